"""Measures: what a count of a claim measures, by the type of event and the noun that is counted."""

from __future__ import annotations

from collections.abc import Callable

from fogline.claim.counts.counted import REMOTE, Counted, find_counted
from fogline.claim.counts.tolls import find_toll
from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words
from fogline.models.measure import Quantity

AIMED = frozenset({"at", "on", "against", "in", "of"})
HARMING = frozenset({"kill", "wound", "injure", "slay"})
RETURNING = frozenset({"return", "returnee", "repatriate"})
EXPLODING = frozenset({"bombing", "explosion", "blast", "detonation"})
TIMES = {"airstrike": "struck", "shell": "struck", "attack": "other", "clash": "other"}
UNARMED = frozenset({"people", "person", "civilian", "villager", "protester", "demonstrator", "crowd", "worshipper"})
HOMES = frozenset({"home", "house"})
REPELLED = frozenset({"attack", "assault", "counter-attack", "counterattack", "raid", "offensive", "wave"})


def find_measure(scene: Scene, happening: Happening, quantity: Quantity, token: int, noun: int) -> str | None:
    """What the number at `token`, which counts `noun`, measures of a happening; None where it is no figure of it."""
    if scene.syntax.words[token] in ("twice", "thrice"):
        return TIMES.get(happening.type)
    if happening.type == "casualties":
        return find_toll(scene, happening, quantity, token, noun)
    counted = find_counted(scene, happening, quantity, token, noun)
    measure = MEASURES.get(happening.type)
    return measure(counted) if counted and measure else None


def _ground(counted: Counted) -> str | None:
    if counted.is_of("areas"):
        return "other"
    return "taken" if counted.place and not counted.people else None


def _held(counted: Counted) -> str | None:
    return _ground(counted) or _forces(counted)


def _entering(counted: Counted) -> str | None:
    return "other" if counted.place and not counted.people else _forces(counted)


def _forces(counted: Counted) -> str | None:
    return "forces" if counted.people or counted.is_of("military_things") else None


def _moved_forces(counted: Counted) -> str:
    return "forces" if counted.people or counted.is_of("forces") else "other"


def _sent(counted: Counted) -> str:
    if counted.is_of("vessels"):
        return "other"
    return "forces" if counted.is_of("army_units") else _moved_forces(counted)


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
    if counted.is_of("installations") or counted.lemma in EXPLODING or (kind in REMOTE and _is_hit(counted)):
        return "struck"
    if kind == "blast" and counted.is_of("bombs", "guns"):
        return "other"
    if counted.people:
        unarmed = counted.lemma != "man" and (counted.is_of("civil") or counted.lemma in UNARMED)
        fights = counted.noun in _agents(counted.scene, counted.happening) or not unarmed
        return "forces" if kind == "attack" and fights else None
    return "other" if counted.is_of("things", "guns") else None


def _protesting(counted: Counted) -> str | None:
    """Who marches, and what they burn; not "450 were arrested in the riots"."""
    syntax, trigger = counted.scene.syntax, counted.happening.trigger
    if trigger.carrier is None or trigger.carried_as != "obl" or not syntax.passive(trigger.carrier):
        return "other"
    return None if counted.noun in syntax.patient(trigger.carrier) else "other"


def _is_hit(counted: Counted) -> bool:
    """ "bombed two houses", "fired missiles at 14 launchers", "strikes on two hideouts": what a strike is aimed at."""
    scene, syntax, trigger = counted.scene, counted.scene.syntax, counted.happening.trigger
    numbers = [k for k in syntax.kids(counted.noun, "nummod") if syntax.words[k] != "one"]
    if not numbers or syntax.tokens[counted.noun].upos != "NOUN" or scene.actors_at(counted.noun):
        return False
    if syntax.lemmas[trigger.index] in HARMING or counted.is_of("guns", "bombs", "people", "civil", "strikes"):
        return False
    verbs = [trigger.index]
    if trigger.carrier is not None and counted.is_of("things", "place_nouns"):  # "shells struck two houses"
        verbs.append(trigger.carrier)
    struck = {m for v in verbs for n in syntax.patient(v) for m in syntax.conjuncts(n)}
    aimed = [k for i in (trigger.index, trigger.predicate) for case, k in syntax.obliques(i) if case in AIMED]
    aimed += [k for k in syntax.kids(trigger.index, "nmod") if syntax.case(k) in AIMED]
    return counted.noun in struck or counted.noun in {m for k in aimed for m in syntax.conjuncts(k)}


def _displaced(counted: Counted) -> str | None:
    if not counted.people and counted.lemma != "arrival":
        return None
    lemma = counted.scene.syntax.lemmas[counted.trigger]
    return "returned" if lemma in RETURNING or _homeward(counted.scene, counted.trigger) else "displaced"


def _detained(counted: Counted) -> str | None:
    if not counted.people:
        return None
    return "other" if set_free(counted.scene, counted.trigger) else "detained"


def _damaged(counted: Counted) -> str | None:
    if counted.people:
        return None
    wrecked = counted.scene.syntax.lemmas[counted.trigger] in load_words("wrecking") and counted.lemma in HOMES
    return "struck" if wrecked or counted.is_of("installations") else "other"


MEASURES: dict[str, Callable[[Counted], str | None]] = {
    "seize": _ground,
    "hold": _held,
    "enter": _entering,
    "advance": _forces,
    "withdraw": _moved_forces,
    "deploy": _sent,
    "clash": _fought,
    "attack": _struck,
    "blast": _struck,
    "airstrike": _fired,
    "shell": _fired,
    "protest": _protesting,
    "support": _given,
    "organize": _members,
    "displace": _displaced,
    "detain": _detained,
    "damage": _damaged,
}
"""What is counted, by event type; a type that is missing has no figures."""


def set_free(scene: Scene, trigger: int) -> bool:
    """Those freed or escaped are no detainees any more."""
    syntax = scene.syntax
    words = {syntax.words[k] for k in syntax.children[trigger]}
    if syntax.lemmas[trigger] in load_words("freeing"):
        return True
    words |= set(syntax.words[trigger + 1 : trigger + 2])
    return bool(words & {"free", "go", "alive", "out"}) and syntax.lemmas[trigger] in ("set", "let", "pull", "break")


def _agents(scene: Scene, happening: Happening) -> set[int]:
    syntax, predicate = scene.syntax, happening.trigger.predicate
    return {m for n in syntax.agent(predicate) for m in syntax.conjuncts(n)} - {happening.trigger.index}


def _homeward(scene: Scene, trigger: int) -> bool:
    """ "have gone home", "came back": a way back with a plain verb of motion."""
    if scene.syntax.lemmas[trigger] not in ("go", "come", "head", "get", "move"):
        return False
    return any(scene.syntax.words[k] in ("home", "back") for k in scene.syntax.children[trigger])
