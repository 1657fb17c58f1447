"""Relations: how a time stands to its event ("since", "by", "before"), read from the words before it."""

from collections.abc import Sequence
from typing import NamedTuple

from fogline.lexicon.time_lexicon import TimeLexicon

_BARRIERS = frozenset({",", ";", ":", "—", "–", '"', "“", "”", "(", ")"})
_STOPS = frozenset({".", ",", ";", ":", ")", "”", '"', "—", "–", "!", "?", "and", "but"})
_HAVE = frozenset({"has", "have", "had", "'ve", "ever", "long", "'s"})
_REACH_OF_SINCE = 25
_REACH_OF_EVENT = 8


class Since(NamedTuple):
    """A "since" with no time right behind it. Words `[first, last)` without the "since" where it has a complement.

    `kind`: clause (the complement holds time number `holds`), event (it names an event), bare.
    """

    kind: str
    first: int
    last: int
    holds: int = -1
    event: str = ""


def find_relation(lower: Sequence[str], first: int, lexicon: TimeLexicon) -> str:
    """The relation that the words before word `first` say, "on" where they say none."""
    index = first - 1
    for _ in range(4):
        if index < 0:
            break
        pair = (lower[index - 1], lower[index]) if index else ()
        relation = lexicon.relations.get(pair) or lexicon.relations.get((lower[index],))
        if relation:
            return relation
        if lower[index] not in lexicon.hedges:
            break
        index -= 1
    return "on"


def find_since(lower: Sequence[str], spans: Sequence[tuple[int, int]], lexicon: TimeLexicon) -> list[Since]:
    """Every "since" of a sentence that no time of `spans` follows at once."""
    found = []
    starts = {first for first, _ in spans} if "since" in lower else set()
    for index, word in enumerate(lower):
        if word == "since" and not _has_time_behind(lower, index, starts, lexicon):
            since = _read_since(lower, index, spans, lexicon)
            if since:
                found.append(since)
    return found


def _has_time_behind(lower: Sequence[str], index: int, starts: set[int], lexicon: TimeLexicon) -> bool:
    for position in range(index + 1, min(index + 5, len(lower))):
        if position in starts:
            return True
        if lower[position] not in lexicon.hedges:
            return False
    return False


def _read_since(
    lower: Sequence[str], index: int, spans: Sequence[tuple[int, int]], lexicon: TimeLexicon
) -> Since | None:
    first = index + 1
    behind = lower[first] if first < len(lower) else "."
    before = lower[index - 1] if index else ""
    if behind in _STOPS or before in _HAVE:
        return Since("bare", index, first)
    end = next(
        (i for i in range(first, min(first + _REACH_OF_SINCE, len(lower))) if lower[i] in _BARRIERS),
        first + _REACH_OF_SINCE,
    )
    event_at = next(
        (i for i in range(first, min(first + _REACH_OF_EVENT, end, len(lower))) if lower[i] in lexicon.events), None
    )
    event = lexicon.events[lower[event_at]] if event_at is not None else ""
    for number, (start, stop) in enumerate(spans):
        if first <= start and stop <= end:
            return Since("clause", first, stop, number, event)
    if event_at is None:
        return None
    last = event_at + 1
    if last < len(lower) and lower[last] in lexicon.onsets:
        last += 2 if lower[last] == "broke" else 1
    return Since("event", first, min(last, len(lower)), event=event)


def is_comparison(lower: Sequence[str], first: int, lexicon: TimeLexicon) -> bool:
    """Whether "since" only measures a record: "the heaviest raid since 2016", "for the first time since May"."""
    for index in range(first - 1, max(-1, first - _REACH_OF_EVENT), -1):
        word = lower[index]
        if word in _STOPS:
            return False
        if word in lexicon.superlatives or (word == "most" and index and lower[index - 1] == "the"):
            return True
    return False
