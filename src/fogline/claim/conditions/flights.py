"""Flights: conditions of the frames of people who flee, are driven out or go home, and of places that they leave.

Each takes the paths of one trigger and answers whether it holds; `conditions.table.holds` asks these with the others.
"""

from __future__ import annotations

from fogline.claim.conditions.arguments import is_civil
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_lemmas, find_near_beside, find_oblique_lemmas, find_subject
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

EVERYONE = frozenset({"everyone", "everybody", "all", "most", "half", "many"})
NO_ONE = frozenset({"soul", "nobody", "one", "few", "none", "anyone", "anybody", "handful", "only"})


def _emptied(paths: Paths) -> bool:
    """ "nearly everyone has left", "most of the people are gone"; or "hardly anyone remains"."""
    syntax, i = paths.scene.syntax, paths.index
    nodes = paths.predicated() if syntax.lemmas[i] in ("gone", "left") else find_subject(paths)
    words = {syntax.words[m] for n in nodes for m in (n, *syntax.kids(n, "det", "advmod", "nummod", "amod"))}
    if any(paths.scene.is_force(n) for n in nodes):
        return False
    if syntax.lemmas[i] in ("remain", "stay") or syntax.lemmas[i] == "left":
        none = words & NO_ONE and words & {"no", "hardly", "nobody", "none", "scarcely", "soul"}
        return (
            bool(none) and not syntax.kids(i, "xcomp") and not find_lemmas(paths, nodes) & {"doubt", "question", "hope"}
        )
    inner = find_lemmas(paths, nodes) - EVERYONE
    of_people = load_words("emptied_people")
    return (
        bool(words & (EVERYONE - {"many"}))
        and (not any(syntax.parts(n) for n in nodes) or bool(inner & of_people) or is_civil(paths, nodes))
        and (bool(words & {"everyone", "everybody"}) or bool(inner & of_people))
    )


def _own_flight(paths: Paths) -> bool:
    """ "we ran into the forest with the children", "I left everything": those who fled tell it."""
    syntax, scene = paths.scene.syntax, paths.scene
    nodes = [n for n in find_subject(paths) if syntax.words[n] in ("we", "i", "they", "she", "he")]
    if not nodes or any(scene.is_force(n) for n in nodes):
        return False
    near = find_near_beside(paths)
    if syntax.lemmas[paths.index] in ("run", "walk"):
        near -= load_words("own_flight")
    return bool(near & load_words("fled_from_or_with")) or bool(
        paths.places(("patient-place", "obl:from")) and "foot" in find_near_beside(paths)
    )


def is_civil_subject(paths: Paths) -> bool:
    """Whether the subject is civilians."""
    nodes = find_subject(paths)
    syntax = paths.scene.syntax
    if any(paths.scene.is_force(n) for n in nodes):
        return False
    return is_civil(paths, nodes) or any(syntax.words[n] in ("we", "they", "many", "others") for n in nodes)


def _out_of_home(paths: Paths) -> bool:
    """Civilians moved out of where they live: "cleared residents from the strip", "forced out 12 families"."""
    syntax, i = paths.scene.syntax, paths.index
    if not is_civil(paths, paths.patient()):
        return False
    return "out" in syntax.particles(i) or any(case.split(" ")[0] in ("from", "out") for case, _ in syntax.obliques(i))


def _jammed_with(paths: Paths) -> bool:
    """ "the road is choked with cars"."""
    wheels = find_lemmas(paths, paths.obliques(paths.index, ("with", "by"))) & load_words("family_vehicles")
    return bool(wheels) and bool(find_lemmas(paths, paths.patient() or find_subject(paths)) & load_words("roads"))


def _carried_wave(paths: Paths) -> bool:
    """ "triggered a new wave of displacement", "displacement has doubled"."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    verbs = load_words("setting_off")
    return carrier is not None and syntax.lemmas[carrier] in verbs and not syntax.kids(paths.index, "nummod")


def _settlement_empty(paths: Paths) -> bool:
    """ "the village is empty", "whole quarters stand empty"."""
    syntax, i = paths.scene.syntax, paths.index
    stands = syntax.rels[i] == "xcomp" and syntax.lemmas[syntax.head(i)] in ("stand", "lie", "sit", "remain")
    told = i in syntax.copular or stands
    return told and bool(find_lemmas(paths, paths.predicated()) & load_words("settlements"))


def _ordinary_way(paths: Paths) -> bool:
    """ "returned to class", "tourists flocked to": goings of every day."""
    visitors = find_lemmas(paths, find_subject(paths)) & {"tourist", "visitor", "fan", "shopper", "holidaymaker"}
    return bool(visitors or find_oblique_lemmas(paths, "to") & load_words("ordinary_destinations"))


FLIGHTS: dict[str, Condition] = {
    "ghost": lambda p: any(
        p.scene.syntax.lemmas[k] == "ghost" for k in p.scene.syntax.kids(p.index, "compound", "amod")
    ),
    "emptied": _emptied,
    "own-flight": _own_flight,
    "civil-subject": is_civil_subject,
    "out-of-home": _out_of_home,
    "jammed-with": _jammed_with,
    "displaced-to": lambda p: bool(
        find_lemmas(p, p.complements(p.index, ("to", "for"))) & (load_words("displaced_people") | {"family"})
    ),
    "owned-home": lambda p: (
        p.scene.syntax.lemmas[p.index] == "leave"
        and not any(p.scene.syntax.subkids(n, "nmod:poss") for n in p.patient())
        and not is_civil_subject(p)
    ),
    "carried-wave": _carried_wave,
    "somewhere-set": lambda p: bool(
        {"foot", "border", "home"} & find_near_beside(p) or p.places(("obl:for,to,towards,toward,from",))
    ),
    "in-childhood": lambda p: any(
        case == "as" and p.scene.syntax.lemmas[k] in load_words("childhood")
        for case, k in p.scene.syntax.obliques(p.index)
    ),
    "settlement-empty": _settlement_empty,
    "ordinary-way": _ordinary_way,
    "lined-up": lambda p: bool(find_lemmas(p, find_subject(p)) & {"line", "column", "queue", "convoy", "stream"}),
    "we-predicated": lambda p: any(
        p.scene.syntax.words[n] in ("we", "they") and not p.scene.is_force(n) for n in p.predicated()
    ),
    "mass-flight": lambda p: (
        any(
            p.scene.syntax.words[k] in ("mass", "civilian", "panicked")
            for k in p.scene.syntax.kids(p.index, "amod", "compound")
        )
        and bool(p.complements(p.index, ("from", "out of", "of")))
    ),
    "abroad": lambda p: bool({"abroad", "exile", "hiding"} & find_near_beside(p)),
    "displaced-people-subject": lambda p: bool(find_lemmas(p, find_subject(p)) & load_words("displaced_people")),
}
"""Every condition of this module that the frames' data may name."""
