"""Possessors: whose a thing in an argument is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fogline.claim.scenes.grounded_sentence import keep_first
from fogline.claim.slots.argument_words import ArgumentWords
from fogline.models.entity import Grounding

LONGEST_MEANS = 40
"""Characters of the longest words for somebody's guns or aircraft."""


def find_owner(words: ArgumentWords, index: int) -> Sequence[Grounding]:
    """Whose a noun is ("Ruritanian jets"), or the actor that it means itself."""
    marks = words.scene.syntax.kids(index, "flat")
    return (
        [_with_means(words, g, index) for g in words.scene.owners_of(index)]
        or [g for k in marks for g in words.scene.owners_of(k)]
        or words.actors_of(words.complements(index, ("of", "by", "from")))
        or words.scene.actors_at(index)
    )


def _with_means(words: ArgumentWords, owner: Grounding, index: int) -> Grounding:
    """Whose guns or aircraft, with the words for them as the text has them ("Ruritanian jets")."""
    token = words.scene.syntax.tokens[index]
    close = owner.end < token.end <= owner.start + LONGEST_MEANS
    if not close or words.scene.has_word(index, "strikes"):
        return owner
    return replace(owner, end=token.end, text=words.scene.report.text[owner.start : token.end])


def find_belonging(words: ArgumentWords, index: int) -> Sequence[Grounding]:
    """Whose a noun and what is joined with it are ("positions of the army", "a depot used by rebels")."""
    syntax = words.scene.syntax
    found: list[Grounding] = []
    for member in syntax.conjuncts(index):
        found.extend(words.scene.owners_of(member))
        found.extend(words.actors_of(words.complements(member, ("of",))))
        for k in syntax.kids(member, "acl"):
            if syntax.lemmas[k] in ("belong", "hold", "control", "own", "use"):
                found.extend(words.actors_of(o for _, o in syntax.obliques(k)))
    return keep_first(found)


def find_named_owners(words: ArgumentWords, index: int) -> Sequence[Grounding]:
    """Owners by name; a pronoun ("their support") is the clause's subject, not somebody told of before."""
    syntax = words.scene.syntax
    pronouns = [k for k in syntax.subkids(index, "nmod:poss") if syntax.tokens[k].upos == "PRON"]
    return () if pronouns else words.scene.owners_of(index)
