"""Combat: conditions of the frames of fighting between two sides (`clash`)."""

from __future__ import annotations

from fogline.claim.conditions.condition import Condition
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _own_way(paths: Paths) -> bool:
    """ "fought their way into the town": a move, not a fight."""
    return any(paths.scene.syntax.lemmas[n] in ("way", "path") for n in paths.patient())


def _beside(paths: Paths) -> bool:
    """ "fight alongside the army": a companionship, unless the enemy, the place or the time is told."""
    syntax, i = paths.scene.syntax, paths.index
    cases = {case for case, _ in syntax.obliques(i)}
    return bool(cases & {"alongside", "beside", "along with"}) and not cases & {"against", "in", "for", "near", "at"}


def _unfound(paths: Paths) -> bool:
    """ "met no resistance", "without resistance": what there was none of."""
    syntax = paths.scene.syntax
    return any(
        syntax.words[d] in ("no", "little", "any") for n in paths.patient() for d in syntax.kids(n, "det", "amod")
    ) or any(syntax.words[m] == "without" for m in syntax.kids(paths.index, "mark"))


def _guns_object(paths: Paths) -> bool:
    """ "exchanged rocket fire": guns told of, not a fight at close quarters."""
    syntax = paths.scene.syntax
    around = {syntax.lemmas[k] for n in paths.patient() for k in syntax.kids(n, "compound", "amod")}
    return bool(around & load_words("gun_modifier"))


def _traded(paths: Paths) -> bool:
    """The headline's "army, rebels trade fire", whatever the parse makes of "trade"."""
    syntax = paths.scene.syntax
    return any(syntax.lemmas[k] in ("trade", "exchange") for k in syntax.kids(paths.index, "compound"))


def _of_a_day(paths: Paths) -> bool:
    """ "died in Wednesday's fighting": fighting that only dates what is told."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    if syntax.case(i) not in ("in", "during"):
        return False
    owners = [syntax.tokens[k] for k in syntax.subkids(i, "nmod:poss")]
    return any(t.start <= o.start < t.end for t in scene.times for o in owners)


COMBAT: dict[str, Condition] = {
    "into-force": lambda p: any(p.scene.is_force(k) for k in p.obliques(p.index, ("into",))),
    "own-way": _own_way,
    "beside": _beside,
    "unfound": _unfound,
    "guns-object": _guns_object,
    "traded": _traded,
    "of-a-day": _of_a_day,
    "part-object": lambda p: any(p.scene.syntax.lemmas[n] == "part" for n in p.patient()),
    "fire-exchanged": lambda p: any(
        p.scene.syntax.lemmas[k] in ("fire", "gunfire", "shot") for k in p.scene.syntax.parts(p.index)
    ),
}
"""Every condition of this module that the frames' data may name."""
