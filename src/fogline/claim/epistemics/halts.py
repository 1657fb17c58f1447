"""Halts: what other verbs do to an event: they keep it from coming about, call it off, or do not let it end.

"Tanks kept the rebels from entering" and "the drive was called off" tell that it is not so, "the shelling has not
stopped" that it is.
"""

from __future__ import annotations

from fogline.claim.epistemics.undone import is_undone
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
        kept = syntax.rels[predicate] == "xcomp" and syntax.lemmas[head] in load_words("quitting")
    return kept and not is_undone(scene, head)


def is_halted(scene: Scene, trigger: Trigger) -> bool:
    """ "suspended its air strikes", "the drive was called off", "averted the fall of Oldtown"."""
    verb = trigger.carrier
    if verb is None or trigger.carried_as not in BORNE:
        return False
    averted = trigger.frame.type in LOST and scene.syntax.lemmas[verb] in load_words("averting")
    return (averted or _calls_off(scene, verb, trigger.frame.type)) and not is_undone(scene, verb)


def goes_on(scene: Scene, trigger: Trigger) -> bool:
    """ "The shelling has not stopped", "refused to suspend its air strikes": not to end is to go on; and "failed to
    avert the fall of Oldtown": it came about."""
    verb = trigger.carrier
    if verb is None:
        return False
    lemma, kind = scene.syntax.lemmas[verb], trigger.frame.type
    ends = lemma in load_words("ending") or (kind in LOST and lemma in load_words("averting"))
    return (ends or _calls_off(scene, verb, kind)) and is_undone(scene, verb)


def _calls_off(scene: Scene, verb: int, event_type: str) -> bool:
    """Whether a verb calls off what it bears."""
    if event_type not in CALLED_OFF:
        return False
    lemma = scene.syntax.lemmas[verb]
    return lemma in load_words("calling_off") or (lemma == "call" and "off" in scene.syntax.particles(verb))
