"""Reports: a draft joined with what the tagger says of its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from fogline.models.draft import Draft, SentenceSpan
from fogline.models.report import Mention, Report, Sentence, Token
from fogline.read.casing import refine_case
from fogline.read.mentions import Entity, find_mentions


class Tagged(Protocol):
    """A tagged sentence: one entry a word in every column; heads count from 0, -1 is the root."""

    @property
    def lemmas(self) -> Sequence[str]: ...
    @property
    def upos(self) -> Sequence[str]: ...
    @property
    def xpos(self) -> Sequence[str]: ...
    @property
    def heads(self) -> Sequence[int]: ...
    @property
    def deprels(self) -> Sequence[str]: ...
    @property
    def entities(self) -> Iterable[Entity]: ...


def read_report(draft: Draft, tagged: Sequence[Tagged], retrieved_at: datetime) -> Report:
    """Join a draft and its tagged sentences, one for each of `draft.sentences`, in order.

    `retrieved_at` is UTC. Raises ValueError where the sentences do not pair up.
    """
    cased = draft.cased
    if cased is not None:
        cased = refine_case(draft.text, cased, draft.sentences, [tags.upos for tags in tagged])
    text = draft.text if cased is None else cased
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    for index, (span, tags) in enumerate(zip(draft.sentences, tagged, strict=True)):
        sentence = _join(text, index, span, tags)
        sentences.append(sentence)
        mentions.extend(find_mentions(text, index, sentence.tokens, tags.entities))
    return Report(
        id=draft.id,
        doc=draft.doc,
        sha256=draft.sha256,
        text=draft.text,
        title=draft.title,
        publisher=draft.publisher,
        byline=draft.byline,
        agency=draft.agency,
        language=draft.language,
        dating=draft.dating,
        retrieved_at=retrieved_at,
        blocks=draft.blocks,
        sentences=tuple(sentences),
        quotations=draft.quotations,
        mentions=tuple(mentions),
        url=draft.url,
        cased=cased,
        as_conflict=draft.as_conflict,
    )


def _join(text: str, index: int, span: SentenceSpan, tags: Tagged) -> Sentence:
    columns = zip(span.words, tags.lemmas, tags.upos, tags.xpos, tags.heads, tags.deprels, strict=True)
    tokens = tuple(
        Token(start, end, text[start:end], lemma, upos, xpos, head, deprel)
        for (start, end), lemma, upos, xpos, head, deprel in columns
    )
    children: list[list[int]] = [[] for _ in tokens]
    for number, token in enumerate(tokens):
        if token.head >= 0:
            children[token.head].append(number)
    return Sentence(index, span.start, span.end, span.block, tokens, tuple(map(tuple, children)))
