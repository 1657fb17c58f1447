"""Mutations: what may happen to a report's text on its way, each with where every character of the text went.

A mutation is a function of text and a random source to (mutated text, place of each old character in it). The same
seed gives the same text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Mutated = tuple[str, list[int]]
"""The new text, and for each character of the old one (and its end) where it stands or would stand."""

SENTENCE = re.compile(r"[^.!?\n]{25,}[.!?][\"”’')]*(?=\s|$)")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MARKS = frozenset(",;:.!?'\"“”‘’()–—-")
TYPO_RATE = 0.02
REPEATED = 5
"""One sentence in so many says one of its clauses twice."""


def shuffle_sentences(text: str, random: Random) -> Mutated:
    """The sentences of the running text in any order; lines without a full sentence stay where they are."""
    spans = [m.span() for m in SENTENCE.finditer(text)]
    order = list(range(len(spans)))
    random.shuffle(order)
    pieces, moved, at, last = [], [0] * (len(text) + 1), 0, 0
    for slot, (start, end) in enumerate(spans):
        for index in range(last, start):
            moved[index] = at + index - last
        pieces.append(text[last:start])
        at += start - last
        first, final = spans[order[slot]]
        for index in range(first, final):
            moved[index] = at + index - first
        pieces.append(text[first:final])
        at += final - first
        last = end
    for index in range(last, len(text) + 1):
        moved[index] = at + index - last
    return "".join([*pieces, text[last:]]), moved


def lose_case(text: str, random: Random) -> Mutated:
    """All small letters."""
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered, list(range(len(text) + 1))


def shout(text: str, random: Random) -> Mutated:
    """All capitals, as bulletins come over the wire."""
    raised = "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
    return raised, list(range(len(text) + 1))


def mistype(text: str, random: Random) -> Mutated:
    """A slip in two letters of a hundred: one left out, doubled, swapped with the next, or another in its place."""
    pieces: list[str] = []
    moved: list[int] = []
    at, index = 0, 0
    while index < len(text):
        letter = text[index]
        moved.append(at)
        piece = letter
        if letter.isalpha() and random.random() < TYPO_RATE:
            kind = random.randrange(4)
            if kind == 0:
                piece = ""
            elif kind == 1:
                piece = letter * 2
            elif kind == 2 and index + 1 < len(text) and text[index + 1].isalpha():
                piece = text[index + 1] + letter
                moved.append(at + 1)
                index += 1
            else:
                piece = random.choice(LETTERS)
        pieces.append(piece)
        at += len(piece)
        index += 1
    moved.append(at)
    return "".join(pieces), moved


def lose_marks(text: str, random: Random) -> Mutated:
    """No punctuation but what ends a line; a mark between letters leaves a blank."""
    pieces: list[str] = []
    moved: list[int] = []
    at = 0
    for index, letter in enumerate(text):
        moved.append(at)
        ends = index + 1 == len(text) or text[index + 1] == "\n"
        inside = 0 < index < len(text) - 1 and text[index - 1].isalnum() and text[index + 1].isalnum()
        if letter in MARKS and not (ends and letter in ".!?:"):
            number = inside and text[index - 1].isdigit() and text[index + 1].isdigit()
            letter = letter if number else " " if inside and letter in "-–—" else letter if inside else ""
        pieces.append(letter)
        at += len(letter)
    moved.append(at)
    return "".join(pieces), moved


def repeat_clauses(text: str, random: Random) -> Mutated:
    """One sentence in five says one of its clauses twice over."""
    pieces: list[str] = []
    moved = [0] * (len(text) + 1)
    at, last = 0, 0
    for span in SENTENCE.finditer(text):
        commas = [m.start() for m in re.finditer(r", ", text[span.start() : span.end()])]
        if not commas or random.randrange(REPEATED):
            continue
        cut = span.start() + random.choice(commas)
        after = [c for c in commas if span.start() + c > cut]
        end = span.start() + after[0] if after else span.end() - 1
        clause = text[cut:end]
        for index in range(last, end):
            moved[index] = at + index - last
        pieces += [text[last:end], clause]
        at += end - last + len(clause)
        last = end
    for index in range(last, len(text) + 1):
        moved[index] = at + index - last
    return "".join([*pieces, text[last:]]), moved


MUTATIONS: dict[str, Callable[[str, Random], Mutated]] = {
    "sentences shuffled": shuffle_sentences,
    "casing lost": lose_case,
    "all capitals": shout,
    "typos at 2 %": mistype,
    "punctuation lost": lose_marks,
    "clauses repeated": repeat_clauses,
}


def move_span(moved: list[int], start: int, end: int) -> tuple[int, int]:
    """Where a passage went; of one that was torn apart, the part that its first character is in."""
    first = moved[start]
    places = [moved[i] for i in range(start, max(start + 1, end))]
    torn = next((n for n in range(1, len(places)) if not 0 <= places[n] - places[n - 1] <= 400), len(places))
    return first, max(first + 1, places[torn - 1] + 1)
