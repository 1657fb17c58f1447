"""Repeats: what one report says again without adding anything is told once (codebook.md, Hard cases)."""

from __future__ import annotations

from collections.abc import Collection

from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.frames import load_frames
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Claim

LABEL_TYPES = frozenset({"support", "organize"})


def is_predicated(scene: Scene, happening: Happening) -> bool:
    """Whether an event noun is made a predicate of ("has launched air strikes", "it is the worst fighting since
    March"): no mere nominal."""
    trigger = happening.trigger
    if trigger.index in scene.syntax.copular:
        return True
    if trigger.carrier is None or trigger.carried_as != "obj":
        return False
    return (
        scene.syntax.lemmas[trigger.carrier] in load_words("starting") and scene.syntax.rels[trigger.carrier] != "acl"
    )


def drop_repeats(claims: list[Claim], predicated: Collection[tuple[str, int]] = ()) -> list[Claim]:
    """Drop labels told before (one a pair of actors) and nominal repeats that add no place, time, figure, voice
    or actor to an earlier claim of their type. Order is kept. `predicated` are the type and place of event nouns that
    a verb makes a predicate of: such a claim is coded again."""
    nominal, epithets = load_frames().nominal, load_frames().marked["epithet"]
    kept: list[Claim] = []
    by_type: dict[str, list[Claim]] = {}
    printed: set[tuple[str, str]] = set()
    labels: set[tuple[str, frozenset[str], frozenset[str]]] = set()
    for claim in claims:
        if claim.event_type in LABEL_TYPES and not claim.core:
            key = (claim.event_type, _ids(claim.actor), _ids(claim.recipient))
            if key in labels:
                continue
            labels.add(key)
        alike = by_type.setdefault(claim.event_type, [])
        if claim.frame in epithets and _told_hold(claim, alike):
            continue
        told = claim.trigger is not None and (claim.event_type, claim.trigger.start) in predicated
        if claim.frame in nominal and not told and any(_adds_nothing(claim, k) for k in alike):
            continue
        if (claim.event_type, claim.evidence.exact) in printed:
            continue
        printed.add((claim.event_type, claim.evidence.exact))
        alike.append(claim)
        kept.append(claim)
    return kept


def _ids(slots: tuple[object, ...]) -> frozenset[str]:
    return frozenset(str(getattr(s, "id", "")) for s in slots)


def _told_hold(claim: Claim, kept: list[Claim]) -> bool:
    return any(_ids(claim.place) <= _ids(k.place) and _ids(claim.actor) <= _ids(k.actor) for k in kept)


def _adds_nothing(claim: Claim, earlier: Claim) -> bool:
    return (
        earlier.event_type == claim.event_type
        and earlier.polarity == claim.polarity
        and earlier.modality == claim.modality
        and _ids(claim.actor) <= _ids(earlier.actor)
        and _ids(claim.place) <= _ids(earlier.place)
        and not claim.figures
        and (claim.time is None or claim.time == earlier.time)
        and _ids(claim.attribution[:1]) <= _ids(earlier.attribution[:1])
    )
