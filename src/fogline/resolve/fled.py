"""Fled: who left a place is not who takes it next ("the army had fled. They took the centre in an hour")."""

from __future__ import annotations

from fogline.lexicon.word_sets import load_words
from fogline.resolve.antecedents import Ranked
from fogline.resolve.described import find_side
from fogline.resolve.scene import Scene

_UNDER_ARMS = frozenset(("armed-group", "coalition", "militia", "military"))


def takes_ground(scene: Scene, sentence: int, token: int) -> bool:
    """Whether a word is the subject of a verb of taking, entering or holding a place."""
    words = scene.sentences[sentence]
    verb = words.tokens[token].head
    if verb < 0 or words.tokens[verb].lemma not in load_words("taking_ground"):
        return False
    return any(words.tokens[c].deprel in ("obj", "obl") for c in words.children(verb))


def drop_fled(scene: Scene, sentence: int, ranked: Ranked) -> Ranked:
    """Referents, best first, without the armed body at their head that was just said to have left, and without its
    side: then its rivals come first; nobody where none was spoken of."""
    best = ranked[0][1]
    if best.actor.kind not in _UNDER_ARMS or not _has_fled(scene, best.last, best.at) or sentence - best.last > 1:
        return ranked
    side = find_side(scene, best.actor) or best.actor.id
    return [p for p in ranked[1:] if p[1].actor.kind in _UNDER_ARMS and find_side(scene, p[1].actor) != side]


def _has_fled(scene: Scene, sentence: int, at: int) -> bool:
    """Whether the word at a character of a sentence is the subject of a verb of leaving."""
    words = scene.sentences[sentence]
    for token in words.tokens:
        if token.start == at:
            left = token.deprel.startswith("nsubj") and token.head >= 0
            return left and words.tokens[token.head].lemma in load_words("leaving_ground")
    return False
