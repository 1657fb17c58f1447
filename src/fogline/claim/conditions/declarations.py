"""Declarations: conditions of the frames of threats, demands and blame (`threaten`, `accuse`)."""

from __future__ import annotations

from fogline.claim.arguments import lemma_in
from fogline.claim.conditions.condition import Condition
from fogline.claim.paths import Paths
from fogline.claim.speeches import (
    anonymity,
    denial_object,
    disowned,
    is_scorn,
    vow_form,
    vowed_support,
    warned_of_others,
)
from fogline.claim.surroundings import find_lemmas, find_subject_lemmas
from fogline.lexicon.frames import load_words


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
    if not members or any(paths.scene.is_force(m) for m in members):
        return False
    classes = ("people", "civil", "protesters", "diplomats")
    return any(
        syntax.words[m] in ("us", "them", "me", "him") or any(paths.scene.has_word(m, c) for c in classes)
        for m in members
    )


DECLARATIONS: dict[str, Condition] = {
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
