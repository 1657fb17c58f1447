"""Asides: conditions that tell what is only a setting, a custom or a count beside an event."""

from __future__ import annotations

from fogline.claim.conditions.arguments import lemma_in
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_near
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _asked_thing(paths: Paths) -> bool:
    """ "asked the way to the barracks", "asked why", "asked him his name": a question, no demand."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] != "ask":
        return False
    if any(syntax.lemmas[k] in load_words("asked_things") for k in syntax.kids(i, "obj", "iobj")):
        return True
    return any(
        syntax.words[m] in load_words("asked_things") | {"if", "who"}
        for k in syntax.kids(i, "ccomp", "advcl")
        for m in syntax.kids(k, "mark", "advmod", "nsubj", "obj")
    )


def _in_progress(paths: Paths) -> bool:
    """ "operations are in progress": something goes on, nobody advances."""
    syntax, i = paths.scene.syntax, paths.index
    return syntax.lemmas[i] == "progress" and syntax.case(i) == "in"


def _counts_living(paths: Paths) -> bool:
    """ "put the number of people camped there at 30,000", "the number of troops rose": a number of the living."""
    syntax = paths.scene.syntax
    for node in (*paths.patient(), *syntax.surface_subject(paths.index)):
        if syntax.lemmas[node] not in ("number", "figure", "count", "total", "estimate", "tally"):
            continue
        inner = [m for k in syntax.parts(node) for m in syntax.subtree(k)]
        if inner and not any(
            syntax.lemmas[m] in load_words("dead_words") | load_words("harming_words")
            or syntax.lemmas[m] in ("kill", "wound", "injure", "die", "slay", "wounded", "injured", "martyr", "hurt")
            or syntax.lemmas[m] in ("missing", "perish", "drown", "neutralise", "neutralize", "eliminate", "execute")
            for m in inner
        ):
            return True
    return False


def _on_a_day(paths: Paths) -> bool:
    """ "fell on the last day of the month": on a day, on nobody."""
    syntax = paths.scene.syntax
    around = syntax.obliques(paths.index)
    nodes = [k for case, k in around if case in ("on", "upon", "in", "at")]
    if any(case in ("inside", "near", "into", "around", "outside", "across", "over") for case, _ in around):
        return False
    return bool(nodes) and all(syntax.lemmas[k] in load_words("day_words") for k in nodes)


def _way_object(paths: Paths) -> bool:
    """ "force their way into the ward": a way is forced, nobody is forced out."""
    syntax = paths.scene.syntax
    return any(syntax.lemmas[n] == "way" for n in (*paths.patient(), *syntax.kids(paths.index, "obj")))


def _kept_so(paths: Paths) -> bool:
    """ "remain in captivity", "stayed in contact": a state that is no place."""
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[k] in load_words("states_kept") and not paths.scene.places_at(k)
        for case, k in syntax.obliques(paths.index)
        if case in ("in", "inside", "at", "out of")
    )


def _the_slain(paths: Paths) -> bool:
    """ "documents found upon the slain": people known to be dead."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.tokens[i].xpos not in ("VBN", "VBD", "JJ") or syntax.rels[i] not in ("obl", "nmod", "obj"):
        return False
    return any(syntax.words[k] == "the" for k in syntax.kids(i, "det")) and not syntax.kids(i, "nummod", "nsubj")


def _mere_setting(paths: Paths) -> bool:
    """ "contended at the monthly meeting": where something was said."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    if syntax.rels[i] != "obl" or syntax.case(i) not in ("at", "during") or head < 0:
        return False
    return bool(syntax.kids(head, "ccomp")) and not paths.complements(i, ("with", "between"))


def _place_to_place(paths: Paths) -> bool:
    """ "moved from yard to yard", "went from door to door": no way from one place to another."""
    syntax = paths.scene.syntax
    from_ = {syntax.lemmas[k] for case, k in syntax.obliques(paths.index) if case == "from"}
    to = {syntax.lemmas[k] for case, k in syntax.obliques(paths.index) if case == "to"}
    to |= {syntax.lemmas[m] for f in syntax.kids(paths.index, "obl") for m in syntax.kids(f, "nmod", "obl")}
    to |= {syntax.lemmas[m] for case, k in syntax.obliques(paths.index) if case == "from" for m in syntax.parts(k)}
    to |= {
        syntax.lemmas[m]
        for case, k in syntax.obliques(paths.index)
        if case == "from"
        for m in syntax.kids(k, "nmod")
        if syntax.case(m) == "to"
    }
    return bool(from_ & to)


def _will_be_there(paths: Paths) -> bool:
    """ "we shall be there": a promise of what is to come."""
    syntax, i = paths.scene.syntax, paths.index
    helped = {syntax.words[k] for k in syntax.kids(i, "aux")}
    return bool(helped & {"will", "shall", "'ll", "’ll", "would", "wo"})


def _owned_stuff(paths: Paths) -> bool:
    """ "vehicles belonging to agencies": things have an owner, no group a leader."""
    nodes = paths.predicated() or paths.scene.syntax.surface_subject(paths.index)
    return lemma_in(paths, nodes, "things", "relief", "aid")


def _said_standoff(paths: Paths) -> bool:
    """ "the standoff had cost 400 lives": a stand-off is fighting only where its two sides, or shots, are named."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] not in ("standoff", "stand-off"):
        return False
    armed = {syntax.lemmas[k] for k in syntax.kids(i, "amod", "compound")} & {"armed", "military", "tense", "border"}
    return (
        not armed and not paths.actors(paths.trigger.frame.recipient) and not paths.complements(i, ("between", "with"))
    )


def _ghost_days(paths: Paths) -> bool:
    """ "ghost town Mondays": days on which all is shut."""
    syntax = paths.scene.syntax
    head = syntax.head(paths.index)
    near = {syntax.words[k] for k in syntax.kids(head, "nsubj")} if head >= 0 else set()
    days = {"mondays", "monday", "days", "day"}
    return syntax.rels[paths.index] in ("compound", "amod", "nmod") or bool((near | find_near(paths)) & days)


ASIDES: dict[str, Condition] = {
    "asked-thing": _asked_thing,
    "in-progress": _in_progress,
    "counts-living": _counts_living,
    "on-a-day": _on_a_day,
    "way-object": _way_object,
    "kept-so": _kept_so,
    "the-slain": _the_slain,
    "mere-setting": _mere_setting,
    "place-to-place": _place_to_place,
    "will-be-there": _will_be_there,
    "owned-stuff": _owned_stuff,
    "said-standoff": _said_standoff,
    "ghost-days": _ghost_days,
}
"""Every condition of this module that the frames' data may name."""
