"""Sieges: conditions of the frames of places and people beset, stormed and swept (`attack`)."""

from __future__ import annotations

from fogline.claim.conditions.arguments import is_civil, lemma_in, place_like
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.slots import is_force_patient
from fogline.claim.conditions.surroundings import any_force, find_modifiers
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _hit_subject(paths: Paths) -> bool:
    """A place or a force that comes under fire; a minister under fire is only criticised."""
    syntax = paths.scene.syntax
    for case, node in syntax.obliques(paths.index):
        if case in ("for", "over") or (case == "under" and find_modifiers(paths, node) & load_words("gun_modifier")):
            return False
    return place_like(paths, paths.scene.syntax.surface_subject(paths.index)) or any_force(
        paths, syntax.surface_subject(paths.index)
    )


def _besieged(paths: Paths) -> bool:
    """ "the base is encircled", "we are surrounded"."""
    syntax, i = paths.scene.syntax, paths.index
    if not syntax.passive(i) or syntax.rels[i] in ("amod", "acl"):
        return False
    nodes = paths.patient()
    force = any(paths.scene.is_force(n) or syntax.words[n] in ("we", "they") for n in nodes)
    by = [k for k in paths.obliques(i, ("by",)) if not paths.scene.is_force(k)]
    return not by and (force or place_like(paths, nodes) or lemma_in(paths, nodes, "institutions"))


def _target_subject(paths: Paths) -> bool:
    """A patrol, a craft or a post that draws fire; a minister who does is only criticised."""
    scene, syntax = paths.scene, paths.scene.syntax
    things = load_words("air") | load_words("craft_shot_at")
    for n in syntax.surface_subject(paths.index):
        for m in syntax.conjuncts(n):
            if scene.is_force(m) or syntax.lemmas[m] in things:
                return True
    return place_like(paths, syntax.surface_subject(paths.index))


def _jail_opened(paths: Paths) -> bool:
    """ "broke open the jail"."""
    syntax = paths.scene.syntax
    nodes = [m for n in paths.patient() for m in (*syntax.conjuncts(n), *syntax.kids(n, "obj"))]
    nodes += [k for o in syntax.kids(paths.index, "xcomp") for k in syntax.children[o]]
    nodes += [syntax.head(paths.index)] if syntax.rels[paths.index] == "acl" else []
    opened = "open" in {syntax.words[k] for k in syntax.children[paths.index]}
    return opened and any(n >= 0 and syntax.lemmas[n] in load_words("jails") for n in nodes)


def _swept_place(paths: Paths) -> bool:
    """ "a sweep of the hills", "a sweep south of Oldtown": a search by forces, at a place that is told."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.rels[i] in ("compound", "amod") or paths.trigger.carried_as == "obj":
        return False
    nodes = paths.complements(
        i, ("of", "in", "through", "around", "across", "south of", "north of", "east of", "west of")
    )
    nodes += [k for m in syntax.kids(i, "advmod") for k in syntax.kids(m, "obl", "nmod")]
    return place_like(paths, tuple(nodes))


def _beaten_off(paths: Paths) -> bool:
    """ "tried to win it back and were beaten off": told as the fight that it came to."""
    syntax = paths.scene.syntax
    head = syntax.head(paths.index)
    return head >= 0 and any(
        "off" in syntax.particles(k) or ("back" in syntax.particles(k) and syntax.lemmas[k] == "beat")
        for k in syntax.kids(head, "conj")
    )


def _set_upon(paths: Paths) -> bool:
    """ "set upon the village", "fell upon the travellers": a place or people, whoever did it."""
    scene, syntax = paths.scene, paths.scene.syntax
    nodes = tuple(paths.obliques(paths.index, ("upon",)))
    if not syntax.surface_subject(paths.index) or syntax.kids(paths.index, "obj"):
        return False
    return place_like(paths, nodes) or any(scene.has_word(n, "people") or scene.is_force(n) for n in nodes)


SIEGES: dict[str, Condition] = {
    "set-upon": _set_upon,
    "beaten-off": _beaten_off,
    "hit-subject": _hit_subject,
    "besieged": _besieged,
    "target-subject": _target_subject,
    "jail-opened": _jail_opened,
    "swept-place": _swept_place,
    "post-patient": lambda p: place_like(p, p.patient()) or is_force_patient(p),
    "trapped-civil": lambda p: p.scene.syntax.lemmas[p.index] in ("trap", "isolate") and is_civil(p, p.patient()),
    "charged-place": lambda p: place_like(p, p.patient()) or any(p.scene.syntax.words[n] == "it" for n in p.patient()),
}
"""Every condition of this module that the frames' data may name."""
