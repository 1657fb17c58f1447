"""Score predicted claims against gold claims, as docs/reference/claims.md says.

A predicted claim can match a gold claim of the same document and type whose passage overlaps it. Claims of `seize`,
`hold`, `enter` and `withdraw` count once a place. The best one-to-one matching is taken greedily. `found` is the F1 of
matched claims; `whole` counts a match only if actor, place, time, polarity, modality, attribution and figures are all
right.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Record = dict[str, Any]

PER_PLACE = frozenset({"seize", "hold", "enter", "withdraw"})
SLOTS = ("actor", "recipient", "place", "time", "polarity", "modality", "attribution", "figures")
WHOLE = tuple(s for s in SLOTS if s != "recipient")
ARTICLES = frozenset({"the", "a", "an", "al", "el", "as", "ash", "at", "ar", "ad", "az"})


@dataclass(frozen=True)
class Rate:
    """Precision, recall and F1 of `right` among `gold` and `predicted`."""

    right: int
    gold: int
    predicted: int

    @property
    def precision(self) -> float:
        """Share of predictions that are right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Match:
    """A gold claim and the prediction taken for it, by index, with the verdict on each slot."""

    gold: int
    predicted: int
    verdict: dict[str, bool]

    @property
    def whole(self) -> bool:
        """Whether every slot of the headline score is right."""
        return all(self.verdict[s] for s in WHOLE)


@dataclass(frozen=True)
class Score:
    """The outcome for one set: expanded claims of both sides and the matches."""

    gold: list[Record]
    predicted: list[Record]
    matches: list[Match]

    @property
    def found(self) -> Rate:
        """Type and passage right."""
        return Rate(len(self.matches), len(self.gold), len(self.predicted))

    @property
    def whole(self) -> Rate:
        """Everything right."""
        return Rate(sum(m.whole for m in self.matches), len(self.gold), len(self.predicted))

    def slot(self, name: str) -> float:
        """Share of matches whose slot is right."""
        return sum(m.verdict[name] for m in self.matches) / len(self.matches) if self.matches else 0.0

    @property
    def background(self) -> Rate:
        """What of the claims found is background, by `core`; it is no part of `whole`."""
        ours = {i for i, m in enumerate(self.matches) if not self.gold[m.gold].get("core", True)}
        theirs = {i for i, m in enumerate(self.matches) if not self.predicted[m.predicted].get("core", True)}
        return Rate(len(ours & theirs), len(ours), len(theirs))

    def of_docs(self, docs: Collection[str]) -> tuple[Rate, Rate]:
        """`found` and `whole` for some documents."""
        matches = [m for m in self.matches if self.gold[m.gold]["doc"] in docs]
        gold = sum(g["doc"] in docs for g in self.gold)
        predicted = sum(p["doc"] in docs for p in self.predicted)
        return Rate(len(matches), gold, predicted), Rate(sum(m.whole for m in matches), gold, predicted)

    def of_type(self, event_type: str) -> Rate:
        """`found` for one event type."""
        return Rate(
            sum(self.gold[m.gold]["event_type"] == event_type for m in self.matches),
            sum(g["event_type"] == event_type for g in self.gold),
            sum(p["event_type"] == event_type for p in self.predicted),
        )


def fold_name(text: str) -> str:
    """What two spellings of a name share: no case, marks, articles or possessives."""
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ʿ", "").replace("`", "'"))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    text = re.sub(r"'s\b|s'\b", "", text)
    words = [w for w in re.split(r"[^a-z0-9]+", text) if w]
    return " ".join([w for w in words if w not in ARTICLES] or words)


class Names:
    """Which gold entities a predicted entity can stand for, by text, name or id."""

    def __init__(self, entities: dict[str, Record]) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        for ident, entity in entities.items():
            for form in (ident.replace("-", " "), entity.get("name", ident), *entity.get("aliases", [])):
                self._ids[fold_name(form)].add(ident)

    def find_ids(self, entity: str | Record) -> frozenset[str]:
        """Gold ids; empty where nothing fits."""
        record = {"id": entity, "text": entity} if isinstance(entity, str) else entity
        words = str(record.get("id") or "").split(":")[-1].replace("-", " ")
        forms = (record.get("text"), record.get("name"), words)
        return frozenset().union(*(self._ids.get(fold_name(str(f)), set()) for f in forms if f))


def score_claims(gold: Iterable[Record], predicted: Iterable[Record], names: Names) -> Score:
    """Match and judge; both sides are records of the codebook's format."""
    ours, theirs = list(_expand(gold)), list(_expand(predicted))
    by_doc: dict[str, list[int]] = defaultdict(list)
    for j, claim in enumerate(theirs):
        by_doc[claim["doc"]].append(j)
    options = []
    for i, claim in enumerate(ours):
        for j in by_doc[claim["doc"]]:
            shared = _overlap(claim, theirs[j])
            if shared <= 0 or theirs[j]["event_type"] != claim["event_type"]:
                continue
            match = Match(i, j, _judge(claim, theirs[j], names))
            options.append((_weight(match, claim, theirs[j], shared), match))
    options.sort(key=lambda o: (*o[0], -o[1].gold, -o[1].predicted), reverse=True)
    return Score(ours, theirs, list(_one_to_one(m for _, m in options)))


def _one_to_one(matches: Iterable[Match]) -> Iterator[Match]:
    gold: set[int] = set()
    predicted: set[int] = set()
    for match in matches:
        if match.gold not in gold and match.predicted not in predicted:
            gold.add(match.gold)
            predicted.add(match.predicted)
            yield match


def _expand(claims: Iterable[Record]) -> Iterator[Record]:
    for claim in claims:
        places = claim.get("place") or []
        if claim["event_type"] in PER_PLACE and len(places) > 1:
            yield from ({**claim, "place": [place]} for place in places)
        else:
            yield claim


def _overlap(a: Record, b: Record) -> int:
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def _weight(match: Match, gold: Record, predicted: Record, shared: int) -> tuple[float, ...]:
    union = max(gold["end"], predicted["end"]) - min(gold["start"], predicted["start"])
    verdict = match.verdict
    return (match.whole, verdict["place"], verdict["actor"], sum(verdict.values()), shared / max(1, union))


def _judge(gold: Record, predicted: Record, names: Names) -> dict[str, bool]:
    verdict = {s: _same_entities(gold.get(s), predicted.get(s), names) for s in ("actor", "recipient", "place")}
    voices, heard = gold.get("attribution") or [], predicted.get("attribution") or []
    verdict["attribution"] = (not voices and not heard) or bool(
        voices and heard and voices[0] in names.find_ids(heard[0])
    )
    verdict["time"] = _same_time(gold.get("time"), predicted.get("time"))
    verdict["figures"] = _figures(gold) == _figures(predicted)
    for slot, usual in (("polarity", "affirmed"), ("modality", "actual")):
        verdict[slot] = (gold.get(slot) or usual) == (predicted.get(slot) or usual)
    return verdict


def _same_entities(gold: Sequence[str] | None, predicted: Sequence[Any] | None, names: Names) -> bool:
    return is_same_set(gold or [], [names.find_ids(e) for e in predicted or []])


def is_same_set(gold: Sequence[str], options: Sequence[frozenset[str]]) -> bool:
    """Whether predicted entities, each given by the gold ids that it can stand for, are the gold's by set F1 of 0.5."""
    left = list(gold)
    total = len(left) + len(options)
    right = 0
    for option in sorted(options, key=len):
        hit = next((g for g in left if g in option), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return total == 0 or 2 * right / total >= 0.5


def _same_time(gold: Sequence[str] | None, predicted: Sequence[str] | None) -> bool:
    if not gold or not predicted:
        return not gold and not predicted
    (g0, g1), (p0, p1) = ((date.fromisoformat(str(v)[:10]) for v in side) for side in (gold, predicted))
    if g0 > p1 or p0 > g1:
        return False
    return abs((g1 - g0).days - (p1 - p0).days) <= 1 or (g0 == p0 and g1 == p1)


def _figures(claim: Record) -> Counter[tuple[Any, ...]]:
    return Counter((f.get("measure"), f.get("low"), f.get("high")) for f in claim.get("figures") or [])
