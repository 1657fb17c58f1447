"""Aside tags: "They blew up a bridge, an officer said, cutting the road": whose deed stands behind a tag set in.

A parser hangs a participle behind a reporting clause on the verb of saying, as if the officer had cut the road.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from fogline.lexicon.cues import load_cues
from fogline.lexicon.frames import load_frames
from fogline.models.report import Token

SAID = frozenset({"VBD", "VBZ", "VBP"})
CLAUSES = frozenset({"advcl", "ccomp", "xcomp"})
SPOKEN = frozenset({"accuse", "threaten", "agree", "meet", "organize", "support"})
"""Types of event that who speaks may do by speaking, or beside it."""


def with_aside_tags(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with each participle of a deed behind a reporting clause hung on the verb that the clause reports."""
    moved = {i: told for i, token in enumerate(tokens) if token.xpos == "VBG" and (told := _find_told(tokens, i)) >= 0}
    if not moved:
        return tokens
    return tuple(
        replace(token, head=moved[i], deprel="advcl") if i in moved else token for i, token in enumerate(tokens)
    )


def _find_told(tokens: tuple[Token, ...], index: int) -> int:
    """The verb that a reporting clause before a participle of a deed reports; -1 where there is none."""
    token, tag = tokens[index], tokens[index].head
    if token.deprel not in CLAUSES or not 0 < tag < index or tokens[index - 1].text != ",":
        return -1
    above = tokens[tag]
    if above.xpos not in SAID or above.lemma not in load_cues().say or token.lemma not in _deeds():
        return -1
    told = above.head if above.deprel == "parataxis" else _find_content(tokens, tag)
    subject = next((i for i in range(tag) if tokens[i].head == tag and tokens[i].deprel.startswith("nsubj")), -1)
    return told if 0 <= told < subject and tokens[told].upos == "VERB" else -1


def _find_content(tokens: tuple[Token, ...], tag: int) -> int:
    """The verb of the clause that stands before a verb of saying and is what it says; -1 for none."""
    return next((i for i in range(tag) if tokens[i].head == tag and tokens[i].deprel == "ccomp"), -1)


@cache
def _deeds() -> frozenset[str]:
    """Verbs that name what is done, and nothing that is done in words."""
    return frozenset(
        lemma for lemma, frames in load_frames().verb.items() if not SPOKEN & {frame.type for frame in frames}
    ) | {"cut", "force", "leave", "cause", "trigger", "prompt", "spark"}
