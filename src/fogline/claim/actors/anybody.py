"""Anybody: people without a name or a kind, who fill no slot ("at least one person", "50,000 people", "the dead")."""

from __future__ import annotations

from dataclasses import replace

from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Claim


def leave_unnamed(claim: Claim) -> Claim:
    """The claim without recipients who are just anybody (codebook.md, Hard cases: "unnamed people give none"), and
    without doers of whom the report says that nobody knows them; whom its figures count stands in the figures."""
    named = tuple(s for s in claim.recipient if not is_anybody(s.name or s.text))
    known = tuple(s for s in claim.actor if not _is_unknown(s.name))
    if len(named) == len(claim.recipient) and len(known) == len(claim.actor):
        return claim
    return replace(claim, recipient=named, actor=known)


def _is_unknown(name: str) -> bool:
    """Whether a name says that nobody knows who they are ("unidentified gunmen")."""
    return name.partition(" ")[0] in load_words("unidentified")


def is_anybody(name: str) -> bool:
    """Whether an actor's name tells neither who nor what kind of people they are."""
    return name.lower() in load_words("anybody")
