"""Words of several senses: what they tell of, by what stands around them."""

import pytest

from claim.staging import read_claims
from fogline.models.claim import Claim

ACTORS = {
    "the army": "military",
    "The army": "military",
    "The rebels": "armed-group",
    "the rebels": "armed-group",
    "The agency": "ngo",
    "The government": "government",
    "The militia": "militia",
}
PLACES = ("Oldtown", "Newtown", "Ruritania")


def read(text: str) -> list[Claim]:
    """The claims of one sentence of a war that never was."""
    return read_claims(text, {n: k for n, k in ACTORS.items() if n in text}, [p for p in PLACES if p in text])


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The agency evacuated its staff from Oldtown.", "withdraw"),
        ("The agency has pulled its foreign employees out of Oldtown.", "withdraw"),
        ("The army evacuated 300 villagers from Oldtown.", "displace"),
        ("The government severed diplomatic relations with Ruritania on Friday.", "accuse"),
        ("The militia severed its ties with the rebels.", "organize"),
        ("The army mined the road to Oldtown.", "blast"),
        ("The rebels laid mines near Oldtown.", "blast"),
        ("A bus hit a mine near Oldtown, the governor said.", "blast"),
        ("The rebels claimed responsibility for the bombing in Oldtown.", "blast"),
        ("Paratroopers of the army landed at Oldtown airport on Friday.", "deploy"),
        ("The rebels landed at Oldtown on Friday.", "enter"),
        ("Gunmen burst into a church in Oldtown on Sunday.", "attack"),
        ("The rebels burst into Oldtown on Sunday.", "enter"),
        ("Fifteen soldiers were killed in the battle for Oldtown.", "clash"),
        ("Nine shells from army guns fell on Oldtown.", "shell"),
        ("Four mortar bombs fell inside the compound in Oldtown on Saturday.", "shell"),
        ("The army counted 2 KIA and 7 WIA near Oldtown.", "casualties"),
    ],
)
def test_a_word_is_read_in_its_sense(text: str, event_type: str) -> None:
    assert event_type in [c.event_type for c in read(text)]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The agency suspended all flights to Oldtown.", "displace"),
        ("The agency evacuated its staff from Oldtown.", "displace"),
        ("The company closed the titanium mine at Oldtown.", "blast"),
        ("The army captured the mines of Oldtown on Friday.", "blast"),
        ("The government insists on direct talks with the rebels.", "meet"),
        ("Youths burned a flag in Oldtown.", "damage"),
        ("Jets of the militia bombed Oldtown.", "blast"),
        ("The army chief visited wounded soldiers in Oldtown.", "casualties"),
        ("Two soldiers of the army died in the fighting.", "clash"),
        ("The rebels burst into a café in Oldtown.", "enter"),
    ],
)
def test_a_word_is_not_read_in_another_sense(text: str, event_type: str) -> None:
    assert event_type not in [c.event_type for c in read(text)]


def test_who_is_missing_is_told_with_the_dead() -> None:
    tolls = [c for c in read("Two soldiers were killed in Oldtown and a third is missing.") if c.figures]
    assert [sorted(f.measure for f in c.figures) for c in tolls] == [["killed", "missing"]]


def test_what_is_set_ablaze_is_told_once() -> None:
    found = [c.event_type for c in read("The police station in Oldtown was set ablaze by the rebels.")]
    assert found.count("damage") == 1
