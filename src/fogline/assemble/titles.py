"""Titles: what the words around a name tell of its side, where no record knows it.

A voice that some report calls state-run is an organ of a state; a person whom reports call president with no state
beside the title, or whose army or government they speak of, is of the state whose war it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from fogline.lexicon.countries import load_countries
from fogline.lexicon.rulebook import load_rulebook
from fogline.lexicon.voice_kinds import fold_words
from fogline.models.claim import Claim
from fogline.models.entity import Actor
from fogline.models.report import ReportCard

_BEFORE, _AFTER = 32, 40
_NAME = r"[A-Z][\w’'-]{1,30}(?: (?:al-|bin |ibn |van |de )?[A-Z][\w’'-]{1,30}){0,3}"
_OWNER = re.compile(rf"\b({_NAME}?)['’]s (?:army|regime|government|warplanes|air force|cabinet)\b")


def find_state_voices(
    claims: Iterable[Claim], reports: Mapping[str, ReportCard], actors: Mapping[str, Actor]
) -> frozenset[str]:
    """Ids of learned voices that a report calls an organ of the state where it cites them."""
    found = set()
    for claim in claims:
        for voice in claim.attribution:
            actor = actors.get(voice.id)
            if actor is None or (actor.learned and actor.kind != "person"):
                card = reports.get(claim.doc)
                if _is_of_state(voice.text) or (card and _is_of_state(_around(card.text, voice.start, voice.end))):
                    found.add(voice.id)
    return frozenset(found)


def _around(text: str, start: int | None, end: int | None) -> str:
    """The words right before a name in its clause, and an apposition right after it."""
    if start is None or end is None:
        return ""
    before = re.split(r"[.,;:!?\n]", text[max(0, start - _BEFORE) : start])[-1]
    after = re.match(r"[,(] ?(?:the |a |an )?([^.,;:!?()\n]{1,40})", text[end : end + _AFTER + 8])
    return f"{before} {after.group(1) if after else ''}"


def _is_of_state(words: str) -> bool:
    folded = fold_words(words)
    return any(f" {word} " in folded for word in load_rulebook("voices")["state"]["organ"])


def find_titled(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Names that a text gives a ruler's title or an army of their own: with no other nation beside it, and with one."""
    titled, foreign = set[str](), set[str]()
    nations = _nations()
    for match in _title_pattern().finditer(text):
        before = fold_words(text[max(0, match.start() - 24) : match.start()]).split()
        abroad = bool(before) and (before[-1] in nations or " ".join(before[-2:]) in nations)
        (foreign if abroad else titled).add(match.group(1))
    titled.update(match.group(1) for match in _OWNER.finditer(text))
    return frozenset(titled), frozenset(foreign)


def find_rulers(actors: Iterable[Actor], titled: Iterable[str], foreign: Iterable[str]) -> frozenset[str]:
    """Ids of learned persons that stand for the state whose war it is: titled or owning, and of no other country."""
    people = [a for a in actors if a.learned and a.kind == "person" and not a.country]
    if not people:
        return frozenset()
    ours, theirs = (_index(names) for names in (titled, foreign))
    return frozenset(a.id for a in people if _is_named(a, ours) and not _is_named(a, theirs))


def _index(names: Iterable[str]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Names in words: whole, those of one word, and the last words of all."""
    said = [fold_words(name).split() for name in names]
    whole = frozenset(" ".join(words) for words in said if words)
    alone = frozenset(words[0] for words in said if len(words) == 1)
    return whole, alone, frozenset(words[-1] for words in said if words)


def _is_named(actor: Actor, names: tuple[frozenset[str], frozenset[str], frozenset[str]]) -> bool:
    """Whether a name in the text is an actor's: all its words, or its last alone, or ends in its only word."""
    whole, alone, lasts = names
    words = fold_words(actor.name).split()
    if not words:
        return False
    return (
        " ".join(words) in whole or (len(words) > 1 and words[-1] in alone) or (len(words) == 1 and words[0] in lasts)
    )


@cache
def _title_pattern() -> re.Pattern[str]:
    words = [re.escape(w) for w in load_rulebook("voices")["ruler"]["words"]]
    either = [f"(?i:{w})" for w in words]
    return re.compile(rf"\b(?:{'|'.join(either)}) ({_NAME})")


@cache
def _nations() -> frozenset[str]:
    names = (n for c in load_countries() for n in (*c.names, *c.adjectives, *c.demonyms))
    return frozenset(" ".join(fold_words(n).split()) for n in names)
