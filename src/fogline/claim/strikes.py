"""Strikes: conditions of the frames of air strikes, shelling, bombs, assaults and battles.

Each takes the paths of one trigger and answers whether it holds; `circumstances.holds` asks these with its own.
"""

from __future__ import annotations

from fogline.claim.arguments import is_carried, is_event_noun
from fogline.claim.arms import is_air, is_bomb
from fogline.claim.conditions import Condition
from fogline.claim.paths import Paths
from fogline.lexicon.frames import load_words

RIGGED = frozenset({"booby", "trap", "trapped", "rig", "rigged", "laden", "pack", "packed", "explosive", "explosives"})
RIGGED |= {"bomb", "suicide", "load", "loaded", "lade", "stuff", "stuffed", "fill", "filled", "wire", "strap"}
LOADS = frozenset({"explosive", "explosives", "dynamite", "tnt", "bomb", "fertiliser", "fertilizer", "shell", "mine"})
BESIDES = frozenset({"with"})


def is_rigged(paths: Paths, index: int) -> bool:
    """ "a booby-trapped motorcycle", "a lorry packed with explosives", "an explosive-laden boat"."""
    syntax = paths.scene.syntax
    if syntax.lemmas[index] not in load_words("bomb_carriers"):
        return False
    told = syntax.kids(index, "compound", "amod")
    around = {w for k in told for m in (k, *syntax.kids(k, "compound", "obl")) for w in (syntax.lemmas[m],)}
    if around & RIGGED and (around & (LOADS | {"booby", "suicide"}) or "trap" in around or "trapped" in around):
        return True
    loads = [o for k in syntax.kids(index, "acl") for case, o in syntax.obliques(k) if case in BESIDES]
    return any(syntax.lemmas[m] in LOADS for o in loads for m in syntax.conjuncts(o))


def _rigged_subject(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    if not syntax.kids(paths.index, "nsubj"):
        return False
    return any(is_rigged(paths, m) for n in syntax.surface_subject(paths.index) for m in syntax.conjuncts(n))


def _aimed_air(paths: Paths) -> bool:
    """Aircraft or drones as what is used or flown against somebody."""
    return any(is_air(paths, m) for n in paths.patient() for m in paths.scene.syntax.conjuncts(n))


def _used_on(paths: Paths) -> bool:
    """ "used against a convoy", "used in attacks on X": on somebody or something, not for a survey or a film."""
    scene, syntax = paths.scene, paths.scene.syntax
    for case, k in syntax.obliques(paths.index):
        if case == "against" or (case in ("on", "over", "at") and (scene.places_of(k) or scene.is_force(k))):
            return True
        if case == "in" and any(scene.has_word(m, c) for m in syntax.conjuncts(k) for c in ("strikes", "event_nouns")):
            return True
    return False


def _gunned_under(paths: Paths) -> bool:
    """ "kept the town under artillery fire": the fire of guns."""
    syntax = paths.scene.syntax
    under = paths.obliques(paths.index, ("under",))
    guns = load_words("gun_modifier")
    return any(syntax.lemmas[m] in guns for k in under for m in syntax.kids(k, "compound", "amod"))


def _heavy_arms(paths: Paths) -> bool:
    """ "heavy weapons were fired into the town", "turned its big guns on it"."""
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[k] in ("heavy", "big", "artillery", "large", "heavy-calibre")
        for n in paths.patient()
        for k in syntax.kids(n, "amod", "compound")
    )


def _raider(paths: Paths) -> bool:
    """Those who attack on the ground: an armed group or militia, gunmen, unnamed attackers."""
    scene, syntax = paths.scene, paths.scene.syntax
    for node in paths.agent():
        for m in syntax.conjuncts(node):
            if scene.has_word(m, "raiders") or any(scene.has_word(k, "raiders") for k in syntax.parts(m)):
                return True
            named = syntax.tokens[m].upos != "PRON"
            if named and any(scene.kind_of(g) in ("armed-group", "militia") for g in scene.actors_at(m)):
                return True
    return False


PITCHED = frozenset({"pitched", "gun", "street", "running", "tank", "fierce", "heavy", "bloody", "intense", "pistol"})


def _parties(paths: Paths) -> bool:
    """A war or battle is told as fighting where its two sides are named ("engaged in a war with Israel")."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] not in ("war", "battle", "fight", "conflict"):
        return True
    if syntax.lemmas[paths.index] == "war" and _is_dated(paths):
        return True
    if (
        syntax.lemmas[paths.index] in ("battle", "fight")
        and {syntax.words[k] for k in syntax.kids(paths.index, "amod", "compound")} & PITCHED
    ):
        return True
    if syntax.lemmas[paths.index] == "conflict" and paths.complements(paths.index, ("between",)):
        return True
    return bool(paths.actors(paths.trigger.frame.recipient)) or (
        syntax.lemmas[paths.index] == "battle" and is_event_noun(paths) and is_carried(paths)
    )


def _is_dated(paths: Paths) -> bool:
    """The clause about a war says when it was ("a war that ended in 1994")."""
    scene, syntax = paths.scene, paths.scene.syntax
    spans = [(syntax.tokens[k].start, syntax.tokens[k].end) for k in syntax.subtree(paths.index)]
    own = syntax.tokens[paths.index].start
    told = [t for t in scene.times if not t.start <= own < t.end]
    return any(start <= t.start < end for t in told for start, end in spans)


def _armed_encounter(paths: Paths) -> bool:
    """ "an encounter with militants", "an armed encounter broke out": a fight, where a force is met."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    if {syntax.lemmas[k] for k in syntax.kids(i, "amod", "compound")} & {"armed", "fierce", "gun", "deadly"}:
        return True
    carrier = paths.trigger.carrier
    met = paths.complements(i, ("with", "between", "against"))
    met += paths.obliques(carrier, ("with", "between")) if carrier is not None else []
    return any(scene.is_force(m) for k in met for m in syntax.conjuncts(k))


TOLLING = frozenset({"kill", "displace", "force", "wound", "claim", "uproot", "injure", "drive", "disrupt", "hamper"})


def _blamed_fighting(paths: Paths) -> bool:
    """ "the fighting has displaced 14,000": fighting known already, as the cause of what is told."""
    syntax, i, carrier = paths.scene.syntax, paths.index, paths.trigger.carrier
    if carrier is None or syntax.lemmas[carrier] not in TOLLING or paths.trigger.carried_as != "nsubj":
        return False
    definite = any(syntax.words[k] == "the" for k in syntax.kids(i, "det"))
    return definite and not syntax.kids(i, "nmod", "acl", "compound", "amod")


def _thrown_back(paths: Paths) -> bool:
    """ "threw back two assaults": an attack told by how it failed."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if carrier is None or paths.trigger.carried_as not in ("obj", "nsubj:pass"):
        return False
    if syntax.lemmas[carrier] in ("throw", "drive", "beat", "fight", "push", "turn", "hold", "stave", "fend", "see"):
        return bool({"back", "off"} & set(syntax.particles(carrier)))
    return syntax.lemmas[carrier] in ("crush", "blunt", "defeat", "contain", "smash")


def _came_at(paths: Paths) -> bool:
    """ "They came at us out of every alley", "came from three sides": an attack told as a coming."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    nodes = [m for n in paths.agent() for m in syntax.conjuncts(n)]
    if paths.obliques(i, ("into", "to")):
        return False
    if not any(syntax.words[n] in ("they", "we") or scene.is_force(n) for n in nodes):
        return False
    for case, k in syntax.obliques(i):
        if case == "at" and (syntax.words[k] in ("us", "them", "me", "him") or scene.is_force(k)):
            return True
        if case == "from" and syntax.lemmas[k] in ("side", "direction", "front"):
            return bool(syntax.kids(k, "nummod", "det"))
        if case == "in" and syntax.lemmas[k] in ("wave", "thousands", "droves"):
            return syntax.lemmas[i] == "come"
    return False


def _aerial_bombs(paths: Paths) -> bool:
    """ "bombs on the town", "a vacuum bomb", "a glide bomb": bombs that come from the air."""
    syntax, i = paths.scene.syntax, paths.index
    around = {syntax.words[k] for k in syntax.kids(i, "compound", "amod")}
    if around & {"suicide", "car", "roadside", "truck", "mortar", "petrol", "parcel", "land"}:
        return False
    dropped = syntax.words[i] == "bombs" and bool(paths.complements(i, ("on", "over")))
    return dropped or bool(around & {"glide", "vacuum", "barrel", "aerial", "thermobaric", "incendiary", "phosphorus"})


STRIKES: dict[str, Condition] = {
    "rigged-subject": _rigged_subject,
    "aimed-air": _aimed_air,
    "parties": _parties,
    "used-on": _used_on,
    "heavy-arms": _heavy_arms,
    "agent-raider": _raider,
    "agent-bombs": lambda p: any(is_bomb(p, m) for n in p.agent() for m in p.scene.syntax.conjuncts(n)),
    "armed-encounter": _armed_encounter,
    "blamed-fighting": _blamed_fighting,
    "aerial-bomb-noun": _aerial_bombs,
    "thrown-back": _thrown_back,
    "came-at": _came_at,
    "back": lambda p: "back" in p.scene.syntax.particles(p.index),
    "gun-modified-obl": _gunned_under,
}
"""Every condition of this module that the frames' data may name."""
