"""Hyphenated: the actor on the other side of a trigger's hyphen ("rebel-held", "Iranian-backed")."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.claim.parse.tree import HYPHENS
from fogline.claim.slots.argument_words import ArgumentWords
from fogline.lexicon.countries import get_countries_by_word, load_countries
from fogline.models.entity import Grounding
from fogline.models.report import Token


def find_around_hyphen(words: ArgumentWords, offset: int) -> Sequence[Grounding]:
    """Who stands two words before or behind the trigger, over a hyphen ("rebel-held", "pro-Iranian")."""
    syntax = words.scene.syntax
    position = words.index + offset
    hyphen = words.index + (1 if offset > 0 else -1)
    if not 0 <= position < len(syntax) or syntax.words[hyphen] not in HYPHENS:
        return ()
    token = syntax.tokens[position]
    return (
        words.scene.actors_at(position)
        or tuple(words.scene.groundings.actors_in(token.start, token.end))
        or _nation(token)
    )


def _nation(token: Token) -> list[Grounding]:
    """The state that a nationality before a hyphen names ("Iranian-backed")."""
    codes = get_countries_by_word().get(token.text.casefold(), ())
    found = [c for c in load_countries() if c.iso2 in codes[:1]]
    return [
        Grounding(
            token.start,
            token.end,
            token.text,
            c.name.lower().replace(" ", "-"),
            c.name,
            "actor",
            "nationality",
            token.start,
        )
        for c in found
    ]
