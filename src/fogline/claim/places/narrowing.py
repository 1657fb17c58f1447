"""Narrowing: the most specific place that a clause names, where its frame found a wider one.

"In Marib governorate, battles rage in Al-Jubah" is at Al-Jubah; "the hospital at Minbya was shut" at the hospital.
"""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.places.whereabouts import COUNTRY_ID, OPENED
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Grounding

RIVER, ROAD = "river", "road"
WATERS = frozenset({RIVER, "sea", "road"})
CROSSED = frozenset({"displace", "enter", "advance"})
"""Movements over a border, told with the town where they crossed it or came to."""
WHERETO = frozenset({"to", "at", "near", "via", "through", "by way of"})
FACING = frozenset({"opposite", "across from", "facing"})
AGAINST = {"attack": frozenset({"against", "into"}), "clash": frozenset({"toward", "towards", "into"})}
"""What leads to the place that is attacked, or that those who are beaten off were making for."""


def narrow(scene: Scene, happening: Happening, places: tuple[Grounding, ...]) -> tuple[Grounding, ...]:
    """The most specific places of the clause, as far as one of them is found: the building that is damaged, what lies
    inside the place found, the town where that is a river or road ("across the Nile in Omdurman"), and what is named
    where it happened behind a scene that only opens the sentence. The places given where nothing is more specific."""
    if (len(places) != 1 and not _is_measured(places)) or happening.type not in OPENED:
        return places
    if happening.type == "damage" and (found := _damaged(scene, happening, places[0])):
        return found
    record = scene.groundings.place_records.get(places[0].id)
    wide = record is not None and record.kind in WATERS
    wide = wide or _only_opens(scene, happening, places[0])
    wanted = load_words("locatives") - FACING | AGAINST.get(happening.type, frozenset())
    crossed = happening.type in CROSSED and _is_crossed(scene, places[0])
    if crossed:
        wide, wanted = True, wanted | WHERETO
    token = scene.start_of.get(places[0].head)
    river = token is not None and record is not None and record.kind == RIVER
    beside = [k for k in scene.syntax.kids(token or 0, "nmod") if scene.syntax.case(k) in wanted] if river else []
    for place in [*_located(scene, happening, wanted), *(g for k in beside for g in scene.places_at(k))]:
        if place.inside is not None and wide:
            continue
        if place.id == places[0].id or (crossed and place.start < places[0].end):
            continue
        if record is not None and record.kind == ROAD and _is_province(scene, place):
            continue
        inside = places[0].id in scene.containers(place.id)
        if inside or (wide and place.id not in scene.containers(places[0].id) and len(place.id) > COUNTRY_ID):
            return tuple(scene.listed_from(place))
    return places


def _is_measured(places: tuple[Grounding, ...]) -> bool:
    """Whether two places are a town and the spot that is told by its distance from there."""
    return len(places) == 2 and places[0].inside is not None and places[1].id.startswith(places[0].id + "/")


def _is_province(scene: Scene, place: Grounding) -> bool:
    """Whether a place is wider than a stretch of a road ("on the Newton-Sutton road in Newtonshire")."""
    record = scene.groundings.place_records.get(place.id)
    return record is not None and record.kind in ("province", "region")


def _is_crossed(scene: Scene, place: Grounding) -> bool:
    """A country, border or river: the town told behind it is where it is crossed or what is reached."""
    record = scene.groundings.place_records.get(place.id)
    return (
        len(place.id) <= COUNTRY_ID or place.id.startswith("border:") or (record is not None and record.kind == RIVER)
    )


def _damaged(scene: Scene, happening: Happening, place: Grounding) -> tuple[Grounding, ...]:
    """The building of the place found that is what was damaged."""
    syntax, index = scene.syntax, happening.trigger.index
    nodes = (*syntax.patient(index), *syntax.surface_subject(index))
    return tuple(g for n in nodes for g in scene.places_at(n) if g.id.startswith(place.id + "/"))[:1]


def _located(scene: Scene, happening: Happening, wanted: frozenset[str]) -> list[Grounding]:
    """Places in the locative phrases of the event, of its predicate and of what these act on."""
    syntax, trigger = scene.syntax, happening.trigger
    found: list[Grounding] = []
    for predicate in {trigger.index: 0, trigger.predicate: 0}:
        for case, node in syntax.obliques(predicate):
            nodes = [k for k in syntax.kids(node, "nmod") if syntax.case(k) in wanted]
            if case in wanted or case.split(" ")[0] in wanted:
                nodes = [node, *nodes]
            found += [g for n in nodes for g in scene.places_at(n)]
        for noun in (*syntax.patient(predicate), *syntax.surface_subject(predicate)):
            nodes = [k for k in syntax.kids(noun, "nmod") if syntax.case(k) in wanted]
            nodes += [k for a in syntax.kids(noun, "acl") for case, k in syntax.obliques(a) if case in wanted]
            found += [g for n in nodes for g in scene.places_at(n)]
    return found


def _only_opens(scene: Scene, happening: Happening, place: Grounding) -> bool:
    """Whether a place stands in a phrase before the subject ("In Oldtown, bombs in the bazaar killed seven")."""
    syntax, index = scene.syntax, scene.start_of.get(place.head)
    subjects = syntax.surface_subject(happening.trigger.predicate)
    if index is None or not subjects or not index < min(subjects):
        return False
    if syntax.rels[index] == "compound":
        index = syntax.head(index)
    if syntax.rels[index] == "advmod":
        return True  # "30 km north of Oldtown, ..."
    return syntax.rels[index] == "obl" and syntax.case(index) in load_words("locatives")
