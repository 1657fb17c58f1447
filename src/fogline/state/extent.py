"""Extent: whether a claim's words speak of a whole place, of a part of it, of points in it or of what is around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fogline.lexicon.voice_kinds import fold_words
from fogline.models.claim import Claim
from fogline.models.holdings import Holdings


def find_extent(claim: Claim, holdings: Holdings, place: str, rules: Mapping[str, Any]) -> str:
    """whole, part, points (positions in a region) or near ("several positions near the city")."""
    words, region = rules["words"], is_region(place, holdings)
    taken = any(f.measure == "taken" for f in claim.figures)
    folded = fold_words(claim.evidence.exact)
    several = len(claim.place) != 1
    if (taken and region) if several else _has(folded, words["taken"] if taken else words["near"]):
        return "near"
    if region:
        troops = any(f.measure == "forces" for f in claim.figures)  # "has 4,000 soldiers in the province"
        return "points" if troops or _has(folded, words["points"]) else "whole"
    return "part" if len(claim.place) == 1 and _has(folded, _parts(words)) else "whole"


def has_words_of(claim: Claim, words: Iterable[str]) -> bool:
    """Whether a claim's quote has one of these words or runs of words."""
    return _has(fold_words(claim.evidence.exact), words)


def _parts(words: Mapping[str, Any]) -> list[str]:
    of = [f"the {d} of the {s}" for d in words["directions"] for s in words["settlements"]]
    return [*words["parts"], *of]


def _has(folded: str, words: Iterable[str]) -> bool:
    return any(f" {word} " in folded for word in words)


def tells_siege(claim: Claim, rules: Mapping[str, Any]) -> str:
    """on where a claim's words tell of a ring around its place, over where they tell of its end, "" else."""
    words = rules["words"]
    folded = fold_words(claim.evidence.exact)
    for neighbourhood in words["neighbourhood"]:
        folded = folded.replace(f" {neighbourhood} ", " ")
    if not claim.actor or not claim.place or not _has(folded, words["siege"]):
        return ""
    return "over" if _has(folded, words["relief"]) else "on"


def is_region(place: str, holdings: Holdings) -> bool:
    """Whether a place is an area of many places, not one of them."""
    known = holdings.places.get(place)
    return bool(known and known.kind in ("province", "district", "region", "countryside", "country"))
