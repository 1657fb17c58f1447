"""Casualties: conditions of the frames of people killed and hurt (`casualties`)."""

from __future__ import annotations

from fogline.claim.conditions.arguments import dead_result, is_quantified, lemma_in, person_patient
from fogline.claim.conditions.condition import Condition
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


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


def _subject_person(paths: Paths) -> bool:
    scene, nodes = paths.scene, paths.scene.syntax.surface_subject(paths.index)
    if lemma_in(paths, nodes, "people"):
        return True
    return any(scene.kind_of(g) == "person" for n in nodes for g in scene.actors_at(n))


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


def _clock_counted(paths: Paths) -> bool:
    """ "the dead began arriving at 07:00": an hour is no count of them."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    if syntax.lemmas[i] not in ("dead", "body", "wounded") or syntax.kids(i, "nummod"):
        return False
    return not [q for q in scene.quantities if ":" not in scene.report.text[q.number_start : q.number_end]]


CASUALTIES: dict[str, Condition] = {
    "dead-thing": lambda p: (
        any(
            p.scene.syntax.lemmas[n]
            in ("phone", "telephone", "line", "network", "radio", "signal", "battery", "deal", "talk")
            for n in p.predicated()
        )
        and bool(p.scene.syntax.kids(p.index, "cop"))
    ),
    "of-forces": lambda p: any(p.scene.is_force(k) for k in p.complements(p.index, ("of", "from"))),
    "hurt-said": lambda p: any(
        p.scene.syntax.lemmas[m] in ("wounded", "injured", "patient", "hurt", "wound", "injure")
        for n in p.predicated()
        for m in (n, *p.scene.syntax.parts(n))
    ),
    "clock-counted": _clock_counted,
    "no-body": lambda p: any(
        p.scene.syntax.words[k] == "no"
        for n in (*p.patient(), *p.scene.syntax.surface_subject(p.index))
        for k in p.scene.syntax.kids(n, "det")
    ),
    "subject-person": _subject_person,
    "patient-thing-only": _thing_only,
    "body-argument": _body_argument,
    "dead-or-counted": lambda p: dead_result(p) or (person_patient(p) and is_quantified(p)),
    "toll-noun": _toll_noun,
    "toll-argument": _toll_argument,
    "toll-subject": _toll_subject,
    "weighed": _weighed,
    "subject-things": lambda p: (
        (
            lemma_in(p, p.scene.syntax.surface_subject(p.index), "things")
            or any(p.scene.syntax.lemmas[n] == "battery" for n in p.scene.syntax.surface_subject(p.index))
        )
        and not lemma_in(p, p.scene.syntax.surface_subject(p.index), "people")
    ),
}
"""Every condition of this module that the frames' data may name."""
