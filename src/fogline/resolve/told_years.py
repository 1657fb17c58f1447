"""Told years: the first day that a report without a date gives with its year, to place those before it."""

from __future__ import annotations

from datetime import date
from itertools import islice

from fogline.models.report import Report
from fogline.resolve.calendar import get_month
from fogline.resolve.time_grammar import find_terms

MOST_SENTENCES, OPENING = 40, 4
"""Sentences from the beginning that are looked at for a day, and for a bare year, which may be one of long ago."""


def find_first_day(report: Report) -> date | None:
    """The first day, or first of a month or year, that the opening of a report tells with its year; else None."""
    whole_year: date | None = None
    for sentence in islice(report.sentences, MOST_SENTENCES):
        tokens = sentence.tokens[:300]
        if not any(len(token.text) == 4 and token.text.isdigit() for token in tokens):
            continue
        for found in find_terms([t.text for t in tokens], [t.upos for t in tokens]):
            for term in found.term.parts or (found.term,):
                if term.year and term.month:
                    first, last = get_month(term.year, term.month)
                    return first.replace(day=min(term.day or 1, last.day))
                if term.year and whole_year is None and term.kind in ("year", "edge") and sentence.index < OPENING:
                    whole_year = date(term.year, 1, 1)
    return whole_year
