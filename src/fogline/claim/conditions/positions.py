"""Positions: conditions of the frames about where forces stand again, on whose soil, and what is no force at all."""

from __future__ import annotations

from fogline.claim.conditions.condition import Condition
from fogline.claim.epistemics.negation import is_negated
from fogline.claim.parse.predicates import bare_case
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

SOIL = frozenset({"soil", "territory", "land", "side", "bank", "shore"})


def _back_again(paths: Paths) -> bool:
    """ "was back in the army's hands by Sunday": taken again; "is again in the army's hands" is a state."""
    syntax, i = paths.scene.syntax, paths.index
    near = {syntax.words[k] for k in syntax.kids(i, "advmod")}
    near |= {syntax.words[m] for k in syntax.kids(i, "advmod") for m in syntax.kids(k, "advmod")}
    if "back" in near and "now" in near:
        return True
    back = "back" in near or {"once", "more"} <= near
    return back and not {"is", "are"} & {syntax.words[k] for k in syntax.kids(i, "cop")}


def _on_soil(paths: Paths) -> bool:
    """ "is on Ruritanian soil", "are on our territory": whose soil it is is said."""
    syntax, i = paths.scene.syntax, paths.index
    return syntax.lemmas[i] in SOIL and bool(syntax.kids(i, "amod", "compound", "nmod"))


def _brought_force(paths: Paths) -> bool:
    """ "flew in hundreds of commandos", where the parse takes those flown in for a place."""
    syntax, words = paths.scene.syntax, load_words("forces") | {"reinforcement", "personnel", "men"}
    for case, node in syntax.obliques(paths.index):
        if case != "in" or node < paths.index:
            continue
        if any(syntax.words[c] == "in" and c == paths.index + 1 for c in syntax.kids(node, "case")) and any(
            syntax.lemmas[k] in words for k in (node, *syntax.parts(node))
        ):
            return not paths.scene.places_of(node)
    return False


def _predicated_military(paths: Paths) -> bool:
    """Reinforcements, convoys or troops "are on their way"."""
    syntax, words = paths.scene.syntax, load_words("military_things")
    if not syntax.kids(paths.index, "cop"):
        return False
    return any(syntax.lemmas[m] in words for n in paths.predicated() for m in syntax.conjuncts(n))


def _distance_subject(paths: Paths) -> bool:
    """ "Barely 30 km separate the rebels from the capital"."""
    syntax = paths.scene.syntax
    return any(syntax.words[n] in load_words("distance_forms") for n in syntax.surface_subject(paths.index))


def _bound_somewhere(paths: Paths) -> bool:
    """ "set out from Oldtown for Newtown"."""
    wanted = ("for", "to", "toward", "towards")
    return any(case in wanted and paths.scene.places_of(k) for case, k in paths.scene.syntax.obliques(paths.index))


def _leaving(paths: Paths) -> bool:
    """ "filed out through the gate", "streaming from the town"."""
    syntax, i = paths.scene.syntax, paths.index
    if {"out", "away", "back", "off", "home"} & set(syntax.particles(i)):
        return True
    return any(bare_case(case) in ("from", "out of", "away from") for case, _ in syntax.obliques(i))


def _inbound(paths: Paths) -> bool:
    """ "streaming into the town across the bridge": a coming, no going."""
    cases = {bare_case(case) for case, _ in paths.scene.syntax.obliques(paths.index)}
    return bool(cases & {"into", "onto", "across", "to"}) and not _leaving(paths)


def _into_somewhere(paths: Paths) -> bool:
    """Into a place, by name or by a word for one ("into the city", "into the disputed triangle of Oldtown")."""
    scene, syntax = paths.scene, paths.scene.syntax
    if paths.places(paths.trigger.frame.place):
        return True
    words = (
        load_words("place_nouns")
        | load_words("inner_parts")
        | {"triangle", "country", "soil", "quarters", "outskirts", "suburbs"}
    )
    return any(
        bare_case(case) in ("into", "inside") and (syntax.lemmas[k] in words or _is_strange_name(paths, k))
        for case, k in syntax.obliques(paths.index)
    ) and any(scene.is_force(n) for n in paths.agent())


def _is_strange_name(paths: Paths, index: int) -> bool:
    token = paths.scene.syntax.tokens[index]
    return token.xpos == "NNP" and all(g.how == "learned" for g in paths.scene.actors_at(index))


def _holder(paths: Paths) -> bool:
    """Who holds it: an actor, or "nobody"."""
    if paths.actors(paths.trigger.frame.actor):
        return True
    syntax = paths.scene.syntax
    return any(syntax.words[n] in ("nobody", "noone", "none", "neither") for n in paths.agent())


def _through_town(paths: Paths) -> bool:
    """ "driving through the streets of Oldtown": they are in the town, not on their way."""
    syntax = paths.scene.syntax
    return any(
        case == "through" and syntax.lemmas[k] in load_words("inner_parts") for case, k in syntax.obliques(paths.index)
    )


def _is_post(paths: Paths) -> bool:
    """What soldiers hold and leave: outposts, positions, bases."""
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[k] in load_words("military_posts")
        for n in paths.patient()
        for m in syntax.conjuncts(n)
        for k in (m, *syntax.parts(m))
    )


def _tactical(paths: Paths) -> bool:
    """ "improved the tactical situation", as ministries tell of ground gained."""
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[k] in ("tactical", "operational", "front", "forward", "frontline", "forwards")
        for n in paths.patient()
        for k in syntax.kids(n, "amod", "compound", "nmod")
    )


def _verbless(paths: Paths) -> bool:
    """A heading without a verb: "Tanks at the gates of the capital"."""
    syntax = paths.scene.syntax
    head = syntax.head(paths.index)
    return head >= 0 and syntax.rels[head] == "root" and not syntax.is_verb(head) and not syntax.kids(head, "cop")


def _declared_taken(paths: Paths) -> bool:
    """ "declared the town liberated", "proclaimed it under their control", "declared Sirte its own"."""
    syntax = paths.scene.syntax
    told = syntax.kids(paths.index, "xcomp", "obl", "obj", "advcl")
    return any(syntax.words[m] in load_words("declared_states") for k in told for m in (k, *syntax.children[k]))


POSITIONS: dict[str, Condition] = {
    "back-again": _back_again,
    "on-soil": _on_soil,
    "brought-force": _brought_force,
    "predicated-military": _predicated_military,
    "predicate-be": lambda p: bool(p.scene.syntax.kids(p.index, "cop")),
    "negation": lambda p: is_negated(p.scene, p.index, p.index),
    "left-post": _is_post,
    "into-somewhere": _into_somewhere,
    "control-is": lambda p: (
        p.scene.syntax.rels[p.index] == "nsubj" and p.scene.syntax.head(p.index) in p.scene.syntax.copular
    ),
    "holder": _holder,
    "through-town": _through_town,
    "inbound": _inbound,
    "declared-taken": _declared_taken,
    "leaving": _leaving,
    "tactical": _tactical,
    "verbless": _verbless,
    "distance-subject": _distance_subject,
    "bound-somewhere": _bound_somewhere,
}
"""Every condition of this module that the frames' data may name."""
