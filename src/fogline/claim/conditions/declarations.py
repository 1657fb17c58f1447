"""Declarations: conditions of the frames of threats, demands and blame (`threaten`, `accuse`)."""

from __future__ import annotations

from fogline.claim.conditions.arguments import lemma_in
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.speeches import (
    anonymity,
    denial_object,
    disowned,
    is_scorn,
    vow_form,
    vowed_support,
    warned_of_others,
)
from fogline.claim.conditions.surroundings import find_lemmas, find_subject_lemmas
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _time_to_act(paths: Paths) -> bool:
    """ "gave them 48 hours to leave"."""
    syntax = paths.scene.syntax
    return any(
        syntax.words[m] == "to"
        for n in (paths.index, *paths.patient())
        for k in syntax.kids(n, "xcomp", "acl", "advcl")
        for m in syntax.kids(k, "mark")
    )


def _told_to(paths: Paths) -> bool:
    """An order with an infinitive: "told residents to leave"."""
    syntax = paths.scene.syntax
    inner = syntax.kids(paths.index, "xcomp", "ccomp", "advcl")
    return any(syntax.words[m] == "to" for k in inner for m in syntax.kids(k, "mark"))


def _told_civilians(paths: Paths) -> bool:
    """Residents, villagers, foreigners: those told are no soldiers."""
    syntax = paths.scene.syntax
    told = tuple(syntax.kids(paths.index, "obj", "iobj")) or paths.patient()
    found = find_lemmas(paths, told)
    return bool(found & (load_words("civil") | load_words("protesters"))) and not found & load_words("forces")


def _unforthcoming(paths: Paths) -> bool:
    """ "declined to comment" refuses only words."""
    syntax = paths.scene.syntax
    inner = syntax.kids(paths.index, "xcomp", "ccomp", "advcl")
    return any(syntax.lemmas[k] in load_words("unforthcoming") for k in inner)


def _demanded(paths: Paths) -> bool:
    """A demand told with what is demanded: "a government demand to hand over X", "calls for a truce"."""
    syntax = paths.scene.syntax
    inner = syntax.kids(paths.index, "acl", "ccomp")
    return bool(inner) and any(syntax.words[m] in ("to", "that") for k in inner for m in syntax.kids(k, "mark"))


def _told_others(paths: Paths) -> bool:
    """Somebody who is no soldier is told to do something ("told us to open our shops", "orders envoy to leave")."""
    syntax = paths.scene.syntax
    told = syntax.kids(paths.index, "obj", "iobj")
    members = [m for n in told for m in syntax.conjuncts(n)]
    if any(syntax.lemmas[m] in load_words("sides_told") for m in members):
        return True
    if not members or any(paths.scene.is_force(m) for m in members):
        return False
    classes = ("people", "civil", "protesters", "diplomats")
    return any(
        syntax.words[m] in ("us", "them", "me", "him") or any(paths.scene.has_word(m, c) for c in classes)
        for m in members
    )


def _guilty_complement(paths: Paths) -> bool:
    """ "held them responsible for the raid"."""
    syntax, i = paths.scene.syntax, paths.index
    near = [k for k in syntax.children[i] if syntax.rels[k] in ("xcomp", "advmod", "amod", "obj", "advcl", "ccomp")]
    near += [k for n in syntax.kids(i, "obj") for k in syntax.children[n]]
    return any(syntax.words[k] in load_words("guilty_words") for k in near)


def _asks_question(paths: Paths) -> bool:
    """ "asked us where we came from", "he asked": a question, no request."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] != "ask":
        return False
    told = syntax.kids(i, "xcomp", "ccomp", "advcl")
    requested = any(syntax.words[m] in ("to", "that") for k in told for m in syntax.kids(k, "mark"))
    bare = any(syntax.tokens[k].xpos == "VB" for k in told)
    return not (requested or bare) and not any(case == "for" for case, _ in syntax.obliques(i))


def _subjunctive(paths: Paths) -> bool:
    """ "insists that the militants surrender": what is to be done by others, not what is so."""
    syntax = paths.scene.syntax
    for k in syntax.kids(paths.index, "ccomp"):
        helpers = {syntax.words[m] for m in syntax.kids(k, "aux", "aux:pass", "cop")}
        if helpers & {"must", "should", "be"} and not helpers & {"will", "would", "can", "could", "may", "to"}:
            return True
        if helpers:
            continue
        if syntax.tokens[k].xpos == "VB" or (
            syntax.tokens[k].xpos == "VBP" and syntax.lemmas[k] in load_words("demanded_deeds")
        ):
            return True
    return False


def _wants_others(paths: Paths) -> bool:
    """ "wants the governor to resign": somebody else is to do it, or it is to be done."""
    syntax, i = paths.scene.syntax, paths.index
    inner = [
        k for k in syntax.kids(i, "xcomp", "ccomp") if any(syntax.words[m] == "to" for m in syntax.kids(k, "mark"))
    ]
    return bool(inner) and bool(syntax.kids(i, "obj") or any(syntax.kids(k, "nsubj", "nsubj:pass") for k in inner))


DECLARATIONS: dict[str, Condition] = {
    "guilty-complement": _guilty_complement,
    "asks-question": _asks_question,
    "asks-for-news": lambda p: any(
        case == "for" and p.scene.syntax.lemmas[k] in load_words("asked_news")
        for case, k in p.scene.syntax.obliques(p.index)
    ),
    "subjunctive": _subjunctive,
    "wants-others": _wants_others,
    "will-not": lambda p: (
        p.scene.syntax.negated(p.index) and bool({"would", "will", "wo"} & set(p.scene.syntax.auxiliaries(p.index)))
    ),
    "vowed-support": vowed_support,
    "disowned": disowned,
    "warned-of-others": warned_of_others,
    "anonymity": anonymity,
    "vow-form": vow_form,
    "scorn": is_scorn,
    "object-support": lambda p: lemma_in(p, p.patient(), "abstract"),
    "denial-object": denial_object,
    "told-others": _told_others,
    "demanded": _demanded,
    "subject-side": lambda p: bool(find_subject_lemmas(p) & load_words("parties_meant")),
    "told-civilians": _told_civilians,
    "time-to-act": _time_to_act,
    "told-to": _told_to,
    "unforthcoming": _unforthcoming,
}
"""Every condition of this module that the frames' data may name."""
