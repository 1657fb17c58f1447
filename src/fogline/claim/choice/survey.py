"""Survey: what one report as a whole tells of the entities that may fill one slot of its claims.

Where each is mentioned, and in which claims the rules have put it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from fogline.claim.parse.memo import once
from fogline.claim.scenes.scene import Scene
from fogline.models.claim import Claim, Slot
from fogline.models.entity import Actor, Grounding, Place
from fogline.models.groundings import Groundings
from fogline.models.report import Report

CHOSEN_SLOTS = ("place", "actor", "recipient")
NOWHERE = ("?", (), ())
FOREMOST = 1
"""Ranks by mentions and by claims up to which an entity is asked for wherever it stands."""
LEAD = 2
"""Sentences that lead a report."""

Path = tuple[str, tuple[int, ...], tuple[int, ...]]
"""The relations from one word to another, the words passed upwards, and downwards (nearest the other first)."""


def get_fillers(claim: Claim, slot: str) -> tuple[Slot, ...]:
    """What fills one of the `CHOSEN_SLOTS` of a claim."""
    found: tuple[Slot, ...] = getattr(claim, slot)
    return found


class Mention(NamedTuple):
    """Words that name an entity: the sentence they stand in and their head token (None outside every scene)."""

    grounding: Grounding
    sentence: int
    token: int | None


class Named:
    """Where a report mentions its places, or its actors, whichever slot is asked for."""

    def __init__(self, report: Report, scenes: Mapping[int, Scene], groundings: Sequence[Grounding]) -> None:
        self.report = report
        self.scenes = scenes
        self.mentions: dict[str, list[Mention]] = defaultdict(list)
        self.in_sentence: dict[int, list[Mention]] = defaultdict(list)
        self._read(groundings)
        self.traits: dict[tuple[int, str], list[str]] = {}
        """what is told, seen from a sentence, of how an entity is mentioned outside it (`mention_traits.py`)"""
        self.traits_within: dict[tuple[int, str], list[str]] = {}
        """the same, seen from a claim, of how it is mentioned in the claim's own sentence"""

    def _read(self, groundings: Sequence[Grounding]) -> None:
        sentences, at = self.report.sentences, 0
        for grounding in groundings:
            while at + 1 < len(sentences) and sentences[at + 1].start <= grounding.start:
                at += 1
            scene = self.scenes.get(at)
            token = scene.start_of.get(grounding.head) if scene else None
            mention = Mention(grounding, at, token)
            self.mentions[grounding.id].append(mention)
            self.in_sentence[at].append(mention)

    @once
    def named_in(self) -> dict[int, frozenset[str]]:
        """The entities that each sentence mentions."""
        return {at: frozenset([m.grounding.id for m in own]) for at, own in self.in_sentence.items()}

    @once
    def ranks(self) -> dict[str, int]:
        """Each entity's rank by how often it is mentioned, from 0."""
        return {ident: rank for rank, ident in enumerate(sorted(self.mentions, key=lambda i: -len(self.mentions[i])))}

    @once
    def titled(self) -> frozenset[str]:
        """The entities that a headline names."""
        blocks, sentences = self.report.blocks, self.report.sentences
        headlines = {s.index for s in sentences if blocks[s.block].kind == "headline"}
        return frozenset(m.grounding.id for at in headlines for m in self.in_sentence.get(at, ()))


class Told:
    """What the claims of a report tell whichever slot is asked for."""

    def __init__(self, report: Report, scenes: Mapping[int, Scene], claims: Sequence[Claim]) -> None:
        self._scenes = scenes
        self.claims_of: dict[int, list[int]] = defaultdict(list)
        for number, claim in enumerate(claims):
            self.claims_of[claim.sentence].append(number)
        self.figures = [{(f.measure, f.low, f.high) for f in c.figures} for c in claims]
        self.blocks = [report.sentences[c.sentence].block for c in claims]
        self.triggers = [self._find_trigger(claim) for claim in claims]
        """the token of each claim's trigger in its sentence"""
        self.actors = [frozenset([s.id for s in c.actor]) for c in claims]
        self.voices = frozenset([v.id for c in claims for v in c.attribution])
        """who speaks anywhere in the report"""
        self.traits: dict[int, list[str]] = {}
        self.word_traits: dict[int, list[str]] = {}
        """what is told of a claim, and of its trigger (`claim_traits.py`)"""
        self.paths: dict[tuple[int, int, int], Path] = {}

    def _find_trigger(self, claim: Claim) -> int:
        scene = self._scenes[claim.sentence]
        if claim.trigger is not None and (index := scene.start_of.get(claim.trigger.start)) is not None:
            return index
        tokens = scene.sentence.tokens
        return next((i for i, t in enumerate(tokens) if t.end > claim.evidence.start), 0)


class Survey:
    """One report, one slot. `scenes` are by sentence index; `claims` are in text order, as the rules filled them.

    `fills` is what fills the slot in each claim; `across` is what fills the slot opposite: recipients beside a place or
    an actor, actors beside a recipient. `told` and `named` are those of another survey of the report, where there is
    one.
    """

    def __init__(
        self,
        slot: str,
        report: Report,
        scenes: Mapping[int, Scene],
        groundings: Groundings,
        claims: Sequence[Claim],
        told: Told | None = None,
        named: Named | None = None,
    ) -> None:
        self.slot = slot
        self.report = report
        self.scenes = scenes
        self.claims = claims
        self.records: Mapping[str, Actor | Place] = (
            groundings.place_records if slot == "place" else groundings.actor_records
        )
        self.named = named or Named(report, scenes, groundings.places if slot == "place" else groundings.actors)
        self.mentions, self.in_sentence = self.named.mentions, self.named.in_sentence
        self.named_in, self.ranks, self.titled = self.named.named_in, self.named.ranks, self.named.titled
        self.told = told or Told(report, scenes, claims)
        self.claims_of, self.triggers, self.voices = self.told.claims_of, self.told.triggers, self.told.voices
        self.figures, self.blocks, self.actors = self.told.figures, self.told.blocks, self.told.actors
        self.fills = [frozenset([s.id for s in get_fillers(c, slot)]) for c in claims]
        across = "actor" if slot == "recipient" else "recipient"
        self.across = [frozenset([s.id for s in get_fillers(c, across)]) for c in claims]
        # Counted in the order of the text, which decides between equals.
        self.filled = Counter([ident for c in claims for ident in dict.fromkeys(s.id for s in get_fillers(c, slot))])
        self.crossed = Counter([ident for fill in self.across for ident in fill])
        self.filled_with: dict[str, list[int]] = defaultdict(list)
        for number, fill in enumerate(self.fills):
            for ident in fill:
                self.filled_with[ident].append(number)
        self._holders: dict[str, frozenset[str]] = {}
        self.entity_traits: dict[str, list[str]] = {}
        """What is told of an entity whichever claim asks, once it was asked (`entity_traits.py`)."""

    @once
    def filled_ranks(self) -> dict[str, int]:
        """Each entity's rank by how many claims the rules put it in, from 0."""
        return {ident: rank for rank, (ident, _) in enumerate(self.filled.most_common())}

    @once
    def foremost(self) -> frozenset[str]:
        """The entities that are asked for wherever they stand: those of a headline, and the first by mentions and by
        claims."""
        first = [i for ranks in (self.ranks, self.filled_ranks) for i, rank in ranks.items() if rank < FOREMOST]
        return self.titled.union(first)

    def find_path(self, sentence: int, first: int, second: int) -> Path:
        """The way from one token of a sentence to another in its parse."""
        key = (sentence, first, second)
        if (known := self.told.paths.get(key)) is None:
            known = self.told.paths[key] = self._walk(sentence, first, second)
        return known

    def _walk(self, sentence: int, first: int, second: int) -> Path:
        syntax = self.scenes[sentence].syntax
        upwards, downwards = [first, *syntax.ancestors(first)], [second, *syntax.ancestors(second)]
        met = next((i for i in upwards if i in downwards), None)
        if met is None:
            return NOWHERE
        rise, fall = tuple(upwards[: upwards.index(met)]), tuple(downwards[: downwards.index(met)])
        tokens = syntax.tokens
        name = "^".join(tokens[i].deprel for i in rise) + "|" + "_".join(tokens[i].deprel for i in reversed(fall))
        return name, rise, fall

    def find_holders(self, ident: str) -> frozenset[str]:
        """The larger places that a place lies in."""
        if (known := self._holders.get(ident)) is None:
            found: set[str] = set()
            record = self.records.get(ident)
            while isinstance(record, Place) and record.within and record.within not in found:
                found.add(record.within)
                record = self.records.get(record.within)
            known = self._holders[ident] = frozenset(found)
        return known


def survey_slots(
    report: Report, scenes: Mapping[int, Scene], groundings: Groundings, claims: Sequence[Claim]
) -> list[Survey]:
    """The surveys of a report for the `CHOSEN_SLOTS`."""
    told = Told(report, scenes, claims)
    places, actors = Named(report, scenes, groundings.places), Named(report, scenes, groundings.actors)
    return [
        Survey(slot, report, scenes, groundings, claims, told, places if slot == "place" else actors)
        for slot in CHOSEN_SLOTS
    ]
