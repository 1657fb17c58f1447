"""Casualties: conditions of the frames of people killed and hurt (`casualties`)."""

from __future__ import annotations

from fogline.claim.arguments import dead_result, is_quantified, lemma_in, person_patient
from fogline.claim.conditions.condition import Condition
from fogline.claim.paths import Paths
from fogline.claim.surroundings import find_near
from fogline.lexicon.frames import load_words


def _toll_noun(paths: Paths) -> bool:
    """ "number", "count" and "figure" are tolls only where the dead or hurt are spoken of."""
    syntax = paths.scene.syntax
    lemma = syntax.lemmas[paths.index]
    if syntax.rels[paths.index] in ("compound",) and lemma != "toll":
        return False
    if lemma not in ("count", "figure", "number", "tally"):
        return True
    near = {syntax.lemmas[i] for i in syntax.subtree(paths.index)}
    return bool(near & load_words("told_dead"))


def _toll_argument(paths: Paths) -> bool:
    """ "put the toll at 19", "the toll rose to 78", "puts the figure at 15", "puts the dead at 40"."""
    syntax = paths.scene.syntax
    nodes = (*paths.patient(), *syntax.surface_subject(paths.index))
    return any(syntax.lemmas[n] in load_words("toll_nouns") | {"wounded", "injured"} for n in nodes) and any(
        case.rpartition(" ")[2] in ("at", "to", "from", "by") for case, _ in syntax.obliques(paths.index)
    )


def _toll_subject(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    nodes = syntax.surface_subject(paths.index)
    return any(
        syntax.lemmas[n] in load_words("toll_nouns") | {"this", "these", "they", "them"} for n in nodes
    ) and lemma_in(paths, paths.patient(), "people")


def _thing_only(paths: Paths) -> bool:
    """The verb's object is no person ("executed the assault", "eliminated positions")."""
    nodes = paths.patient()
    if not nodes:
        return False
    event_words = load_words("event_words") | load_words("things") | load_words("place_nouns")
    syntax = paths.scene.syntax
    if any(paths.scene.has_word(n, "people") or syntax.tokens[n].upos in ("NUM", "PRON") for n in nodes):
        return False
    if syntax.rels[paths.index] == "acl" and any(syntax.lemmas[n] in load_words("bomb_carriers") for n in nodes):
        return False  # "hauled off buses to be executed": the parse hangs the purpose on the bus
    return all(syntax.lemmas[n] in event_words and not paths.scene.actors_at(n) for n in nodes)


def _body_argument(paths: Paths) -> bool:
    nodes = (*paths.patient(), *paths.scene.syntax.surface_subject(paths.index))
    return any(
        paths.scene.syntax.lemmas[m] in ("body", "corpse", "casualty", "soldier", "victim", "dead", "remains")
        and paths.scene.syntax.lemmas[m] not in ("soldier",)
        for n in nodes
        for m in paths.scene.syntax.conjuncts(n)
    )


def _spoken_of(paths: Paths) -> bool:
    """ "one of the injured", "its dead": people known to be hurt, not a telling that they were."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.kids(i, "nummod") or syntax.rels[i] in ("amod", "root", "ccomp"):
        return False
    return any(syntax.words[k] in ("the", "its", "their", "those") for k in syntax.kids(i, "det", "nmod"))


def _subject_person(paths: Paths) -> bool:
    scene, nodes = paths.scene, paths.scene.syntax.surface_subject(paths.index)
    if lemma_in(paths, nodes, "people"):
        return True
    return any(scene.kind_of(g) == "person" for n in nodes for g in scene.actors_at(n))


def _shot_person(paths: Paths) -> bool:
    passive = paths.scene.syntax.passive(paths.index) or bool(paths.actors(("agent",)))
    return passive and person_patient(paths)


def _weighed(paths: Paths) -> bool:
    """ "heavy losses", "significant casualties": a toll told without a number."""
    syntax, i = paths.scene.syntax, paths.index
    around = {syntax.lemmas[k] for k in syntax.kids(i, "amod")}
    return bool(around & load_words("weights")) and not around & {
        "territorial",
        "financial",
        "economic",
        "electoral",
        "material",
    }


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


def _clock_counted(paths: Paths) -> bool:
    """ "the dead began arriving at 07:00": an hour is no count of them."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    if syntax.lemmas[i] not in ("dead", "body", "wounded") or syntax.kids(i, "nummod"):
        return False
    return not [q for q in scene.quantities if ":" not in scene.report.text[q.number_start : q.number_end]]


CASUALTIES: dict[str, Condition] = {
    "of-forces": lambda p: any(p.scene.is_force(k) for k in p.complements(p.index, ("of", "from"))),
    "hurt-said": lambda p: any(
        p.scene.syntax.lemmas[m] in ("wounded", "injured", "patient", "hurt", "wound", "injure")
        for n in p.predicated()
        for m in (n, *p.scene.syntax.parts(n))
    ),
    "people-fell": _fallen_people,
    "fighters-fell": _fighters_fell,
    "clock-counted": _clock_counted,
    "no-body": lambda p: any(
        p.scene.syntax.words[k] == "no"
        for n in (*p.patient(), *p.scene.syntax.surface_subject(p.index))
        for k in p.scene.syntax.kids(n, "det")
    ),
    "freed-so": lambda p: (
        p.scene.syntax.rels[p.index] in ("xcomp", "advcl", "amod", "acl")
        and p.scene.syntax.head(p.index) >= 0
        and p.scene.syntax.lemmas[p.scene.syntax.head(p.index)] in ("let", "free", "release", "go", "return", "walk")
    ),
    "subject-person": _subject_person,
    "spoken-of": _spoken_of,
    "patient-thing-only": _thing_only,
    "body-argument": _body_argument,
    "dead-or-counted": lambda p: dead_result(p) or (person_patient(p) and is_quantified(p)),
    "dead-words": lambda p: bool(
        {"dead", "body", "bodies", "alive"} & {p.scene.syntax.words[k] for k in p.scene.syntax.subtree(p.index)}
    ),
    "toll-noun": _toll_noun,
    "toll-argument": _toll_argument,
    "toll-subject": _toll_subject,
    "to-death": lambda p: "alive" in find_near(p) or {"to", "death"} <= find_near(p),
    "shot-person": _shot_person,
    "one-body": lambda p: any(
        p.scene.syntax.words[n] in ("body", "corpse", "remains")
        for n in (*p.patient(), *p.scene.syntax.surface_subject(p.index))
    ),
    "weighed": _weighed,
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
    "subject-things": lambda p: (
        (
            lemma_in(p, p.scene.syntax.surface_subject(p.index), "things")
            or any(p.scene.syntax.lemmas[n] == "battery" for n in p.scene.syntax.surface_subject(p.index))
        )
        and not lemma_in(p, p.scene.syntax.surface_subject(p.index), "people")
    ),
}
"""Every condition of this module that the frames' data may name."""
