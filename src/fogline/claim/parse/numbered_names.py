"""Numbered names: "M23 took Oldtown": groups called by a letter and a number, which a tagger takes for counts."""

from __future__ import annotations

import re
from dataclasses import replace

from fogline.models.report import Token

NUMBERED = re.compile(r"[A-Z]{1,3}-?\d{1,3}")
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
BETWEEN = frozenset({"AUX", "ADV", "PART"})
"""What may stand between such a name and its verb."""


def with_numbered_names(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with each such number as a name, and as the subject of a verb right behind it that has none."""
    found = list(tokens)
    for index, token in enumerate(tokens):
        if token.upos == "NUM" and NUMBERED.fullmatch(token.text) and token.deprel != "nummod":
            verb = _find_verb(tokens, index)
            found[index] = replace(token, upos="PROPN", xpos="NNP")
            if verb >= 0:
                found[index] = replace(found[index], head=verb, deprel="nsubj")
    return tuple(found) if any(a is not b for a, b in zip(found, tokens, strict=True)) else tokens


def _find_verb(tokens: tuple[Token, ...], name: int) -> int:
    """The verb right behind a name that lacks a subject and does not hang on the name; -1 for none."""
    verb = next((i for i in range(name + 1, len(tokens)) if tokens[i].upos not in BETWEEN), -1)
    if verb < 0 or tokens[verb].upos != "VERB" or tokens[verb].xpos not in FINITE or tokens[verb].head == name:
        return -1
    own = [t for t in tokens if t.head == verb]
    helped = tokens[verb].xpos != "VBN" or any(t.deprel.startswith("aux") for t in own)
    return verb if helped and not any(t.deprel.startswith(("nsubj", "csubj", "expl")) for t in own) else -1
