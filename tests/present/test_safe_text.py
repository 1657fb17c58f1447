"""Hostile words are harmless in every form that is written."""

from __future__ import annotations

import json
from time import process_time

import pytest
from markupsafe import Markup

from fogline.present.safe_text import (
    anchor,
    for_csv,
    for_html,
    for_json,
    for_markdown,
    for_terminal,
    part_long,
    shorten,
)


def test_terminal_text_keeps_no_escape_sequence() -> None:
    assert for_terminal("a\x1b[31mred\x07\n\tb\x9b") == "a[31mred b"


def test_terminal_text_shows_directional_controls() -> None:
    assert for_terminal("abc\u202edef") == "abc⟦RLO⟧def"


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", "\u200b=1", "\ufeff\x00 @x", "＝1+1", "＠x"],
)
def test_formulas_are_defused(cell: str) -> None:
    assert for_csv(cell) == "'" + cell


def test_json_shows_nothing_that_is_obeyed_and_says_the_same() -> None:
    told = {"quote": "a\x9b31mred\x7f \u202etxt\u2028 é ☃", "plain": "x"}
    rendered = for_json(json.dumps(told, ensure_ascii=False))
    assert json.loads(rendered) == told
    assert "é ☃" in rendered and "\\u202e" in rendered
    assert not any(c in rendered for c in "\x9b\x7f\u202e\u2028")


@pytest.mark.parametrize("cell", ["-5", "+3.2", "1,000", "plain", "a=b", 7, -3, None])
def test_numbers_and_plain_cells_stay(cell: object) -> None:
    assert for_csv(cell) == ("" if cell is None else str(cell))


def test_markdown_words_are_no_markup() -> None:
    text = for_markdown("**a** [b](http://x.org) `c` <img> | d_e_f ~~g~~ ![h] &amp; www.x.org")
    for mark in ("**", "](", "`c`", "<img", " | ", "://x", "_e_", "~~", "&amp", "www.x"):
        assert mark not in text.replace("\\" + mark[0], "")
    assert "\\<img\\>" in text
    assert "http\\://x.org" in text


@pytest.mark.parametrize(
    ("line", "escaped"), [("# a", "\\# a"), ("- a", "\\- a"), ("12. a", "12\\. a"), ("+ a", "\\+ a")]
)
def test_a_line_starts_no_block(line: str, escaped: str) -> None:
    assert for_markdown(line) == escaped


def test_html_text_is_escaped_and_directions_are_shown() -> None:
    made = for_html('<script>"&\u202ex')
    assert isinstance(made, Markup)
    assert made == '&lt;script&gt;&#34;&amp;<bdi class="bidi" data-name="RLO">\u202e</bdi>x'


def test_html_text_shows_control_characters() -> None:
    assert for_html("a\x00\x1bb\nc") == "a␀␛b\nc"


def test_a_word_without_end_may_be_broken_and_stays_the_same_text() -> None:
    parted = part_long(for_html("a " + "x" * 450 + "&" * 300 + " <b>"))
    assert parted.count("<wbr>") == 3
    assert parted.replace("<wbr>", "") == for_html("a " + "x" * 450 + "&" * 300 + " <b>")
    assert "&am<" not in parted
    assert part_long(for_html("word " * 400)) == for_html("word " * 400)


def test_shorten_cuts_at_a_word() -> None:
    assert shorten("one two  three\nfour", 40) == "one two three four"
    assert shorten("one two three four", 12) == "one two…"
    assert len(shorten("x" * 500, 50)) == 50


def test_anchors_are_plain_and_distinct() -> None:
    assert anchor("c", "01-04") == "c-01-04"
    odd = [anchor("p", ident) for ident in ("a b", "a:b", "a_b", 'a"b')]
    assert len(set(odd)) == 4
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-") for name in odd)


def test_words_without_end_are_parted_at_letters_and_cost_little() -> None:
    assert part_long(Markup("w" * 401)) == "w" * 200 + "<wbr>" + "w" * 200 + "<wbr>w"
    assert part_long(Markup("&amp;" * 201)) == "&amp;" * 200 + "<wbr>&amp;"
    assert part_long(Markup("w" * 200)) == "w" * 200
    assert part_long(Markup("<b>" + "w" * 150 + "</b>" + "w" * 150)) == "<b>" + "w" * 150 + "</b>" + "w" * 150
    words = Markup(("w" * 150 + " ") * 7000)
    begun = process_time()
    assert part_long(words) == words
    assert process_time() - begun < 0.5
