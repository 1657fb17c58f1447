"""Filling traits: what an entity does in the report's other claims as the rules filled them."""

from __future__ import annotations

from fogline.claim.choice.steps import step
from fogline.claim.choice.survey import Survey
from fogline.models.entity import Actor

NOBODY: frozenset[str] = frozenset()
LOOKED_BACK, LOOKED_ON = 3, 2
"""Claims before and behind that are compared one by one."""


def find_filling_traits(survey: Survey, number: int, ident: str) -> list[str]:
    """The traits of an entity in the other claims and beside what else is told of this one."""
    beside = _as_actor if survey.slot != "place" else _as_place
    return [
        *_around(survey, number, ident), *_of_its_type(survey, number, ident), *_in_sentence(survey, number, ident),
        *beside(survey, number, ident),
    ]  # fmt: skip


def _around(survey: Survey, number: int, ident: str) -> list[str]:
    claim, found = survey.claims[number], []
    for back in range(1, min(LOOKED_BACK, number) + 1):
        other = survey.claims[number - back]
        if ident in survey.fills[number - back]:
            found += [
                f"prev{back}",
                f"prev{back}gap{step(claim.sentence - other.sentence)}",
                f"prevT={other.event_type}",
            ]
            if other.event_type == claim.event_type:
                found.append(f"prev{back}same")
            if {s.id for s in other.actor} & {s.id for s in claim.actor}:
                found.append(f"prev{back}actor")
        if survey.slot != "place":
            if ident in survey.across[number - back]:
                found += [f"prev{back}rec", f"prevR={other.event_type}"]
            if any(v.id == ident for v in other.attribution):
                found.append(f"prev{back}voice")
    for on in range(1, min(LOOKED_ON, len(survey.claims) - 1 - number) + 1):
        if ident in survey.fills[number + on]:
            found += [f"next{on}", f"next{on}gap{step(survey.claims[number + on].sentence - claim.sentence)}"]
    return found


def _of_its_type(survey: Survey, number: int, ident: str) -> list[str]:
    """Other claims of the same type that the entity fills: the same event may be told again."""
    claims, claim = survey.claims, survey.claims[number]
    alike = [n for n in survey.filled_with.get(ident, ()) if n != number and claims[n].event_type == claim.event_type]
    if not alike:
        return []
    found = ["sameT", f"sameT{step(min(abs(claims[n].sentence - claim.sentence) for n in alike))}"]
    words = claim.trigger.exact.lower() if claim.trigger else ""
    if any(other.trigger is not None and other.trigger.exact.lower() == words for other in (claims[n] for n in alike)):
        found.append("samelem")
    if survey.figures[number] and any(survey.figures[n] & survey.figures[number] for n in alike):
        found.append("samefig")
    return found


def _in_sentence(survey: Survey, number: int, ident: str) -> list[str]:
    """The claims of the same sentence and paragraph that the entity fills."""
    claim, found = survey.claims[number], []
    beside = [n for n in survey.claims_of[claim.sentence] if n != number and ident in survey.fills[n]]
    if beside:
        found += ["sent-claim", *(f"sentT={survey.claims[n].event_type}" for n in beside)]
    block = survey.blocks[number]
    inside = sum(n != number and survey.blocks[n] == block for n in survey.filled_with.get(ident, ()))
    if inside:
        everywhere = inside == survey.blocks.count(block) - 1
        found.append(f"blkn={step(inside)}{'all' if everywhere else ''}")
    return found


def _as_actor(survey: Survey, number: int, ident: str) -> list[str]:
    claim, records = survey.claims[number], survey.records
    found = []
    if ident in survey.across[number]:
        found.append("isrec")
    if any(v.id == ident for v in claim.attribution):
        found.append("isvoice")
    elif ident in survey.voices:
        found.append("voicesome")
    if any(n != number and ident in survey.across[n] for n in survey.claims_of[claim.sentence]):
        found.append("sent-rec")
    record = records.get(ident)
    if not isinstance(record, Actor):
        return found
    ruled = [r for i in survey.fills[number] if isinstance(r := records.get(i), Actor)]
    hurt = [r for i in survey.across[number] if isinstance(r := records.get(i), Actor)]
    if record.side and any(r.side == record.side for r in ruled):
        found.append("ruleside")
    if record.side and any(r.side == record.side for r in hurt):
        found.append("recside")
    if not survey.fills[number].isdisjoint(record.member_of):
        found.append("ofrule")
    if any(ident in r.member_of for r in ruled):
        found.append("holdsrule")
    return found


def _as_place(survey: Survey, number: int, ident: str) -> list[str]:
    claim, found = survey.claims[number], []
    own = survey.named_in.get(claim.sentence, NOBODY)
    holders, rule = survey.find_holders(ident), survey.fills[number]
    if not holders.isdisjoint(rule):
        found.append("inrule")
    if not holders.isdisjoint(own):
        found.append("inown")
    if any(ident in survey.find_holders(other) for other in rule):
        found.append("holdsrule")
    if any(ident in survey.find_holders(other) for other in own if other != ident):
        found.append("holdsown")
    if any(s.id == ident for s in claim.actor):
        found.append("isactor")
    if any(g.id == ident for g in survey.scenes[claim.sentence].label.places):
        found.append("label")
    return found
