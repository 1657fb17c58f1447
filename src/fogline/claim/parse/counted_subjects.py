"""Counted subjects: "two were killed and 450 arrested", "183 homes were damaged": of whom verbs behind numbers speak.

A parser hangs a number whose verb is cut short on the verb before it, and makes a list of counted things a headline
with a clause beside it. Then the second verb would count what the first one does, or nothing.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.models.report import Token

JOINED = frozenset({"conj", "dep", "obj", "obl", "nsubj", "nsubj:pass"})
"""What a parser calls a number that belongs to the verb behind it."""
DEGREES = frozenset({"about", "around", "over", "under"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})


def with_counted_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with such numbers and nouns as the subjects of their verbs."""
    for index in range(1, len(tokens)):
        token = tokens[index]
        if token.xpos == "VBN" and token.deprel == "conj" and _is_gapped(tokens, index):
            return _hang(tokens, {index - 1: (index, "nsubj:pass")})
        if token.upos == "AUX" and token.head == index + 1 and _is_headless(tokens, index):
            return _with_root(tokens, index + 1)
        if token.upos == "NUM" and token.deprel in ("nmod", "nummod") and (verb := _find_fronted(tokens, index)) >= 0:
            moved = {index: (verb, "nsubj")}
            moved |= {i: (index, "nmod") for i, t in enumerate(tokens) if t.head == token.head and index < i < verb
                      and t.deprel == "nmod"}  # fmt: skip
            return _hang(tokens, moved)
    return tokens


def _hang(tokens: tuple[Token, ...], moved: dict[int, tuple[int, str]]) -> tuple[Token, ...]:
    return tuple(
        replace(token, head=moved[i][0], deprel=moved[i][1]) if i in moved else token for i, token in enumerate(tokens)
    )


def _has_subject(tokens: tuple[Token, ...], verb: int) -> bool:
    return any(t.head == verb and t.deprel.startswith(("nsubj", "csubj", "expl")) for t in tokens)


def _is_gapped(tokens: tuple[Token, ...], verb: int) -> bool:
    """ "two people were killed and more than 450 arrested": a participle right behind a number that hangs on the same
    passive; "nine killed 12 injured" is one toll."""
    number, above = tokens[verb - 1], tokens[verb].head
    if number.upos != "NUM" or number.head != above or number.deprel not in JOINED or not 0 <= above < verb - 1:
        return False
    joined = any(t.head == verb and t.deprel == "cc" for t in tokens[above:verb])
    passive = any(t.head == above and t.deprel == "aux:pass" for t in tokens[:above])
    return joined and passive and not _has_subject(tokens, verb)


def _is_headless(tokens: tuple[Token, ...], helper: int) -> bool:
    """ "183 homes and 400 businesses were damaged": a noun for root, and behind it a verb without subject."""
    verb, head = helper + 1, tokens[helper + 1].head
    if tokens[verb].upos != "VERB" or tokens[verb].deprel != "parataxis" or not 0 <= head < helper:
        return False
    if tokens[head].head >= 0 or tokens[head].upos not in NOMINAL or _has_subject(tokens, verb):
        return False
    return all(t.upos not in ("PUNCT", "VERB", "AUX") for t in tokens[head + 1 : helper])


def _with_root(tokens: tuple[Token, ...], verb: int) -> tuple[Token, ...]:
    noun = tokens[verb].head
    subject = "nsubj:pass" if tokens[verb].xpos == "VBN" else "nsubj"
    moved = {noun: (verb, subject), verb: (-1, "root")}
    moved |= {i: (verb, t.deprel) for i, t in enumerate(tokens) if t.head == noun and i > verb}
    return _hang(tokens, moved)


def _find_fronted(tokens: tuple[Token, ...], number: int) -> int:
    """The verb of "In the confusion about 130 of the men died", whose number the parse hung on the confusion; -1 for
    none."""
    noun = tokens[number].head
    if not 0 <= noun < number - 1 or tokens[number - 1].text.lower() not in DEGREES or tokens[noun].deprel != "obl":
        return -1
    verb = tokens[noun].head
    free = verb > number and tokens[verb].upos == "VERB" and not _has_subject(tokens, verb)
    return verb if free and all(t.text != "," for t in tokens[noun + 1 : number]) else -1
