import pytest

from fogline.lexicon.furniture import load_furniture
from fogline.read.furniture import find_stamp
from fogline.read.mastheads import find_stamp_outlet, is_masthead, read_masthead, split_title


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("THE VALE COURIER", "The Vale Courier"),
        ("KESTREL NEWS LIVE", "Kestrel News"),
        ("Caucasus Ledger daily digest", "Caucasus Ledger"),
        ("BUREAU OF NORTHERN NEWS", "Bureau of Northern News"),
    ],
)
def test_mastheads(line: str, name: str) -> None:
    assert is_masthead(line, load_furniture())
    assert read_masthead(line) == name


@pytest.mark.parametrize(
    "line", ["Rebels seize state television", "KARETH, DAY EIGHT: THE NEWS", "News", "Rebels enter Kareth"]
)
def test_headlines_are_no_mastheads(line: str) -> None:
    assert not is_masthead(line, load_furniture())


def test_titles_are_parted_from_outlets() -> None:
    table = load_furniture()
    assert split_title("Rebels enter the town | Vale Times", table) == ("Rebels enter the town", "Vale Times")
    assert split_title("Rebels enter the town - Vale Online", table) == ("Rebels enter the town", "Vale Online")
    assert split_title("Rebels enter the town - The End", table) == ("Rebels enter the town - The End", None)


def test_outlets_in_stamps() -> None:
    table = load_furniture()
    for line, name in (
        ("The Vale Post, Friday 23 June 2017", "The Vale Post"),
        ("Compiled in Milat, 4 October 2020", None),
    ):
        stamp = find_stamp(line, table, above=True)
        assert stamp is not None
        assert find_stamp_outlet(stamp, line, table) == name
