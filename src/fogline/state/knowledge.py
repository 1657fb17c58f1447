"""Knowledge: from which moment on a report was known, and what a set of reports held at a moment.

Two clocks. `stored`: what this store held at the moment, read as it was read then (the rows of that moment are asked of
the store itself). `published`: what was out by then, read as it is read now; see `known_from`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from fogline.models.holdings import Holdings
from fogline.models.report import ReportCard

CLOCKS = ("published", "stored")
LIVE = timedelta(days=2)
"""A report fetched within this time of its day of publication counts as followed live."""
_END = time(23, 59, 59, 999999, UTC)


def known_from(card: ReportCard) -> datetime:
    """The moment (UTC) from which on a report was known by the clock `published`.

    A report that was followed live: when it was fetched. One that was loaded later, from an archive: the end of its day
    of publication. One without a date: when it was fetched.
    """
    day = card.dating.day
    if day is None:
        return card.retrieved_at
    begin = datetime.combine(day, time(tzinfo=UTC))
    if begin - timedelta(days=1) <= card.retrieved_at <= begin + LIVE:
        return card.retrieved_at
    return end_of(day)


def end_of(day: date) -> datetime:
    """The last moment of a day, UTC."""
    return datetime.combine(day, _END)


def find_known(holdings: Holdings, moment: datetime) -> Holdings:
    """The part of holdings whose reports were known at a moment (UTC), by the clock `published`."""
    reports = {doc: card for doc, card in holdings.reports.items() if known_from(card) <= moment}
    ids = {card.id for card in reports.values()}
    claims = {i: c for i, c in holdings.claims.items() if c.report in ids}
    return replace(holdings, claims=claims, reports=reports)
