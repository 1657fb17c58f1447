"""Draft: a report before syntax: text, structure, metadata and where its sentences and words stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from fogline.models.report import Block, Dating, Quotation


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """A sentence's range, the index of its block, and the ranges of its words; all offsets into the text."""

    start: int
    end: int
    block: int
    words: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a Capture says before a tagger has seen it. All offsets point into `text`.

    `id` is derived from the document's name and bytes alone, so that the same capture always has the same id.
    `encoding` is the character encoding that the bytes were read in. `cased` is `text` with its capitals restored
    where it had lost them (of the same length), None where it had not. `as_conflict` as in `Report`.
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
    blocks: tuple[Block, ...] = ()
    sentences: tuple[SentenceSpan, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    url: str | None = None
    encoding: str = "utf-8"
    cased: str | None = None
    as_conflict: bool = False

    @property
    def read_as(self) -> str:
        """The text to read names and sentences from."""
        return self.text if self.cased is None else self.cased

    def words(self, index: int) -> list[str]:
        """The words of sentence `index`, as the tagger is fed them: a lost apostrophe is given back."""
        text = self.read_as
        return [
            "'s" if end - start == 1 and text[start] == "s" and text[start - 1 : start].isalpha() else text[start:end]
            for start, end in self.sentences[index].words
        ]
