"""The group, the movement, the sides: things spoken of again without their names, in passages of several wars."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.resolve.written import read_actors

PASSAGES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "described_again.toml").read_text(encoding="utf-8")
)["passage"]


def _find_ids(passage: dict[str, Any], words: str, nth: int = 1) -> set[str]:
    """Ids of what is grounded at the words' nth occurrence: of the grounding that begins there or holds them."""
    text, at = passage["text"], -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    groundings, records = read_actors(text, passage["day"])
    inside = [g for g in groundings if g.start <= at + len(words) - 1 and at <= g.head < at + len(words)]
    if not inside:
        return {ident for ident, record in records.items() if record.name == words}
    return {g.id for g in inside if g.head == max(i.head for i in inside)}


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: f"{p['day']}-{p['again']}")
def test_what_is_spoken_of_again_is_what_was_named(passage: dict[str, Any]) -> None:
    first = passage["first"] if isinstance(passage["first"], list) else [passage["first"]]
    text = passage["text"]
    named = [_find_ids(passage, words, 1) for words in first]
    found = _find_ids(passage, passage["again"], passage.get("nth", 1))
    assert all(named), f"nothing is grounded at {first} of {text!r}"
    assert found == set().union(*named)


def test_officers_named_by_their_rank_alone_are_called_as_they_were() -> None:
    text = "Militiamen left the town of Kareth on Friday. Local commanders said the road was mined.\n"
    records = read_actors(text, "2024-11-30")[1]
    assert "local commanders" in {actor.name for actor in records.values()}
    assert not [actor.name for actor in records.values() if actor.name.endswith("ss")]
