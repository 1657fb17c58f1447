"""Detentions: conditions of the frames of people taken, held and set free (`detain`)."""

from __future__ import annotations

from fogline.claim.conditions.arguments import force_actor, lemma_in, person_patient, place_like
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import any_force, find_near
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

PERSONAL = frozenset({"he", "she", "they", "him", "her", "them", "i", "we", "me", "us", "who", "whom", "nobody", "all"})


def _prison(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[k] in ("prison", "jail", "custody", "detention", "captivity")
        for _, k in syntax.obliques(paths.index)
    )


def _no_holder(paths: Paths) -> bool:
    """ "The stadium holds 50,000 people", "a summit of leaders was held": nobody holds anybody."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] != "hold":
        return False
    if {syntax.lemmas[n] for n in paths.patient()} & (load_words("gatherings") | load_words("event_words")):
        return True
    return not syntax.passive(paths.index) and not paths.actors(("agent",))


def _lone(paths: Paths) -> bool:
    """A number or a personal pronoun stands for people ("eighteen were let go", "he was set free")."""
    syntax = paths.scene.syntax
    return any(
        syntax.tokens[n].upos == "NUM" or syntax.words[n] in ("he", "she", "him", "her", "them")
        for n in (paths.patient())
    )


def _took_people(paths: Paths) -> bool:
    """ "took 37 people with them", "took 300 pupils from schools": counted civilians or captives taken along."""
    if not person_patient(paths) or not _subject_may_take(paths):
        return False
    syntax = paths.scene.syntax
    with_them = any(case in ("with", "from", "off") for case, _ in syntax.obliques(paths.index))
    snatched = syntax.lemmas[paths.index] in ("grab", "nab", "snatch")
    return with_them or snatched or bool(find_near(paths) & {"captive", "hostage", "alive", "prisoner", "away"})


def _subject_may_take(paths: Paths) -> bool:
    agents = paths.agent()
    return not agents or any_force(paths, agents) or any(paths.scene.syntax.tokens[n].upos == "PRON" for n in agents)


def _lone_freed(paths: Paths) -> bool:
    """ "21 have been released", "of whom 29 were freed": a number alone, or "one"."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] == "let" and not find_near(paths) & {"go", "free"}:
        return False
    return any(syntax.tokens[n].upos == "NUM" or syntax.words[n] in ("one", "all", "most") for n in paths.patient())


def _pronoun_patient(paths: Paths) -> bool:
    return any(paths.scene.syntax.words[n] in PERSONAL for n in paths.patient())


def _kin_taken(paths: Paths) -> bool:
    """ "They took my niece", "carried with them girls": people taken by those who came."""
    syntax, i = paths.scene.syntax, paths.index
    subjects = paths.agent()
    takers = any(paths.scene.is_force(n) or syntax.words[n] == "they" for n in subjects)
    taken = any(syntax.lemmas[m] in load_words("kinsfolk") for n in paths.patient() for m in syntax.conjuncts(n))
    if any(case in ("to", "for") and paths.scene.places_at(k) for case, k in syntax.obliques(i)):
        return False
    harmless = load_words("harmless_destinations")
    whereto = {syntax.lemmas[k] for _, k in syntax.obliques(i)}
    return takers and taken and not whereto & harmless and not syntax.kids(i, "xcomp", "ccomp")


def _relieved(paths: Paths) -> bool:
    """Picked up by helpers, not by captors."""
    syntax = paths.scene.syntax
    nodes = [m for n in paths.agent() for m in (n, *syntax.kids(n, "compound", "flat"))]
    return any(syntax.lemmas[m] in load_words("relievers") for m in nodes)


def _they(paths: Paths) -> bool:
    return any(paths.scene.syntax.words[n] in ("they", "we") for n in paths.agent())


def _lone_surrender(paths: Paths) -> bool:
    """ "the militia have given up", "gave up without a shot": forces that give up, and nothing that they give up."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.kids(i, "obj", "xcomp", "ccomp") or syntax.passive(i):
        return False
    return any(paths.scene.is_force(m) for n in syntax.surface_subject(i) for m in syntax.conjuncts(n))


def _led_by_force(paths: Paths) -> bool:
    """ "led out of his office by armed men"."""
    syntax = paths.scene.syntax
    if not syntax.passive(paths.index):
        return person_patient(paths) and force_actor(paths)
    by = paths.obliques(paths.index, ("by",))
    return any(paths.scene.is_force(n) for n in by) or any(
        syntax.lemmas[k] == "gunpoint" for _, k in syntax.obliques(paths.index)
    )


def _pronoun_held(paths: Paths) -> bool:
    """ "he had been held since March"."""
    syntax, i = paths.scene.syntax, paths.index
    told = any(case in ("since", "for", "by", "at", "without") for case, _ in syntax.obliques(i))
    return syntax.passive(i) and told and any(syntax.words[n] in ("he", "she", "they") for n in paths.patient())


DETENTIONS: dict[str, Condition] = {
    "to-be-killed": lambda p: any(
        p.scene.syntax.lemmas[k] in ("execute", "kill", "shoot", "behead", "massacre", "hang", "murder")
        for n in (p.index, *p.patient(), *p.scene.syntax.kids(p.index, "obl"))
        for k in p.scene.syntax.kids(n, "xcomp", "advcl", "acl")
        if any(p.scene.syntax.words[m] == "to" for m in p.scene.syntax.kids(k, "mark"))
    ),
    "living": lambda p: not lemma_in(p, p.patient(), "dead_words"),
    "prison-place": _prison,
    "took-people": _took_people,
    "lone-freed": _lone_freed,
    "captive-words": lambda p: bool(find_near(p) & {"captive", "hostage", "prisoner", "prisoners", "hostages"}),
    "no-holder": _no_holder,
    "free-words": lambda p: bool(find_near(p) & {"free", "go"}) and (person_patient(p) or _lone(p)),
    "pronoun-patient": _pronoun_patient,
    "kin-taken": _kin_taken,
    "relieved": _relieved,
    "pronoun-held": _pronoun_held,
    "lone-surrender": _lone_surrender,
    "led-by-force": _led_by_force,
    "actor-or-they": lambda p: force_actor(p) or _they(p),
    "arms-surrendered": lambda p: (
        p.scene.syntax.lemmas[p.index] in ("surrender", "yield")
        and any(p.scene.syntax.lemmas[n] in ("arm", "arms", "weapon", "gun") for n in p.patient())
    ),
    "whole-place": lambda p: (
        place_like(p, p.patient()) or any(p.scene.syntax.lemmas[n] == "whole" for n in p.patient())
    ),
}
"""Every condition of this module that the frames' data may name."""
