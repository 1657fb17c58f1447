"""Presences: conditions of the frames of forces that stand somewhere, whoever holds the ground (`hold`)."""

from __future__ import annotations

from fogline.claim.conditions.advances import is_before
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.entries import THERE
from fogline.claim.conditions.holdings import are_soldiers
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _lasting(paths: Paths) -> bool:
    """ "are still inside", "units are in their positions": a state, not a coming in."""
    syntax, i = paths.scene.syntax, paths.index
    words = load_words("lasting_words")
    return syntax.lemmas[i] in words or any(syntax.words[k] in words for k in syntax.kids(i, "advmod"))


def _inside_site(paths: Paths) -> bool:
    """A stay at a place, or inside one that was named before ("remained inside", "stayed in it")."""
    if paths.places(paths.trigger.frame.place):
        return True
    syntax, i = paths.scene.syntax, paths.index
    pointed = any(case in ("in", "inside") and syntax.words[k] == "it" for case, k in syntax.obliques(i))
    return pointed or any(syntax.words[k] in ("inside", "there") for k in syntax.kids(i, "advmod", "obl", "xcomp"))


def _sited(paths: Paths) -> bool:
    """A place by name, by "there", or by the "where" of a relative clause."""
    syntax, i = paths.scene.syntax, paths.index
    if paths.places(paths.trigger.frame.place):
        return True
    if any(syntax.words[k] in THERE for k in syntax.kids(i, "advmod")):
        return True
    if any(
        syntax.lemmas[k] in ("country", "republic", "province", "island", "region")
        for case, k in syntax.obliques(i)
        if case == "in"
    ):
        return True
    if syntax.tokens[i].deprel == "acl:relcl" and any(syntax.words[k] == "where" for k in syntax.children[i]):
        return True
    return any(
        syntax.words[k] == "it" and case in ("in", "inside", "at", "around", "near") for case, k in syntax.obliques(i)
    )


def _posted(paths: Paths) -> bool:
    """Somewhere, named or not: "parked in front of the council", "dug in along the ridge"."""
    syntax = paths.scene.syntax
    if _sited(paths):
        return True
    words = load_words("place_nouns") | load_words("institutions") | load_words("sites")
    wanted = load_words("locatives")
    return any(
        (case in wanted or case.split(" ")[0] in wanted) and syntax.lemmas[k] in words
        for case, k in syntax.obliques(paths.index)
    )


def _on_the_ground(paths: Paths) -> bool:
    syntax, i = paths.scene.syntax, paths.index
    return syntax.words[i] == "ground" and not syntax.kids(i, "compound", "amod")


def _stood_there(paths: Paths) -> bool:
    """ "are deployed in and around the town", "was parked outside": where forces stand, not their sending."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] not in load_words("standing"):
        return False
    cases = {case.split(" ")[0] for case, _ in syntax.obliques(i)}
    if cases & {"to", "into", "towards", "toward", "from"} or is_before(paths):
        return False
    if syntax.rels[i] == "acl" and syntax.lemmas[i] in ("station", "post", "base", "billet", "garrison"):
        return True
    if not syntax.passive(i):
        return syntax.lemmas[i] in ("stand", "camp", "sit", "rest", "wait", "hide")
    helpers = {syntax.words[k] for k in syntax.kids(i, "aux")}
    present = {"is", "are", "'re", "’re"} | (set() if syntax.lemmas[i] == "deploy" else {"was", "were"})
    return bool(helpers & present) and not helpers & {"being", "be", "been"}


PRESENCES: dict[str, Condition] = {
    "stays-placed": lambda p: any(
        p.scene.syntax.lemmas[k] in ("entrench", "dig", "station", "base", "deploy", "position", "hole", "post", "camp")
        for k in p.scene.syntax.kids(p.index, "xcomp", "advcl", "ccomp")
    ),
    "inside-site": _inside_site,
    "lasting": _lasting,
    "sited": _sited,
    "posted-where": _posted,
    "on-the-ground": _on_the_ground,
    "stood-there": _stood_there,
    "soldiers-there": are_soldiers,
    "patient-distance": lambda p: any(p.scene.syntax.words[n] in load_words("distance_forms") for n in p.patient()),
}
"""Every condition of this module that the frames' data may name."""
