"""Givens: events that a clause only names to tell when, where or by what its own came about.

"No civilian was hurt in the strike", "nine may have died in the shelling", "the talks will not resume after the raid":
the strike, the shelling and the raid were, whatever the clause denies, doubts or plans.
"""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.claim.scenes.trigger import Trigger

DATING = frozenset({"after", "following", "since", "during", "amid", "despite", "because of", "due to"})
"""Prepositions of what was or went on when the event of the clause was."""
CAUSING = frozenset({"in", "from"})
"""Prepositions of what did the harm that the clause tells of."""
BLAMED = frozenset({"for", "over", "in connection with"})
"""Prepositions of what somebody is held for."""
HARM = frozenset({"casualties", "damage"})
"""Types of what strikes and blasts do."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset({"a", "an"})


def is_given(scene: Scene, trigger: Trigger) -> bool:
    """Whether the event noun is only the setting of its carrier's clause, and told to have been."""
    return _is_setting(scene, trigger) and bool(_determiners(scene, trigger.index) & (DEFINITE | INDEFINITE))


def is_known(scene: Scene, trigger: Trigger) -> bool:
    """Whether it is such a setting and one that the reader is taken to know ("the shelling", "their raid"), or one of
    what is over ("may have died in a raid"): no doubt or plan of the clause touches it."""
    if not _is_setting(scene, trigger):
        return False
    determiners = _determiners(scene, trigger.index)
    over = trigger.carrier is not None and "have" in scene.syntax.auxiliaries(trigger.carrier)
    return bool(determiners & DEFINITE) or (over and bool(determiners & INDEFINITE))


def _is_setting(scene: Scene, trigger: Trigger) -> bool:
    if trigger.carrier is None or trigger.carried_as != "obl":
        return False
    case = scene.syntax.case(trigger.index)
    if case in DATING:
        return True
    if scene.syntax.lemmas[trigger.carrier] == "take":  # "will not take part in the talks"
        return False
    types = {t.frame.type for t in scene.triggers.get(trigger.carrier, ())}
    return (case in CAUSING and not types.isdisjoint(HARM)) or (case in BLAMED and "detain" in types)


def _determiners(scene: Scene, noun: int) -> set[str]:
    """The words that say of a noun which it is; an owner is as good as "the"."""
    syntax = scene.syntax
    owned = {"the"} if syntax.subkids(noun, "nmod:poss") else set()
    return owned | {syntax.words[k] for k in syntax.kids(noun, "det")}
