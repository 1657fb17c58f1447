"""Sentences of many wars, read one by one: each event type is found, and ordinary talk gives none."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claim.staging import read_claims

TYPES = (
    "seize", "hold", "enter", "advance", "withdraw", "deploy", "attack", "clash", "airstrike", "shell", "blast",
    "casualties", "displace", "detain", "damage", "protest", "meet", "agree", "support", "accuse", "threaten",
    "organize",
)  # fmt: skip
FOUND = 0.9
"""Least share of a type's sentences in which that type is found."""
STRAY = 0.1
"""Greatest share of a type's sentences that give a type besides those allowed."""


@cache
def rows() -> tuple[dict[str, Any], ...]:
    """All sentences of the file, each with the types that the reader finds in it as `found`."""
    listed = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))["sentence"]
    return tuple(
        {**row, "found": [c.event_type for c in read_claims(row["text"], row.get("actors", {}), row.get("places", []))]}
        for row in listed
    )


@pytest.mark.parametrize("event_type", TYPES)
def test_the_sentences_of_a_type_are_read(event_type: str) -> None:
    mine = [r for r in rows() if r.get("type") == event_type]
    missed = [r["text"] for r in mine if event_type not in r["found"]]
    stray = [(r["text"], r["found"]) for r in mine if set(r["found"]) - {event_type, *r.get("also", [])}]
    assert len(mine) >= 20
    assert 1 - len(missed) / len(mine) >= FOUND, missed
    assert len(stray) / len(mine) <= STRAY, stray


def test_ordinary_sentences_with_words_of_war_give_nothing() -> None:
    ordinary = [r for r in rows() if r.get("none")]
    assert len(ordinary) >= 90
    assert [(r["text"], r["found"]) for r in ordinary if r["found"]] == []
