"""Short names: who is named in one report by a last name, or by initials, that another report gives in full.

A person named by the last name alone is the one person of the store whose full name ends in it; a body named by its
initials alone ("the AVLF") is the one body of the store whose name they are ("the Azure Valley Liberation Front").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from fogline.lexicon.voice_kinds import fold_words
from fogline.models.entity import Actor

Lookup = Mapping[str, Iterable[str]]
FULL, SHORT = "full", "short"
BODIES = frozenset({"armed-group", "militia", "coalition", "group", "military", "ngo", "igo", "monitor", "unnamed"})
"""Kinds of Actor that go by initials; outlets and ministries do so too, and are known by table or not at all."""
UNSPOKEN = frozenset({"of", "the", "and", "for", "in", "on", "to", "al", "de", "du", "des", "la", "le", "et"})
"""Words of a name that lend no letter to its initials."""
INITIALS = re.compile(r"[A-Z]{3,7}")


def list_names(actor: Actor) -> list[tuple[str, str]]:
    """(`FULL` or `SHORT`, key) of an actor, under which those are looked up whose name its own may shorten."""
    if actor.kind != "person":
        return _list_initials(actor)
    words = fold_words(actor.name).split()
    if len(words) > 1:
        return [(FULL, last) for last in find_last_names(words)]
    return [(SHORT, words[0])] if words and actor.learned else []


def _list_initials(actor: Actor) -> list[tuple[str, str]]:
    if actor.kind not in BODIES:
        return []
    if INITIALS.fullmatch(actor.name):
        return [(SHORT, f"initials {actor.name.lower()}")] if actor.learned else []
    words = [word for word in re.split(r"[\s\-–/]+", actor.name) if word and word.lower() not in UNSPOKEN]
    if len(words) < 3 or not all(word[0].isupper() for word in words):
        return []
    return [(FULL, f"initials {''.join(word[0].lower() for word in words)}")]


def find_last_names(words: Sequence[str]) -> frozenset[str]:
    """The last names that a full name (in folded words) is known by: with the article and without."""
    return frozenset((words[-1], words[-1].removeprefix("al-")))


def pair_names(full: Lookup, short: Lookup) -> list[tuple[str, str]]:
    """Pairs of an actor named in short and the one actor whose full name that may be."""
    owners = {name: sorted(set(idents)) for name, idents in full.items()}
    return [
        (ident, owners[name][0])
        for name in sorted(short)
        for ident in sorted(short[name])
        if len(owners.get(name, ())) == 1
    ]


def find_short_names(actors: Iterable[Actor]) -> list[tuple[str, str]]:
    """Pairs of a learned actor named in short and the one actor whose full name that may be."""
    found: dict[str, dict[str, set[str]]] = {FULL: defaultdict(set), SHORT: defaultdict(set)}
    for actor in actors:
        for kind, name in list_names(actor):
            found[kind][name].add(actor.id)
    return pair_names(found[FULL], found[SHORT])
