"""TIMEX3: gold times of the MEANTIME corpus, and the TIMEX3 value that one of our expressions stands for.

MEANTIME (CC BY 4.0) annotates the first sentences of 120 Wikinews reports; the rest of a report is not read here.
Values are those of TimeML: a day 2019-03-14, its part 2019-03-14TMO, a week 2019-W11, a month 2019-03, a quarter
2019-Q1, a year 2019, a decade 201, and PAST_REF, PRESENT_REF, FUTURE_REF for times without bounds.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from fogline.models.measure import Interval, TimeExpression
from fogline.models.report import Block, Dating, Report, Sentence, Token
from fogline.read.tagger import Tagger

ANNOTATED = 6
"""Sentences of a report that MEANTIME annotates: title, date line and four more."""
POINTS = frozenset({"DATE", "TIME"})
_PARTS = (
    (("morning", "dawn", "daybreak", "sunrise"), "TMO"),
    (("afternoon",), "TAF"),
    (("evening", "dusk", "sunset"), "TEV"),
    (("night", "overnight"), "TNI"),
)
_LENGTHS = (("decade", 365.25, "Y"), ("year", 365.25, "Y"), ("month", 30.44, "M"), ("week", 7, "W"))
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_FUTURE = re.compile(r"\b(?:future|later|soon|coming|next|ahead|shortly|following|near term|long term|short-term)\b")


@dataclass(frozen=True, slots=True)
class Timex:
    """A gold time: characters `[start, end)`, type (DATE, TIME, DURATION, SET), value, whether it dates the report."""

    start: int
    end: int
    text: str
    type: str
    value: str
    creation: bool


def read_meantime(folder: Path, tagger: Tagger | None) -> Iterator[tuple[Report, list[Timex]]]:
    """The annotated part of every report with its gold times; words are parted by one space.

    A report's day is its gold creation time; one whose creation time is no day is passed over. `tagger` None leaves
    words without tags.
    """
    for path in sorted((folder / "intra-doc_annotation").glob("*/*.xml")):
        root = ElementTree.parse(path).getroot()
        rows: list[list[tuple[str, str]]] = [[] for _ in range(ANNOTATED)]
        for token in root.iter("token"):
            number = int(token.get("sentence", "0"))
            if number < ANNOTATED:
                rows[number].append((token.get("t_id", ""), token.text or ""))
        creation = [t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"]
        try:
            day = date.fromisoformat(creation[0].get("value", "")) if creation else None
        except ValueError:
            day = None
        if day:
            report, places = _make_report(path.stem, rows, day, tagger)
            yield report, list(_read_gold(root, report.text, places))


def _make_report(
    doc: str, rows: list[list[tuple[str, str]]], day: date, tagger: Tagger | None
) -> tuple[Report, dict[str, tuple[int, int]]]:
    rows = [row for row in rows if row]
    text = "\n".join(" ".join(word for _, word in row) for row in rows)
    tagged = tagger.tag([[word for _, word in row] for row in rows]) if tagger else None
    places: dict[str, tuple[int, int]] = {}
    sentences, blocks, at = [], [], 0
    for index, row in enumerate(rows):
        tokens = []
        for number, (ident, word) in enumerate(row):
            places[ident] = (at, at + len(word))
            tags = tagged[index] if tagged else None
            tokens.append(
                Token(at, at + len(word), word, tags.lemmas[number], tags.upos[number], tags.xpos[number],
                      tags.heads[number], tags.deprels[number])
                if tags else Token(at, at + len(word), word, word.lower(), "", "", -1, "")
            )  # fmt: skip
            at += len(word) + 1
        sentences.append(Sentence(index, tokens[0].start, tokens[-1].end, index, tuple(tokens)))
        blocks.append(Block(tokens[0].start, tokens[-1].end, "paragraph"))
    now = datetime(2000, 1, 1, tzinfo=UTC)
    report = Report(doc, doc, "", text, None, None, None, None, "en", Dating(day, "given"), now,
                    tuple(blocks), tuple(sentences))  # fmt: skip
    return report, places


def _read_gold(root: ElementTree.Element, text: str, places: dict[str, tuple[int, int]]) -> Iterator[Timex]:
    for timex in root.iter("TIMEX3"):
        spans = [places[a.get("t_id", "")] for a in timex.iter("token_anchor") if a.get("t_id") in places]
        if spans:
            start, end = min(s for s, _ in spans), max(e for _, e in spans)
            creation = timex.get("functionInDocument") == "CREATION_TIME"
            yield Timex(start, end, text[start:end], timex.get("type", ""), timex.get("value", ""), creation)


def find_value(expression: TimeExpression) -> str:
    """The TIMEX3 value that an expression stands for, "" where it has none."""
    interval, words = expression.named or expression.interval, expression.text.lower()
    if expression.relation == "now":
        return "PRESENT_REF"
    if interval is None and "time being" in words:
        return "PRESENT_REF"
    if interval is None:
        return "FUTURE_REF" if _FUTURE.search(words) else "PAST_REF"
    if interval.granularity in ("day", "part-of-day"):
        return interval.last.isoformat() + _find_part(expression, words)
    if interval.granularity == "week" and (interval.last - interval.first).days < 7:
        return _find_week(interval.first)
    if "weekend" in words:
        return f"{_find_week(interval.first)}-WE"
    if interval.granularity == "month":
        return f"{interval.first:%Y-%m}"
    if interval.granularity == "year":
        return str(interval.first.year)[: 3 if interval.last.year - interval.first.year == 9 else 4]
    return _find_range(interval, words)


def _find_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _find_part(expression: TimeExpression, words: str) -> str:
    if expression.clock:
        return f"T{expression.clock}"
    return next((code for names, code in _PARTS if any(name in words for name in names)), "")


def _find_range(interval: Interval, words: str) -> str:
    months = (interval.last + timedelta(days=1)).month - interval.first.month
    if interval.first.day == 1 and months % 12 == 3 and (interval.last - interval.first).days < 93:
        if "quarter" in words or interval.first.month % 3 == 1:
            return f"{interval.first.year}-Q{(interval.first.month + 2) // 3}"
        return f"{interval.first.year}-{_SEASONS.get(interval.first.month, '')}"
    days = (interval.last - interval.first).days + 1
    for unit, length, letter in _LENGTHS:
        if unit in words:
            return f"P{round(days / length)}{letter}"
    return f"PT{24 * (days - 1)}H" if "hour" in words else f"P{days}D"


_JOINED = re.compile(r"(.{3,40}?)( to | and | until | through | [-–] )(.{3,40})")


def find_values(expression: TimeExpression) -> list[tuple[int, int, str]]:
    """Characters and value of each TIMEX3 that an expression stands for: two where it joins two times ("2009 to 2011"),
    none where it only points to another expression ("when", a bare "since")."""
    interval, joined = expression.named or expression.interval, _JOINED.fullmatch(expression.text)
    if expression.text.lower() in ("when", "since"):
        return []
    if interval is None or interval.granularity != "range" or not joined or expression.relation == "now":
        return [(expression.start, expression.end, find_value(expression))]
    first, last = joined[1], joined[3]
    form = "%Y-%m-%d" if _names_day(first, last) else "%Y" if first.isdecimal() and last.isdecimal() else "%Y-%m"
    middle = expression.start + joined.start(3)
    return [
        (expression.start, expression.start + len(first), interval.first.strftime(form)),
        (middle, expression.end, interval.last.strftime(form)),
    ]


def _names_day(first: str, last: str) -> bool:
    return "day" in first + last or any(part.isdecimal() and len(part) < 3 for part in f"{first} {last}".split())


def normalise(value: str) -> str:
    """A value as it is compared: a clock time without its seconds, days first written the ISO way."""
    turned = re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", value)
    return f"{turned[3]}-{turned[1]}-{turned[2]}" if turned else re.sub(r"TM0|TMO", "TMO", value)
