"""Evidence on control: what each claim says of each of its places, and whether the rule lets it count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from fogline.lexicon.interest import find_interest
from fogline.lexicon.voice_kinds import has_words, voice_kind
from fogline.models.claim import Claim
from fogline.models.event import Assembly, Informant
from fogline.models.holdings import OUTLET, Holdings
from fogline.models.origins import Origins
from fogline.state.extent import find_extent, has_words_of, is_region, tells_siege

ENTRY = frozenset({"enter", "withdraw"})
"""Event types that tell of movement, not of control."""
GUESSED = "context"
"""How a slot was filled whose actor the passage does not name."""
_PRESENT = frozenset({"holds", "inside", "fighting"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim's word on one place: what it `says` of `holder` (an actor) there.

    `says`: holds, inside, gone, absent (not inside), not taken, fighting (`holder` "" where nobody is named),
    besieges, relieved (no longer besieges). `weight` is what the rule gives the word, `counts` whether that decides,
    `why` the reason. `voice` is the first-hand voice. `extent`: see `fogline.state.extent`. `at` orders evidence of
    one day as the reports tell it, `kind` is the claim's event type. `within` is True where it is drawn from the region
    around the place or from a part of it.
    """

    place: str
    says: str
    holder: str
    day: date | None
    voice: str
    claim: str
    counts: bool
    why: str
    extent: str = "whole"
    weight: float = 0.0
    at: tuple[str, int] = ("", 0)
    within: bool = False
    party: bool = False
    kind: str = ""

    @property
    def source(self) -> tuple[str, str]:
        """Voice and report."""
        return self.voice, self.at[0]

    @property
    def whole(self) -> bool:
        """Whether it speaks of the whole place."""
        return self.extent == "whole"


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
        if copied or claim.id in assembly.withdrawn or not _speaks(claim, holdings, as_of):
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
    guessed = {slot.id for slot in claim.actor if slot.how == GUESSED and slot.start is None}
    for says, holder in _statements(claim, rules):
        for voice in voices:
            for slot in claim.place:
                extent = find_extent(claim, holdings, slot.id, rules)
                kind, why = _weigh(claim, voice, says, extent, assembly, holdings)
                if holder in guessed and rules["weight"][kind] > rules["weight"]["context"]:
                    kind, why = "context", "who it was is drawn from the rest of the report"
                weight = float(rules["weight"][kind])
                yield Evidence(
                    slot.id, says, holder, holdings.last_day(claim), voice.id, claim.id,
                    weight >= rules["weight"]["decides"], why, extent, weight,
                    (claim.doc, claim.evidence.start), party=voice.party,
                    kind=claim.event_type,
                )  # fmt: skip


def _weigh(
    claim: Claim, voice: Informant, says: str, extent: str, assembly: Assembly, holdings: Holdings
) -> tuple[str, str]:
    """(row of the rule's weights, reason) of one voice's word."""
    side = assembly.side_of(find_speaker(voice.id, holdings))
    if claim.modality == "possible" and claim.polarity == "affirmed":
        return "possible", "told as possible only"
    if voice.party:
        admits = _admits_siege(claim, side, assembly) if says in ("besieges", "relieved") else None
        against = find_interest(claim, side, assembly.side_of) == "against" if admits is None else admits
        return ("admission", "an admission") if against else ("party", "a party's word")
    if _unnamed(voice, holdings):
        return "unnamed", "unnamed"
    if extent == "points" and says == "holds":
        return "points", "positions in it only"
    return "independent", "no party to the fighting"


def _admits_siege(claim: Claim, side: str, assembly: Assembly) -> bool:
    """Whether a party tells of a ring around its own people."""
    return all(assembly.side_of(slot.id) != side for slot in claim.actor)


def _statements(claim: Claim, rules: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(what is said, of which actor) as one claim has it."""
    actors = list(dict.fromkeys(slot.id for slot in claim.actor))
    denied = claim.polarity == "denied"
    kind = claim.event_type
    if kind in rules["ringing"] and (told := tells_siege(claim, rules)):
        return [("relieved" if denied or told == "over" else "besieges", a) for a in actors]
    if kind == "seize" and denied and not actors:
        return [("holds", slot.id) for slot in claim.recipient]
    return [(says, a) for says in _say(kind, denied, rules) for a in _present(claim, actors, says)]


def _say(kind: str, denied: bool, rules: Mapping[str, Any]) -> Iterator[str]:
    if kind in rules["holding"]:
        yield ("gone" if kind == "hold" else "not taken") if denied else "holds"
    elif kind in rules["leaving"]:
        yield "holds" if denied else "gone"
    elif kind in rules["inside"]:
        yield "absent" if denied else "inside"
    elif kind in rules["fighting"] and not denied:
        yield "fighting"


def _present(claim: Claim, actors: Sequence[str], says: str) -> list[str]:
    """Of whom it is said: both sides of a fight, "" where nobody is named as fighting."""
    if says != "fighting":
        return list(actors)
    return list(dict.fromkeys([*actors, *(slot.id for slot in claim.recipient)])) or [""]


def find_speaker(voice: str, holdings: Holdings) -> str:
    """The actor behind an outlet's own voice, where its publisher is known as an actor."""
    if not voice.startswith(OUTLET):
        return voice
    return holdings.find_actor(holdings.actor_name(voice)) or voice


def _unnamed(voice: Informant, holdings: Holdings) -> bool:
    """Whether nothing is known of a voice, or it speaks for somebody who is not named."""
    actor = holdings.actors.get(voice.id)
    if actor is None:
        return False
    bare = actor.kind == "unnamed" and actor.speaks_for is None and actor.country is None
    return voice_kind(actor) == "unnamed" or (bare and has_words(actor.name, "mouthpiece"))


def draw_from_region(
    place: str, evidence: Mapping[str, Sequence[Evidence]], holdings: Holdings, rules: Mapping[str, Any]
) -> list[Evidence]:
    """What the capture of a region around a place says of the place, weighed lower: the last word of each voice.

    The weights of voices that name one holder are added; from `decides` on they count.
    """
    if is_region(place, holdings):
        return []
    rows = [
        e
        for up in holdings.ancestors(place)
        for e in evidence.get(up, ())
        if e.says == "holds" and e.whole and not e.party and e.weight > 0 and _is_inner(up, holdings)
    ]
    by_holder: dict[str, dict[str, Evidence]] = defaultdict(dict)
    for e in sorted(rows, key=lambda e: (e.day or date.min, e.at)):
        by_holder[e.holder][e.voice] = e
    drawn = []
    for holder in sorted(by_holder):
        voices = list(by_holder[holder].values())
        weight = round(sum(e.weight for e in voices) * float(rules["weight"]["region"]), 2)
        counts = weight >= rules["weight"]["decides"]
        drawn += [_draw(e, place, weight, counts) for e in voices]
    return drawn


def find_lost(
    rows: Sequence[Evidence], assembly: Assembly, holdings: Holdings, rules: Mapping[str, Any]
) -> list[Evidence]:
    """What a party's word that it took a place back admits: that the other side, which the evidence on the place names,
    held it until the day before; never who is told to hold it, or to have come into it, together with the taker."""
    lost, together = [], _find_together(rows, assembly)
    for e in rows:
        side = assembly.side_of(e.holder)
        if e.says != "holds" or not e.party or e.counts or assembly.side_of(find_speaker(e.voice, holdings)) != side:
            continue
        allies = {side}.union(*(sides for sides in together if side in sides))
        others = [o for o in rows if o.holder and o.says in _PRESENT and assembly.side_of(o.holder) not in allies]
        if others and has_words_of(holdings.claims[e.claim], rules["again"]):
            day = e.day - timedelta(days=1) if e.day else None
            weight = float(rules["weight"]["admission"])
            counts, why = weight >= rules["weight"]["decides"], "an admission: what is taken back had been lost"
            lost.append(
                replace(e, holder=others[-1].holder, day=day, counts=counts, weight=weight, why=why, within=True)
            )
    return lost


def _find_together(rows: Sequence[Evidence], assembly: Assembly) -> list[set[str]]:
    """The sides that one claim each puts into a place, or has hold it."""
    sides: dict[str, set[str]] = defaultdict(set)
    for e in rows:
        if e.holder and e.says in ("holds", "inside"):
            sides[e.claim].add(assembly.side_of(e.holder))
    return [found for found in sides.values() if len(found) > 1]


def find_inner(places: Iterable[str], holdings: Holdings, rules: Mapping[str, Any]) -> dict[str, list[str]]:
    """The quarters and buildings among places, by the place that they are in."""
    inner: dict[str, list[str]] = defaultdict(list)
    for place in sorted(places):
        known = holdings.places.get(place)
        if known and known.within and known.kind in rules["inner"]:
            inner[known.within].append(place)
    return inner


def lift_from_parts(
    place: str, inner: Sequence[str], evidence: Mapping[str, Sequence[Evidence]], holdings: Holdings
) -> list[Evidence]:
    """What is told of the quarters and buildings in a town is told of a part of the town: who holds one of them, is in
    it or fights over it is inside the town."""
    if is_region(place, holdings):
        return []
    return [
        replace(e, place=place, extent="part" if e.says == "holds" else e.extent, within=True,
                why=f"of {holdings.place_name(p)} in it, {e.why}")
        for p in inner for e in evidence[p] if e.says in ("holds", "inside", "fighting")
    ]  # fmt: skip


def _draw(e: Evidence, place: str, weight: float, counts: bool) -> Evidence:
    why = f"of the region around it, weight {weight:g}"
    return Evidence(place, "holds", e.holder, e.day, e.voice, e.claim, counts, why, "whole", weight, e.at, True)


def _is_inner(region: str, holdings: Holdings) -> bool:
    """Whether a place is a region short of a country: whoever holds a country holds no town of it by that word."""
    known = holdings.places.get(region)
    return is_region(region, holdings) and bool(known and known.kind != "country")
