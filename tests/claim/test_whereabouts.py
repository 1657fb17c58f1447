"""Whereabouts: where an event happens that its frame's paths do not place."""

from claim.staging import ids, of_type, read_claims

ACTORS = {"The army": "military", "the army": "military", "the envoy": "person", "Ruritania": "country"}


def test_the_sentence_opens_with_the_scene() -> None:
    claims = read_claims("In Oldtown, a shell hit a house and five people died.", ACTORS, ["Oldtown"])
    (dead,) = of_type(claims, "casualties")
    assert ids(dead.place) == ["oldtown"]


def test_a_list_item_happens_at_the_place_that_heads_it() -> None:
    claims = read_claims("Oldtown: four people were killed.", ACTORS, ["Oldtown"], kind="list_item")
    (dead,) = of_type(claims, "casualties")
    assert ids(dead.place) == ["oldtown"]


def test_a_speech_act_is_placed_only_where_its_sentence_says() -> None:
    placed = read_claims("In Oldtown, the envoy condemned Ruritania.", ACTORS, ["Oldtown"])
    spoken = read_claims(
        "The envoy condemned Ruritania over the siege of Oldtown.", {**ACTORS, "The envoy": "person"}, ["Oldtown"]
    )
    assert [ids(c.place) for c in of_type(placed, "accuse")] == [["oldtown"]]
    assert [ids(c.place) for c in of_type(spoken, "accuse")] == [[]]


def test_officials_in_a_capital_tell_of_elsewhere() -> None:
    claims = read_claims(
        "Some 51 soldiers were killed in the assault, two hospital officials in Oldtown said.", ACTORS, ["Oldtown"]
    )
    assert [ids(c.place) for c in of_type(claims, "casualties")] == [[]]


def test_a_nurse_tells_of_her_town() -> None:
    claims = read_claims("Some 51 soldiers were killed in the assault, a nurse in Oldtown said.", ACTORS, ["Oldtown"])
    assert [ids(c.place) for c in of_type(claims, "casualties")] == [["oldtown"]]


def test_a_demand_is_made_where_the_rally_is() -> None:
    text = "In Oldtown, crowds rallied on Saturday, demanding that the army withdraw."
    claims = read_claims(text, {**ACTORS, "crowds": "civilians"}, ["Oldtown"])
    assert [ids(c.place) for c in of_type(claims, "threaten")] == [["oldtown"]]


def test_two_counts_share_the_place_of_the_second() -> None:
    text = "About 2,000 people have been killed and more than 400,000 uprooted in Oldtown since 2011."
    claims = read_claims(text, ACTORS, ["Oldtown"])
    assert [ids(c.place) for c in claims] == [["oldtown"], ["oldtown"]]


def test_shells_fall_where_the_smoke_is_seen() -> None:
    text = "Traders had seen smoke over Oldtown, where shells have been falling since Sunday."
    claims = read_claims(text, {"Traders": "civilians"}, ["Oldtown"])
    assert [ids(c.place) for c in of_type(claims, "shell")] == [["oldtown"]]


def test_police_arrest_where_they_are_police() -> None:
    claims = read_claims("Police in Oldtown arrested two men.", {"Police": "police"}, ["Oldtown"])
    assert [ids(c.place) for c in of_type(claims, "detain")] == [["oldtown"]]


def test_the_dead_of_a_headline_are_not_where_they_are_taken_to() -> None:
    claims = read_claims("24 dead brought to Oldtown hospital", {}, ["Oldtown"], "list_item")
    assert all(not c.place for c in of_type(claims, "casualties"))


def test_a_strike_from_a_base_is_not_at_the_base() -> None:
    claims = read_claims("Drones from a base in Oldtown hit two positions.", {}, ["Oldtown"])
    assert all(not c.place for c in of_type(claims, "airstrike"))


def test_the_dead_fell_where_that_was_which_killed_them() -> None:
    claims = read_claims("Nine people drowned when a boat sank off Oldtown on Sunday.", {}, ["Oldtown"])
    assert ids(of_type(claims, "casualties")[0].place) == ["oldtown"]


def test_who_tells_of_a_town_s_dead_by_an_office_there_places_them() -> None:
    claims = read_claims("The mayor of Oldtown said he had seen 39 bodies.", {}, ["Oldtown"])
    assert ids(of_type(claims, "casualties")[0].place) == ["oldtown"]


def test_fighting_over_days_is_where_it_is_told_to_be_and_a_war_is_not() -> None:
    text = "Heavy shelling was reported from Oldtown, a village where the army has fought for five days."
    assert ids(of_type(read_claims(text, ACTORS, ["Oldtown"]), "clash")[0].place) == ["oldtown"]
    war = read_claims(
        "The army seized Oldtown in 2014 and launched its offensive in February 2022.", ACTORS, ["Oldtown"]
    )
    assert not of_type(war, "attack")[0].place


def test_an_embassy_is_where_it_stands_not_where_it_is_from() -> None:
    text = "Crowds in Oldtown attacked the embassies of Ruritania and Ostland on Friday."
    claims = read_claims(text, {"Crowds": "civilians"}, ["Oldtown", "ru:Ruritania", "os:Ostland"])
    assert [ids(claim.place) for claim in claims] == [["oldtown"]] * len(claims) and claims
