"""Backdrop: the place that the sentence before has set for an event whose own sentence names none.

"In Oldtown, crowds gathered. Police arrested 60." "Rebels seized Oldtown. They left next morning." "Oldtown is a port.
The army shelled it twice."
"""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.events.happening import Happening
from fogline.claim.places.carrying import is_overall
from fogline.claim.places.whereabouts import COUNTRY_ID
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Claim, Slot

SET = frozenset(
    {"casualties", "damage", "detain", "protest", "airstrike", "shell", "clash", "attack", "withdraw", "blast"}
)
"""Types that happen where the sentence before opens."""
STAYING = frozenset({"seize", "enter", "hold", "attack"})
"""What forces did at a place that they leave afterwards."""
POLICED = frozenset({"detain", "protest", "casualties", "damage", "attack", "clash"})
POINTED = frozenset({
    "protest", "clash", "seize", "attack", "hold", "shell", "airstrike", "damage", "blast", "enter", "withdraw", "meet",
})  # fmt: skip
BRIEF = SET | {"enter", "seize", "displace"}
"""What a brief tells of the place of its heading."""


def find_backdrop(
    before: Scene | None, scene: Scene, happening: Happening, claim: Claim, earlier: list[Claim]
) -> Claim:
    """The claim with the place that the sentence before, in the same paragraph, puts it at; unchanged where that names
    no such place. `before` is the scene of that sentence, `earlier` the claims told so far."""
    if claim.place or not happening.trigger.frame.core or before is None or is_overall(claim):
        return claim
    if before.sentence.block != scene.sentence.block or not claim.core:
        found = _spoken_of(before) if claim.event_type in POINTED and _points(scene, happening) else ()
        found = found or _headed(before, scene, claim, earlier)
        return replace(claim, place=found) if found else claim
    last = [c for c in earlier if c.sentence == before.sentence.index and c.place and c.polarity == "affirmed"]
    found = _pointed_at(before, scene, happening, claim)
    if not found and claim.polarity == "affirmed":
        found = (
            _protested(claim, last) or _left(claim, last) or (() if _is_elsewhere(scene) else _opened(before, claim))
        )
    return replace(claim, place=found) if found else claim


def _headed(before: Scene, scene: Scene, claim: Claim, earlier: list[Claim]) -> tuple[Slot, ...]:
    """Where the subheading right above puts its event, for the news in brief below it ("BLAST IN OLDTOWN, ONE HURT. Car
    bomb went off at 2 a.m.")."""
    if before.block.kind != "subhead" or claim.event_type not in BRIEF or not claim.core or _is_elsewhere(scene):
        return ()
    told = [c for c in earlier if c.sentence == before.sentence.index and c.place and c.event_type in BRIEF]
    plain = claim.polarity == "affirmed" and claim.modality == "actual" and not claim.attribution
    return told[-1].place if told and plain else ()


def _protested(claim: Claim, last: list[Claim]) -> tuple[Slot, ...]:
    """Police arrest, and shops burn, where the protest was."""
    if claim.event_type not in POLICED:
        return ()
    return next((c.place for c in last if c.event_type == "protest"), ())


def _left(claim: Claim, last: list[Claim]) -> tuple[Slot, ...]:
    """Forces leave what the sentence before says that they took, entered or held."""
    if claim.event_type != "withdraw":
        return ()
    mine = {s.id for s in claim.actor}
    return next((c.place for c in last if c.event_type in STAYING and mine & {s.id for s in c.actor}), ())


def _pointed_at(before: Scene, scene: Scene, happening: Happening, claim: Claim) -> tuple[Slot, ...]:
    """ "it" of the place that is the subject of the sentence before, or the only one named there."""
    if claim.event_type not in POINTED or not _points(scene, happening):
        return ()
    if found := _spoken_of(before):
        return found
    if any(before.actors_at(n) and before.syntax.words[n] != "they" for n in _subjects(before)):
        return ()
    named = [g for g in before.groundings.places_in(*before.span) if g.inside is None and len(g.id) > COUNTRY_ID]
    return tuple(map(Slot.of, named[:1])) if len({g.id for g in named}) == 1 else ()


def _spoken_of(before: Scene) -> tuple[Slot, ...]:
    """The place that the sentence before is about: its subject."""
    return tuple(Slot.of(g) for n in _subjects(before) for g in before.places_at(n))[:1]


def _subjects(before: Scene) -> tuple[int, ...]:
    root = next((i for i in range(len(before.syntax)) if before.syntax.head(i) < 0), None)
    return before.syntax.surface_subject(root) if root is not None else ()


def _points(scene: Scene, happening: Happening) -> bool:
    """Whether the event is told of an "it": what is taken, most of it, its capture, what is done outside it."""
    syntax, index = scene.syntax, happening.trigger.index
    nodes = list(syntax.patient(index) or syntax.surface_subject(index))
    nodes += [k for n in nodes for k in syntax.parts(n)]
    nodes += [k for case, k in syntax.obliques(index) if case in load_words("locatives")]
    its = happening.trigger.frame.kind == "noun" and syntax.subkids(index, "nmod:poss")
    return any(syntax.words[n] in ("it", "itself") for n in nodes) or any(syntax.words[n] == "its" for n in its or ())


def _opened(before: Scene, claim: Claim) -> tuple[Slot, ...]:
    """The scene that the sentence before opens with ("In Oldtown, ...")."""
    if claim.event_type not in SET:
        return ()
    syntax = before.syntax
    wanted = load_words("locatives")
    verbs = [i for i in range(len(syntax)) if syntax.is_verb(i)]
    end = min(verbs, default=0)
    for index in range(end):
        if syntax.rels[index] == "obl" and syntax.head(index) > index and syntax.case(index) in wanted:
            return tuple(Slot.of(g) for g in before.places_of(index) if len(g.id) > COUNTRY_ID)
    return ()


def _is_elsewhere(scene: Scene) -> bool:
    """Whether the claim's own sentence names a town."""
    return any(g.inside is None and len(g.id) > COUNTRY_ID for g in scene.groundings.places_in(*scene.span))
