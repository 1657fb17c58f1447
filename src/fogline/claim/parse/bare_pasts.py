"""Bare pasts: "strikes by drones killed at least 24 people": a past that the tagger took for a passive without helper.

Whom it counts stands behind it without a preposition, as no passive has it: it is the object.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.models.report import Token


def with_bare_pasts(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with each such verb as an active past with its object."""
    subjects = [i for i, t in enumerate(tokens) if t.deprel == "nsubj:pass" and i < t.head]
    found = list(tokens)
    for subject in subjects:
        verb = tokens[subject].head
        if tokens[verb].xpos in ("VBN", "VBD") and (counted := _find_counted(tokens, verb)) >= 0:
            found[subject] = replace(tokens[subject], deprel="nsubj")
            found[counted] = replace(tokens[counted], deprel="obj")
            found[verb] = replace(tokens[verb], xpos="VBD")
    return tuple(found) if subjects else tokens


def _find_counted(tokens: tuple[Token, ...], verb: int) -> int:
    """The counted noun behind a verb without helper that the parse calls an oblique though no preposition opens it; -1
    for none."""
    own = [i for i, t in enumerate(tokens) if t.head == verb]
    if any(tokens[i].deprel.startswith(("aux", "obj")) for i in own):
        return -1
    for index in own:
        token = tokens[index]
        if index > verb and token.deprel == "obl" and token.upos == "NOUN":
            under = {t.deprel for t in tokens if t.head == index}
            return index if "nummod" in under and "case" not in under else -1
    return -1
