"""Ledes: the place that a headline leaves out and the sentences under it name."""

from dataclasses import replace

from claim.staging import ids, of_type, stage
from fogline.claim.extract import extract_claims
from fogline.models.claim import Claim

ACTORS = {"Rebels": "armed-group", "Fighters": "armed-group", "the army": "military"}


def _read(text: str) -> list[Claim]:
    """The claims of a report whose first line is its headline."""
    report, groundings = stage(text, ACTORS, ["Oldtown", "Upton"])
    blocks = (replace(report.blocks[0], kind="headline"), *report.blocks[1:])
    return extract_claims(replace(report, blocks=blocks), groundings)


def test_a_headline_seizes_what_its_lede_names() -> None:
    claims = of_type(_read("Rebels seize border town after long siege\nFighters seized Oldtown at dawn."), "seize")
    assert [ids(c.place) for c in claims] == [["oldtown"], ["oldtown"]]
    assert len({c.id for c in claims}) == 2


def test_a_headline_with_a_place_keeps_it() -> None:
    claims = of_type(_read("Rebels seize Upton after long siege\nFighters seized Oldtown at dawn."), "seize")
    assert [ids(c.place) for c in claims] == [["upton"], ["oldtown"]]


def test_what_is_told_far_below_is_another_seizure() -> None:
    text = "Rebels seize border town\nIt was cold.\nRain fell.\nSnow fell.\nFighters seized Oldtown at dawn."
    assert [ids(c.place) for c in of_type(_read(text), "seize")][:1] == [[]]
