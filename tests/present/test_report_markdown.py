"""The Markdown report: every line has footnotes, every footnote its quote, and no word of a report is markup."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from fogline.present.report_markdown import render_markdown
from fogline.present.safe_text import for_markdown
from fogline.present.sitrep import derive_report
from present.scene import CLAIMS, make_dossier


@pytest.fixture(scope="module")
def text() -> str:
    dossier = make_dossier()
    return render_markdown(derive_report(dossier), dossier)


def test_footnotes_are_numbered_in_order_and_all_defined(text: str) -> None:
    defined = [int(number) for number in re.findall(r"^\[\^(\d+)\]:", text, re.M)]
    assert defined == list(range(1, len(CLAIMS) + 1))
    body = text[: text.index("\n[^1]:")]
    assert {int(number) for number in re.findall(r"\[\^(\d+)\]", body)} == set(defined)


def test_footnotes_hold_quote_document_and_characters(text: str) -> None:
    for claim in CLAIMS.values():
        note = next(line for line in text.splitlines() if line.startswith("[^") and f"claim {claim.id}" in line)
        assert for_markdown(claim.evidence.exact) in note
        assert f"characters {claim.evidence.start}–{claim.evidence.end}" in note


def test_every_list_line_and_table_row_rests_on_a_claim(text: str) -> None:
    told = text[text.index("## Key points") : text.index("## Sources")]
    lines = [line for line in told.splitlines() if re.match(r"- |\| (?!Count|Place|---)", line)]
    assert len(lines) > 10
    assert [line for line in lines if "[^" not in line] == []


def test_no_html_and_no_directional_control(text: str) -> None:
    assert not re.search(r"(?<!\\)<", text)
    assert "⟦RLO⟧" in text
    assert "\u202e" not in text


def test_overtaken_and_parts(text: str) -> None:
    assert "| ~~at least 12~~ |" in text
    assert "| ↳ 5 |" in text


def test_tables_keep_their_columns(text: str) -> None:
    for table in re.findall(r"(?:^\|.*\n)+", text, re.M):
        counts = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(counts) == 1


def test_a_year_that_was_worked_out_is_told_wherever_the_date_is() -> None:
    dossier = make_dossier()
    first = dossier.reports[0]
    dating = replace(first.dating, rivals=((date(2025, 3, 4), 0.3),), why="2031 is the likeliest.")
    one = replace(dossier, reports=(replace(first, dating=dating), *dossier.reports[1:]))
    text = render_markdown(derive_report(one), one)
    assert "1 dateline, its year worked out" in text
    assert "from the dateline, its year worked out: 2031 is the likeliest." in text
    assert "(dateline, its year worked out); 01" in text
    assert "**3 not stated in full by the report**" in text
    assert "4 reports of 4 outlets" in text
