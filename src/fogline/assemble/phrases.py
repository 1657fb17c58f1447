"""Phrases: names, lists, days and figures as they read inside an English sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from fogline.lexicon.rulebook import load_rulebook
from fogline.models.holdings import Holdings
from fogline.models.measure import Figure

_PLURAL = re.compile(r"(?:s|people|militia|men|women|police|staff|children)$", re.IGNORECASE)
_VERBS = {
    "killed": "killed", "injured": "injured", "missing": "missing", "displaced": "displaced",
    "returned": "back home", "detained": "held or captured", "struck": "struck", "taken": "taken",
    "forces": "counted as forces", "other": "counted",
}  # fmt: skip


def join(parts: Sequence[str], most: int | None = None) -> str:
    """ "A", "A and B", "A, B and C"; beyond `most` parts "A, B and 3 more"."""
    items = list(dict.fromkeys(parts))
    if most and len(items) > most:
        items = [*items[: most - 1], f"{len(items) - most + 1} more"]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def with_article(name: str, kind: str = "") -> str:
    """A name as it stands inside a sentence: "the Syrian Arab Army", "a resident of X", "people"."""
    rules: dict[str, Any] = load_rulebook("summaries")["names"]
    words = name.lower().replace("(", " ").split()
    if not words or words[0] in ("the", "a", "an", "two", "three", "several", "unnamed", "dozens"):
        return name[:1].lower() + name[1:] if words else name
    before = words[: next((i for i, w in enumerate(words) if w in ("of", "for", "in", "at", "quoted")), len(words))]
    if words[0] in rules["a"] and before and not before[-1].endswith("s"):
        article = "an" if words[0][0] in "aeiou" else "a"
        return f"{article} {name[:1].lower()}{name[1:]}"
    common = kind in ("civilians", "unnamed") or words[0] in rules["a"]
    if (common and name[1:] == name[1:].lower()) or (common and len(before) < len(words)):
        return name[:1].lower() + name[1:]
    last = before[-1].strip("),") if before else ""
    if last in rules["the"] or (len(before) < len(words) and words[0] in rules["of"]):
        return f"the {name}"
    return name


def is_plural(names: Sequence[str]) -> bool:
    """Whether a verb after these names stands in the plural ("Huda says", "insurgents say")."""
    if len(names) != 1:
        return True
    head = re.split(r" (?:of|in|for|quoted|allied|near|from)\b|,|\(", names[0])[0].strip()
    return bool(_PLURAL.search(head)) and not head.endswith(("ss", "States", "Nations", "Corps", "News", "Press"))


def at_places(ids: Sequence[str], holdings: Holdings) -> str:
    """Places with the preposition that the first one's kind asks for."""
    rules = load_rulebook("summaries")["names"]
    place = holdings.places.get(ids[0])
    kind = place.kind if place else ""
    word = "on" if kind in rules["on"] else "at" if kind in rules["at"] else "in"
    return f"{word} {places(ids, holdings)}"


def places(ids: Iterable[str], holdings: Holdings) -> str:
    """Place names in a list, with articles."""
    rules = load_rulebook("summaries")["names"]
    return join([with_article(holdings.place_name(i)) for i in ids], int(rules["most"]))


def days(first: date | None, last: date | None, year: int | None) -> str:
    """ "on 30 November", "from 27 November to 1 December", "in March 2020"; the year where it is not `year`."""
    if first is None or last is None:
        return ""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"in {first.year}" if first.year == last.year else f"from {first.year} to {last.year}"
    if first.day == 1 and (last - first).days in (27, 28, 29, 30) and first.month == last.month:
        return f"in {first:%B} {first.year}"
    if first == last:
        return f"on {day(first, year)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"between {first.day} and {day(last, year)}"
    return f"between {day(first, year if first.year == last.year else None)} and {day(last, year)}"


def day(value: date, year: int | None) -> str:
    """ "30 November", with the year where it is not `year`."""
    return f"{value.day} {value:%B}" + ("" if value.year == year else f" {value.year}")


def bounds(low: int | None, high: int | None) -> str:
    """ "17", "at least 255", "up to 1,000", "20 to 30"; empty where nothing is known."""
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"at least {low:,}"
    return f"up to {high:,}" if high is not None else ""


def count(figure: Figure) -> str:
    """ "at least 255 people"."""
    who = figure.who or "people"
    return f"{bounds(figure.low, figure.high)} {who}".strip()


def toll(figures: Sequence[Figure]) -> str:
    """ "16 civilians were killed and 20 civilians were injured"; the first figure of each measure only."""
    seen: dict[str, Figure] = {}
    for figure in figures:
        seen.setdefault(figure.measure, figure)
    parts = []
    for figure in seen.values():
        one = (figure.low, figure.high) == (1, 1)
        parts.append(f"{count(figure)} {'was' if one else 'were'} {_VERBS.get(figure.measure, figure.measure)}")
    return join(parts)
