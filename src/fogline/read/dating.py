"""Dating: the day on which a report was published, and what says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from fogline.lexicon.months import load_weekdays
from fogline.models.report import Block, Dating
from fogline.read.blocks import Layout
from fogline.read.days import PrintedDay, find_days
from fogline.read.periods import find_heading_day, find_period_end

OLDEST = 40
"""Years before today that a day without a year may lie in."""
UPDATE_WITHIN = timedelta(days=3)
_NEAR = 0.4
"""A year with this share of the likeliest one's score is told beside it."""
_GAPS = (1.0, 0.7, 0.25, 0.12, 0.1, 0.08, 0.08)
_YEAR = re.compile(r"(?<![\d.,/-])((?:19|20)\d{2})(?![\d/-]|[.,]\d)")
_NONE = "Nothing in the report says when it was published."


def read_dating(
    text: str,
    layout: Layout,
    today: date,
    given: str | None = None,
    stated: tuple[date | None, date | None] = (None, None),
) -> Dating:
    """The day of publication by the best basis there is.

    In this order: `given` beside the text; stated by the page's metadata (`stated`: published, modified), by a heading
    that names the days covered or by a line that says when it was published or updated; the dateline; a picture caption
    with a full date, which the report cannot be older than. An update within three days of the publication dates the
    text as it stands. A day without a year gets the likeliest one not after `today`, and the others as rivals.
    """
    why_not = ""
    if given:
        days = [d.full for d in find_days(given[:60]) if d.full]
        if days:
            return Dating(days[0], "given", "The date was given with the report.", 1.0)
        why_not = f" The date given with it ({given[:40]!r}) is no date."
    found = _read_metadata(stated, today) or _read_heading(find_period_end(text), today)
    found = found or _read_stamps(text, layout, today) or _read_datelines(text, layout, today)
    found = found or _read_heading(find_heading_day(text), today) or _read_captions(text, layout.blocks, today)
    if found is None:
        return Dating(None, "none", _NONE + why_not, 0.0)
    return Dating(found.day, found.basis, found.why + why_not, found.confidence, found.rivals)


def _read_metadata(stated: tuple[date | None, date | None], today: date) -> Dating | None:
    published, modified = (d if d and d <= today + timedelta(days=1) else None for d in stated)
    day = _pick_update(published, modified)
    return Dating(day, "stated", "The page's metadata states the date.", 0.97) if day else None


def _read_heading(day: date | None, today: date) -> Dating | None:
    if day is None or day > today + timedelta(days=1):
        return None
    return Dating(day, "stated", "The heading states the days that the report covers.", 0.9)


def _pick_update(published: date | None, updated: date | None) -> date | None:
    if published and updated and published <= updated <= published + UPDATE_WITHIN:
        return updated
    return published or updated


def _read_stamps(text: str, layout: Layout, today: date) -> Dating | None:
    published = next((d.full for d in find_days(layout.header.front.get("published", "")[:60]) if d.full), None)
    updated: date | None = None
    bare: PrintedDay | None = None
    for stamp in layout.header.stamps:
        for day, is_update in stamp.days[:1] if not any(u for _, u in stamp.days) else stamp.days:
            if day.full is None:
                bare = bare or day
            elif is_update:
                updated = updated or day.full
            else:
                published = published or day.full
    day_found = _pick_update(published, updated)
    if day_found:
        return Dating(day_found, "stated", "A line above the text states the date.", 0.97)
    return _infer(text, bare, today, "stated", "A line of the report states the day") if bare else None


def _read_datelines(text: str, layout: Layout, today: date) -> Dating | None:
    day = next((d.day for d in layout.datelines if d.day), None)
    if day is None:
        return None
    if day.full:
        return Dating(day.full, "dateline", "The dateline states the date.", 0.95)
    return _infer(text, day, today, "dateline", "The dateline states the day")


def _read_captions(text: str, blocks: Iterable[Block], today: date) -> Dating | None:
    days = [
        day.full
        for block in blocks
        if block.kind == "caption"
        for day in find_days(text, block.start, block.end)
        if day.full and day.full <= today
    ]
    if not days:
        return None
    why = "A picture caption is of this day; the report cannot be older."
    return Dating(max(days), "caption", why, 0.6)


def _infer(text: str, printed: PrintedDay, today: date, basis: str, what: str) -> Dating | None:
    ranked = rank_years(text, printed, today)
    if not ranked:
        return None
    day, share = ranked[0]
    why = f"{what} without a year; {day.year} is the likeliest by the years, dates and weekdays in the text"
    near = [str(other.year) for other, part in ranked[1:4] if part >= share * _NEAR]
    why += f", not far before {' and '.join(near)}." if near else "."
    return Dating(day, basis, why, round(min(0.9, share), 3), tuple((d, round(s, 3)) for d, s in ranked[1:9]))


def rank_years(text: str, printed: PrintedDay, today: date) -> list[tuple[date, float]]:
    """The dates that a day without a year may stand for, best first, with shares that add up to 1.

    A year counts for more the nearer it is to the latest year in the text and to today; where the text's first
    weekdays fall on the day or just before it, as in wire copy; and where a full date in the text is close.
    """
    years = range(today.year, today.year - OLDEST - 1, -1)
    days = [d for year in years if (d := printed.in_year(year)) and d <= today + timedelta(days=1)]
    known = [d.full for d in find_days(text, 0, 60_000) if d.full and d.full <= today]
    latest = max((y for y in map(int, _YEAR.findall(text, 0, 60_000)) if y <= today.year), default=None)
    weekdays = _find_weekdays(text, printed)
    scores = [(_score(day, today, latest, known, weekdays), day) for day in days]
    total = sum(score for score, _ in scores) or 1.0
    return [(day, score / total) for score, day in sorted(scores, reverse=True)]


def _score(day: date, today: date, latest: int | None, known: Sequence[date], weekdays: Sequence[int]) -> float:
    score = 0.85 ** (today.year - day.year)
    if latest is not None:
        score *= 0.02 if day.year < latest else 0.92 ** (day.year - latest)
    if any(timedelta(days=-1) <= day - other <= timedelta(days=60) for other in known):
        score *= 8
    for rank, weekday in enumerate(weekdays):
        gap = _GAPS[(day.weekday() - weekday) % 7]
        score *= gap if rank == 0 else gap**0.4
    return score


def _find_weekdays(text: str, printed: PrintedDay) -> list[int]:
    """The first two weekdays that the text names in full, from the dateline on."""
    names = load_weekdays()
    found: list[int] = []
    for word in re.findall(r"\b[A-Z][a-z]{2,6}days?\b", text[: printed.end + 4_000]):
        weekday = names.get(word.lower().removesuffix("s") if word.endswith("days") else word.lower())
        if weekday is not None and weekday not in found:
            found.append(weekday)
        if len(found) == 2:
            break
    return found
