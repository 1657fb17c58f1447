"""Neighbours: claims of different types that tell of one occurrence.

A strike and its dead are one event; so are a seizure and the expulsion told in the same sentence, a seizure and the
word that the loser's soldiers are gone, a denial of leaving and the capture that it answers, a strike and what it
destroyed, an offensive and its naming in one sentence. Entering and advancing are not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fogline.assemble.facets import Facet, is_inside
from fogline.assemble.tolls import is_toll
from fogline.lexicon.voice_kinds import fold_words

CAUSES = frozenset({"airstrike", "shell", "blast", "attack", "clash", "seize"})
FIRE = frozenset({"airstrike", "shell", "blast"})


def find_neighbour_reason(a: Facet, b: Facet, rules: dict[str, Any]) -> str | None:
    """Why two claims of different types are one occurrence, None where they are not. `a` stands before `b`."""
    if a.type == b.type:
        return None
    for one, two in ((a, b), (b, a)):
        rule = _RULES.get((one.type, two.type))
        reason = rule(one, two, rules) if rule else None
        if reason:
            return reason
    return None


def may_be_one(a: str, b: str) -> bool:
    """Whether claims of two types can tell of one occurrence at all."""
    return a == b or (a, b) in _RULES or (b, a) in _RULES


def _together(a: Facet, b: Facet, sentences: int = 0) -> bool:
    return a.doc == b.doc and abs(a.sentence - b.sentence) <= sentences and a.line == b.line


def _same_where(a: Facet, b: Facet) -> bool:
    return not a.places or not b.places or bool(set(a.places) & set(b.places))


def _same_when(a: Facet, b: Facet) -> bool:
    """Days overlap and are of like length, or one gives none."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return True
    return a.first <= b.last and b.first <= a.last and abs((a.last - a.first) - (b.last - b.first)) <= 1


def _dead(cause: Facet, dead: Facet, rules: dict[str, Any]) -> str | None:
    """A violent act and the people it killed or hurt."""
    same_sentence = cause.doc == dead.doc and cause.sentence == dead.sentence
    if dead.act_beside and not same_sentence and cause.type in FIRE:
        return None
    where = _same_where(cause, dead) or (same_sentence and (is_inside(cause, dead) or is_inside(dead, cause)))
    if is_toll(dead) or dead.denied or cause.denied or not where or not _same_when(cause, dead):
        return None
    if dead.actor_sides and cause.actor_sides and not dead.actor_sides & (cause.actor_sides | cause.recipient_sides):
        return None
    if cause.type == "attack" and not cause.places:
        return None
    if cause.type == "seize" and (dead.act_beside or not (same_sentence or cause.actors)):
        return None  # "strikes killed 24 in the week before the town fell", and what comes behind that
    equal = bool(cause.places) and set(cause.places) == set(dead.places)
    same_speech = cause.sentence == dead.sentence or cause.house == dead.house or (equal and cause.type in FIRE)
    near = _together(cause, dead, 1) and same_speech
    if near and (cause.places or dead.places or cause.sentence == dead.sentence):
        return "an act of violence and its toll, told together"
    cues = rules["cues"].get(cause.type, ())
    folded = fold_words(dead.text)
    shared = bool(set(cause.places) & set(dead.places))
    if cause.doc == dead.doc and shared and any(f" {cue} " in folded for cue in cues):
        return "a toll that names the act that caused it"
    pinned = cause.first is not None and dead.first is not None and cause.first == dead.first
    if cause.doc == dead.doc and equal and pinned and cause.house == dead.house:
        return "an act of violence and a toll of the same place and day by one voice"
    if cause.doc != dead.doc and equal and pinned and cause.type in FIRE:
        return "an act of violence and a toll of the same place and day"
    return None


def _damage(cause: Facet, damage: Facet, rules: dict[str, Any]) -> str | None:
    if _together(cause, damage) and _same_where(cause, damage) and cause.denied == damage.denied:
        return "a strike and what it destroyed, in one sentence"
    return None


def _expulsion(seize: Facet, leave: Facet, rules: dict[str, Any]) -> str | None:
    """A seizure with the loser driven out beside it; or the loser's denial of having left, which answers it."""
    if not seize.places or not set(seize.places) & set(leave.places) or seize.actor_sides & leave.actor_sides:
        return None
    driven = bool(leave.recipient_sides & seize.actor_sides)
    if not leave.denied and not seize.denied and driven and _together(seize, leave, 2) and _same_when(seize, leave):
        return "a seizure and the expulsion told with it"
    if leave.denied and not seize.denied and leave.actor_sides and seize.actor_sides and _answers(leave, seize):
        return "a denial of having left the place that the other is said to have taken"
    return None


def _answers(denial: Facet, act: Facet) -> bool:
    """Whether a denial can be of this act: printed on or after its day, and in the same report or within two days."""
    if denial.said is None or act.said is None:
        return denial.doc == act.doc
    day = act.first if act.first is not None else act.said
    return 0 <= denial.said - day <= 2


def _kept(seize: Facet, hold: Facet, rules: dict[str, Any]) -> str | None:
    """A seizure, and the same voice's word that the taker holds what it took."""
    if seize.denied or hold.denied or seize.house != hold.house or set(seize.places) != set(hold.places):
        return None
    if (
        seize.core
        and hold.core
        and seize.places
        and seize.actors == hold.actors
        and (hold.said or 0) >= (seize.said or 0)
    ):
        return "a seizure and the same voice's word that the place is held"
    return None


def _hold(seize: Facet, hold: Facet, rules: dict[str, Any]) -> str | None:
    return _loss(seize, hold, rules) or _kept(seize, hold, rules)


def _loss(seize: Facet, hold: Facet, rules: dict[str, Any]) -> str | None:
    """A seizure, and the word that the other side's soldiers are no longer there."""
    if not hold.denied or seize.denied or not set(seize.places) & set(hold.places):
        return None
    if seize.actor_sides & hold.actor_sides or not _same_when(seize, hold):
        return None
    if seize.doc == hold.doc or (hold.said or 0) >= (seize.first or seize.said or 0):
        return "a seizure and the word that the loser's soldiers are gone"
    return None


def _naming(attack: Facet, name: Facet, rules: dict[str, Any]) -> str | None:
    if _together(attack, name) and attack.actors == name.actors and attack.core and name.core and not name.recipients:
        return "an offensive and its name, in one sentence"
    return None


def _regroup(leave: Facet, move: Facet, rules: dict[str, Any]) -> str | None:
    if _together(leave, move) and leave.actors == move.actors and not move.places and move.planned and not leave.denied:
        return "a withdrawal and its purpose, in one sentence"
    return None


def _standoff(clash: Facet, hold: Facet, rules: dict[str, Any]) -> str | None:
    """Fighting in a place and who holds which part of it."""
    parties = clash.actor_sides | clash.recipient_sides
    if _together(clash, hold, 1) and set(clash.places) == set(hold.places) and hold.actor_sides <= parties:
        return "fighting in a place and who holds which part of it"
    return None


def _battle(seize: Facet, clash: Facet, rules: dict[str, Any]) -> str | None:
    if _together(seize, clash) and set(seize.places) == set(clash.places) and seize.house == clash.house:
        return "a seizure and the fighting for it, in one sentence"
    return None


def _flight(damage: Facet, flight: Facet, rules: dict[str, Any]) -> str | None:
    if _together(damage, flight) and damage.places and set(damage.places) == set(flight.places):
        return "a service shut and the flight that shut it, in one sentence"
    return None


def _deal(agree: Facet, other: Facet, rules: dict[str, Any]) -> str | None:
    background = not agree.core and not other.core and not (other.type == "hold" and other.actors)
    where = not agree.places or bool(set(agree.places) & set(other.places))
    if background and where and _together(agree, other):
        return "a deal and what it brought, in one sentence"
    return None


_Rule = Callable[[Facet, Facet, dict[str, Any]], str | None]
_RULES: dict[tuple[str, str], _Rule] = {
    **{(cause, "casualties"): _dead for cause in CAUSES},
    **{(cause, "damage"): _damage for cause in FIRE},
    ("seize", "withdraw"): _expulsion,
    ("seize", "hold"): _hold,
    ("seize", "clash"): _battle,
    ("attack", "organize"): _naming,
    ("withdraw", "deploy"): _regroup,
    ("clash", "hold"): _standoff,
    ("damage", "displace"): _flight,
    ("agree", "withdraw"): _deal,
    ("agree", "hold"): _deal,
}
