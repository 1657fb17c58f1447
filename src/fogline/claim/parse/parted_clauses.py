"""Parted clauses: "15,000 people crossed the river; at least six drowned": a subject that belongs before the semicolon.

A parser that takes "crossed" for a participle hangs the people who crossed on the verb behind the semicolon. Then
15,000 would have drowned.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.models.report import Token

PASTS = frozenset({"VBD", "VBN"})


def with_parted_clauses(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with the clause before each semicolon as one of its own, where its verb was taken for a participle."""
    for stop in (i for i, t in enumerate(tokens) if t.text == ";"):
        for subject in range(stop):
            verb = tokens[subject].head
            if verb > stop and tokens[subject].deprel.startswith("nsubj") and tokens[verb].upos == "VERB":
                first, number = _find_participle(tokens, subject, stop), verb - 1
                if first >= 0 and tokens[number].upos == "NUM" and tokens[number].head == verb:
                    return _part(tokens, subject, first, number, verb)
    return tokens


def _find_participle(tokens: tuple[Token, ...], subject: int, stop: int) -> int:
    """The participle without helper that hangs on a subject before the semicolon; -1 for none."""
    for index in range(subject + 1, stop):
        token = tokens[index]
        if token.head == subject and token.deprel.startswith("acl") and token.xpos in PASTS:
            return -1 if any(t.head == index and t.deprel.startswith(("aux", "nsubj")) for t in tokens) else index
    return -1


def _part(tokens: tuple[Token, ...], subject: int, first: int, number: int, verb: int) -> tuple[Token, ...]:
    found = list(tokens)
    found[first] = replace(tokens[first], xpos="VBD", head=tokens[verb].head, deprel=tokens[verb].deprel)
    found[subject] = replace(tokens[subject], head=first, deprel="nsubj")
    found[verb] = replace(tokens[verb], xpos="VBD", head=first, deprel="parataxis")
    found[number] = replace(tokens[number], deprel="nsubj")
    return tuple(found)
