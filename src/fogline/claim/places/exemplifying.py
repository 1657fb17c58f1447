"""Exemplifying: places that a sentence names as examples after a group ("several towns, notably Oldtown and X")."""

from __future__ import annotations

import re
from dataclasses import replace

from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Claim, Slot

EXAMPLE = re.compile(
    r"(?:including|included|notably|such as|among them|namely|especially|particularly|chiefly)\s+"
    r"(?:(?:the|in|around|near|those of)\s+)?(?:(?:towns?|villages?|cities|city|settlements?|quarters?)\s+of\s+)?$",
    re.IGNORECASE,
)
WINDOW = 60
PLACED = frozenset({"seize", "hold", "enter", "withdraw", "advance", "clash", "airstrike", "shell", "attack"})


def name_examples(scene: Scene, happenings: list[Happening], claims: list[Claim]) -> list[Claim]:
    """Claims whose group of places ("seven villages in the area") the sentence goes on to name take the names."""
    examples = _examples(scene) if happenings else []
    if not examples:
        return claims
    named = []
    for happening, claim in zip(happenings, claims, strict=True):
        group = _group_after(scene, happening)
        found = next((slots for start, slots in examples if group is not None and group < start), ())
        if found and claim.event_type in PLACED and not {s.id for s in claim.place} & {s.id for s in found}:
            claim = replace(claim, place=found)
        named.append(claim)
    return named


def _examples(scene: Scene) -> list[tuple[int, tuple[Slot, ...]]]:
    text, found = scene.report.text, []
    for place in scene.groundings.places_in(scene.sentence.start, scene.sentence.end):
        before = text[max(scene.sentence.start, place.start - WINDOW) : place.start]
        if EXAMPLE.search(before):
            listed = scene.listed_from(place)
            slots = tuple(map(Slot.of, listed))
            found.append((place.start, slots))
    return found


def _group_after(scene: Scene, happening: Happening) -> int | None:
    """Where the group of places stands that this event is told of, if its words are a plural noun of places."""
    syntax = scene.syntax
    trigger = happening.trigger.index
    nodes = [*syntax.patient(trigger), *(k for _, k in syntax.obliques(trigger))]
    if happening.trigger.frame.kind != "verb":
        nodes += [k for _, k in syntax.obliques(happening.trigger.predicate)]
    for node in nodes:
        plural = syntax.tokens[node].xpos == "NNS" or scene.quantities_at(syntax.kids(node, "nummod"))
        if plural and syntax.lemmas[node] in load_words("place_nouns"):
            return syntax.tokens[node].start
    return None
