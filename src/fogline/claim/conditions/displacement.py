"""Displacement: conditions of the frames of people on the move (`displace`)."""

from __future__ import annotations

from itertools import pairwise

from fogline.claim.conditions.arguments import is_civil, is_quantified
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_lemmas, find_near, find_subject_lemmas, find_subjects
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _displaced_form(paths: Paths) -> bool:
    """Civilians on the move to or from somewhere, or home: words of flight beside a general verb."""
    syntax, i = paths.scene.syntax, paths.index
    if not is_civil(paths, paths.patient() if syntax.passive(i) else syntax.surface_subject(i)):
        return False
    words = {syntax.words[k] for k in syntax.subtree(i, frozenset({"ccomp", "parataxis"}))}
    return bool(words & load_words("flight"))


def _flight_words(paths: Paths) -> bool:
    words = {paths.scene.syntax.words[k] for k in paths.scene.syntax.subtree(paths.index, frozenset({"ccomp"}))}
    return bool(words & load_words("flight"))


def _hosted(paths: Paths) -> bool:
    """Refugees and the displaced who are taken in."""
    return bool(
        find_lemmas(paths, paths.patient()) & (load_words("flown_people") - {"hundred", "dozen", "thousand", "million"})
    )


def _displaced_argument(paths: Paths) -> bool:
    nodes = (*paths.patient(), *paths.scene.syntax.surface_subject(paths.index))
    syntax = paths.scene.syntax
    if find_lemmas(paths, nodes) & {"displaced", "refugee", "evacuee", "returnee", "exodus"}:
        return True
    if any(syntax.words[n] == "displaced" for n in nodes):  # "puts the displaced at 9,000", taken for a verb
        return True
    counted = [n for n in nodes if syntax.lemmas[n] in ("number", "figure", "total", "count", "estimate")]
    inner = {syntax.words[m] for n in counted for k in syntax.parts(n) for m in syntax.subtree(k)}
    return bool(inner & load_words("uprooted_words"))


def _fleeing_person(paths: Paths) -> bool:
    """A named person, a president or a family that flees."""
    scene = paths.scene
    return any(
        scene.has_word(n, "rulers") or any(scene.kind_of(g) == "person" for g in scene.actors_at(n))
        for n in find_subjects(paths)
    )


def _aid_agency(paths: Paths) -> bool:
    """An aid agency expects or fears numbers."""
    scene = paths.scene
    return any(scene.kind_of(g) in ("igo", "ngo", "agency") for g in paths.actors(("agent",)))


def _more_people(paths: Paths) -> bool:
    """A bare number, or people by a word of flight."""
    syntax = paths.scene.syntax
    flown = load_words("counted_fugitives")
    counted = [k for k in syntax.kids(paths.index, "obl") if not syntax.case(k)]
    return any(syntax.tokens[n].upos == "NUM" or syntax.lemmas[n] in flown for n in (*paths.patient(), *counted))


def _own_number(paths: Paths) -> bool:
    """The count stands on the noun itself ("12,000 refugees", "thousands of refugees")."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    if syntax.kids(i, "nummod") and scene.block.kind not in ("live_entry",):
        return True
    head = syntax.head(i)
    return head >= 0 and syntax.case(i) == "of" and bool(scene.quantities_at([head]))


def _predicate(paths: Paths) -> bool:
    """ "Knin is free", "found the town deserted", not "the free market"."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.rels[i] == "xcomp":
        return syntax.lemmas[syntax.head(i)] in ("find", "become", "leave", "remain", "lie", "turn")
    if syntax.is_verb(i) and syntax.passive(i):
        return not syntax.by_phrase(i)
    return bool(syntax.kids(i, "cop"))


def _how_many(paths: Paths) -> bool:
    """ "it is not clear how many people have been displaced"."""
    words = [paths.scene.syntax.words[k] for k in paths.scene.syntax.subtree(paths.index)]
    return any(a == "how" and b == "many" for a, b in pairwise(words))


def _told_to_go(paths: Paths) -> bool:
    """ "told residents to leave", "ordered the villagers to flee north": the order is the claim."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    if head < 0 or syntax.rels[i] not in ("xcomp", "ccomp", "advcl") or syntax.rels[head] in ("acl", "advcl"):
        return False
    told = syntax.lemmas[head] in load_words("ordering_off")
    return told and "to" in syntax.marks(i)


def _struck(paths: Paths) -> bool:
    """ "killed 20 displaced people": what befell them is not their flight."""
    syntax = paths.scene.syntax
    verbs = [(n, syntax.head(n)) for n in paths.predicated() if syntax.rels[n] in ("obj", "nsubj")]
    return any(syntax.lemmas[v] in load_words("casualty_lemmas") and n in syntax.patient(v) for n, v in verbs)


def _those_subject(paths: Paths) -> bool:
    return any(paths.scene.syntax.words[n] == "those" for n in find_subjects(paths))


def _civil_or_others(paths: Paths) -> bool:
    """Civilians, or those counted or meant without a noun ("others", "some 300", "half its people")."""
    scene, syntax = paths.scene, paths.scene.syntax
    nodes = syntax.surface_subject(paths.index)
    if is_civil(paths, nodes):
        return not any(scene.is_force(n) for n in nodes)
    return any(syntax.words[n] in ("others", "some", "many", "most", "several", "thousands", "hundreds") for n in nodes)


def _others_predicated(paths: Paths) -> bool:
    """ "others are with relatives in Oldtown"."""
    syntax, nodes = paths.scene.syntax, paths.predicated()
    return is_civil(paths, nodes) or any(syntax.words[n] in ("others", "some", "many", "most") for n in nodes)


DISPLACEMENT: dict[str, Condition] = {
    "civil-or-others": _civil_or_others,
    "others-predicated": _others_predicated,
    "predicated-civil": lambda p: is_civil(p, p.predicated()),
    "flight-words": _flight_words,
    "struck": _struck,
    "people-modified": lambda p: any(p.scene.has_word(i, "people") for i in p.predicated()),
    "displaced-noun": lambda p: is_quantified(p) or is_civil(p, tuple(p.complements(p.index, ("of",)))),
    "displaced-form": _displaced_form,
    "moved-away": lambda p: bool(p.obliques(p.index, ("from", "out of", "to", "into"))) or "out" in find_near(p),
    "hosted-people": _hosted,
    "displaced-argument": _displaced_argument,
    "refugee-subject": lambda p: (
        bool(find_subject_lemmas(p) & load_words("flown_people")) and not find_near(p) & {"street", "streets", "square"}
    ),
    "fleeing-person": _fleeing_person,
    "aid-agency": _aid_agency,
    "more-people": _more_people,
    "own-number": _own_number,
    "predicate": _predicate,
    "how-many": _how_many,
    "told-to-go": _told_to_go,
    "those-subject": _those_subject,
}
"""Every condition of this module that the frames' data may name."""
