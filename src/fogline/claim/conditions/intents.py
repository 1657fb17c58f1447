"""Intents: conditions of frames of what is threatened, wanted or asked in plain news wordings."""

from __future__ import annotations

from fogline.claim.conditions.arguments import lemma_in
from fogline.claim.conditions.condition import Condition
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "would"})


def _told_that(paths: Paths) -> bool:
    """ "its complaint that troops had crossed": an accusation told with what it says."""
    syntax, i = paths.scene.syntax, paths.index
    return any("that" in {syntax.words[m] for m in syntax.kids(k, "mark")} for k in syntax.kids(i, "acl", "ccomp"))


def _against_deed(paths: Paths) -> bool:
    """ "warned nurses against treating soldiers"."""
    syntax = paths.scene.syntax
    return any(
        syntax.words[m] == "against" and syntax.is_verb(k)
        for k in syntax.kids(paths.index, "advcl", "obl", "xcomp")
        for m in syntax.kids(k, "mark", "case")
    )


def _wants_stopped(paths: Paths) -> bool:
    """ "wants the flights to cease", "want the governor to go": what others are to do."""
    syntax, i = paths.scene.syntax, paths.index
    inner = [k for k in syntax.kids(i, "xcomp", "ccomp") if syntax.lemmas[k] in load_words("wanted_deeds")]
    inner += [
        k
        for n in syntax.kids(i, "obj")
        for k in syntax.kids(n, "acl")
        if syntax.lemmas[k] in load_words("wanted_deeds")
    ]
    told = {"to"} & {syntax.words[m] for k in inner for m in syntax.kids(k, "mark")}
    return bool(told) and bool(syntax.kids(i, "obj") or any(syntax.kids(k, "nsubj") for k in inner))


def _will_unless(paths: Paths) -> bool:
    """ "would march on the capital unless he went": what is threatened if nothing is done."""
    syntax, i = paths.scene.syntax, paths.index
    if not FUTURE & set(syntax.auxiliaries(i)):
        return False
    if any("unless" in {syntax.words[m] for m in syntax.kids(k, "mark")} for k in syntax.kids(i, "advcl")):
        return True
    head = syntax.head(i)
    ordered = head >= 0 and syntax.rels[i] == "conj" and syntax.tokens[head].xpos in ("VB", "VBP")
    return ordered and "or" in {syntax.words[k] for k in syntax.kids(i, "cc")} and not syntax.kids(head, "nsubj", "aux")


def _sides_with(paths: Paths) -> bool:
    """ "gangs allied to traffickers": of one that it is allied to, not "allied forces"."""
    syntax, i = paths.scene.syntax, paths.index
    return any(syntax.case(k) in ("to", "with") for k in syntax.kids(i, "obl", "nmod"))


def _ready_to(paths: Paths) -> bool:
    """ "stands ready to assist"."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    if head < 0 or syntax.rels[i] not in ("xcomp", "advcl", "ccomp"):
        return False
    return syntax.lemmas[head] in ("ready", "prepared", "willing") and "to" in {
        syntax.words[m] for m in syntax.kids(i, "mark")
    }


def _by_people(paths: Paths) -> bool:
    """ "marches by lawyers"."""
    nodes = tuple(paths.complements(paths.index, ("by",)))
    return lemma_in(paths, nodes, "people", "protesters") and not any(paths.scene.is_force(k) for k in nodes)


def _captive_audience(paths: Paths) -> bool:
    syntax, i = paths.scene.syntax, paths.index
    return syntax.rels[i] == "amod" and not any(paths.scene.has_word(k, "people") for k in paths.predicated())


def _mission_agent(paths: Paths) -> bool:
    """A mission or its peacekeepers, which are no army of a party."""
    scene = paths.scene
    kinds = {scene.kind_of(g) for g in paths.actors(("agent",))}
    return bool(kinds & {"igo", "coalition"}) or any(
        scene.syntax.lemmas[n] in ("mission", "peacekeeper", "observer", "monitor") for n in paths.agent()
    )


def _with_listed_aid(paths: Paths) -> bool:
    """ "supply the capital with missiles": arms, money or goods that are given."""
    return lemma_in(paths, tuple(paths.obliques(paths.index, ("with",))), "aid", "relief", "guns", "air")


def _iobj_hours(paths: Paths) -> bool:
    """ "gave the rebels 48 hours"."""
    syntax, i = paths.scene.syntax, paths.index
    spans = [
        k for k in syntax.kids(i, "obj") if syntax.lemmas[k] in ("hour", "day", "week") and syntax.kids(k, "nummod")
    ]
    return bool(spans) and bool(syntax.kids(i, "iobj"))


INTENTS: dict[str, Condition] = {
    "told-that": _told_that,
    "against-deed": _against_deed,
    "wants-stopped": _wants_stopped,
    "will-unless": _will_unless,
    "mission-agent": _mission_agent,
    "with-listed-aid": _with_listed_aid,
    "iobj-hours": _iobj_hours,
    "sides-with": _sides_with,
    "ready-to": _ready_to,
    "by-people": _by_people,
    "captive-audience": _captive_audience,
}
"""Every condition of this module that the frames' data may name."""
