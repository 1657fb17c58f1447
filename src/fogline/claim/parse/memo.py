"""Memo: a method's answer about one word of a sentence, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def once_a_word(find: Callable[[Asked, int], Answer]) -> Callable[[Asked, int], Answer]:
    """A method of a word's index that is worked out once for each word of its object, as `cached_property` is once."""
    name = f"_{find.__name__}_of"

    @wraps(find)
    def ask(asked: Asked, index: int) -> Answer:
        try:
            known: dict[int, Answer] = asked.__dict__[name]
        except KeyError:
            known = asked.__dict__[name] = {}
        if index in known:
            return known[index]
        answer = known[index] = find(asked, index)
        return answer

    return ask
