"""Onsets: when a war or an offensive began."""

from datetime import date

import pytest

from fogline.lexicon.time_lexicon import load_time_lexicon
from fogline.models.measure import Interval
from fogline.resolve.onsets import Onset, find_onsets, resolve_event
from fogline.resolve.time_terms import TimeTerm

DAY = Interval(date(2019, 3, 8), date(2019, 3, 8))


def _find(text: str) -> list[str]:
    words = text.lower().split()
    times = [(i, i + 1, DAY) for i, word in enumerate(words) if word == "friday"]
    return [onset.event for onset in find_onsets(words, times, load_time_lexicon())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the militia launched its offensive on Friday", ["offensive"]),
        ("the war broke out on Friday", ["war"]),
        ("the assault on the port , the last big one , began on Friday", ["offensive"]),
        ("he spoke of the start of the offensive , on state television , on Friday", []),
        ("the truce that began on Friday and ended the long war", []),
        ("the offensive went badly and he fled on Friday", []),
    ],
)
def test_beginning_beside_an_event_is_an_onset(text: str, expected: list[str]) -> None:
    assert _find(text) == expected


def test_same_noun_and_finest_day_go_first() -> None:
    year = Interval(date(2019, 1, 1), date(2019, 12, 31), "year")
    other = Interval(date(2019, 3, 1), date(2019, 3, 1))
    onsets = [
        Onset("offensive", "assault", year),
        Onset("offensive", "assault", DAY),
        Onset("offensive", "push", other),
    ]
    term = TimeTerm("event", event="offensive", noun="assault")
    assert resolve_event(term, "on", date(2019, 3, 14), onsets) == DAY
    since = resolve_event(term, "since", date(2019, 3, 14), onsets)
    assert since is not None and (since.first, since.last) == (DAY.first, date(2019, 3, 14))
    assert resolve_event(term, "since", date(2019, 1, 2), []) is None
