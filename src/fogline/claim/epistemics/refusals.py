"""Refusals: events that somebody rules out, or talks that somebody refuses ("ruled out sending troops")."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene

REFUSING = frozenset({"refuse", "decline", "shun", "spurn", "exclude", "forswear"})
SPOKEN_OF = frozenset({"obj", "xcomp", "ccomp", "conj", "advcl", "nsubj:pass"})


def find_refusal(scene: Scene, predicate: int, event_type: str) -> int | None:
    """The verb that rules the event of a predicate out, if any: of talks, any verb of refusing."""
    for verb in (predicate, scene.syntax.head(predicate)):
        if verb >= 0 and _refuses(scene, verb, event_type):
            under = verb == predicate or scene.syntax.tokens[predicate].deprel in SPOKEN_OF
            return verb if under else None
    return None


def _refuses(scene: Scene, verb: int, event_type: str) -> bool:
    lemma = scene.syntax.lemmas[verb]
    if lemma == "rule":
        return "out" in scene.syntax.particles(verb) and not scene.syntax.negated(verb)
    return event_type == "meet" and lemma in REFUSING and scene.syntax.is_verb(verb)
