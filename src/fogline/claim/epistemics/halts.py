"""Halts: what other verbs do to an event: they keep it from coming about, call it off, or do not let it end.

"Tanks kept the rebels from entering" and "the drive was called off" tell that it is not so, "the shelling has not
stopped" that it is.
"""

from __future__ import annotations

from fogline.claim.epistemics.hearsay import is_unable
from fogline.claim.scenes.scene import Scene
from fogline.claim.scenes.trigger import Trigger
from fogline.lexicon.word_sets import load_words

CALLED_OFF = frozenset({"airstrike", "shell", "attack", "advance", "withdraw", "deploy", "protest", "displace"})
"""Types of what is no more, or will not be, once it is called off."""
LOST = frozenset({"seize", "casualties", "displace"})
"""Types of what somebody is kept from, though the frames of foiled attacks tell of the others."""
BORNE = frozenset({"obj", "nsubj:pass"})


def is_kept_from(scene: Scene, predicate: int) -> bool:
    """ "prevented the rebels from entering", "stopped bombing": what did not come about, or is no more."""
    syntax = scene.syntax
    head = syntax.head(predicate)
    if head < 0 or syntax.tokens[predicate].xpos != "VBG":
        return False
    if "from" in syntax.marks(predicate):
        kept = syntax.lemmas[head] in load_words("preventing")
    else:
        kept = syntax.rels[predicate] == "xcomp" and syntax.lemmas[head] in ("stop", "cease", "quit")
    return kept and not _fails(scene, head)


def is_halted(scene: Scene, trigger: Trigger) -> bool:
    """ "suspended its air strikes", "the drive was called off", "averted the fall of Oldtown"."""
    verb = trigger.carrier
    if verb is None or trigger.carried_as not in BORNE or _fails(scene, verb):
        return False
    syntax, kind = scene.syntax, trigger.frame.type
    if kind in LOST and syntax.lemmas[verb] in load_words("averting"):
        return True
    if kind not in CALLED_OFF:
        return False
    off = syntax.lemmas[verb] == "call" and "off" in syntax.particles(verb)
    return off or syntax.lemmas[verb] in load_words("calling_off")


def goes_on(scene: Scene, trigger: Trigger) -> bool:
    """ "The shelling has not stopped": not to end is to go on."""
    verb = trigger.carrier
    return verb is not None and scene.syntax.lemmas[verb] in load_words("ending") and scene.syntax.negated(verb)


def _fails(scene: Scene, verb: int) -> bool:
    """ "did not prevent", "failed to stop them": what is not kept from coming about does."""
    syntax = scene.syntax
    if is_unable(scene, verb):
        return True
    return syntax.rels[verb] == "xcomp" and syntax.lemmas[syntax.head(verb)] in ("fail", "refuse", "decline")
