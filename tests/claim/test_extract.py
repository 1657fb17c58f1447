"""Claims end to end over real syntax: who, where, when, how many, said by whom, so or not so."""

from datetime import date

from claim.staging import ids, of_type, read_claims, stage
from fogline.claim.extract import extract_claims

ARMY, REBELS = {"the army": "military"}, {"the rebels": "coalition"}
BOTH = {**ARMY, **REBELS, "rebels": "coalition", "the ministry": "ministry", "The ministry": "ministry"}


def test_a_seizure_has_actor_place_day_and_voice() -> None:
    claims = read_claims(
        "The rebels captured Oldtown and Millbrook on Saturday, the ministry said.",
        {"The rebels": "coalition", "the ministry": "ministry"},
        ["Oldtown", "Millbrook"],
    )
    (claim,) = of_type(claims, "seize")
    assert ids(claim.actor) == ["the-rebels"]
    assert ids(claim.place) == ["oldtown", "millbrook"]
    assert claim.time is not None and claim.time.first == claim.time.last == date(2024, 11, 30)
    assert ids(claim.attribution) == ["the-ministry"]
    assert (claim.polarity, claim.modality) == ("affirmed", "actual")


def test_evidence_and_trigger_stand_in_the_text() -> None:
    report, groundings = stage("On Friday the army shelled Millbrook, killing four people.", ARMY, ["Millbrook"])
    claims = extract_claims(report, groundings)
    assert {c.event_type for c in claims} == {"shell", "casualties"}
    for claim in claims:
        assert report.text[claim.evidence.start : claim.evidence.end] == claim.evidence.exact
        assert claim.trigger is not None and claim.trigger.exact in claim.evidence.exact


def test_the_dead_of_a_strike_take_its_place_and_striker() -> None:
    claims = read_claims(
        "On Friday the army shelled Millbrook, killing four people and wounding nine.", ARMY, ["Millbrook"]
    )
    (dead,) = of_type(claims, "casualties")
    assert ids(dead.place) == ["millbrook"] and ids(dead.actor) == ["the-army"]
    assert [(f.measure, f.low, f.high) for f in dead.figures] == [("killed", 4, 4), ("injured", 9, 9)]


def test_a_denied_report_is_a_denied_claim_of_its_type() -> None:
    claims = read_claims("The ministry denied that the army had withdrawn from Oldtown.", BOTH, ["Oldtown"])
    (claim,) = of_type(claims, "withdraw")
    assert claim.polarity == "denied"
    assert ids(claim.actor) == ["the-army"] and ids(claim.attribution) == ["the-ministry"]


def test_a_denial_that_points_back_denies_what_was_told() -> None:
    claims = read_claims(
        "The rebels said that they captured Oldtown on Friday.\nThe ministry denied it.",
        {**BOTH, "The rebels": "coalition"},
        ["Oldtown"],
    )
    told, denied = of_type(claims, "seize")
    assert (told.polarity, denied.polarity) == ("affirmed", "denied")
    assert ids(denied.place) == ["oldtown"] and ids(denied.attribution) == ["the-ministry"]
    assert denied.time is None and denied.figures == ()


def test_plans_are_planned_and_possibilities_possible() -> None:
    claims = read_claims(
        "The army will withdraw from Oldtown.\nThe rebels may attack Millbrook.",
        {"The army": "military", "The rebels": "coalition"},
        ["Oldtown", "Millbrook"],
    )
    assert [c.modality for c in of_type(claims, "withdraw")] == ["planned"]
    assert [c.modality for c in of_type(claims, "attack")] == ["possible"]


def test_the_day_of_a_statement_does_not_date_what_it_states() -> None:
    claims = read_claims("The ministry said on Sunday the army had captured Oldtown.", BOTH, ["Oldtown"])
    (claim,) = of_type(claims, "seize")
    assert claim.time is None and claim.time_null


def test_a_list_sentence_goes_on_with_the_event_before() -> None:
    claims = read_claims(
        "The rebels captured several towns on Friday.\nThese include Oldtown and Millbrook.",
        {"The rebels": "coalition"},
        ["Oldtown", "Millbrook"],
    )
    assert [ids(c.place) for c in of_type(claims, "seize")] == [[], ["oldtown", "millbrook"]]


def test_a_vow_is_a_threat_and_its_content_is_not_coded_apart() -> None:
    claims = read_claims("The army vowed to recapture Oldtown.", {"The army": "military"}, ["Oldtown"])
    assert [(c.event_type, c.modality) for c in claims] == [("threaten", "planned")]


def test_furniture_is_not_read() -> None:
    assert read_claims("The army captured Oldtown.", {"The army": "military"}, ["Oldtown"], kind="furniture") == []


def test_peaceful_texts_yield_nothing() -> None:
    text = "The club beat its rivals in the cup final.\nShares fell after the bank cut its forecast."
    assert read_claims(text, {"The club": "ngo"}, []) == []


def test_the_same_text_gives_the_same_ids() -> None:
    one = read_claims("The army captured Oldtown on Friday.", {"The army": "military"}, ["Oldtown"])
    two = read_claims("The army captured Oldtown on Friday.", {"The army": "military"}, ["Oldtown"])
    assert [c.id for c in one] == [c.id for c in two] and one


def test_whom_shelling_kills_did_not_shell() -> None:
    text = "The army fought rebels. A woman and her three children were killed by shelling in Oldtown."
    actors = {"The army": "military", "rebels": "coalition", "A woman": "civilians", "her three children": "civilians"}
    (shelling,) = of_type(read_claims(text, actors, ["Oldtown"]), "shell")
    assert not {"a-woman", "her-three-children"} & {a.id for a in shelling.actor}


def test_fighting_for_control_of_a_town_is_there() -> None:
    text = "The army fought rebels in Millbrook.\nFighting continued for control of Oldtown."
    actors = {"The army": "military", "rebels": "coalition"}
    fought = of_type(read_claims(text, actors, ["Millbrook", "Oldtown"]), "clash")
    assert [p.text for p in fought[-1].place] == ["Oldtown"]


def test_deaths_that_bring_a_toll_are_no_voice() -> None:
    text = "The army shelled Oldtown.\nTwo people died of their wounds, taking the toll to 17."
    actors = {"The army": "military", "Two people": "civilians"}
    tolls = of_type(read_claims(text, actors, ["Oldtown"]), "casualties")
    assert all(not c.attribution for c in tolls)
    assert [f.low for f in tolls[-1].figures] == [17]


def test_who_holds_a_place_is_no_claim_where_it_is_only_asked() -> None:
    text = "The army fought rebels in Oldtown.\nIt was not clear who controlled Oldtown."
    assert not of_type(read_claims(text, {"The army": "military", "rebels": "coalition"}, ["Oldtown"]), "hold")
