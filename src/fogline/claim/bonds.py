"""Bonds: conditions of frames of pacts, talks, backing and crowds told in idioms ("on its way", "declared dead")."""

from __future__ import annotations

from collections.abc import Callable

from fogline.claim.arguments import is_civil, lemma_in
from fogline.claim.paths import Paths
from fogline.lexicon.frames import load_words

ENDED = frozenset({"dead", "over", "void", "null", "finished", "moot", "buried", "defunct", "lapsed"})
GOODS = frozenset({"aid", "relief", "arms", "weapon", "weapons", "food", "medical", "humanitarian", "military", "fuel"})
CARRIED = frozenset(
    {"delivery", "shipment", "sale", "supply", "flight", "distribution", "export", "transfer", "convoy"}
)
CARRIED |= frozenset({"consignment", "airdrop", "airlift", "operation", "programme", "program", "training", "package"})
GIFTS = frozenset({"aid", "assistance", "help", "support", "funding", "backing", "weapon", "arms", "cooperation"})
ARMIES = frozenset({"army", "force", "forces", "police", "military", "rank", "ranks", "structure", "guard", "service"})
ARMIES |= frozenset({"troops", "unit", "brigade", "command", "ministry", "militia", "gendarmerie"})
CAUSES = frozenset({"protest", "demand", "demanding", "against", "over", "solidarity", "protesting"})
EMPLOYERS = frozenset({"hospital", "school", "university", "company", "firm", "bank", "paper", "newspaper", "station"})
EMPLOYERS |= frozenset({"club", "faculty", "clinic", "agency", "charity", "call", "meeting", "conference", "class"})
TALKS = frozenset({"talk", "talks", "negotiation", "negotiations", "consultation", "discussion", "contact"})
NAMED_BODIES = frozenset({"igo", "coalition", "armed-group", "militia", "party"})
CONTRARY = frozenset({"off", "short"})


def _declared_dead(paths: Paths) -> bool:
    """ "declared the truce over", "described the ceasefire as dead and buried"."""
    syntax = paths.scene.syntax
    nodes = [*syntax.kids(paths.index, "xcomp", "advmod"), *paths.obliques(paths.index, ("as",))]
    nodes += [k for n in paths.patient() for k in syntax.kids(n, "amod", "acl") if k > n]
    return any(syntax.words[m] in ENDED for n in nodes for m in syntax.conjuncts(n))


def _talks_state(paths: Paths) -> bool:
    """ "No talks are under way with the rebels", "negotiations are deadlocked": a state that talks are in."""
    syntax, head = paths.scene.syntax, paths.scene.syntax.head(paths.index)
    if head < 0 or syntax.rels[paths.index] != "nsubj" or syntax.is_verb(head):
        return False
    return bool(syntax.kids(head, "cop")) and syntax.lemmas[paths.index] in TALKS | {"summit", "meeting", "dialogue"}


def _called_off(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return syntax.lemmas[paths.index] != "call" or bool(CONTRARY & set(syntax.particles(paths.index)))


def _talks_off(paths: Paths) -> bool:
    return paths.scene.syntax.lemmas[paths.index] == "call" and _called_off(paths)


def _aid_cut(paths: Paths) -> bool:
    """Backing that is ended: "halts arms sales", "suspended its aid", not the cutting of a town's supplies."""
    syntax = paths.scene.syntax
    for node in (m for n in paths.patient() for m in syntax.conjuncts(n)):
        lemma = syntax.lemmas[node]
        around = {syntax.words[k] for k in syntax.kids(node, "compound", "amod", "nmod")}
        if lemma in GIFTS or (lemma in CARRIED and around & GOODS):
            return True
    return False


def _aid_complement(paths: Paths) -> bool:
    """ "a pledge of forty vehicles", "arms deliveries": what is given hangs on the noun."""
    syntax = paths.scene.syntax
    if syntax.rels[paths.index] in ("compound", "amod"):
        return False
    inner = [m for k in syntax.kids(paths.index, "nmod") if syntax.case(k) == "of" for m in syntax.conjuncts(k)]
    inner += syntax.kids(paths.index, "compound", "amod")
    return any(syntax.lemmas[k] in load_words("aid") | load_words("relief") for k in inner)


def _relief_predicated(paths: Paths) -> bool:
    """ "Fuel and flour are on their way", "medicine is en route"."""
    syntax = paths.scene.syntax
    nodes = [m for n in paths.predicated() for m in syntax.conjuncts(n)]
    around = {syntax.words[k] for n in nodes for k in syntax.kids(n, "compound", "amod")}
    return any(syntax.lemmas[n] in load_words("relief") for n in nodes) or bool(around & GOODS)


def _stands_by(paths: Paths) -> bool:
    """ "stand by its ally", "standing with the defenders": somebody, named or not, is stood by."""
    syntax = paths.scene.syntax
    nodes = paths.obliques(paths.index, ("by", "with", "behind", "beside", "alongside"))
    nodes += [k for k in syntax.kids(paths.index, "obj") if syntax.case(k) in ("by", "with", "behind")]
    return any(
        syntax.lemmas[n] in ("ally", "partner", "brother", "friend", "comrade", "people", "side", "nation", "country")
        or syntax.words[n] in ("them", "him", "us", "you", "it", "her")
        or paths.scene.actors_at(n)
        for n in nodes
    )


def _into_army(paths: Paths) -> bool:
    """ "absorbed into the regular army", "enlisted in the guard"."""
    syntax = paths.scene.syntax
    return any(
        case in ("into", "in", "with") and bool({syntax.lemmas[m] for m in syntax.conjuncts(k)} & ARMIES)
        for case, k in syntax.obliques(paths.index)
    )


def _named_body(paths: Paths) -> bool:
    """An alliance, party or group as what is left."""
    scene, syntax = paths.scene, paths.scene.syntax
    bodies = {"coalition", "alliance", "bloc", "party", "cabinet", "movement", "union", "federation", "rank", "ranks"}
    if any(syntax.lemmas[m] in bodies for n in paths.patient() for m in syntax.conjuncts(n)):
        return True
    if syntax.lemmas[paths.index] != "quit":
        return False
    return any(scene.kind_of(g) in NAMED_BODIES for n in paths.patient() for g in scene.actors_at(n))


def _joins_employer(paths: Paths) -> bool:
    """ "joined the hospital in 2011", "joined a video call"."""
    syntax = paths.scene.syntax
    nodes = paths.patient()
    return syntax.lemmas[paths.index] == "join" and any(syntax.lemmas[n] in EMPLOYERS for n in nodes)


def _for_a_cause(paths: Paths) -> bool:
    """Work left, or shops shut, over something: "laid down their tools over unpaid wages"."""
    syntax = paths.scene.syntax
    near = {syntax.words[k] for k in syntax.subtree(paths.index, frozenset({"ccomp", "parataxis"}))}
    return bool(near & CAUSES)


def _crowd_carrier(paths: Paths) -> bool:
    """ "parked their lorries across the road in protest": people who act, not an envoy recalled or a post left."""
    scene, syntax, carrier = paths.scene, paths.scene.syntax, paths.trigger.carrier
    if carrier is None or syntax.lemmas[carrier] in ("resign", "quit", "recall", "summon", "expel", "cancel", "leave"):
        return False
    nodes = syntax.surface_subject(carrier)
    if any(scene.is_force(n) and not scene.has_word(n, "protesters") for n in nodes):
        return False
    return lemma_in(paths, nodes, "protesters") or is_civil(paths, nodes)


def _arms_like(paths: Paths) -> bool:
    """Arms by their type alone: "its remaining MiG-29s", "two S-300 batteries"."""
    syntax = paths.scene.syntax
    inner = [k for n in paths.patient() for k in syntax.subtree(n, NOT_INSIDE)]
    named = [i for i in inner if syntax.tokens[i].upos in ("PROPN", "NOUN")]
    return any(
        syntax.tokens[i].text[:1].isupper() and any(c.isdigit() for c in syntax.tokens[i].text) for i in named
    ) or any(i + 2 < len(syntax) and syntax.words[i + 1] == "-" and syntax.words[i + 2][:1].isdigit() for i in named)


NOT_INSIDE = frozenset({"nmod", "acl", "advcl"})


def _money_object(paths: Paths) -> bool:
    """ "signed off on $14bn", "set aside 50 million euros"."""
    syntax = paths.scene.syntax
    nodes = [*paths.patient(), *paths.obliques(paths.index, ("on", "off on"))]
    inner = {syntax.words[k] for n in nodes for k in syntax.subtree(n, frozenset({"acl", "advcl"}))}
    return bool(inner & {"$", "€", "£", "dollars", "euros", "pounds", "million", "billion", "bn", "m", "loan", "grant"})


def _new_chief(paths: Paths) -> bool:
    """ "has a new leader"."""
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[n] in load_words("posts") and "new" in {syntax.words[k] for k in syntax.kids(n, "amod")}
        for n in paths.patient()
    )


def _end_of_rule(paths: Paths) -> bool:
    """ "proclaimed the end of the regime"."""
    syntax = paths.scene.syntax
    inner = {syntax.lemmas[k] for n in paths.patient() for k in syntax.parts(n)}
    return bool(inner & (load_words("rulers") | {"rule", "monarchy", "dictatorship", "transition", "republic"}))


def _angry_crowd(paths: Paths) -> bool:
    """ "Angry relatives stormed the office": civilians whose anger is told."""
    syntax = paths.scene.syntax
    nodes = [m for n in paths.agent() for m in syntax.conjuncts(n)]
    angry = {"angry", "furious", "enraged", "irate", "outraged", "grieving", "striking", "unpaid", "protesting"}
    return any(
        syntax.lemmas[n] in load_words("protesters") and angry & {syntax.words[k] for k in syntax.kids(n, "amod")}
        for n in nodes
    )


def _resistance_joined(paths: Paths) -> bool:
    """ "joined the resistance", "to join the rebels": a side, whatever it is called."""
    scene, syntax = paths.scene, paths.scene.syntax
    sides = {"resistance", "rebellion", "insurgency", "uprising", "rank", "ranks", "jihad", "revolution", "opposition"}
    return any(
        syntax.lemmas[m] in sides or (scene.is_force(m) and syntax.tokens[m].xpos in ("NNS", "NNPS"))
        for n in paths.patient()
        for m in syntax.conjuncts(n)
    )


BONDS: dict[str, Callable[[Paths], bool]] = {
    "declared-dead": _declared_dead,
    "talks-state": _talks_state,
    "called-off": _called_off,
    "talks-off": _talks_off,
    "aid-cut": _aid_cut,
    "aid-complement": _aid_complement,
    "relief-predicated": _relief_predicated,
    "stands-by": _stands_by,
    "into-army": _into_army,
    "named-body": _named_body,
    "joins-employer": _joins_employer,
    "for-a-cause": _for_a_cause,
    "crowd-carrier": _crowd_carrier,
    "arms-like": _arms_like,
    "money-object": _money_object,
    "new-chief": _new_chief,
    "end-of-rule": _end_of_rule,
    "angry-crowd": _angry_crowd,
    "resistance-joined": _resistance_joined,
}
"""Every condition of this module that the frames' data may name."""
