"""Time terms: what the words of a time expression say, before any report's day is known.

The patterns stand in ``lexicon/data/time_words.toml``; here each rule's match becomes a TimeTerm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fogline.lexicon.time_lexicon import TimeLexicon
from fogline.lexicon.word_rules import RuleMatch
from fogline.resolve.numerals import read_numeral

VAGUE_COUNT = -1
"""The `n` of "several days", "a few hours": more than one, not said how many."""


@dataclass(frozen=True, slots=True)
class TimeTerm:
    """One expression's content.

    `kind`: date, days, weekday, month, year, decade, season, today, night, part, unit, weekend, span, offset,
    within, duration, streak, edge, event, now, then, period, vague, range.
    `deixis` is the word that points ("last", "next", "this", "that", "same", "past" ...), `edge` early, mid or
    late, `part` True where a part of a day is meant, `night` where it runs from one day into the next,
    `direction` ago, before, after, later. `parts` are the ends of a range.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: int | None = None
    weekday: int | None = None
    n: int | None = None
    unit: str = ""
    deixis: str = ""
    edge: str = ""
    part: bool = False
    night: bool = False
    late: bool = False
    direction: str = ""
    event: str = ""
    noun: str = ""
    parts: tuple[TimeTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term and its words `[first, last)` in the sentence."""

    first: int
    last: int
    term: TimeTerm


class _Words:
    """A match's words and the values of its groups."""

    def __init__(self, words: Sequence[str], match: RuleMatch, lexicon: TimeLexicon) -> None:
        self._words, self._match, self.lexicon = words, match, lexicon
        self.has = match.groups.__contains__
        self.text = " ".join(words[match.first : match.last])

    def word(self, group: str) -> str:
        first, last = self._match.groups.get(group, (0, 0))
        return " ".join(self._words[first:last])

    def value(self, group: str) -> int | None:
        return self.lexicon.numbers.get(self.word(group)) if self.has(group) else None

    def figure(self, group: str) -> int | None:
        digits = self.word(group).rstrip("stndrdth")
        return int(digits) if digits.isdecimal() else None

    def unit(self, group: str = "unit") -> str:
        return self.lexicon.units.get(self.word(group), "day" if self.word(group).startswith("night") else "")

    def count(self, group: str = "n") -> int | None:
        if not self.has(group):
            return None
        first, last = self._match.groups[group]
        words = self._words[first:last]
        if words in (["a"], ["an"]):
            return 1
        if "couple" in words:
            return 2
        if words and words[0] == "half":
            return 0
        number = read_numeral([word for word in words if word not in ("and", "half")], self.lexicon.numerals)
        return VAGUE_COUNT if number is None else number

    def edge(self) -> str:
        return {"earlier": "early", "later": "late", "middle": "mid"}.get(self.word("early"), self.word("early"))

    @property
    def is_part(self) -> bool:
        return any(map(self.has, ("early", "small", "part", "clock", "behind")))

    @property
    def is_late(self) -> bool:
        """Whether the end of the day is meant."""
        return any(word in self.text for word in ("evening", "night", "late")) and "midnight" not in self.text


def _date(w: _Words) -> TimeTerm:
    weekday = w.value("weekday")
    return TimeTerm("date", w.figure("year"), w.value("month"), w.figure("day"), None, weekday, part=w.is_part,
                    night=w.has("overnight"), late=w.is_late)  # fmt: skip


def _days(w: _Words) -> TimeTerm | None:
    first, last = w.figure("day"), w.figure("last")
    if first is None or last is None or first >= last:
        return None
    return TimeTerm("days", w.figure("year"), w.value("month"), first, last)


def _iso(w: _Words) -> TimeTerm:
    return TimeTerm("date", w.figure("year"), w.figure("month"), w.figure("day"))


def _numdate(w: _Words) -> TimeTerm | None:
    day, month, year = (int(piece) for piece in w.word("date").replace(".", "/").split("/"))
    if month > 12:
        day, month = month, day
    elif day <= 12 and day != month and "/" in w.word("date"):
        return TimeTerm("vague")
    return TimeTerm("date", year, month, day) if 1 <= month <= 12 else None


def _weekday(w: _Words) -> TimeTerm:
    return TimeTerm("weekday", weekday=w.value("weekday"), deixis=w.word("deixis"), part=w.is_part,
                    night=w.has("overnight"), late=w.is_late)  # fmt: skip


def _today(w: _Words) -> TimeTerm:
    return TimeTerm("today", n=w.value("today"), part=w.is_part or w.word("today") == "tonight")


def _this_part(w: _Words) -> TimeTerm:
    return TimeTerm("today", n=0, part=True)


def _last_night(w: _Words) -> TimeTerm:
    return TimeTerm("night") if w.has("during") else TimeTerm("today", n=-1, part=True)


def _streak(w: _Words) -> TimeTerm | None:
    nth = w.figure("nth") or w.value("nth")
    return TimeTerm("streak", n=nth, unit=w.unit()) if nth else None


def _first_of(w: _Words) -> TimeTerm:
    event = w.lexicon.events[w.word("event")]
    return TimeTerm("event", n=w.count() or 1, unit=w.unit(), deixis="first", event=event, noun=w.word("event"))


def _first_event(w: _Words) -> TimeTerm | None:
    return TimeTerm("event", event=w.lexicon.events[w.word("event")], noun=w.word("event"))


def _span(w: _Words) -> TimeTerm | None:
    if w.word("deixis") == "first":
        return None
    return TimeTerm("span", n=w.count(), unit=w.unit(), deixis=w.word("deixis"))


def _span_one(w: _Words) -> TimeTerm:
    plural = w.word("unit").endswith("s")
    return TimeTerm("span", n=VAGUE_COUNT if plural else 1, unit=w.unit(), deixis="past")


def _within(w: _Words) -> TimeTerm:
    return TimeTerm("within", n=w.count() if w.has("n") else VAGUE_COUNT, unit=w.unit())


def _offset(w: _Words) -> TimeTerm | None:
    direction = w.lexicon.directions[w.word("direction")]
    if w.text.endswith(" on") and not w.has("n"):
        return None
    after_event = w.word("direction") in ("before", "after")
    n = w.count() if w.has("n") else VAGUE_COUNT
    return TimeTerm("offset", n=n, unit=w.unit(), direction=direction, deixis="event" if after_event else "")


def _offset_the(w: _Words) -> TimeTerm:
    unit = w.unit() or "day"
    direction = "before" if w.word("direction") == "before" else "later"
    return TimeTerm("offset", n=1, unit=unit, direction=direction, deixis="the", part=w.has("part"))


def _in_span(w: _Words) -> TimeTerm | None:
    count = w.count()
    too_short = w.unit() == "minute" or (count == 1 and w.unit() in ("day", "hour"))
    return None if too_short else TimeTerm("within", n=count, unit=w.unit(), deixis="in")


def _duration(w: _Words) -> TimeTerm:
    return TimeTerm("duration", n=w.count(), unit=w.unit())


def _edge(w: _Words) -> TimeTerm:
    edge = {"start": "start", "beginning": "start", "turn": "start", "outset": "start", "middle": "mid"}.get(w.word("edge"), "end")
    year = w.figure("year") or w.figure("year_alone")
    deixis = w.word("deixis") or ("same" if " of the previous " not in w.text else "last")
    return TimeTerm("edge", year=year, month=w.value("month") or w.value("season"), unit=w.unit() if w.has("unit") else "season" if w.has("season") else "", edge=edge, deixis=deixis)  # fmt: skip


def _weekend(w: _Words) -> TimeTerm:
    return TimeTerm("weekend", deixis=w.word("deixis"))


def _same_part(w: _Words) -> TimeTerm | None:
    deixis = w.word("deixis") or ("that" if " that " in f" {w.text} " else "")
    return TimeTerm("unit", unit="day", deixis=deixis, part=True) if deixis else TimeTerm("part", part=True)


def _unit(w: _Words) -> TimeTerm | None:
    deixis, unit = w.word("deixis"), w.unit()
    if deixis == "last" and unit in ("day", "hour", "minute"):
        return None
    return TimeTerm("unit", unit=unit, deixis=deixis, edge=w.edge(), late="later" in w.text)


def _in_the_unit(w: _Words) -> TimeTerm:
    return TimeTerm("unit", unit=w.unit(), deixis="that" if w.unit() == "day" else "this", edge=w.edge(), late="later" in w.text)


def _whole_day(w: _Words) -> TimeTerm:
    return TimeTerm("night") if w.has("night") else TimeTerm("unit", unit="day", deixis="that")


def _vague(w: _Words) -> TimeTerm:
    following = any(word in w.text for word in ("following", "ensuing", "subsequent"))
    return TimeTerm("vague", unit=w.unit(), deixis="following" if following else "", direction="later" if "coming" in w.text else "")


def _ahead(w: _Words) -> TimeTerm:
    return TimeTerm("vague", unit=w.unit(), direction="later")


def _month(w: _Words) -> TimeTerm:
    edge = "mid" if w.text.startswith("mid") else w.edge()
    return TimeTerm("month", w.figure("year"), w.value("month"), deixis=w.word("deixis") or w.word("year_deixis"),
                    unit="year" if w.has("year_deixis") else "", edge=edge)  # fmt: skip


def _season(w: _Words) -> TimeTerm:
    month = w.value("season") or w.value("season_year")
    return TimeTerm("season", w.figure("year"), month, deixis=w.word("deixis"), edge=w.edge())


def _decade(w: _Words) -> TimeTerm:
    return TimeTerm("decade", int(w.word("decade")[:4]), edge=w.edge())


def _year(w: _Words) -> TimeTerm:
    return TimeTerm("year", w.figure("year"), edge=w.edge())


def _clock(w: _Words) -> TimeTerm | None:
    text = w.word("clock")
    bare_hours = text.endswith(("hours", "hrs")) and not ("00" in text and text[:4].isdecimal())
    return None if bare_hours else TimeTerm("part", part=True, unit="clock")


def _part(w: _Words) -> TimeTerm:
    return TimeTerm("part", part=True, late=w.is_late)


_SIMPLE: dict[str, TimeTerm] = {
    "overnight": TimeTerm("night"),
    "night": TimeTerm("night"),
    "now": TimeTerm("now"),
    "then": TimeTerm("then"),
    "same_period": TimeTerm("period", deixis="same"),
    "reporting_period": TimeTerm("period", deixis="reporting"),
    "hours": TimeTerm("part", part=True),
}
_BUILDERS: dict[str, Callable[[_Words], TimeTerm | None]] = {
    "iso": _iso, "numdate": _numdate, "days_month": _days, "month_days": _days, "date_dm": _date, "date_md": _date,
    "weekday": _weekday, "today": _today, "this_part": _this_part, "last_night": _last_night, "streak": _streak,
    "streak_row": _streak, "first_of": _first_of, "first_event": _first_event, "span": _span, "span_one": _span_one,
    "within": _within, "offset": _offset, "offset_the": _offset_the, "in_span": _in_span, "duration": _duration,
    "edge": _edge, "weekend": _weekend, "same_part": _same_part, "unit": _unit, "in_the_unit": _in_the_unit,
    "whole_day": _whole_day, "vague": _vague, "ahead": _ahead, "month": _month, "month_short": _month,
    "season": _season, "fall": _season, "decade": _decade, "year": _year, "clock": _clock, "part": _part,
}  # fmt: skip


def read_term(words: Sequence[str], match: RuleMatch, lexicon: TimeLexicon) -> TimeTerm | None:
    """What a match of the time rules says; `words` are the sentence's, in lower case. None: no time after all."""
    term = _SIMPLE.get(match.rule)
    return term or _BUILDERS[match.rule](_Words(words, match, lexicon))
