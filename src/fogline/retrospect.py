"""Retrospect: what claims said together until they were withdrawn, assembled as it would have been then.

A claim that was withdrawn on a day (of publication) speaks in every picture of an earlier day and in none from that day
on. For each such day the claims that went on it are assembled once more, with what they stood beside, from the reports
that were out before: without the report that took them back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from fogline.assemble.assembly import assemble_parts
from fogline.assemble.sides import Sides
from fogline.models.claim import Claim
from fogline.models.event import Assembly
from fogline.models.holdings import Holdings
from fogline.models.past import Past
from fogline.survey import make_dossier

_NEAR = timedelta(days=3)
"""Days up to which two claims of one place can contradict each other."""
_TOLLS = frozenset({"casualties", "displace"})


def survey_past(assembly: Assembly, holdings: Holdings) -> list[Past]:
    """One Past for each day on which claims were withdrawn, the first day first."""
    lost: dict[date, set[str]] = defaultdict(set)
    for claim, day in assembly.withdrawn_on.items():
        if claim in holdings.claims:
            lost[day].add(claim)
    return [_survey(day, lost[day], assembly, holdings) for day in sorted(lost)]


def _survey(until: date, lost: set[str], assembly: Assembly, holdings: Holdings) -> Past:
    """What the claims that stood until a day said together, of the events around those that went on it."""
    beside = {ident for ident in _find_beside(lost, assembly, holdings) if _stood(ident, until, assembly, holdings)}
    held = holdings.part(claim for ident, claim in holdings.claims.items() if ident in beside)
    parts = {holdings.reports[c.doc].id: "past" for c in held.claims.values() if c.doc in holdings.reports}
    judged = [j for j in assembly.judgements if j.by != "machine"]
    made = assemble_parts(held, Sides(dict(assembly.sides), assembly.parties), parts, judged)
    return Past(until, frozenset(lost), make_dossier(held, made), made, held)


def _stood(ident: str, until: date, assembly: Assembly, holdings: Holdings) -> bool:
    """Whether a claim was out before a day, and not withdrawn yet."""
    said = holdings.said_on(holdings.claims[ident])
    gone = assembly.withdrawn_on.get(ident)
    return (said is None or said < until) and (ident not in assembly.withdrawn or (gone is not None and gone >= until))


def _find_beside(lost: set[str], assembly: Assembly, holdings: Holdings) -> Iterator[str]:
    """The claims of the events that these are in, of what is told of the same places in the same days, and of the
    counts that their voices give."""
    claims = [holdings.claims[ident] for ident in sorted(lost)]
    days: dict[str, list[date]] = defaultdict(list)
    for claim in claims:
        for slot in claim.place:
            days[slot.id] += _days_of(claim, holdings)
    counting = {_voice(claim) for claim in claims if claim.event_type in _TOLLS}
    for event in assembly.events:
        own = [holdings.claims[ident] for ident in event.claims if ident in holdings.claims]
        if any(c.id in lost or _is_beside(c, days, holdings) or _counts(c, counting) for c in own):
            yield from (claim.id for claim in own)


def _days_of(claim: Claim, holdings: Holdings) -> list[date]:
    last = holdings.last_day(claim)
    return [claim.time.first, claim.time.last] if claim.time else [last] if last else []


def _is_beside(claim: Claim, days: dict[str, list[date]], holdings: Holdings) -> bool:
    near: Iterable[date] = (day for slot in claim.place for day in days.get(slot.id, ()))
    mine = _days_of(claim, holdings)
    return any(abs(one - day) <= _NEAR for day in near for one in mine)


def _counts(claim: Claim, counting: set[str]) -> bool:
    return claim.event_type in _TOLLS and _voice(claim) in counting


def _voice(claim: Claim) -> str:
    return claim.informant or claim.doc
