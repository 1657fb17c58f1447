"""Term builders: from a match of the time rules (``lexicon/data/time_words.toml``) to the term that it writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fogline.lexicon.time_lexicon import TimeLexicon
from fogline.lexicon.word_rules import RuleMatch
from fogline.resolve.day_builders import DAY_BUILDERS
from fogline.resolve.term_words import TermWords
from fogline.resolve.time_terms import VAGUE_COUNT, TimeTerm


def _streak(w: TermWords) -> TimeTerm | None:
    nth = w.figure("nth") or w.value("nth")
    return TimeTerm("streak", n=nth, unit=w.unit()) if nth else None


def _first_of(w: TermWords) -> TimeTerm:
    event = w.lexicon.events[w.word("event")]
    return TimeTerm("event", n=w.count() or 1, unit=w.unit(), deixis="first", event=event, noun=w.word("event"))


def _nth_event(w: TermWords) -> TimeTerm | None:
    """ "The fifth day of the offensive", "day 12 of the war", "its third week", "two years into the war"."""
    n = w.count() if w.has("n") else w.figure("nth") or w.value("nth")
    if n is None or n < 1:
        return None
    word = w.word("event")
    event = w.lexicon.events[word] if word else ""
    deixis = "into" if " into " in w.text else "nth"
    return TimeTerm("event", n=n, unit=w.unit() or "day", deixis=deixis, event=event, noun=word)


def _quarter(w: TermWords) -> TimeTerm:
    nth = w.value("code") or w.value("nth") or w.figure("nth") or -1
    deixis = w.word("deixis") or ("this" if w.text.endswith("the year") else "")
    return TimeTerm("quarter", w.figure("year"), n=nth, deixis=deixis)


def _same_period(w: TermWords) -> TimeTerm:
    return TimeTerm("period", n=-1 if w.has("back") else 0, deixis="same")


def _vague_word(w: TermWords) -> TimeTerm:
    return TimeTerm("vague", direction="before" if w.has("recent") or w.has("past") else "later")


def _overnight(w: TermWords) -> TimeTerm:
    return TimeTerm("night", deixis="into" if w.has("today") else "")


def _first_event(w: TermWords) -> TimeTerm | None:
    return TimeTerm("event", event=w.lexicon.events[w.word("event")], noun=w.word("event"))


def _week_of_month(w: TermWords) -> TimeTerm:
    nth = w.value("nth") or -1
    return TimeTerm("month", w.figure("year"), w.value("month"), unit=w.word("unit"), n=nth)


def _week_of_date(w: TermWords) -> TimeTerm:
    return TimeTerm("date", w.figure("year"), w.value("month"), w.figure("day"), unit="week")


def _week_to(w: TermWords) -> TimeTerm:
    return TimeTerm("date", w.figure("year"), w.value("month"), w.figure("day"), unit="week", direction="before")


def _days_since(w: TermWords) -> TimeTerm:
    return TimeTerm("span", n=w.count(), unit=w.unit(), deixis="past")


def _span(w: TermWords) -> TimeTerm | None:
    if w.word("deixis") == "first":
        return None
    return TimeTerm("span", n=w.count(), unit=w.unit(), deixis=w.word("deixis"))


def _span_one(w: TermWords) -> TimeTerm:
    plural = w.word("unit").endswith("s")
    return TimeTerm("span", n=VAGUE_COUNT if plural else 1, unit=w.unit(), deixis="past")


def _within(w: TermWords) -> TimeTerm:
    return TimeTerm("within", n=w.count() if w.has("n") else VAGUE_COUNT, unit=w.unit())


def _offset(w: TermWords) -> TimeTerm | None:
    direction = w.lexicon.directions[w.word("direction")]
    after_event = w.word("direction") in ("before", "after")
    n = w.count() if w.has("n") else VAGUE_COUNT
    return TimeTerm("offset", n=n, unit=w.unit(), direction=direction, deixis="event" if after_event else "")


def _offset_the(w: TermWords) -> TimeTerm:
    unit = w.unit() or "day"
    direction = "before" if w.word("direction") == "before" else "later"
    return TimeTerm("offset", n=1, unit=unit, direction=direction, deixis="the", part=w.has("part"))


def _in_span(w: TermWords) -> TimeTerm | None:
    count = w.count()
    too_short = w.unit() == "minute" or (count == 1 and w.unit() in ("day", "hour"))
    return None if too_short else TimeTerm("within", n=count, unit=w.unit(), deixis="in")


def _duration(w: TermWords) -> TimeTerm:
    return TimeTerm("duration", n=w.count(), unit=w.unit())


def _edge(w: TermWords) -> TimeTerm:
    edge = {"start": "start", "beginning": "start", "turn": "start", "outset": "start", "middle": "mid"}
    unit = w.unit() if w.has("unit") else "season" if w.has("season") else ""
    return TimeTerm(
        "edge",
        year=w.figure("year") or w.figure("year_alone"),
        month=w.value("month") or w.value("season"),
        unit=unit,
        edge=edge.get(w.word("edge"), "end"),
        deixis=w.word("deixis") or ("last" if " of the previous " in w.text else "same"),
    )


def _weekend(w: TermWords) -> TimeTerm:
    return TimeTerm("weekend", deixis=w.word("deixis"))


def _unit(w: TermWords) -> TimeTerm | None:
    deixis, unit = w.word("deixis"), w.unit()
    if deixis == "last" and unit in ("day", "hour", "minute"):
        return None
    return TimeTerm("unit", unit=unit, deixis=deixis, edge=w.edge(), late="later" in w.text)


def _in_the_unit(w: TermWords) -> TimeTerm:
    return TimeTerm(
        "unit", unit=w.unit(), deixis="that" if w.unit() == "day" else "this", edge=w.edge(), late="later" in w.text
    )


def _vague(w: TermWords) -> TimeTerm:
    following = any(word in w.text for word in ("following", "ensuing", "subsequent"))
    return TimeTerm(
        "vague", unit=w.unit(), deixis="following" if following else "", direction="later" if "coming" in w.text else ""
    )


def _ahead(w: TermWords) -> TimeTerm:
    return TimeTerm("vague", unit=w.unit(), direction="later")


def _month(w: TermWords) -> TimeTerm:
    edge = "mid" if w.text.startswith("mid") else w.edge()
    return TimeTerm("month", w.figure("year"), w.value("month"), deixis=w.word("deixis") or w.word("year_deixis"),
                    unit="year" if w.has("year_deixis") else "", edge=edge)  # fmt: skip


def _season(w: TermWords) -> TimeTerm:
    month = w.value("season") or w.value("season_year")
    return TimeTerm("season", w.figure("year"), month, deixis=w.word("deixis"), edge=w.edge())


def _decade(w: TermWords) -> TimeTerm:
    return TimeTerm("decade", int(w.word("decade")[:4]), edge=w.edge())


def _year(w: TermWords) -> TimeTerm:
    if w.has("mid"):
        return TimeTerm("year", int(w.word("mid")[-4:]), edge="mid")
    return TimeTerm("year", w.figure("year"), edge=w.edge())


_SIMPLE: dict[str, TimeTerm] = {
    "night": TimeTerm("night"),
    "now": TimeTerm("now"),
    "then": TimeTerm("then"),
    "that_time": TimeTerm("then"),
    "reporting_period": TimeTerm("period", deixis="reporting"),
    "hours": TimeTerm("part", part=True),
}
_BUILDERS: dict[str, Callable[[TermWords], TimeTerm | None]] = {
    "overnight": _overnight,
    "nth_event": _nth_event,
    "own_nth": _nth_event,
    "day_event": _nth_event,
    "into_event": _nth_event,
    "quarter": _quarter,
    "same_period": _same_period,
    "vague_word": _vague_word,
    "streak": _streak,
    "streak_row": _streak,
    "first_of": _first_of,
    "first_event": _first_event,
    "week_to_dm": _week_to,
    "week_to_md": _week_to,
    "days_since": _days_since,
    "span": _span,
    "week_of_month": _week_of_month,
    "week_of_dm": _week_of_date,
    "week_of_md": _week_of_date,
    "span_one": _span_one,
    "within": _within,
    "offset": _offset,
    "offset_the": _offset_the,
    "in_span": _in_span,
    "duration": _duration,
    "edge": _edge,
    "weekend": _weekend,
    "unit": _unit,
    "in_the_unit": _in_the_unit,
    "vague": _vague,
    "ahead": _ahead,
    "month": _month,
    "month_short": _month,
    "season": _season,
    "fall": _season,
    "decade": _decade,
    "year": _year,
}


def get_rules_known() -> frozenset[str]:
    """The ids of the rules that `read_term` gives a meaning."""
    return frozenset(_SIMPLE) | frozenset(_BUILDERS) | frozenset(DAY_BUILDERS)


def read_term(words: Sequence[str], match: RuleMatch, lexicon: TimeLexicon) -> TimeTerm | None:
    """What a match of the time rules says; `words` are the sentence's, in lower case. None: no time after all."""
    term = _SIMPLE.get(match.rule)
    if term is not None:
        return term
    build = DAY_BUILDERS.get(match.rule) or _BUILDERS[match.rule]
    return build(TermWords(words, match, lexicon))
