"""Reports made by hand from a text: one block a line, words by the real tokeniser, no syntax."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from fogline.models.report import Block, Dating, Report, Sentence, Token
from fogline.read.tokens import find_tokens

_SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?![\s\n]|$)|(?<=[A-Z][a-z]{2})\.|(?<=Sept)\.){1,4000}[.!?]?[”\"]?")


def make_report(text: str, day: str | None, doc: str = "dispatch.txt", days: Mapping[int, str] | None = None) -> Report:
    """A report dated `day` (ISO, or None); `days` gives lines (counted from 0) a day of their own, as live entries."""
    blocks, sentences, start = [], [], 0
    for number, line in enumerate(text.split("\n")):
        own = date.fromisoformat(days[number]) if days and number in days else None
        blocks.append(Block(start, start + len(line), "paragraph", day=own))
        for match in _SENTENCE.finditer(text, start, start + len(line)):
            tokens = tuple(
                Token(a, b, text[a:b], text[a:b].lower(), "", "", -1, "") for a, b in find_tokens(text, *match.span())
            )
            if tokens:
                sentences.append(Sentence(len(sentences), tokens[0].start, tokens[-1].end, number, tokens))
        start += len(line) + 1
    dating = Dating(date.fromisoformat(day), "given") if day else Dating(None, "none")
    now = datetime(2025, 1, 1, tzinfo=UTC)
    return Report(
        doc, doc, "0", text, None, None, None, None, "en", dating, now, tuple(blocks), tuple(sentences)
    )  # fmt: skip
