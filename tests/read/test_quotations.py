import re
import time
from collections.abc import Iterator

import pytest

from fogline.models.report import Block
from fogline.read import quotations
from fogline.read.quotations import find_quotations


def find(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, [Block(0, len(text), "paragraph")])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,” he said. “We will not go.”", ["We stay,", "We will not go."]),
        ('"We stay," he said. "Go."', ["We stay,", "Go."]),
        ("«We stay», he said, „we do“.", ["We stay", "we do"]),
        ("‘We stay,’ said the rebels’ leader, who’d gone.", ["We stay,"]),
        ("'We stay,' he said. 'We don't go.'", ["We stay,", "We don't go."]),
        ("“He said ‘go’ to us.”", ["He said ‘go’ to us."]),
        ("The rebels' camp and the army's base.", []),
        ('He said "we stay', ["we stay"]),
        ('A 5" shell', [" shell"]),
        ("“First. “Second.”", ["First. ", "Second."]),
        ("“”", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert find(text) == expected


def test_a_quotation_over_two_paragraphs() -> None:
    text = "“We stay.\n“We will not go,” he said."
    blocks = [Block(0, 9, "paragraph"), Block(10, len(text), "paragraph")]
    assert [text[q.start : q.end] for q in find_quotations(text, blocks)] == ["We stay.", "We will not go,"]


def test_furniture_is_passed_over() -> None:
    assert find_quotations("“x”", [Block(0, 3, "furniture")]) == []


@pytest.mark.parametrize("mark", ['"', "“", "‘", "' ", " 'a", "„«"])
def test_time_is_linear(mark: str) -> None:
    text = mark * 20_000
    started = time.process_time()
    find(text)
    assert time.process_time() - started < 2


@pytest.mark.parametrize("mark", ["‘", "'", "‘ a ", "‘’"])
def test_no_stretch_is_searched_again_for_a_closing_mark(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    searched = 0

    class Counted:
        def __init__(self, pattern: re.Pattern[str]) -> None:
            self.pattern = pattern

        def finditer(self, text: str, begin: int, stop: int) -> Iterator[re.Match[str]]:
            nonlocal searched
            searched += max(0, stop - begin)
            return self.pattern.finditer(text, begin, stop)

    patterns = quotations._CLOSING_SINGLE
    monkeypatch.setattr(quotations, "_CLOSING_SINGLE", {key: Counted(one) for key, one in patterns.items()})
    text = (mark * 20_000)[:20_000]
    find(text)
    assert searched < 2 * len(text) + quotations.LONGEST_SINGLE
