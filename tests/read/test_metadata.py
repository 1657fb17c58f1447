from fogline.read.blocks import find_blocks
from fogline.read.metadata import Metadata, read_metadata

PROSE = "The army said on Sunday that its troops had left the town of Kareth after two days of heavy fighting."


def read(text: str, **given: str) -> Metadata:
    return read_metadata(text, find_blocks(text), given, None)


def test_what_is_given_goes_first() -> None:
    found = read(f"MILAT (Vale Wire) — {PROSE}", publisher="The Post", title="Town falls", url="https://a.example/1")
    assert (found.publisher, found.title, found.url, found.agency) == (
        "The Post",
        "Town falls",
        "https://a.example/1",
        "Vale Wire",
    )


def test_the_masthead_goes_before_the_agency() -> None:
    text = f"THE VALE COURIER\nArmy leaves the town\nMILAT (Vale Wire) — {PROSE}"
    assert read(text).publisher == "The Vale Courier"
    assert read(f"MILAT (Vale Wire) — {PROSE}").publisher == "Vale Wire"


def test_an_owner_is_found_at_the_end() -> None:
    assert read(f"{PROSE}\n\nvalepost.com").publisher == "valepost.com"
    assert read(f"{PROSE}\n\n© 2024 Vale Newspapers. All rights reserved.").publisher == "Vale Newspapers"
    assert read(PROSE).publisher is None
