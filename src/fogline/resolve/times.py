"""Times: every time expression of a report, tied to days.

Sentence by sentence: the grammar finds terms, terms that stand by themselves ("on Sunday", "Nov. 27") are resolved
first, those that lean on others ("a day earlier", "at dawn", "overnight") next. "Since ..." runs to the report's day.
What hangs on an event ("since the start of the offensive") takes the day that the same report gives for its start.
Nothing falls back on the day of publication without a word that means it ("today", "now", "this week").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from fogline.lexicon.time_lexicon import TimeLexicon, load_time_lexicon
from fogline.models.measure import Interval, TimeExpression
from fogline.models.report import Report, Sentence
from fogline.resolve.calendar import Setting, resolve_term
from fogline.resolve.onsets import Onset, find_onsets, resolve_event
from fogline.resolve.relations import find_relation, find_since, is_comparison
from fogline.resolve.tense import find_tense
from fogline.resolve.time_grammar import find_terms
from fogline.resolve.time_terms import FoundTerm, TimeTerm

_ALONE = frozenset({"weekday", "date", "days", "today", "now", "month", "year", "decade", "season", "weekend", "span", "edge"})
_TENSED = frozenset({"weekday", "date", "days", "month", "season", "weekend", "unit", "within", "range"})
_MEMORY_OF_SENTENCES = 3
_FIRST_SENTENCES = 8


@dataclass(slots=True)
class _Item:
    """A term on its way to an expression; words `[first, last)`."""

    first: int
    last: int
    term: TimeTerm
    relation: str = "on"
    tense: str = ""
    interval: Interval | None = None
    outer: bool = False

    @property
    def dates_next(self) -> bool:
        """Whether the interval is that of the event told behind ("two days after the raid")."""
        return self.term.kind == "offset" and self.term.deixis == "event"


@dataclass(slots=True)
class _Context:
    """What earlier sentences leave behind for later ones."""

    day: date | None = None
    recent: list[list[Interval]] = field(default_factory=list)
    reporting: Interval | None = None
    period: Interval | None = None
    onsets: list[Onset] = field(default_factory=list)

    @property
    def earlier(self) -> tuple[Interval, ...]:
        return tuple(interval for intervals in self.recent for interval in intervals)


def resolve_times(report: Report) -> list[TimeExpression]:
    """All time expressions of a report, in text order; `interval` None where nothing fixes one.

    Days are the publisher's calendar days. A block's own `day` (a live entry's) goes before the report's.
    """
    lexicon = load_time_lexicon()
    context = _Context(report.dating.day)
    pending: list[tuple[Sentence, _Item, date | None]] = []
    for sentence in report.sentences:
        day = report.blocks[sentence.block].day or report.dating.day
        if day != context.day:
            context.day = day
            context.recent.clear()
        items = _resolve_sentence(sentence, context, lexicon)
        pending.extend((sentence, item, day) for item in items)
    return [_express(report.text, sentence, _settle(item, day, context.onsets)) for sentence, item, day in pending]


def _resolve_sentence(sentence: Sentence, context: _Context, lexicon: TimeLexicon) -> list[_Item]:
    words = [token.text for token in sentence.tokens]
    found = find_terms(words, [token.upos for token in sentence.tokens])
    lower = [word.lower().replace("’", "'") for word in words] if found or "since" in words or "Since" in words else []
    items = [_read_item(term, lower, sentence, lexicon) for term in found]
    for wanted in (True, False):
        for item in items:
            if (item.term.kind in _ALONE or _is_alone(item.term)) == wanted:
                item.interval = resolve_term(item.term, _set(item, items, lower, context))
    onsets = find_onsets(lower, [(i.first, i.last, i.interval) for i in items if i.interval and i.relation != "by"], lexicon)
    context.onsets.extend(onsets)
    items.extend(_find_relative_clauses(lower, items))
    for item in items:
        _apply_relation(item, items, lower, context)
    items.extend(_find_since_items(lower, items, context, lexicon))
    items = [item for item in items if not (item.relation == "since" and is_comparison(lower, item.first, lexicon))]
    items.sort(key=lambda item: (item.first, -item.last))
    _remember(context, [item for item in items if not item.outer], sentence.index)
    return items


def _is_alone(term: TimeTerm) -> bool:
    if term.kind == "range":
        return all(part.kind in _ALONE for part in term.parts)
    return term.kind == "unit" and term.deixis in ("this", "last", "next", "coming", "current") and term.unit != "day"


def _read_item(found: FoundTerm, lower: Sequence[str], sentence: Sentence, lexicon: TimeLexicon) -> _Item:
    tense = ""
    if found.term.kind in _TENSED and not found.term.year:
        xpos = [token.xpos for token in sentence.tokens] if sentence.tokens[0].xpos else []
        tense = find_tense(lower, xpos, found.first, found.last, lexicon)
    return _Item(found.first, found.last, found.term, find_relation(lower, found.first, lexicon), tense)


def _set(item: _Item, items: Sequence[_Item], lower: Sequence[str], context: _Context) -> Setting:
    near, behind = _find_near(item, items)
    here = tuple(other.interval for other in items if other.interval and other.last <= item.first)
    perfect = any(word in ("has", "have", "had", "'ve") for word in lower[max(0, item.first - 10) : item.first])
    return Setting(context.day, item.tense, item.relation, near, behind, context.earlier + here, context.reporting, context.period, perfect)


def _find_near(item: _Item, items: Sequence[_Item]) -> tuple[Interval | None, Interval | None]:
    """The nearest single days named in the sentence before and behind the item."""
    before: Interval | None = None
    for other in items:
        if other is item or other.interval is None or other.interval.first != other.interval.last or other.dates_next:
            continue
        if other.last <= item.first:
            before = other.interval
        else:
            return before, other.interval
    return before, None


def _apply_relation(item: _Item, items: Sequence[_Item], lower: Sequence[str], context: _Context) -> None:
    interval, day = item.interval, context.day
    if interval is None:
        return
    if item.relation == "since":
        item.interval = _run_on(interval, item, items, lower, day)
    elif day and item.relation in ("by", "until", "before") and interval.last > day:
        last = interval.last
        if item.relation == "before" and not (item.term.edge == "end" or item.term.kind == "part"):
            last = interval.first - timedelta(days=1)
        item.interval = Interval(min(day, last), last, "range", interval.basis)


def _run_on(
    interval: Interval, item: _Item, items: Sequence[_Item], lower: Sequence[str], day: date | None
) -> Interval | None:
    """From the interval's first day to the report's, or to the day that a pluperfect clause looks back from."""
    end = day
    if "had" in lower[max(0, item.first - 14) : item.first]:
        before = [o.interval for o in items if o.interval and o.last <= item.first and o.interval.first == o.interval.last]
        end = before[-1].last if before and before[-1].last >= interval.first else day
    if end is None or end < interval.first:
        return None
    return Interval(interval.first, end, "range", "since")


def _find_since_items(
    lower: Sequence[str], items: Sequence[_Item], context: _Context, lexicon: TimeLexicon
) -> list[_Item]:
    """Expressions that "since" opens without a time right behind it: a clause that holds one, an event, or nothing."""
    added = []
    for since in find_since(lower, [(item.first, item.last) for item in items], lexicon):
        if since.kind == "clause":
            inner = items[since.index]
            item = _Item(since.first, inner.last, inner.term, "since", outer=True)
            if inner.interval:
                item.interval = _run_on(inner.interval, item, items, lower, context.day)
            if since.event and inner.term.kind in ("unit", "event", "vague"):
                item.term = TimeTerm("event", event=since.event)
        elif since.kind == "event":
            item = _Item(since.first, since.last, TimeTerm("event", event=since.event), "since", outer=True)
        else:
            item = _Item(since.first, since.last, TimeTerm("then"), "since", outer=True)
            anchor = _find_start(since.first, items, context)
            item.interval = _run_on(anchor, item, items, lower, context.day) if anchor else None
        context.period = item.interval or context.period
        added.append(item)
    return added


def _find_relative_clauses(lower: Sequence[str], items: Sequence[_Item]) -> list[_Item]:
    """The "when" of "since December, when the rebels left": a time of its own, that of the word before it."""
    added = []
    for item in items:
        at = item.last + 1 if item.last < len(lower) and lower[item.last] == "," else item.last
        if item.interval and at < len(lower) and lower[at] == "when":
            carried = replace(item.interval, basis="carried")
            added.append(_Item(at, at + 1, TimeTerm("then"), interval=carried, outer=True))
    return added


def _find_start(first: int, items: Sequence[_Item], context: _Context) -> Interval | None:
    """What a bare "since" looks back to: the first of the finest intervals named here, or else just before."""
    here = [item.interval for item in items if item.interval and item.last <= first and item.term.kind != "now"]
    for intervals in (here, *reversed(context.recent)):
        if intervals:
            return min(intervals, key=lambda q: 0 if (q.last - q.first).days < 3 else 1)
    return None


def _remember(context: _Context, items: Sequence[_Item], index: int) -> None:
    intervals = [item.interval for item in items if item.interval and not item.dates_next]
    context.period = next((q for q in reversed(intervals) if q.last > q.first), context.period)
    if context.reporting is None and index < _FIRST_SENTENCES:
        spans = [item.interval for item in items if item.term.kind in ("days", "range") and item.interval]
        context.reporting = next((q for q in spans if 1 < (q.last - q.first).days < 62), None)
    context.recent.append(intervals)
    if len(context.recent) > _MEMORY_OF_SENTENCES:
        context.recent.pop(0)


def _settle(item: _Item, day: date | None, onsets: Sequence[Onset]) -> _Item:
    """Tie what hangs on an event's start to the start that the report gives."""
    if item.term.kind == "event":
        interval = resolve_event(item.term, item.relation, day, onsets, item.interval)
        item.interval = interval or item.interval
    return item


def _express(text: str, sentence: Sentence, item: _Item) -> TimeExpression:
    start, end = sentence.tokens[item.first].start, sentence.tokens[item.last - 1].end
    relation = "now" if item.term.kind == "now" else item.relation
    if item.dates_next:
        relation = "on"
    expression = TimeExpression(start, end, text[start:end], item.interval, relation, item.dates_next)
    return expression if item.interval else replace(expression, why=_explain(item))


def _explain(item: _Item) -> str:
    if item.term.kind == "event":
        return "the report gives no day for the start of the event"
    if item.term.kind in ("vague", "duration") or item.term.n == -1:
        return "the words give no bounds"
    return "no day is known to count from"
