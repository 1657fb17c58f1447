"""Measures: what a count of a claim measures, by the type of event and the noun that is counted."""

from __future__ import annotations

from fogline.claim.fates import (
    CASUALTY_MEASURES,
    ELSEWISE,
    SAID_BEHIND,
    find_fate,
    find_marked_fate,
    find_said_beside,
    tells_both_fates,
)
from fogline.claim.happening import Happening
from fogline.claim.scene import Scene
from fogline.lexicon.frames import load_words
from fogline.models.measure import Quantity

RETURNING = frozenset({"return", "returnee", "repatriate"})


def find_measure(scene: Scene, happening: Happening, quantity: Quantity, token: int, noun: int) -> str | None:
    syntax = scene.syntax
    if happening.type == "casualties":
        beside = syntax.words[token + 1 : token + 2]
        if beside in ELSEWISE:
            return None
        if beside and beside[0] in SAID_BEHIND and not tells_both_fates(scene, token, noun):
            return SAID_BEHIND[beside[0]]
        if not counts_people(scene, noun, token) and not (
            noun == happening.trigger.index and syntax.lemmas[noun] in load_words("deadly_words")
        ):
            return None
        if tells_both_fates(scene, token, noun):
            return "other"
        killing = syntax.lemmas[happening.trigger.index] in ("kill", "shoot", "execute", "murder", "massacre")
        if (
            hurt := []
            if killing
            else [k for k in syntax.kids(noun, "amod") if syntax.words[k] in CASUALTY_MEASURES and k < noun]
        ):
            return CASUALTY_MEASURES[syntax.words[hurt[0]]]
        if (said := find_said_beside(scene, quantity, token, noun)) is not None:
            return said
        verb = _governing_verb(scene, token, happening.trigger.index)
        return (verb == happening.trigger.index and find_marked_fate(happening)) or find_fate(scene, verb, noun)
    if syntax.words[token] in ("twice", "thrice"):
        return TIMES.get(happening.type)
    if happening.type in ("attack", "clash") and not _takes_part(scene, happening, noun):
        return None
    if happening.type in REMOTE and _is_told_elsewhere(scene, happening, noun):
        return None
    people = counts_people(scene, noun, token) or _suffers(scene, happening, noun)
    place = bool(scene.places_of(noun)) or scene.has_word(noun, "place_nouns")
    match happening.type:
        case "seize":
            return "taken" if place and not people else None
        case "withdraw":
            return "forces" if people or scene.has_word(noun, "forces") else "other"
        case "support":
            goods = any(scene.has_word(noun, c) for c in ("aid", "relief", "things", "military_things", "guns"))
            return (
                "other"
                if (goods or syntax.lemmas[noun] in load_words("measured_goods")) and not _is_human(scene, noun)
                else None
            )
        case "organize":
            exact = quantity.low == quantity.high
            return "forces" if exact and people and scene.has_word(noun, "people") else None
        case "airstrike" | "shell" if syntax.lemmas[noun] == "bomb":
            return "other"
        case "airstrike" | "shell" if syntax.lemmas[happening.trigger.index] in load_words("wrecking"):
            return "struck" if scene.has_word(noun, "installations") and not people else None
        case "clash" if syntax.lemmas[noun] in REPELLED:
            return "other"
        case "airstrike" | "shell" if noun in _agents(scene, happening) and not scene.has_word(noun, "installations"):
            return "forces" if not scene.has_word(noun, "guns") else "other"
        case "attack" | "airstrike" | "shell" | "blast":
            if scene.has_word(noun, "installations") or syntax.lemmas[noun] in EXPLODING:
                return "struck"
            if happening.type == "blast" and (scene.has_word(noun, "bombs") or scene.has_word(noun, "guns")):
                return "other"
            if people:
                return "forces" if happening.type == "attack" else None
            return "other" if scene.has_word(noun, "things") or scene.has_word(noun, "guns") else None
        case "hold" if place and not people:
            return "taken"
        case "enter" if place and not people:
            return "other"
        case "enter" | "hold" | "advance" | "clash":
            return "forces" if people or scene.has_word(noun, "military_things") else None
        case "deploy":
            return "forces" if people or scene.has_word(noun, "forces") else "other"
        case "protest":
            return "other"
        case "displace":
            trigger = happening.trigger.index
            back = syntax.lemmas[trigger] in RETURNING or _homeward(scene, trigger)
            return ("returned" if back else "displaced") if people else None
        case "detain":
            if not people:
                return None
            return "other" if _set_free(scene, happening.trigger.index) else "detained"
        case "damage":
            return None if people else ("struck" if scene.has_word(noun, "installations") else "other")
    return None


EXPLODING = frozenset({"bombing", "explosion", "blast", "detonation"})


def _suffers(scene: Scene, happening: Happening, noun: int) -> bool:
    """Whoever is counted as taken, freed or put to flight is somebody, whatever the word ("two village heads")."""
    if happening.type not in ("detain", "displace") or scene.syntax.tokens[noun].upos != "NOUN":
        return False
    victims = {m for n in scene.syntax.patient(happening.trigger.index) for m in scene.syntax.conjuncts(n)}
    things = ("institutions", "place_nouns", "things", "air", "military_things", "guns", "event_words")
    return noun in victims and not any(scene.has_word(noun, name) for name in things)


TIMES = {"airstrike": "struck", "shell": "struck", "attack": "other", "clash": "other"}


REMOTE = frozenset({"airstrike", "shell", "blast"})


def _is_told_elsewhere(scene: Scene, happening: Happening, noun: int) -> bool:
    """ "two soldiers died in a raid": what is counted outside a strike that only says how."""
    trigger = happening.trigger
    if trigger.carrier is None or not trigger.carried_as.startswith("obl"):
        return False
    return noun not in scene.syntax.subtree(trigger.index)


REPELLED = frozenset({"attack", "assault", "counter-attack", "counterattack", "raid", "offensive", "wave"})


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


def _is_human(scene: Scene, noun: int) -> bool:
    return scene.has_word(noun, "people") or scene.has_word(noun, "civil")


def _agents(scene: Scene, happening: Happening) -> set[int]:
    syntax, predicate = scene.syntax, happening.trigger.predicate
    return {m for n in syntax.agent(predicate) for m in syntax.conjuncts(n)} - {happening.trigger.index}


def _homeward(scene: Scene, trigger: int) -> bool:
    """ "have gone home", "came back": a way back with a plain verb of motion."""
    if scene.syntax.lemmas[trigger] not in ("go", "come", "head", "get", "move"):
        return False
    return any(scene.syntax.words[k] in ("home", "back") for k in scene.syntax.children[trigger])


def counts_people(scene: Scene, noun: int, token: int) -> bool:
    """Whether persons are counted: a people word, an actor, or a bare number as object ("killing 17")."""
    if scene.has_word(noun, "people") or scene.has_word(noun, "civil"):
        return True
    if noun == token or scene.syntax.words[noun] in ("them", "us", "whom", "you", "those"):
        return True
    if any(scene.has_word(noun, c) for c in ("institutions", "place_nouns", "things", "air")):
        return False
    kinds = load_words("people_kinds") | load_words("armed_kinds")
    return any(scene.kind_of(g) in kinds for g in scene.actors_at(noun))


def _governing_verb(scene: Scene, token: int, trigger: int) -> int:
    syntax = scene.syntax
    current = token
    for _ in range(12):
        if syntax.lemmas[current] in CASUALTY_MEASURES or current == trigger:
            return current
        head = syntax.head(current)
        if head < 0:
            return trigger
        if syntax.is_verb(head):
            return head
        current = head
    return trigger
