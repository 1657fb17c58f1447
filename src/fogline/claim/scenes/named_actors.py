"""Named actors: the actors that the words of a sentence stand for."""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.parse.memo import once_a_word
from fogline.claim.scenes.grounded_sentence import GroundedSentence, keep_first
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Grounding

REMAINDERS = frozenset({"rest", "remainder"})
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "them", "him", "her", "his", "hers", "its", "their", "theirs", "himself", "herself"}
    | {"itself", "themselves", "i", "me", "my", "we", "us", "our", "ours", "who", "whom", "whose", "which", "that"}
    | {"both", "each", "one", "those", "these", "this", "some", "others"}
)


class NamedActors(GroundedSentence):
    """A sentence asked who a word or a noun phrase means."""

    @once_a_word
    def actors_at(self, index: int) -> tuple[Grounding, ...]:
        """Groundings whose head is exactly this token; a name learned as an actor that is a known place is none."""
        start = self.sentence.tokens[index].start
        found = tuple(self._spelt_out(g) for g in self.groundings.actors_at(start))
        if not any(g.how == "learned" for g in found):
            return found
        if any(self.has_word(index, c) for c in ("air", "guns")) or self.groundings.places_at(start):
            return tuple(g for g in found if g.how != "learned")  # "FPV", "Katyusha": weapons, whatever names they have
        return found

    def _spelt_out(self, grounding: Grounding) -> Grounding:
        """A pronoun's grounding with the words and place of the mention that it stands for."""
        if grounding.antecedent is None or grounding.text.lower() not in PRONOUNS:
            return grounding
        for named in self.groundings.actors_from(grounding.antecedent):
            if named.id == grounding.id:
                return replace(grounding, text=named.text, start=named.start, end=named.end)
        return grounding

    def actors_of(self, index: int, deep: bool = True) -> tuple[Grounding, ...]:
        """Actors that a noun phrase stands for, its conjuncts included.

        A head that names nobody ("columns of army tanks", "Russian strikes") lends its complement or its
        possessor when `deep` is set.
        """
        return self._deep_actors(index) if deep else self._shallow_actors(index)

    @once_a_word
    def _deep_actors(self, index: int) -> tuple[Grounding, ...]:
        return keep_first(
            g for m in self.syntax.conjuncts(index) for g in self._head_actors(m) or self._inner_actors(m)
        )

    @once_a_word
    def _shallow_actors(self, index: int) -> tuple[Grounding, ...]:
        return keep_first(g for m in self.syntax.conjuncts(index) for g in self._head_actors(m))

    def _head_actors(self, index: int) -> tuple[Grounding, ...]:
        return self._named_members(index) or self.actors_at(index) or self._remaining(index)

    def _remaining(self, index: int) -> tuple[Grounding, ...]:
        """ "killed dozens of gunmen while the rest fled", "those in the valley": of those named before."""
        others = self.syntax.words[index] == "those" and bool(self.syntax.subkids(index, "nmod", "acl"))
        if not others and (self.syntax.lemmas[index] not in REMAINDERS or self.syntax.kids(index, "nmod")):
            return ()
        start, kinds = self.sentence.start, load_words("armed_kinds") | load_words("civil_kinds")
        before = self.groundings.actors_in(start, self.sentence.tokens[index].start)
        return tuple(g for g in before if self.kind_of(g) in kinds and g.how != "possessor")[-1:]

    def _named_members(self, index: int) -> tuple[Grounding, ...]:
        """ "dozens of fighters from the Third Brigade" are the brigade's, whatever "fighters" alone would mean."""
        syntax = self.syntax
        if not self.has_word(index, "quantifiers") and not self.has_word(index, "members"):
            return ()
        nouns = [index, *(k for k in syntax.kids(index, "nmod") if syntax.lemmas[k] in load_words("members"))]
        inner = [k for n in nouns for k in syntax.kids(n, "nmod") if syntax.case(k) in ("of", "from")]
        return tuple(g for k in inner for g in self.actors_at(k) if g.how in ("alias", "learned") and k not in nouns)

    def _inner_actors(self, index: int) -> tuple[Grounding, ...]:
        """Whom a head that names nobody is said to belong to: its title's bearer, what it counts, its owner."""
        return (
            self._titled(index)
            or self._counted_actors(index)
            or self.owners_of(index)
            or self._complement_actors(index)
        )

    def _counted_actors(self, index: int) -> tuple[Grounding, ...]:
        syntax = self.syntax
        if syntax.lemmas[index] not in load_words("quantifiers") and syntax.tokens[index].upos not in (
            "NUM",
            "DET",
            "ADJ",
        ):
            return ()
        return tuple(g for k in syntax.parts(index) for g in self.actors_of(k))

    def _complement_actors(self, index: int) -> tuple[Grounding, ...]:
        syntax = self.syntax
        inner = [k for k in syntax.kids(index, "nmod") if syntax.case(k) in ("of", "from", "by")]
        return tuple(g for k in inner for g in self.actors_of(k, deep=False))

    def _titled(self, index: int) -> tuple[Grounding, ...]:
        """The person whose name the parse hung under a title ("Secretary A. Medrano", "the prefect, A. Krol")."""
        common = self.syntax.tokens[index].text[:1].islower()
        queue = self.syntax.kids(index, "flat", *(("appos",) if common else ()))
        while queue:
            current = queue.pop(0)
            if found := tuple(g for g in self.actors_at(current) if self.kind_of(g) == "person"):
                return found
            queue.extend(self.syntax.kids(current, "flat"))
        return ()

    def owners_of(self, index: int) -> tuple[Grounding, ...]:
        """Actors in a noun's possessors, nationalities and compounds ("rebel positions", "Russia's jets")."""
        syntax = self.syntax
        found: list[Grounding] = []
        for k in syntax.children[index]:
            if syntax.rels[k] in ("compound", "amod") or syntax.tokens[k].deprel == "nmod:poss":
                for member in (k, *syntax.kids(k, "conj")):
                    found.extend(self.actors_at(member))
                    if not self.actors_at(member) and syntax.rels[k] == "compound":
                        for inner in syntax.kids(member, "compound", "amod"):
                            found.extend(self.actors_at(inner))
        return keep_first(found)
