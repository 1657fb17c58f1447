"""Compare: how likely two claims tell of one occurrence, in points, each with its reason.

Points and thresholds are data (lexicon/data/assembly.toml). The features follow what the events literature calls
event coreference by slots: type, place with nesting, time with nesting, actor and recipient by side, figures, words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp
from typing import Any

from fogline.assemble.facets import Distances, Facet, is_inside
from fogline.assemble.neighbours import find_neighbour_reason
from fogline.assemble.tolls import compare_figures, compare_tolls, is_toll
from fogline.lexicon.rulebook import load_rulebook

_ANSWERED = 3
"""Days within which a denial is taken to answer a claim."""
VETO = -5.0
"""Points at or below which one feature alone forbids a merge."""


@dataclass(slots=True)
class Comparison:
    """Points that two claims tell of one occurrence, and why; `vetoed` where one feature forbids it."""

    points: float = 0.0
    features: list[tuple[float, str]] = field(default_factory=list)
    vetoed: bool = False

    def add(self, points: float, reason: str) -> None:
        """Count a feature in; features worth nothing leave no reason."""
        if points:
            self.points += points
            self.features.append((points, reason))
            if points <= VETO:
                self.vetoed = True

    @property
    def reasons(self) -> tuple[str, ...]:
        """The features in words, each with its points."""
        return tuple(f"{points:+.1f} {reason}" for points, reason in self.features)

    @property
    def probability(self) -> float:
        """Points on a logistic scale, 0.5 at the threshold."""
        rules = load_rulebook("assembly")
        return round(1 / (1 + exp(-max(-30.0, min(30.0, (self.points - rules["same"]) / rules["scale"])))), 3)


class Comparer:
    """Compares claims by the packaged points, or by `rules` of the same shape."""

    def __init__(self, distances: Distances, rules: dict[str, Any] | None = None) -> None:
        self.rules: dict[str, Any] = rules or load_rulebook("assembly")
        self.points: dict[str, float] = self.rules["points"]
        self.types: dict[str, list[str]] = self.rules["types"]
        self.distances = distances

    def compare(self, a: Facet, b: Facet) -> Comparison:
        """Compare two claims; the order does not matter for the points."""
        if (b.doc, b.start, b.id) < (a.doc, a.start, a.id):
            a, b = b, a
        result = Comparison()
        if a.type == b.type and a.doc != b.doc and a.passage == b.passage and len(a.passage[0]) > 40:
            result.add(self.points["copy"], "the two reports have this sentence word for word")
            return result
        neighbour = find_neighbour_reason(a, b, self.rules)
        if neighbour:
            result.add(self.points["neighbour"], neighbour)
        elif a.type != b.type:
            result.add(-9.0, "the kinds of event differ")
        elif is_toll(a) or is_toll(b):
            verdict, why = compare_tolls(a, b)
            result.add(self.points["toll_same" if verdict else "toll_apart"], why)
        else:
            result.add(self.points["type"], "same kind of event")
            for feature in (
                self._place,
                self._time,
                self._actor,
                self._recipient,
                self._figures,
                self._words,
                self._rest,
            ):
                feature(a, b, result)
                if result.vetoed:
                    break
        return result

    def _is(self, facet: Facet, group: str) -> bool:
        return facet.type in self.types[group]

    def _place(self, a: Facet, b: Facet, result: Comparison) -> None:
        if not a.places or not b.places:
            near = a.doc == b.doc and (abs(a.sentence - b.sentence) <= 2 or a.display != b.display)
            bound = self._is(a, "placed") and not near
            name = "place_none" if not a.places and not b.places else "place_lost" if bound else "place_one"
            result.add(self.points[name], "one of them names no place")
            return
        one, two = set(a.places), set(b.places)
        if one == two:
            result.add(self.points["place_same"], "same place")
            if self._is(a, "placed") and a.place_kinds and a.place_kinds <= set(self.types["small"]):
                result.add(self.points["place_small"], "a small place")
            elif a.place_kinds and not a.place_kinds & set(self.types["area"]):
                result.add(self.points["place_precise"], "one building, base or road")
        elif a.chief == b.chief:
            result.add(self.points["place_chief"], "same chief place")
        elif one & two:
            result.add(self.points["place_some"], "some places in common")
        elif is_inside(a, b):
            self._nested(a, b, result)
        elif is_inside(b, a):
            self._nested(b, a, result)
        elif self.distances.are_near(a, b) and not self._is(a, "incident"):
            result.add(self.points["place_vague"], "one place lies near the other, a region")
        else:
            result.add(self.points["place_apart"], "different places")

    def _nested(self, inner: Facet, outer: Facet, result: Comparison) -> None:
        if inner.site & outer.words:
            result.add(self.points["place_told"], "one place lies inside the other, whose words speak of such a one")
            return
        beside = inner.doc == outer.doc and abs(inner.sentence - outer.sentence) <= 1
        near = beside and not self._is(inner, "incident")
        result.add(self.points["place_nested_near" if near else "place_nested"], "one place lies inside the other")

    def _time(self, a: Facet, b: Facet, result: Comparison) -> None:
        if a.first is not None and b.first is not None and a.last is not None and b.last is not None:
            if (a.first, a.last) == (b.first, b.last):
                result.add(self.points["time_same"], "same days")
            elif a.first <= b.last and b.first <= a.last:
                result.add(self.points["time_overlap"], "overlapping days")
            else:
                gap = max(a.first - b.last, b.first - a.last)
                result.add(self.points["time_next" if gap == 1 else "time_apart"], f"{gap} days apart")
        elif a.first is None and b.first is None:
            self._undated(a, b, result)
        else:
            self._half_dated(*((a, b) if a.first is not None else (b, a)), result)

    def _half_dated(self, dated: Facet, undated: Facet, result: Comparison) -> None:
        if dated.last is None or dated.first is None or undated.said is None:
            return
        planned = (dated.planned or undated.planned) and not self._is(dated, "speech")
        same_report = dated.doc == undated.doc
        lag = 0 if same_report or planned else undated.said - dated.last
        repeats = self._is(dated, "repeat") and not (dated.denied or undated.denied)
        if undated.said < dated.first and not planned and not same_report:
            result.add(self.points["time_one_early"], "printed before the day that the other gives")
        elif lag <= 0:
            result.add(
                self.points["repeat_one_fits" if repeats else "time_one_fits"], "one gives no day; printed that day"
            )
        elif lag == 1:
            result.add(
                self.points["repeat_one_next" if repeats else "time_one_fits"],
                "one gives no day; printed the day after",
            )
        else:
            result.add(
                self.points["repeat_none_next" if repeats else "time_one_late"], "one gives no day; printed later"
            )

    def _undated(self, a: Facet, b: Facet, result: Comparison) -> None:
        if a.said is None or b.said is None:
            return
        gap = abs(a.said - b.said)
        if gap == 0:
            result.add(self.points["time_none_same"], "both undated, printed on one day")
        elif self._is(a, "repeat") and not (a.planned and b.planned) and not (a.denied and b.denied):
            result.add(self.points["repeat_none_next"], "both undated, printed on different days, of acts that repeat")
        else:
            name = "time_none_next" if gap == 1 else "time_none_apart"
            result.add(self.points[name], f"both undated, printed {gap} days apart")

    def _actor(self, a: Facet, b: Facet, result: Comparison) -> None:
        if self._is_own_loss(a, b) or self._is_own_loss(b, a):
            result.add(self.points["actor_apart"], "one takes what the other says that it lost")
        elif not a.actors or not b.actors:
            apart = self._is(a, "fire") and a.doc != b.doc
            name = "actor_missing" if not apart else "actor_unknown" if a.actors or b.actors else "actors_unknown"
            result.add(self.points[name], "no actor to compare")
        elif a.actors == b.actors:
            result.add(self.points["actor_same"], "same actor")
        elif not self._is_label(a, b) and (a.actors & b.actors or a.actor_sides & b.actor_sides):
            name = "speech_actor_side" if self._is(a, "speech") else "actor_side"
            result.add(self.points[name], "actors of one side")
        elif self._is_label(a, b) and a.actor_sides & b.actor_sides:
            result.add(self.points["actor_label"], "another member of the side")
        elif a.doc == b.doc and a.sentence == b.sentence:
            result.add(self.points["actor_apart_together"], "two sides, each with its part")
        else:
            result.add(self.points["actor_apart"], "actors of different sides")

    def _is_own_loss(self, taken: Facet, lost: Facet) -> bool:
        """Whether what nobody is said to have taken was lost by the side that takes it in the other claim."""
        return taken.type == "seize" and not lost.actors and bool(taken.actor_sides & lost.recipient_sides)

    def _recipient(self, a: Facet, b: Facet, result: Comparison) -> None:
        if not a.recipients or not b.recipients:
            return
        if a.recipients == b.recipients:
            result.add(self.points["recipient_same"], "same recipient")
            if self._is(a, "suffered") and not a.generic:
                result.add(self.points["sufferer_same"], "the same people suffer")
        elif a.recipient_sides & b.recipient_sides:
            result.add(self.points["recipient_side"], "recipients of one side")
        else:
            name = "speech_recipient_apart" if self._is(a, "speech") else "recipient_apart"
            result.add(self.points[name], "different recipients")

    def _figures(self, a: Facet, b: Facet, result: Comparison) -> None:
        verdict = compare_figures(a, b)
        if verdict:
            result.add(self.points[f"figures_{verdict}"], f"figures are {verdict}")
        elif a.type == "seize" and _counts_places(a) != _counts_places(b) and len(a.places) == len(b.places) == 1:
            result.add(self.points["part_apart"], "one counts points taken in or near the place")
        elif a.figures and b.figures and self._is(a, "suffered"):
            result.add(self.points["measure_apart"], "figures of different measures")

    def _words(self, a: Facet, b: Facet, result: Comparison) -> None:
        if not a.words or not b.words:
            return
        common = len(a.words & b.words)
        if common:
            share = common / min(len(a.words), len(b.words))
            result.add(round(self.points["words"] * share, 2), "words in common")
        elif (
            self._is(a, "content")
            and not (a.doc == b.doc and a.display != b.display)
            and a.place_kinds <= set(self.types["area"])
        ):
            result.add(self.points["words_none"], "no words in common")

    def _is_label(self, a: Facet, b: Facet) -> bool:
        return not a.core and not b.core and a.type in ("support", "organize", "agree")

    def _rest(self, a: Facet, b: Facet, result: Comparison) -> None:
        if a.house == b.house:
            result.add(self.points["voice_same"], "same voice")
        if a.doc == b.doc and a.display != b.display:
            result.add(self.points["headline"], "a headline and its own text")
        if self._goes_on(a, b):
            result.add(self.points["continued"], "the next sentence goes on about it")
        if _answers(a, b) or _answers(b, a):
            result.add(self.points["denial"], "a denial of what was said of the same place in the days before")
        if a.denied and b.denied:
            result.add(self.points["denied_both"], "both denied")
        if self._is_label(a, b) and a.actors & b.actors and _same_partners(a, b):
            result.add(self.points["label"], "a standing alliance told again")
        if a.core != b.core and (a.first is None or b.first is None):
            result.add(self.points["background_apart"], "one is background")
        if a.planned != b.planned:
            result.add(self.points["planned_apart"], "one is planned, the other is not")

    def _goes_on(self, a: Facet, b: Facet) -> bool:
        """Whether the next sentence fills in the places that the first leaves open."""
        near = b.sentence - a.sentence == 1
        return near and a.doc == b.doc and a.actors == b.actors and not a.places and bool(b.places)


def _answers(denial: Facet, act: Facet) -> bool:
    """Whether a denial can be of a claim: of the same place, printed no more than three days after what it denies."""
    if not denial.denied or act.denied or denial.said is None or not denial.places:
        return False
    day = act.last if act.last is not None else act.said
    return day is not None and 0 <= denial.said - day <= _ANSWERED and set(denial.places) == set(act.places)


def _counts_places(facet: Facet) -> bool:
    return any(f.measure == "taken" for f in facet.figures)


def _same_partners(a: Facet, b: Facet) -> bool:
    if a.recipients or b.recipients:
        return bool(a.recipient_sides & b.recipient_sides)
    return len(a.actors & b.actors) > 1
