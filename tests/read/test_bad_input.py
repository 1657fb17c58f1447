"""Hostile and broken input: each ends as a draft or as a plain refusal, soon, and never as another exception."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

from fogline.errors import UnreadableContent
from fogline.models.capture import Capture
from fogline.models.draft import Draft
from fogline.read.draft import read_draft

TODAY = date(2025, 3, 1)
NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
SLOWEST = 6.0
ARABIC = "قال الجيش إن قواته انسحبت من المدينة يوم السبت بعد قتال عنيف. "
RUSSIAN = "Армия сообщила, что её войска оставили город в субботу после боёв. "
GERMAN = "Die Armee hat erklärt, dass ihre Truppen die Stadt nach schweren Kämpfen verlassen haben. "
PROSE = "The army said that its troops had left the town of Kareth on Saturday after two days of fighting.\n"


def read(data: bytes, media_type: str = "text/plain", **given: str) -> Draft | str:
    """The draft of some bytes, or the reason why there is none."""
    capture = Capture(sha256(data).hexdigest(), "input.txt", data, media_type, NOW, given)
    try:
        return read_draft(capture, TODAY)
    except UnreadableContent as refusal:
        return refusal.reason


def check(draft: Draft) -> None:
    """What holds of every draft: offsets lie in the text, in order, and blocks cover every printed character."""
    position = 0
    for block in draft.blocks:
        assert position <= block.start < block.end <= len(draft.text)
        assert not draft.text[position : block.start].strip()
        position = block.end
    assert not draft.text[position:].strip()
    for sentence in draft.sentences:
        block = draft.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert block.kind != "furniture"
        assert sentence.words[0][0] == sentence.start
        assert sentence.words[-1][1] == sentence.end
    for quotation in draft.quotations:
        assert 0 <= quotation.start < quotation.end <= len(draft.text)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty"),
    "white space alone": (lambda: b" \n\t\r\n  ", "white space"),
    "a byte order mark alone": (lambda: b"\xef\xbb\xbf", "white space"),
    "no-break spaces alone": (lambda: "\u00a0\u2003\n\u3000".encode(), "white space"),
    "a PNG picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10, "PNG"),
    "a PDF": (lambda: b"%PDF-1.7\n1 0 obj", "PDF"),
    "a ZIP archive": (lambda: b"PK\x03\x04" + b"abc" * 100, "ZIP"),
    "a gzip archive": (lambda: b"\x1f\x8b\x08" + b"\x00" * 50, "gzip"),
    "NUL bytes in prose": (lambda: PROSE.encode() + b"\x00\x00" + PROSE.encode(), "NUL"),
    "control characters": (lambda: bytes(range(1, 9)) * 20 + PROSE.encode(), "control"),
    "UTF-16 without a mark": (lambda: PROSE.encode("utf-16-le"), "NUL"),
    "UTF-8 with damage": (lambda: "Zelenogród’s “mayor” left. ".encode() * 5 + b"\xff\xfe", "not valid UTF-8"),
    "a cut UTF-16 text": (lambda: b"\xff\xfe" + PROSE.encode("utf-16-le") + b"\x00", "utf-16"),
    "an impossible UTF-32 text": (lambda: b"\xff\xfe\x00\x00" + b"\xff" * 16, "utf-32"),
    "random high bytes": (lambda: bytes(range(128, 256)) * 30, "not valid UTF-8"),
    "50 MB of one line": (lambda: b"a" * 50_000_000, "longer than"),
    "a word of 1 MB": (lambda: b"x" * 1_048_576, "longer than"),
    "a million newlines": (lambda: b"\n" * 1_000_000, "white space"),
    "punctuation alone": (lambda: b"... !!! ??? -- ;;; ((( )))\n" * 40, "no words"),
    "digits alone": (lambda: b"1234567890 " * 500, "no words"),
    "Arabic alone": (lambda: (ARABIC * 5).encode(), "language ar"),
    "Russian alone": (lambda: (RUSSIAN * 5).encode(), "language"),
    "German alone": (lambda: (GERMAN * 5).encode(), "language de"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_reason(name: str) -> None:
    make, reason = REFUSED[name]
    started = time.process_time()
    found = read(make())
    assert isinstance(found, str)
    assert reason in found
    assert time.process_time() - started < SLOWEST


READ: dict[str, Callable[[], bytes]] = {
    "UTF-8 with a mark": lambda: b"\xef\xbb\xbf" + PROSE.encode(),
    "UTF-16 with a mark": lambda: PROSE.encode("utf-16"),
    "UTF-16 big-endian with a mark": lambda: b"\xfe\xff" + PROSE.encode("utf-16-be"),
    "UTF-32 with a mark": lambda: PROSE.encode("utf-32"),
    "windows-1252 quotes": lambda: b"It \x93left\x94 \x96 the mayor\x92s office said. " + PROSE.encode(),
    "CRLF": lambda: PROSE.replace("\n", "\r\n").encode() * 5,
    "CR alone": lambda: PROSE.replace("\n", "\r").encode() * 2 + b"They left.\rThen it rained.",
    "right-to-left marks and overrides": lambda: (PROSE + "\u202eherak\u202c and \u2067كاريث\u2069 fell.").encode(),
    "English with Arabic": lambda: (PROSE * 3 + ARABIC * 20).encode(),
    "10,000 quotation marks": lambda: (PROSE + '"' * 10_000).encode(),
    "10,000 opening quotes": lambda: (PROSE + "“" * 10_000).encode(),
    "10,000 single quotes": lambda: (PROSE + "‘a " * 10_000).encode(),
    "nested quotes": lambda: (PROSE + "“He said ‘she said “they said ‘go’”’” " * 300).encode(),
    "an unclosed quote": lambda: (PROSE + '"We will never leave, he said.\n' + PROSE).encode(),
    "a word of 900,000 letters": lambda: PROSE.encode() + b"x" * 900_000,
    "900,000 newlines": lambda: PROSE.encode() + b"\n" * 900_000 + PROSE.encode(),
    "900,000 newlines at the end": lambda: PROSE.encode() + b"\n" * 900_000,
    "a sentence of 20,000 words": lambda: PROSE.encode() + b"the rebels and " * 7_000,
    "20,000 words with commas": lambda: PROSE.encode() + b"Kareth, " * 20_000,
    "20,000 short lines": lambda: PROSE.encode() + b"The end\n" * 20_000,
    "100,000 full stops": lambda: PROSE.encode() + b". " * 100_000,
    "100,000 brackets": lambda: PROSE.encode() + b"((((" * 25_000,
    "100,000 capitals with commas": lambda: PROSE.encode() + b"A, B, " * 20_000 + b"- The army",
    "spaces and tabs": lambda: PROSE.encode() + b" \t" * 200_000 + b"x",
    "emoji and joiners": lambda: (PROSE + "👨‍👩‍👧‍👦🇸🇾 👍🏽 e\u0301\u0327 \u200b\u200d\ufeff the army said").encode(),
    "combining marks": lambda: (PROSE + "e" + "\u0301" * 20_000).encode(),
    "some control characters": lambda: (PROSE + "The \x07bell \x1b[31mred\x1b[0m rang, said the army.").encode(),
    "script in text": lambda: (PROSE + "<script>alert('x')</script>\n<img src=x onerror=alert(1)>\n").encode(),
    "a spreadsheet formula": lambda: ("=HYPERLINK(A1) it said\n+1+cmd|' /C calc'!A0\n" + PROSE).encode(),
    "impossible days": lambda: ("Published 9999-99-99\n31 February 2024\n" + PROSE + "On 45 May they left.").encode(),
    "huge numbers": lambda: (PROSE + "At least 1" + "0" * 400 + " people were killed and 10^400 hurt.").encode(),
    "a headline of 50,000 letters": lambda: (b"Rebels " * 7_000) + b"\n\n" + PROSE.encode(),
    "many dates": lambda: PROSE.encode() + b"On 1 May 2024 and Dec. 2 and 2024-01-02 they left. " * 3_000,
    "5,000 clock times": lambda: PROSE.encode() + b"".join(b"%02d:10\nIt left.\n" % (i % 24) for i in range(5_000)),
    "furniture look-alikes": lambda: PROSE.encode() + (b"share " * 50 + b"\n" + b"By A " * 60 + b"\nPhoto: ") * 300,
    "a page in a text file": lambda: b"<html><body><p>" + PROSE.encode() + b"</p></body></html>",
}  # fmt: skip


NO_WRITING: dict[str, Callable[[], str]] = {
    "a word of 900,000 letters": lambda: "w" * 900_000,
    "50,000 brackets": lambda: "(" * 25_000 + ")" * 25_000,
    "100,000 quotation marks": lambda: '"' * 100_000,
    "100,000 opening quotation marks": lambda: "“" * 100_000,
    "100,000 apostrophes": lambda: "'" * 100_000,
    "a line of 990,000 characters without a blank": lambda: "ab,cd.ef;gh:" * 82_500,
    "200 runs of 1,200 marks": lambda: ("‘" * 1_200 + "\n\n") * 200,
    "990,000 full stops": lambda: "." * 990_000,
    "an address of 600,000 characters": lambda: "http://" + "a/" * 300_000,
}


@pytest.mark.parametrize("name", NO_WRITING)
def test_what_is_no_writing_is_not_worth_a_tagger_s_time(name: str) -> None:
    started = time.process_time()
    found = read((PROSE + "\n" + NO_WRITING[name]()).encode())
    assert not isinstance(found, str), found
    check(found)
    assert sum(len(sentence.words) for sentence in found.sentences) < 1_000
    assert found.sentences[0].words == read(PROSE.encode() * 2).sentences[0].words  # type: ignore[union-attr]
    assert time.process_time() - started < SLOWEST


@pytest.mark.parametrize("part", ["a ", "a\n\n", "“ "])
def test_what_falls_into_too_many_parts_is_refused(part: str) -> None:
    assert "too many for one report" in str(read((PROSE + "\n" + part * 300_000).encode()))
    assert not isinstance(read((PROSE * 2_000).encode()), str)


@pytest.mark.parametrize("name", READ)
def test_it_is_read(name: str) -> None:
    started = time.process_time()
    found = read(READ[name]())
    assert not isinstance(found, str), found
    check(found)
    assert "Kareth" in found.text
    assert any("army" in found.words(index) or "rebels" in found.words(index) for index in range(len(found.sentences)))
    assert time.process_time() - started < SLOWEST


PAGES: dict[str, tuple[Callable[[], str], str | None]] = {
    "100,000 nested divisions": (lambda: "<html><body>" + "<div>" * 100_000 + PROSE, "nested deeper"),
    "nested inline tags": (lambda: "<p>" + "<b><i>" * 500 + PROSE, "nested deeper"),
    "unknown nested tags": (lambda: "<x-a>" * 5_000 + PROSE, "nested deeper"),
    "a million tags": (lambda: "<html><body>" + "<br>" * 1_000_000 + PROSE, "too many"),
    "entity expansion": (
        lambda: '<!DOCTYPE h [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "' + "&a;" * 50 + '">]><p>&b; ' + PROSE * 3 + "</p>",
        None,
    ),
    "an attribute of 5 MB": (lambda: '<p title="' + "x" * 5_000_000 + '">' + PROSE * 2 + "</p>", None),
    "9 MB of page": (lambda: "<p>" + PROSE * 100_000 + "</p>", "longer than"),
    "unclosed tags": (lambda: f"<html><body><p>{PROSE}<b>and <i>more<p>{PROSE}<div><span>", None),
    "no body": (lambda: PROSE * 2, None),
    "crossed tags": (lambda: f"<p><b>{PROSE}</p></b></div></html><p>{PROSE}", None),
    "no text": (lambda: "<html><head><title>x</title></head><body><img src=a></body></html>", "no article"),
    "an empty script": (lambda: f"<script>while(1){{}}</script><p>{PROSE * 2}</p>", None),
    "a script that is never closed": (lambda: f"<p>a</p><script>{PROSE * 3}", "no article"),
    "100,000 open comments": (lambda: "<!--" * 100_000 + PROSE, "HTML"),
    "a million angle brackets": (lambda: "<" * 1_000_000, "article"),
    "a million half scripts": (lambda: "<script " * 900_000, "HTML"),
    "20,000 open paragraphs": (lambda: "<p>" * 20_000 + PROSE, None),
    "frames and forms": (lambda: f"<iframe src=a></iframe><form><input></form><p>{PROSE * 2}</p>", None),
    "bad JSON-LD": (
        lambda: '<script type="application/ld+json">' + "[" * 50_000 + f"</script><p>{PROSE * 2}</p>",
        None,
    ),
    "NULs as references": (lambda: f"<article><p>&#0;&#x1F600;&#xD800; {PROSE * 2}</p></article>", None),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_pages_end_well(name: str) -> None:
    make, reason = PAGES[name]
    started = time.process_time()
    found = read(make().encode(), "text/html")
    assert time.process_time() - started < SLOWEST
    if reason is None:
        assert not isinstance(found, str), found
        check(found)
        assert "Kareth" in found.text
        assert "while(1)" not in found.text
    else:
        assert isinstance(found, str)
        assert reason in found


@pytest.mark.parametrize(
    "published", ["9999-99-99", "yesterday", "0000-00-00", "2024-13-45", "\u202e2024", "x" * 5_000]
)
def test_a_given_date_that_is_none_is_passed_over_and_named(published: str) -> None:
    found = read((PROSE * 2).encode(), published=published)
    assert not isinstance(found, str)
    assert found.dating.day is None
    assert found.dating.basis == "none"
    assert "is no date" in found.dating.why


def test_a_declared_encoding_is_used_for_pages() -> None:
    page = (
        '<html><head><meta charset="windows-1251"></head><body><p>The town is Харків. '
        + PROSE * 2
        + "</p></body></html>"
    )
    found = read(page.encode("windows-1251"), "text/html")
    assert not isinstance(found, str)
    assert "Харків" in found.text
    assert found.encoding == "cp1251"


def test_an_encoding_that_is_no_text_encoding_is_refused() -> None:
    page = (
        b'<html><head><meta charset="rot13"></head><body><p>\xff caf\xc3\xa9 ' + PROSE.encode() + b"</p></body></html>"
    )
    assert isinstance(read(page, "text/html"), str)
