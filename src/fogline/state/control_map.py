"""Control map: who is said to hold each place, and what a published rule makes of it (lexicon/data/control.toml).

Two layers. Claimed: every holder that a voice names, with the day of the last evidence. Assessed: an admission, or a
voice that is no party to the fighting; the latest such evidence wins; contested needs the enemy inside. No line
between places is drawn.
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
from fogline.state.control_words import tell_backed, tell_reason, tell_step, tell_unknown
from fogline.state.evidence import Evidence, find_evidence, find_speaker, is_region

CONTESTED, UNKNOWN = "contested", "unknown"


def derive_control(
    assembly: Assembly,
    holdings: Holdings,
    as_of: date | None = None,
    rules: Mapping[str, Any] | None = None,
) -> tuple[ControlStatus, ...]:
    """Control of every place that core claims speak of, as of the end of a day (None: all that is known).

    `rules` replaces lexicon/data/control.toml. Statuses are sorted by place id.
    """
    rules = rules or load_rulebook("control")
    evidence, moves = find_evidence(assembly, holdings, as_of, rules)
    names = sorted({*evidence, *moves})
    statuses = {p: _assess(p, evidence[p], tuple(moves[p]), assembly, holdings, rules) for p in names}
    return tuple(_weigh_inside(statuses[p], evidence, holdings, assembly, rules) for p in names)


def _assess(
    place: str,
    evidence: Sequence[Evidence],
    moves: tuple[str, ...],
    assembly: Assembly,
    holdings: Holdings,
    rules: Mapping[str, Any],
) -> ControlStatus:
    rows = sorted(evidence, key=lambda e: (e.day or date.min, e.claim, e.voice))
    claimed = _claimed(place, rows, assembly, holdings)
    status, why, steps, deciding = _apply_rule(rows, assembly, holdings, rules)
    days = [e.day for e in (deciding or rows) if e.day]
    return ControlStatus(
        place, claimed, status, why, steps, max(days, default=None),
        tuple(dict.fromkeys(e.claim for e in rows)), tuple(dict.fromkeys(moves)),
    )  # fmt: skip


def _claimed(place: str, rows: Sequence[Evidence], assembly: Assembly, holdings: Holdings) -> tuple[Holder, ...]:
    """Holders by side, most recent evidence first; a denied loss is a claim to hold."""
    by_side: dict[str, list[tuple[str, Evidence]]] = defaultdict(list)
    sides_here = {assembly.side_of(e.holder): e.holder for e in rows if e.says in ("holds", "gone", "inside")}
    for e in rows:
        alone = len(holdings.claims[e.claim].place) == 1
        if e.says == "holds" and (e.whole or (alone and is_region(place, holdings))):
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


def _apply_rule(
    rows: Sequence[Evidence], assembly: Assembly, holdings: Holdings, rules: Mapping[str, Any]
) -> tuple[str, str, tuple[str, ...], list[Evidence]]:
    """(assessed, why, steps in words, the evidence that decided)."""
    steps = _tell_steps(rows, holdings)
    holder: Evidence | None = None
    rival: Evidence | None = None
    for e in rows:
        if e.counts and e.whole:
            holder, rival = _turn(e, holder, rival, assembly)
    backed = _backed_denial(rows, assembly) if holder is None else None
    if backed:
        steps.append("A party says that it is still there, and a voice that is no party sees no enemy inside.")
        return backed.holder, tell_backed(backed, holdings), tuple(steps), [backed]
    if holder is None:
        return UNKNOWN, tell_unknown(rows, holdings), tuple(steps), []
    if rival is not None:
        return CONTESTED, tell_reason([holder, rival], holdings), tuple(steps), [holder, rival]
    return holder.holder, tell_reason([holder], holdings), tuple(steps), [holder]


def _tell_steps(rows: Sequence[Evidence], holdings: Holdings) -> list[str]:
    """The evidence in order of days; the same word of one voice on one day is one step."""
    groups: dict[tuple[object, ...], list[Evidence]] = defaultdict(list)
    for e in rows:
        groups[e.day, e.voice, e.says, e.holder, e.counts, e.whole].append(e)
    return [tell_step(group[0], holdings, [e.claim for e in group]) for group in groups.values()]


def _turn(
    e: Evidence, holder: Evidence | None, rival: Evidence | None, assembly: Assembly
) -> tuple[Evidence | None, Evidence | None]:
    """The holder and the rival inside after one more piece of evidence that counts."""
    side = assembly.side_of(e.holder)
    own = holder is not None and assembly.side_of(holder.holder) == side
    if e.says == "holds":
        if holder is None or own:
            return e, rival if rival and rival.day == e.day else None
        if holder.day == e.day:
            return holder, e
        return e, None
    if e.says in ("inside", "fighting") and holder is not None and not own:
        return holder, e
    if e.says == "gone":
        if own:
            return (rival if rival and rival.says == "holds" else None), None
        if rival is not None and assembly.side_of(rival.holder) == side:
            return holder, None
    return holder, rival


def _backed_denial(rows: Sequence[Evidence], assembly: Assembly) -> Evidence | None:
    """A party's word that it still holds a place, where voices that count see no enemy inside and nobody else there."""
    absent = [e for e in rows if e.says == "absent" and e.counts]
    if not absent or any(e.says in ("inside", "holds") and e.counts for e in rows):
        return None
    return next((e for e in reversed(rows) if e.says == "holds"), None)


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
        if e.counts and e.says in ("holds", "inside") and (e.whole or p == status.place)
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
        last_evidence=max([*days, *([status.last_evidence] if status.last_evidence else [])], default=None),
        claims=tuple(dict.fromkeys((*status.claims, *(e.claim for e in enemies)))),
    )  # fmt: skip
