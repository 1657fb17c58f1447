# ruff: noqa: E501
from fogline.lexicon.furniture import load_furniture
from fogline.read.header import Header, read_header
from fogline.read.lines import find_lines

PROSE = "The army said on Sunday that its troops had left the town of Kareth after two days of heavy fighting."


def read(text: str) -> Header:
    return read_header(text, find_lines(text), [], {}, load_furniture())


def test_headline_standfirst_byline_and_date() -> None:
    text = f"The ruins that both sides call theirs\nWhat was won there is another matter. The hills are not\nBy Ada Brim in Kareth\nMonday 22 May 2023\n\n{PROSE}"
    header = read(text)
    assert header.title == "The ruins that both sides call theirs"
    assert header.byline == "Ada Brim in Kareth"
    assert [kind for kind, _ in header.kinds.values()].count("standfirst") == 1
    assert header.end == 4


def test_an_outlet_in_a_date_line_is_the_publisher() -> None:
    assert (
        read(f"Soldiers fled, residents insist\nThe Vale Standard, Tuesday, May 13, 2025\n{PROSE}").publisher
        == "The Vale Standard"
    )


def test_an_outlets_name_alone_above_the_news_is_the_publisher_and_no_title() -> None:
    header = read(f"The Vale Standard\n{PROSE}")
    assert (header.publisher, header.title) == ("The Vale Standard", None)


def test_a_bulletin_keeps_its_title_in_capitals() -> None:
    header = read(
        f"DEFENCE INFORMATION DESK\nBulletin No. 33\nENEMY ATTACK, NIGHT OF 27 TO 28 MAY 2024\n1. General situation\n{PROSE}"
    )
    assert header.title == "ENEMY ATTACK, NIGHT OF 27 TO 28 MAY 2024"
    assert header.publisher == "Defence Information Desk"


def test_no_header_over_prose() -> None:
    header = read(f"{PROSE}\n{PROSE}")
    assert header.title is None
    assert header.end == 0


def test_an_outlet_behind_the_headline_is_cut_off() -> None:
    header = read(f"Rebels enter the town of Kareth | Vale Times\n{PROSE}")
    assert (header.title, header.publisher) == ("Rebels enter the town of Kareth", "Vale Times")
    assert read(f"Strikes hit Kareth - Region - World - Vale Online\n{PROSE}").publisher == "Vale Online"
    assert read(f"North: Kareth Emergency | Situation Report No. 9\n{PROSE}").publisher is None
    assert read(f"Rebels enter Kareth - the army leaves\n{PROSE}").title == "Rebels enter Kareth - the army leaves"
