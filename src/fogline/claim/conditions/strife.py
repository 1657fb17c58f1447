"""Strife: conditions that tell what is only spoken of, a strife of words or a campaign of civilians from fighting.

Each takes the paths of one trigger and answers whether it holds; `conditions.table.holds` asks these with its own.
"""

from __future__ import annotations

from fogline.claim.conditions.arguments import lemma_in
from fogline.claim.conditions.condition import Condition
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _wordy(paths: Paths) -> bool:
    """ "lawmakers opened fire on the minister", "attacked the report": strife of words, with no force in it."""
    scene, syntax = paths.scene, paths.scene.syntax
    nodes = [m for n in paths.agent() for m in syntax.conjuncts(n)]
    if any(scene.is_force(n) for n in nodes):
        return False
    if lemma_in(paths, tuple(nodes), "politicians", "beasts"):
        return True
    return lemma_in(paths, paths.patient(), "writings")


def _quarrel(paths: Paths) -> bool:
    """ "the leaders clashed over quotas": civilians at odds over a matter, with no arms told of."""
    scene, syntax = paths.scene, paths.scene.syntax
    nodes = [m for n in paths.agent() for m in syntax.conjuncts(n)]
    if any(scene.is_force(n) and not lemma_in(paths, (n,), "diplomats") for n in nodes):
        return False
    matters = paths.obliques(paths.index, ("over", "about", "on", "at"))
    argued = any(case == "over" or scene.has_word(k, "meetings") for k in matters for case in (syntax.case(k),))
    return argued and (lemma_in(paths, tuple(nodes), "politicians", "diplomats"))


def _his_war(paths: Paths) -> bool:
    """ "He fought in Grozny as a young man": what a person once did."""
    syntax = paths.scene.syntax
    alone = {syntax.words[n] for n in syntax.surface_subject(paths.index)} <= {"he", "she", "i", "who"}
    return alone and bool(paths.agent()) and bool(paths.obliques(paths.index, ("as", "alongside", "under")))


def _with_words(paths: Paths) -> bool:
    """ "bombarded with questions": nothing but words is hurled."""
    return any(
        paths.scene.syntax.lemmas[k] in load_words("wordy_things") for k in paths.obliques(paths.index, ("with", "by"))
    )


def _criticised(paths: Paths) -> bool:
    """ "came under fire from critics for his handling of the crisis": only words are fired."""
    scene, syntax, carrier = paths.scene, paths.scene.syntax, paths.trigger.carrier
    nodes = [paths.index] if carrier is None else [paths.index, carrier]
    if any(paths.obliques(n, ("for", "over")) for n in nodes):
        return True
    sources = [k for n in nodes for k in paths.obliques(n, ("from", "by"))] + paths.complements(paths.index, ("from",))
    if any(
        (syntax.lemmas[k] in load_words("critics") or scene.has_word(k, "beasts")) and not scene.is_force(k)
        for k in sources
    ):
        return True
    subjects = syntax.surface_subject(paths.index if carrier is None else carrier)
    return any(scene.has_word(n, "politicians") for n in subjects)


def _is_cause(paths: Paths, node: int) -> bool:
    """ "a campaign for a new stadium": for something that is neither a place nor to be fought for."""
    scene = paths.scene
    goals = paths.complements(node, ("for",)) + (paths.obliques(paths.index, ("for",)) if node != paths.index else [])
    return bool(goals) and not any(scene.places_of(k) for k in goals)


def _civil_campaign(paths: Paths) -> bool:
    """ "a campaign against tax evasion", "a vaccination drive", "a rescue operation": nobody is attacked."""
    syntax = paths.scene.syntax
    nodes = (paths.index,) if paths.trigger.frame.kind == "noun" else paths.patient()
    for node in nodes:
        owners = {syntax.lemmas[k] for k in syntax.kids(node, "compound", "amod")}
        owners |= {syntax.lemmas[k] for k in syntax.subkids(node, "nmod:poss")}
        if owners & load_words("civil_campaigns") or (
            syntax.lemmas[node] == "campaign" and owners & load_words("campaigners")
        ):
            return True
        if syntax.lemmas[node] == "campaign" and _is_cause(paths, node):
            return True
        aims = paths.complements(node, ("against", "on", "for"))
        aims += paths.obliques(paths.index, ("against",)) if node != paths.index else []
        if any(
            syntax.lemmas[k] in load_words("social_ills") or syntax.lemmas[k] in load_words("civil_campaigns")
            for k in aims
        ):
            return True
    return False


STRIFE: dict[str, Condition] = {
    "wordy": _wordy,
    "quarrel": _quarrel,
    "his-war": _his_war,
    "with-words": _with_words,
    "criticised": _criticised,
    "civil-campaign": _civil_campaign,
}
"""Every condition of this module that the frames' data may name."""
