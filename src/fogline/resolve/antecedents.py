"""Antecedents: which of the bodies spoken of a definite description means, where several would fit.

"The group stormed the post" is a group under arms, "the organisation" a civil one, "the alliance" one of several
members: the kinds that a noun means first are tried before the others that it may mean.
"""

from __future__ import annotations

from fogline.lexicon.cues import load_cues
from fogline.resolve.described import Described
from fogline.resolve.discourse import Referent
from fogline.resolve.scene import Scene

Ranked = list[tuple[float, Referent]]
"""Referents with their scores, best first."""
_UNDER_ARMS = frozenset(("armed-group", "coalition", "militia", "military"))
_CIVIL = frozenset(("ngo", "igo", "monitor", "agency", "outlet", "ministry"))
_JOINED = frozenset(("coalition", "igo"))
_PARTIES = frozenset(("armed-group", "coalition"))


def prefer_kinds(scene: Scene, described: Described, fitting: Ranked) -> Ranked:
    """The fitting referents of the kind that the noun means first; all of them where none is of it."""
    wanted = _find_wanted(scene, described)
    chosen = [pair for pair in fitting if pair[1].actor.kind in wanted] if wanted else []
    return chosen or fitting


def _find_wanted(scene: Scene, described: Described) -> frozenset[str]:
    noun = described.noun
    if noun.cls == "coalition":
        return _JOINED
    if noun.singular == "party":
        return _PARTIES
    if noun.cls == "organisation":
        return _CIVIL
    if noun.cls == "armed_body" and not _speaks(scene, described):
        return _UNDER_ARMS
    return frozenset()


def _speaks(scene: Scene, described: Described) -> bool:
    """Whether the phrase is the subject of a verb of saying, or owns one's subject ("the group's head said")."""
    words = scene.sentences[described.sentence]
    at = described.phrase.head
    if words.tokens[at].deprel == "nmod:poss":
        at = words.tokens[at].head
    verb = words.tokens[at].head
    return verb >= 0 and words.tokens[at].deprel.startswith("nsubj") and words.tokens[verb].lemma in load_cues().say
