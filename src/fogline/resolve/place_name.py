"""Place name: a stretch of a sentence that may name a place."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.models.report import Report, Sentence


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Tokens `first` to `last` of sentence `sentence` that may name a place.

    `sure` is False where the tagger saw no place: such a name needs a candidate that the report makes likely.
    """

    sentence: int
    first: int
    last: int
    text: str
    sure: bool


def make_name(report: Report, sentence: Sentence, first: int, last: int, sure: bool) -> PlaceName:
    """The name of tokens `first` to `last`, with its text as the report has it."""
    text = report.text[sentence.tokens[first].start : sentence.tokens[last].end]
    return PlaceName(sentence.index, first, last, text, sure)
