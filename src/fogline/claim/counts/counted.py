"""Counted: what the counts of an event are counts of, and whether they belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.claim.counts.tolls import counts_people, suffers
from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.models.measure import Quantity

REMOTE = frozenset({"airstrike", "shell", "blast"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a count stands on: its noun in a happening's clause, and whether that means people or a place."""

    scene: Scene
    happening: Happening
    quantity: Quantity
    noun: int
    people: bool
    place: bool

    def is_of(self, *classes: str) -> bool:
        """Whether the noun is in one of these classes of words."""
        return any(self.scene.has_word(self.noun, name) for name in classes)

    @property
    def lemma(self) -> str:
        """The noun's lemma."""
        return self.scene.syntax.lemmas[self.noun]

    @property
    def trigger(self) -> int:
        """The word that names the event."""
        return self.happening.trigger.index


def find_counted(scene: Scene, happening: Happening, quantity: Quantity, token: int, noun: int) -> Counted | None:
    """What the number at `token` counts; None where the noun has no part in the event."""
    if happening.type in ("attack", "clash") and not _takes_part(scene, happening, noun):
        return None
    if happening.type in REMOTE and _is_told_elsewhere(scene, happening, noun):
        return None
    people = counts_people(scene, noun, token) or suffers(scene, happening, noun)
    place = bool(scene.places_of(noun)) or scene.has_word(noun, "place_nouns")
    return Counted(scene, happening, quantity, noun, people, place)


def _is_told_elsewhere(scene: Scene, happening: Happening, noun: int) -> bool:
    """ "two soldiers died in a raid": what is counted outside a strike that only says how."""
    trigger = happening.trigger
    if trigger.carrier is None or not trigger.carried_as.startswith("obl"):
        return False
    return noun not in scene.syntax.subtree(trigger.index)


def _takes_part(scene: Scene, happening: Happening, noun: int) -> bool:
    """Whether those counted fight, or are what is struck; the victims and the displaced of another clause do not."""
    syntax, trigger = scene.syntax, happening.trigger
    nodes = {trigger.index, trigger.predicate}
    nodes |= {m for n in syntax.agent(trigger.predicate) for m in syntax.conjuncts(n)}
    nodes |= {m for n in syntax.patient(trigger.predicate) for m in syntax.conjuncts(n)}
    nodes |= set(syntax.kids(trigger.index, "nmod", "compound", "obl", "nummod"))
    nodes |= {k for n in list(nodes) for k in syntax.kids(n, "nmod")}
    if noun not in nodes:
        return False
    return trigger.frame.kind == "verb" or trigger.carried_as == "obj" or noun in syntax.subtree(trigger.index)
