"""Drafts: a capture read as far as it goes without a tagger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fogline.errors import UnreadableContent
from fogline.models.capture import CONFLICT, Capture
from fogline.models.draft import Draft, SentenceSpan
from fogline.read.blocks import find_blocks
from fogline.read.casing import restore_case
from fogline.read.dating import read_dating
from fogline.read.language import read_language
from fogline.read.live import date_entries
from fogline.read.metadata import read_metadata
from fogline.read.page import Page, read_page
from fogline.read.quotations import find_quotations
from fogline.read.sentences import find_sentences
from fogline.read.text import read_text

HTML = "text/html"
MOST_LINES = 50_000
MOST_WORDS = 250_000


def read_draft(capture: Capture, today: date) -> Draft:
    """Decode a capture and find its structure, metadata, date, sentences and words.

    A text in capitals, or without any, is cased before it is looked at. For a page of HTML the text is its article,
    extracted once. `today` bounds dates whose year is not stated.
    Raises UnreadableContent, with a reason, for bytes that are no text, no article, no English or no single report.
    """
    markup = capture.media_type == HTML
    decoded = read_text(capture.data, markup=markup)
    page: Page | None = read_page(decoded.text, today) if markup else None
    printed = page.text if page else decoded.text
    _check_lines(printed)
    language = read_language(printed)
    cased = restore_case(printed)
    text = printed if cased is None else cased
    layout = find_blocks(text, page.kinds if page else None)
    stated = (page.published, page.modified) if page else (None, None)
    dating = read_dating(text, layout, today, capture.given.get("published"), stated)
    blocks = date_entries(text, layout.blocks, dating.day)
    facts = read_metadata(text, layout, capture.given, page)
    sentences = tuple(find_sentences(text, blocks))
    _check_size(sentences)
    return Draft(
        id=make_report_id(capture.sha256),
        doc=capture.name,
        sha256=capture.sha256,
        text=printed,
        title=facts.title,
        publisher=facts.publisher,
        byline=facts.byline,
        agency=facts.agency,
        language=language,
        dating=dating,
        blocks=tuple(blocks),
        sentences=sentences,
        quotations=tuple(find_quotations(text, blocks)),
        url=facts.url,
        encoding=decoded.encoding,
        cased=cased,
        as_conflict=capture.given.get("subject") == CONFLICT,
    )


def _check_lines(text: str) -> None:
    """Raises UnreadableContent for a text of too many lines."""
    if text.count("\n") > MOST_LINES and sum(not line.isspace() for line in text.split("\n") if line) > MOST_LINES:
        raise UnreadableContent("read", f"it has more than {MOST_LINES:,} lines, too many for one report")


def _check_size(sentences: Sequence[SentenceSpan]) -> None:
    """Raises UnreadableContent for a text that falls into so many words that it is no writing: an ordinary one of the
    greatest length has some 200,000."""
    if sum(len(one.words) for one in sentences) > MOST_WORDS:
        raise UnreadableContent("read", f"it falls into more than {MOST_WORDS:,} words, too many for one report")


def make_report_id(sha256: str) -> str:
    """A report's id: the first 24 hex digits of its bytes' SHA-256, so that the same bytes are always one report."""
    return sha256[:24]
