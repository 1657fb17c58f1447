"""Rostrums: where somebody speaks who is only said to be there, beside the words: set off by commas, or by the verb.

"The premier, in Oldtown on Friday, accused ...", "speaking in Oldtown, the envoy condemned ...", "From Oldtown the
former president rejected ...", "he said in Oldtown that the talks were over, and blamed ...".
"""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.models.entity import Grounding

STANDING = frozenset({"in", "at", "from"})
SAID = frozenset({"in", "at"})
SPEAKING = frozenset({"speak", "talk", "address", "visit"})
RUN = frozenset({"ccomp", "parataxis", "conj"})
"""Relations by which words hang on the verb that tells them, or on others told with them."""
CLIMB = 3


def find_aside(scene: Scene, predicate: int) -> tuple[Grounding, ...]:
    """Where an aside puts who speaks; `predicate` is the token of the verb of the speech act."""
    for verb in _run(scene, predicate):
        if found := _apart(scene, verb) or _speaking(scene, verb):
            return found
    return _said(scene, predicate)


def _run(scene: Scene, predicate: int) -> list[int]:
    """A verb and those before it that share its subject ("condemned the attack and called on ...")."""
    syntax, run = scene.syntax, [predicate]
    while syntax.rels[run[-1]] == "conj" and not syntax.kids(run[-1], "nsubj") and len(run) < CLIMB:
        run.append(syntax.head(run[-1]))
    return run


def _apart(scene: Scene, predicate: int) -> tuple[Grounding, ...]:
    """A phrase that a comma or the sentence's beginning sets off ("the marshal, from a clinic in Oldtown, asked")."""
    syntax = scene.syntax
    nodes = [
        *syntax.kids(predicate, "obl"),
        *(k for n in syntax.surface_subject(predicate) for k in syntax.kids(n, "nmod")),
    ]
    if any(syntax.case(k) == "to" and k < predicate for k in nodes):
        return ()  # "from Oldtown to Newtown, crowds demanded"
    for node in nodes:
        apart = _is_set_off(scene, node) and (node < predicate or syntax.case(node) == "from")
        if syntax.case(node) in STANDING and apart and (found := _located(scene, node)):
            return found
    return ()


def _is_set_off(scene: Scene, node: int) -> bool:
    """Whether a phrase opens its sentence, or stands right behind a comma."""
    syntax = scene.syntax
    first = min(syntax.kids(node, "case"), default=0)
    return first == 0 or syntax.words[first - 1] == ","


def _located(scene: Scene, node: int) -> tuple[Grounding, ...]:
    """The place of a phrase, or that a noun in it is in ("a clinic in Oldtown")."""
    syntax = scene.syntax
    inner = (k for k in syntax.kids(node, "nmod") if syntax.case(k) in SAID)
    return tuple(scene.places_of(node)) or next((tuple(f) for k in inner if (f := scene.places_of(k))), ())


def _speaking(scene: Scene, predicate: int) -> tuple[Grounding, ...]:
    """ "speaking in Oldtown, the envoy condemned ..."."""
    syntax = scene.syntax
    for verb in syntax.kids(predicate, "advcl"):
        if syntax.lemmas[verb] in SPEAKING and syntax.tokens[verb].xpos == "VBG":
            placed = (k for k in syntax.kids(verb, "obl") if syntax.case(k) in SAID)
            return next((tuple(f) for k in placed if (f := scene.places_of(k))), ())
    return ()


def _said(scene: Scene, predicate: int) -> tuple[Grounding, ...]:
    """Where the verb of saying is put that tells the words, or other words of the same speech."""
    syntax, node = scene.syntax, predicate
    for _ in range(CLIMB):
        if syntax.rels[node] not in RUN or (syntax.rels[node] == "conj" and syntax.kids(node, "nsubj")):
            return ()
        node = syntax.head(node)
        if syntax.lemmas[node] in load_cues().say:
            placed = (k for k in syntax.kids(node, "obl") if syntax.case(k) in SAID)
            return next((f for k in placed if (f := scene.places_at(k))), ())
    return ()
