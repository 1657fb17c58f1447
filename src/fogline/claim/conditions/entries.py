"""Entries: conditions of the frames of forces that come into a place (`enter`)."""

from __future__ import annotations

from fogline.claim.conditions.arguments import force_actor, lemma_in, person_patient
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_near, find_subjects
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

THERE = frozenset({"there", "here", "inside", "nearby"})


def _seen_force(paths: Paths) -> bool:
    """A force that shows itself ("appeared near the gate") or that others see ("have been seen inside")."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    seen = syntax.lemmas[i] in ("see", "spot", "film", "sight")
    if seen and not syntax.passive(i):
        return False
    return any(scene.is_force(m) for n in syntax.surface_subject(i) for m in syntax.conjuncts(n))


def _site_entered(paths: Paths) -> bool:
    """A place, or a site that is no named place ("entered the wards"), or one pointed at ("entered it")."""
    if paths.places(paths.trigger.frame.place):
        return True
    syntax = paths.scene.syntax
    site = any(syntax.words[n] in ("it", "them") for n in paths.patient()) or lemma_in(
        paths, paths.patient(), "place_nouns", "institutions"
    )
    return site and force_actor(paths)


def _broke_through(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return syntax.lemmas[paths.index] in ("break", "punch", "smash") and "through" in syntax.particles(paths.index)


def _by_then(paths: Paths) -> bool:
    """ "were in the quarter by late afternoon", "are inside the town": told as a coming in."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.case(i) in ("inside", "within") or syntax.words[i] == "inside":
        return True
    if {syntax.words[k] for k in syntax.kids(i, "aux", "cop")} & {"will", "'ll", "’ll", "be"}:
        return True
    return any(syntax.case(k) == "by" for k in syntax.kids(i, "obl", "nmod"))


def _outer_edge(paths: Paths) -> bool:
    """ "reached its northern outskirts", "reached a roundabout in the heart of the camp": inside, not before."""
    syntax = paths.scene.syntax
    around = {syntax.lemmas[k] for n in paths.patient() for k in (n, *syntax.kids(n, "compound", "nmod"))} | {
        syntax.lemmas[k] for case, k in syntax.obliques(paths.index) if case == "in"
    }
    return bool(around & (load_words("outer_parts") | load_words("inner_parts")))


def _frontier(paths: Paths) -> bool:
    """Over a border, a river or a front."""
    syntax = paths.scene.syntax
    lines = load_words("frontiers")
    nodes = [*paths.patient(), *(k for case, k in syntax.obliques(paths.index) if case in ("across", "over"))]
    return any(syntax.lemmas[n] in lines for n in nodes)


def _over_named(paths: Paths) -> bool:
    """ "crossed the Inhulets", "crossed at Kafr Lusin": a crossing of what has a name, or at a named place."""
    syntax = paths.scene.syntax
    if any(syntax.tokens[n].upos == "PROPN" and not person_patient(paths) for n in paths.patient()):
        return True
    wanted = ("at", "from", "near", "into", "through")
    return not paths.patient() and any(case in wanted for case, _ in syntax.obliques(paths.index))


def _no_further(paths: Paths) -> bool:
    """ "got no further than the gate"."""
    syntax, words = paths.scene.syntax, find_near(paths)
    near = {syntax.words[k] for k in syntax.children[paths.index]}
    if syntax.negated(paths.index) and any(case in ("beyond", "past") for case, _ in syntax.obliques(paths.index)):
        return True
    return bool(near & {"further", "farther"}) and "than" in words


def _flag(paths: Paths) -> bool:
    """ "their flag is flying at the palace", "the flag was already in the port"."""
    syntax = paths.scene.syntax
    return any(syntax.lemmas[n] in ("flag", "banner", "tricolour", "tricolor", "colour") for n in find_subjects(paths))


def _somewhere(paths: Paths) -> bool:
    """Some oblique or "there" tells where."""
    syntax, wanted = paths.scene.syntax, load_words("locatives")
    if any(case in wanted or case.split(" ")[0] in wanted for case, _ in syntax.obliques(paths.index)):
        return True
    i = paths.index
    if syntax.tokens[i].deprel == "acl:relcl" and any(syntax.words[k] == "where" for k in syntax.children[i]):
        return True
    return any(syntax.words[k] in THERE for k in syntax.kids(i, "advmod"))


def _aid_subject(paths: Paths) -> bool:
    """Food trucks, ambulances, aid convoys: no forces."""
    syntax = paths.scene.syntax
    aid = load_words("relief") | load_words("aid_words")
    nodes = {k for n in find_subjects(paths) for k in (n, *syntax.kids(n, "compound", "amod", "nmod"))}
    return any(syntax.lemmas[k] in aid - {"water", "oil"} for k in nodes)


def _munition_subject(paths: Paths) -> bool:
    words, syntax = load_words("munitions"), paths.scene.syntax
    poured = {syntax.lemmas[n] for n in syntax.kids(paths.index, "obj")}
    return any(syntax.lemmas[n] in words for n in find_subjects(paths)) or bool(
        poured & (words | {"fire", "round", "artillery"})
    )


def _campaign_enters(paths: Paths) -> bool:
    """ "the offensive entered its fourth week": no force comes into any place."""
    words = load_words("event_nouns") | load_words("spans_of_strife")
    return any(paths.scene.syntax.lemmas[n] in words for n in find_subjects(paths))


def _homeward(paths: Paths) -> bool:
    return bool({"home", "back"} & {paths.scene.syntax.words[k] for k in paths.scene.syntax.children[paths.index]})


ENTRIES: dict[str, Condition] = {
    "site-entered": _site_entered,
    "seen-force": _seen_force,
    "broke-through": _broke_through,
    "gates": lambda p: p.scene.syntax.lemmas[p.index] in ("gate", "doorstep", "threshold", "door"),
    "by-then": _by_then,
    "outer-edge": _outer_edge,
    "frontier": _frontier,
    "over-named": _over_named,
    "no-further": _no_further,
    "flag-subject": _flag,
    "somewhere": _somewhere,
    "homeward": _homeward,
    "campaign-enters": _campaign_enters,
    "aid-subject": _aid_subject,
    "munition-subject": _munition_subject,
}
"""Every condition of this module that the frames' data may name."""
