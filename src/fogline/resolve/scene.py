"""Scene: all that the reading of one report's actors works with, and what it has read so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from fogline.lexicon.actor_nouns import ActorNouns
from fogline.lexicon.actors import ActorTable
from fogline.models.entity import Actor, Candidate
from fogline.models.report import Report
from fogline.resolve.discourse import Discourse
from fogline.resolve.learned_names import LearnedNames
from fogline.resolve.name_scan import Name
from fogline.resolve.noun_phrases import Phrase, SentenceWords
from fogline.resolve.theatre import Theatre

_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """What a token was read as: actor ids (several for "both sides"), the rule, a score, the antecedent's start.

    `name` is a plainer name than the actor's record has ("people" for "wounded people"). `silent` readings inform
    others (a title before a name) and make no grounding of their own.
    """

    ids: tuple[str, ...]
    how: str
    score: float = 1.0
    antecedent: int | None = None
    candidates: tuple[Candidate, ...] = ()
    phrase: Phrase | None = None
    silent: bool = False
    plural: bool | None = None
    noun: str = ""
    name: str = ""


@dataclass
class Scene:
    """One report under reading. `resolve` reads a token once and remembers what it made of it.

    `taken` are mentions grounded as known places, `no_persons` single words (lower case) that name a place or the
    outlet elsewhere in the report; `lands` are the countries (ISO codes) of the places named, by the character where
    a mention's head stands, `labels` the country that each sentence's line is labelled with, None for none.
    """

    report: Report
    table: ActorTable
    nouns: ActorNouns
    theatre: Theatre
    learned: LearnedNames
    discourse: Discourse
    sentences: list[SentenceWords]
    read: Callable[[Scene, int, int], Reading | None]
    taken: frozenset[tuple[int, int]] = frozenset()
    no_persons: frozenset[str] = frozenset()
    lands: Mapping[int, str] = field(default_factory=dict)
    names: list[dict[int, Name]] = field(default_factory=list)
    name_of: list[dict[int, Name]] = field(default_factory=list)
    labels: list[str | None] = field(default_factory=list)
    _memo: dict[tuple[int, int], Reading | None] = field(default_factory=dict)
    _depth: int = 0

    def resolve(self, sentence: int, token: int) -> Reading | None:
        """The reading of a token, None where it names no actor."""
        key = (sentence, token)
        if key not in self._memo:
            if self._depth > _DEEPEST:
                return None
            self._memo[key] = None
            self._depth += 1
            self._memo[key] = self._fold(self.read(self, sentence, token))
            self._depth -= 1
        return self._memo[key]

    def _fold(self, reading: Reading | None) -> Reading | None:
        """A reading with ids that were merged into another actor's replaced by that one."""
        merged = self.table.merged
        if reading is None or merged.keys().isdisjoint(reading.ids):
            return reading
        return replace(reading, ids=tuple(dict.fromkeys(merged.get(ident, ident) for ident in reading.ids)))

    @cached_property
    def quotation_starts(self) -> list[int]:
        """Where the report's quotations begin, in order."""
        return [quotation.start for quotation in self.report.quotations]

    def actor(self, ident: str) -> Actor | None:
        """A known actor, packaged or learned."""
        return self.learned.get(ident)

    def is_subject(self, sentence: int, token: int) -> bool:
        """Whether a token is the subject of its clause."""
        return self.sentences[sentence].tokens[token].deprel.startswith("nsubj")

    def name_at(self, sentence: int, token: int) -> Name | None:
        """The name whose head is this token."""
        return self.names[sentence].get(token)

    def name_over(self, sentence: int, token: int) -> Name | None:
        """The name that covers this token."""
        return self.name_of[sentence].get(token)
