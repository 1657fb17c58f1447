"""Names and times from GUM's entity annotation (every noun phrase has a type there)."""

import re
from itertools import groupby

from names import drop_nested, trim_names
from treebanks import Entity, Sentence

_TYPES = {"person": "PERSON", "organization": "ORG", "place": "LOC", "time": "DATE", "event": "EVENT"}
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_BRACKET = re.compile(r"\([^()]+\)|\([^()]+|[^()]+\)")
_Open = tuple[int, list[str]]


def mark_names(sentences: list[Sentence]) -> None:
    """Sets ``entities`` of every sentence to its proper names and dates."""
    for _, document in groupby(sentences, key=lambda s: s.document):
        _mark_document(list(document))


def _mark_document(sentences: list[Sentence]) -> None:
    open_phrases: dict[str, list[_Open]] = {}
    for sentence in sentences:
        found: list[Entity] = []
        for index, misc in enumerate(sentence.misc):
            for opened, fields in _closed_at(index, misc, open_phrases):
                found += _find_name(sentence, opened, index, fields)
        open_phrases = {}  # no noun phrase crosses a sentence
        names = trim_names(sentence.words, [e for e in found if e[2] != "DATE"])
        dates = [e for e in found if e[2] == "DATE" and e[1] - e[0] <= 6]
        sentence.unsure = [e[:2] for e in found if e[2] == "DATE" and e[1] - e[0] > 6]
        sentence.entities = drop_nested(names + dates)


def _closed_at(index: int, misc: str, open_phrases: dict[str, list[_Open]]) -> list[_Open]:
    match = _ENTITY.search(misc)
    closed = []
    for bracket in _BRACKET.findall(match.group(1)) if match else []:
        if not bracket.startswith("("):
            stack = open_phrases.get(bracket[:-1])
            if stack:
                closed.append(stack.pop())
            continue
        fields = bracket.strip("()").split("-")
        if bracket.endswith(")"):
            closed.append((index, fields))
        else:
            open_phrases.setdefault(fields[0], []).append((index, fields))
    return closed


def _find_name(sentence: Sentence, opened: int, index: int, fields: list[str]) -> list[Entity]:
    label = _TYPES.get(fields[1]) if len(fields) >= 6 else None
    if label is None:
        return []
    if label == "DATE":
        return [(opened, index + 1, label)]
    span = [int(n) for n in re.findall(r"\d+", fields[5])]
    if not span:
        return []
    first, last = opened + min(span) - 1, min(opened + max(span) - 1, index)
    heads = [k for k in range(first, last + 1) if not first < sentence.heads[k] <= last + 1]
    if not heads or not sentence.xpos[heads[0]].startswith("NNP"):
        return []
    while first < last and not sentence.words[first][0].isupper():
        first += 1
    while first > 0 and _belongs_left(sentence, first - 1, first, last):
        first -= 1
    while last + 1 < len(sentence.words) and _belongs_right(sentence, last + 1, first, last):
        last += 1
    return [(first, last + 1, label)]


def _belongs_left(sentence: Sentence, k: int, first: int, last: int) -> bool:
    return (
        sentence.xpos[k].startswith("NNP")
        and sentence.deprels[k] in ("compound", "flat", "amod")
        and first <= sentence.heads[k] - 1 <= last
    )


def _belongs_right(sentence: Sentence, k: int, first: int, last: int) -> bool:
    return sentence.deprels[k] == "flat" and first <= sentence.heads[k] - 1 <= last
