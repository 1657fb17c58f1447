"""Advances: conditions of the frames of forces on their way to a place (`advance`)."""

from __future__ import annotations

from fogline.claim.conditions.condition import Condition
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

GOING = frozenset({"forward", "forwards", "onward", "onwards"})


def _forward(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return any(syntax.words[k] in GOING for k in syntax.children[paths.index])


def is_at_distance(paths: Paths) -> bool:
    """ "stand three kilometres from the city", "were 40 km from the border"."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    inside = syntax.subtree(i, frozenset({"ccomp", "parataxis", "conj", "advcl", "acl"}))
    if not any(syntax.words[k] in load_words("distance_forms") for k in inside):
        return False
    away = ("from", "of", "short of", "away from")
    return any(syntax.case(k) in away and (scene.places_of(k) or scene.has_word(k, "place_nouns")) for k in inside)


def _told_moving(paths: Paths) -> bool:
    """An advance that its sentence dates, counts or judges ("the advance, which began at midnight, was swift")."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.rels[i] != "nsubj":
        return False
    head = syntax.head(i)
    moved = load_words("courses")
    if any(syntax.words[k] == "there" for k in syntax.kids(i, "advmod", "nmod")):
        return True
    return head >= 0 and syntax.lemmas[head] in moved | {"rapid", "steady", "quick", "costly"}


def is_before(paths: Paths) -> bool:
    """ "stood in front of the town", "stand three kilometres from the city"."""
    before = ("in front of", "before", "outside", "short of", "at the gates of", "opposite", "within sight of")
    if any(case in before for case, _ in paths.scene.syntax.obliques(paths.index)):
        return bool(paths.places(("obl:in front of,before,outside,short of,at the gates of,opposite",)))
    return is_at_distance(paths)


def _way(paths: Paths, *cases: str) -> bool:
    """ "fought their way to the palace", whatever the parse hangs the palace on."""
    syntax = paths.scene.syntax
    nodes = [k for n in paths.patient() for k in syntax.kids(n, "nmod")]
    found = {syntax.case(k) for k in nodes} | {case for case, _ in syntax.obliques(paths.index)}
    return bool((found | set(syntax.particles(paths.index))) & set(cases))


def _somewhere_to(paths: Paths) -> bool:
    ways = {"to", "toward", "towards", "from", "out", "along", "into", "up", "down"}
    return any(case.split(" ")[0] in ways for case, _ in paths.scene.syntax.obliques(paths.index))


ADVANCES: dict[str, Condition] = {
    "sight-of": lambda p: bool(p.complements(p.index, ("of",))),
    "came-otherwise": lambda p: (
        p.scene.syntax.lemmas[p.index] == "come"
        and any(p.scene.syntax.lemmas[k] in load_words("come_to") for _, k in p.scene.syntax.obliques(p.index))
    ),
    "came-under": lambda p: any(case == "under" for case, _ in p.scene.syntax.obliques(p.index)),
    "distance": lambda p: p.scene.has_word(p.index, "distances"),
    "forward": _forward,
    "distance-from": is_at_distance,
    "told-moving": _told_moving,
    "stand-before": is_before,
    "way-into": lambda p: _way(p, "into", "inside") or "in" in p.scene.syntax.particles(p.index),
    "way-on": lambda p: (
        _way(p, "to", "toward", "towards", "up", "along", "through", "within", "to within", "as far as", "across")
        and not _way(p, "into", "inside", "out", "out of", "back")
    ),
    "way-out": lambda p: _way(p, "out", "out of", "back"),
    "somewhere-to": _somewhere_to,
}
"""Every condition of this module that the frames' data may name."""
