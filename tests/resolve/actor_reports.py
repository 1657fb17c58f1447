"""Dispatches written for these tests, tagged beforehand (`actor_reports.jsonl`); outlets and speakers are invented."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from fogline.models.report import Block, Dating, Mention, Quotation, Report, Sentence, Token

_HERE = Path(__file__).parent


@cache
def _read_rows() -> dict[str, dict]:
    lines = (_HERE / "actor_reports.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["name"]: row for row in map(json.loads, lines)}


def make_report(name: str) -> Report:
    """The tagged dispatch of that name as a Report of one paragraph."""
    row = _read_rows()[name]
    text = row["text"]
    sentences = tuple(_make_sentence(text, index, rows) for index, rows in enumerate(row["sentences"]))
    mentions = tuple(_make_mention(text, sentences, *values) for values in row["mentions"])
    return Report(
        id=name,
        doc=f"{name}.txt",
        sha256="0" * 64,
        text=text,
        title=None,
        publisher=row.get("publisher"),
        byline=None,
        agency=None,
        language="en",
        dating=Dating(date.fromisoformat(row["day"]), "given"),
        retrieved_at=datetime(2025, 1, 1, tzinfo=UTC),
        blocks=(Block(0, len(text), "paragraph"),),
        sentences=sentences,
        quotations=tuple(Quotation(start, end) for start, end in row["quotations"]),
        mentions=mentions,
    )


def _make_sentence(text: str, index: int, rows: list[list]) -> Sentence:
    tokens = tuple(
        Token(start, end, text[start:end], lemma, upos, xpos, head, deprel)
        for start, end, lemma, upos, xpos, head, deprel in rows
    )
    children: list[list[int]] = [[] for _ in tokens]
    for number, token in enumerate(tokens):
        if token.head >= 0:
            children[token.head].append(number)
    return Sentence(index, tokens[0].start, tokens[-1].end, 0, tokens, tuple(map(tuple, children)))


def _make_mention(
    text: str, sentences: tuple[Sentence, ...], label: str, sentence: int, first: int, last: int
) -> Mention:
    tokens = sentences[sentence].tokens
    start, end = tokens[first].start, tokens[last].end
    return Mention(start, end, text[start:end], label, sentence, first, last)
