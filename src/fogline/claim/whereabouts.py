"""Whereabouts: where a claim's event happens, where no path of its frame reached a place.

The claim's own clause comes first, then the scene that its sentence opens with, then the place that labels its block
("Oldtown: two shells fell near the market").
"""

from __future__ import annotations

from fogline.claim.happenings import Happening
from fogline.claim.scene import Scene
from fogline.lexicon.frames import load_words
from fogline.models.entity import Grounding

GOAL = frozenset({"to", "into", "toward", "towards", "onto"})
ORIGIN = frozenset({"from", "out of"})
MOVES = frozenset({"deploy", "advance", "enter", "meet", "displace"})
LEAVING = frozenset({"withdraw", "displace"})
PLACELESS = frozenset({"accuse", "threaten", "organize", "support"})
SPOKEN = frozenset({"accuse", "threaten", "support"})
OPENED = frozenset({"attack", "seize", "advance", "enter", "clash", "displace", "withdraw"})
OPENED |= {"casualties", "damage", "airstrike", "shell", "blast", "detain"}


def find_whereabouts(scene: Scene, happening: Happening, members: frozenset[int]) -> tuple[Grounding, ...]:
    """Places of an event whose frame found none; `members` are the tokens of the claim's own clause."""
    if happening.type in PLACELESS or not happening.trigger.frame.core:
        return ()
    return _places_in(scene, members, happening.type)


def find_scenery(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """Places that set the scene for a whole sentence or block, for an event whose clause names none."""
    if not happening.trigger.frame.core:
        return ()
    if happening.type in SPOKEN:
        return _spoken_in(scene, happening)
    return _places_before(scene, happening) or _labelled(scene, happening)


def _spoken_in(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """Where a speech act is put by the words that open its sentence ("In Geneva, the envoy condemned ...")."""
    syntax, predicate = scene.syntax, happening.trigger.predicate
    for k in syntax.kids(predicate, "obl"):
        if k < min(predicate, 6) and syntax.case(k) in ("in", "at") and not any(syntax.is_verb(i) for i in range(k)):
            return tuple(scene.places_of(k))
    return ()


def _places_in(scene: Scene, members: frozenset[int], event_type: str) -> tuple[Grounding, ...]:
    """Places of the claim's own clause that no path reached, by their prepositions: where it happens or whereto."""
    allowed = load_words("locatives") | (GOAL if event_type in MOVES else frozenset())
    if event_type in LEAVING:
        allowed = allowed | ORIGIN
    for index in sorted(members):
        if (case := scene.syntax.own_case(index)) and (case in allowed or case.split(" ")[0] in allowed):
            found = scene.places_of(index)
            if found:
                return tuple(found)
    return ()


def _places_before(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """The scene that the sentence opens with: "In the coastal town of X, a drone hit a café and five people died"."""
    if happening.type not in OPENED:
        return ()
    syntax = scene.syntax
    wanted = load_words("locatives")
    above = {happening.trigger.predicate, *syntax.ancestors(happening.trigger.predicate)}
    for index in range(happening.trigger.predicate):
        if not index < syntax.head(index):
            continue
        if syntax.head(index) in above and syntax.rels[index] in ("obl", "advmod") and syntax.case(index) in wanted:
            found = scene.places_of(index)
            if found:
                return tuple(found)
    return ()


def _labelled(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """The place before the colon that heads a list item, an entry or a headline."""
    if happening.type not in OPENED | {"hold", "deploy"}:
        return ()
    return tuple(scene.label)
