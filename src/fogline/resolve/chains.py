"""Chains: all nominals of a report that stand for one thing, whether it acts or not.

Names are matched by their words, definite descriptions by head and modifiers, pronouns by the resolver of actors'
pronouns (`pronouns`), over a discourse of everything spoken of. What the actors' own resolver tied together
(`groundings`) stays together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fogline.lexicon.actor_nouns import load_actor_nouns
from fogline.lexicon.actors import ActorTable
from fogline.models.entity import Actor, Grounding
from fogline.models.report import Mention, Report
from fogline.resolve.discourse import Discourse
from fogline.resolve.learned_names import LearnedNames
from fogline.resolve.nominal_traits import (
    cut_description,
    cut_name,
    find_determiner,
    find_gender_of,
    find_kind,
    is_plural,
    is_short,
)
from fogline.resolve.nominals import ADDRESSED, Nominal, find_nominals
from fogline.resolve.noun_phrases import SentenceWords, make_words
from fogline.resolve.pronouns import read_pronoun
from fogline.resolve.scene import Reading, Scene
from fogline.resolve.tellers import find_quotation
from fogline.resolve.theatre import Theatre

Span = tuple[int, int]
"""Characters `[start, end)`."""
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
_SPEAKERS = {"i": "speaker", "me": "speaker", "my": "speaker", "mine": "speaker", "myself": "speaker"} | dict.fromkeys(
    ("we", "us", "our", "ours", "ourselves"), "speakers"
)


def find_chains(report: Report, groundings: Iterable[Grounding] = ()) -> list[tuple[Span, ...]]:
    """Chains of two or more spans in text order; `groundings` are those of the report's actors.

    A span lies in one chain at most.
    """
    book = _Book(report, groundings)
    for index, nominals in enumerate(book.nominals):
        for head in sorted(nominals):
            book.take(index, head)
    return book.chains()


@dataclass
class _Named:
    """What is known of one thing: its names as sets of words, the head and words of its first description."""

    names: list[tuple[str, ...]] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    label: str = ""


class _Book:
    """One report under reading: its nominals, and what each was read as."""

    def __init__(self, report: Report, groundings: Iterable[Grounding]) -> None:
        by_sentence: dict[int, list[Mention]] = {}
        for mention in report.mentions:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        sentences = [make_words(s, tuple(by_sentence.get(s.index, ()))) for s in report.sentences]
        table, nouns = ActorTable.load(), load_actor_nouns()
        theatre = Theatre(table, {}, report.dating.day, None, None)
        learned = LearnedNames(table, nouns)
        self.scene = Scene(report, table, nouns, theatre, learned, Discourse(), sentences, self.read)
        self.nominals = [{n.head: n for n in find_nominals(words)} for words in sentences]
        self.grounded = {g.head: g for g in groundings}
        self.things: dict[str, _Named] = {}
        self.by_name: dict[tuple[str, ...], str] = {}
        self.by_head: dict[str, list[str]] = {}
        self.owned: dict[tuple[str, str], str] = {}
        self.tied: dict[str, str] = {}
        self.spans: dict[str, list[Span]] = {}

    def chains(self) -> list[tuple[Span, ...]]:
        found = (tuple(sorted(dict.fromkeys(spans))) for spans in self.spans.values())
        return sorted(chain for chain in found if len(chain) > 1)

    def take(self, sentence: int, head: int) -> None:
        """Read a nominal and remember it."""
        words, nominal = self.scene.sentences[sentence], self.nominals[sentence][head]
        reading = self.scene.resolve(sentence, head)
        if reading is None:
            return
        ident = reading.ids[0]
        actor = self.scene.learned.actors.get(ident)
        start, end = words.tokens[nominal.first].start, words.tokens[nominal.last].end
        self.spans.setdefault(ident, []).append((start, end))
        if actor is None:
            return
        subject = words.tokens[head].deprel.startswith("nsubj")
        referent = self.scene.discourse.remember(
            actor, sentence, words.tokens[head].start, subject=subject, plural=reading.plural, pronoun=nominal.pronoun
        )
        if actor.kind == "person" and referent.female is None:
            referent.female = find_gender_of(self.scene.nouns, words, nominal)

    def read(self, scene: Scene, sentence: int, head: int) -> Reading | None:
        """What a nominal stands for; a thing not spoken of before gets a new id."""
        nominal = self.nominals[sentence].get(head)
        if nominal is None:
            return None
        words = scene.sentences[sentence]
        if nominal.pronoun:
            return self._read_pronoun(sentence, head)
        ident = self._find_known(words, nominal)
        ident = ident or self._make(words, nominal)
        self._describe(words, nominal, ident)
        return Reading((ident,), "chain", plural=is_plural(self.scene.nouns, words, nominal))

    def _read_pronoun(self, sentence: int, token: int) -> Reading | None:
        words = self.scene.sentences[sentence]
        word = words.folded[token]
        if word in _SPEAKERS or word in ADDRESSED:
            quotation = find_quotation(self.scene, words.tokens[token].start)
            if quotation is not None and word in _SPEAKERS:
                return read_pronoun(self.scene, sentence, token)
            return Reading((_SPEAKERS.get(word, "addressed"),), "chain")
        return read_pronoun(self.scene, sentence, token)

    def _find_known(self, words: SentenceWords, nominal: Nominal) -> str | None:
        """The thing spoken of before that a name or description stands for."""
        grounding = self.grounded.get(words.tokens[nominal.head].start)
        if grounding is not None and grounding.how in ("coreference", "apposition"):
            tied = self.tied.get(grounding.id)
            if tied:
                return tied
        if nominal.name:
            return self._find_name(words, nominal)
        return self._find_description(words, nominal)

    def _find_name(self, words: SentenceWords, nominal: Nominal) -> str | None:
        name = cut_name(self.scene.nouns, words, nominal)
        if not name:
            return None
        known = self.by_name.get(name)
        if known:
            return known
        mention = words.mention_of.get(nominal.head)
        label = mention.label if mention else ""
        for ident, thing in reversed(self.things.items()):
            if not thing.names or (label and thing.label and label != thing.label):
                continue
            if any(is_short(name, other, label or thing.label) for other in thing.names):
                return ident
        return None

    def _find_description(self, words: SentenceWords, nominal: Nominal) -> str | None:
        """A definite description with a head used before, and no modifier that is new."""
        owner = words.find_possessor(nominal.head)
        lemma = words.tokens[nominal.head].lemma.lower()
        if owner is not None:
            reading = self.scene.resolve(words.sentence.index, owner)
            return self.owned.get((reading.ids[0], lemma)) if reading else None
        determiner = find_determiner(words, nominal)
        if determiner not in _DEFINITE:
            return None
        described = cut_description(words, nominal)
        for ident in reversed(self.by_head.get(lemma, ())):
            thing = self.things[ident]
            if described <= thing.words:
                return ident
        return None

    def _make(self, words: SentenceWords, nominal: Nominal) -> str:
        ident = f"{nominal.sentence}:{nominal.first}:{nominal.last}:{nominal.head}"
        self.things[ident] = _Named()
        kind = find_kind(self.scene.nouns, words, nominal)
        self.scene.learned.actors[ident] = Actor(ident, ident, kind, learned=True)
        return ident

    def _describe(self, words: SentenceWords, nominal: Nominal, ident: str) -> None:
        """Note what a thing is called here."""
        thing = self.things.get(ident)
        if thing is None:
            return
        grounding = self.grounded.get(words.tokens[nominal.head].start)
        if grounding is not None:
            self.tied.setdefault(grounding.id, ident)
        lemma = words.tokens[nominal.head].lemma.lower()
        if nominal.name:
            name = cut_name(self.scene.nouns, words, nominal)
            mention = words.mention_of.get(nominal.head)
            thing.label = thing.label or (mention.label if mention else "")
            if name:
                thing.names.append(name)
                self.by_name.setdefault(name, ident)
        thing.words |= cut_description(words, nominal)
        if lemma not in thing.heads:
            thing.heads.add(lemma)
            self.by_head.setdefault(lemma, []).append(ident)
        owner = words.find_possessor(nominal.head)
        reading = self.scene.resolve(words.sentence.index, owner) if owner is not None else None
        if reading:
            self.owned[reading.ids[0], lemma] = ident
