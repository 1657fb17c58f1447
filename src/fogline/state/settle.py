"""Settle: for the events that matter most and are least sure, the evidence that would decide, as a list to work by.

An event is open where somebody denies it, where only a party says so, or where one voice does. What it would take is
written down in lexicon/data/settling.toml; here it is filled in with who, where and when.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from math import log10

from fogline.lexicon.interest import find_interest
from fogline.lexicon.phrases import begin_sentence, join_words, with_article
from fogline.lexicon.rulebook import load_rulebook
from fogline.lexicon.voice_kinds import find_kind
from fogline.models.dossier import Dossier
from fogline.models.event import Event, Informant
from fogline.models.holdings import OUTLET
from fogline.models.settling import Settling, Step

_MOST_MONITORS = 2
_MOUTHS = frozenset({"outlet", "agency", "ministry", "person", "unnamed"})
"""Kinds of actor that speak for their side."""
_ASKED = frozenset({"monitor", "ngo", "igo"})
"""Kinds of actor that can be asked again."""


def find_settling(dossier: Dossier, most: int | None = None) -> tuple[Settling, ...]:
    """Open events with what would settle them, the weightiest first; at most `most` (default: the data file's)."""
    rules = load_rulebook("settling")
    heard = _find_heard(dossier)
    conflicts = _find_conflicts(dossier)
    found = []
    for event in dossier.events:
        openness, why = _find_openness(event, dossier)
        weight = round(_find_weight(event, dossier) * openness, 2)
        if weight > 0 and any(dossier.claims[i].core for i in event.claims if i in dossier.claims):
            made = _settle(event, why, weight, heard, conflicts.get(event.id, ()), dossier)
            found += [made] if made.steps else []
    ranked = sorted(found, key=lambda s: (-s.weight, s.event))
    return tuple(ranked[: rules["weigh"]["most"] if most is None else most])


def _find_openness(event: Event, dossier: Dossier) -> tuple[float, str]:
    """How open an event is (0..1) and why, in words."""
    weigh = load_rulebook("settling")["weigh"]
    affirm = [i for i in event.informants if i.affirms]
    deny = [i for i in event.informants if not i.affirms]
    names = join_words([with_article(i.name) for i in affirm], 3, "more voices")
    if not affirm:
        return 0.0, ""
    if deny:
        deniers = join_words([with_article(i.name) for i in deny], 3, "more voices")
        return float(weigh["open_disputed"]), f"said by {names}, denied by {deniers}"
    if any(_admits(i, dossier) for i in affirm):
        return float(weigh["open_admitted" if event.independent <= 1 else "open_settled"]), f"admitted by {names}"
    if all(i.party for i in affirm):
        return float(weigh["open_party"]), f"the word of {names} alone, a party to the fighting"
    if event.independent <= 1:
        return float(weigh["open_single"]), f"one voice: {names}"
    return float(weigh["open_settled"]), ""


def _admits(informant: Informant, dossier: Dossier) -> bool:
    """Whether a party speaks against its own side."""
    claims = [dossier.claims[i] for i in informant.claims if i in dossier.claims]
    side = dossier.side_of(informant.id)
    return informant.party and any(find_interest(c, side, dossier.side_of) == "against" for c in claims)


def _find_weight(event: Event, dossier: Dossier) -> float:
    """How much an event matters: its type, its place, its toll."""
    weigh = load_rulebook("settling")["weigh"]
    points = float(weigh["type"].get(event.event_type, 0))
    kinds = [dossier.places[p].kind for p in event.place if p in dossier.places]
    points += max((float(weigh["place"].get(kind, 0)) for kind in kinds), default=0.0)
    dead = _find_toll(event, dossier)
    if dead >= weigh["large_toll"]:
        points += float(weigh["toll_points"]) * log10(dead)
    return points


def _find_toll(event: Event, dossier: Dossier) -> int:
    claims = [dossier.claims[i] for i in event.claims if i in dossier.claims and i not in dossier.withdrawn]
    return max((f.low or f.high or 0 for c in claims for f in c.figures if f.measure == "killed"), default=0)


def _settle(
    event: Event,
    why: str,
    weight: float,
    heard: Mapping[str, Counter[str]],
    conflicts: Sequence[str],
    dossier: Dossier,
) -> Settling:
    rules = load_rulebook("settling")
    rule = next((r for r in rules["rule"] if event.event_type in r["types"]), None)
    monitors = _find_monitors(event, heard, dossier)
    slots = _find_slots(event, monitors, dossier)
    patterns = [(c["step"], c["text"]) for c in rules["conflict"] if c["kind"] in conflicts]
    steps = [step for kind, text in patterns if (step := _fill(kind, text, slots, ()))]
    for row in rule["steps"] if rule else ():
        voices = tuple(monitors) if "{monitors}" in row["text"] else ()
        step = _fill(row["kind"], row["text"], slots, voices)
        steps += [step] if step else []
    question = _fill("", rule["question"], {**slots, "place": slots["place"] or "this"}, ()) if rule else None
    return Settling(
        event.id,
        question.text if question else "",
        begin_sentence(why),
        tuple(steps),
        weight,
        event.place,
        event.claims,
    )


def _ask(pattern: str, slots: Mapping[str, str]) -> str:
    """The question of a rule, without the place where none is known."""
    if not slots["place"]:
        for words in (", in {place}", " in {place}", ", of {place}", " {place}"):
            pattern = pattern.replace(words, "")
    for name, text in slots.items():
        pattern = pattern.replace(f"{{{name}}}", text or "somebody")
    return begin_sentence(pattern)


def _fill(kind: str, pattern: str, slots: Mapping[str, str], voices: tuple[str, ...]) -> Step | None:
    """A step with its slots filled in; None where one of them is empty."""
    wanted = [name for name in slots if f"{{{name}}}" in pattern]
    if any(not slots[name] for name in wanted):
        return None
    text = pattern
    for name in wanted:
        text = text.replace(f"{{{name}}}", slots[name])
    return Step(kind, begin_sentence(text), voices)


def _find_slots(event: Event, monitors: Sequence[str], dossier: Dossier) -> dict[str, str]:
    affirm = [i for i in event.informants if i.affirms]
    deniers = [i.name for i in event.informants if not i.affirms]
    loser = _find_loser(event, dossier)
    party = affirm[0].name if affirm and all(i.party for i in affirm) else ""
    return {
        "doer": _name([dossier.actor_name(a) for a in event.actor[:2]]),
        "loser": _name([dossier.actor_name(loser)] if loser else []),
        "denier": _name(deniers[:2]),
        "place": join_words([dossier.place_name(p) for p in event.place], 2, "more places"),
        "spot": _find_spot(event, dossier),
        "days": _tell_days(event.first, event.last) or _tell_report_day(event, dossier),
        "monitors": _name([dossier.actor_name(m) for m in monitors]),
        "counts": _tell_counts(event, dossier),
        "boaster": _name([party] if party else []),
    }


def _name(names: Sequence[str]) -> str:
    return join_words([with_article(name) for name in dict.fromkeys(names)], 2, "others") if names else ""


def _find_loser(event: Event, dossier: Dossier) -> str | None:
    """Whom an event hurts: its recipient, else a party that denies it, else another side said to hold the place."""
    sides = {dossier.side_of(a) for a in event.actor}
    for actor in event.recipient:
        if actor in dossier.parties and dossier.side_of(actor) not in sides:
            return actor
    for informant in event.informants:
        if not informant.affirms and informant.party and not informant.id.startswith(OUTLET):
            known = dossier.actors.get(informant.id)
            speaks = known is not None and known.kind in _MOUTHS
            return str(dossier.side_of(informant.id)) if speaks else informant.id
    for status in dossier.statuses_of(event.place):
        holders: list[str] = [*([status.holder] if status.holder else []), *(h.holder for h in status.claimed)]
        for holder in holders:
            if dossier.side_of(holder) not in sides:
                return holder
    return None


def _find_spot(event: Event, dossier: Dossier) -> str:
    """A building, quarter or base inside the place that reports name; the centre where they name none."""
    for place in event.place:
        known = dossier.places.get(place)
        if known is None or known.kind in ("building", "quarter", "airbase", "base", "airport", "crossing", "dam"):
            return dossier.place_name(place) if known else ""
        inner = sorted(
            p.name
            for p in dossier.places_within.get(place, ())
            if p.kind in ("building", "quarter", "airport", "base", "airbase")
        )
        if inner:
            return with_article(inner[0])
    return "the centre" if event.place else ""


def _tell_days(first: date | None, last: date | None) -> str:
    if first is None:
        return ""
    if last is None or first == last:
        return f"{first.day} {first:%B %Y}"
    return f"{first.day} {first:%B} to {last.day} {last:%B %Y}"


def _tell_report_day(event: Event, dossier: Dossier) -> str:
    """About when an undated event was told of."""
    cards = [dossier.report_by_doc.get(dossier.claims[i].doc) for i in event.claims if i in dossier.claims]
    days = [card.dating.day for card in cards if card and card.dating.day]
    return f"about {_tell_days(min(days), None)}" if days else "the days in question"


def _tell_counts(event: Event, dossier: Dossier) -> str:
    numbers = {
        (f.low if f.low is not None else f.high or 0)
        for i in event.claims if i in dossier.claims and i not in dossier.withdrawn
        for f in dossier.claims[i].figures if f.measure in ("killed", "injured", "displaced", "detained")
    }  # fmt: skip
    return join_words([f"{n:,}" for n in sorted(numbers, reverse=True)], 3, "more") if numbers else ""


def _find_heard(dossier: Dossier) -> dict[str, Counter[str]]:
    """Independent voices and how often each was heard, by the areas around the places that they spoke of."""
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for event in dossier.events:
        areas = {area for place in event.place for area in _areas(place, dossier)}
        for informant in event.informants:
            if _is_monitor(informant, dossier):
                for area in areas:
                    heard[area][informant.id] += 1
    return heard


def _areas(place: str, dossier: Dossier) -> list[str]:
    """A place and the areas around it, short of a country."""
    return [
        p for p in (place, *dossier.ancestors(place))
        if not ((known := dossier.places.get(p)) and known.kind == "country")
    ]  # fmt: skip


def _is_monitor(informant: Informant, dossier: Dossier) -> bool:
    """Whether a voice is a body with observers that can be asked again, and no party."""
    actor = dossier.actors.get(informant.id)
    return actor is not None and not informant.party and (find_kind([actor.name]) or actor.kind) in _ASKED


def _find_monitors(event: Event, heard: Mapping[str, Counter[str]], dossier: Dossier) -> list[str]:
    """Voices heard on the areas of an event that have not spoken of it, the most often heard first."""
    spoken = {i.id for i in event.informants}
    counts: Counter[str] = Counter()
    for place in event.place:
        for area in _areas(place, dossier):
            counts.update(heard.get(area, Counter()))
    silent = [voice for voice in counts if voice not in spoken]
    return sorted(silent, key=lambda v: (-counts[v], v))[:_MOST_MONITORS]


def _find_conflicts(dossier: Dossier) -> dict[str, list[str]]:
    """Kinds of conflict between claims, by event."""
    found: dict[str, list[str]] = defaultdict(list)
    for relation in dossier.relations:
        if relation.kind.startswith("conflicts_"):
            for claim in (relation.a, relation.b):
                event = dossier.event_of.get(claim)
                if event is not None and relation.kind not in found[event.id]:
                    found[event.id].append(relation.kind)
    return found
