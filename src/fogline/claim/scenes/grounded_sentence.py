"""Grounded sentence: one sentence's syntax beside what its words were resolved to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from fogline.claim.parse.memo import once
from fogline.claim.parse.syntax import Syntax
from fogline.claim.scenes.labels import UNLABELLED, Label
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Grounding
from fogline.models.groundings import Groundings
from fogline.models.measure import Quantity, TimeExpression
from fogline.models.report import Block, Report, Sentence

UNNAMING = frozenset({"coreference", "description", "possessor", "speaker", "nationality", "country"})
"""Ways of grounding a mention that is no name of its own."""


class GroundedSentence:
    """A sentence with its block, its parse, and the times and counts in it. Look-ups are by token index.

    `label` tells the places that head its list item or section.
    """

    def __init__(self, report: Report, sentence: Sentence, groundings: Groundings, label: Label = UNLABELLED) -> None:
        self.known: dict[str, dict[int, Any]] = defaultdict(dict)
        """what `once_a_word` keeps"""
        self.label = label
        self.report = report
        self.sentence = sentence
        self.block: Block = report.blocks[sentence.block]
        self.groundings = groundings
        self.syntax = Syntax(sentence)
        self.times: list[TimeExpression] = [t for t in groundings.times if sentence.start <= t.start < sentence.end]
        self.quantities: list[Quantity] = [q for q in groundings.quantities if sentence.start <= q.start < sentence.end]

    @once
    def start_of(self) -> dict[int, int]:
        """The token that begins at a character."""
        return {t.start: i for i, t in enumerate(self.sentence.tokens)}

    @property
    def span(self) -> tuple[int, int]:
        """First character and the one behind the last."""
        return self.sentence.start, self.sentence.end

    @once
    def _starts(self) -> list[int]:
        return [t.start for t in self.sentence.tokens]

    @once
    def counts(self) -> list[tuple[Quantity, int]]:
        """Counts of the sentence with the token that heads each number."""
        found = [(q, self.token_at(q.number_start, q.number_end)) for q in self.quantities]
        return [(q, token) for q, token in found if token is not None]

    @once
    def names(self) -> list[tuple[int, int]]:
        """Character ranges of the names of bodies that stand in the sentence as names, longer than a word."""
        return [
            (g.start, g.end)
            for g in self.groundings.actors_begun_in(self.sentence.start, self.sentence.end)
            if g.how not in UNNAMING and " " in g.text
        ]

    def token_at(self, start: int, end: int) -> int | None:
        """The head token of a character range: the token in it whose own head lies outside."""
        tokens = self.sentence.tokens
        first = max(0, bisect_right(self._starts, start) - 1)
        inside = [i for i in range(first, bisect_left(self._starts, end)) if tokens[i].end > start]
        if not inside:
            return None
        members = set(inside)
        for i in inside:
            if self.sentence.tokens[i].head not in members:
                return i
        return inside[0]

    def quantities_at(self, indexes: list[int]) -> list[Quantity]:
        """Counts whose number stands on one of these tokens."""
        starts = [(self.sentence.tokens[i].start, self.sentence.tokens[i].end) for i in indexes]
        return [q for q in self.quantities if any(s < q.number_end and e > q.number_start for s, e in starts)]

    def kind_of(self, grounding: Grounding) -> str:
        """The kind of the actor that a grounding stands for; "" if no record is known."""
        record = self.groundings.actor_records.get(grounding.id)
        return record.kind if record else ""

    def has_word(self, index: int, name: str) -> bool:
        """Whether the token's lemma is in a word class of the lexicon."""
        return self.syntax.lemmas[index] in load_words(name)


def keep_first(found: Iterable[Grounding]) -> tuple[Grounding, ...]:
    """One grounding an id, the first of each, in order."""
    found = tuple(found)
    if len(found) < 2:
        return found
    first: dict[str, Grounding] = {}
    for grounding in found:
        first.setdefault(grounding.id, grounding)
    return tuple(first.values())
