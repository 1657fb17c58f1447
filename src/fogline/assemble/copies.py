"""Copies: reports that share text, found by MinHash over word shingles of sentences (rensa), with the passages.

Near-linear: a sentence that stands in several reports already is looked up but not kept, so that a wire story or a
closing line printed a thousand times is tied to the first reports that have it, not to all the others. Reports that
share runs of words though hardly a whole sentence are found by `fogline.assemble.rewritten`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rensa import RMinHash, RMinHashLSH

from fogline.assemble.rewritten import CONTAINMENT, find_rewritten
from fogline.models.event import Reprint
from fogline.models.report import ReportCard

_SENTENCE = re.compile(r"([^.!?\n]++)(?:[.!?]+[\"”’']{0,2}|\n|$)")
_LONGEST = 600
"""Characters of a sentence; of a longer one the last ones count."""
_WORD = re.compile(r"[^\W_]+")
_PERMUTATIONS, _BANDS, _SEED = 64, 16, 20241127
_SHINGLE, _SHORTEST = 3, 8
_SAME_SENTENCE = 0.75
FULL = 0.8
"""Share of the larger report's words from which two reports are one text."""
_FEWEST_WORDS = 25
_NEWS_DAYS = 3
"""Reports further apart in days share standing background, unless they share `CONTAINMENT` of the shorter one."""
_SAME_HOUSE_SHARE = 0.5
"""What two reports of one house must share: less is its furniture and its standing background."""
_CARRIERS = 8
"""Sentences of one wording that are kept to be looked up: the earliest."""


@dataclass(frozen=True, slots=True)
class _Piece:
    doc: str
    start: int
    end: int
    words: tuple[str, ...]


def find_reprints(reports: Iterable[ReportCard]) -> list[Reprint]:
    """Pairs of reports that share at least 25 words in whole sentences, or a fifth of the shorter one's runs of words;
    `a` is the earlier.

    `full` where the shared sentences make up 80 % of the larger report's, `partial` else; `share` is the part of b's
    words that stand in a (of the shorter report's runs, where no sentence is whole); passages are (start in a, end in
    a, start in b, end in b).
    """
    cards = sorted({card.doc: card for card in reports}.values(), key=rank_card)
    pieces = [piece for card in cards for piece in _cut(card)]
    order = {card.doc: index for index, card in enumerate(cards)}
    total: dict[str, int] = defaultdict(int)
    for piece in pieces:
        total[piece.doc] += len(piece.words)
    shared: dict[tuple[str, str], list[tuple[_Piece, _Piece]]] = defaultdict(list)
    for first, second in _match(pieces):
        one, two = (first, second) if order[first.doc] < order[second.doc] else (second, first)
        shared[one.doc, two.doc].append((one, two))
    by_doc = {card.doc: card for card in cards}
    found: dict[tuple[str, str], Reprint] = {}
    for (a, b), pairs in shared.items():
        reprint, share = _reprint(a, b, pairs, total)
        if reprint and share >= _least_share(by_doc[a], by_doc[b]):
            found[a, b] = reprint
    for a, b, runs, share in find_rewritten({doc: card.text for doc, card in by_doc.items()}, list(by_doc)):
        if share >= _least_share(by_doc[a], by_doc[b]):
            note = f"{runs} runs of five words in common"
            found.setdefault((a, b), Reprint(a, b, "partial", share, note))
    return [found[pair] for pair in sorted(found)]


def _least_share(a: ReportCard, b: ReportCard) -> float:
    """What two reports must share, by the days between them and by whether one house printed both."""
    if a.publisher is not None and a.publisher == b.publisher:
        return _SAME_HOUSE_SHARE
    one, two = a.dating.day, b.dating.day
    return 0.0 if one is None or two is None or abs((one - two).days) <= _NEWS_DAYS else CONTAINMENT


def rank_card(card: ReportCard) -> tuple[date, str]:
    return card.dating.day or date.max, card.doc


def _cut(card: ReportCard) -> list[_Piece]:
    pieces = []
    for found in _SENTENCE.finditer(card.text):
        start = max(found.start(), found.end(1) - _LONGEST)
        text = card.text[start : found.end()]
        words = tuple(_WORD.findall(text.lower()))
        if len(words) >= _SHORTEST:
            lead = len(text) - len(text.lstrip())
            pieces.append(_Piece(card.doc, start + lead, start + len(text.rstrip()), words))
    return pieces


def _shingles(words: tuple[str, ...]) -> set[str]:
    return {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}


def _match(pieces: list[_Piece]) -> list[tuple[_Piece, _Piece]]:
    """Pairs of near-equal sentences of different reports, each with the earliest of its wording."""
    index = RMinHashLSH(_SAME_SENTENCE, _PERMUTATIONS, _BANDS)
    wordings: dict[tuple[str, ...], list[int]] = {}
    kept: dict[int, set[str]] = {}
    found = []
    for number, piece in enumerate(pieces):
        if piece.words not in wordings:
            sketch = RMinHash(_PERMUTATIONS, _SEED)
            shingles = _shingles(piece.words)
            sketch.update(sorted(shingles))
            near = [n for n in sorted(index.query(sketch)) if _is_near(shingles, kept[n])]
            wordings[piece.words] = [other for n in near for other in wordings[pieces[n].words]][:_CARRIERS]
            if len(near) < _CARRIERS:
                index.insert(number, sketch)
                kept[number] = shingles
        carriers = wordings[piece.words]
        found += [(pieces[other], piece) for other in carriers if pieces[other].doc != piece.doc]
        if len(carriers) < _CARRIERS:
            carriers.append(number)
    return found


def _is_near(one: set[str], two: set[str]) -> bool:
    return len(one & two) >= _SAME_SENTENCE * len(one | two)


def _reprint(a: str, b: str, pairs: list[tuple[_Piece, _Piece]], total: dict[str, int]) -> tuple[Reprint | None, float]:
    """The reprint, None where too few words are shared, and the share of the shorter report's words."""
    first = {pair[1].start: pair for pair in sorted(pairs, key=lambda p: (p[1].start, -p[0].start))}
    words = sum(len(two.words) for _, two in first.values())
    if words < _FEWEST_WORDS:
        return None, 0.0
    full = words >= FULL * max(total[a], total[b])
    note = f"{len(first)} sentences, {words} words in common"
    passages = tuple((one.start, one.end, two.start, two.end) for one, two in first.values())
    kind = "full" if full else "partial"
    return Reprint(a, b, kind, round(words / max(1, total[b]), 3), note, passages), words / max(
        1, min(total[a], total[b])
    )
