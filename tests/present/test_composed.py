"""A composed report: facts under their headings, numbered sources, nothing without a claim, nothing that is markup."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fogline.errors import EvidenceError
from fogline.present.composed import (
    choose_facts,
    compose,
    make_facts,
    render_html,
    render_markdown,
    render_text,
)

DAY = date(2031, 3, 4)
EVENT: dict[str, Any] = {
    "id": "ev-1", "day": DAY, "first": DAY, "last": DAY, "text": "the Delta Front took Sennar", "hedge": "according to "
    "<b>shopkeepers</b>", "disputed": True, "weight": 5.0, "claims": ["a1", "a2"],
}  # fmt: skip
TOLL: dict[str, Any] = {
    "window": "by 4 March", "count": "12", "counted": "people killed", "where": "Sennar", "voices": "the hospital",
    "claims": ["a3"], "running": True, "number": 12, "measure": "killed", "as_of": DAY,
}  # fmt: skip
DISPUTE: dict[str, Any] = {
    "rank": 0, "kind": "denial", "text": "Sennar: denied.", "event": "ev-1", "day": DAY,
    "a": [{"claim": "a1", "quote": "took Sennar"}], "b": [{"claim": "a2", "quote": "denied it"}],
}  # fmt: skip
STATUS: dict[str, Any] = {
    "place": "sd:sennar/market", "name": "Sennar", "words": "contested", "why": "Both are inside.",
    "last_evidence": DAY, "claims": ["a1"],
}  # fmt: skip
CLAIMS: dict[str, Any] = {
    ident: {"id": ident, "quote": quote, "voices": ["shopkeepers", "The Wire"], "said": DAY, "doc": "w.txt",
            "polarity": polarity, "modality": "actual"}
    for ident, quote, polarity in (
        ("a1", "*took* <script>Sennar", "affirmed"), ("a2", "denied it", "denied"), ("a3", "12 killed", "affirmed"),
    )
}  # fmt: skip


def test_facts_under_their_headings_with_shared_numbers() -> None:
    facts = make_facts([EVENT], [TOLL], [DISPUTE], [STATUS])
    report = compose("Report", (DAY, DAY), facts, CLAIMS, "1")
    assert [heading for heading, _ in report.sections] == [
        "Who holds what", "What happened", "Tolls", "Where accounts differ",
    ]  # fmt: skip
    assert [numbers for _, rows in report.sections for _, numbers in rows] == [(1,), (1, 2), (3,), (1, 2)]
    assert [note.claim for note in report.notes] == ["a1", "a2", "a3"]
    assert facts[0].href == "/places/sd%3Asennar%2Fmarket"


def test_words_of_reports_are_no_markup() -> None:
    report = compose("R <i>", (DAY, DAY), make_facts([EVENT], [], [], []), CLAIMS, "1")
    page, marked = render_html(report), render_markdown(report)
    assert "<script" not in page and "<b>" not in page and "<i>" not in page
    assert "\\<script\\>" in marked and "\\*took\\*" in marked and "[^1]" in marked
    assert "[1][2]" in render_text(report) and "denied" in render_text(report)


def test_nothing_without_a_claim() -> None:
    assert make_facts([{**EVENT, "claims": []}], [], [], []) == []
    with pytest.raises(EvidenceError, match="no claim carries"):
        compose("R", (DAY, DAY), make_facts([EVENT], [], [], []), {}, "1")


def test_a_first_draft_takes_the_heaviest_of_each_kind() -> None:
    events = [{**EVENT, "id": f"ev-{n}", "weight": float(n)} for n in range(20)]
    facts = make_facts(events, [TOLL], [DISPUTE], [STATUS])
    chosen = choose_facts(facts, 8)
    assert len(chosen) == 8
    assert chosen[:4] == ["eev-19", "eev-18", "eev-17", "eev-16"]
    assert {ident[0] for ident in chosen} == {"e", "s", "t", "d"}
