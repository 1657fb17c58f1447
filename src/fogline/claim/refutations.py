"""Refutations: a sentence of its own that calls what was told right before untrue ("This is false.", "It does not: the
film is of 2012.")."""

from __future__ import annotations

from fogline.claim.denials import DENIABLE, POINTERS, tell_denial
from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.attribution import find_hearing
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Claim, Voice


def find_refutation(scene: Scene, here: list[Claim], earlier: list[Claim]) -> list[Claim]:
    """The denial that a sentence makes of the last claim of the sentence before, on the word of who is said to call it
    untrue, else of the outlet; none where the sentence tells of an event itself before that."""
    root = next((i for i, token in enumerate(scene.syntax.tokens) if token.head < 0), -1)
    if root < 0 or not earlier or not any(_refutes(scene, k) for k in (root, *scene.syntax.kids(root, "ccomp"))):
        return []
    verb = next(k for k in (root, *scene.syntax.kids(root, "ccomp")) if _refutes(scene, k))
    start = scene.sentence.tokens[verb].start
    told = earlier[-1]
    if told.sentence != scene.sentence.index - 1 or any(c.trigger and c.trigger.start < start for c in here):
        return []
    voices = find_hearing(scene, verb).chain
    known = told.event_type in DENIABLE and told.polarity == "affirmed"
    return [tell_denial(scene, verb, voices[:1], told)] if known and not _is_his_own(told, voices) else []


def _refutes(scene: Scene, index: int) -> bool:
    """ "this is false", "that is not true", "it does not"."""
    syntax = scene.syntax
    if not any(syntax.words[k] in POINTERS for k in syntax.kids(index, "nsubj")):
        return False
    if index in syntax.copular:
        untrue = syntax.words[index] in load_words("untrue")
        return untrue != syntax.negated(index) and (untrue or syntax.words[index] == "true")
    return syntax.lemmas[index] == "do" and syntax.negated(index) and not syntax.kids(index, "obj", "xcomp")


def _is_his_own(told: Claim, voices: list[Voice]) -> bool:
    return bool({v.id for v in told.attribution} & {v.id for v in voices})
