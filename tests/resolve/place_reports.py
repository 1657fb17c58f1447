"""Reports sketched for the place tests: words with their parts of speech, no parse, names tagged in brackets.

"The army left [Hama] city" has one LOC mention. A word's part of speech is guessed from a short list; "took/VERB"
says it. Every word is its own root, so that the grammar's noun is the head.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from fogline.models.report import Block, Dating, Mention, Report, Sentence, Token

_CLASSES = {
    "DET": "the a an this that its their both all",
    "ADP": "of in at near from to into toward towards around outside across through between inside on by with",
    "ADJ": "northern southern eastern western northwestern provincial international military surrounding nuclear",
    "CCONJ": "and or",
    "PUNCT": ", . ; - ( )",
    "PART": "'s ’s",
    "PRON": "they it",
    "NUM": "two three",
    "ADV": "there",
}
_UPOS = {word: upos for upos, words in _CLASSES.items() for word in words.split()}
_PART = re.compile(r"\s+|\[|\]|\{|\}|['’]s\b|[\w’']*?\w(?=['’]s\b)|[\w’']+(?:/[A-Z]+)?|[^\w\s]")


def make_report(*sentences: str, title: str | None = None) -> Report:
    """One paragraph a sentence. Brackets round a name make it a LOC mention, braces {Name} a PERSON one."""
    texts, made, mentions, blocks = [], [], [], []
    offset = 0
    for index, source in enumerate(sentences):
        text, tokens, spans = _read(source, offset)
        texts.append(text)
        blocks.append(Block(offset, offset + len(text), "paragraph"))
        made.append(Sentence(index, offset, offset + len(text), index, tuple(tokens)))
        for first, last, label in spans:
            start, end = tokens[first].start, tokens[last].end
            name = text[start - offset : end - offset]
            mentions.append(Mention(start, end, name, label, index, first, last))
        offset += len(text) + 1
    return Report(
        id="r", doc="r.txt", sha256="0", text="\n".join(texts), title=title, publisher=None, byline=None, agency=None,
        language="en", dating=Dating(None, "none"), retrieved_at=datetime(2025, 1, 1, tzinfo=UTC),
        blocks=tuple(blocks), sentences=tuple(made), mentions=tuple(mentions),
    )  # fmt: skip


def _read(source: str, offset: int) -> tuple[str, list[Token], list[tuple[int, int, str]]]:
    plain, tokens, spans = "", [], []
    opened = -1
    for part in _PART.findall(source):
        if part.isspace():
            plain += part
        elif part in "[{":
            opened = len(tokens)
        elif part in "]}":
            spans.append((opened, len(tokens) - 1, "LOC" if part == "]" else "PERSON"))
        else:
            word, _, upos = part.partition("/")
            upos = upos or _UPOS.get(word.lower()) or ("PROPN" if word[0].isupper() else "NOUN")
            lemma = word.lower()[:-1] if upos == "NOUN" and word.endswith("s") else word.lower()
            lemma = {"countrie": "country", "citie": "city", "outskirt": "outskirts"}.get(lemma, lemma)
            xpos = "NNS" if upos == "NOUN" and word.endswith("s") else "NN"
            start = offset + len(plain)
            relation = "advmod" if word == "there" else "dep"
            tokens.append(Token(start, start + len(word), word, lemma, upos, xpos, -1, relation))
            plain += word
    return plain, tokens, spans
