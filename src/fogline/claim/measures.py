"""Measures: what a count of a claim measures, by the type of event and the noun that is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fogline.claim.happening import Happening
from fogline.claim.scene import Scene
from fogline.claim.tolls import counts_people, find_toll
from fogline.lexicon.frames import load_words
from fogline.models.measure import Quantity

RETURNING = frozenset({"return", "returnee", "repatriate"})
EXPLODING = frozenset({"bombing", "explosion", "blast", "detonation"})
TIMES = {"airstrike": "struck", "shell": "struck", "attack": "other", "clash": "other"}
REMOTE = frozenset({"airstrike", "shell", "blast"})
REPELLED = frozenset({"attack", "assault", "counter-attack", "counterattack", "raid", "offensive", "wave"})


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


def find_measure(scene: Scene, happening: Happening, quantity: Quantity, token: int, noun: int) -> str | None:
    """What the number at `token`, which counts `noun`, measures of a happening; None where it is no figure of it."""
    if happening.type == "casualties":
        return find_toll(scene, happening, quantity, token, noun)
    if scene.syntax.words[token] in ("twice", "thrice"):
        return TIMES.get(happening.type)
    if happening.type in ("attack", "clash") and not _takes_part(scene, happening, noun):
        return None
    if happening.type in REMOTE and _is_told_elsewhere(scene, happening, noun):
        return None
    people = counts_people(scene, noun, token) or _suffers(scene, happening, noun)
    place = bool(scene.places_of(noun)) or scene.has_word(noun, "place_nouns")
    measure = MEASURES.get(happening.type)
    return measure(Counted(scene, happening, quantity, noun, people, place)) if measure else None


def _ground(counted: Counted) -> str | None:
    return "taken" if counted.place and not counted.people else None


def _held(counted: Counted) -> str | None:
    return _ground(counted) or _forces(counted)


def _entering(counted: Counted) -> str | None:
    return "other" if counted.place and not counted.people else _forces(counted)


def _forces(counted: Counted) -> str | None:
    return "forces" if counted.people or counted.is_of("military_things") else None


def _moved_forces(counted: Counted) -> str:
    return "forces" if counted.people or counted.is_of("forces") else "other"


def _given(counted: Counted) -> str | None:
    goods = counted.is_of("aid", "relief", "things", "military_things", "guns", "measured_goods")
    return "other" if goods and not counted.is_of("people", "civil") else None


def _members(counted: Counted) -> str | None:
    exact = counted.quantity.low == counted.quantity.high
    return "forces" if exact and counted.people and counted.is_of("people") else None


def _fired(counted: Counted) -> str | None:
    """What aircraft or guns strike, drop and fire, and who does."""
    if counted.lemma == "bomb":
        return "other"
    sites = counted.is_of("installations")
    if counted.scene.syntax.lemmas[counted.trigger] in load_words("wrecking"):
        return "struck" if sites and not counted.people else None
    if counted.noun in _agents(counted.scene, counted.happening) and not sites:
        return "other" if counted.is_of("guns") else "forces"
    return _struck(counted)


def _fought(counted: Counted) -> str | None:
    return "other" if counted.lemma in REPELLED else _forces(counted)


def _struck(counted: Counted) -> str | None:
    kind = counted.happening.type
    if counted.is_of("installations") or counted.lemma in EXPLODING:
        return "struck"
    if kind == "blast" and counted.is_of("bombs", "guns"):
        return "other"
    if counted.people:
        return "forces" if kind == "attack" else None
    return "other" if counted.is_of("things", "guns") else None


def _displaced(counted: Counted) -> str | None:
    if not counted.people:
        return None
    lemma = counted.scene.syntax.lemmas[counted.trigger]
    return "returned" if lemma in RETURNING or _homeward(counted.scene, counted.trigger) else "displaced"


def _detained(counted: Counted) -> str | None:
    if not counted.people:
        return None
    return "other" if _set_free(counted.scene, counted.trigger) else "detained"


def _damaged(counted: Counted) -> str | None:
    if counted.people:
        return None
    return "struck" if counted.is_of("installations") else "other"


MEASURES: dict[str, Callable[[Counted], str | None]] = {
    "seize": _ground,
    "hold": _held,
    "enter": _entering,
    "advance": _forces,
    "withdraw": _moved_forces,
    "deploy": _moved_forces,
    "clash": _fought,
    "attack": _struck,
    "blast": _struck,
    "airstrike": _fired,
    "shell": _fired,
    "protest": lambda counted: "other",
    "support": _given,
    "organize": _members,
    "displace": _displaced,
    "detain": _detained,
    "damage": _damaged,
}
"""What is counted, by event type; a type that is missing has no figures."""


def _suffers(scene: Scene, happening: Happening, noun: int) -> bool:
    """Whoever is counted as taken, freed or put to flight is somebody, whatever the word ("two village heads")."""
    if happening.type not in ("detain", "displace") or scene.syntax.tokens[noun].upos != "NOUN":
        return False
    victims = {m for n in scene.syntax.patient(happening.trigger.index) for m in scene.syntax.conjuncts(n)}
    things = ("institutions", "place_nouns", "things", "air", "military_things", "guns", "event_words")
    return noun in victims and not any(scene.has_word(noun, name) for name in things)


def _is_told_elsewhere(scene: Scene, happening: Happening, noun: int) -> bool:
    """ "two soldiers died in a raid": what is counted outside a strike that only says how."""
    trigger = happening.trigger
    if trigger.carrier is None or not trigger.carried_as.startswith("obl"):
        return False
    return noun not in scene.syntax.subtree(trigger.index)


def _set_free(scene: Scene, trigger: int) -> bool:
    """Those freed or escaped are no detainees any more."""
    syntax = scene.syntax
    words = {syntax.words[k] for k in syntax.children[trigger]}
    if syntax.lemmas[trigger] in load_words("freeing"):
        return True
    return bool(words & {"free", "go", "alive", "out"}) and syntax.lemmas[trigger] in ("set", "let", "pull", "break")


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


def _agents(scene: Scene, happening: Happening) -> set[int]:
    syntax, predicate = scene.syntax, happening.trigger.predicate
    return {m for n in syntax.agent(predicate) for m in syntax.conjuncts(n)} - {happening.trigger.index}


def _homeward(scene: Scene, trigger: int) -> bool:
    """ "have gone home", "came back": a way back with a plain verb of motion."""
    if scene.syntax.lemmas[trigger] not in ("go", "come", "head", "get", "move"):
        return False
    return any(scene.syntax.words[k] in ("home", "back") for k in scene.syntax.children[trigger])
