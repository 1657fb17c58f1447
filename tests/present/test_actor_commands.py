"""fogline actors: what a person decides is kept, told by explain and show, and can be taken back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from present.conftest import Ask
from present.scene import CLAIMS


def show(ask: Ask, *arguments: str) -> Any:
    result = ask("actors", "show", *arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_add_and_show(ask: Ask) -> None:
    added = ask("actors", "add", "Al-Nur Brigade", "--kind", "armed-group", "--alias", "Nur Brigade", "--country", "sy",
                "--side", "Syrian opposition", "--party", "--by", "Dana", "--why", "new this year")  # fmt: skip
    assert added.exit_code == 0, added.output
    actor = show(ask, "nur-brigade".replace("-", " ").title())
    assert (actor["id"], actor["country"], actor["side"]) == ("al-nur-brigade", "SY", "syrian-opposition")
    assert [(one["by"], one["why"], one["holds"]) for one in actor["decisions"]] == [("Dana", "new this year", True)]
    assert "Al-Nur Brigade" in ask("actors", "show", "Nur Brigade").stdout


def test_merge_then_undo(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOGLINE_ANALYST", "Sami")
    for name in ("Rami Hallaq", "Ramy al-Hallak"):
        assert ask("actors", "add", name, "--kind", "person").exit_code == 0
    merged = ask("actors", "merge", "Rami Hallaq", "Ramy al-Hallak", "--why", "two spellings")
    assert merged.exit_code == 0, merged.output
    assert show(ask, "Ramy al-Hallak")["id"] == "rami-hallaq"
    number = show(ask)[-1]["number"]
    assert ask("actors", "undo", str(number)).exit_code == 0
    assert show(ask, "Ramy al-Hallak")["id"] == "ramy-al-hallak"
    assert [(one["action"], one["by"], one["holds"]) for one in show(ask)][2:] == [
        ("merge", "Sami", False), ("undo", "Sami", True)
    ]  # fmt: skip
    assert ask("actors", "undo", str(number)).exit_code == 1


def test_split_by_document_is_told_by_explain(ask: Ask) -> None:
    claim = next(claim for claim in CLAIMS.values() if claim.actor)
    old = claim.actor[0].id
    done = ask("actors", "split", old, "Other Side", "--doc", claim.doc, "--why", "another one")
    assert done.exit_code == 0, done.output
    lines = json.loads(ask("explain", claim.id, "--json").stdout)
    (decided,) = [line["text"] for line in lines if line["name"] == "decided"]
    assert "Other Side" in decided
    assert "another one" in decided


@pytest.mark.parametrize(
    ("status", "arguments"),
    [
        (2, ("add", "X", "--kind", "wizard")),
        (2, ("merge", "Syrian opposition", "syrian-opposition")),
        (2, ("split", "Syrian opposition", "Others")),
        (2, ("split", "Syrian opposition", "Others", "--alias", "no name of theirs")),
        (1, ("merge", "Syrian opposition", "Nobody At All")),
        (1, ("show", "Nobody At All")),
        (1, ("undo", "99")),
    ],
)
def test_what_cannot_be_decided(ask: Ask, status: int, arguments: tuple[str, ...]) -> None:
    assert ask("actors", *arguments).exit_code == status
    assert show(ask) == []
