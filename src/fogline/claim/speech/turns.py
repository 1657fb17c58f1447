"""Turns: who has the word in a transcript ("TURAY:" on a line of its own, or "Turay: Right now it is quiet")."""

from __future__ import annotations

import re

from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Voice
from fogline.models.groundings import Groundings
from fogline.models.report import Report

LABEL = re.compile(r"([A-Z][A-Za-zÀ-ÿ.'’-]{1,30}(?: [A-Z][A-Za-zÀ-ÿ.'’-]{1,30}){0,3}):(?=\s|$)")
GIVEN = r"(?:[A-ZÀ-Þ][\w.'’-]{1,30} ){1,3}"
"""Given names before a family name."""
PRESENTING = 20_000
"""Characters within which a transcript presents those who speak in it."""
LEAST = 2
"""A transcript has at least so many turns by label."""


def find_turns(report: Report, groundings: Groundings) -> list[tuple[int, list[Voice]]]:
    """(first character, voices) of each turn, in text order; a turn runs to the next. The outlet's own people who
    ask have no voices. Empty where the report is no transcript."""
    found: list[tuple[int, list[Voice]]] = []
    hosted = False
    for block in report.blocks:
        label = LABEL.match(report.text, block.start, block.end)
        if label is None or block.kind in ("furniture", "headline", "list_item", "live_entry"):
            continue
        words = label.group(1).lower().split()
        if not label.group(1).isupper() and not _is_person(groundings, label):
            continue
        host = bool(load_words("hosts") & set(words))
        hosted = hosted or bool(load_words("asking") & set(words))
        own = host or _is_own(report, label.group(1))
        found.append((label.start(), [] if own else [_voice(report, groundings, label)]))
    return found if hosted and len(found) >= LEAST else []


def _is_own(report: Report, name: str) -> bool:
    """Whether the outlet calls the speaker its own ("Our Kamala Thapa-Pun walked there", "our correspondent X")."""
    own = r"\b[Oo]ur (?:\w+ ){0,2}(?:[A-ZÀ-Þ][\w.-]{1,30} ){0,2}" + re.escape(name) + r"\b"
    return re.search(own, report.text, re.IGNORECASE) is not None


def _is_person(groundings: Groundings, label: re.Match[str]) -> bool:
    kinds = (groundings.actor_records.get(g.id) for g in groundings.actors_in(label.start(1), label.end(1)))
    return any(record is not None and record.kind == "person" for record in kinds)


def _voice(report: Report, groundings: Groundings, label: re.Match[str]) -> Voice:
    """The person that the label names, else the name in full under which the text presents the speaker before, else the
    label's own words."""
    name = label.group(1)
    full = _find_full_name(report, label)
    for grounding in groundings.actors_in(label.start(1), label.end(1)):
        record = groundings.actor_records.get(grounding.id)
        if record is not None and record.kind == "person" and (" " in record.name or full == name):
            return Voice(grounding.id, grounding.name, grounding.text, grounding.start, grounding.end)
    last = name.lower().split()[-1]
    for ident, record in groundings.actor_records.items():
        known = record.kind == "person" and (" " in record.name or full == name)
        if known and record.name.lower().split()[-1].endswith(last):
            return Voice(ident, record.name, name, label.start(1), label.end(1))
    slug = re.sub(r"[^a-z0-9]+", "-", full.lower()).strip("-")
    return Voice(slug, full.title() if full.isupper() else full, name, label.start(1), label.end(1))


def _find_full_name(report: Report, label: re.Match[str]) -> str:
    """The name in full under which the text presents a speaker before his turn; the label's where it does not."""
    name = label.group(1)
    surname = re.escape(name.title() if name.isupper() else name)
    presented = re.search(GIVEN + surname + r"\b", report.text[: min(label.start(), PRESENTING)])
    return presented.group(0) if presented else name
