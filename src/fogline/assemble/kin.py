"""Kin: which actors can be of one side with which, so that the sides of a few are settled without those of all.

An actor has keys: itself and those that its record leads to, its state, its name. Actors that share a key may be of one
side; those that share none, through any number of others, are not. A person's last name is a key for looking up alone:
it joins only where one full name has it (see `fogline.assemble.titles.find_short_names`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fogline.assemble.sides import NEUTRAL_KINDS, REBEL_KINDS
from fogline.assemble.titles import find_last_names
from fogline.lexicon.voice_kinds import find_kind, fold_words, has_words
from fogline.models.entity import Actor

Lookup = Mapping[str, Iterable[str]]
FULL, SHORT = "full", "short"


def find_kin(actor: Actor, home: str | None, state_voice: bool) -> frozenset[str]:
    """The keys of an actor. `home` is the state that it is taken to be of where its record names none, `state_voice`
    whether reports call it a state's."""
    keys = {f"is {ident}" for ident in (actor.id, actor.side, actor.speaks_for, *actor.member_of) if ident}
    kinds = {actor.kind, find_kind([actor.name]) or actor.kind}
    aside = kinds <= REBEL_KINDS | NEUTRAL_KINDS and not (actor.party or state_voice or has_words(actor.name, "state"))
    state = actor.country or home
    if state and not aside:
        keys.add(f"state {state}")
    if actor.kind == "igo" and " united nations " in fold_words(actor.name):
        keys.add("united nations")
    return frozenset(keys)


def name_kin(actor: Actor) -> list[tuple[str, str]]:
    """(`FULL` or `SHORT`, last name) of a person, under which the persons are looked up whose name it may shorten."""
    if actor.kind != "person":
        return []
    words = fold_words(actor.name).split()
    if len(words) > 1:
        return [(FULL, last) for last in find_last_names(words)]
    return [(SHORT, words[0])] if words and actor.learned else []


def pair_names(full: Lookup, short: Lookup) -> list[tuple[str, str]]:
    """Pairs of a person named by the last name alone and the one person whose full name has it."""
    owners = {name: sorted(set(idents)) for name, idents in full.items()}
    return [
        (ident, owners[name][0])
        for name in sorted(short)
        for ident in sorted(short[name])
        if len(owners.get(name, ())) == 1
    ]
