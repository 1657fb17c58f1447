"""Lost subjects: who acts before a finite verb whose subject the parse hung elsewhere.

"At 05:00 on Thursday 5 March the militia and soldiers attacked ...", where the militia became an apposition of the day;
"The president suspended the talks and accused the group", where the second verb was coordinated with the talks.
"""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene

FINITE = frozenset({"VBD", "VBZ", "VBP"})
LOOSE = frozenset({"appos", "conj", "dep", "root", "nmod", "obl", "parataxis"})
FURTHEST = 30


def find_lost_subject(scene: Scene, verb: int) -> tuple[int, ...]:
    """The token that heads the subject of a finite active verb without one; empty where nothing offers itself."""
    syntax = scene.syntax
    if syntax.tokens[verb].xpos not in FINITE or syntax.passive(verb):
        return ()
    if verb and syntax.words[verb - 1] in ("and", "but") and not _joins_verbs(scene, verb):
        before = _find_finite(scene, verb)
        return syntax.surface_subject(before) if before is not None else ()
    for index in range(verb - 1, max(-1, verb - FURTHEST), -1):
        if syntax.tokens[index].xpos in (*FINITE, "MD") or syntax.words[index] in (";", ":"):
            return ()
        if syntax.rels[index] in LOOSE and scene.actors_at(index) and not _is_governed(scene, index):
            return (_first_of_list(scene, index),)
    return ()


def _joins_verbs(scene: Scene, verb: int) -> bool:
    syntax = scene.syntax
    return syntax.rels[verb] != "conj" or syntax.is_verb(syntax.head(verb))


def _find_finite(scene: Scene, verb: int) -> int | None:
    """The nearest finite verb before another, with a subject of its own."""
    syntax = scene.syntax
    for index in range(verb - 1, max(-1, verb - FURTHEST), -1):
        if syntax.tokens[index].xpos in FINITE and syntax.is_verb(index) and syntax.kids(index, "nsubj"):
            return index
    return None


def _is_governed(scene: Scene, index: int) -> bool:
    """Whether a preposition governs a noun, or the noun that it is coordinated with or belongs to."""
    syntax = scene.syntax
    for _ in range(6):
        if syntax.case(index):
            return True
        head = syntax.head(index)
        if head < 0 or syntax.rels[index] not in ("conj", "nmod", "flat", "compound", "appos"):
            return False
        if syntax.rels[index] == "appos" and syntax.tokens[head].upos == "NUM":
            return False
        index = head
    return False


def _first_of_list(scene: Scene, index: int) -> int:
    syntax = scene.syntax
    while syntax.rels[index] == "conj" and syntax.head(index) >= 0 and not syntax.is_verb(syntax.head(index)):
        index = syntax.head(index)
    return index
