"""Event nouns: whether a noun tells an event of its own, or one that is coded elsewhere."""

from __future__ import annotations

from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

STRUCK = frozenset({"airstrike", "shell", "blast", "attack"})


def is_event_noun(paths: Paths) -> bool:
    """A noun tells an event of its own if a light verb carries it, or if it brings a place, time, count or party."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if syntax.rels[paths.index] in ("compound", "amod") or is_judged(paths):
        return False
    if carrier is not None and syntax.lemmas[carrier] in load_words("repelling"):
        return False
    if paths.scene.block.kind in ("headline", "caption", "list_item", "live_entry"):
        return True
    head = syntax.head(paths.index)
    if syntax.rels[paths.index] == "nsubj" and head >= 0 and syntax.kids(head, "expl"):
        return True  # "there was fighting"
    return is_carried(paths) or has_detail(paths) or bool(paths.actors(paths.trigger.frame.actor)) or _struck(paths)


def is_carried(paths: Paths) -> bool:
    """Whether a light verb carries the noun ("launched an offensive")."""
    carrier = paths.trigger.carrier
    return carrier is not None and paths.scene.syntax.lemmas[carrier] in load_words("light_verbs")


def is_judged(paths: Paths) -> bool:
    """Only spoken of ("condemned the offensive", "after the attack"): a presupposed nominal, coded elsewhere."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if carrier is None:
        return False
    return paths.trigger.carried_as == "obj" and syntax.lemmas[carrier] in load_words("judging")


def has_detail(paths: Paths) -> bool:
    """Whether a place, a time or a count is told with the trigger."""
    scene, syntax = paths.scene, paths.scene.syntax
    if paths.places(paths.trigger.frame.place):
        return True
    members = set(syntax.subtree(paths.index, frozenset({"acl"})))
    if paths.trigger.carrier is not None:
        members |= set(syntax.subtree(paths.trigger.carrier, frozenset({"ccomp", "advcl", "conj", "parataxis"})))
    spans = [(syntax.tokens[i].start, syntax.tokens[i].end) for i in members]
    return any(s <= t.start < e for t in scene.times for s, e in spans) or any(
        s <= q.number_start < e for q in scene.quantities for s, e in spans
    )


def _struck(paths: Paths) -> bool:
    """ "A drone attack set a depot ablaze": an attack not told before, by what it did."""
    syntax, i, carrier = paths.scene.syntax, paths.index, paths.trigger.carrier
    if carrier is None or paths.trigger.carried_as != "nsubj" or paths.trigger.frame.type not in STRUCK:
        return False
    new = any(syntax.words[k] in ("a", "an", "another") for k in syntax.kids(i, "det"))
    return new and syntax.lemmas[carrier] in load_words("impact_verbs")
