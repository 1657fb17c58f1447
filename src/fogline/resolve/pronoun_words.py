"""Pronoun words: the forms of each pronoun, and what may stand behind them."""

from __future__ import annotations

from collections.abc import Callable

from fogline.resolve.discourse import BODIES, COLLECTIVES, Referent

PERSONAL = {"he": False, "him": False, "his": False, "himself": False, "she": True, "her": True, "hers": True}
NEUTER = frozenset(("it", "its", "itself"))
PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
SPEAKER = frozenset(("i", "me", "my", "mine", "myself"))
SPEAKERS = frozenset(("we", "us", "our", "ours", "ourselves"))
PRONOUNS = frozenset(PERSONAL) | NEUTER | PLURAL | SPEAKER | SPEAKERS


def find_gender(word: str) -> bool | None:
    """True for a pronoun that means a woman, False for one that means a man, None for others."""
    return PERSONAL.get(word)


def make_test(word: str) -> Callable[[Referent], bool] | None:
    """What a referent must be for a third-person pronoun; None for other words."""
    if word in PERSONAL:
        female = PERSONAL[word]
        return lambda r: (
            (
                r.actor.kind == "person"
                or (r.actor.kind == "unnamed" and not r.plural)
                or (r.actor.kind == "civilians" and not r.plural and r.spoke >= 0)
            )
            and (r.female is None or r.female is female)
        )
    if word in NEUTER:
        return lambda r: r.actor.kind in BODIES or (r.actor.kind == "group" and r.plural is False)
    if word in PLURAL:
        return lambda r: r.plural is True or (r.plural is None and r.actor.kind in COLLECTIVES)
    return None
