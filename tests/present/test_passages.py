"""Marks carry exactly the words of their claims, however the passages lie."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from fogline.models.report import Dating, ReportCard
from fogline.present.passages import Passage, render_text
from present.scene import CARDS, CLAIMS, make_card


class Marks(HTMLParser):
    """Collects all text, and the text inside each claim's marks."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.marked: dict[str, str] = {}
        self.ids: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "mark":
            self._open.append(given["data-claim"] or "")
            if given.get("id"):
                self.ids.append(given["id"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for claim in self._open:
            self.marked[claim] = self.marked.get(claim, "") + data


def read(card: ReportCard, passages: list[Passage]) -> Marks:
    marks = Marks()
    marks.feed(str(render_text(card, passages)))
    marks.close()
    return marks


PLAIN = make_card("x.txt", "abcdefghij\nklmnopqrst\n\nuvwxyz", "X", Dating(None, "none"))


@pytest.mark.parametrize(
    "spans",
    [
        [(0, 3), (3, 6)],
        [(0, 9), (2, 4), (2, 9)],
        [(1, 5), (3, 8)],
        [(1, 5), (3, 8), (4, 10)],
        [(2, 6), (2, 6), (2, 6)],
        [(5, 15)],
        [(0, 29), (8, 26)],
        [(22, 29)],
        [(0, 1), (0, 29), (28, 29)],
    ],
)
def test_marks_hold_their_quote(spans: list[tuple[int, int]]) -> None:
    passages = [Passage(start, end, f"c{i}", i) for i, (start, end) in enumerate(spans)]
    marks = read(PLAIN, passages)
    assert marks.text == PLAIN.text
    assert marks.marked == {f"c{i}": PLAIN.text[start:end] for i, (start, end) in enumerate(spans)}
    assert sorted(marks.ids) == sorted(f"c-c{i}" for i in range(len(spans)))


def test_every_pair_of_spans_is_marked() -> None:
    ranges = [(start, end) for start in range(0, 29, 4) for end in range(start + 1, 30, 5)]
    for first in ranges:
        for second in ranges:
            marks = read(PLAIN, [Passage(*first, "a", 1), Passage(*second, "b", 2)])
            assert marks.text == PLAIN.text
            assert marks.marked == {"a": PLAIN.text[slice(*first)], "b": PLAIN.text[slice(*second)]}
            assert sorted(marks.ids) == ["c-a", "c-b"]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.doc)
def test_a_report_stands_as_read(card: ReportCard) -> None:
    own = [claim for claim in CLAIMS.values() if claim.report == card.id]
    marks = read(card, [Passage(c.evidence.start, c.evidence.end, c.id, i) for i, c in enumerate(own)])
    assert marks.text == card.text
    assert marks.marked == {claim.id: claim.evidence.exact for claim in own}


def test_hostile_words_and_furniture() -> None:
    html = render_text(CARDS[1], [])
    assert "<script" not in html
    assert '<span class="furniture">Home | World | Games</span>' in html
    assert '<bdi class="bidi" data-name="RLO">' in render_text(CARDS[2], [])
