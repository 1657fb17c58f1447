"""Control map: who is said to hold each place, and what a published rule makes of it (lexicon/data/control.toml).

Two layers. Claimed: every holder that a voice names, with the day of the last evidence. Assessed: an admission, or a
voice that is no party to the fighting; the latest such evidence wins; contested needs the enemy inside. No line
between places is drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fogline.lexicon.interest import find_interest
from fogline.lexicon.rulebook import load_rulebook
from fogline.lexicon.voice_kinds import fold_words, voice_kind
from fogline.models.claim import Claim
from fogline.models.event import Assembly, Informant
from fogline.models.holdings import OUTLET, Holdings
from fogline.models.origins import Origins
from fogline.models.state import ControlStatus, Holder

CONTESTED, UNKNOWN = "contested", "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim's word on one place: `holder` (a side) holds it, is inside it, or is gone (`says`).

    `counts` is True where the rule lets it count: an admission, or a voice that is no party; `why` says which.
    `voice` is the first-hand voice; `whole` is False where the claim speaks of parts or surroundings only.
    """

    place: str
    says: str
    holder: str
    day: date | None
    voice: str
    claim: str
    counts: bool
    why: str
    whole: bool = True


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
    voices, origins = _voices(assembly), Origins(assembly.reprints)
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    moves: dict[str, list[str]] = defaultdict(list)
    for claim in holdings.claims.values():
        copied = origins.doc_of(claim.doc, claim.evidence.start, claim.evidence.end) != claim.doc
        if copied or not _speaks(claim, holdings, as_of):
            continue
        for found in _read_evidence(claim, voices.get(claim.id, ()), assembly, holdings, rules):
            evidence[found.place].append(found)
        if claim.event_type in ("enter", "withdraw", "advance") and claim.event_type != "advance":
            for slot in claim.place:
                moves[slot.id].append(claim.id)
    names = sorted({*evidence, *moves})
    statuses = {p: _assess(p, evidence[p], tuple(moves[p]), assembly, holdings, rules) for p in names}
    return tuple(_weigh_inside(statuses[p], evidence, holdings, assembly, rules) for p in names)


def _voices(assembly: Assembly) -> dict[str, list[Informant]]:
    found: dict[str, list[Informant]] = defaultdict(list)
    for event in assembly.events:
        for informant in event.informants:
            for claim in informant.claims:
                found[claim].append(informant)
    return found


def _speaks(claim: Claim, holdings: Holdings, as_of: date | None) -> bool:
    """Whether a claim can bear on control now: told as done or denied, not background, valid by the day."""
    if claim.modality == "planned" or not claim.core or not claim.place:
        return False
    if as_of is None:
        return True
    day = claim.time.first if claim.time else holdings.said_on(claim)
    return day is None or day <= as_of


def _read_evidence(
    claim: Claim, voices: Sequence[Informant], assembly: Assembly, holdings: Holdings, rules: Mapping[str, Any]
) -> Iterable[Evidence]:
    """What one claim says of each of its places, for each first-hand voice that it leads to."""
    for says, holder, part in _statements(claim, assembly, rules):
        for voice in voices:
            party = voice.party
            side = assembly.side_of(_speaker(voice.id, holdings))
            stand = find_interest(claim, side, assembly.side_of) if party else "neutral"
            possible = claim.modality == "possible" and claim.polarity == "affirmed"
            counts = (not party or stand == "against") and not possible and not _unnamed(voice, holdings)
            why = "an admission" if party and counts else "no party to the fighting" if counts else "a party's word"
            for slot in claim.place:
                yield Evidence(
                    slot.id, says, holder, holdings.last_day(claim), voice.id, claim.id, counts, why,
                    not part and not _is_partial(claim, holdings, slot.id, rules),
                )  # fmt: skip


def _statements(claim: Claim, assembly: Assembly, rules: Mapping[str, Any]) -> list[tuple[str, str, bool]]:
    """(holds | inside | gone, actor, whether only a part of the place is meant) as one claim has it."""
    actors = list(dict.fromkeys(slot.id for slot in claim.actor))
    denied = claim.polarity == "denied"
    kind = claim.event_type
    if kind in rules["holding"]:
        if not denied:
            return [("holds", a, False) for a in actors]
        return [("gone", a, False) for a in actors] if kind == "hold" else [("not taken", a, False) for a in actors]
    if kind in rules["leaving"]:
        return [("holds" if denied else "gone", a, False) for a in actors]
    if kind in rules["inside"]:
        return [("absent" if denied else "inside", a, False) for a in actors]
    if kind in rules["fighting"] and not denied:
        others = [slot.id for slot in claim.recipient]
        return [("fighting", a, False) for a in dict.fromkeys((*actors, *others))]
    return []


def _speaker(voice: str, holdings: Holdings) -> str:
    """The actor behind an outlet's own voice, where its publisher is known as an actor."""
    if not voice.startswith(OUTLET):
        return voice
    name = holdings.actor_name(voice)
    return next((a.id for a in holdings.actors.values() if name == a.name or name in a.aliases), voice)


def _unnamed(voice: Informant, holdings: Holdings) -> bool:
    actor = holdings.actors.get(voice.id)
    return bool(actor and voice_kind(actor) == "unnamed")


def _is_partial(claim: Claim, holdings: Holdings, place: str, rules: Mapping[str, Any]) -> bool:
    """Whether the words speak of points in a place or of its surroundings ("several positions near the city")."""
    taken = any(f.measure == "taken" for f in claim.figures)
    if len(claim.place) != 1:
        return taken and _is_region(place, holdings)
    folded = fold_words(claim.evidence.exact)
    if not taken:
        return any(f" {word} " in folded for word in ("near", "around", "outside"))
    return any(f" {word} " in folded for word in rules["partial"])


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
        if e.says == "holds" and (e.whole or (alone and _is_region(place, holdings))):
            by_side[assembly.side_of(e.holder)].append((e.holder, e))
        if e.says == "not taken":
            own = assembly.side_of(_speaker(e.voice, holdings))
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


def _is_region(place: str, holdings: Holdings) -> bool:
    known = holdings.places.get(place)
    return bool(known and known.kind in ("province", "district", "region", "countryside", "country"))


def _apply_rule(
    rows: Sequence[Evidence], assembly: Assembly, holdings: Holdings, rules: Mapping[str, Any]
) -> tuple[str, str, tuple[str, ...], list[Evidence]]:
    """(assessed, why, steps in words, the evidence that decided)."""
    steps: list[str] = []
    holder: Evidence | None = None
    rival: Evidence | None = None
    for e in rows:
        words = f"{_day(e.day)}: {holdings.actor_name(e.voice)} {_SAYS[e.says].format(holdings.actor_name(e.holder))}"
        if not e.counts:
            steps.append(f"{words}: {e.why}, does not count alone ({e.claim}).")
            continue
        if not e.whole:
            steps.append(f"{words}: of parts or surroundings only, does not count ({e.claim}).")
            continue
        steps.append(f"{words}: {e.why}, counts ({e.claim}).")
        holder, rival = _turn(e, holder, rival, assembly)
    backed = _backed_denial(rows, assembly) if holder is None else None
    if backed:
        steps.append("A party says that it is still there, and a voice that is no party sees no enemy inside.")
        return backed.holder, _why_backed(backed, holdings), tuple(steps), [backed]
    if holder is None:
        return UNKNOWN, _why_unknown(rows, holdings), tuple(steps), []
    if rival is not None:
        why = f"{_phrase(holder, holdings)}; {_phrase(rival, holdings)}."
        return CONTESTED, why[0].upper() + why[1:], tuple(steps), [holder, rival]
    why = _phrase(holder, holdings) + "."
    return holder.holder, why[0].upper() + why[1:], tuple(steps), [holder]


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


_SAYS = {
    "holds": "says that {} holds it", "inside": "puts {} inside", "gone": "says that {} is gone",
    "absent": "sees no {} inside", "not taken": "denies that {} has taken it", "fighting": "tells of {} fighting there",
}  # fmt: skip


def _day(day: date | None) -> str:
    return day.isoformat() if day else "undated"


def _phrase(e: Evidence, holdings: Holdings, why: bool = True) -> str:
    says = f"{holdings.actor_name(e.voice)} {_SAYS[e.says].format(holdings.actor_name(e.holder))}"
    return f"{says} ({e.why})" if why else says


def _why_backed(e: Evidence, holdings: Holdings) -> str:
    return (
        f"{holdings.actor_name(e.voice)} says that it has not left, and voices that are no party see no enemy inside."
    )


def _why_unknown(rows: Sequence[Evidence], holdings: Holdings) -> str:
    held = [e for e in rows if e.says == "holds"]
    if held:
        names = ", ".join(dict.fromkeys(holdings.actor_name(e.voice) for e in held))
        return f"The word of {names} alone."
    inside = [e for e in rows if e.says == "inside"]
    if inside:
        return f"{_phrase(inside[-1], holdings, False)}; nobody speaks of control."
    gone = [e for e in rows if e.says == "gone"]
    if gone:
        return f"{holdings.actor_name(gone[-1].holder)} is said to be gone; nobody names a holder."
    return "No voice speaks of control."
