"""Control map: who is said to hold each place, and what a published rule makes of it (lexicon/data/control.toml).

Two layers. Claimed: every holder that a voice names, with the day of the last evidence. Assessed: an admission, or a
voice that is no party to the fighting; the latest such evidence wins; contested needs the enemy inside, besieged a
ring around the place. No line between places is drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from fogline.lexicon.rulebook import load_rulebook
from fogline.models.event import Assembly
from fogline.models.holdings import Holdings
from fogline.models.state import ControlStatus, Holder
from fogline.state.control_rule import BESIEGED, CONTESTED, UNKNOWN, Verdict, apply_rule
from fogline.state.control_words import tell_backed, tell_reason, tell_siege, tell_step, tell_unknown
from fogline.state.evidence import (
    POSSIBLE,
    Evidence,
    draw_from_region,
    find_evidence,
    find_inner,
    find_lost,
    find_speaker,
    lift_from_parts,
)
from fogline.state.extent import is_region


def derive_control(
    assembly: Assembly,
    holdings: Holdings,
    as_of: date | None = None,
    rules: Mapping[str, Any] | None = None,
) -> tuple[ControlStatus, ...]:
    """Control of every place that core claims speak of, as of the end of a day (None: all that is known).

    `rules` replaces lexicon/data/control.toml. Statuses are sorted by place id. Ages are counted to `as_of`, else to
    the last day that a report is dated.
    """
    rules = rules or load_rulebook("control")
    evidence, moves = find_evidence(assembly, holdings, as_of, rules)
    today = as_of or max((c.dating.day for c in holdings.reports.values() if c.dating.day), default=None)
    names = sorted({*evidence, *moves})
    inner = find_inner(evidence, holdings, rules)
    statuses = {}
    for place in names:
        rows = [
            *evidence[place],
            *find_lost(evidence[place], assembly, holdings, rules),
            *draw_from_region(place, evidence, holdings, rules),
            *lift_from_parts(place, inner.get(place, ()), evidence, holdings),
        ]
        status = _assess(place, rows, tuple(moves[place]), assembly, holdings, rules)
        status = _weigh_inside(status, evidence, holdings, assembly, rules)
        age = (today - status.last_evidence).days if today and status.last_evidence else None
        statuses[place] = replace(status, stale=age is not None and age >= rules["stale_days"])
    return tuple(statuses[place] for place in names)


def _assess(
    place: str,
    evidence: Sequence[Evidence],
    moves: tuple[str, ...],
    assembly: Assembly,
    holdings: Holdings,
    rules: Mapping[str, Any],
) -> ControlStatus:
    rows = sorted(evidence, key=lambda e: (e.day or date.min, not e.within, e.at, e.claim, e.voice))
    own = [e for e in rows if not e.within]
    known = holdings.places.get(place)
    verdict = apply_rule(rows, known.kind if known else "", assembly.side_of, holdings, rules)
    days = [e.day for e in (verdict.deciding or own) if e.day]
    steps = _tell_steps(rows, holdings)
    if verdict.backed:
        steps.append(("A party says that it is still there, and a voice that is no party sees no enemy inside.", ()))
    return ControlStatus(
        place, _claimed(place, own, assembly, holdings), verdict.status, _tell_why(verdict, own, holdings),
        tuple(text for text, _ in steps), max(days, default=None),
        tuple(dict.fromkeys([*(e.claim for e in own), *(e.claim for e in verdict.deciding)])),
        tuple(dict.fromkeys(moves)), tuple(claims for _, claims in steps), verdict.holder,
    )  # fmt: skip


def _tell_why(verdict: Verdict, rows: Sequence[Evidence], holdings: Holdings) -> str:
    if verdict.backed:
        return tell_backed(verdict.deciding[0], holdings)
    if verdict.status == UNKNOWN:
        return tell_unknown(rows, holdings)
    if verdict.status == BESIEGED:
        return tell_siege(verdict.deciding, verdict.holder, holdings)
    return tell_reason(verdict.deciding, holdings)


def _tell_steps(rows: Sequence[Evidence], holdings: Holdings) -> list[tuple[str, tuple[str, ...]]]:
    """The evidence in order of days with its claims; the same word of one voice on one day is one step."""
    groups: dict[tuple[object, ...], list[Evidence]] = defaultdict(list)
    for e in rows:
        groups[e.day, e.voice, e.says, e.holder, e.counts, e.extent, e.within].append(e)
    told = []
    for group in groups.values():
        claims = tuple(dict.fromkeys(e.claim for e in group))
        told.append((tell_step(group[0], holdings, claims), claims))
    return told


def _claimed(place: str, rows: Sequence[Evidence], assembly: Assembly, holdings: Holdings) -> tuple[Holder, ...]:
    """Holders by side, most recent evidence first; a denied loss is a claim to hold."""
    by_side: dict[str, list[tuple[str, Evidence]]] = defaultdict(list)
    sides_here = {assembly.side_of(e.holder): e.holder for e in rows if e.says in ("holds", "gone", "inside")}
    for e in rows:
        if e.why == POSSIBLE:
            continue  # nobody says that it is so
        alone = len(holdings.claims[e.claim].place) == 1
        if e.says == "holds" and (e.extent != "near" or (alone and is_region(place, holdings))):
            by_side[assembly.side_of(e.holder)].append((e.holder, e))
        if e.says == "not taken":
            own = assembly.side_of(find_speaker(e.voice, holdings))
            if own in sides_here and own != assembly.side_of(e.holder):
                by_side[own].append((sides_here[own], e))
        if e.says == "gone" and not e.why.startswith("an admission"):
            for side, pairs in list(by_side.items()):
                if side != assembly.side_of(e.holder) and holdings.claims[e.claim].event_type == "hold":
                    by_side[side].append((pairs[0][0], e))
    holders = []
    for side in sorted(by_side):
        pairs = by_side[side]
        names = [name for name, _ in pairs]
        days = [e.day for _, e in pairs if e.day]
        voices = tuple(sorted({e.voice for _, e in pairs}))
        claims = tuple(dict.fromkeys(e.claim for _, e in pairs))
        holder = side if side in names else max(sorted(set(names)), key=names.count)
        holders.append(Holder(holder, voices, claims, max(days, default=None)))
    return tuple(sorted(holders, key=lambda h: (h.last_evidence or date.min, h.holder), reverse=True))


def _weigh_inside(
    status: ControlStatus,
    evidence: Mapping[str, list[Evidence]],
    holdings: Holdings,
    assembly: Assembly,
    rules: Mapping[str, Any],
) -> ControlStatus:
    """A region that one side says it holds is contested where voices that count put the other side inside it."""
    place = holdings.places.get(status.place)
    if place is None or place.kind not in rules["regions"] or status.assessed == CONTESTED or not status.claimed:
        return status
    sides = {assembly.side_of(h.holder) for h in status.claimed}
    seen = [
        e
        for p, rows in sorted(evidence.items())
        if p == status.place or status.place in holdings.ancestors(p)
        for e in rows
        if e.counts and e.says in ("holds", "inside") and (e.extent != "near" or p == status.place)
    ]
    enemies = [e for e in seen if assembly.side_of(e.holder) not in sides]
    if not enemies:
        return status
    names = sorted({holdings.place_name(e.place) for e in enemies if e.place != status.place})
    inside = f" in {', '.join(names[:5])}" if names else ""
    why = (
        f"{holdings.actor_name(status.claimed[0].holder)} is said to hold it; "
        f"{holdings.actor_name(enemies[0].voice)} puts {holdings.actor_name(enemies[0].holder)} inside{inside}."
    )
    days = [e.day for e in enemies if e.day]
    step = f"Voices that count put the other side inside{inside} ({', '.join(sorted({e.claim for e in enemies}))})."
    return replace(
        status, assessed=CONTESTED, why=why, steps=(*status.steps, step),
        step_claims=(*status.step_claims, tuple(dict.fromkeys(e.claim for e in enemies))),
        last_evidence=max([*days, *([status.last_evidence] if status.last_evidence else [])], default=None),
        claims=tuple(dict.fromkeys((*status.claims, *(e.claim for e in enemies)))),
    )  # fmt: skip
