"""Strikes: conditions of the frames of air strikes, shelling, bombs, assaults and battles.

Each takes the paths of one trigger and answers whether it holds; `circumstances.holds` asks these with its own.
"""

from __future__ import annotations

from collections.abc import Callable

from fogline.claim.arguments import is_carried, is_event_noun
from fogline.claim.arms import is_air, is_bomb, is_guns
from fogline.claim.conditions import Condition
from fogline.claim.paths import Paths
from fogline.lexicon.frames import load_words


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


def _it_was(paths: Paths) -> bool:
    """ "It was the drones again": what hit is told by its name alone."""
    syntax, i = paths.scene.syntax, paths.index
    pointing = any(syntax.words[n] in ("it", "that", "this", "those") for n in syntax.surface_subject(i))
    return i in syntax.copular and pointing and not syntax.kids(i, "acl", "nummod")


def _direct_hit(paths: Paths) -> bool:
    """ "took a direct hit", "suffered four hits from a Grad": not a hit at the box office or to the economy."""
    syntax, i = paths.scene.syntax, paths.index
    if any(is_guns(paths, m) for k in paths.complements(i, ("from", "by")) for m in syntax.conjuncts(k)):
        return True
    carrier = paths.trigger.carrier
    if carrier is None:
        return False
    if any(is_guns(paths, k) for k in paths.obliques(carrier, ("from", "by"))):
        return True
    direct = any(syntax.lemmas[k] == "direct" for k in syntax.kids(i, "amod"))
    subjects = syntax.surface_subject(carrier)
    return direct and any(
        paths.scene.has_word(n, c) for n in subjects for c in ("things", "place_nouns", "institutions")
    )


def _bombing_run(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    kinds = {syntax.lemmas[k] for k in syntax.kids(paths.index, "compound", "amod")}
    return bool(kinds & {"bombing", "strafing", "bomb", "attack", "air", "strafe"})


def _target_of(paths: Paths, of_what: Callable[[Paths, int], bool]) -> bool:
    """ "was the target of four rockets": what it is the target of hit it."""
    syntax, i = paths.scene.syntax, paths.index
    if i not in syntax.copular:
        return False
    return any(of_what(paths, m) for k in paths.complements(i, ("of", "for")) for m in syntax.conjuncts(k))


SMALL = frozenset({"sniper", "rifle", "arms", "small-arms", "machine-gun", "gun", "automatic", "machinegun", "small"})


def _small_fire(paths: Paths) -> bool:
    """ "hit by rifle fire", "sniper fire pinned them down": fire of small arms at somebody."""
    syntax, i = paths.scene.syntax, paths.index
    told = {
        syntax.lemmas[m] for k in syntax.kids(i, "compound", "amod") for m in (k, *syntax.kids(k, "compound", "amod"))
    }
    return bool(told & SMALL) and paths.trigger.carried_as in ("nsubj", "obl:agent", "obl")


STRIKES: dict[str, Condition] = {
    "aimed-air": _aimed_air,
    "parties": _parties,
    "used-on": _used_on,
    "heavy-arms": _heavy_arms,
    "agent-raider": _raider,
    "agent-bombs": lambda p: any(is_bomb(p, m) for n in p.agent() for m in p.scene.syntax.conjuncts(n)),
    "armed-encounter": _armed_encounter,
    "blamed-fighting": _blamed_fighting,
    "thrown-back": _thrown_back,
    "came-at": _came_at,
    "it-was": _it_was,
    "direct-hit": _direct_hit,
    "agent-drone": lambda p: any(
        p.scene.syntax.lemmas[m] in ("drone", "uav", "quadcopter", "shahed", "fpv", "geran", "lancet")
        for n in p.agent()
        for m in p.scene.syntax.conjuncts(n)
    ),
    "bombing-run": _bombing_run,
    "target-of-air": lambda p: _target_of(p, is_air),
    "target-of-guns": lambda p: _target_of(p, is_guns),
    "small-fire": _small_fire,
    "shots-at": lambda p: (
        p.trigger.carrier is not None
        and p.scene.syntax.lemmas[p.trigger.carrier] == "fire"
        and bool(p.obliques(p.trigger.carrier, ("at", "on", "towards")))
    ),
    "back": lambda p: "back" in p.scene.syntax.particles(p.index),
    "gun-modified-obl": _gunned_under,
}
"""Every condition of this module that the frames' data may name."""
