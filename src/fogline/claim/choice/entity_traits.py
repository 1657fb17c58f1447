"""Entity traits: what is told of an entity whichever claim asks: what it is, how often and where it is named."""

from __future__ import annotations

from fogline.claim.choice.steps import step
from fogline.claim.choice.survey import LEAD, Survey
from fogline.claim.places.whereabouts import COUNTRY_ID
from fogline.models.entity import Actor


def find_entity_traits(survey: Survey, ident: str) -> list[str]:
    """The traits of an entity, found once a survey."""
    found = survey.entity_traits.get(ident)
    if found is None:
        found = survey.entity_traits[ident] = [*_in_report(survey, ident), *_by_record(survey, ident)]
    return found


def _in_report(survey: Survey, ident: str) -> list[str]:
    mentions = survey.mentions[ident]
    found = [
        f"cnt={step(len(mentions))}", f"frank={step(survey.ranks[ident])}", f"np={step(survey.filled[ident])}",
        f"top={step(survey.filled_ranks.get(ident, 99))}",
    ]  # fmt: skip
    if ident in survey.titled:
        found.append("hl")
    if mentions[0].sentence < LEAD:
        found.append("lead")
    return found


def _by_record(survey: Survey, ident: str) -> list[str]:
    record = survey.records.get(ident)
    found = [f"k={record.kind if record else '?'}"]
    if survey.slot == "place":
        return [*found, "country"] if len(ident) == COUNTRY_ID else found
    found.append(f"nr={step(survey.crossed[ident])}")
    return [*found, f"party={record.party}"] if isinstance(record, Actor) else found
