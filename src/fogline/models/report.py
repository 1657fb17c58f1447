"""Report: one text read from a Capture, with blocks, sentences, tokens and mentions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

BLOCK_KINDS = (
    "headline",
    "subhead",
    "standfirst",
    "paragraph",
    "caption",
    "list_item",
    "live_entry",
    "furniture",
)
"""Kinds of Block. Furniture (navigation, credits, bylines, prompts, related links) is never read for claims."""

DATE_BASES = ("given", "stated", "dateline", "caption", "inferred", "none")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text of one kind (usually a line or paragraph). `note` says which furniture it is.

    `day` is the day that the text itself sets for the block (a live blog's heading or entry), else None.
    """

    start: int
    end: int
    kind: str
    note: str = ""
    day: date | None = None
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """One word with syntax. `head` is the index of its head in the sentence, -1 for the root."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A named or typed span. `first` and `last` are token indexes in sentence `sentence`, `last` inclusive.

    `label` is one of PERSON, ORG, LOC, FAC, NORP (nationality, creed), DATE, NUMBER.
    """

    start: int
    end: int
    text: str
    label: str
    sentence: int
    first: int
    last: int
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence inside one block. `children[i]` lists the dependents of token i, in order."""

    index: int
    start: int
    end: int
    block: int
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks; `start`/`end` exclude the marks. May run over sentences."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dating:
    """A date of publication and its basis (see DATE_BASES); `day` None goes with basis none.

    `why` is one sentence for the analyst; `rivals` are other days considered with their scores;
    `confidence` 0..1. Days are in the publisher's own calendar day, no time zone.
    """

    day: date | None
    basis: str
    why: str = ""
    confidence: float = 0.0
    rivals: tuple[tuple[date, float], ...] = ()

    @property
    def worked_out(self) -> bool:
        """Whether the report itself does not state the whole date: it comes from the story, or its year from hints."""
        return self.basis in ("inferred", "none") or self.year_worked_out

    @property
    def year_worked_out(self) -> bool:
        """Whether the report states day and month without the year: then its rivals are that day in other years."""
        return bool(self.rivals) and all(_is_anniversary(self.day, other) for other, _ in self.rivals)


def _is_anniversary(day: date | None, other: date) -> bool:
    return day is not None and (day.month, day.day) == (other.month, other.day)


@dataclass(frozen=True, slots=True)
class Report:
    """One report as read. `text` is the bytes decoded with CRLF read as LF and nothing else changed
    (for HTML: the visible text extracted once and kept as the text as read). All offsets point into it.
    `cased` is `text` with capitals restored where it had lost them, of the same length; tokens and mentions have its
    words. `as_conflict`: whoever handed it in says that it tells of an armed conflict, whatever its words say.
    """

    id: str
    doc: str
    sha256: str
    text: str = field(repr=False)
    title: str | None
    publisher: str | None
    byline: str | None
    agency: str | None
    language: str
    dating: Dating
    retrieved_at: datetime
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    url: str | None = None
    cased: str | None = None
    as_conflict: bool = False

    def as_cased(self) -> Report:
        """The report with the text that names are read from; itself where nothing was cased."""
        return self if self.cased is None else replace(self, text=self.cased, cased=None)

    def block_of(self, sentence: Sentence) -> Block:
        """The block that holds a sentence."""
        return self.blocks[sentence.block]

    def card(self) -> ReportCard:
        """The report without its syntax."""
        return ReportCard(
            self.doc, self.id, self.sha256, self.publisher, self.dating, self.title, self.text, self.agency,
            self.retrieved_at, self.byline, self.language, self.url, self.blocks, as_conflict=self.as_conflict,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReportCard:
    """What later stages need of a Report: everything but syntax and mentions. `also` names other documents that
    have the same bytes."""

    doc: str
    id: str
    sha256: str
    publisher: str | None
    dating: Dating
    title: str | None
    text: str = field(repr=False)
    agency: str | None
    retrieved_at: datetime
    byline: str | None = None
    language: str = ""
    url: str | None = None
    blocks: tuple[Block, ...] = ()
    also: tuple[str, ...] = ()
    as_conflict: bool = False
