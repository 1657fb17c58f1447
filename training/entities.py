"""Reads the corpora of named entities that are given as one word and one tag a line."""

import lzma
from collections.abc import Callable, Iterator
from pathlib import Path

from names import is_demonym
from treebanks import Entity, Sentence

_UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
_WNUT = {"person": "PERSON", "location": "LOC", "corporation": "ORG", "group": "ORG"}
_POLITICS = {
    "country": "LOC", "location": "LOC", "organisation": "ORG", "politicalparty": "ORG",
    "person": "PERSON", "politician": "PERSON", "event": "EVENT", "election": "EVENT",
}  # fmt: skip


def read_uner(path: Path) -> list[Sentence]:
    """Universal NER (one row a word: number, form, tag)."""
    return [_make_sentence(w, t, _UNER, "uner") for w, t in _read_rows(path, 1, 2, "\t", comments=True)]


def read_wikigold(path: Path) -> list[Sentence]:
    """Wikigold (tags in IO notation)."""
    return [_make_sentence(w, t, _UNER, "wikigold") for w, t in _read_rows(path, 0, -1, None)]


def read_btc(path: Path) -> list[Sentence]:
    """Broad Twitter Corpus; names that are user handles are no names here."""
    sentences = [_make_sentence(w, t, _UNER, "btc") for w, t in _read_rows(path, 0, -1, "\t")]
    for s in sentences:
        s.entities = [e for e in s.entities or [] if not s.words[e[0]].startswith("@")]
    return sentences


def read_wnut(path: Path) -> list[Sentence]:
    """WNUT 2017, emerging entities."""
    return [_make_sentence(w, t, _WNUT, "wnut") for w, t in _read_rows(path, 0, -1, "\t")]


def read_politics(path: Path) -> list[Sentence]:
    """CrossNER, politics."""
    return [_make_sentence(w, t, _POLITICS, "politics") for w, t in _read_rows(path, 0, 1, "\t")]


def _read_rows(
    path: Path, word: int, tag: int, separator: str | None, *, comments: bool = False
) -> Iterator[tuple[list[str], list[str]]]:
    words: list[str] = []
    tags: list[str] = []
    with lzma.open(path, "rt", encoding="utf-8", errors="replace") as lines:
        for line in [*lines, ""]:
            if not line.strip():
                if words:
                    yield words, tags
                words, tags = [], []
            elif not (comments and line.startswith("# ")):
                cells = line.rstrip("\n").split(separator)
                if len(cells) > max(word, 1 if tag < 0 else tag):
                    words.append(cells[word].strip() or "_")
                    tags.append(cells[tag])


def _make_sentence(words: list[str], tags: list[str], mapping: dict[str, str], corpus: str) -> Sentence:
    sentence = Sentence(words=words, entities=[], corpus=corpus)
    for first, last, label in find_spans(tags):
        if label in mapping:
            sentence.entities.append((first, last, mapping[label]))
        elif last - first == 1 and is_demonym(words[first]):
            sentence.entities.append((first, last, "NORP"))
        else:
            sentence.unsure.append((first, last))
    return sentence


def find_spans(tags: list[str]) -> list[Entity]:
    """Entities of a sequence of B-, I-, O tags; an I- without its B- begins one."""
    spans: list[Entity] = []
    start, label = -1, ""
    for index, tag in enumerate([*tags, "O"]):
        prefix, _, name = tag.partition("-")
        if start >= 0 and (prefix != "I" or name != label):
            spans.append((start, index, label))
            start = -1
        if prefix in ("B", "I") and name and start < 0:
            start, label = index, name
    return spans


def attach_entities(treebank: list[Sentence], annotated: list[Sentence]) -> int:
    """Gives the treebank's sentences the entities of the same sentences in Universal NER.

    Words may be cut differently; entities are carried over by characters.
    Returns how many sentences stay without annotation.
    """
    by_text = {"".join(s.words).replace(" ", ""): s for s in annotated}
    missing = 0
    for sentence in treebank:
        twin = by_text.get("".join(sentence.words).replace(" ", ""))
        if twin is None:
            missing += 1
            continue
        carry = _carrier(twin.words, sentence.words)
        sentence.entities = [(*place, label) for a, b, label in twin.entities or [] if (place := carry(a, b))]
        sentence.unsure = [place for a, b in twin.unsure if (place := carry(a, b))]
    return missing


def _carrier(source: list[str], target: list[str]) -> Callable[[int, int], tuple[int, int] | None]:
    starts, ends = _edges(source)
    new_starts = {c: i for i, c in enumerate(_edges(target)[0])}
    new_ends = {c: i + 1 for i, c in enumerate(_edges(target)[1])}

    def carry(first: int, last: int) -> tuple[int, int] | None:
        a, b = new_starts.get(starts[first]), new_ends.get(ends[last - 1])
        return None if a is None or b is None or b <= a else (a, b)

    return carry


def _edges(words: list[str]) -> tuple[list[int], list[int]]:
    starts, ends, place = [], [], 0
    for word in words:
        starts.append(place)
        place += len(word.replace(" ", ""))
        ends.append(place)
    return starts, ends
