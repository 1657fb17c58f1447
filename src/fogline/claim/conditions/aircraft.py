"""Aircraft: conditions of the frames of strikes from the air (`airstrike`)."""

from __future__ import annotations

from fogline.claim.conditions.air_arms import is_air
from fogline.claim.conditions.arms import agent_air
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_modifiers, find_subjects
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _bombs_fell(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    nodes = find_subjects(paths)
    return any(syntax.lemmas[n] == "bomb" and "mortar" not in find_modifiers(paths, n) for n in nodes)


def _craft_agent(paths: Paths) -> bool:
    """Aircraft or drones as who kills ("drones kill 21"); strikes and raids are nouns of their own."""
    syntax = paths.scene.syntax
    nodes = [m for n in paths.agent() for m in syntax.conjuncts(n)]
    return any(syntax.lemmas[n] in load_words("killing_aircraft") for n in nodes)


def _backing(paths: Paths) -> bool:
    """ "backed by air strikes": the strikes are the backing."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    return carrier is not None and syntax.lemmas[carrier] in ("back", "support") and syntax.case(paths.index) == "by"


def _aerial_bomb(paths: Paths) -> bool:
    """A bomb from the air: a guided or glide bomb, or bombs that hit (planted ones go off)."""
    syntax, i = paths.scene.syntax, paths.index
    around = {syntax.words[k] for k in syntax.kids(i, "compound", "amod")}
    if around & load_words("unflown_bombs"):
        return False
    plural = syntax.tokens[i].xpos == "NNS" or syntax.words[i].endswith("s")
    carrier = paths.trigger.carrier
    struck = carrier is not None and syntax.lemmas[carrier] in ("hit", "strike", "fall", "rain", "land", "pound")
    return bool(around & load_words("aerial_bombs")) or (plural and struck and paths.trigger.carried_as == "nsubj")


NO_WEAPON = frozenset({"by", "with", "in", "during", "under"})


def _struck_bare(paths: Paths) -> bool:
    """ "the house was hit", "a lorry was struck as it crossed": the blow alone is told, not what dealt it."""
    syntax, i = paths.scene.syntax, paths.index
    if any(
        case in NO_WEAPON and syntax.rels[k] != "obl:unmarked" for case, k in syntax.obliques(i) if not _when(paths, k)
    ):
        return False
    if syntax.kids(i, "advmod") and any(
        syntax.words[k] in load_words("hardship_words") for k in syntax.kids(i, "advmod")
    ):
        return False
    if any(syntax.words[k] == "no" for n in paths.patient() for k in syntax.kids(n, "det")):
        return False
    return syntax.rels[i] not in ("amod", "acl") or bool(syntax.kids(i, "aux"))


def _when(paths: Paths, index: int) -> bool:
    """An oblique of place or time ("in the night", "in Oldtown") names no weapon."""
    scene, token = paths.scene, paths.scene.syntax.tokens[index]
    if any(t.start <= token.start < t.end for t in scene.times):
        return True
    return scene.syntax.case(index) in ("in", "during") and (
        bool(scene.places_of(index)) or scene.has_word(index, "place_nouns")
    )


AIRCRAFT: dict[str, Condition] = {
    "toll-of": lambda p: (
        p.trigger.carrier is None
        and p.scene.syntax.head(p.index) >= 0
        and p.scene.syntax.lemmas[p.scene.syntax.head(p.index)]
        in ("toll", "tally", "victim", "anniversary", "aftermath", "survivor", "dead", "site")
    ),
    "with-air": lambda p: any(
        is_air(p, m) for k in p.obliques(p.index, ("with",)) for m in p.scene.syntax.conjuncts(k)
    ),
    "object-air": lambda p: any(is_air(p, m) for i in p.patient() for m in p.scene.syntax.conjuncts(i)),
    "agent-air": agent_air,
    "air-noun": lambda p: is_air(p, p.index),
    "craft-agent": _craft_agent,
    "bombs-fell": _bombs_fell,
    "struck-bare": _struck_bare,
    "backing": _backing,
    "aerial-bomb": _aerial_bomb,
    "struck-bomb": lambda p: bool({p.scene.syntax.lemmas[n] for n in p.patient()} & load_words("devices")),
    "of-thing": lambda p: any(
        p.scene.has_word(k, c) for k in p.complements(p.index, ("of",)) for c in ("things", "institutions")
    ),
    "struck-at": lambda p: (
        not p.patient() and any(p.scene.places_of(k) or p.scene.is_force(k) for k in p.obliques(p.index, ("at", "on")))
    ),
}
"""Every condition of this module that the frames' data may name."""
