"""Day builders: from a match of the rules for days and their parts to the term that it writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from fogline.resolve.term_words import TermWords
from fogline.resolve.time_terms import TimeTerm


def _date(w: TermWords) -> TimeTerm:
    weekday = w.value("weekday")
    return TimeTerm("date", w.figure("year"), w.value("month"), w.figure("day"), None, weekday, part=w.is_part,
                    night=w.is_night, late=w.is_late, direction=_turn(w), clock=w.clock)  # fmt: skip


def _day_of_month(w: TermWords) -> TimeTerm:
    """ "On the 17th": a day of the month that is running, or of the one before."""
    return TimeTerm("monthday", day=w.figure("day"), part=w.is_part, night=w.is_night, late=w.is_late, clock=w.clock)


def _date_ord(w: TermWords) -> TimeTerm:
    """ "The first of May"."""
    return replace(_date(w), day=w.value("nth"))


def _turn(w: TermWords) -> str:
    """Where a night without a preposition may run to: on from the evening ("overnight Saturday"), surely so or not."""
    return "on" if w.has("overnight_behind") else "either" if w.has("overnight_bare") else ""


def _days(w: TermWords) -> TimeTerm | None:
    first, last = w.figure("day"), w.figure("last")
    if first is None or last is None or first >= last:
        return None
    return TimeTerm("days", w.figure("year"), w.value("month"), first, last)


def _pair(w: TermWords) -> TimeTerm | None:
    """ "28/29 November"."""
    first, last = (int(day) for day in w.word("pair").split("/"))
    return TimeTerm("days", w.figure("year"), w.value("month"), first, last) if first < last else None


def _clock_dot(w: TermWords) -> TimeTerm | None:
    hours, minutes = w.word("clock").split(".")
    if len(minutes) != 2 or int(minutes) > 59 or int(hours) > 23:
        return None
    return TimeTerm("part", part=True, unit="clock", clock=f"{int(hours):02d}:{minutes}")


def _iso(w: TermWords) -> TimeTerm:
    return TimeTerm("date", w.figure("year"), w.figure("month"), w.figure("day"))


def _numdate(w: TermWords) -> TimeTerm | None:
    day, month, year = (int(piece) for piece in w.word("date").replace(".", "/").split("/"))
    if month > 12:
        day, month = month, day
    elif day <= 12 and day != month and "/" in w.word("date"):
        return TimeTerm("numeric", year, month, day)
    return TimeTerm("date", year, month, day) if 1 <= month <= 12 else None


def _weekday(w: TermWords) -> TimeTerm:
    return TimeTerm("weekday", weekday=w.value("weekday"), deixis=w.word("deixis"), part=w.is_part,
                    night=w.is_night, late=w.is_late, direction=_turn(w), clock=w.clock)  # fmt: skip


def _today(w: TermWords) -> TimeTerm:
    return TimeTerm("today", n=w.value("today"), part=w.is_part or w.word("today") == "tonight")


def _day_but_one(w: TermWords) -> TimeTerm | None:
    step = w.value("today") or 0
    return TimeTerm("today", n=2 * step) if step else None


def _weekdays(w: TermWords) -> TimeTerm:
    return TimeTerm("vague", deixis="set")


def _this_part(w: TermWords) -> TimeTerm:
    return TimeTerm("today", n=0, part=True)


def _last_night(w: TermWords) -> TimeTerm:
    return TimeTerm("night") if w.has("during") else TimeTerm("today", n=-1, part=True)


def _same_part(w: TermWords) -> TimeTerm | None:
    deixis = w.word("deixis") or ("that" if " that " in f" {w.text} " else "")
    return TimeTerm("unit", unit="day", deixis=deixis, part=True) if deixis else TimeTerm("part", part=True)


def _whole_day(w: TermWords) -> TimeTerm:
    return TimeTerm("night") if w.has("night") or w.has("night_course") else TimeTerm("unit", unit="day", deixis="that")


def _clock(w: TermWords) -> TimeTerm | None:
    text = w.word("clock")
    bare_hours = text.endswith(("hours", "hrs")) and not ("00" in text and text[:4].isdecimal())
    return None if bare_hours else TimeTerm("part", part=True, unit="clock", clock=w.clock)


def _hijri(w: TermWords) -> TimeTerm | None:
    """A day of the Islamic calendar; its year, where told, is one of the last hundred or so."""
    year = w.figure("year")
    if year is not None and not 1300 <= year <= 1500:
        return None
    month = w.value("month") or w.value("lunar") or w.value("dhu")
    if month is None:
        month = (3 if w.word("two").startswith("ra") else 5) + (0 if w.has("one") else 1)
    return TimeTerm("hijri", year, month, w.figure("day") if w.has("day") else None)


def _feast(w: TermWords) -> TimeTerm:
    if w.has("new"):
        return TimeTerm("feast", month=12 if w.has("new_eve") else 1, day=31 if w.has("new_eve") else 1, n=1)
    code = w.value("feast") or w.value("feast_hijri") or w.value("feast_alone") or 0
    day = code % 100 - (w.word("eve") == "eve")
    length = {"fitr": 3, "adha": 4}.get(w.word("feast_hijri"), 1)
    return TimeTerm("feast", month=code // 100, day=day, n=length, deixis="" if w.has("feast") else "hijri")


def _part(w: TermWords) -> TimeTerm:
    return TimeTerm("part", part=True, late=w.is_late)


DAY_BUILDERS: dict[str, Callable[[TermWords], TimeTerm | None]] = {
    "hijri": _hijri,
    "hijri_month": _hijri,
    "feast": _feast,
    "iso": _iso,
    "numdate": _numdate,
    "days_month": _days,
    "month_days": _days,
    "date_dm": _date,
    "date_md": _date,
    "weekday": _weekday,
    "today": _today,
    "day_but_one": _day_but_one,
    "weekdays": _weekdays,
    "this_part": _this_part,
    "last_night": _last_night,
    "same_part": _same_part,
    "whole_day": _whole_day,
    "pair_month": _pair,
    "month_pair": _pair,
    "date_ord": _date_ord,
    "day_of_month": _day_of_month,
    "clock_dot": _clock_dot,
    "clock": _clock,
    "part": _part,
}
"""Id of a rule to what builds its term."""
