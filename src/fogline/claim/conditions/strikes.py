"""Strikes: conditions of the frames of air strikes, shelling and of who strikes.

Each takes the paths of one trigger and answers whether it holds; `conditions.table.holds` asks these with its own.
"""

from __future__ import annotations

from collections.abc import Callable

from fogline.claim.conditions.air_arms import is_air
from fogline.claim.conditions.arms import is_bomb, is_guns
from fogline.claim.conditions.condition import Condition
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _aimed_air(paths: Paths) -> bool:
    """Aircraft or drones as what is used or flown against somebody."""
    return any(is_air(paths, m) for n in paths.patient() for m in paths.scene.syntax.conjuncts(n))


def _used_on(paths: Paths) -> bool:
    """ "used against a convoy", "used in attacks on X": on somebody or something, not for a survey or a film."""
    scene, syntax = paths.scene, paths.scene.syntax
    for case, k in syntax.obliques(paths.index):
        if case == "against" or (case in ("on", "over", "at") and (scene.places_of(k) or scene.is_force(k))):
            return True
        if case == "in" and any(scene.has_word(m, c) for m in syntax.conjuncts(k) for c in ("strikes", "event_nouns")):
            return True
    return False


def _gunned_under(paths: Paths) -> bool:
    """ "kept the town under artillery fire": the fire of guns."""
    syntax = paths.scene.syntax
    under = paths.obliques(paths.index, ("under",))
    guns = load_words("gun_modifier")
    return any(syntax.lemmas[m] in guns for k in under for m in syntax.kids(k, "compound", "amod"))


def _heavy_arms(paths: Paths) -> bool:
    """ "heavy weapons were fired into the town", "turned its big guns on it"."""
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[k] in ("heavy", "big", "artillery", "large", "heavy-calibre")
        for n in paths.patient()
        for k in syntax.kids(n, "amod", "compound")
    )


def _raider(paths: Paths) -> bool:
    """Those who attack on the ground: an armed group or militia, gunmen, unnamed attackers."""
    scene, syntax = paths.scene, paths.scene.syntax
    for node in paths.agent():
        for m in syntax.conjuncts(node):
            if scene.has_word(m, "raiders") or any(scene.has_word(k, "raiders") for k in syntax.parts(m)):
                return True
            named = syntax.tokens[m].upos != "PRON"
            if named and any(scene.kind_of(g) in ("armed-group", "militia") for g in scene.actors_at(m)):
                return True
    return False


def _it_was(paths: Paths) -> bool:
    """ "It was the drones again": what hit is told by its name alone."""
    syntax, i = paths.scene.syntax, paths.index
    pointing = any(syntax.words[n] in ("it", "that", "this", "those") for n in syntax.surface_subject(i))
    return i in syntax.copular and pointing and not syntax.kids(i, "acl", "nummod")


def _direct_hit(paths: Paths) -> bool:
    """ "took a direct hit", "suffered four hits from a Grad": not a hit at the box office or to the economy."""
    syntax, i = paths.scene.syntax, paths.index
    if any(is_guns(paths, m) for k in paths.complements(i, ("from", "by")) for m in syntax.conjuncts(k)):
        return True
    carrier = paths.trigger.carrier
    if carrier is None:
        return False
    if any(is_guns(paths, k) for k in paths.obliques(carrier, ("from", "by"))):
        return True
    direct = any(syntax.lemmas[k] == "direct" for k in syntax.kids(i, "amod"))
    subjects = syntax.surface_subject(carrier)
    return direct and any(
        paths.scene.has_word(n, c) for n in subjects for c in ("things", "place_nouns", "institutions")
    )


def _bombing_run(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    kinds = {syntax.lemmas[k] for k in syntax.kids(paths.index, "compound", "amod")}
    return bool(kinds & {"bombing", "strafing", "bomb", "attack", "air", "strafe"})


def _target_of(paths: Paths, of_what: Callable[[Paths, int], bool]) -> bool:
    """ "was the target of four rockets": what it is the target of hit it."""
    syntax, i = paths.scene.syntax, paths.index
    if i not in syntax.copular:
        return False
    return any(of_what(paths, m) for k in paths.complements(i, ("of", "for")) for m in syntax.conjuncts(k))


STRIKES: dict[str, Condition] = {
    "aimed-air": _aimed_air,
    "used-on": _used_on,
    "heavy-arms": _heavy_arms,
    "agent-raider": _raider,
    "agent-bombs": lambda p: any(is_bomb(p, m) for n in p.agent() for m in p.scene.syntax.conjuncts(n)),
    "it-was": _it_was,
    "direct-hit": _direct_hit,
    "agent-drone": lambda p: any(
        p.scene.syntax.lemmas[m] in ("drone", "uav", "quadcopter", "shahed", "fpv", "geran", "lancet")
        for n in p.agent()
        for m in p.scene.syntax.conjuncts(n)
    ),
    "bombing-run": _bombing_run,
    "target-of-air": lambda p: _target_of(p, is_air),
    "target-of-guns": lambda p: _target_of(p, is_guns),
    "shots-at": lambda p: (
        p.trigger.carrier is not None
        and p.scene.syntax.lemmas[p.trigger.carrier] == "fire"
        and bool(p.obliques(p.trigger.carrier, ("at", "on", "towards")))
    ),
    "back": lambda p: "back" in p.scene.syntax.particles(p.index),
    "gun-modified-obl": _gunned_under,
}
"""Every condition of this module that the frames' data may name."""
