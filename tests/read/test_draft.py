# ruff: noqa: E501
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

from fogline.errors import UnreadableContent
from fogline.models.capture import Capture
from fogline.read.draft import read_draft

TODAY = date(2025, 3, 1)
NOW = datetime(2025, 3, 1, tzinfo=UTC)
TEXT = """Rebels enter Kareth as army pulls back

MILAT, Nov. 30, 2024 (Vale Wire) — The army said its troops had left the town of Kareth. "We will return," it said.

Sign up for our newsletter
"""


def capture(data: bytes, media_type: str = "text/plain", **given: str) -> Capture:
    return Capture(sha256(data).hexdigest(), "01.txt", data, media_type, NOW, given)


def test_a_draft_joins_everything() -> None:
    draft = read_draft(capture(TEXT.encode()), TODAY)
    assert draft.text == TEXT
    assert draft.title == "Rebels enter Kareth as army pulls back"
    assert draft.publisher == draft.agency == "Vale Wire"
    assert (draft.dating.day, draft.dating.basis) == (date(2024, 11, 30), "dateline")
    assert draft.language == "en"
    assert [draft.text[s.start : s.end] for s in draft.sentences] == [
        "Rebels enter Kareth as army pulls back",
        "The army said its troops had left the town of Kareth.",
        '"We will return," it said.',
    ]
    assert draft.words(2) == ['"', "We", "will", "return", ",", '"', "it", "said", "."]
    assert [draft.text[q.start : q.end] for q in draft.quotations] == ["We will return,"]


def test_the_same_bytes_have_the_same_id_and_draft() -> None:
    assert read_draft(capture(TEXT.encode()), TODAY) == read_draft(capture(TEXT.encode()), TODAY)
    assert read_draft(capture(TEXT.encode()), TODAY).id != read_draft(capture(TEXT.encode() + b" "), TODAY).id


def test_offsets_count_from_behind_a_byte_order_mark_and_with_lf() -> None:
    draft = read_draft(capture(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()), TODAY)
    assert draft.text == TEXT


def test_a_page_is_read_as_its_article() -> None:
    page = "<article><h1>Army leaves the town of Kareth</h1><p>The army said its troops had left the town on Sunday, and that they would be back.</p></article>"
    draft = read_draft(capture(page.encode(), "text/html"), TODAY)
    assert draft.title == "Army leaves the town of Kareth"
    assert [b.kind for b in draft.blocks] == ["headline", "paragraph"]


def test_what_cannot_be_read_is_refused_by_the_read_stage() -> None:
    with pytest.raises(UnreadableContent) as refusal:
        read_draft(capture(b"\x00\x01"), TODAY)
    assert refusal.value.stage == "read"
