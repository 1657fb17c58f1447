"""Undertakings: what somebody agrees or offers to do.

Each takes the paths of one trigger and answers whether it holds; `conditions.table.holds` asks these with the others.
"""

from __future__ import annotations

from fogline.claim.conditions.condition import Condition
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

PROMISING = frozenset({"promise", "pledge"})
"""Verbs by which goods, deeds or forces are promised."""


def _agrees_deed(paths: Paths) -> bool:
    """ "agreed on Monday to hand over the town", "agreed on an embargo": what is agreed to stands in the clause."""
    syntax, i = paths.scene.syntax, paths.index
    told = syntax.kids(i, "ccomp", "xcomp", "advcl")
    if any(syntax.words[m] in ("to", "that") for k in told for m in syntax.kids(k, "mark")):
        return True
    spans = [(t.start, t.end) for t in paths.scene.times]
    agreed = [k for case, k in syntax.obliques(i) if case in ("on", "upon", "to")]
    return any(not any(s <= syntax.tokens[k].start < e for s, e in spans) for k in agreed)


def _offers_deed(paths: Paths) -> bool:
    """ "offered to evacuate the president", "offered the rebels passage": no "offered no evidence"."""
    syntax, i = paths.scene.syntax, paths.index
    if any(syntax.words[k] == "no" for n in paths.patient() for k in syntax.kids(n, "det")):
        return False
    told = syntax.kids(i, "xcomp", "ccomp")
    to_do = any(syntax.words[m] == "to" for k in told for m in syntax.kids(k, "mark"))
    given = any(syntax.lemmas[n] not in load_words("words_offered") for n in paths.patient())
    return to_do or given or bool(paths.actors(paths.trigger.frame.recipient))


def _promised_good(paths: Paths) -> bool:
    """ "promised a road", "pledged compensation for the families": what does somebody good."""
    return _promises(paths, load_words("promised_goods") | load_words("relief"))


def _promised_forces(paths: Paths) -> bool:
    """ "promised 300 more men": forces to be sent."""
    return _promises(paths, load_words("more_forces"))


def _promises(paths: Paths, words: frozenset[str]) -> bool:
    """Whether something of these words is promised."""
    syntax = paths.scene.syntax
    promised = [m for n in paths.patient() for m in syntax.conjuncts(n)]
    return syntax.lemmas[paths.index] in PROMISING and any(syntax.lemmas[m] in words for m in promised)


UNDERTAKINGS: dict[str, Condition] = {
    "agrees-deed": _agrees_deed,
    "offers-deed": _offers_deed,
    "promised-good": _promised_good,
    "promised-forces": _promised_forces,
}
"""Every condition of this module that the frames' data may name."""
