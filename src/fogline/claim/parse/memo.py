"""Memo: what is worked out once: an object's property, a method's answer about one word of a sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, Protocol, TypeVar

Asked = TypeVar("Asked", bound="Remembering")
Answer = TypeVar("Answer")


class Remembering(Protocol):
    """What keeps its answers about words, by the method that gave them."""

    known: dict[str, dict[int, Any]]


class once(Generic[Answer]):
    """A property that is worked out once, as by `functools.cached_property`, but without a lock: a scene is read by one
    thread."""

    def __init__(self, find: Callable[[Any], Answer]) -> None:
        self._find, self._name, self.__doc__ = find, find.__name__, find.__doc__

    def __get__(self, asked: Any, owner: type | None = None) -> Answer:
        answer = self._find(asked)
        setattr(asked, self._name, answer)  # found before this one from now on
        return answer


def once_a_word(find: Callable[[Asked, int], Answer]) -> Callable[[Asked, int], Answer]:
    """A method of a word's index that is worked out once for each word of its object."""
    name = find.__name__

    @wraps(find)
    def ask(asked: Asked, index: int) -> Answer:
        known: dict[int, Answer] = asked.known[name]
        if index in known:
            return known[index]
        answer = known[index] = find(asked, index)
        return answer

    return ask
