"""Carrying: what the sentence, or the one before, has just said."""

from datetime import date

from claim.staging import ids, of_type, read_claims

ACTORS = {"The rebels": "coalition", "The army": "military", "the army": "military", "The minister": "person"}
ACTORS |= {"Ruritania": "country", "the rebels": "coalition"}
PLACES = ["Oldtown", "Millbrook"]


def test_the_dead_fell_where_the_strike_fell() -> None:
    text = "The army shelled Oldtown on Friday.\nFour people were killed."
    claims = read_claims(text, ACTORS, PLACES, kind="running")
    (dead,) = of_type(claims, "casualties")
    assert ids(dead.place) == ["oldtown"] and ids(dead.actor) == ["the-army"]
    assert dead.time is not None and dead.time.first == date(2024, 11, 29)


def test_prisoners_were_taken_where_the_town_was_taken() -> None:
    claims = read_claims("The rebels captured Oldtown and seized 30 tanks.", ACTORS, PLACES)
    (booty,) = of_type(claims, "damage")
    assert ids(booty.place) == ["oldtown"]


def test_a_fight_is_on_the_ground_told_of_before() -> None:
    claims = read_claims("The rebels attacked Oldtown on Friday.\nThe army repelled the assault.", ACTORS, PLACES)
    (fight,) = of_type(claims, "clash")
    assert ids(fight.place) == ["oldtown"]


def test_what_is_left_is_what_was_named() -> None:
    claims = read_claims("The rebels captured Oldtown on Friday.\nThe rebels left it on Sunday.", ACTORS, PLACES)
    (left,) = of_type(claims, "withdraw")
    assert ids(left.place) == ["oldtown"]


def test_a_toll_of_the_whole_war_takes_no_place_of_one_strike() -> None:
    claims = read_claims(
        "The army shelled Oldtown on Friday.\nThe war has killed 9,000 people since 2011.", ACTORS, PLACES
    )
    (toll,) = of_type(claims, "casualties")
    assert toll.place == ()


def test_a_toll_that_sums_up_takes_no_place_of_the_last_strike() -> None:
    for toll in ("In all, 60 people have been killed.", "Since the new year 60 people have been killed."):
        claims = read_claims(f"The army shelled Oldtown on Friday.\n{toll}", ACTORS, PLACES, kind="running")
        assert [c.place for c in of_type(claims, "casualties")] == [()]


def test_prisoners_take_no_place_of_a_strike_that_is_only_told_beside() -> None:
    text = "The rebels, whose depot near Oldtown was bombed on Friday, are holding 30 hostages."
    claims = read_claims(text, ACTORS, PLACES)
    (held,) = of_type(claims, "detain")
    assert held.place == ()


def test_a_whole_country_is_lent_to_nothing() -> None:
    for land, lent in (("UK", []), ("Oldtown", ["oldtown"])):
        claims = read_claims(f"The rebels bombed {land} on Friday, killing 30.", ACTORS, [land])
        (dead,) = of_type(claims, "casualties")
        assert ids(dead.place) == lent


def test_an_aside_lends_no_place() -> None:
    claims = read_claims("The rebels, who hold Oldtown, arrested four men.", ACTORS, PLACES)
    (arrest,) = of_type(claims, "detain")
    assert arrest.place == ()


def test_a_speech_keeps_its_day_in_the_next_sentence() -> None:
    claims = read_claims(
        "The minister accused Ruritania of aggression on Friday.\nThe minister also condemned the rebels.", ACTORS, []
    )
    assert [c.time.first if c.time else None for c in of_type(claims, "accuse")] == [date(2024, 11, 29)] * 2


def test_the_hurt_may_be_anybodys() -> None:
    text = "The army shelled Oldtown on Friday.\nThree people were wounded in Oldtown."
    claims = [c for c in read_claims(text, {"The army": "military"}, ["Oldtown"]) if c.event_type == "casualties"]
    assert [ids(c.actor) for c in claims] == [[]]


def test_the_killed_are_the_work_of_the_strike_told_before() -> None:
    text = "The army shelled Oldtown on Friday.\nThree people were killed in Oldtown."
    claims = [c for c in read_claims(text, {"The army": "military"}, ["Oldtown"]) if c.event_type == "casualties"]
    assert [ids(c.actor) for c in claims] == [["the-army"]]


def test_who_enters_a_town_does_not_kill_there() -> None:
    text = "The army entered Oldtown on Friday, and ten people died in Oldtown, doctors said."
    claims = [c for c in read_claims(text, {"The army": "military"}, ["Oldtown"]) if c.event_type == "casualties"]
    assert claims
    assert all(not c.actor for c in claims)


def test_another_paragraph_tells_of_other_dead() -> None:
    text = "The army shelled Oldtown on Friday.\nFour people were killed."
    (dead,) = of_type(read_claims(text, ACTORS, PLACES), "casualties")
    assert dead.place == ()


def test_a_plane_brought_down_fell_anywhere() -> None:
    text = "The army shelled Oldtown on Friday.\nThe rebels shot down a helicopter."
    (loss,) = of_type(read_claims(text, ACTORS, PLACES, kind="running"), "damage")
    assert loss.place == ()


def test_arrests_after_a_strike_are_made_anywhere() -> None:
    text = "Shells hit Oldtown on Monday.\nThe police arrested two men."
    claims = read_claims(text, {"The police": "police"}, ["Oldtown"], "running")
    assert [ids(c.place) for c in of_type(claims, "detain")] == [[]]


def test_the_sum_of_a_war_is_of_no_place() -> None:
    text = "Shells hit Oldtown and killed 20 people, bringing to 153 the number killed since the war began."
    claims = of_type(read_claims(text, {}, ["Oldtown"]), "casualties")
    assert [ids(c.place) for c in claims if any(f.low == 153 for f in c.figures)] in ([], [[]])
    assert ids(claims[0].place) == ["oldtown"]


def test_the_dead_since_an_event_began_are_of_no_one_place() -> None:
    text = "The army is fighting for Oldtown, and 43 of its soldiers have been killed since its operation began."
    assert [ids(c.place) for c in of_type(read_claims(text, ACTORS, PLACES), "casualties")] == [[]]
    text = "The army shelled Oldtown, where 43 of its soldiers have been killed since its operation began."
    assert [ids(c.place) for c in of_type(read_claims(text, ACTORS, PLACES), "casualties")] == [["oldtown"]]


def test_what_is_so_now_takes_no_day_of_the_strike_told_before() -> None:
    for after, event_type in (("Its shops are shut.", "damage"), ("Hundreds have been killed there.", "casualties")):
        text = f"The army shelled Oldtown on Friday.\n{after}"
        claims = of_type(read_claims(text, ACTORS, PLACES, kind="running"), event_type)
        assert claims and all(claim.time is None for claim in claims)
