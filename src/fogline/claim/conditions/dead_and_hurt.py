"""Dead and hurt: conditions that tell people killed and hurt by their own words, not by a toll (`casualties`)."""

from __future__ import annotations

from fogline.claim.conditions.arguments import lemma_in, person_patient
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_near
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _spoken_of(paths: Paths) -> bool:
    """ "one of the injured", "its dead": people known to be hurt, not a telling that they were."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.kids(i, "nummod") or syntax.rels[i] in ("amod", "root", "ccomp"):
        return False
    return any(syntax.words[k] in ("the", "its", "their", "those") for k in syntax.kids(i, "det", "nmod"))


def _shot_person(paths: Paths) -> bool:
    passive = paths.scene.syntax.passive(paths.index) or bool(paths.actors(("agent",)))
    return passive and person_patient(paths)


def _lying(paths: Paths) -> bool:
    """ "bodies in the square", "littered with bodies": the dead seen where they lie."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.tokens[i].xpos != "NNS" or syntax.kids(i, "det") or syntax.subkids(i, "nmod:poss"):
        return False
    inside = any(syntax.case(k) in ("in", "on", "at", "under", "along", "beneath") for k in syntax.kids(i, "nmod"))
    case, rel = syntax.case(i), syntax.rels[i]
    return inside or (case in ("for", "except for", "with", "of") and rel in ("obl", "nmod", "conj"))


def _person_of(paths: Paths) -> bool:
    """ "the death of the mayor", "his killing": whose it is."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    if syntax.rels[i] in ("compound", "amod") or syntax.kids(i, "amod", "compound"):
        return False
    for k in paths.complements(i, ("of",)):
        named = any(scene.kind_of(g) == "person" for g in scene.actors_at(k))
        if named or (scene.has_word(k, "people") and not scene.has_word(k, "tolls")):
            return True
    return False


def _not_survived(paths: Paths) -> bool:
    syntax, i = paths.scene.syntax, paths.index
    return syntax.negated(i) and not syntax.kids(i, "obj") and lemma_in(paths, syntax.surface_subject(i), "people")


def _she_was_shot(paths: Paths) -> bool:
    """ "she was shot in the back": a person meant by a pronoun."""
    syntax = paths.scene.syntax
    return syntax.passive(paths.index) and any(syntax.words[n] in ("he", "she") for n in paths.patient())


def _bullet(paths: Paths) -> bool:
    """ "a stray bullet hit a girl"."""
    syntax = paths.scene.syntax
    shots = {"bullet", "shrapnel", "splinter", "shot", "fragment"}
    return any(syntax.lemmas[n] in shots for n in paths.agent()) and person_patient(paths)


def _fallen_people(paths: Paths) -> bool:
    """Soldiers or people, counted, as those who fell; a town that fell is a place."""
    scene, syntax = paths.scene, paths.scene.syntax
    for n in syntax.surface_subject(paths.index):
        if scene.places_at(n):
            continue
        inner = (n, *syntax.parts(n))
        if any(syntax.lemmas[m] in load_words("fallen_words") or scene.has_word(m, "people") for m in inner):
            return True
    return False


def _fighters_fell(paths: Paths) -> bool:
    """ "eight of the attackers have fallen", "how many soldiers fell": counted fighters."""
    syntax = paths.scene.syntax
    for n in syntax.surface_subject(paths.index):
        inner = (n, *syntax.parts(n))
        counted = any(
            syntax.tokens[m].upos == "NUM"
            or syntax.lemmas[m] in load_words("loose_numbers")
            or syntax.kids(m, "nummod")
            for m in inner
        ) or any(syntax.lemmas[k] == "many" for m in inner for k in syntax.kids(m, "amod"))
        if counted and any(syntax.lemmas[m] in load_words("fallen_words") or paths.scene.is_force(m) for m in inner):
            return True
    return False


DEAD_AND_HURT: dict[str, Condition] = {
    "people-fell": _fallen_people,
    "fighters-fell": _fighters_fell,
    "freed-so": lambda p: (
        p.scene.syntax.rels[p.index] in ("xcomp", "advcl", "amod", "acl")
        and p.scene.syntax.head(p.index) >= 0
        and p.scene.syntax.lemmas[p.scene.syntax.head(p.index)] in ("let", "free", "release", "go", "return", "walk")
    ),
    "spoken-of": _spoken_of,
    "dead-words": lambda p: bool(
        {"dead", "body", "bodies", "alive"} & {p.scene.syntax.words[k] for k in p.scene.syntax.subtree(p.index)}
    ),
    "to-death": lambda p: "alive" in find_near(p) or {"to", "death"} <= find_near(p),
    "shot-person": _shot_person,
    "one-body": lambda p: any(
        p.scene.syntax.words[n] in ("body", "corpse", "remains")
        for n in (*p.patient(), *p.scene.syntax.surface_subject(p.index))
    ),
    "lying": _lying,
    "person-of": _person_of,
    "not-survived": _not_survived,
    "she-was-shot": _she_was_shot,
    "bullet": _bullet,
    "mass-mod": lambda p: any(
        p.scene.syntax.lemmas[k] == "mass" for k in p.scene.syntax.kids(p.index, "amod", "compound")
    ),
    "fell-otherwise": lambda p: (
        bool(set(p.scene.syntax.particles(p.index)) - {"there", "here"})
        or bool(p.obliques(p.index, ("to", "into", "from", "off", "behind", "down")))
        or bool(p.scene.syntax.kids(p.index, "xcomp"))
    ),
    "kin-subject": lambda p: any(
        p.scene.syntax.lemmas[m] in load_words("kinsfolk")
        for n in p.scene.syntax.surface_subject(p.index)
        for m in (n, *p.scene.syntax.parts(n))
    ),
}
"""Every condition of this module that the frames' data may name."""
