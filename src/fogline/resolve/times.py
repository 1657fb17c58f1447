"""Times: every time expression of a report, tied to days.

Sentence by sentence: the grammar finds terms; terms that stand by themselves ("on Sunday", "Nov. 27") are resolved
first, those that lean on others ("a day earlier", "at dawn", "overnight") next. "Since ..." runs to the report's day.
What hangs on an event ("since the start of the offensive") takes the day that the same report gives for its start.
Nothing falls back on the day of publication without a word that means it ("today", "now", "this week", an hour).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from fogline.lexicon.time_lexicon import TimeLexicon, load_time_lexicon
from fogline.models.measure import Interval, TimeExpression
from fogline.models.report import Report, Token
from fogline.resolve.appositions import count_from_named_days, settle_appositions
from fogline.resolve.numeric_dates import find_order
from fogline.resolve.onsets import Onset, find_onsets, resolve_event
from fogline.resolve.passages import find_reporting_period
from fogline.resolve.relations import find_relation, is_comparison
from fogline.resolve.since import find_since_items, run_on
from fogline.resolve.standing_terms import STANDING
from fogline.resolve.tense import find_tense
from fogline.resolve.term_days import resolve_term
from fogline.resolve.time_grammar import find_terms
from fogline.resolve.time_items import TimeContext, TimeItem, set_item
from fogline.resolve.time_terms import VAGUE_COUNT, FoundTerm, TimeTerm
from fogline.resolve.told_years import find_first_day

_TENSED = frozenset(
    (*("weekday", "date", "days", "monthday", "hijri", "feast", "month", "quarter", "season"),
     *("weekend", "unit", "within", "range", "edge"))
)  # fmt: skip
_POINTING = frozenset({"this", "last", "next", "coming", "current"})
_OF_THE_REPORT = frozenset({"deictic", "report-day"})
_ONE = timedelta(days=1)
LONGEST_SENTENCE = 300
"""Words that are read together; what calls itself a sentence and is longer (a table, a list) is read in pieces."""


def resolve_times(report: Report) -> list[TimeExpression]:
    """All time expressions of a report, in text order; `interval` None where nothing fixes one.

    Days are the publisher's calendar days. A block's own `day` (a live entry's) goes before the report's. A
    "since" with a clause gives two expressions: the whole clause, and the time in it. The "when" that opens a
    relative clause behind a time is an expression of its own, with that time.
    """
    lexicon = load_time_lexicon()
    context = TimeContext(
        report.dating.day,
        reporting=find_reporting_period(report.text, report.dating.day),
        order=find_order(report.text),
    )
    if context.day is None:
        context.seen = find_first_day(report)
    pending: list[tuple[Sequence[Token], TimeItem, date | None, bool]] = []
    for sentence in report.sentences:
        entry = report.blocks[sentence.block].day
        context.turn_to(entry or report.dating.day)
        if report.blocks[sentence.block].kind == "subhead":
            context.recent.clear()
        for start in range(0, len(sentence.tokens), LONGEST_SENTENCE):
            tokens = sentence.tokens[start : start + LONGEST_SENTENCE]
            items = _resolve_tokens(tokens, context, lexicon)
            pending.extend((tokens, item, context.day, entry is not None) for item in items)
    return [
        _express(report.text, tokens, _settle(item, day, context.onsets), in_entry)
        for tokens, item, day, in_entry in pending
    ]


def _resolve_tokens(tokens: Sequence[Token], context: TimeContext, lexicon: TimeLexicon) -> list[TimeItem]:
    words = [token.text for token in tokens]
    found = find_terms(words, [token.upos for token in tokens])
    if not found and "since" not in words:
        context.remember(())
        return []
    lower = [word.lower().replace("’", "'") for word in words]
    items = [_read_item(term, lower, tokens, lexicon) for term in found]
    for standing in (True, False):
        for index, item in enumerate(items):
            if _stands(item.term) == standing:
                item.interval = resolve_term(item.term, set_item(index, items, lower, context))
    times = [(item.first, item.last, item.interval) for item in items if item.interval and item.relation != "by"]
    context.onsets.extend(find_onsets(lower, times, lexicon))
    context.onsets.extend(settle_appositions(items, lower))
    context.onsets.extend(count_from_named_days(items, context.onsets))
    items.extend(_find_relative_clauses(lower, items))
    for item in items:
        _apply_relation(item, items, lower, context)
    items.extend(find_since_items(lower, items, context, lexicon))
    items = _drop_comparisons(items, lower, lexicon)
    items.sort(key=lambda item: (item.first, -item.last))
    context.remember([item for item in items if not item.outer])
    return items


def _drop_comparisons(items: Sequence[TimeItem], lower: Sequence[str], lexicon: TimeLexicon) -> list[TimeItem]:
    """Take the interval from a time that only measures a record ("the heaviest raid since 2016", "in two years")."""
    kept = []
    for item in items:
        span = item.relation == "since" or (item.term.kind == "within" and item.term.deixis == "in")
        item.compares = span and is_comparison(lower, item.first, lexicon)
        if item.compares:
            item.interval, item.named = None, item.named or item.interval
        if not (item.compares and item.outer):
            kept.append(item)
    return kept


def _stands(term: TimeTerm) -> bool:
    if term.kind == "range":
        return all(part.kind in STANDING for part in term.parts)
    return term.kind in STANDING or (term.kind == "unit" and term.deixis in _POINTING and term.unit != "day")


def _read_item(found: FoundTerm, lower: Sequence[str], tokens: Sequence[Token], lexicon: TimeLexicon) -> TimeItem:
    tense = ""
    if found.term.kind in _TENSED and not found.term.year:
        xpos = [token.xpos for token in tokens] if tokens[0].xpos else []
        called = found.term.kind == "weekday" and _is_called_for(lower, found)
        tense = "future" if called else find_tense(lower, xpos, found.first, found.last, lexicon)
    return TimeItem(found.first, found.last, found.term, find_relation(lower, found.first, lexicon), tense)


def _is_called_for(lower: Sequence[str], found: FoundTerm) -> bool:
    """ "A march called for Thursday"; "blamed for Thursday's march" is none."""
    return lower[found.first - 1 : found.first] == ["for"] and lower[found.last : found.last + 1] != ["'s"]


def _apply_relation(item: TimeItem, items: Sequence[TimeItem], lower: Sequence[str], context: TimeContext) -> None:
    interval, day = item.interval, context.day
    if interval is None:
        return
    item.named = interval
    if item.relation == "since":
        item.interval = run_on(interval, item, items, lower, day)
    elif day and item.relation in ("by", "until", "before") and interval.last > day:
        if item.relation == "by" and interval.first > day:
            return  # "the regiments will be moved by Saturday": that day
        whole = item.relation != "before" or item.term.edge == "end" or item.term.kind == "part"
        last = interval.last if whole else interval.first - _ONE
        item.interval = Interval(min(day, last), last, "range", interval.basis)


def _find_relative_clauses(lower: Sequence[str], items: Sequence[TimeItem]) -> list[TimeItem]:
    """The "when" of "since December, when the rebels left": a time of its own, that of the word before it."""
    added = []
    for item in items:
        at = item.last + 1 if item.last < len(lower) and lower[item.last] == "," else item.last
        if item.interval and at < len(lower) and lower[at] == "when":
            carried = replace(item.interval, basis="carried")
            added.append(TimeItem(at, at + 1, TimeTerm("then"), interval=carried, outer=True))
    return added


def _settle(item: TimeItem, day: date | None, onsets: Sequence[Onset]) -> TimeItem:
    """Tie what hangs on an event's start to the start that the report gives."""
    if item.term.kind == "event" and not (item.term.deixis == "nth" and item.interval):
        item.interval = resolve_event(item.term, item.relation, day, onsets, item.interval) or item.interval
    return item


def _express(text: str, tokens: Sequence[Token], item: TimeItem, in_entry: bool) -> TimeExpression:
    named = item.named if item.named != item.interval else None
    if in_entry and item.interval and item.interval.basis in _OF_THE_REPORT:
        item.interval = replace(item.interval, basis="live-entry")
    start, end = tokens[item.first].start, tokens[item.last - 1].end
    relation = "now" if item.term.kind == "now" else "on" if item.dates_next else item.relation
    expression = TimeExpression(
        start, end, text[start:end], item.interval, relation, item.dates_next, named=named, clock=item.term.clock
    )
    return expression if item.interval else replace(expression, why=_explain(item))


def _explain(item: TimeItem) -> str:
    if item.compares:
        return "it only measures a record"
    if item.term.deixis == "set":
        return "it happens again and again"
    if item.term.kind == "numeric":
        return "day and month cannot be told apart"
    if item.term.kind == "event":
        return "the report gives no day for the start of the event"
    if item.term.kind in ("vague", "duration") or item.term.n == VAGUE_COUNT:
        return "the words give no bounds"
    return "no day is known to count from"
