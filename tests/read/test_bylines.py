import pytest

from fogline.lexicon.furniture import load_furniture
from fogline.read.bylines import find_byline, is_name_in_place, is_role


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Brim", "Ada Brim"),
        ("By ADA BRIM and TOM VALE", "ADA BRIM and TOM VALE"),
        ("By Ibrahim Gana, Milat, and Ngozi Eke, Abuja", "Ibrahim Gana, Milat, and Ngozi Eke, Abuja"),
        ("By J. R. van der Berg in Kareth", "J. R. van der Berg in Kareth"),
        ("Written by Ada Brim", "Ada Brim"),
        ("By PENNANT FOREIGN DESK", "PENNANT FOREIGN DESK"),
    ],
)
def test_bylines(line: str, authors: str) -> None:
    assert find_byline(line) == authors


@pytest.mark.parametrize(
    "line",
    [
        "By Sunday rebels had entered the town",
        "By Monday, the army had left Kareth and Milat.",
        "By then three residents had left.",
        "By 10 May the siege was over",
        "Bystanders fled",
        "By far the worst day of the war, residents said",
    ],
)
def test_sentences_are_no_bylines(line: str) -> None:
    assert find_byline(line) is None


def test_names_with_places_and_roles() -> None:
    table = load_furniture()
    assert is_name_in_place("Edmund Farrar in Kareth and Layla Sayegh in Milat")
    assert is_name_in_place("Daniel Whitcombe, Addis Ababa")
    assert not is_name_in_place("Rebels in Kareth left the town")
    assert is_role("Africa correspondent, Nairobi", table)
    assert not is_role("Rebels enter Kareth", table)
