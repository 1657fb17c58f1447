"""Bombs: conditions of the frames of bombs that are laid, carried, found or dropped.

Each takes the paths of one trigger and answers whether it holds; `conditions.table.holds` asks these with its own.
"""

from __future__ import annotations

from fogline.claim.conditions.condition import Condition
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

BESIDES = frozenset({"with"})


def is_rigged(paths: Paths, index: int) -> bool:
    """ "a booby-trapped motorcycle", "a lorry packed with explosives", "an explosive-laden boat"."""
    syntax = paths.scene.syntax
    if syntax.lemmas[index] not in load_words("bomb_carriers"):
        return False
    told = syntax.kids(index, "compound", "amod")
    around = {w for k in told for m in (k, *syntax.kids(k, "compound", "obl")) for w in (syntax.lemmas[m],)}
    if around & load_words("rigged") and (
        around & (load_words("explosive_loads") | {"booby", "suicide"}) or "trap" in around or "trapped" in around
    ):
        return True
    loads = [o for k in syntax.kids(index, "acl") for case, o in syntax.obliques(k) if case in BESIDES]
    return any(syntax.lemmas[m] in load_words("explosive_loads") for o in loads for m in syntax.conjuncts(o))


def _rigged_subject(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    if not syntax.kids(paths.index, "nsubj"):
        return False
    return any(is_rigged(paths, m) for n in syntax.surface_subject(paths.index) for m in syntax.conjuncts(n))


def _aerial_bombs(paths: Paths) -> bool:
    """ "bombs on the town", "a vacuum bomb", "a glide bomb": bombs that come from the air."""
    syntax, i = paths.scene.syntax, paths.index
    around = {syntax.words[k] for k in syntax.kids(i, "compound", "amod")}
    if around & load_words("unflown_bombs"):
        return False
    dropped = syntax.words[i] == "bombs" and bool(paths.complements(i, ("on", "over")))
    return dropped or bool(around & {"glide", "vacuum", "barrel", "aerial", "thermobaric", "incendiary", "phosphorus"})


def _went_off_there(paths: Paths) -> bool:
    """ "two of them went off": of bombs that the sentence names."""
    syntax = paths.scene.syntax
    subjects = syntax.surface_subject(paths.index)
    pointing = any(syntax.tokens[n].upos in ("PRON", "NUM", "DET") for n in subjects)
    return pointing and any(w in load_words("bombs") - {"car", "vehicle", "trap", "charge"} for w in syntax.lemmas)


def _handled_bomb(paths: Paths) -> bool:
    """ "learn to clear mines", "defused a bomb": nothing goes off."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if carrier is None or paths.trigger.carried_as not in ("obj", "nsubj:pass"):
        return False
    bomb = paths.scene.has_word(paths.index, "bombs") and syntax.lemmas[paths.index] != "bombing"
    return bomb and paths.scene.has_word(carrier, "bomb_handling")


BOMBS: dict[str, Condition] = {
    "rigged-subject": _rigged_subject,
    "aerial-bomb-noun": _aerial_bombs,
    "went-off-there": _went_off_there,
    "handled-bomb": _handled_bomb,
}
"""Every condition of this module that the frames' data may name."""
