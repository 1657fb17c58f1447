"""Anchors: places that a phrase behind a comma names only to say where another is.

"Shells hit posts at Oldtown, in Newshire", "at Oldtown, south of Newtown, where units dug in": it is at Oldtown,
whatever the parse hangs the phrase on.
"""

from __future__ import annotations

import re

from fogline.claim.places.whereabouts import COUNTRY_ID
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Grounding

GAP = re.compile(r",\s[^,;:.()\"“”]{1,60}\Z")
"""What stands between a place and its anchor."""
PLAIN = frozenset({"ADP", "DET", "ADJ", "NUM", "ADV", "SYM"})
WIDE = frozenset({"country", "province", "region", "river", "sea", "road", "border"})
FAR = frozenset(
    {"kilometre", "kilometer", "km", "mile", "metre", "meter", "m", "yard", "minute", "hour", "walk", "drive"}
)
FAR |= frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east"})
FAR |= frozenset({"north-west", "south-east", "south-west"})
"""Nouns by which distances and directions are told."""
BESIDE = frozenset({"neighbour", "neighbor", "adjoin", "surround"})
"""Verbs whose participle stands before a wider place ("in neighbouring Newshire")."""
OUTWARD = frozenset({"from", "of"})
"""What stands before an anchor behind a distance or direction."""


def leave_anchors(scene: Scene, places: tuple[Grounding, ...]) -> tuple[Grounding, ...]:
    """The places given, each that only says where the place right before it is replaced by that one (and those listed
    with it); a place that narrows the one before it ("in Newshire, near Oldtown") stays."""
    found: list[Grounding] = []
    for place in places:
        for settled in _anchored(scene, place) or (place,):
            if all(settled.id != g.id for g in found):
                found.append(settled)
    return tuple(found)


def _anchored(scene: Scene, place: Grounding) -> tuple[Grounding, ...]:
    """The place that a phrase with this one is an aside to, with those listed before it; empty where it is none."""
    if scene.start_of.get(place.head) is None:
        return ()
    named = [g for g in scene.groundings.places_in(scene.sentence.start, place.start) if g.end <= place.start]
    before = next((g for g in reversed(named) if g.inside is None), None)
    if before is None or not GAP.fullmatch(scene.report.text[before.end : place.start]):
        return ()
    if not _is_aside(scene, before.end, place) or _is_wide(scene, before, place):
        return ()
    return (before,)


def _is_aside(scene: Scene, start: int, place: Grounding) -> bool:
    """Whether the words between tell only where: prepositions, distances, directions, nouns of places."""
    syntax, tokens = scene.syntax, scene.sentence.tokens
    between = [i for i, t in enumerate(tokens) if start <= t.start < place.start and t.upos != "PUNCT"]
    if not between or not all(_tells_where(scene, i) for i in between) or _is_listed(scene, place):
        return False
    cases = [n for n, i in enumerate(between) if tokens[i].upos == "ADP"]
    apposed = between[: cases[0]] if cases else between
    if any(tokens[i].xpos == "NNS" and syntax.lemmas[i] not in FAR for i in apposed):
        return False
    measured = any(tokens[i].upos == "NUM" or syntax.lemmas[i] in FAR for i in between)
    allowed = load_words("locatives") | (OUTWARD if measured else frozenset({"of"})) - {"between"}
    abuts = any(syntax.lemmas[i] in load_words("abutting") for i in between)
    return (bool(cases) or abuts) and all(syntax.words[between[n]] in allowed for n in cases)


def _is_listed(scene: Scene, place: Grounding) -> bool:
    """Whether a place is one of a list of phrases ("around Oldtown, in Newtown and in Upton")."""
    syntax = scene.syntax
    phrase = (index := scene.start_of[place.head], *syntax.ancestors(index)[:2])
    return any(scene.places_of(k) for n in phrase if not syntax.is_verb(n) for k in syntax.kids(n, "conj"))


def _tells_where(scene: Scene, index: int) -> bool:
    token, lemma = scene.sentence.tokens[index], scene.syntax.lemmas[index]
    if token.upos in PLAIN or lemma in FAR or lemma in load_words("abutting"):
        return True
    if token.xpos == "VBG":
        return lemma in BESIDE
    return token.upos in ("NOUN", "PROPN") and scene.has_word(index, "place_nouns")


def _is_wide(scene: Scene, before: Grounding, place: Grounding) -> bool:
    """Whether the place before is as wide as to be narrowed by the one behind."""
    if len(before.id) <= COUNTRY_ID or before.id in scene.containers(place.id):
        return True
    records = scene.groundings.place_records
    first, second = records.get(before.id), records.get(place.id)
    if first is None or first.kind not in WIDE:
        return False
    return second is None or second.kind not in WIDE
