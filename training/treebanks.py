"""Reads Universal Dependencies treebanks (CoNLL-U, xz-compressed)."""

import lzma
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Entity = tuple[int, int, str]
"""First word, one past the last word, label."""


@dataclass
class Sentence:
    """Words with whatever is annotated on them; a column that is not annotated is empty."""

    words: list[str]
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    """1-based as in CoNLL-U; 0 is the root."""
    deprels: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    document: str = ""
    entities: list[Entity] | None = None
    unsure: list[tuple[int, int]] = field(default_factory=list)
    """Stretches in which any label outside the set's own may stand, or none."""
    corpus: str = ""


def read_treebank(path: Path, corpus: str) -> list[Sentence]:
    """All sentences of a file; multi-word ranges and empty nodes are left out."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return list(_read_sentences(lines, corpus))


def _read_sentences(lines: Iterator[str], corpus: str) -> Iterator[Sentence]:
    document, rows = "", []
    for line in lines:
        if line.startswith("# newdoc id = "):
            document = line[14:].strip()
        elif line.startswith("#"):
            continue
        elif line.strip():
            row = line.rstrip("\n").split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif rows:
            yield _make_sentence(rows, document, corpus)
            rows = []


def _make_sentence(rows: list[list[str]], document: str, corpus: str) -> Sentence:
    column = list(zip(*rows, strict=True))
    return Sentence(
        words=list(column[1]),
        lemmas=list(column[2]),
        upos=list(column[3]),
        xpos=list(column[4]),
        heads=[int(h) for h in column[6]],
        deprels=list(column[7]),
        misc=list(column[9]),
        document=document,
        corpus=corpus,
    )
