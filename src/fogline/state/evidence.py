"""Evidence on control: what each claim says of each of its places, and whether the rule lets it count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fogline.lexicon.interest import find_interest
from fogline.lexicon.voice_kinds import fold_words, voice_kind
from fogline.models.claim import Claim
from fogline.models.event import Assembly, Informant
from fogline.models.holdings import OUTLET, Holdings
from fogline.models.origins import Origins

ENTRY = frozenset({"enter", "withdraw"})
"""Event types that tell of movement, not of control."""


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


def find_evidence(
    assembly: Assembly, holdings: Holdings, as_of: date | None, rules: Mapping[str, Any]
) -> tuple[dict[str, list[Evidence]], dict[str, list[str]]]:
    """Evidence by place, and the ids of claims of entry or exit by place. Copied passages are left to the first
    printer; background, plans and claims later than `as_of` do not bear on control."""
    voices, origins = _voices(assembly), Origins(assembly.reprints)
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    moves: dict[str, list[str]] = defaultdict(list)
    for claim in holdings.claims.values():
        copied = origins.doc_of(claim.doc, claim.evidence.start, claim.evidence.end) != claim.doc
        if copied or not _speaks(claim, holdings, as_of):
            continue
        for found in _read_evidence(claim, voices.get(claim.id, ()), assembly, holdings, rules):
            evidence[found.place].append(found)
        if claim.event_type in ENTRY:
            for slot in claim.place:
                moves[slot.id].append(claim.id)
    return evidence, moves


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
            side = assembly.side_of(find_speaker(voice.id, holdings))
            stand = find_interest(claim, side, assembly.side_of) if party else "neutral"
            possible = claim.modality == "possible" and claim.polarity == "affirmed"
            counts = (not party or stand == "against") and not possible and not _unnamed(voice, holdings)
            why = _tell_weight(party, counts, possible)
            for slot in claim.place:
                yield Evidence(
                    slot.id, says, holder, holdings.last_day(claim), voice.id, claim.id, counts, why,
                    not part and not _is_partial(claim, holdings, slot.id, rules),
                )  # fmt: skip


def _tell_weight(party: bool, counts: bool, possible: bool) -> str:
    if counts:
        return "an admission" if party else "no party to the fighting"
    return "told as possible only" if possible else "a party's word" if party else "unnamed"


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


def find_speaker(voice: str, holdings: Holdings) -> str:
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
        return taken and is_region(place, holdings)
    folded = fold_words(claim.evidence.exact)
    if not taken:
        return any(f" {word} " in folded for word in ("near", "around", "outside"))
    return any(f" {word} " in folded for word in rules["partial"])


def is_region(place: str, holdings: Holdings) -> bool:
    known = holdings.places.get(place)
    return bool(known and known.kind in ("province", "district", "region", "countryside", "country"))
