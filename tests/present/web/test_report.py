"""Report: the text character for character, claims marked in place, two reports side by side."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from fogline.models.report import Block, Dating, ReportCard
from fogline.present.web.marking import Stretch, render_marked
from present.web.markup import Page

TEXT = "Top line\n\nThe army <left> the town & the rebels took it.\nMenu | Home"


def card(text: str = TEXT, blocks: tuple[Block, ...] = ()) -> ReportCard:
    """A report with this text."""
    dating = Dating(date(2031, 3, 4), "given")
    return ReportCard("d.txt", "r-1", "0" * 64, "Wire", dating, None, text, None, datetime(2031, 3, 5, tzinfo=UTC),
                      blocks=blocks)  # fmt: skip


def test_stretches_that_cross_are_all_marked_and_no_character_is_lost() -> None:
    stretches = [Stretch(10, 30, "claim", "one"), Stretch(20, 45, "claim", "two"), Stretch(20, 24, "claim", "three")]
    page = Page(str(render_marked(card(), stretches)))
    assert "".join(page.words) == TEXT
    marks = page.find("mark")
    covered = {name for mark in marks for name in mark["data-claims"].split()}
    assert covered == {"one", "two", "three"}
    assert sorted(page.ids) == ["c-one", "c-three", "c-two"]
    assert page.unclosed == []


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=8),
    st.lists(st.integers(0, len(TEXT)), max_size=4),
)
def test_any_stretches_leave_the_text_as_it_is(spans: list[tuple[int, int]], cuts: list[int]) -> None:
    stretches = [Stretch(min(span), max(span), "claim", f"c{n}") for n, span in enumerate(spans)]
    ends = sorted({0, len(TEXT), *cuts})
    blocks = tuple(Block(a, b, "furniture" if n % 2 else "paragraph") for n, (a, b) in enumerate(pairwise(ends)))
    page = Page(str(render_marked(card(blocks=blocks), stretches)))
    assert "".join(page.words) == TEXT
    assert page.bad == []
    assert page.unclosed == []
    for stretch in stretches:
        if stretch.end > stretch.start:
            assert page.ids.count(f"c-{stretch.name}") == 1


def test_furniture_is_set_apart() -> None:
    page = Page(str(render_marked(card(blocks=(Block(55, 66, "furniture"),)), [])))
    assert page.find("span", class_="furniture")


def test_each_claim_is_a_link_to_its_card_with_slots_and_runners_up(client: TestClient) -> None:
    page = Page(client.get("/reports/01_halden_western_aleppo.txt").text)
    marks = page.find("mark", class_="claim")
    assert len(marks) > 20
    assert {mark["data-card"] for mark in marks} <= set(page.ids)
    assert "how it was read" in page.text
    assert "stands at" in page.text
    assert "found by" in page.text


def test_two_reports_side_by_side_share_passages(client: TestClient) -> None:
    page = Page(client.get("/reports/03_ardmore_reprint.txt?beside=01_halden_western_aleppo.txt").text)
    left = [one["data-pair"] for one in page.find("span", class_="pair")]
    assert left
    assert all(left.count(number) >= 2 for number in set(left))
    assert len([one for one in page.tags if "data-sync" in one[1]]) == 2
    claims = {link for link in page.links if link.startswith("/claims/")}
    assert len(claims) > 20 and not any(link.startswith("#card") for link in page.links)
    assert {client.get(link).status_code for link in sorted(claims)[:5]} == {200}
    assert len(page.ids) == len(set(page.ids))


def test_a_report_says_whom_it_rests_on(client: TestClient) -> None:
    page = Page(client.get("/reports/03_ardmore_reprint.txt").text)
    assert "Reprints Halden Wire" in page.text
    assert "Is reprinted by" in Page(client.get("/reports/01_halden_western_aleppo.txt").text).text
