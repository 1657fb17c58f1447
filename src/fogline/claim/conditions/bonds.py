"""Bonds: conditions of frames of pacts, talks, backing and crowds told in idioms ("on its way", "declared dead")."""

from __future__ import annotations

from collections.abc import Callable

from fogline.claim.conditions.arguments import is_diplomat
from fogline.claim.conditions.surroundings import find_subjects
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

TALKS = frozenset({"talk", "talks", "negotiation", "negotiations", "consultation", "discussion", "contact"})
CONTRARY = frozenset({"off", "short"})


def _declared_dead(paths: Paths) -> bool:
    """ "declared the truce over", "described the ceasefire as dead and buried"."""
    syntax = paths.scene.syntax
    nodes = [*syntax.kids(paths.index, "xcomp", "advmod"), *paths.obliques(paths.index, ("as",))]
    nodes += [k for n in paths.patient() for k in syntax.kids(n, "amod", "acl") if k > n]
    return any(syntax.words[m] in load_words("lapsed") for n in nodes for m in syntax.conjuncts(n))


def _talks_state(paths: Paths) -> bool:
    """ "No talks are under way with the rebels", "negotiations are deadlocked": a state that talks are in."""
    syntax, head = paths.scene.syntax, paths.scene.syntax.head(paths.index)
    if head < 0 or syntax.rels[paths.index] != "nsubj" or syntax.is_verb(head) or syntax.words[paths.index] == "talk":
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
        relieving = any(paths.scene.kind_of(g) in ("igo", "ngo") for g in paths.actors(("agent",)))
        if lemma in load_words("gifts") or (
            lemma in load_words("conveyances") and (relieving or around & load_words("goods_given"))
        ):
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
    return any(syntax.lemmas[n] in load_words("relief") for n in nodes) or bool(around & load_words("goods_given"))


def _stands_by(paths: Paths) -> bool:
    """ "stand by its ally", "standing with the defenders": somebody, named or not, is stood by."""
    syntax = paths.scene.syntax
    nodes = paths.obliques(paths.index, ("by", "with", "behind", "beside", "alongside"))
    nodes += [k for k in syntax.kids(paths.index, "obj") if syntax.case(k) in ("by", "with", "behind")]
    return any(
        syntax.lemmas[n] in load_words("friends")
        or syntax.words[n] in ("them", "him", "us", "you", "it", "her")
        or paths.scene.actors_at(n)
        for n in nodes
    )


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
    return bool(inner & load_words("currencies"))


def _shoulder_to_shoulder(paths: Paths) -> bool:
    """ "stand shoulder to shoulder with", "fought side by side with"."""
    text = " ".join(paths.scene.syntax.words[paths.index + 1 : paths.index + 6])
    return any(told in text for told in ("shoulder to shoulder", "side by side", "hand in hand"))


def _with_aid(paths: Paths) -> bool:
    """ "reached 214,000 people with food assistance"."""
    syntax = paths.scene.syntax
    given = load_words("relief") | {"assistance", "aid", "help", "support", "care", "cash"}
    inner = [k for n in (paths.index, *paths.patient()) for k in syntax.kids(n, "obl", "nmod")]
    return any(syntax.case(k) == "with" and syntax.lemmas[k] in given for k in inner)


def _habitual(paths: Paths) -> bool:
    """ "meets on the first Monday of the month": what a body does as a rule."""
    syntax = paths.scene.syntax
    if syntax.tokens[paths.index].xpos not in ("VBZ", "VBP"):
        return False
    words = {syntax.words[k] for k in syntax.subtree(paths.index)}
    often = words & {"every", "each", "weekly", "monthly", "annually", "yearly", "usually", "normally"}
    return bool(often) or {"of", "month"} <= words


def _near_deal(paths: Paths) -> bool:
    """ "are close to a deal on prisoners"."""
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[k] in load_words("pacts") | {"settlement", "compromise"}
        for k in syntax.kids(paths.index, "obl", "nmod")
        if syntax.case(k) in ("to", "near", "")
    )


def _closed_door(paths: Paths) -> bool:
    """ "closed-door talks", "met behind closed doors": nothing is shut."""
    words, i = paths.scene.syntax.words, paths.index
    return words[i] == "closed" and bool({"door", "doors"} & set(words[i + 1 : i + 3]))


def _lacked(paths: Paths) -> bool:
    """ "ended without agreement"."""
    return paths.scene.syntax.case(paths.index) == "without"


def _envoy_lands(paths: Paths) -> bool:
    """An envoy, a minister or a person by name lands; a pilot lands, too, but to meet nobody."""
    syntax = paths.scene.syntax
    nodes = find_subjects(paths)
    named = any(syntax.tokens[n].upos == "PROPN" or paths.scene.has_word(n, "diplomats") for n in nodes)
    return named and is_diplomat(paths)


BONDS: dict[str, Callable[[Paths], bool]] = {
    "declared-dead": _declared_dead,
    "talks-state": _talks_state,
    "called-off": _called_off,
    "talks-off": _talks_off,
    "aid-cut": _aid_cut,
    "aid-complement": _aid_complement,
    "relief-predicated": _relief_predicated,
    "stands-by": _stands_by,
    "arms-like": _arms_like,
    "shoulder-to-shoulder": _shoulder_to_shoulder,
    "with-aid": _with_aid,
    "habitual": _habitual,
    "envoy-lands": _envoy_lands,
    "lacked": _lacked,
    "closed-door": _closed_door,
    "near-deal": _near_deal,
    "money-object": _money_object,
}
"""Every condition of this module that the frames' data may name."""
