"""Parties and shared acts: both sides of a war, the foe who tells, who speaks in a transcript, strangers who act."""

from dataclasses import replace

import pytest

from claim.staging import ids, of_type, read_claims, stage
from fogline.claim.actors.parties import Parties
from fogline.claim.extract import extract_claims

ACTORS = {"the Front": "armed-group", "The Front": "armed-group", "The army": "military", "the army": "military"}
WAR = "The army attacked the Front in Oldtown.\nThe Front shelled the army in Oldtown.\n"


def test_the_two_sides_named_most_fight_the_war() -> None:
    _, groundings = stage(WAR + "The Militia left.", {**ACTORS, "The Militia": "militia"}, ["Oldtown"])
    assert {body for body, _ in Parties(groundings).sides} == {"the-army", "the-front"}


def test_a_battle_and_a_truce_are_both_sides() -> None:
    claims = read_claims(
        WAR + "The battle for Oldtown began on Friday.\nA truce was signed in Oldtown.", ACTORS, ["Oldtown"]
    )
    battle = of_type(claims, "clash")[-1]
    truce = of_type(claims, "agree")[-1]
    assert set(ids(battle.actor)) == set(ids(truce.actor)) == {"the-army", "the-front"}


def test_a_war_that_only_began_or_goes_on_is_nobodys() -> None:
    for told in ("The war broke out last spring.", "The conflict is not over.", "The war goes on."):
        claims = read_claims(WAR + told, ACTORS, ["Oldtown"])
        assert not of_type(claims, "clash")[-1].actor, told


def test_bare_gunfire_is_nobodys() -> None:
    claims = read_claims(WAR + "Gunfire was heard in Oldtown overnight.", ACTORS, ["Oldtown"])
    gunfire = [c for c in of_type(claims, "clash") if c.sentence == 2]
    assert gunfire
    assert all(not c.actor for c in gunfire)


def test_an_army_that_counts_dead_militants_killed_them() -> None:
    text = "The army said that 30 militants were killed and two tanks destroyed in Oldtown."
    (claim, *_) = of_type(read_claims(text, {**ACTORS, "militants": "armed-group"}, ["Oldtown"]), "casualties")
    assert ids(claim.actor) == ["the-army"]


def test_its_own_dead_are_not_its_work() -> None:
    text = "The army said that five of its soldiers were killed in Oldtown."
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), "casualties")
    assert ids(claim.actor) == []


def test_a_count_is_no_killer() -> None:
    text = "Fighting goes on in Oldtown.\nSome 600 people have been killed, by the count of the Dalla Institute."
    claims = of_type(read_claims(text, {**ACTORS, "the Dalla Institute": "monitor"}, ["Oldtown"]), "casualties")
    assert claims
    assert all(not c.actor for c in claims)


def test_a_place_that_fell_did_not_fall_to_who_tells_it() -> None:
    text = WAR + "The army denied that Millbrook had fallen."
    claims = of_type(read_claims(text, ACTORS, ["Oldtown", "Millbrook"]), "seize")
    assert [ids(c.actor) for c in claims] == [["the-front"]]


def test_people_whom_no_record_knows_act_by_their_words() -> None:
    text = "Fighting goes on in Oldtown.\nTaxi unions marched in Millbrook."
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown", "Millbrook"]), "protest")
    assert [s.text for s in claim.actor] == ["Taxi unions"]


def test_shells_act_for_somebody_else() -> None:
    text = "Fighting goes on in Oldtown.\nMortar shells hit the market in Oldtown."
    claims = read_claims(text, ACTORS, ["Oldtown"])
    assert of_type(claims, "shell")
    assert all(not c.actor for c in claims)


def test_a_crowd_may_loot_but_civilians_do_not() -> None:
    text = "The army shelled Oldtown.\nA crowd looted the embassy in Oldtown."
    actors = {**ACTORS, "A crowd": "civilians"}
    assert ["a-crowd"] in [ids(c.actor) for c in of_type(read_claims(text, actors, ["Oldtown"]), "damage")]


def test_an_intention_does_nothing_itself() -> None:
    text = "Fighting goes on in Oldtown.\nThe army has no intention of seizing Millbrook."
    claims = read_claims(text, ACTORS, ["Oldtown", "Millbrook"])
    assert all(s.text != "intention" for c in claims for s in c.actor)


def test_marchers_march_and_the_police_break_them_up() -> None:
    text = "The army shelled Oldtown.\nPolice dispersed demonstrators in Millbrook on Sunday."
    actors = {**ACTORS, "Police": "military", "demonstrators": "civilians"}
    (claim,) = of_type(read_claims(text, actors, ["Oldtown", "Millbrook"]), "protest")
    assert (ids(claim.actor), ids(claim.recipient)) == (["demonstrators"], ["police"])


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    text = (
        "The army shelled Oldtown.\nThe president suspended on Friday the talks with the Front and accused it of lies."
    )
    actors = {**ACTORS, "The president": "person"}
    (claim,) = of_type(read_claims(text, actors, ["Oldtown"]), "accuse")
    assert ids(claim.actor) == ["the-president"]


def test_a_subject_behind_a_date_is_found() -> None:
    text = "At 05:00 on Thursday 5 December rebel militiamen and soldiers of the Third Corps attacked Oldtown."
    actors = {"rebel militiamen": "militia", "soldiers": "military"}
    (claim,) = of_type(read_claims(text, actors, ["Oldtown"]), "attack")
    assert "rebel-militiamen" in ids(claim.actor)


def test_most_of_them_is_an_aside() -> None:
    text = "The fighters, most of them from Millbrook, stormed Oldtown on Friday."
    actors = {"The fighters": "armed-group", "most of them": "civilians"}
    (claim,) = of_type(read_claims(text, actors, ["Oldtown", "Millbrook"]), "attack")
    assert ids(claim.actor) == ["the-fighters"]


def test_a_headline_verb_has_the_noun_before_it_as_subject() -> None:
    text = "Saudi-led coalition storms Oldtown airport as fears grow for aid lifeline"
    claims = read_claims(text, {"Saudi-led coalition": "coalition"}, ["Oldtown airport"], kind="headline")
    assert [ids(c.actor) for c in of_type(claims, "attack")] == [["saudi-led-coalition"]]


def test_a_hospital_official_tells_of_nobodys_assault() -> None:
    text = WAR + "The assault has killed 50 soldiers, two hospital officials said."
    actors = {**ACTORS, "two hospital officials": "unnamed"}
    claims = read_claims(text, actors, ["Oldtown"])
    assert of_type(claims, "casualties")
    assert all("two-hospital-officials" not in ids(c.actor) for c in claims)


def test_they_of_a_witness_are_who_attacked() -> None:
    text = "The Front attacked Oldtown on Friday.\n“They burned our houses and our barns,” said a resident of Oldtown."
    actors = {**ACTORS, "a resident of Oldtown": "unnamed"}
    claims = of_type(read_claims(text, actors, ["Oldtown"]), "damage")
    assert claims
    assert all(ids(c.actor) == ["the-front"] for c in claims)


def test_a_state_fights_by_its_army() -> None:
    text = "The Ruritanian army shelled Oldtown on Friday.\nRuritania pulled out of Oldtown on Sunday."
    report, groundings = stage(text, {"The Ruritanian army": "military", "Ruritania": "country"}, ["Oldtown"])
    records = dict(groundings.actor_records)
    records["the-ruritanian-army"] = replace(records["the-ruritanian-army"], speaks_for="ruritania")
    actors = tuple(replace(g, how="country") if g.id == "ruritania" else g for g in groundings.actors)
    claims = extract_claims(report, replace(groundings, actors=actors, actor_records=records), "frames")
    (claim,) = of_type(claims, "withdraw")
    assert [(s.id, s.text) for s in claim.actor] == [("the-ruritanian-army", "Ruritania")]


def test_who_speaks_threatens() -> None:
    text = "The army shelled Oldtown.\n“Whoever helps the Front will be punished,” General Renn warned."
    claims = of_type(read_claims(text, {**ACTORS, "General Renn": "person"}, ["Oldtown"]), "threaten")
    assert claims
    assert all(ids(c.actor) == ["general-renn"] for c in claims)


def test_two_sides_trade_fire() -> None:
    text = "The army and the Front traded artillery fire in Oldtown overnight."
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), "shell")
    assert set(ids(claim.actor)) == {"the-army", "the-front"}


def test_groups_that_call_on_somebody_are_no_objects() -> None:
    text = "The army shelled Oldtown.\nRights groups called on Ruritania to stop the war."
    actors = {**ACTORS, "Rights groups": "monitor", "Ruritania": "country"}
    (claim,) = of_type(read_claims(text, actors, ["Oldtown"]), "threaten")
    assert (ids(claim.actor), ids(claim.recipient)) == (["rights-groups"], ["ruritania"])


def test_captives_are_freed_by_who_took_them() -> None:
    text = "The Front abducted six nurses in Oldtown on Friday.\nTwo were freed on Sunday."
    claims = of_type(read_claims(text, {**ACTORS, "six nurses": "civilians"}, ["Oldtown"]), "detain")
    assert len(claims) == 2
    assert all(ids(c.actor) == ["the-front"] for c in claims)


def test_an_army_that_tells_of_a_towns_fall_took_it() -> None:
    text = WAR + "Millbrook fell at dawn on Wednesday, the army said."
    claims = of_type(read_claims(text, ACTORS, ["Oldtown", "Millbrook"]), "seize")
    assert [ids(c.actor) for c in claims] == [["the-army"]]


def test_an_army_that_concedes_a_towns_fall_lost_it() -> None:
    text = WAR + "Millbrook had fallen, the army conceded."
    claims = of_type(read_claims(text, ACTORS, ["Oldtown", "Millbrook"]), "seize")
    assert [ids(c.actor) for c in claims] == [["the-front"]]


def test_who_claims_responsibility_did_it() -> None:
    text = "The army shelled Millbrook.\nThe Front claimed responsibility for a rocket attack on Oldtown on Friday."
    claims = of_type(read_claims(text, ACTORS, ["Oldtown", "Millbrook"]), "shell")
    assert ["the-front"] in [ids(c.actor) for c in claims]


def test_another_raid_is_of_who_raided_before() -> None:
    text = "The army bombed Oldtown on Friday.\nAnother raid killed six people in Millbrook."
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown", "Millbrook"]), "casualties")
    assert ids(claim.actor) == ["the-army"]


def test_a_week_of_fighting_was_fought_by_who_took_the_town() -> None:
    text = "The army retook Oldtown on Friday after a week of street fighting."
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), "clash")
    assert ids(claim.actor) == ["the-army"]


@pytest.mark.parametrize(
    ("told", "suffer"),
    [
        ("The shelling left 21 dead in Oldtown.", []),
        ("The shelling killed at least one person in Oldtown.", []),
        ("The shelling killed 21 people in Oldtown.", []),
        ("The shelling killed 21 civilians in Oldtown.", ["civilians"]),
    ],
)
def test_unnamed_people_are_no_recipient(told: str, suffer: list[str]) -> None:
    text = f"The army shelled Oldtown on Friday.\n{told}"
    actors = {**ACTORS, "people": "civilians", "person": "civilians", "civilians": "civilians"}
    (claim,) = of_type(read_claims(text, actors, ["Oldtown"]), "casualties")
    assert ids(claim.recipient) == suffer
    assert claim.figures


def test_we_of_an_unknown_officer_is_the_side_last_heard() -> None:
    text = (
        WAR
        + 'The Front said that it had taken the depot in Oldtown. "The town is in our hands," a bearded captain said.\n'
    )
    held = of_type(read_claims(text, {**ACTORS, "a bearded captain": "person", "our": "person"}, ["Oldtown"]), "hold")
    assert held
    assert ids(held[0].actor) == ["the-front"]


def test_what_hits_after_a_salvo_is_of_it() -> None:
    text = "The Front fired nine rockets at Oldtown on Friday.\nTwo of the rockets hit the station in Oldtown.\n"
    second = of_type(read_claims(text, ACTORS, ["Oldtown"]), "shell")[-1]
    assert second.sentence == 1
    assert ids(second.actor) == ["the-front"]


def test_a_staff_fights_by_its_army() -> None:
    text = "The general staff said that 30 militants were killed in Oldtown."
    _, groundings = stage(text, {"The general staff": "military", "militants": "armed-group"}, ["Oldtown"])
    staff = replace(groundings.actor_records["the-general-staff"], id="general-staff", speaks_for="army")
    records = {
        "x-general-staff": replace(staff, id="x-general-staff"),
        "army": replace(staff, id="army", speaks_for=None),
    }
    assert Parties(replace(groundings, actor_records=records)).find_body("x-general-staff") == records["army"]
