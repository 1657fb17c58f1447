"""Contents: what a verb of saying puts forward: the clause, the object or the quotation that it governs."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.claim.parse.syntax import Syntax
from fogline.claim.speech.stretches import SentenceStretches, Span
from fogline.lexicon.sayings import SayingWords
from fogline.models.report import Quotation


class Contents(SentenceStretches):
    """One sentence asked for what its verbs of saying put forward."""

    def __init__(self, text: str, syntax: Syntax, quotations: Iterable[Quotation], words: SayingWords) -> None:
        super().__init__(text, syntax, quotations)
        self.words = words

    def find_content(self, index: int) -> tuple[tuple[Span, ...], int]:
        """What a verb puts forward, and the last token of its cue."""
        syntax, lemma, words = self.syntax, self.syntax.lemmas[index], self.words
        if lemma in words.clause or lemma in words.adjectives:
            found = self._clause_content(index)
            if found:
                return found, index
        if lemma in words.infinitive and (inner := syntax.kids(index, "xcomp")):
            return self.make_spans(syntax.subtree(inner[0])), index
        for kid in syntax.kids(index, "obl"):
            prepositions = words.prepositions.get(lemma, frozenset())
            if syntax.case(kid) in prepositions:
                case = syntax.kids(kid, "case", "mark")
                inside = [i for i in syntax.subtree(kid) if i not in case]
                close = case[0] == index + 1
                return self.make_spans(inside), case[-1] if close else index
        if lemma in words.object or lemma in words.label:
            objects = syntax.kids(index, "obj")
            if not objects and syntax.passive(index) and self.find_agents(index):
                objects = syntax.kids(index, "nsubj")
            if objects:
                inside = syntax.subtree(objects[0])
                if lemma in words.label:
                    for kid in syntax.kids(index, "xcomp", "obl"):
                        inside += syntax.subtree(kid)
                return self.make_spans(sorted(inside)), index
        return (), index

    def _clause_content(self, index: int) -> tuple[Span, ...]:
        syntax = self.syntax
        quoted = self._quoted(index)
        inner = syntax.kids(index, "ccomp")
        if not inner and syntax.lemmas[index] in ("say", "tell", "write", "add", "note", "argue", "claim", "explain"):
            inner = [k for k in syntax.kids(index, "parataxis") if not self._is_tag(k)]
        if inner:
            return self.join(self.make_spans(sorted(i for k in inner for i in syntax.subtree(k))), quoted)
        if syntax.rels[index] == "parataxis" and syntax.head(index) >= 0 and self._has_subject(index):
            own = set(syntax.subtree(index))
            return self.join(self.make_spans([i for i in range(len(syntax)) if i not in own]), quoted)
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
        return tuple(self.with_marks(q) for q in self.quotations if not q.start <= at < q.end and q.end - q.start > 15)

    def find_agents(self, index: int) -> list[int]:
        """Who does it, of a passive."""
        return [k for k in self.syntax.kids(index, "obl") if self.syntax.case(k) == "by"]
