"""Time grammar: from the words of a sentence to the time terms in it.

Rules find phrases, context throws out what is no time ("May" the verb, "2016" the count, "by night train"), and
neighbours are joined: "at dawn" + "on Sunday", "from Friday to Sunday", "Saturday night and Sunday morning".
"""

from collections.abc import Sequence
from dataclasses import replace

from fogline.lexicon.time_lexicon import TimeLexicon, load_time_lexicon
from fogline.lexicon.word_rules import RuleMatch
from fogline.resolve.day_stamps import add_stamps
from fogline.resolve.qualified_terms import join_qualifiers
from fogline.resolve.term_builders import read_term
from fogline.resolve.time_terms import FoundTerm, TimeTerm

_DAYS = frozenset({"weekday", "date", "monthday", "numeric", "hijri", "today", "days", "range"})
_REACH_OF_OWN = 12
_PUNCTUATION = frozenset({".", ",", ";", ":", ")", "”", "’", '"', "—", "–", "!", "?", "…"})


def find_terms(words: Sequence[str], tags: Sequence[str] = ()) -> list[FoundTerm]:
    """The time terms of a sentence, in order. `words` as written; `tags` their universal parts of speech, if known."""
    lexicon = load_time_lexicon()
    matches = list(lexicon.rules.find(words))
    if not matches:
        return add_stamps([], words, lexicon)
    lower = [word.lower().replace("’", "'") for word in words]
    found = []
    for match in matches:
        term = read_term(lower, match, lexicon)
        if term is not None:
            term = _judge_in_context(term, match, lower, tags, lexicon)
        if term is not None:
            found.append(FoundTerm(match.first, match.last, term))
    found = add_stamps(found, words, lexicon)
    return _join_ranges(join_qualifiers(_join_parts(found, lower), lower, tags), lower, lexicon)


def _judge_in_context(
    term: TimeTerm, match: RuleMatch, lower: Sequence[str], tags: Sequence[str], lexicon: TimeLexicon
) -> TimeTerm | None:
    before = lower[match.first - 1] if match.first else ""
    behind = lower[match.last] if match.last < len(lower) else ""
    noun_behind = match.last < len(tags) and tags[match.last] in ("NOUN", "PROPN") and behind not in lexicon.numbers
    if term.kind in ("weekday", "month") and (behind in lexicon.names_after or before in lexicon.names_before):
        return None
    if term.kind == "weekday" and any(
        tuple(lower[match.first : match.first + len(name)]) == name for name in lexicon.not_times
    ):
        return None
    if term.kind == "month" and not (term.year or term.edge or term.deixis):
        named = lower[match.first] in lexicon.month_names
        allowed = before in lexicon.leads or (before in lexicon.articles and lower[match.first] not in ("may", "march"))
        return term if allowed or not named else None
    measures = term.kind == "within" or match.rule == "days_since"  # "the first time in the five years since"
    if measures and match.first > 1 and lower[match.first - 2] in ("time", "times"):
        return None
    if term.kind == "part":
        if term.unit == "clock" and match.rule == "clock_dot":
            return term
        if term.unit == "clock" and any(word.isalpha() for word in lower[match.first + 1 : match.last]):
            return term
        if before == "by" and lower[match.last - 1] == "night" and match.last - match.first == 1:
            return None
        return (
            term
            if before in lexicon.leads and not (noun_behind and before != "at" and not behind.startswith("prayer"))
            else None
        )
    if term.kind == "season" and not (term.year or term.deixis):
        return term if before in lexicon.leads and not noun_behind else None
    if term.kind == "year" and not term.edge:
        return _judge_year(
            term, before, behind, noun_behind, noun_behind or (not any(tags) and behind.isalpha()), lexicon
        )
    if term.kind == "quarter" and not (term.year or term.deixis):
        return term if before in lexicon.quarter_leads or lower[match.last - 2] == "-" else None
    if term.kind == "hijri" and not term.year:
        named = match.last < len(tags) and tags[match.last] == "PROPN"
        return term if not named and (before in lexicon.leads or not term.day) else None
    if term.kind == "monthday":
        return term if before in lexicon.leads and not noun_behind else None
    if term.kind == "feast":
        return None if noun_behind and match.last - match.first == 1 else term
    if term.kind == "date" and not term.year:
        return _judge_known_day(term, match, lower, lexicon)
    if term.kind == "event" and not term.event:
        return _find_own_event(term, lower[max(0, match.first - _REACH_OF_OWN) : match.first], lexicon)
    if term.kind == "event" and term.deixis not in ("first", "nth", "into") and before not in lexicon.leads:
        return None
    if term.kind == "offset":
        return _judge_offset(term, before, lower[match.first], behind)
    return term


def _judge_known_day(term: TimeTerm, match: RuleMatch, lower: Sequence[str], lexicon: TimeLexicon) -> TimeTerm:
    """ "The October 7 attack" of a text on Gaza is that of 2023, whenever it was written."""
    known = lexicon.known_days.get((term.month or 0, term.day or 0))
    if known is None:
        return term
    beside = {*lower[max(0, match.first - 3) : match.first], *lower[match.last : match.last + 2]}
    is_known = not beside.isdisjoint(known.beside) and not known.company.isdisjoint(lower)
    return replace(term, year=known.year) if is_known else term


def _find_own_event(term: TimeTerm, before: Sequence[str], lexicon: TimeLexicon) -> TimeTerm | None:
    """ "The offensive entered its fifth day": the event that "its" stands for, None where there is none."""
    noun = next((word for word in reversed(before) if word in lexicon.events), None)
    return replace(term, event=lexicon.events[noun], noun=noun) if noun else None


def _judge_year(
    term: TimeTerm, before: str, behind: str, noun_behind: bool, may_be_noun: bool, lexicon: TimeLexicon
) -> TimeTerm | None:
    if behind in (
        "people",
        "men",
        "soldiers",
        "troops",
        "civilians",
        "sq",
        "km",
        "kilometers",
        "kilometres",
        "%",
        "families",
    ):
        return None
    if before in lexicon.year_leads and not (noun_behind and before not in ("since",)):
        return term
    return term if before == "(" or (before in ("the", "'s", "their", "his", "its") and may_be_noun) else None


def _judge_offset(term: TimeTerm, before: str, first: str, behind: str) -> TimeTerm | None:
    if behind == "than":
        return None
    if term.n == -1 and first in ("day", "minute", "hour", "week", "month", "year", "century", "decade"):
        return None
    if term.deixis == "event" and before == "for":
        return None
    if term.deixis == "event" and before in ("the", "these", "those"):
        return TimeTerm("vague", unit=term.unit)
    if term.deixis == "event" and (not behind or behind in _PUNCTUATION):
        return replace(term, deixis="", direction="later" if term.direction == "after" else "before")
    return term


def _join_parts(found: list[FoundTerm], lower: Sequence[str]) -> list[FoundTerm]:
    """Tie a part of a day or a clock time to the day named right behind it ("about 7pm" + "tonight")."""
    joined: list[FoundTerm] = []
    for item in found:
        last = joined[-1] if joined else None
        between = tuple(lower[last.last : item.first]) if last else ()
        if (
            last
            and last.term.kind == "part"
            and item.term.kind in _DAYS
            and between in ((), ("on",), ("of",), (",",), (",", "on"), ("yesterday",))
        ):
            joined[-1] = FoundTerm(
                last.first,
                item.last,
                replace(
                    item.term,
                    part=True,
                    late=last.term.late or item.term.late,
                    clock=item.term.clock or last.term.clock,
                ),
            )
        else:
            joined.append(item)
    return joined


def _join_ranges(found: list[FoundTerm], lower: Sequence[str], lexicon: TimeLexicon) -> list[FoundTerm]:
    """Make one term of two days, months, years or hours that "to", "and", "between" and their like tie together."""
    joined: list[FoundTerm] = []
    for item in found:
        last = joined[-1] if joined else None
        if last and _is_range(last, item, lower, lexicon):
            term = TimeTerm("range", parts=(last.term, item.term), part=last.term.kind == "part", late=item.term.late)
            joined[-1] = FoundTerm(last.first, item.last, term)
        else:
            joined.append(item)
    return joined


def _is_range(last: FoundTerm, item: FoundTerm, lower: Sequence[str], lexicon: TimeLexicon) -> bool:
    if last.term.parts or (last.term.kind, item.term.kind) not in lexicon.joinable:
        return False
    between = tuple(lower[last.last : item.first])
    before = lower[last.first - 1] if last.first else ""
    return between in lexicon.joints or (before == "between" and between[:1] == ("and",))
