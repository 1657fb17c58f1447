"""Stances: conditions of frames of backing, blame, meetings and groups, and what only looks like them."""

from __future__ import annotations

from collections.abc import Callable

from fogline.claim.conditions.defiance import is_voiced
from fogline.claim.parse.syntax import Syntax
from fogline.claim.scenes.scene import Scene
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

BANDS = frozenset({"armed-group", "coalition", "militia"})
POINTING = frozenset({"it", "them", "him", "her", "us", "both"})


def _band_actor(paths: Paths) -> bool:
    """Armed groups and their alliances, not persons or armies."""
    return any(paths.scene.kind_of(g) in BANDS for g in paths.actors(paths.trigger.frame.actor))


def _band_recipient(paths: Paths) -> bool:
    return any(paths.scene.kind_of(g) in BANDS for g in paths.actors(paths.trigger.frame.recipient))


def _just_joining(paths: Paths) -> bool:
    """ "If you are just joining us": a reader is greeted."""
    return any(paths.scene.syntax.words[n] in ("us", "me") for n in paths.patient())


def _past_of_find(paths: Paths) -> bool:
    token, syntax = paths.scene.syntax.tokens[paths.index], paths.scene.syntax
    if any(syntax.words[k] == "to" for k in syntax.kids(paths.index, "mark")):
        return False
    return (
        token.text.lower() == "found" and token.xpos in ("VBD", "VBN") and not paths.scene.syntax.by_phrase(paths.index)
    )


def _disarms_others(paths: Paths) -> bool:
    """ "had disarmed the garrison": arms taken from another side."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] == "disband":
        return False
    return not syntax.passive(paths.index) and bool(paths.agent()) and bool(syntax.kids(paths.index, "obj"))


def _own_machines(paths: Paths) -> bool:
    """ "backed by helicopter gunships": one's own arms, unless they are said to be another's."""
    scene, syntax = paths.scene, paths.scene.syntax
    agents = [m for n in paths.agent() for m in syntax.conjuncts(n)]
    return bool(agents) and not any(
        syntax.lemmas[n] not in load_words("machines") or _is_owned(scene, n) for n in agents
    )


def _is_owned(scene: Scene, index: int) -> bool:
    """Whether arms are said to be somebody's: by possessor or by nationality."""
    syntax = scene.syntax
    named = [k for k in syntax.kids(index, "amod", "compound") if syntax.tokens[k].text[:1].isupper()]
    return bool(scene.owners_of(index) or named)


def is_accused(syntax: Syntax, index: int) -> bool:
    """ "accused Ruritania of arming the rebels": the accusation is the claim."""
    head = syntax.head(index)
    under = head >= 0 and (syntax.lemmas[head] in ("accuse", "suspect", "blame") or _is_punished(syntax, head, index))
    inside = syntax.tokens[index].xpos == "VBG" and syntax.rels[index] in ("advcl", "obl", "xcomp", "ccomp")
    return under and inside


def _is_punished(syntax: Syntax, head: int, index: int) -> bool:
    """ "slapped sanctions on him for arming the rebels", "condemned Ruritania for backing them"."""
    if not any(syntax.words[k] == "for" for k in syntax.kids(index, "mark")):
        return False
    sanctioned = any(syntax.lemmas[k] == "sanction" for k in syntax.kids(head, "obj", "nsubj"))
    return sanctioned or syntax.lemmas[head] in ("condemn", "denounce", "sanction", "criticise", "criticize", "slam")


def _group_reflexive(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return any(syntax.words[k] in ("themselves", "itself") for k in syntax.kids(paths.index, "obj", "iobj"))


def _member_state(paths: Paths) -> bool:
    """An alliance of states takes in or shuts out a member."""
    scene = paths.scene
    shut = any(scene.kind_of(g) == "country" for n in paths.patient() for g in scene.actors_of(n, deep=False))
    shut = shut or any(scene.syntax.words[n] in ("country", "it") for n in paths.patient())
    return shut and any(scene.kind_of(g) == "igo" for g in paths.actors(("agent",)))


def _for_its_part(paths: Paths) -> bool:
    return paths.scene.syntax.case(paths.index) in ("for", "by", "on")


def _sent_to_strike(paths: Paths) -> bool:
    """ "sent two dozen aircraft against the sites", "sending drones": arms that are used, not given."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] not in ("send", "drop", "launch", "resume", "deliver"):
        return False
    if {case for case, _ in syntax.obliques(paths.index)} & {"against", "at", "over", "towards", "toward"}:
        return True
    given = bool(paths.actors(paths.trigger.frame.recipient))
    return not given and any(
        syntax.lemmas[m] in load_words("weapons") for n in paths.patient() for m in syntax.conjuncts(n)
    )


def _modifies_side(paths: Paths) -> bool:
    """ "the Ruritanian-backed offensive", "US-backed warlords": what is backed has no name."""
    syntax = paths.scene.syntax
    head = syntax.head(paths.index)
    nodes = [head] if head >= 0 and syntax.is_nominal(head) else []
    nodes += [i for i in range(paths.index + 1, min(paths.index + 4, len(syntax))) if syntax.is_nominal(i)][:2]
    return any(syntax.lemmas[n] in load_words("sides_backed") for n in nodes)


def _points_at_side(paths: Paths) -> bool:
    """ "is backed by Ruritania", "are to help the pocket": a side that is pointed at, or a place that is one."""
    scene, syntax = paths.scene, paths.scene.syntax
    nodes = [m for n in paths.patient() for m in syntax.conjuncts(n)]
    if any(syntax.words[n] in POINTING for n in nodes):
        return True
    if not nodes and not syntax.passive(paths.index):
        return False
    return any(
        syntax.lemmas[n] in load_words("sides_backed") | {"pocket", "enclave", "defender", "garrison", "breakaway"}
        for n in nodes
    ) or any(scene.kind_of(g) in ("country", "government") for n in nodes for g in scene.actors_at(n))


def _reporter_subject(paths: Paths) -> bool:
    """ "At a petrol station I met Jo": the writer's own encounters, outside quotations."""
    scene, syntax = paths.scene, paths.scene.syntax
    start = syntax.tokens[paths.index].start
    if any(q.start <= start < q.end for q in scene.report.quotations):
        return False
    return any(syntax.words[n] in ("i", "we", "us") for n in syntax.surface_subject(paths.index))


def _reporter_owned(paths: Paths) -> bool:
    """ "has not answered our calls"."""
    syntax = paths.scene.syntax
    return any(syntax.words[k] in ("our", "my") for k in syntax.subkids(paths.index, "nmod:poss"))


def _under_terms(paths: Paths) -> bool:
    """ "Under the deal, ...": the deal is taken as known."""
    syntax = paths.scene.syntax
    known = any(syntax.words[k] in ("the", "this", "that") for k in syntax.kids(paths.index, "det"))
    return known and syntax.case(paths.index) in ("under", "as part of", "in line with")


def _scornful_predicate(paths: Paths) -> bool:
    """ "This is betrayal", the attack "may be a war crime": blame told as what something is, in somebody's words."""
    syntax = paths.scene.syntax
    if not syntax.kids(paths.index, "cop") or syntax.negated(paths.index):
        return False
    return is_voiced(paths)


STANCES: dict[str, Callable[[Paths], bool]] = {
    "behind-deed": lambda p: (
        p.scene.syntax.lemmas[p.index] in load_words("evil_deeds")
        and not any(p.scene.syntax.words[n] in ("it", "they", "we", "he", "she", "i") for n in p.predicated())
    ),
    "band-actor": _band_actor,
    "band-recipient": _band_recipient,
    "just-joining": _just_joining,
    "past-of-find": _past_of_find,
    "disarms-others": _disarms_others,
    "own-machines": _own_machines,
    "group-reflexive": _group_reflexive,
    "member-state": _member_state,
    "for-its-part": _for_its_part,
    "sent-to-strike": _sent_to_strike,
    "modifies-side": _modifies_side,
    "points-at-side": _points_at_side,
    "reporter-subject": _reporter_subject,
    "reporter-owned": _reporter_owned,
    "under-terms": _under_terms,
    "scornful-predicate": _scornful_predicate,
}
"""Every condition of this module that the frames' data may name."""
