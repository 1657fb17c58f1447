"""Aside tags: "They blew up a bridge, an officer said, cutting the road": whose deed stands behind a tag set in.

A parser hangs a participle behind a reporting clause on the verb of saying, as if the officer had cut the road; or the
verb that "and" joins to one before ("The envoy met him and, radio reported, promised help"). A participle behind a
comma goes on from the main verb, too, not from the attempt "to capture two posts, killing 40" that it beat off.
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
    """The tokens with each participle of a deed behind a reporting clause, and each verb that is joined over one, hung
    on the verb that it goes on from."""
    tokens = _with_joined_over(tokens)
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
    if above.xpos == "VB" and above.deprel == "acl" and token.lemma in _deeds():
        return _find_main(tokens, tag)
    if above.xpos not in SAID or above.lemma not in load_cues().say or token.lemma not in _deeds():
        return -1
    told = above.head if above.deprel == "parataxis" else _find_content(tokens, tag)
    subject = next((i for i in range(tag) if tokens[i].head == tag and tokens[i].deprel.startswith("nsubj")), -1)
    return told if 0 <= told < subject and tokens[told].upos == "VERB" else -1


def _find_main(tokens: tuple[Token, ...], infinitive: int) -> int:
    """The finite verb above an infinitive that tells what a noun is for ("beat off an attempt to take it, killing
    40")."""
    noun = tokens[infinitive].head
    verb = tokens[noun].head
    direct = verb >= 0 and tokens[noun].deprel in ("obj", "obl") and verb < noun < infinitive
    return verb if direct and tokens[verb].upos == "VERB" else -1


def _find_content(tokens: tuple[Token, ...], tag: int) -> int:
    """The verb of the clause that stands before a verb of saying and is what it says; -1 for none."""
    return next((i for i in range(tag) if tokens[i].head == tag and tokens[i].deprel == "ccomp"), -1)


def _with_joined_over(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with the tag behind "and," as an aside to the verb that is joined over it."""
    for tag in range(4, len(tokens) - 2):
        if tokens[tag].xpos not in SAID or tokens[tag].deprel != "conj" or tokens[tag + 1].text != ",":
            continue
        if tokens[tag].lemma not in load_cues().say:
            continue
        own = [i for i, t in enumerate(tokens) if t.head == tag]
        opened = next((i for i in own if tokens[i].deprel == "cc" and tokens[i + 1].text == "," and i < tag - 2), -1)
        told = next((i for i in own if tokens[i].deprel == "ccomp" and i > tag and tokens[i].xpos in SAID), -1)
        if opened < 0 or told < 0 or any(t.head == told and t.deprel.startswith("nsubj") for t in tokens):
            continue
        found = list(tokens)
        found[told] = replace(tokens[told], head=tokens[tag].head, deprel="conj")
        found[tag] = replace(tokens[tag], head=told, deprel="parataxis")
        found[opened] = replace(tokens[opened], head=told)
        return tuple(found)
    return tokens


@cache
def _deeds() -> frozenset[str]:
    """Verbs that name what is done, and nothing that is done in words."""
    return frozenset(
        lemma for lemma, frames in load_frames().verb.items() if not SPOKEN & {frame.type for frame in frames}
    ) | {"cut", "force", "leave", "cause", "trigger", "prompt", "spark"}
