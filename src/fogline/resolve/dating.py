"""Dating: the day of a report that bears none, from the story that dated reports tell.

A report that says "on Saturday the airport fell" was written in the week after the Saturday on which, by dated
reports, that airport fell. Every day near the dated reports is tried. A day scores by
- agreement: how much the report's dated sentences, resolved from that day, tell of what dated reports tell for the
  same days (shared names and words, the rare ones counting more);
- recency: news is written on the last day that it names, or the day after; most often after, where that last mention
  is of an evening in the past; "later on Sunday" is written on Sunday;
- print: a date in full, near the trial's day, is most often the day of writing itself;
- order: no report tells of a day after its own as past;
- count: "for the fourth day in a row" is written on the fourth day from the offensive's start.
The scores of all days are kept as rivals, and what decided is said in words.

A report that prints day and month alone is tried on that day in the years near the dated reports; where none agrees,
its likeliest year by its own text stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import exp
from typing import Protocol

from fogline.models.report import Dating
from fogline.resolve.dated_reports import DatedReports
from fogline.resolve.day_records import Matcher, read_story
from fogline.resolve.day_trial import DayTrial, try_day
from fogline.resolve.passages import find_passages

REACH = 10
"""Days before and after a dated report that are tried."""
_LEAST_EVIDENCE = 0.3
_LEAST_FOR_YEAR = 0.25
"""Less than for a day, and shared names count too: that the printed day is near theirs says something already."""
_LEAST_COMPANY = 0.1
"""The nearest dated report must share this much of the names: what shares less is taken to be of another war."""
_TIERS = (0.6, 0.45, 0.0, 0.0)
"""Least confidence of the reports dated in each round; those of one round help to date the next."""
_RIVALS = 4
_FIRST, _LAST = date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
_CERTAINTY = 3.0
"""How fast agreement makes a date certain: confidence is at most 1 - exp(-3 * evidence)."""
_SHARPNESS = 1.5
"""How far apart scores set two days: chosen so that confidence does not run below the share of dates that are right
where seven in ten sentences of a report are withheld."""


class Dated(Protocol):
    """What is needed of a report: Draft, Report and ReportCard all have it."""

    @property
    def doc(self) -> str:
        """The document's name."""

    @property
    def text(self) -> str:
        """The text as read."""

    @property
    def dating(self) -> Dating:
        """The date known so far."""


def resolve_dating(undated: Sequence[Dated], dated: Sequence[Dated]) -> dict[str, Dating]:
    """Dates for the undated reports (basis "inferred"), by document; those that nothing dates are left out.

    An undated report may bear a day without a year. `dated` are the reports with a full date; others among them are
    passed over. Reports dated with more certainty go first and help to date the rest. Time is linear in the reports'
    length; each undated one is compared in full with at most NEIGHBOURS dated ones.
    """
    library = DatedReports([(r.doc, r.text, r.dating.day) for r in dated if r.dating.day is not None])
    yearless = [(r, r.dating.day) for r in undated if r.dating.day is not None and r.dating.year_worked_out]
    found = {r.doc: dating for r, day in yearless if (dating := _date_year(r, day, library))}
    library.extend([(r.doc, r.text, found.get(r.doc, r.dating).day or day) for r, day in yearless])
    waiting = [report for report in undated if report.dating.day is None]
    for least in _TIERS:
        news = {r.doc: dating for r in waiting if (dating := _date(r, library)) and dating.confidence >= least}
        library.extend([(r.doc, r.text, day) for r in waiting if r.doc in news and (day := news[r.doc].day)])
        waiting = [report for report in waiting if report.doc not in news]
        found |= news
    return found


def _date(report: Dated, library: DatedReports) -> Dating | None:
    trials = _try_days(report, library)
    best = trials[0] if trials else None
    if best is None or best.evidence < _LEAST_EVIDENCE:
        return None
    certainty = 1 - exp(-_CERTAINTY * best.evidence)
    weights = [exp(_SHARPNESS * (trial.score - best.score)) for trial in trials]
    total = sum(weights) / certainty
    rivals = tuple((t.day, round(w / total, 3)) for t, w in list(zip(trials, weights, strict=True))[1 : 1 + _RIVALS])
    return Dating(best.day, "inferred", best.explain(), round(1 / total, 3), rivals)


def _date_year(report: Dated, printed: date, library: DatedReports) -> Dating | None:
    """The year of a day printed without one, where dated reports of that time tell of the same; its rivals are that day
    in the years before and after."""
    trials = _try_days(report, library, printed)
    best = trials[0] if trials else None
    evidence = best.evidence + best.company if best else 0.0
    if best is None or evidence < _LEAST_FOR_YEAR:
        return None
    why = f"It prints {printed.day} {printed:%B} without a year. {best.explain()}"
    certainty = 1 - exp(-_CERTAINTY * evidence)
    step = 4 if (best.day.month, best.day.day) == (2, 29) else 1
    years = (best.day.year - step, best.day.year + step)
    rivals = tuple((best.day.replace(year=year), round((1 - certainty) / 2, 3)) for year in years)
    return Dating(best.day, "inferred", why, round(certainty, 3), rivals)


def _try_days(report: Dated, library: DatedReports, printed: date | None = None) -> list[DayTrial]:
    """The days near the dated neighbours of a report, best first; of a day printed without a year that day alone."""
    neighbours = library.find_neighbours(report.text)
    if not neighbours or neighbours[0].share < _LEAST_COMPANY:
        return []
    passages = find_passages(report.text)
    story = read_story(neighbours)
    ordinals = {day.toordinal() + shift for day in story.days for shift in range(-REACH, REACH + 1)}
    days = [date.fromordinal(n) for n in sorted(ordinals) if _FIRST <= n <= _LAST]
    if printed:
        days = [day for day in days if (day.month, day.day) == (printed.month, printed.day)]
    matcher = Matcher(story.records, passages)
    trials = [try_day(day, passages, matcher, story) for day in days]
    return sorted(trials, key=lambda trial: (-trial.score, trial.day))
