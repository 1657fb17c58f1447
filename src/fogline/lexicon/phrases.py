"""Phrases: names, lists, days and figures as they read inside an English sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from fogline.lexicon.counted import is_toll_figure, name_counted
from fogline.lexicon.rulebook import load_rulebook
from fogline.models.holdings import Holdings
from fogline.models.measure import Figure

_PLURAL = re.compile(r"(?:s|people|police|men|women|militia|staff|children)$", re.IGNORECASE)
_SINGULAR = ("ss", "States", "Nations", "Corps", "News", "Press", "Guards", "Forces", "Times", "Emirates")
_CUT = re.compile(r" (?:of|in|at|for|on|quoted|allied|near|from|with|between|to)\b|,|\(")
_APPOSITION = re.compile(r", (?=(?:a|an|the) )")
_VERBS = {
    "killed": "killed", "injured": "injured", "missing": "missing", "displaced": "displaced",
    "detained": "held or captured", "struck": "struck", "taken": "taken", "forces": "counted", "other": "counted",
}  # fmt: skip


def join_words(parts: Sequence[str], most: int | None = None) -> str:
    """ "A", "A and B", "A, B and C"; beyond `most` parts "A, B and 3 more"."""
    items = list(dict.fromkeys(parts))
    if most and len(items) > most:
        items = [*items[: most - 1], f"{len(items) - most + 1} more"]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def with_article(name: str) -> str:
    """A name as it stands inside a sentence: "the Syrian Arab Army", "a resident of Homs", "people", "Huda"."""
    rules: dict[str, Any] = load_rulebook("summaries")["names"]
    words = name.split()
    if not words:
        return name
    first, head = words[0].lower(), _CUT.split(name)[0].split()
    last = head[-1] if head else ""
    lower = f"{name[:1].lower()}{name[1:]}"
    if first in ("the", "a", "an"):
        return lower
    if first == "main":
        return f"the {lower}"
    if last in rules["a"] or (len(head) == 1 and first in rules["a"] and len(words) > 1):
        text = lower if first in rules["plain"] or first in rules["a"] else name
        return f"{'an' if text[0] in 'aeiouAEIOU' else 'a'} {text}"
    if first in rules["of"] and all(w == w.lower() for w in head[1:]) and len(words) > 1:
        return f"the {lower}"
    if first in rules["directions"] and words[-1] not in rules["proper"]:
        return f"the {lower}" if last.lower() in rules["the"] else lower
    if first in rules["plain"] and all(w == w.lower() for w in head[1:]):
        return lower
    if last.lower() in rules["the"] or (len(words) > len(head) and first in rules["institutions"]):
        return f"the {name}"
    return name


def close_apposition(name: str) -> str:
    """A name with the comma that an apposition in it needs before a verb: "Huda, a teacher,"."""
    return f"{name}," if _APPOSITION.search(name) else name


def cut_apposition(name: str) -> str:
    """A name without its apposition: "Huda"."""
    return _APPOSITION.split(name)[0]


def is_plural(names: Sequence[str]) -> bool:
    """Whether a verb after these names stands in the plural ("Huda says", "insurgents say")."""
    if len(names) != 1:
        return True
    head = _CUT.split(names[0])[0].strip()
    return bool(_PLURAL.search(head)) and not head.endswith(_SINGULAR)


def at_places(ids: Sequence[str], holdings: Holdings) -> str:
    """Places with the preposition that the first one's kind asks for."""
    rules = load_rulebook("summaries")["names"]
    place = holdings.places.get(ids[0])
    kind = place.kind if place else ""
    word = "on" if kind in rules["on"] else "at" if kind in rules["at"] else "in"
    return f"{word} {list_places(ids, holdings)}"


def list_places(ids: Iterable[str], holdings: Holdings) -> str:
    """Place names in a list, with articles."""
    rules = load_rulebook("summaries")["names"]
    return join_words([with_article(holdings.place_name(i)) for i in ids], int(rules["most"]))


def tell_days(first: date | None, last: date | None, year: int | None) -> str:
    """ "on 30 November", "between 27 November and 1 December", "in March 2020"; the year where it is not `year`."""
    if first is None or last is None:
        return ""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"in {first.year}" if first.year == last.year else f"from {first.year} to {last.year}"
    if first.day == 1 and (last - first).days in (27, 28, 29, 30) and first.month == last.month:
        return f"in {first:%B} {first.year}"
    if first == last:
        return f"on {tell_day(first, year)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"between {first.day} and {tell_day(last, year)}"
    if first.year != last.year:
        year = None
    return f"between {tell_day(first, year)} and {tell_day(last, year)}"


def tell_day(value: date, year: int | None) -> str:
    """ "30 November", with the year where it is not `year`."""
    return f"{value.day} {value:%B}" + ("" if value.year == year else f" {value.year}")


def tell_bounds(low: int | None, high: int | None) -> str:
    """ "17", "at least 255", "up to 1,000", "20 to 30"; empty where nothing is known."""
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"at least {low:,}"
    return f"up to {high:,}" if high is not None else ""


def tell_count(figure: Figure) -> str:
    """ "at least 255 people", "a driver"."""
    who = name_counted(figure.who.split(",")[0]) or "people"
    if (figure.low, figure.high) == (1, 1) and not is_plural([who]):
        return who if who.startswith(("a ", "an ", "one ")) else f"{'an' if who[0] in 'aeiou' else 'a'} {who}"
    if (figure.low, figure.high) == (1, 1):
        return f"one of the {who}"
    return f"{tell_bounds(figure.low, figure.high)} {who}".strip()


def tell_toll(figures: Sequence[Figure]) -> str:
    """ "16 civilians were killed and 20 civilians were injured"; the first figure of each measure only."""
    seen: dict[str, Figure] = {}
    for figure in figures:
        seen.setdefault(figure.measure, figure)
    return join_words([_told(figure) for figure in seen.values()])


def _told(figure: Figure) -> str:
    be = "was" if (figure.low, figure.high) == (1, 1) else "were"
    if figure.measure == "returned":
        return f"{tell_count(figure)} went back"
    verb = _VERBS.get(figure.measure, figure.measure)
    if figure.measure == "detained" and not is_toll_figure(figure):
        verb = "set free"
    return f"{tell_count(figure)} {be} {verb}"
