"""Marking: a report's text stays itself, character for character, whatever is marked in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from time import process_time

from fogline.models.report import Block, Dating, ReportCard
from fogline.present.web.marking import Stretch, is_calm, render_marked


def _card(text: str) -> ReportCard:
    return ReportCard(
        "one", "id", "sha", "one", Dating(None, "none"), None, text, None, datetime(2025, 1, 1, tzinfo=UTC)
    )


def test_crossing_stretches_leave_the_text_as_it_was() -> None:
    text = "The army <b>left</b> Hama & denied it."
    marked = render_marked(_card(text), [Stretch(4, 20, "claim", "a"), Stretch(9, 30, "claim", "b")])
    assert unescape(re.sub(r"<[^>]+>", "", marked)) == text
    assert 'data-claims="a b"' in marked or 'data-claims="b a"' in marked


def test_a_word_without_end_may_be_broken() -> None:
    text = "Hama fell. " + "x" * 5000
    marked = render_marked(_card(text), [Stretch(0, 9, "claim", "a")])
    assert marked.count("<wbr>") == 24
    assert unescape(re.sub(r"<[^>]+>", "", marked)) == text


def test_many_blocks_and_many_claims_cost_their_sum() -> None:
    text = ("x" * 9 + "\n") * 40_000
    blocks = tuple(Block(at, at + 10, "furniture") for at in range(0, len(text), 20))
    stretches = [Stretch(at, at + 150, "claim", f"c{at}") for at in range(0, len(text), 200)]
    begun = process_time()
    marked = render_marked(replace(_card(text), blocks=blocks), stretches)
    assert process_time() - begun < 1.0
    assert marked.count('class="at"') == len(stretches)
    assert unescape(re.sub(r"<[^>]+>", "", marked)) == text


def test_a_text_is_calm_but_for_control_characters_and_endless_words() -> None:
    line = "The army said on Monday that it held the town.\n" * 40
    assert is_calm(line)
    assert is_calm(line + "«Да», сказал он. القاهرة\u00a0")
    assert is_calm("")
    for bad in ("\x1b[31m", "\u202e", "\x00", "x" * 400, " " + "x" * 201 + " "):
        for text in (line + bad, bad + line, line[:777] + bad + line):
            assert not is_calm(text), repr(bad)
    assert not is_calm("z" * 1_000_000)
