"""Sayings: every attribution in a report, whatever it speaks of: who, by which word, what.

Source, cue and content follow PolNeAR (Newell, Margolin and Ruths, 2018): the cue is the reporting word with its
auxiliaries, the source the phrase of whoever speaks, the content what is put forward, whole quotations included also
where they run over several sentences. Read off the parse, and off quotation marks where a clause does not govern them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fogline.claim.parse.syntax import Syntax
from fogline.claim.speech.contents import Contents
from fogline.claim.speech.stretches import Span
from fogline.lexicon.sayings import load_saying_words
from fogline.models.report import Quotation, Report

_LONGEST_LABEL = 9


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution, as character spans of the report's text; `source` is empty where nobody is named."""

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]


def find_sayings(report: Report) -> list[Saying]:
    """The report's own attributions outside furniture, in the order of their cues; what a quoted speaker or a content
    attributes in its turn is left out. Pure."""
    words = load_saying_words()
    found: list[Saying] = []
    for sentence in report.sentences:
        if sentence.tokens and report.blocks[sentence.block].kind != "furniture":
            found.extend(_Reader(report.text, Syntax(sentence), report.quotations, words).read())
    return _drop_nested(sorted(found, key=lambda saying: saying.cue), report.quotations)


def _drop_nested(sayings: list[Saying], quotations: Iterable[Quotation]) -> list[Saying]:
    """Sayings whose cue no quotation and no other's content holds; of two in each other's content, the first cue's."""
    quoted = [(q.start, q.end) for q in quotations if q.end - q.start > 25]
    outer = [s for s in sayings if not any(a <= s.cue[0] < b for a, b in quoted)]
    kept = []
    for saying in outer:
        inside = [o for o in outer if o is not saying and _holds(o, saying)]
        if not any(not _holds(saying, o) or o.cue < saying.cue for o in inside):
            kept.append(saying)
    return kept


def _holds(outer: Saying, inner: Saying) -> bool:
    return any(a <= inner.cue[0] and inner.cue[1] <= b for a, b in outer.content)


class _Reader(Contents):
    """The attributions of one sentence."""

    def read(self) -> Iterator[Saying]:
        """Each cue with its source and content."""
        for index in range(len(self.syntax)):
            saying = self._verb(index) or self._according(index) or self._noun(index)
            if saying is not None:
                yield saying
        yield from self._label()

    def _label(self) -> Iterator[Saying]:
        """ "Monitor: three villages fell", "... — A. Resident": a name parted from the content by a mark."""
        syntax, tokens = self.syntax, self.syntax.tokens
        for index in range(1, min(len(syntax) - 2, _LONGEST_LABEL)):
            if syntax.words[index] == ":" and _is_name(syntax, range(index)):
                rest = self.make_spans(range(index + 1, len(syntax)))
                yield Saying((tokens[index].start, tokens[index].end), self.make_phrase(list(range(index))), rest)
                return
        for index in range(max(1, len(syntax) - _LONGEST_LABEL), len(syntax) - 1):
            at = tokens[index].start
            behind = [q for q in self.quotations if 0 <= at - q.end <= 3]
            if (
                behind
                and syntax.words[index] in ("―", "—", "–", "-", "--")
                and _is_name(syntax, range(index + 1, len(syntax)))
            ):
                source = self.make_phrase(list(range(index + 1, len(syntax))))
                yield Saying((at, tokens[index].end), source, (self.with_marks(behind[0]),))

    def _verb(self, index: int) -> Saying | None:
        if not self.syntax.is_verb(index) and self.syntax.lemmas[index] not in self.words.adjectives:
            return None
        content, last = self.find_content(index)
        if not content:
            return None
        return Saying(self._cue(index, last), self._source(index), content)

    def _source(self, index: int) -> tuple[Span, ...]:
        syntax = self.syntax
        if syntax.passive(index):
            agents = self.find_agents(index)
            if not agents:
                return ()
            case = set(syntax.kids(agents[0], "case"))
            return self.make_phrase([i for i in self.find_nominal(agents[0]) if i not in case])
        subjects = syntax.kids(index, "nsubj")
        if subjects and syntax.words[subjects[0]] in ("who", "which", "that") and syntax.head(index) >= 0:
            return self.make_phrase([subjects[0]])
        found = subjects[:1] or list(syntax.surface_subject(index))
        return self.make_phrase(self.find_nominal(found[0])) if found else ()

    def _cue(self, index: int, last: int) -> Span:
        """The verb with its auxiliaries, negation and adverbs before it, and its particle."""
        syntax = self.syntax
        before = [k for k in syntax.kids(index, "aux", "cop", "advmod") if k < index]
        first = index
        while first - 1 in before:
            first -= 1
        particles = [k for k in syntax.kids(index, "compound") if k > index]
        stop = max([last, index, *particles])
        return syntax.tokens[first].start, syntax.tokens[stop].end

    def _according(self, index: int) -> Saying | None:
        """ "according to X": the clause that the phrase hangs on is the content."""
        syntax = self.syntax
        if syntax.words[index] not in ("according", "per") and syntax.words[index] != "in":
            return None
        noun = syntax.head(index)
        if noun < 0 or syntax.rels[index] != "case" or syntax.case(noun) not in self.words.according:
            return None
        case = [k for k in syntax.kids(noun, "case") for k in (k, *syntax.kids(k, "fixed"))]
        inside = [i for i in self.find_nominal(noun) if i not in case]
        own = set(syntax.subtree(noun))
        head = syntax.head(noun)
        clause = syntax.subtree(head) if head >= 0 else range(len(syntax))
        rest = self.make_spans([i for i in clause if i not in own])
        if not rest:
            return None
        cue = syntax.tokens[min(case)].start, syntax.tokens[max(case)].end
        return Saying(cue, self.make_phrase(inside), self.join(rest, ()))

    def _noun(self, index: int) -> Saying | None:
        """ "the claim that ...", "a pledge to ...": owner and clause of a noun."""
        syntax = self.syntax
        if syntax.tokens[index].upos != "NOUN" or syntax.lemmas[index] not in self.words.nouns:
            return None
        clauses = [k for k in syntax.kids(index, "acl", "ccomp") if _opens_with(syntax, k, ("that", "to"))]
        if not clauses:
            return None
        content = self.make_spans(syntax.subtree(clauses[0]))
        owners = [k for k in syntax.children[index] if syntax.tokens[k].deprel == "nmod:poss"]
        owner = [i for k in owners[:1] for i in self.find_nominal(k) if syntax.rels[i] != "case"]
        token = syntax.tokens[index]
        return Saying((token.start, token.end), self.make_phrase(owner), content)


def _is_name(syntax: Syntax, stretch: range) -> bool:
    """Whether a stretch is a name or a noun phrase with one: no verb in it, a capital in front."""
    words = [syntax.tokens[i] for i in stretch]
    named = any(t.upos == "PROPN" for t in words)
    return named and words[0].text[:1].isupper() and not any(t.upos in ("VERB", "AUX") for t in words)


def _opens_with(syntax: Syntax, clause: int, marks: tuple[str, ...]) -> bool:
    return any(syntax.words[k] in marks for k in syntax.kids(clause, "mark"))
