"""Where an event is that its own clause does not place: by the clauses it goes on from, by who is hit, who tells of it,
what it is to defend, and what labels its line."""

import pytest

from claim.staging import ids, of_type, read_claims

ACTORS = {
    "Gunmen": "armed-group", "The rebels": "coalition", "The army": "military", "Troops": "military",
    "the army": "military", "The militia": "militia", "The minister": "person",
}  # fmt: skip
PLACES = ["Oldtown", "Millbrook", "Upton"]

PLACED = [
    ("Gunmen stopped two lorries near Oldtown, went through the papers of the drivers and shot dead nine.",
     "casualties", ["oldtown"]),
    ("Gunmen killed four traders near Oldtown before torching their shops.", "damage", ["oldtown"]),
    ("Mortar rounds hit a column of cars leaving Oldtown.", "shell", ["oldtown"]),
    ("Two inhabitants of Oldtown said that lorries full of soldiers were arriving all night.", "deploy", ["oldtown"]),
    ("Residents of Oldtown said gunmen were killing men from house to house.", "casualties", ["oldtown"]),
    ("About 900 families from Oldtown have fled to the hills above Millbrook.", "displace", ["oldtown"]),
    ("Some 300 families returned from Oldtown to Millbrook.", "displace", ["millbrook"]),
    ("The army is setting up checkpoints to defend Oldtown.", "deploy", ["oldtown"]),
    ("The army thwarted attempts to break through toward Oldtown.", "clash", ["oldtown"]),
    ("Jets have pounded Oldtown since Friday, and the army announced an offensive to take it.", "attack", ["oldtown"]),
    ("Oldtown: elders and herders sign local truce", "agree", ["oldtown"]),
    ("A surgeon at Oldtown said that his team had operated on 60 people.", "casualties", ["oldtown"]),
    ("Gunmen tried to storm Oldtown; the army drove them off.", "clash", ["oldtown"]),
]  # fmt: skip
PLACED += [
    ("A bomb went off by a railway line in Oldtown as a patrol passed.", "blast", ["oldtown"]),
    ("Curfews are in force in the quarter of Oldtown, where two policemen were shot dead.", "casualties", ["oldtown"]),
    ("Gunmen shot dead nine men by Oldtown on suspicion of spying.", "casualties", ["oldtown"]),
    ("The minister met the president in Oldtown and agreed to a ceasefire.", "agree", ["oldtown"]),
    ("The army battled the rebels for control of the bridge at Oldtown in Millbrook.", "clash", ["oldtown"]),
    ("The army holds the road that links Millbrook with Oldtown, where a garrison has been besieged since May.",
     "attack", ["oldtown"]),
    ("Elsewhere in Upton, shelling killed four boys selling bread in Oldtown.", "casualties", ["oldtown"]),
]  # fmt: skip
APART = [
    ("A bomb hit a bus in Oldtown on Monday; a driver died of his wounds today.", "casualties", []),
    ("Gunmen abducted six traders near Oldtown; three were freed on Monday.", "detain", []),
    ("The general met the elders of Oldtown on Monday.", "meet", []),
    ("The rebels fired rockets at troops near Oldtown, hours after jets had struck the militia.", "airstrike", []),
    ("Elders of Oldtown met in Millbrook.", "meet", ["millbrook"]),
]


@pytest.mark.parametrize(("text", "event_type", "wanted"), [*PLACED, *APART])
def test_where_the_sentence_puts_it(text: str, event_type: str, wanted: list[str]) -> None:
    claims = of_type(read_claims(text, ACTORS, PLACES), event_type)
    assert ids(claims[-1].place) == wanted


def test_a_name_that_begins_the_next_clause_is_not_listed() -> None:
    claims = read_claims("Gunmen entered Oldtown; Millbrook insists that talks will go on.", ACTORS, PLACES)
    assert ids(of_type(claims, "enter")[0].place) == ["oldtown"]


def test_it_is_what_the_paragraph_before_was_about() -> None:
    claims = read_claims("Oldtown is the last town in the north.\nThe rebels attacked it twice.", ACTORS, PLACES)
    assert ids(of_type(claims, "attack")[-1].place) == ["oldtown"]


def test_an_apposition_of_the_place_adds_no_second_one() -> None:
    claims = read_claims("Gunmen overran Oldtown, a hamlet in Millbrook.", ACTORS, PLACES)
    assert ids(of_type(claims, "seize")[0].place) == ["oldtown"]


def test_what_it_is_called_tells_where_it_is() -> None:
    claims = read_claims("Jets struck what the army called a rebel base in Oldtown.", ACTORS, PLACES)
    assert ids(of_type(claims, "airstrike")[0].place) == ["oldtown"]
