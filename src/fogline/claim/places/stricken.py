"""Stricken: where those are said to be who are struck, if that is all the sentence says of where it was.

"Fired on mourners returning from a vigil in Oldtown", "killed more than 100 fighters who had crossed into Oldtown".
"""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.places.clause_places import find_clause_places
from fogline.claim.scenes.scene import Scene
from fogline.models.entity import Grounding

STRUCK = frozenset({"attack", "clash", "shell", "airstrike", "blast", "casualties", "damage"})
RELATIVE = frozenset({"who", "that", "which"})
UPON = frozenset({"at", "on", "against", "into", "with"})
"""What leads from the deed to those who are struck."""


def find_stricken(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """Where the clauses of the phrase of those who are struck put them."""
    syntax, index = scene.syntax, happening.trigger.index
    if happening.type not in STRUCK:
        return ()
    nodes = list(syntax.patient(index))
    if happening.trigger.frame.kind == "verb":
        nodes += [k for case, k in syntax.obliques(index) if case in UPON]
    for node in (k for n in nodes for k in (n, *syntax.parts(n), *syntax.kids(n, "nmod"))):
        for clause in (k for k in _clauses_of(scene, node) if _tells_of_them(scene, happening, k)):
            if found := find_clause_places(scene, clause) or _nested(scene, clause):
                return found
    return ()


def _clauses_of(scene: Scene, node: int) -> list[int]:
    """The clauses of a noun, with the participle right behind it, wherever the parse hangs that."""
    syntax = scene.syntax
    after = node + 1
    beside = after < len(syntax) and syntax.rels[after] == "advcl" and syntax.tokens[after].xpos in ("VBG", "VBN")
    return [*syntax.kids(node, "acl"), *([after] if beside else [])]


def _tells_of_them(scene: Scene, happening: Happening, clause: int) -> bool:
    """Whether a clause tells what those struck were doing there ("who had crossed into Oldtown"), not what became of
    them or of a thing ("whom the army buried at Oldtown", "a van stolen in Oldtown was burned")."""
    syntax = scene.syntax
    if happening.type == "damage" and syntax.tokens[clause].xpos != "VBG":
        return False
    return all(syntax.words[k] in RELATIVE for k in syntax.kids(clause, "nsubj"))


def _nested(scene: Scene, clause: int) -> tuple[Grounding, ...]:
    """Where what they came from or did was ("returning from a vigil in Oldtown")."""
    syntax = scene.syntax
    nouns = [*syntax.kids(clause, "obj"), *(k for _, k in syntax.obliques(clause))]
    placed = [k for n in nouns for k in syntax.kids(n, "nmod") if syntax.case(k) in ("in", "at", "near", "around")]
    return next((tuple(found) for k in placed if (found := scene.places_of(k))), ())
