"""Voice kinds: what kind of speaker a name tells of, by the words of a data file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from fogline.lexicon.rulebook import load_rulebook
from fogline.models.entity import Actor

UNNAMED = "unnamed-reports"
"""Id of the voice of nobody known: "reports", "posts"."""
REMEMBERED = 4096
"""Names whose kind is kept: every report cites the same few hundred voices."""
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")


def fold_words(text: str) -> str:
    """Lower-case words of a text with single spaces, padded with a space on either side."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


@cache
def _kinds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row["kind"], tuple(row["words"])) for row in load_rulebook("voices")["kind"])


def find_kind(names: Iterable[str]) -> str | None:
    """The kind (an Actor kind, or "spokesperson") of the first name that has a telling word, else None."""
    return next((kind for name in names if (kind := _find_kind_of(name)) is not None), None)


@lru_cache(REMEMBERED)
def _find_kind_of(name: str) -> str | None:
    folded = fold_words(name)
    return next((kind for kind, words in _kinds() if any(f" {word} " in folded for word in words)), None)


def voice_kind(actor: Actor) -> str:
    """The kind of a voice: the record's, or by its name's words where the record only says that it has no name.

    `unnamed` is left for "reports", "posts" and the like, of which nothing is known, not even a role.
    """
    if actor.kind not in ("unnamed", "group", ""):
        return actor.kind
    return find_kind([actor.name]) or ("unnamed" if actor.id == UNNAMED else "other")


def has_words(name: str, section: str) -> bool:
    """Whether a name has a word of the section `state`, `office` or `membership` of the data file."""
    folded = fold_words(name)
    return any(f" {word} " in folded for word in load_rulebook("voices")[section]["words"])
