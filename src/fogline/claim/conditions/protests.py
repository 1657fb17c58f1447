"""Protests: conditions of the frames of demonstrations, strikes of workers and riots (`protest`)."""

from __future__ import annotations

from fogline.claim.conditions.arguments import is_civil, lemma_in
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import OTHER_CLAUSES, find_lemmas, find_modifiers, find_near
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _protesters(paths: Paths) -> bool:
    """Crowds that block, burn or march: only those called protesters, or with "protest" in the clause."""
    nodes = paths.agent()
    if not lemma_in(paths, nodes, "protesters"):
        return False
    near = {paths.scene.syntax.lemmas[k] for k in paths.scene.syntax.subtree(paths.index)}
    return bool(near & {"protest", "protester", "demonstrator", "crowd", "mob", "rioter", "demonstration"})


def _crowd(paths: Paths) -> bool:
    """Civilians or people of a trade or cause, not soldiers."""
    nodes = paths.agent()
    return bool(find_lemmas(paths, nodes) & load_words("protesters")) or is_civil(paths, paths.agent())


def _labour_strike(paths: Paths) -> bool:
    """A strike of workers: by its adjective, by who calls it, or by "on"."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] != "strike":
        return True
    around = find_modifiers(paths, i)
    if around & (load_words("air_modifier") | load_words("gun_modifier")):
        return False
    strikers = (*paths.complements(i, ("by", "of")), *syntax.subkids(i, "nmod:poss"), *syntax.kids(i, "compound"))
    if around & load_words("labour") or find_lemmas(paths, strikers) & (
        load_words("protesters") - {"opposition", "party"}
    ):
        return True
    carrier = paths.trigger.carrier
    if carrier is None or paths.trigger.carried_as != "obj":
        return False
    return syntax.lemmas[carrier] in ("call", "stage", "join", "observe", "begin", "end") and _crowd(paths)


def _kin_or_workers(paths: Paths) -> bool:
    """Kin, workers or residents who stand before an office of power."""
    syntax = paths.scene.syntax
    nodes = [m for n in syntax.surface_subject(paths.index) for m in (*syntax.conjuncts(n), *syntax.parts(n))]
    return any(syntax.lemmas[m] in load_words("kin_and_workers") for m in nodes)


def _refused_work(paths: Paths) -> bool:
    """ "drivers have refused to work": labour laid down by many."""
    syntax = paths.scene.syntax
    many = any(
        (syntax.tokens[n].xpos in ("NNS", "NNPS") and paths.scene.has_word(n, "civil"))
        or syntax.lemmas[n] in load_words("kin_and_workers")
        for n in syntax.surface_subject(paths.index)
    )
    return many and any(
        syntax.lemmas[k] in load_words("labour_deeds") and not syntax.kids(k, "obj")
        for k in syntax.kids(paths.index, "xcomp")
    )


PROTESTS: dict[str, Condition] = {
    "kin-or-workers": _kin_or_workers,
    "refused-work": _refused_work,
    "protester-subject": _protesters,
    "protest-near": lambda p: bool(find_near(p) & load_words("protest_near")),
    "actor-crowd": _crowd,
    "other-crowd": lambda p: bool(
        find_lemmas(p, (*p.patient(), *p.obliques(p.index, ("with", "against")))) & load_words("crowds")
    ),
    "labour-strike": _labour_strike,
    "street-words": lambda p: bool(find_near(p) & {"street", "streets", "square", "avenue", "boulevard"}),
    "protest-words": lambda p: bool(
        {p.scene.syntax.lemmas[k] for k in p.scene.syntax.subtree(p.index, OTHER_CLAUSES)} & load_words("protest_words")
    ),
    "protest-crowd": lambda p: bool(find_lemmas(p, p.agent()) & load_words("crowds")),
}
"""Every condition of this module that the frames' data may name."""
