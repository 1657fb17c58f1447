"""Holdings: conditions of the frames of ground that is held (`hold`)."""

from __future__ import annotations

from fogline.claim.conditions.arguments import place_like
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_near, find_subject_lemmas, find_subjects
from fogline.claim.conditions.takings import is_strange_name
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _stative(paths: Paths) -> bool:
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] not in ("occupy", "control"):
        return False
    if any(case == "since" for case, _ in syntax.obliques(i)):
        return True
    if syntax.tokens[i].xpos in ("VBZ", "VBP") and paths.scene.block.kind != "headline":
        return True
    if syntax.tokens[i].xpos == "VBG" and syntax.kids(i, "aux"):
        return True
    still = {"currently", "still", "now", "already", "long", "previously", "formerly"}
    return syntax.lemmas[i] in ("occupy", "control") and bool(
        still & {syntax.words[k] for k in syntax.kids(i, "advmod")}
    )


def _occupied_once(paths: Paths) -> bool:
    """ "occupied the town in November": a taking, unless it is told as lasting."""
    syntax, i = paths.scene.syntax, paths.index
    past = syntax.tokens[i].xpos == "VBD" or (
        syntax.tokens[i].xpos == "VBN" and "was" in {syntax.words[k] for k in syntax.kids(i, "aux")}
    )
    return syntax.lemmas[i] == "occupy" and past and not _stative(paths)


def _front_frozen(paths: Paths) -> bool:
    """ "the front line has barely moved", "remained static"."""
    if not find_subject_lemmas(paths) & {"line", "front", "frontline"} or not find_near(paths) & {
        "front",
        "frontline",
        "frontlines",
    }:
        return False
    still = load_words("standstill")
    return paths.scene.syntax.negated(paths.index) or bool(find_near(paths) & still)


def _has_holder(paths: Paths) -> bool:
    """Who is "in control" is somebody that may hold ground: known, a force by its word, or a sect, clan or group."""
    scene, nodes = paths.scene, paths.predicated()
    words = load_words("groups") | load_words("forces") | {"sect", "clan", "tribe", "mob", "we", "they"}
    if any(scene.syntax.lemmas[n] in words or scene.is_force(n) for n in nodes):
        return True
    return any(scene.kind_of(g) in load_words("armed_kinds") for n in nodes for g in scene.actors_of(n))


def _held_thing(paths: Paths) -> bool:
    """What is "in their hands" is no person and no matter, but a place, by name or by word."""
    scene, syntax, nodes = paths.scene, paths.scene.syntax, paths.predicated()
    if place_like(paths, nodes):
        return True
    words = load_words("place_nouns") | load_words("institutions") | load_words("sites")
    return any(syntax.lemmas[n] in words or is_strange_name(paths, n) for n in nodes) and not any(
        scene.has_word(n, "people") for n in nodes
    )


def are_soldiers(paths: Paths) -> bool:
    """Soldiers by word or by kind, not a state ("the country is in turmoil")."""
    scene = paths.scene
    words = load_words("forces") - {"government", "regime", "opposition", "movement", "side", "foreigner", "front"}
    for node in find_subjects(paths):
        if any(scene.syntax.lemmas[k] in words for k in (node, *scene.syntax.parts(node))):
            return True
        if any(scene.kind_of(g) in ("military", "armed-group", "militia", "coalition") for g in scene.actors_of(node)):
            return True
    return False


def _stronghold_of(paths: Paths) -> bool:
    """A stronghold that is named, or that is said of something ("the last major stronghold of the rebels")."""
    if paths.places(paths.trigger.frame.place):
        return True
    syntax = paths.scene.syntax
    return syntax.rels[paths.index] == "appos" or bool(syntax.kids(paths.index, "cop"))


def _person_held(paths: Paths) -> bool:
    """ "hold eight hostages", "held a referendum": no ground."""
    nodes = paths.patient()
    events = load_words("held_events")
    return any(paths.scene.syntax.lemmas[n] in events for n in nodes)


LATER = frozenset({"later", "soon", "afterwards", "already"})


def _came_about(paths: Paths) -> bool:
    """ "by nightfall the airport was in rebel hands", "in their hands a day later": told as a taking."""
    syntax, i = paths.scene.syntax, paths.index
    if any(syntax.case(k) == "by" and _dates(paths, k) for k in syntax.kids(i, "obl", "nmod")):
        return True
    return any(syntax.words[k] in LATER - {"already"} for k in syntax.kids(i, "advmod"))


def _dates(paths: Paths, index: int) -> bool:
    scene, token = paths.scene, paths.scene.syntax.tokens[index]
    return any(t.start <= token.start < t.end for t in scene.times) or scene.syntax.lemmas[index] in load_words(
        "daytimes"
    )


def _civil_body(paths: Paths) -> bool:
    """A watchdog, charity or firm that is based somewhere holds no ground."""
    scene, syntax = paths.scene, paths.scene.syntax
    nodes = [*paths.agent(), *paths.patient(), *syntax.surface_subject(paths.index)]
    if syntax.rels[paths.index] == "acl" and syntax.head(paths.index) >= 0:
        nodes.append(syntax.head(paths.index))
    words = [m for n in nodes for m in (*syntax.conjuncts(n), *syntax.kids(n, "appos"))]
    words += [syntax.head(n) for n in nodes if syntax.rels[n] == "appos"]
    if any(syntax.lemmas[m] in load_words("civil_bodies") and not scene.is_force(m) for m in words):
        return True
    kinds = {scene.kind_of(g) for m in words for g in scene.actors_at(m)}
    return bool(kinds & {"ngo", "media", "outlet", "agency", "monitor", "company"})


def _ground_held(paths: Paths) -> bool:
    """A place, or the airstrip, base or quarter that somebody is in possession of."""
    if paths.places(paths.trigger.frame.place):
        return True
    nodes = tuple(paths.complements(paths.index, ("of",)))
    words = load_words("place_nouns") | load_words("sites") | {"airstrip", "airfield", "hill", "ridge", "bridge"}
    return any(paths.scene.syntax.lemmas[m] in words for n in nodes for m in paths.scene.syntax.conjuncts(n))


HOLDINGS: dict[str, Condition] = {
    "came-about": _came_about,
    "actor-civil-body": _civil_body,
    "ground-held": _ground_held,
    "at-present": lambda p: p.scene.syntax.case(p.index) == "at",
    "patient-ground": lambda p: (
        place_like(p, p.patient())
        or any(p.scene.syntax.lemmas[n] in load_words("sites") | {"strip"} for n in p.patient())
    ),
    "subject-proper": lambda p: any(
        p.scene.syntax.tokens[n].upos == "PROPN"
        and not any(p.scene.kind_of(g) in ("company", "media", "outlet") for g in p.scene.actors_at(n))
        for n in p.scene.syntax.surface_subject(p.index)
    ),
    "occupied-once": _occupied_once,
    "abstract-state": lambda p: p.scene.has_word(p.index, "abstract_states") or p.scene.has_word(p.index, "distances"),
    "stative": _stative,
    "front-frozen": _front_frozen,
    "has-holder": _has_holder,
    "held-thing": _held_thing,
    "stronghold-of": _stronghold_of,
    "person-held": _person_held,
}
"""Every condition of this module that the frames' data may name."""
