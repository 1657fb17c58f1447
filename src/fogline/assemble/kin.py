"""Kin: which actors can be of one side with which, so that the sides of a few are settled without those of all.

An actor has keys: itself and those that its record leads to, its state, its name. Actors that share a key may be of one
side; those that share none, through any number of others, are not. Short names are keys for looking up alone: they join
only where one full name has them (see `fogline.assemble.short_names`).
"""

from __future__ import annotations

from fogline.assemble.sides import NEUTRAL_KINDS, REBEL_KINDS
from fogline.lexicon.voice_kinds import find_kind, fold_words, has_words
from fogline.models.entity import Actor


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
