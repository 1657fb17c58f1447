"""Compare: how likely two claims tell of one occurrence, in points, each with its reason.

Points and thresholds are data (lexicon/data/assembly.toml). The features follow what the events literature calls
event coreference by slots: type, place with nesting, time with nesting, actor and recipient by side, figures, words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp
from typing import Any

from fogline.assemble.facets import Facet, is_inside
from fogline.assemble.neighbours import find_neighbour_reason
from fogline.assemble.tolls import compare_figures, compare_tolls, is_toll
from fogline.lexicon.rulebook import load_rulebook

VETO = -5.0
"""Points at or below which one feature alone forbids a merge."""


@dataclass(slots=True)
class Comparison:
    """Points that two claims tell of one occurrence, and why; `vetoed` where one feature forbids it."""

    points: float = 0.0
    reasons: list[str] = field(default_factory=list)
    vetoed: bool = False

    def add(self, points: float, reason: str) -> None:
        """Count a feature in; features worth nothing leave no reason."""
        self.points += points
        self.vetoed = self.vetoed or points <= VETO
        if points:
            self.reasons.append(f"{points:+.1f} {reason}")

    @property
    def probability(self) -> float:
        """Points on a logistic scale, 0.5 at the threshold."""
        rules = load_rulebook("assembly")
        return round(1 / (1 + exp(-max(-30.0, min(30.0, (self.points - rules["same"]) / rules["scale"])))), 3)


def compare_claims(a: Facet, b: Facet) -> Comparison:
    """Compare two claims (order does not matter for the points)."""
    rules = load_rulebook("assembly")
    points: dict[str, float] = rules["points"]
    if (b.doc, b.start, b.id) < (a.doc, a.start, a.id):
        a, b = b, a
    result = Comparison()
    if a.type == b.type and a.doc != b.doc and a.passage == b.passage and len(a.passage[0]) > 40:
        result.add(points["copy"], "the two reports have this sentence word for word")
        return result
    neighbour = find_neighbour_reason(a, b, rules)
    if neighbour:
        result.add(points["neighbour"], neighbour)
        return result
    if a.type != b.type:
        result.add(-9.0, "the kinds of event differ")
        return result
    result.add(points["type"], "same kind of event")
    if is_toll(a) or is_toll(b):
        verdict, why = compare_tolls(a, b)
        result.add(points["toll_same"] if verdict else points["toll_apart"], why)
        return result
    _compare_place(a, b, result, rules)
    _compare_time(a, b, result, rules)
    _compare_people(a, b, result, rules)
    _compare_rest(a, b, result, rules)
    return result


def _near(a: Facet, b: Facet) -> bool:
    return a.doc == b.doc and abs(a.sentence - b.sentence) <= 1


def _compare_place(a: Facet, b: Facet, result: Comparison, rules: dict[str, Any]) -> None:
    points = rules["points"]
    if not a.places or not b.places:
        none = not a.places and not b.places
        result.add(points["place_none" if none else "place_one"], "one of them names no place")
        return
    one, two = set(a.places), set(b.places)
    if one == two:
        result.add(points["place_same"], "same place")
    elif one & two:
        result.add(points["place_some"], "some places in common")
    elif is_inside(a, b) or is_inside(b, a):
        near = _near(a, b) and a.type not in rules["types"]["repeat"]
        result.add(points["place_nested_near" if near else "place_nested"], "one place lies inside the other")
    else:
        result.add(points["place_apart"], "different places")


def _compare_time(a: Facet, b: Facet, result: Comparison, rules: dict[str, Any]) -> None:
    points = rules["points"]
    if a.first is not None and b.first is not None and a.last is not None and b.last is not None:
        if (a.first, a.last) == (b.first, b.last):
            result.add(points["time_same"], "same days")
        elif a.first <= b.last and b.first <= a.last:
            result.add(points["time_overlap"], "overlapping days")
        else:
            gap = max(a.first - b.last, b.first - a.last)
            result.add(points["time_next" if gap == 1 else "time_apart"], f"{gap} days apart")
        return
    if a.first is None and b.first is None:
        _compare_undated(a, b, result, rules)
        return
    dated, undated = (a, b) if a.first is not None else (b, a)
    if dated.last is None or dated.first is None or undated.said is None:
        return
    lag = undated.said - dated.last
    if a.doc == b.doc:
        lag = max(0, min(lag, 1))
    if undated.said < dated.first and not (dated.planned or undated.planned) and a.doc != b.doc:
        result.add(points["time_one_early"], "printed before the day that the other gives")
    elif lag <= 1 or dated.planned or undated.planned:
        result.add(points["time_one_fits"], "one gives no day, and was printed within a day of it")
    else:
        repeats = a.type in rules["types"]["repeat"]
        result.add(points["repeat_none_next" if repeats else "time_one_late"], "one gives no day and was printed later")


def _compare_undated(a: Facet, b: Facet, result: Comparison, rules: dict[str, Any]) -> None:
    points = rules["points"]
    if a.said is None or b.said is None:
        return
    gap = abs(a.said - b.said)
    if gap == 0:
        result.add(points["time_none_same"], "both undated, printed on one day")
    elif a.type in rules["types"]["repeat"] and not (a.planned and b.planned):
        result.add(points["repeat_none_next"], "both undated, printed on different days, of acts that repeat")
    else:
        result.add(
            points["time_none_next" if gap == 1 else "time_none_apart"], f"both undated, printed {gap} days apart"
        )


def _compare_people(a: Facet, b: Facet, result: Comparison, rules: dict[str, Any]) -> None:
    points = rules["points"]
    if a.actors and b.actors:
        if a.actors == b.actors:
            result.add(points["actor_same"], "same actor")
        elif a.actors & b.actors or a.actor_sides & b.actor_sides:
            result.add(points["actor_side"], "actors of one side")
        else:
            result.add(points["actor_apart"], "actors of different sides")
    else:
        result.add(points["actor_missing"], "one of them names no actor")
    speech = a.type in rules["types"]["speech"]
    if a.recipients and b.recipients:
        if a.recipients == b.recipients:
            result.add(points["recipient_same"], "same recipient")
        elif a.recipient_sides & b.recipient_sides:
            result.add(points["recipient_side"], "recipients of one side")
        else:
            result.add(points["speech_recipient_apart" if speech else "recipient_apart"], "different recipients")


def _compare_rest(a: Facet, b: Facet, result: Comparison, rules: dict[str, Any]) -> None:
    points = rules["points"]
    verdict = compare_figures(a, b)
    if verdict:
        result.add(points[f"figures_{verdict}"], f"figures are {verdict}")
    if a.words and b.words:
        share = len(a.words & b.words) / min(len(a.words), len(b.words))
        result.add(round(points["words"] * share, 2), "words in common")
    if a.house == b.house:
        result.add(points["voice_same"], "same voice")
    if a.doc == b.doc and a.display != b.display:
        result.add(points["headline"], "a headline and its own text")
    label = not a.core and not b.core and a.type in ("support", "organize")
    if label and a.actor_sides & b.actor_sides and a.recipient_sides & b.recipient_sides:
        result.add(points["label"], "a standing alliance told again")
    if a.core != b.core and (a.first is None or b.first is None):
        result.add(points["background_apart"], "one is background")
    if a.planned != b.planned:
        result.add(points["planned_apart"], "one is planned, the other is not")
