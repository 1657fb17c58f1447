"""Lookalikes: conditions of the frames about what only sounds like a move of forces: weather, merchants, students."""

from __future__ import annotations

from fogline.claim.conditions.arguments import is_civil, lemma_in, place_like
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_subjects
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _subject_words(paths: Paths) -> set[str]:
    syntax = paths.scene.syntax
    nodes = find_subjects(paths)
    return {syntax.lemmas[k] for n in nodes for k in (n, *syntax.kids(n, "amod", "compound"))}


def _patient_words(paths: Paths) -> set[str]:
    syntax = paths.scene.syntax
    return {syntax.lemmas[m] for n in paths.patient() for m in syntax.conjuncts(n)}


def _crowd_occupies(paths: Paths) -> bool:
    """Students, workers or tenants who occupy an office: a protest, no ground taken."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] != "occupy":
        return False
    words = load_words("protesters") - load_words("forces")
    return any(syntax.lemmas[m] in words for n in paths.agent() for m in syntax.conjuncts(n))


def _unknown_who(paths: Paths) -> bool:
    """ "it was unclear who controlled the airport"."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    asked = head >= 0 and syntax.rels[i] in ("ccomp", "csubj", "advcl")
    return asked and any(syntax.words[n] == "who" for n in syntax.kids(i, "nsubj"))


def _civil_craft(paths: Paths) -> bool:
    """A merchant ship, a bus or a train, of no army: "the ship entered the port with wheat"."""
    scene, syntax = paths.scene, paths.scene.syntax
    for node in syntax.surface_subject(paths.index):
        if syntax.lemmas[node] not in load_words("civil_craft"):
            continue
        near = {syntax.lemmas[k] for k in syntax.kids(node, "amod", "compound", "acl")}
        if (
            not near & load_words("martial")
            and not any(scene.is_force(k) for k in syntax.parts(node))
            and not scene.owners_of(node)
        ):
            return True
    return False


def _people_complement(paths: Paths) -> bool:
    """ "the capture of the town's elders": people are taken, no ground."""
    scene = paths.scene
    nodes = tuple(k for k in paths.complements(paths.index, ("of",)) if not scene.places_at(k))
    words = load_words("people") | load_words("posts") | load_words("rulers")
    return any(scene.syntax.lemmas[n] in words for n in nodes) or is_civil(paths, nodes)


def _controlled_thing(paths: Paths) -> bool:
    """Control of a match, a company or the narrative: what is controlled is said, and it is no place."""
    syntax = paths.scene.syntax
    nodes = [k for n in paths.patient() for k in syntax.kids(n, "nmod") if syntax.case(k) in ("of", "over")]
    nodes += [k for case, k in syntax.obliques(paths.index) if case in ("of", "over")]
    nodes += [k for n in nodes for k in syntax.parts(n)]
    if not nodes or place_like(paths, tuple(nodes)):
        return False
    words = load_words("institutions") | load_words("sites")
    return all(syntax.tokens[n].upos == "NOUN" and syntax.lemmas[n] not in words for n in nodes)


def _no_march(paths: Paths) -> bool:
    """What creeps on without any army, and what is advanced that is no army ("advanced an argument")."""
    syntax = paths.scene.syntax
    if _subject_words(paths) & load_words("creeping"):
        return True
    if syntax.lemmas[paths.index] not in ("advance", "progress"):
        return False
    nodes = syntax.kids(paths.index, "obj")
    if not nodes or place_like(paths, tuple(nodes)):
        return False
    return all(syntax.tokens[n].upos == "NOUN" and syntax.words[n] not in load_words("distance_forms") for n in nodes)


LOOKALIKES: dict[str, Condition] = {
    "people-complement": _people_complement,
    "crowd-occupies": _crowd_occupies,
    "unknown-who": _unknown_who,
    "met-resistance": lambda p: (
        lemma_in(p, p.patient(), "abstract") or bool(_patient_words(p) & load_words("met_things"))
    ),
    "civil-craft": _civil_craft,
    "controlled-thing": _controlled_thing,
    "no-march": _no_march,
}
"""Every condition of this module that the frames' data may name."""
