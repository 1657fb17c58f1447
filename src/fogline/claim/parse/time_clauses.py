"""Time clauses: "two days after the army rolled into the town": who acts in a clause that a conjunction opens.

A parser takes "after" and its like for the preposition of the noun behind it, and hangs noun and verb on what stands
before: then the army would be when somebody else rolled in.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.models.report import Token

OPENERS = frozenset({"after", "before", "since", "until"})
"""Words that open a time clause as well as a time phrase."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
JOINED = frozenset({"conj", "advcl", "acl", "ccomp", "parataxis"})


def with_time_clauses(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with each noun between such a word and a finite verb without subject as the subject of that verb."""
    openers = [i for i, t in enumerate(tokens) if t.deprel == "case" and t.text.lower() in OPENERS]
    moved: dict[int, tuple[int, str]] = {}
    for opener in openers:
        noun = tokens[opener].head
        verb = tokens[noun].head if noun > opener else -1
        if verb > noun and _lacks_subject(tokens, noun, verb):
            moved |= {opener: (verb, "mark"), noun: (verb, "nsubj"), verb: (tokens[verb].head, "advcl")}
    if not moved:
        return tokens
    return tuple(
        replace(token, head=moved[i][0], deprel=moved[i][1]) if i in moved else token for i, token in enumerate(tokens)
    )


def _lacks_subject(tokens: tuple[Token, ...], noun: int, verb: int) -> bool:
    """Whether a verb behind a noun phrase is finite, hangs on a verb before both, and has nothing else for subject."""
    if tokens[noun].deprel != "obl" or tokens[noun].upos not in ("NOUN", "PROPN", "PRON"):
        return False
    if tokens[verb].xpos not in FINITE or tokens[verb].deprel not in JOINED or not 0 <= tokens[verb].head < noun:
        return False
    if any(t.text == "," for t in tokens[noun + 1 : verb]):
        return False
    return not any(t.head == verb and t.deprel.startswith(("nsubj", "csubj", "expl")) for t in tokens)
