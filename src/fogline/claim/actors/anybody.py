"""Anybody: people without a name or a kind, who fill no slot ("at least one person", "50,000 people", "the dead")."""

from __future__ import annotations

from dataclasses import replace

from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Claim


def leave_unnamed(claim: Claim) -> Claim:
    """The claim without recipients who are just anybody (codebook.md, Hard cases: "unnamed people give none"); whom
    its figures count stands in the figures."""
    named = tuple(s for s in claim.recipient if not is_anybody(s.name or s.text))
    return claim if len(named) == len(claim.recipient) else replace(claim, recipient=named)


def is_anybody(name: str) -> bool:
    """Whether an actor's name tells neither who nor what kind of people they are."""
    return name.lower() in load_words("anybody")
