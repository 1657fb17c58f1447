"""Counted again: triggers that only tell once more, or further, what another trigger of the sentence tells."""

from __future__ import annotations

from fogline.claim.happening import Happening
from fogline.claim.scene import Scene

WOUNDED = frozenset({"casualties-wounds", "casualties-suffer", "casualties-limb", "casualties-die", "casualties-verb"})


def find_counted_again(scene: Scene, happenings: list[Happening]) -> set[int]:
    """Indexes of triggers whose event another happening of the same type tells: the second half of a toll
    ("two perished and nine received wounds"), a part of it ("two were hurt, one of whom lost a foot"), and the label
    before a colon ("Infighting: two factions clashed")."""
    return {
        happening.trigger.index
        for happening in happenings
        for other in happenings
        if other is not happening and other.type == happening.type and _tells_again(scene, happening, other)
    }


def _tells_again(scene: Scene, happening: Happening, other: Happening) -> bool:
    own, theirs = happening.trigger.index, other.trigger.index
    if happening.type == "casualties" and (_is_part(scene, own, theirs) or _is_second_half(scene, happening, other)):
        return True
    return _is_label(scene, own, theirs)


def _is_part(scene: Scene, index: int, other: int) -> bool:
    """ "two were hurt, one of whom lost a foot"."""
    syntax = scene.syntax
    if syntax.tokens[index].deprel != "acl:relcl" or index < other:
        return False
    own = [m for n in syntax.kids(index, "nsubj") for m in syntax.parts(n)]
    return any(syntax.words[m] in ("whom", "which") for m in own)


def _is_second_half(scene: Scene, happening: Happening, other: Happening) -> bool:
    """ "two perished and nine received wounds": the second verb, with nothing of when or where of its own."""
    syntax, index = scene.syntax, happening.trigger.index
    if syntax.rels[index] != "conj" or syntax.head(index) != other.trigger.index:
        return False
    if happening.trigger.frame.id not in WOUNDED or other.trigger.frame.id not in WOUNDED:
        return False
    return bool(syntax.kids(index, "nsubj")) and not happening.place


def _is_label(scene: Scene, index: int, other: int) -> bool:
    """ "Losses of the army: two men perished": a label that the clause behind the colon spells out."""
    syntax = scene.syntax
    if syntax.is_verb(index) or syntax.rels[index] != "root" or syntax.kids(index, "nummod", "cop", "nsubj"):
        return False
    return any(syntax.words[k] == ":" for k in range(index + 1, other))
