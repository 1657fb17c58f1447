"""Wording: events, counts, days and voices as plain English, from the patterns of `lexicon/data/wording.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from fogline.models.claim import Claim
from fogline.models.dossier import Dossier
from fogline.models.event import Event
from fogline.models.measure import Figure
from fogline.present.context import find_sentence
from fogline.present.safe_text import on_one_line, shorten

_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_LETTER = re.compile(r"[^\W\d_]")
_SLOT = re.compile(r"\{(\w+)\}")
_QUOTE_LENGTH = 170
_SCRAP = 36


@cache
def wording() -> dict[str, Any]:
    """The patterns, labels and lanes as the file has them."""
    return tomllib.loads(files("fogline.lexicon").joinpath("data/wording.toml").read_text(encoding="utf-8"))


@cache
def lane_of(event_type: str) -> str:
    """The lane (group of kindred event types) that a type belongs to."""
    lanes: dict[str, list[str]] = wording()["lanes"]
    return next((lane for lane, types in lanes.items() if event_type in types), "Politics")


def lanes() -> list[str]:
    """All lanes in the order they are shown."""
    return list(wording()["lanes"])


def label_of(event_type: str) -> str:
    """A type's name as a reader says it."""
    pattern = wording()["event"].get(event_type)
    return str(pattern["label"]) if pattern else event_type


def join_words(words: Sequence[str], limit: int = 4, more: str = "more") -> str:
    """ "a, b and c"; beyond `limit` the rest is counted, unless it is one alone."""
    if len(words) == limit + 1:
        limit += 1
    shown = list(words[:limit])
    if len(words) > limit:
        shown.append(f"{len(words) - limit} {more}")
    if len(shown) < 2:
        return "".join(shown)
    return ", ".join(shown[:-1]) + " and " + shown[-1]


def with_article(name: str) -> str:
    """A name with "the" where English wants it."""
    words = name.lower().split()
    articles = wording()["the"]
    if not words or name.startswith("the "):
        return name
    generic = words[0] in articles["small"] and (len(words) == 1 or name[len(words[0]) + 1].islower())
    shown = name[:1].lower() + name[1:] if generic else name
    if words[0] in ("the", "a", "an"):
        return shown
    if (words[-1] in articles["last"] or words[0] in articles["first"]) and not (generic and len(words) > 1):
        return f"the {shown}"
    return shown


def render_count(low: int | None, high: int | None) -> str:
    """A count with its open sides: "17", "12 to 14", "at least 7", "up to 1,000", "an unknown number of"."""
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"at least {low:,}"
    if high is not None:
        return f"up to {high:,}"
    return "an unknown number of"


def name_counted(who: str, *, one: bool = False) -> str:
    """Who is counted, as it stands after a count: people where nobody is named, "of them" for a pronoun."""
    words = _without_count(on_one_line(who))
    if words.lower() in ("them", "they", "those", "these"):
        return "of them"
    if words.lower() in ("", "people", "persons", "person", "others", "dead") or not _LETTER.search(words):
        return "person" if one else "people"
    return words


def _without_count(who: str) -> str:
    """ "hundreds of thousands of people" without its count: the figure's bounds stand before it already."""
    parts = who.split()
    counts = wording()["count"]["words"]
    while parts and (parts[0].lower() in counts or not _LETTER.search(parts[0])):
        del parts[0]
        if parts and parts[0].lower() == "of" and len(parts) > 1:
            del parts[0]
    return " ".join(parts)


def render_figure(figure: Figure) -> str:
    """A figure in words, as "at least 7 civilians killed"."""
    measure = wording()["measure"].get(figure.measure, figure.measure)
    who = name_counted(figure.who, one=figure.low == figure.high == 1)
    return " ".join(part for part in (render_count(figure.low, figure.high), who, measure) if part)


def render_day(day: date | None, *, year: bool = True) -> str:
    """ "29 Nov 2024"; "no date" for None."""
    if day is None:
        return "no date"
    return f"{day.day} {day:%b}" + (f" {day.year}" if year else "")


def render_days(first: date | None, last: date | None, *, year: bool = True) -> str:
    """A range of days, both inclusive, with what they share said once; whole months and years by name."""
    if first is None or last is None or first == last:
        return render_day(first or last, year=year)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.year != last.year:
        return f"{render_day(first)} to {render_day(last)}"
    if first.month != last.month:
        return f"{render_day(first, year=False)} to {render_day(last, year=year)}"
    return f"{first.day} to {render_day(last, year=year)}"


def lead_claim(event: Event, dossier: Dossier) -> Claim:
    """The claim that tells an event best: affirmed, of the event's own type, the latest count, with most slots."""
    claims = [dossier.claims[ident] for ident in dossier.in_text_order(event.claims)]
    counted = event.event_type in ("casualties", "displace")

    def rank(claim: Claim) -> tuple[bool, bool, bool, date, int, bool]:
        slots = sum(map(bool, (claim.actor, claim.recipient, claim.place, claim.time, claim.figures)))
        day = dossier.report_of(claim).dating.day if counted and claim.figures else None
        own_type = claim.event_type == event.event_type
        return (
            own_type,
            claim.polarity == "affirmed",
            claim.modality == "actual",
            day or date.min,
            slots,
            bool(claim.attribution),
        )

    return max(claims, key=rank)


def render_event(event: Event, dossier: Dossier) -> str:
    """One event in our words, without its voices; in the words of a report where its slots do not carry it."""
    claim = lead_claim(event, dossier)
    pattern = wording()["event"].get(event.event_type)
    slots = _slots(event, claim, dossier)
    quote = _quote(claim, dossier)
    if pattern is None or not _carried(pattern, slots):
        return quote
    if pattern.get("spoken"):
        text = _fill(str(pattern["past" if "actor" in slots else "bare"]), slots).strip(", ")
        text = f"{text}: {quote}" if text else quote
    else:
        text = _fill(_choose(pattern, claim, slots), slots)
        if claim.polarity == "denied":
            text = f"it is denied that {text}" if "actor" in slots else f"denied: {text}"
        text += _toll_of(event, claim, dossier)
    return text[:1].upper() + text[1:]


def _quote(claim: Claim, dossier: Dossier) -> str:
    """A claim's words; a scrap of few characters with what stands around it."""
    words = on_one_line(claim.evidence.exact)
    if len(words) < _SCRAP:
        before, after = find_sentence(dossier.report_of(claim), claim, reach=60)
        words = on_one_line(before + claim.evidence.exact + after)
    return f"“{shorten(words, _QUOTE_LENGTH)}”"


def _toll_of(event: Event, lead: Claim, dossier: Dossier) -> str:
    if event.event_type in ("casualties", "displace") or lead.polarity == "denied":
        return ""
    for ident in dossier.in_text_order(event.claims):
        claim = dossier.claims[ident]
        if claim.event_type == "casualties" and claim.figures and claim.polarity == "affirmed":
            return "; " + render_figures(claim.figures)
    return ""


def _carried(pattern: dict[str, Any], slots: dict[str, str]) -> bool:
    if pattern.get("spoken"):
        return True
    return any(slot in slots for slot in pattern["needs"].split())


def _choose(pattern: dict[str, Any], claim: Claim, slots: dict[str, str]) -> str:
    if "actor" not in slots:
        return ("expected: " if claim.modality == "planned" else "") + str(pattern["bare"])
    if claim.modality == "planned" and "plan" in pattern:
        return "expected: " + str(pattern["plan"])
    if claim.modality == "possible" and "maybe" in pattern:
        return "{actor} may have " + str(pattern["maybe"])
    return str(pattern["past"])


def _fill(pattern: str, slots: dict[str, str]) -> str:
    def keep(match: re.Match[str]) -> str:
        return match[1] if all(name in slots for name in _SLOT.findall(match[1])) else ""

    return _SLOT.sub(lambda match: slots.get(match[1], ""), _OPTIONAL.sub(keep, pattern)).strip()


def _slots(event: Event, claim: Claim, dossier: Dossier) -> dict[str, str]:
    alike = [
        other
        for other in (dossier.claims[ident] for ident in dossier.in_text_order(event.claims))
        if other.event_type == claim.event_type
        and other.polarity == claim.polarity
        and {slot.id for slot in other.actor} <= {slot.id for slot in claim.actor}
    ]
    places = list(dict.fromkeys(slot.id for other in (claim, *alike) for slot in other.place))
    actors = [_actor_phrase(slot.id, dossier) for slot in claim.actor]
    recipients = [_actor_phrase(slot.id, dossier) for slot in claim.recipient]
    slots = {"actor": join_words(actors, 3), "recipient": join_words(recipients, 3),
             "place": join_words([_place_phrase(ident, dossier) for ident in places], 4, "more places"),
             "figures": render_figures(claim.figures)}  # fmt: skip
    if places:
        kind = dossier.places[places[0]].kind if places[0] in dossier.places else ""
        slots["where"] = ("at " if kind in wording()["place"]["at"] else "in ") + slots["place"]
    return {name: text for name, text in slots.items() if text}


def _actor_phrase(ident: str, dossier: Dossier) -> str:
    name = dossier.actor_name(ident)
    actor = dossier.actors.get(ident)
    if actor and actor.kind in ("civilians", "unnamed"):
        return name[:1].lower() + name[1:]
    return with_article(name)


def _place_phrase(ident: str, dossier: Dossier) -> str:
    name = dossier.place_name(ident)
    words = name.lower().split()
    if not words or words[0] == "the":
        return name
    if words[0] in wording()["place"]["first"]:
        return "the " + name[:1].lower() + name[1:]
    return f"the {name}" if words[-1] in wording()["place"]["last"] else name


def render_figures(figures: Iterable[Figure]) -> str:
    """All figures of a claim in one phrase, the first one leading."""
    parts = [render_figure(figure) for figure in figures]
    if len(parts) < 2:
        return "".join(parts)
    return parts[0] + " (" + ", ".join(parts[1:]) + ")"
