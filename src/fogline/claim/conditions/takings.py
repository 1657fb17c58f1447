"""Takings: conditions of the frames of ground that is taken (`seize`)."""

from __future__ import annotations

from fogline.claim.conditions.arguments import force_actor, lemma_in, person_patient, place_like
from fogline.claim.conditions.condition import Condition
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _announced(paths: Paths) -> bool:
    syntax, i = paths.scene.syntax, paths.index
    carrier = paths.trigger.carrier
    if carrier is None:
        return False
    return syntax.lemmas[carrier] in ("announce", "declare", "claim", "secure") and bool(
        syntax.subkids(i, "nmod:poss") or syntax.lemmas[carrier] == "secure"
    )


def _patient_it(paths: Paths) -> bool:
    """ "captured it", "took most of it", "was overrun": the thing taken is pointed at and is no person."""
    syntax = paths.scene.syntax
    return any(
        syntax.words[n] == "it" or any(syntax.words[k] == "it" for k in syntax.parts(n)) for n in paths.patient()
    )


def _taker(paths: Paths) -> bool:
    """A force takes it, or the passive names nobody; bare "take" needs the force."""
    syntax, i = paths.scene.syntax, paths.index
    if any(paths.scene.is_force(n) for n in paths.agent()):
        return True
    return syntax.passive(i) and syntax.lemmas[i] not in ("take", "seize")


def _clearing(paths: Paths) -> bool:
    """ "are clearing the plant", "clear the highway of checkpoints", "hunt for the last fighters": still under way."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] == "hunt":
        return any(case == "for" and paths.scene.is_force(k) for case, k in syntax.obliques(i))
    if syntax.tokens[i].xpos not in ("VBG", "VB") or (syntax.tokens[i].xpos == "VBG" and not syntax.kids(i, "aux")):
        return False
    if not any(paths.scene.is_force(n) or syntax.words[n] in ("they", "we") for n in syntax.surface_subject(i)):
        return False
    searched = syntax.lemmas[i] in ("clear", "cleanse", "comb", "sweep", "mop")
    nodes = paths.patient()
    if lemma_in(paths, nodes, "bombs"):
        return False
    return searched and (place_like(paths, nodes) or any(syntax.words[n] == "it" for n in nodes))


def is_strange_name(paths: Paths, index: int) -> bool:
    """A name that no record knows for a person, a force or a state: the name of a place, for aught the reader knows."""
    scene = paths.scene
    if scene.syntax.tokens[index].upos != "PROPN":
        return False
    found = scene.actors_at(index)
    return all(g.how == "learned" or scene.kind_of(g) == "group" for g in found)


def _site_at_place(paths: Paths) -> bool:
    """ "seized the wells at Oldtown", "took a quarry near Newtown": a site with its place."""
    scene, syntax = paths.scene, paths.scene.syntax
    for node in paths.patient():
        for member in syntax.conjuncts(node):
            if syntax.lemmas[member] not in load_words("sites"):
                continue
            located = [k for k in syntax.kids(member, "nmod") if syntax.case(k) in load_words("locatives") | {"of"}]
            named = [k for k in syntax.kids(member, "compound") if syntax.tokens[k].upos == "PROPN"]
            if any(scene.places_of(k) for k in located) or named or paths.places(("obl:at,in,near,outside,around",)):
                return True
    return False


def _named_patient(paths: Paths) -> bool:
    """ "captured Kudarappu": a force takes what is named and is nobody known."""
    if person_patient(paths) or not force_actor(paths):
        return False
    syntax = paths.scene.syntax
    nodes = [
        k
        for n in paths.patient()
        for k in ((n, *syntax.parts(n)) if syntax.lemmas[n] in load_words("shares_of_place") else (n,))
    ]
    return any(is_strange_name(paths, n) for n in nodes)


def _none_of_places(paths: Paths) -> bool:
    """ "not one of our camps has been taken", "none of the villages"."""
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[n] in ("one", "none", "any", "each", "all", "both", "neither")
        and any(syntax.lemmas[k] in load_words("place_nouns") or paths.scene.places_at(k) for k in syntax.parts(n))
        for n in paths.patient()
    )


def _place_complement(paths: Paths) -> bool:
    """ "the fall of the headquarters of the brigade": a complement that is a place, if no named one."""
    syntax = paths.scene.syntax
    kids = tuple(k for k in syntax.kids(paths.index, "nmod") if syntax.case(k) in ("of", "over"))
    return bool(kids) and place_like(paths, kids) and _told_as_news(paths)


def _told_as_news(paths: Paths) -> bool:
    """A taking that is announced, reported or denied, or that heads a report."""
    syntax = paths.scene.syntax
    if paths.scene.block.kind in ("headline", "standfirst", "subhead", "list_item", "live_entry"):
        return True
    carrier = paths.trigger.carrier
    above = carrier if carrier is not None else syntax.head(paths.index)
    return above >= 0 and syntax.lemmas[above] in load_words("news_verbs") | {
        "leave",
        "open",
        "mark",
        "deal",
        "give",
        "bring",
    }


def _its_own(paths: Paths) -> bool:
    """ "its capture was first reported on Tuesday": the taking of a place named before, told as news."""
    syntax = paths.scene.syntax
    owned = any(syntax.words[k] in ("its", "their") for k in syntax.subkids(paths.index, "nmod:poss"))
    above = paths.trigger.carrier
    above = above if above is not None else syntax.head(paths.index)
    return owned and above >= 0 and syntax.lemmas[above] in load_words("news_verbs")


def _free_place(paths: Paths) -> bool:
    """ "Knin is free", "the quarter is clear": said of a place by name, not free of something."""
    syntax = paths.scene.syntax
    nodes = paths.predicated()
    if any(syntax.case(k) in ("of", "from", "to", "for") for k in syntax.kids(paths.index, "obl", "nmod")):
        return False
    if syntax.kids(paths.index, "xcomp", "ccomp", "csubj", "advcl", "expl"):
        return False
    return any(bool(paths.scene.places_of(n)) or is_strange_name(paths, n) for n in nodes)


def _off_the_air(paths: Paths) -> bool:
    return any(case.startswith("off") for case, _ in paths.scene.syntax.obliques(paths.index))


def _hoped_for(paths: Paths) -> bool:
    """ "the dream of taking back the region": what is hoped for has not come about."""
    syntax, current = paths.scene.syntax, paths.index
    for _ in range(3):
        head = syntax.head(current)
        if head < 0 or syntax.rels[current] not in ("acl", "advcl", "obl", "nmod", "conj", "xcomp"):
            return False
        if syntax.tokens[current].xpos == "VBG" and syntax.lemmas[head] in load_words("hopes"):
            return True
        current = head
    return False


TAKINGS: dict[str, Condition] = {
    "patient-it": _patient_it,
    "taker": _taker,
    "announced": _announced,
    "clearing": _clearing,
    "site-at-place": _site_at_place,
    "named-patient": _named_patient,
    "none-of-places": _none_of_places,
    "place-complement": _place_complement,
    "its-own": _its_own,
    "free-place": _free_place,
    "off-the-air": _off_the_air,
    "hoped-for": _hoped_for,
}
"""Every condition of this module that the frames' data may name."""
