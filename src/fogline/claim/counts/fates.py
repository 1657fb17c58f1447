"""Fates: what became of those whom a number counts: killed, injured, missing."""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.models.measure import Quantity

CASUALTY_MEASURES = {
    "wound": "injured", "injure": "injured", "hurt": "injured", "hospitalise": "injured", "hospitalize": "injured",
    "maim": "injured", "blind": "injured", "wounded": "injured", "injured": "injured", "injury": "injured",
    "missing": "missing", "treat": "injured", "harm": "injured", "hospitalised": "injured",
    "hospitalized": "injured", "unaccounted": "missing", "unaccount": "missing", "disappear": "missing",
    "vanish": "missing", "beat": "injured", "whip": "injured", "flog": "injured",
    "torture": "injured", "batter": "injured",
}  # fmt: skip


ELSEWISE = frozenset({("displaced",), ("homeless",), ("arrested",), ("detained",), ("evacuated",), ("uprooted",)})
"""Words behind a number that count no dead and hurt."""


FATES = frozenset({"killed", "dead", "wounded", "injured", "hurt"})


def find_marked_fate(happening: Happening) -> str | None:
    """The measure that the frame itself gives by a mark ("operated on 40 people": injured); None where it has none."""
    return next((m for m in ("injured", "missing", "killed") if m in happening.trigger.frame.marks), None)


def tells_both_fates(scene: Scene, token: int, noun: int) -> bool:
    """ "38,000 killed and wounded", "850 were killed or wounded": one number for the dead and the hurt together."""
    words = scene.syntax.words
    for index in range(token + 1, min(token + 9, len(words) - 2)):
        if words[index] in FATES:
            return words[index + 1] in ("and", "or") and words[index + 2] in FATES
        if scene.syntax.tokens[index].upos == "NUM":
            return False
    return False


SAID_BEHIND = {
    "dead": "killed", "killed": "killed", "slain": "killed", "wounded": "injured", "injured": "injured",
    "hurt": "injured", "missing": "missing", "hospitalised": "injured", "hospitalized": "injured", "maimed": "injured",
    "injuries": "injured", "deaths": "killed", "fatalities": "killed", "bodies": "killed", "martyred": "killed",
    "martyrs": "killed", "corpses": "killed", "executed": "killed", "lives": "killed",
}  # fmt: skip


def find_said_beside(scene: Scene, quantity: Quantity, token: int, noun: int) -> str | None:
    """The measure told right beside a number, whatever the parse makes of it: "17 dead and 367 wounded", "three
    servicemen killed", "killed 30 people injured 90". A verb right before a number governs it, so it does not count
    the one before."""
    syntax = scene.syntax
    words = syntax.words
    behind = noun + 1 + (words[noun + 1 : noun + 2] == ("still",))
    for index in dict.fromkeys((token + 1, behind, token + 2, noun)):
        if token < index < len(words) and words[index] in SAID_BEHIND:
            governs = index + 1 < len(words) and syntax.tokens[index + 1].upos == "NUM"
            if not governs and not any(syntax.tokens[k].upos == "NUM" for k in range(token + 1, index)):
                return SAID_BEHIND[words[index]]
    first = scene.token_at(quantity.start, quantity.start + 1)
    if first and words[first - 1] in SAID_BEFORE:
        return SAID_BEFORE[words[first - 1]]
    return None


SAID_BEFORE = {
    "killed": "killed", "killing": "killed", "kills": "killed", "wounded": "injured", "wounding": "injured",
    "injured": "injured", "injuring": "injured", "wounds": "injured", "injures": "injured", "hurting": "injured",
    "kill": "killed", "injure": "injured", "wound": "injured",
}  # fmt: skip


def find_fate(scene: Scene, verb: int, noun: int | None = None) -> str:
    """The measure that a casualty word gives; a noun's own comes last."""
    syntax = scene.syntax
    if syntax.lemmas[verb] in ("wound", "injure") and {"fatally", "mortally"} & {
        syntax.words[k] for k in syntax.kids(verb, "advmod")
    }:
        return "killed"
    if (found := CASUALTY_MEASURES.get(syntax.words[verb]) or CASUALTY_MEASURES.get(syntax.lemmas[verb])) is not None:
        return found
    if syntax.lemmas[verb] == "shoot" and _is_only_hurt(scene, verb):
        return "injured"
    if syntax.lemmas[verb] in ("suffer", "sustain"):
        hurt = {syntax.lemmas[k] for k in syntax.kids(verb, "obj")}
        return "injured" if hurt & {"injury", "wound", "burn"} else "killed"
    if noun is None or syntax.lemmas[verb] in ("die", "perish", "kill", "succumb"):
        return "killed"
    return CASUALTY_MEASURES.get(syntax.words[noun]) or CASUALTY_MEASURES.get(syntax.lemmas[noun]) or "killed"


def _is_only_hurt(scene: Scene, shot: int) -> bool:
    """ "Five were shot and wounded": those who were shot are those who were hurt."""
    syntax = scene.syntax
    joined = [k for k in syntax.kids(shot, "conj") if not syntax.kids(k, "nsubj")]
    return any(syntax.lemmas[k] in ("wound", "injure") for k in joined)
