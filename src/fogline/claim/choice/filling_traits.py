"""Filling traits: what an entity does in the report's other claims as the rules filled them.

What does not depend on the entity is gathered once a claim (`Beside`), so that an entity is only looked up in it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from fogline.claim.choice.steps import step
from fogline.claim.choice.survey import Survey
from fogline.models.entity import Actor

NOBODY: frozenset[str] = frozenset()
NEAR = 1
"""Claims before and behind whose fillers are all asked for."""
LOOKED_BACK, LOOKED_ON = 3, 2
"""Claims before and behind that are compared one by one."""


class Beside(NamedTuple):
    """What stands beside one claim, whichever entity is asked for."""

    around: dict[str, list[str]]
    """The traits that an entity has by the claims before and behind."""
    near: frozenset[str]
    """What fills the slot in the claim, the one before and the one behind."""
    sentence: list[int]
    """The other claims of the same sentence."""
    voices: frozenset[str]
    across: frozenset[str]
    """Who fills the slot opposite in the other claims of the same sentence."""
    ruled: list[Actor]
    hurt: list[Actor]
    """The actors that the rules put in the slot, and in the slot opposite."""
    held: frozenset[str]
    """The places in which those lie that the rules put in the slot."""
    named: frozenset[str]
    """The places in which others lie that the sentence names."""


def find_filling_traits(survey: Survey, beside: Beside, number: int, ident: str) -> list[str]:
    """The traits of an entity in the other claims and beside what else is told of this one."""
    found = list(beside.around.get(ident, ()))
    if filled := survey.filled_with.get(ident):
        others = [n for n in filled if n != number]
        found += _of_its_type(survey, number, others)
        found += _in_sentence(survey, beside, number, ident)
        found += _in_block(survey, number, others)
    found += (_as_actor if survey.slot != "place" else _as_place)(survey, beside, number, ident)
    return found


def look_beside(survey: Survey, number: int) -> Beside:
    """What stands beside the claim with this number."""
    claim, rule = survey.claims[number], survey.fills[number]
    sentence = [n for n in survey.claims_of[claim.sentence] if n != number]
    around, across = _look_around(survey, number), NOBODY.union(*(survey.across[n] for n in sentence))
    voices = frozenset(v.id for v in claim.attribution)
    near = NOBODY.union(*survey.fills[max(0, number - NEAR) : number + NEAR + 1])
    if survey.slot == "place":
        own = survey.named_in.get(claim.sentence, NOBODY)
        held = NOBODY.union(*map(survey.find_holders, rule))
        named = NOBODY.union(*(survey.find_holders(other) - {other} for other in own))
        return Beside(around, near, sentence, voices, across, [], [], held, named)
    ruled = [r for i in rule if isinstance(r := survey.records.get(i), Actor)]
    hurt = [r for i in survey.across[number] if isinstance(r := survey.records.get(i), Actor)]
    return Beside(around, near, sentence, voices, across, ruled, hurt, NOBODY, NOBODY)


def _look_around(survey: Survey, number: int) -> dict[str, list[str]]:
    """The traits by the claims before and behind of each entity that has any."""
    found = defaultdict[str, list[str]](list)
    for back in range(1, min(LOOKED_BACK, number) + 1):
        if survey.fills[number - back]:
            told = _of_earlier(survey, number, back)
            for ident in survey.fills[number - back]:
                found[ident] += told
        if survey.slot != "place":
            other = survey.claims[number - back]
            for ident in survey.across[number - back]:
                found[ident] += [f"prev{back}rec", f"prevR={other.event_type}"]
            for ident in {v.id for v in other.attribution}:
                found[ident].append(f"prev{back}voice")
    for on in range(1, min(LOOKED_ON, len(survey.claims) - 1 - number) + 1):
        for ident in survey.fills[number + on]:
            gap = step(survey.claims[number + on].sentence - survey.claims[number].sentence)
            found[ident] += [f"next{on}", f"next{on}gap{gap}"]
    return found


def _of_earlier(survey: Survey, number: int, back: int) -> list[str]:
    """The traits of what fills the slot in the claim so many before."""
    claim, other = survey.claims[number], survey.claims[number - back]
    found = [f"prev{back}", f"prev{back}gap{step(claim.sentence - other.sentence)}", f"prevT={other.event_type}"]
    if other.event_type == claim.event_type:
        found.append(f"prev{back}same")
    if not survey.actors[number - back].isdisjoint(survey.actors[number]):
        found.append(f"prev{back}actor")
    return found


def _of_its_type(survey: Survey, number: int, others: list[int]) -> list[str]:
    """Other claims of the same type that the entity fills: the same event may be told again."""
    claims, claim = survey.claims, survey.claims[number]
    alike = [n for n in others if claims[n].event_type == claim.event_type]
    if not alike:
        return []
    found = ["sameT", f"sameT{step(min(abs(claims[n].sentence - claim.sentence) for n in alike))}"]
    words = claim.trigger.exact.lower() if claim.trigger else ""
    if any(other.trigger is not None and other.trigger.exact.lower() == words for other in (claims[n] for n in alike)):
        found.append("samelem")
    if survey.figures[number] and any(survey.figures[n] & survey.figures[number] for n in alike):
        found.append("samefig")
    return found


def _in_sentence(survey: Survey, beside: Beside, number: int, ident: str) -> list[str]:
    """The claims of the same sentence that the entity fills."""
    filled = [n for n in beside.sentence if ident in survey.fills[n]]
    return ["sent-claim", *(f"sentT={survey.claims[n].event_type}" for n in filled)] if filled else []


def _in_block(survey: Survey, number: int, others: list[int]) -> list[str]:
    """How many claims of the same paragraph the entity fills."""
    block = survey.blocks[number]
    inside = sum([survey.blocks[n] == block for n in others])
    if not inside:
        return []
    everywhere = inside == survey.blocks.count(block) - 1
    return [f"blkn={step(inside)}{'all' if everywhere else ''}"]


def _as_actor(survey: Survey, beside: Beside, number: int, ident: str) -> list[str]:
    found = []
    if ident in survey.across[number]:
        found.append("isrec")
    if ident in beside.voices:
        found.append("isvoice")
    elif ident in survey.voices:
        found.append("voicesome")
    if ident in beside.across:
        found.append("sent-rec")
    record = survey.records.get(ident)
    if not isinstance(record, Actor):
        return found
    if record.side and any(r.side == record.side for r in beside.ruled):
        found.append("ruleside")
    if record.side and any(r.side == record.side for r in beside.hurt):
        found.append("recside")
    if not survey.fills[number].isdisjoint(record.member_of):
        found.append("ofrule")
    if any(ident in r.member_of for r in beside.ruled):
        found.append("holdsrule")
    return found


def _as_place(survey: Survey, beside: Beside, number: int, ident: str) -> list[str]:
    claim, found = survey.claims[number], []
    holders = survey.find_holders(ident)
    if not holders.isdisjoint(survey.fills[number]):
        found.append("inrule")
    if not holders.isdisjoint(survey.named_in.get(claim.sentence, NOBODY)):
        found.append("inown")
    if ident in beside.held:
        found.append("holdsrule")
    if ident in beside.named:
        found.append("holdsown")
    if any(s.id == ident for s in claim.actor):
        found.append("isactor")
    if any(g.id == ident for g in survey.scenes[claim.sentence].label.places):
        found.append("label")
    return found
