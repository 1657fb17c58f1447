"""Journeys: conditions of the frames of people on the road, by what carries them and where to (`displace`)."""

from __future__ import annotations

from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_near, find_subjects
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

TOWARD = frozenset({"to", "into", "toward", "towards"})


def _traveller(paths: Paths) -> bool:
    """One who fled tells it: "who reached the city on a donkey cart", "walked through the night with her children"."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    nodes = find_subjects(paths)
    if any(scene.is_force(n) for n in nodes) or any(
        scene.has_word(n, "diplomats") for n in nodes if not _is_pronoun(paths, n)
    ):
        return False
    person = any(
        scene.has_word(n, "civil") or any(scene.kind_of(g) == "person" for g in scene.actors_at(n)) for n in nodes
    )
    if not person:
        return False
    by = any(
        syntax.lemmas[k] in load_words("conveying_vehicles") and case in ("on", "by", "in", "aboard")
        for case, k in syntax.obliques(i)
    )
    kin = load_words("kin_along")
    return by or bool(kin & find_near(paths))


def _is_pronoun(paths: Paths, index: int) -> bool:
    return paths.scene.syntax.tokens[index].upos == "PRON"


def _on_wheels(paths: Paths) -> bool:
    """Cars, carts and tractors, loaded, in columns: people on the road."""
    syntax = paths.scene.syntax
    nodes = {k for n in find_subjects(paths) for k in (n, *syntax.parts(n))}
    return any(syntax.lemmas[n] in load_words("road_vehicles") for n in nodes) and not any(
        paths.scene.has_word(k, "gun_modifier") or syntax.words[k] in load_words("military_vehicle_words")
        for n in nodes
        for k in syntax.kids(n, "amod", "compound")
    )


def _jammed_road(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    roads = load_words("roads")
    nodes = [*paths.patient(), *(k for _, k in syntax.obliques(paths.index))]
    return any(syntax.lemmas[n] in roads for n in nodes) or any(paths.scene.places_of(n) for n in nodes)


def _to_safety(paths: Paths) -> bool:
    """ "taken out of the city", "taken to a camp", "their families to the other bank", "away in buses"."""
    syntax, i = paths.scene.syntax, paths.index
    obliques = syntax.obliques(i)
    if any(
        case == "out of" or (case in TOWARD and syntax.lemmas[k] in load_words("safe_places")) for case, k in obliques
    ):
        return True
    if {"home", "abroad"} & {syntax.words[k] for k in syntax.kids(i, "advmod", "compound")}:
        return True
    by_bus = any(
        syntax.lemmas[k] in load_words("conveying_vehicles") and case in ("by", "in", "on", "aboard")
        for case, k in obliques
    )
    return by_bus or ("out" in syntax.particles(i) and bool(obliques or paths.scene.block.kind == "headline"))


def _carrying_people(paths: Paths) -> bool:
    """Buses "carrying women and children", trucks "full of families"."""
    scene, syntax = paths.scene, paths.scene.syntax
    heads = {k for n in find_subjects(paths) for k in (n, *syntax.parts(n))} | {paths.index}
    loads = [k for n in heads for k in syntax.kids(n, "acl", "advcl", "amod", "nmod")]
    if not any(syntax.lemmas[k] in ("carry", "take", "bring", "transport", "full", "load", "pack") for k in loads):
        return False
    return any(scene.has_word(k, "civil") for n in loads for k in syntax.subtree(n))


JOURNEYS: dict[str, Condition] = {
    "traveller": _traveller,
    "on-wheels": _on_wheels,
    "jammed-road": _jammed_road,
    "to-safety": _to_safety,
    "carrying-people": _carrying_people,
}
"""Every condition of this module that the frames' data may name."""
