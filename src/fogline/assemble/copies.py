"""Copies: reports that share text, found by MinHash over word shingles of sentences (rensa), with the passages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rensa import RMinHash, RMinHashLSH

from fogline.models.event import Reprint
from fogline.models.report import ReportCard

_SENTENCE = re.compile(r"[^.!?\n]{1,600}(?:[.!?]+[\"”’']{0,2}|\n|$)")
_WORD = re.compile(r"[^\W_]+")
_PERMUTATIONS, _BANDS, _SEED = 64, 16, 20241127
_SHINGLE, _SHORTEST = 3, 8
_SAME_SENTENCE = 0.75
FULL = 0.8
"""Share of the larger report's words from which two reports are one text."""
_FEWEST_WORDS = 25


@dataclass(frozen=True, slots=True)
class _Piece:
    doc: str
    start: int
    end: int
    words: tuple[str, ...]


def find_reprints(reports: Iterable[ReportCard]) -> list[Reprint]:
    """Pairs of reports that share at least 25 words in whole sentences; `a` is the earlier.

    `full` where the shared sentences make up 80 % of the larger report's, `partial` else; `share` is the part of b's
    words that stand in a; passages are (start in a, end in a, start in b, end in b).
    """
    cards = sorted({card.doc: card for card in reports}.values(), key=_when)
    pieces = [piece for card in cards for piece in _cut(card)]
    order = {card.doc: index for index, card in enumerate(cards)}
    total: dict[str, int] = defaultdict(int)
    for piece in pieces:
        total[piece.doc] += len(piece.words)
    shared: dict[tuple[str, str], list[tuple[_Piece, _Piece]]] = defaultdict(list)
    for a, b in _match(pieces):
        one, two = (a, b) if order[a.doc] < order[b.doc] else (b, a)
        shared[one.doc, two.doc].append((one, two))
    found = [_reprint(a, b, pairs, total) for (a, b), pairs in sorted(shared.items())]
    return [reprint for reprint in found if reprint]


def _when(card: ReportCard) -> tuple[date, str]:
    return card.dating.day or date.max, card.doc


def _cut(card: ReportCard) -> list[_Piece]:
    pieces = []
    for found in _SENTENCE.finditer(card.text):
        words = tuple(_WORD.findall(found.group().lower()))
        if len(words) >= _SHORTEST:
            lead = len(found.group()) - len(found.group().lstrip())
            pieces.append(_Piece(card.doc, found.start() + lead, found.start() + len(found.group().rstrip()), words))
    return pieces


def _shingles(words: tuple[str, ...]) -> set[str]:
    return {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}


def _match(pieces: list[_Piece]) -> list[tuple[_Piece, _Piece]]:
    """Pairs of near-equal sentences of different reports."""
    index = RMinHashLSH(_SAME_SENTENCE, _PERMUTATIONS, _BANDS)
    shingles = [_shingles(piece.words) for piece in pieces]
    found = []
    for number, piece in enumerate(pieces):
        sketch = RMinHash(_PERMUTATIONS, _SEED)
        sketch.update(sorted(shingles[number]))
        for other in sorted(index.query(sketch)):
            both = len(shingles[number] & shingles[other])
            if pieces[other].doc != piece.doc and both >= _SAME_SENTENCE * len(shingles[number] | shingles[other]):
                found.append((pieces[other], piece))
        index.insert(number, sketch)
    return found


def _reprint(a: str, b: str, pairs: list[tuple[_Piece, _Piece]], total: dict[str, int]) -> Reprint | None:
    first = {pair[1].start: pair for pair in sorted(pairs, key=lambda p: (p[1].start, -p[0].start))}
    words = sum(len(two.words) for _, two in first.values())
    if words < _FEWEST_WORDS:
        return None
    full = words >= FULL * max(total[a], total[b])
    note = f"{len(first)} sentences, {words} words in common"
    passages = tuple((one.start, one.end, two.start, two.end) for one, two in first.values())
    return Reprint(a, b, "full" if full else "partial", round(words / max(1, total[b]), 3), note, passages)
