"""Notices that stand alone: a few lines by which an outlet takes an earlier report back without printing it again.

"We withdraw our report of Tuesday on the fall of Tarn" shares no text with what it takes back. The report meant is the
one report of the outlet, of the days before, that fits best: it tells of a place that the notice names, and is of the
day, or gives the number, or is the only one on that place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from fogline.lexicon.corrections import find_notices
from fogline.lexicon.rulebook import load_rulebook
from fogline.lexicon.voice_kinds import fold_words
from fogline.models.claim import Claim
from fogline.models.report import ReportCard

DAYS = 30
"""Days before a notice in which the report that it takes back is looked for."""
_SPAN = 32
_LONGEST = 1200
"""Characters of the longest text that is taken for a notice alone."""
_NAME = re.compile(r"[A-Z][\w’'-]{1,30}(?: (?:al-|el-|de |of )?[A-Z][\w’'-]{1,30}){0,3}")
_NUMBER = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3}){0,3}(?!\d)")
_DATE = re.compile(r"\b(?:(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8})|([A-Z][a-z]{2,8}) (\d{1,2}))\b")
_WORD = re.compile(r"\b[A-Z][a-z]{5,8}\b")


def is_notice(card: ReportCard) -> bool:
    """Whether a report is no more than the word that another was taken back."""
    return len(card.text) <= _LONGEST and any(notice.kind == "retract" for notice in find_notices(card.text))


def tie_outlet(card: ReportCard, claims: Iterable[Claim]) -> Iterator[str]:
    """Ties by outlet and place: those of a report's own places, and of a notice all that it may speak of."""
    day = card.dating.day
    if not card.publisher or day is None:
        return
    outlet, number = fold_words(card.publisher).strip(), day.toordinal()
    for name in sorted(_name_places(claims)):
        yield f"w {outlet} {name} {number // _SPAN}"
    if is_notice(card):
        for name in sorted(_find_names(card.text)):
            for span in range((number - DAYS) // _SPAN, number // _SPAN + 1):
                yield f"w {outlet} {name} {span}"


def find_meant(notice: ReportCard, others: Iterable[ReportCard], claims: Mapping[str, Sequence[Claim]]) -> str | None:
    """The document of the one report that a notice takes back, among its outlet's others; None where none fits, or
    several fit alike. `claims` by document."""
    said = notice.dating.day
    if said is None or not is_notice(notice):
        return None
    names, numbers, days = _find_names(notice.text), _find_numbers(notice.text), find_days(notice.text, said)
    scores: dict[str, int] = {}
    for card in others:
        day = card.dating.day
        places = _name_places(claims.get(card.doc, ()))
        if day is None or not timedelta(0) <= said - day <= timedelta(DAYS) or not names & places or is_notice(card):
            continue
        counts = {n for c in claims.get(card.doc, ()) for f in c.figures for n in (f.low, f.high) if n}
        scores[card.doc] = 2 * (day in days) + bool(counts & numbers) - 2 * bool(days and day not in days)
    best = max(scores.values(), default=0)
    fitting = [doc for doc, score in scores.items() if score == best]
    return fitting[0] if len(fitting) == 1 and (best > 0 or (best == 0 and len(scores) == 1)) else None


def find_days(text: str, said: date) -> set[date]:
    """The days that a text printed on a day names: a weekday is the last before it, a date that of the last year."""
    words = load_rulebook("corrections")["days"]
    found: set[date] = set()
    for match in _WORD.finditer(text):
        if match.group().lower() in words["week"]:
            back = (said.weekday() - words["week"].index(match.group().lower())) % 7
            found.add(said - timedelta(back or 7))
    for match in _DATE.finditer(text):
        number, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        if month.lower() in words["month"]:
            days = _days_of(int(number), words["month"].index(month.lower()) + 1, said)
            found |= {day for day in days if day <= said}
    return found


def _days_of(number: int, month: int, said: date) -> Iterator[date]:
    for year in (said.year, said.year - 1):
        try:
            yield date(year, month, number)
        except ValueError:
            continue


def _find_names(text: str) -> set[str]:
    """Capitalised words and runs of them, folded."""
    found: set[str] = set()
    for match in _NAME.finditer(text):
        words = match.group().split()
        for start in range(len(words)):
            found.update(fold_words(" ".join(words[start:end])).strip() for end in range(start + 1, len(words) + 1))
    return found - {""}


def _find_numbers(text: str) -> set[int]:
    return {int(match.group().replace(",", "")) for match in _NUMBER.finditer(text)}


def _name_places(claims: Iterable[Claim]) -> set[str]:
    slots = (slot for claim in claims for slot in claim.place)
    return {fold_words(name).strip() for slot in slots for name in (slot.name, slot.text)} - {""}
