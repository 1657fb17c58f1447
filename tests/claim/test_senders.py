"""Senders and other doers that a clause names beside its verb: who pulls its soldiers out, who drives people away."""

from dataclasses import replace

from claim.staging import ids, of_type, read_claims, stage
from fogline.claim.extract import extract_claims

ACTORS = {"Ruritania": "country", "The army": "military", "The militia": "militia", "The Front": "armed-group"}


def test_who_pulls_its_own_soldiers_out_acts_with_them() -> None:
    text = "Ruritania is pulling its peacekeepers out of Oldtown."
    report, groundings = stage(text, {**ACTORS, "its peacekeepers": "military"}, ["Oldtown"])
    records = dict(groundings.actor_records)
    records["its-peacekeepers"] = replace(records["its-peacekeepers"], speaks_for="ruritania", side="ruritania")
    (claim,) = of_type(extract_claims(report, replace(groundings, actor_records=records)), "withdraw")
    assert ids(claim.actor) == ["ruritania", "its-peacekeepers"]


def test_who_drives_another_out_does_not_leave() -> None:
    actors = {**ACTORS, "the militia": "militia"}
    (claim,) = of_type(read_claims("The army drove the militia out of Oldtown.", actors, ["Oldtown"]), "withdraw")
    assert ids(claim.actor) == ["the-militia"]


def test_who_takes_people_away_displaces_them() -> None:
    text = "The militia drove 4,000 villagers out of Oldtown on Friday."
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), "displace")
    assert ids(claim.actor) == ["the-militia"]


def test_who_flees_is_driven_by_nobody() -> None:
    text = "Some 4,000 villagers fled Oldtown on Friday."
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), "displace")
    assert ids(claim.actor) == []


def test_a_raid_is_made_by_who_does_something_in_it() -> None:
    text = "The Front seized two soldiers in a cross-border raid near Oldtown on Friday."
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), "attack")
    assert ids(claim.actor) == ["the-front"]


def test_captives_are_kept_by_the_subject_of_the_verb() -> None:
    text = "The militia has kept 150 soldiers confined to their barracks in Oldtown since Monday."
    (claim, *_) = of_type(read_claims(text, ACTORS, ["Oldtown"]), "detain")
    assert ids(claim.actor) == ["the-militia"]


def test_who_is_accused_of_a_deed_has_done_it() -> None:
    actors = {**ACTORS, "the Front": "armed-group"}
    text = "The army accuses the Front of having sent 500 fighters to Oldtown."
    (claim, *_) = of_type(read_claims(text, actors, ["Oldtown"]), "deploy")
    assert ids(claim.actor)[0] == "the-front"


WAR = "The army attacked the Front in Oldtown.\nThe Front shelled the army in Oldtown.\n"
SIDES = {**ACTORS, "the Front": "armed-group", "the army": "military"}


def test_a_gunfight_takes_both_sides() -> None:
    claims = read_claims(WAR + "A gunbattle raged in Oldtown until dusk.", SIDES, ["Oldtown"])
    assert set(ids(of_type(claims, "clash")[-1].actor)) == {"the-army", "the-front"}


def test_who_suffers_an_ambush_lays_none() -> None:
    text = "The militia suffered an ambush near Oldtown on Friday."
    claims = of_type(read_claims(text, ACTORS, ["Oldtown"]), "attack")
    assert all("the-militia" not in ids(c.actor) for c in claims)


def test_a_by_phrase_may_hang_on_the_words_between() -> None:
    text = "The bombing of a clinic in Oldtown by the air force killed four people."
    claims = read_claims(text, {"the air force": "military"}, ["Oldtown"])
    assert {i for c in of_type(claims, "airstrike") for i in ids(c.actor)} == {"the-air-force"}
