"""Qualified terms: a time and a word beside it that says which one: "7 October last year", "Thursday last week",
"Wednesday 15", "1991-92"."""

from collections.abc import Sequence
from dataclasses import replace

from fogline.resolve.time_terms import FoundTerm, TimeTerm

_YEARLESS = frozenset({"date", "days", "month"})
_POINTING = frozenset({"last", "this", "next"})
_DASHES = frozenset({"-", "–", "/"})
_LATEST_DAY = 31


def join_qualifiers(found: Sequence[FoundTerm], lower: Sequence[str], tags: Sequence[str]) -> list[FoundTerm]:
    """The terms with each qualifier joined to what it qualifies. `lower` are the words, `tags` their universal parts
    of speech where known."""
    joined: list[FoundTerm] = []
    for item in found:
        last = joined[-1] if joined else None
        if last is not None and (term := _qualified(last, item)) is not None:
            joined[-1] = FoundTerm(last.first, item.last, term)
        else:
            joined.append(_with_day(item, lower, tags) or _with_second_year(item, lower) or item)
    return joined


def _qualified(last: FoundTerm, item: FoundTerm) -> TimeTerm | None:
    """ "7 October" + "last year", "Thursday" + "last week"."""
    unit = item.term
    if last.last != item.first or unit.kind != "unit" or unit.deixis not in _POINTING or unit.edge:
        return None
    term = last.term
    if unit.unit == "year" and term.kind in _YEARLESS and not (term.year or term.deixis or term.unit):
        return replace(term, deixis=unit.deixis, unit="year")
    if unit.unit == "week" and term.kind == "weekday" and not term.deixis:
        return replace(term, deixis=unit.deixis, unit="week")
    return None


def _with_day(item: FoundTerm, lower: Sequence[str], tags: Sequence[str]) -> FoundTerm | None:
    """ "Wednesday 15", "the past Wednesday, 24, ...": a weekday with its day of the month, that counts nothing."""
    if item.term.kind != "weekday" or item.term.part:
        return None
    at = item.last + (lower[item.last : item.last + 1] == [","])
    if at >= len(lower) or not lower[at].isdecimal() or not 1 <= int(lower[at]) <= _LATEST_DAY:
        return None
    closed = at + 1 == len(lower) or lower[at + 1] in (".", ",", ";", ")", "—", "–")
    verb = not closed and at + 1 < len(tags) and tags[at + 1] in ("VERB", "AUX")
    if not (closed or (verb and at == item.last)):
        return None
    return FoundTerm(item.first, at + 1, replace(item.term, day=int(lower[at])))


def _with_second_year(item: FoundTerm, lower: Sequence[str]) -> FoundTerm | None:
    """ "1991-92", "2003-05"."""
    term, behind = item.term, lower[item.last : item.last + 2]
    if term.kind != "year" or not term.year or term.edge or len(behind) < 2 or behind[0] not in _DASHES:
        return None
    if len(behind[1]) != 2 or not behind[1].isdecimal():
        return None
    second = term.year - term.year % 100 + int(behind[1])
    if not 0 < second - term.year <= 20:
        return None
    return FoundTerm(item.first, item.last + 2, TimeTerm("range", parts=(term, TimeTerm("year", second))))
