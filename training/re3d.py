"""Reads re3d: entities in reporting and statements on Syria and Iraq (without its BBC folder).

Three tenths of the documents, by the digest of their name, are held out for measuring.
"""

import hashlib
import json
import re
import tarfile
from bisect import bisect_left, bisect_right
from pathlib import Path

from fogline.read.tokens import find_tokens
from names import PRONOUNS, TITLES, drop_nested, trim_names
from treebanks import Entity, Sentence

_LABELS = {
    "Person": "PERSON", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP",
    "Temporal": "DATE",
}  # fmt: skip
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]?\s+(?=[\"'“‘(]?[A-Z])|\n+")


def read_re3d(archive: Path) -> tuple[list[Sentence], list[Sentence]]:
    """Sentences to train on and sentences to measure on."""
    train: list[Sentence] = []
    held_out: list[Sentence] = []
    with tarfile.open(archive) as tar:
        for name in sorted(n for n in tar.getnames() if n.endswith("/documents.json")):
            documents = _read_lines(tar, name)
            entities = _read_lines(tar, name.replace("documents.json", "entities.json"))
            for document in documents:
                own = [e for e in entities if e["documentId"] == document["_id"]]
                (held_out if is_held_out(document["_id"]) else train).extend(_read_document(document["text"], own))
    return train, held_out


def is_held_out(document_id: str) -> bool:
    """Whether a document is for measuring only."""
    return int(hashlib.md5(document_id.encode(), usedforsecurity=False).hexdigest(), 16) % 10 < 3


def _read_lines(tar: tarfile.TarFile, name: str) -> list[dict]:
    member = tar.extractfile(name)
    assert member is not None, name
    text = member.read().decode("utf-8-sig")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def _read_document(text: str, annotations: list[dict]) -> list[Sentence]:
    spans = find_tokens(text)
    words = [text[a:b] for a, b in spans]
    starts, ends = [a for a, _ in spans], [b for _, b in spans]
    entities: list[Entity] = []
    for item in annotations:
        label = _LABELS.get(item["type"])
        first, last = bisect_right(ends, item["begin"]), bisect_left(starts, item["end"])
        if label and first < last:
            entities += _keep_name(words, first, last, label)
    names = trim_names(words, [e for e in entities if e[2] in ("PERSON", "ORG", "LOC")])
    others = [e for e in entities if e[2] not in ("PERSON", "ORG", "LOC")]
    return _cut_sentences(text, starts, words, drop_nested(names + others))


def _keep_name(words: list[str], first: int, last: int, label: str) -> list[Entity]:
    if label not in ("PERSON", "ORG", "LOC"):
        return [(first, last, label)]
    end = last
    while first < end and not words[first][0].isupper():
        first += 1
    while label == "PERSON" and first < end - 1 and words[first] in TITLES:
        first += 1
    while end > first and not words[end - 1][0].isupper():
        end -= 1
    is_common = end < last and label != "LOC"
    is_pronoun = end - first == 1 and words[first] in PRONOUNS
    return [] if first >= end or is_common or is_pronoun else [(first, end, label)]


def _cut_sentences(text: str, starts: list[int], words: list[str], entities: list[Entity]) -> list[Sentence]:
    inside = {k for a, b, _ in entities for k in range(a + 1, b)}
    cuts = sorted({bisect_left(starts, m.end()) for m in _SENTENCE_END.finditer(text)} - inside - {0, len(words)})
    sentences = []
    for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True):
        own = [(x - a, y - a, label) for x, y, label in entities if x >= a and y <= b]
        if b > a:
            sentences.append(Sentence(words=words[a:b], entities=own, corpus="re3d"))
    return sentences
