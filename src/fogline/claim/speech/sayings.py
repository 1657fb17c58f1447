"""Sayings: every attribution in a report, whatever it speaks of: who, by which word, what.

Source, cue and content follow PolNeAR (Newell, Margolin and Ruths, 2018): the cue is the reporting word with its
auxiliaries, the source the phrase of whoever speaks, the content what is put forward, whole quotations included also
where they run over several sentences. Read off the parse, and off quotation marks where a clause does not govern them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fogline.claim.parse.subjects import QUOTES
from fogline.claim.parse.syntax import Syntax
from fogline.lexicon.sayings import SayingWords, load_saying_words
from fogline.models.report import Quotation, Report

Span = tuple[int, int]
_LOOSE = frozenset({".", ",", ";", ":", "-", "–", "—", "―"})
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


class _Reader:
    """The attributions of one sentence."""

    def __init__(self, text: str, syntax: Syntax, quotations: Iterable[Quotation], words: SayingWords) -> None:
        self.text, self.syntax, self.words = text, syntax, words
        start, end = syntax.tokens[0].start, syntax.tokens[-1].end
        self.quotations = [q for q in quotations if q.start < end and q.end > start]

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
                rest = self._spans(range(index + 1, len(syntax)))
                yield Saying((tokens[index].start, tokens[index].end), self._phrase(list(range(index))), rest)
                return
        for index in range(max(1, len(syntax) - _LONGEST_LABEL), len(syntax) - 1):
            at = tokens[index].start
            behind = [q for q in self.quotations if 0 <= at - q.end <= 3]
            if (
                behind
                and syntax.words[index] in ("―", "—", "–", "-", "--")
                and _is_name(syntax, range(index + 1, len(syntax)))
            ):
                source = self._phrase(list(range(index + 1, len(syntax))))
                yield Saying((at, tokens[index].end), source, (self._with_marks(behind[0]),))

    def _verb(self, index: int) -> Saying | None:
        if not self.syntax.is_verb(index) and self.syntax.lemmas[index] not in self.words.adjectives:
            return None
        content, last = self._content(index)
        if not content:
            return None
        return Saying(self._cue(index, last), self._source(index), content)

    def _content(self, index: int) -> tuple[tuple[Span, ...], int]:
        """What a verb puts forward, and the last token of its cue."""
        syntax, lemma, words = self.syntax, self.syntax.lemmas[index], self.words
        if lemma in words.clause or lemma in words.adjectives:
            found = self._clause_content(index)
            if found:
                return found, index
        if lemma in words.infinitive and (inner := syntax.kids(index, "xcomp")):
            return self._spans(syntax.subtree(inner[0])), index
        for kid in syntax.kids(index, "obl"):
            prepositions = words.prepositions.get(lemma, frozenset())
            if syntax.case(kid) in prepositions:
                case = syntax.kids(kid, "case", "mark")
                inside = [i for i in syntax.subtree(kid) if i not in case]
                close = case[0] == index + 1
                return self._spans(inside), case[-1] if close else index
        if lemma in words.object or lemma in words.label:
            objects = syntax.kids(index, "obj")
            if not objects and syntax.passive(index) and self._agents(index):
                objects = syntax.kids(index, "nsubj")
            if objects:
                inside = syntax.subtree(objects[0])
                if lemma in words.label:
                    for kid in syntax.kids(index, "xcomp", "obl"):
                        inside += syntax.subtree(kid)
                return self._spans(sorted(inside)), index
        return (), index

    def _clause_content(self, index: int) -> tuple[Span, ...]:
        syntax = self.syntax
        quoted = self._quoted(index)
        inner = syntax.kids(index, "ccomp")
        if not inner and syntax.lemmas[index] in ("say", "tell", "write", "add", "note", "argue", "claim", "explain"):
            inner = [k for k in syntax.kids(index, "parataxis") if not self._is_tag(k)]
        if inner:
            return self._join(self._spans(sorted(i for k in inner for i in syntax.subtree(k))), quoted)
        if syntax.rels[index] == "parataxis" and syntax.head(index) >= 0 and self._has_subject(index):
            own = set(syntax.subtree(index))
            return self._join(self._spans([i for i in range(len(syntax)) if i not in own]), quoted)
        if quoted:
            return quoted
        return ()

    def _is_tag(self, index: int) -> bool:
        return self.syntax.lemmas[index] in self.words.clause and self._has_subject(index)

    def _has_subject(self, index: int) -> bool:
        return bool(self.syntax.kids(index, "nsubj"))

    def _quoted(self, index: int) -> tuple[Span, ...]:
        """Quotations of the verb's clause: those that hold no part of the verb and touch the sentence."""
        at = self.syntax.tokens[index].start
        return tuple(self._with_marks(q) for q in self.quotations if not q.start <= at < q.end and q.end - q.start > 15)

    def _with_marks(self, quotation: Quotation) -> Span:
        start, end = quotation.start, quotation.end
        if start > 0 and self.text[start - 1] in "\"“‘'«„":
            start -= 1
        if end < len(self.text) and self.text[end] in "\"”’'»“":
            end += 1
        return start, end

    def _join(self, spans: tuple[Span, ...], quoted: tuple[Span, ...]) -> tuple[Span, ...]:
        """Stretches of content with the quotations that they begin or end in."""
        joined = list(spans)
        for start, end in quoted:
            if any(a < end and start < b for a, b in joined):
                joined.append((start, end))
        return _merge(joined, self.text)

    def _source(self, index: int) -> tuple[Span, ...]:
        syntax = self.syntax
        if syntax.passive(index):
            agents = self._agents(index)
            if not agents:
                return ()
            case = set(syntax.kids(agents[0], "case"))
            return self._phrase([i for i in self._nominal(agents[0]) if i not in case])
        subjects = syntax.kids(index, "nsubj")
        if subjects and syntax.words[subjects[0]] in ("who", "which", "that") and syntax.head(index) >= 0:
            return self._phrase([subjects[0]])
        found = subjects[:1] or list(syntax.surface_subject(index))
        return self._phrase(self._nominal(found[0])) if found else ()

    def _agents(self, index: int) -> list[int]:
        return [k for k in self.syntax.kids(index, "obl") if self.syntax.case(k) == "by"]

    def _nominal(self, head: int) -> list[int]:
        return self.syntax.subtree(head, frozenset({"parataxis", "ccomp"}))

    def _phrase(self, tokens: list[int]) -> tuple[Span, ...]:
        spans = self._spans(tokens)
        return spans[:1] if not spans else ((spans[0][0], spans[-1][1]),)

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
        inside = [i for i in self._nominal(noun) if i not in case]
        own = set(syntax.subtree(noun))
        head = syntax.head(noun)
        clause = syntax.subtree(head) if head >= 0 else range(len(syntax))
        rest = self._spans([i for i in clause if i not in own])
        if not rest:
            return None
        cue = syntax.tokens[min(case)].start, syntax.tokens[max(case)].end
        return Saying(cue, self._phrase(inside), self._join(rest, ()))

    def _noun(self, index: int) -> Saying | None:
        """ "the claim that ...", "a pledge to ...": owner and clause of a noun."""
        syntax = self.syntax
        if syntax.tokens[index].upos != "NOUN" or syntax.lemmas[index] not in self.words.nouns:
            return None
        clauses = [k for k in syntax.kids(index, "acl", "ccomp") if _opens_with(syntax, k, ("that", "to"))]
        if not clauses:
            return None
        content = self._spans(syntax.subtree(clauses[0]))
        owners = [k for k in syntax.children[index] if syntax.tokens[k].deprel == "nmod:poss"]
        source = self._phrase([i for i in self._nominal(owners[0]) if syntax.rels[i] != "case"]) if owners else ()
        token = syntax.tokens[index]
        return Saying((token.start, token.end), source, content)

    def _spans(self, tokens: Iterable[int]) -> tuple[Span, ...]:
        """Tokens as stretches of text, marks at either end left out but quotation marks."""
        runs: list[list[int]] = []
        for i in tokens:
            if runs and i == runs[-1][-1] + 1:
                runs[-1].append(i)
            else:
                runs.append([i])
        spans = []
        for run in runs:
            while run and self.syntax.words[run[0]] in _LOOSE:
                run.pop(0)
            while run and self.syntax.words[run[-1]] in _LOOSE:
                run.pop()
            if run and not all(self.syntax.words[i] in QUOTES for i in run):
                spans.append((self.syntax.tokens[run[0]].start, self.syntax.tokens[run[-1]].end))
        return tuple(spans)


def _is_name(syntax: Syntax, stretch: range) -> bool:
    """Whether a stretch is a name or a noun phrase with one: no verb in it, a capital in front."""
    words = [syntax.tokens[i] for i in stretch]
    named = any(t.upos == "PROPN" for t in words)
    return named and words[0].text[:1].isupper() and not any(t.upos in ("VERB", "AUX") for t in words)


def _opens_with(syntax: Syntax, clause: int, marks: tuple[str, ...]) -> bool:
    return any(syntax.words[k] in marks for k in syntax.kids(clause, "mark"))


def _merge(spans: list[Span], text: str) -> tuple[Span, ...]:
    """Overlapping stretches, and those with nothing but space between them, as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return tuple(merged)
