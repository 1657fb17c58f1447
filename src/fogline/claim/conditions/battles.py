"""Battles: conditions of the frames of fights and assaults, told as comings, encounters or failures.

Each takes the paths of one trigger and answers whether it holds; `conditions.table.holds` asks these with its own.
"""

from __future__ import annotations

from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.event_nouns import is_carried, is_event_noun
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _parties(paths: Paths) -> bool:
    """A war or battle is told as fighting where its two sides are named ("engaged in a war with Israel")."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] not in ("war", "battle", "fight", "conflict"):
        return True
    if syntax.lemmas[paths.index] == "war" and _is_dated(paths):
        return True
    if syntax.lemmas[paths.index] in ("battle", "fight") and {
        syntax.words[k] for k in syntax.kids(paths.index, "amod", "compound")
    } & load_words("pitched"):
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


def _blamed_fighting(paths: Paths) -> bool:
    """ "the fighting has displaced 14,000": fighting known already, as the cause of what is told."""
    syntax, i, carrier = paths.scene.syntax, paths.index, paths.trigger.carrier
    if (
        carrier is None
        or syntax.lemmas[carrier] not in load_words("tolls_taken")
        or paths.trigger.carried_as != "nsubj"
    ):
        return False
    definite = any(syntax.words[k] == "the" for k in syntax.kids(i, "det"))
    return definite and not syntax.kids(i, "nmod", "acl", "compound", "amod")


def _thrown_back(paths: Paths) -> bool:
    """ "threw back two assaults": an attack told by how it failed."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if carrier is None or paths.trigger.carried_as not in ("obj", "nsubj:pass"):
        return False
    if syntax.lemmas[carrier] in load_words("beating_back"):
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


def _small_fire(paths: Paths) -> bool:
    """ "hit by rifle fire", "sniper fire pinned them down": fire of small arms at somebody."""
    syntax, i = paths.scene.syntax, paths.index
    told = {
        syntax.lemmas[m] for k in syntax.kids(i, "compound", "amod") for m in (k, *syntax.kids(k, "compound", "amod"))
    }
    return bool(told & load_words("light_weapons")) and paths.trigger.carried_as in ("nsubj", "obl:agent", "obl")


def _days_of(paths: Paths) -> bool:
    """ "after five days of fighting": how long it lasted."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    return head >= 0 and syntax.case(i) == "of" and syntax.lemmas[head] in load_words("spans_of_time")


def _known_event(paths: Paths) -> bool:
    """ "the attack came a day after", "nine died in the raid": what is told already, and only dated or counted."""
    syntax, i, carrier = paths.scene.syntax, paths.index, paths.trigger.carrier
    if carrier is None or not any(syntax.words[k] in ("the", "that", "this") for k in syntax.kids(i, "det")):
        return False
    if paths.trigger.carried_as == "nsubj":
        return syntax.lemmas[carrier] in ("come", "follow")
    alone = not syntax.kids(i, "nmod", "acl", "compound", "amod")
    return alone and syntax.case(i) in ("in", "during") and syntax.lemmas[carrier] in load_words("tolls_told")


def _drove_off(paths: Paths) -> bool:
    """ "drove off to the north", "drove off 300 goats": who rides away, or beasts and cars that are taken along."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] != "drive" or "off" not in syntax.particles(i) or syntax.passive(i):
        return False
    nodes = [m for n in syntax.kids(i, "obj") for m in syntax.conjuncts(n)]
    return not nodes or any(syntax.lemmas[n] in load_words("driven_off") for n in nodes)


BATTLES: dict[str, Condition] = {
    "parties": _parties,
    "days-of": _days_of,
    "known-event": _known_event,
    "armed-encounter": _armed_encounter,
    "blamed-fighting": _blamed_fighting,
    "thrown-back": _thrown_back,
    "drove-off": _drove_off,
    "came-at": _came_at,
    "small-fire": _small_fire,
}
"""Every condition of this module that the frames' data may name."""
