"""Deployments: conditions of the frames of forces and arms that are sent (`deploy`)."""

from __future__ import annotations

from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.event_nouns import is_carried
from fogline.claim.conditions.surroundings import find_subject_lemmas
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _arriving(paths: Paths) -> bool:
    """Reinforcements that are sent, come, or are on their way."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if carrier is None:
        return False
    return syntax.lemmas[carrier] in load_words("arriving") or (
        is_carried(paths) and bool(paths.places(paths.trigger.frame.place))
    )


def _to_be_treated(paths: Paths) -> bool:
    """The wounded brought to a hospital, two sides brought to a table: no sending of forces, nobody displaced."""
    syntax = paths.scene.syntax
    if any(syntax.lemmas[k] in load_words("treatment_places") for _, k in syntax.obliques(paths.index)):
        return True
    nodes = {k for n in paths.patient() for k in (n, *syntax.kids(n, "amod", "acl", "nmod", "compound"))}
    return any(syntax.lemmas[k] in load_words("hurt_people") for k in nodes) or "down" in syntax.particles(paths.index)


def _had_none(paths: Paths) -> bool:
    """ "there were no reserves", "we have had no reinforcements"."""
    syntax, i = paths.scene.syntax, paths.index
    no = any(syntax.words[k] in ("no", "any") for k in syntax.kids(i, "det"))
    head, carrier = syntax.head(i), paths.trigger.carrier
    there = any(syntax.kids(n, "expl") for n in (i, head) if n >= 0)
    had = carrier is not None and syntax.lemmas[carrier] in ("have", "get", "receive", "see", "send", "get", "expect")
    return no and (there or had)


def _at_checkpoint(paths: Paths) -> bool:
    """ "were turned back at a police checkpoint at Lluzhan": somebody meets it, and it is somebody's or somewhere."""
    syntax = paths.scene.syntax
    head = syntax.head(paths.index)
    stopped = {"stop", "turn", "halt", "block", "delay", "wave", "refuse"}
    if head < 0 or syntax.lemmas[head] not in stopped:
        return False
    return bool(paths.actors(("mod", "of", "by"))) or bool(syntax.kids(paths.index, "nmod", "compound"))


def _to_the_front(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    front = {"front", "frontline", "front-line", "battlefield", "battlefront", "trenches"}
    return any(case in ("for", "to") and syntax.lemmas[k] in front for case, k in syntax.obliques(paths.index))


def _sent_force(paths: Paths) -> bool:
    """ "the immediate dispatch of troops": what is sent is a force."""
    scene = paths.scene
    words = load_words("military_things")
    return any(scene.syntax.lemmas[k] in words or scene.is_force(k) for k in paths.complements(paths.index, ("of",)))


def _flyers(paths: Paths) -> bool:
    """Aircraft or ships that a state sends as its own."""
    crafts = load_words("sent_craft")
    syntax = paths.scene.syntax
    nodes = [m for n in paths.patient() for m in syntax.conjuncts(n)]
    air_force = any(
        syntax.lemmas[n] == "force" and "air" in {syntax.words[k] for k in syntax.kids(n, "compound", "amod")}
        for n in nodes
    )
    return air_force or any(syntax.lemmas[n] in crafts for n in nodes)


def _pours_fire(paths: Paths) -> bool:
    """ "poured artillery over the town": shelling, no sending of arms."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] == "fly" and any(case in ("into", "at") for case, _ in syntax.obliques(paths.index)):
        return any(syntax.lemmas[n] in ("drone", "uav", "quadcopter") for n in paths.patient())
    if syntax.lemmas[paths.index] not in ("pour", "pump", "funnel", "rush", "rain", "drop", "land"):
        return False
    words = {"artillery", "fire", "shell", "round", "rocket", "missile", "bomb", "salvo"}
    return any(syntax.lemmas[m] in words for n in paths.patient() for m in syntax.conjuncts(n))


def _reinforcing(paths: Paths) -> bool:
    """ "Reinforcements crossed the canal": fresh forces come up, told by their name."""
    syntax = paths.scene.syntax
    return any(syntax.lemmas[m] in load_words("reinforcing") for n in paths.agent() for m in syntax.conjuncts(n))


def _with_troops(paths: Paths) -> bool:
    """ "flooded the province with troops"."""
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[m] in load_words("troops") or paths.scene.is_force(m)
        for k in paths.obliques(paths.index, ("with",))
        for m in (*syntax.conjuncts(k), *syntax.parts(k))
    ) and bool(paths.patient())


def _loaded_with_troops(paths: Paths) -> bool:
    """ "trucks full of soldiers were arriving", "truckloads of troops rolled in"."""
    syntax = paths.scene.syntax
    for n in syntax.surface_subject(paths.index):
        if syntax.lemmas[n] not in load_words("troop_loads"):
            continue
        inner = {syntax.lemmas[k] for k in syntax.subtree(n, frozenset({"acl:relcl", "conj", "appos"}))}
        if inner & load_words("troops"):
            return True
    return False


DEPLOYMENTS: dict[str, Condition] = {
    "until-then": lambda p: (
        p.scene.syntax.tokens[p.index].xpos in ("VBP", "VBZ")
        or any(
            p.scene.syntax.words[m] in ("before", "until", "when", "once", "if", "till")
            for m in p.scene.syntax.kids(p.index, "mark", "advmod")
        )
    ),
    "within-reach": lambda p: any(
        "within" in case and p.scene.syntax.lemmas[k] in ("reach", "range", "striking", "mile", "kilometre", "km")
        for case, k in p.scene.syntax.obliques(p.index)
    ),
    "welcome-force": lambda p: any(
        p.scene.syntax.lemmas[m] in load_words("guest_forces")
        for n in p.scene.syntax.surface_subject(p.index)
        for m in (*p.scene.syntax.conjuncts(n), *p.scene.syntax.parts(n))
    ),
    "reinforcing": _reinforcing,
    "with-troops": _with_troops,
    "loaded-with-troops": _loaded_with_troops,
    "pours-fire": _pours_fire,
    "arriving": _arriving,
    "subject-military": lambda p: bool(find_subject_lemmas(p) & load_words("military_things")),
    "to-be-treated": _to_be_treated,
    "had-none": _had_none,
    "at-checkpoint": _at_checkpoint,
    "to-the-front": _to_the_front,
    "sent-force": _sent_force,
    "flyers": _flyers,
    "digs-in": lambda p: p.scene.syntax.lemmas[p.index] == "dig" and not p.scene.syntax.passive(p.index),
}
"""Every condition of this module that the frames' data may name."""
