from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest

from fogline.acquire import records
from fogline.acquire.records import fetch_records
from fogline.models.capture import Capture, Discard

NOW = datetime(2025, 3, 1, tzinfo=UTC)


def fetch(data: bytes, **given: str) -> list[Capture | Discard]:
    return list(fetch_records(io.BytesIO(data), "feed.jsonl", given, NOW))


def test_lines_become_captures_with_their_metadata() -> None:
    first = {
        "text": "The army left.",
        "publisher": "Vale Wire",
        "published": "2024-12-01",
        "url": "https://a.example/1",
    }
    second = {"html": "<p>x</p>", "doc": "north/two.html", "published": 20241201}
    text, page = fetch(f"{json.dumps(first)}\r\n\n{json.dumps(second)}".encode(), publisher="The Post")
    assert isinstance(text, Capture)
    assert isinstance(page, Capture)
    assert (text.name, text.data, text.media_type) == ("feed.jsonl:1", b"The army left.", "text/plain")
    assert text.given == {"publisher": "Vale Wire", "published": "2024-12-01", "url": "https://a.example/1"}
    assert (page.name, page.media_type) == ("two.html", "text/html")
    assert page.given == {"publisher": "The Post"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{broken", "not valid JSON"),
        (b"[1, 2]", "no JSON object"),
        (b"null", "no JSON object"),
        (b'{"title": "x"}', "neither text nor html"),
        (b'{"text": 5}', "is no string"),
        (b'{"text": ["a"]}', "is no string"),
        (b'{"text": "\\ud800"}', "lone surrogate"),
        (b'{"text": "\xff"}', "not valid UTF-8"),
        (b"[" * 100_000, "not valid JSON"),
        (b'{"text": ' + b"9" * 10_000 + b"}", "not valid JSON"),
        (b"\x00\x00", "not valid JSON"),
    ],
)  # fmt: skip
def test_a_bad_line_is_one_discard_and_the_next_is_read(line: bytes, reason: str) -> None:
    bad, good = fetch(line + b'\n{"text": "The army left."}\n')
    assert isinstance(bad, Discard)
    assert reason in bad.reason
    assert bad.name == "feed.jsonl:1"
    assert isinstance(good, Capture)


def test_a_byte_order_mark_is_passed_over() -> None:
    (item,) = fetch(b'\xef\xbb\xbf{"text": "x"}')
    assert isinstance(item, Capture)


def test_an_endless_line_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LONGEST_LINE", 100)
    bad, good = fetch(b'{"text": "' + b"x" * 5_000 + b'"}\n{"text": "y"}')
    assert isinstance(bad, Discard)
    assert isinstance(good, Capture)
    assert good.name == "feed.jsonl:2"


def test_many_bad_lines_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MOST_BAD_LINES", 3)
    items = fetch(b"x\n" * 10)
    assert len(items) == 4
    assert isinstance(items[-1], Discard)
    assert items[-1].reason == "7 more lines are no reports"


def test_control_characters_do_not_reach_names_or_metadata() -> None:
    line = {"text": "x", "doc": "a\u0007b\ud800.txt", "title": "one\ntwo\ud800", "publisher": "  ", "url": "x" * 3_000}
    (item,) = fetch(json.dumps(line).encode())
    assert isinstance(item, Capture)
    item.name.encode("utf-8")
    assert "\u0007" not in item.name
    assert list(item.given) == ["title"]
    assert item.given["title"].encode("utf-8").startswith(b"one two")


def test_an_empty_file_is_said_to_be_empty() -> None:
    assert [i.reason for i in fetch(b"\n\n") if isinstance(i, Discard)] == ["it is empty"]
