"""Valency: what stands around a verb that its frames ask for: particles, prepositions and objects."""

from __future__ import annotations

from fogline.claim.parse.memo import once
from fogline.claim.parse.predicates import bare_case
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.frames import Frame
from fogline.lexicon.word_sets import load_words

DATING = frozenset({"on", "in", "at", "by"})


class Valency:
    """What one verb has around it. Each part is found when the first of its frames asks for it."""

    def __init__(self, scene: Scene, index: int) -> None:
        self._scene, self._index = scene, index

    def fits(self, frame: Frame) -> bool:
        """Whether the verb has what a frame wants of it."""
        if frame.particle and frame.particle.isdisjoint(self._particles):
            return False
        if frame.object and frame.object.isdisjoint(self._objects):
            return False
        if frame.direction and load_words("directions").isdisjoint(self._particles):
            return False
        if frame.obl_noun:
            if frame.obl_noun.isdisjoint(self._nouns):
                return False
            syntax = self._scene.syntax
            return any(
                case in frame.prep and syntax.lemmas[k] in frame.obl_noun for case, k in syntax.obliques(self._index)
            )
        return not frame.prep or not self._cases.isdisjoint(frame.prep)

    @once
    def _particles(self) -> frozenset[str]:
        return frozenset(self._scene.syntax.particles(self._index))

    @once
    def _nouns(self) -> frozenset[str]:
        """Lemmas of its obliques."""
        syntax = self._scene.syntax
        return frozenset([syntax.lemmas[k] for _, k in syntax.obliques(self._index)])

    @once
    def _cases(self) -> frozenset[str]:
        """Prepositions of its obliques, with and without the adverb before them, and its particles. Those of the
        day and hour are none: "came on Tuesday" comes on nobody."""
        obliques = self._scene.syntax.obliques(self._index)
        found = {c for case, k in obliques if not self._dates(case, k) for c in (case, bare_case(case))}
        return self._particles | found

    def _dates(self, case: str, index: int) -> bool:
        """Whether an oblique tells when it was, not how long it took ("within minutes")."""
        token = self._scene.syntax.tokens[index]
        return case in DATING and any(t.start <= token.start < t.end for t in self._scene.times)

    @once
    def _objects(self) -> frozenset[str]:
        """Lemmas of its objects, of what is coordinated with them, and of what these count or measure ("31 of 38
        drones", "a large quantity of ammunition")."""
        syntax = self._scene.syntax
        nodes = list(syntax.patient(self._index))
        if not nodes and syntax.passive(self._index):
            nodes = list(syntax.surface_subject(self._index))
        nodes += syntax.kids(self._index, "xcomp", "ccomp")[:1]
        members = [m for n in nodes for m in syntax.conjuncts(n)]
        counting = [m for m in members if syntax.tokens[m].upos == "NUM" or self._scene.has_word(m, "quantities")]
        counted = [k for m in counting for k in syntax.kids(m, "nmod") if syntax.case(k) == "of"]
        return frozenset([syntax.lemmas[m] for m in (*members, *counted)])
