"""Options: what may fill a slot of a claim, each with its traits: what the rules filled it with, nothing, or one of the
entities that the report has named near it or often."""

from __future__ import annotations

from typing import NamedTuple

from fogline.claim.actors.anybody import is_anybody
from fogline.claim.choice.entity_traits import find_entity_traits
from fogline.claim.choice.filling_traits import Beside, find_filling_traits, look_beside
from fogline.claim.choice.mention_traits import Sighting, find_mention_traits, find_sightings
from fogline.claim.choice.survey import Mention, Survey, get_fillers

NEAR = 1
"""Sentences before a claim's whose entities are all asked."""


class Option(NamedTuple):
    """One way to fill a slot. The first option of a claim is what the rules chose; `mention` is what another entity is
    named by, None for the rules' choice and for nothing."""

    ids: tuple[str, ...]
    traits: list[str]
    mention: Mention | None = None


def find_options(survey: Survey, number: int) -> list[Option]:
    """The options for the claim with this number, the rules' own first."""
    claim = survey.claims[number]
    fillers = get_fillers(claim, survey.slot)
    rule = tuple(s.id for s in fillers)
    sightings, beside = find_sightings(survey, number), look_beside(survey, number)
    recent = _rank_by_recency(sightings)
    seen = {s.ident: s for s in sightings}
    traits = ["o=rule", *(f"rhow={s.how}" for s in fillers), *(() if rule else ("o=rulenull",))]
    for ident in rule:
        traits += _find_traits(survey, beside, number, seen[ident], recent) if ident in seen else ["rule-unknown"]
    found = [Option(rule, traits)]
    if rule:
        found.append(Option((), ["o=null"]))
    for sighting in sightings:
        if rule != (sighting.ident,) and _is_asked(survey, beside, number, sighting):
            own = ["o=ent", *_find_traits(survey, beside, number, sighting, recent)]
            if sighting.ident in rule:
                own.append("in-rule-set")
            found.append(Option((sighting.ident,), own, sighting.mention))
    return found


def _find_traits(survey: Survey, beside: Beside, number: int, seen: Sighting, recent: dict[str, str]) -> list[str]:
    found = [
        *find_entity_traits(survey, seen.ident), *find_mention_traits(survey, number, seen),
        *find_filling_traits(survey, beside, number, seen.ident),
    ]  # fmt: skip
    if seen.ident in recent:
        found.append(recent[seen.ident])
    return found


def _is_asked(survey: Survey, beside: Beside, number: int, seen: Sighting) -> bool:
    claim, ident = survey.claims[number], seen.ident
    if survey.slot == "recipient":
        own = seen.where == "same" and ident not in survey.across[number] and not _owns(survey, number, seen)
        return own and not is_anybody(survey.records[ident].name)
    if claim.event_type == "seize" and survey.slot == "actor" and ident in survey.across[number]:
        return False  # nobody takes what he loses
    near = abs(claim.sentence - seen.mention.sentence) <= NEAR
    return near or ident in survey.foremost or ident in beside.near


def _owns(survey: Survey, number: int, seen: Sighting) -> bool:
    """Whether an entity is only told as whose something is ("a breach of Newland's borders")."""
    tokens = survey.scenes[survey.claims[number].sentence].syntax.tokens
    return tokens[seen.mention.token or 0].deprel == "nmod:poss"


def _rank_by_recency(sightings: list[Sighting]) -> dict[str, str]:
    """A trait for each entity mentioned before the sentence: how many others were mentioned after it."""
    before = [s for s in sightings if s.where == "before"]
    before.sort(key=lambda s: -s.mention.grounding.start)
    return {s.ident: f"rc={min(rank, 4)}" for rank, s in enumerate(before)}
