"""Timing: which time of the sentence dates which statement."""

from datetime import date

import pytest

from claim.staging import of_type, read_claims

ACTORS = {"The rebels": "coalition", "The army": "military", "the army": "military", "The ministry": "ministry"}
ACTORS |= {"The minister": "person", "the minister": "person"}
FRIDAY = date(2024, 11, 29)


def read_day() -> date:
    (claim,) = of_type(read_claims("The rebels captured Oldtown today.", ACTORS, ["Oldtown"]), "seize")
    assert claim.time is not None
    return claim.time.first


def day(text: str, event_type: str) -> date | None:
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown", "Millbrook"]), event_type)
    return claim.time.first if claim.time else None


def test_a_clause_is_dated_by_its_own_day() -> None:
    assert day("The rebels captured Oldtown on Friday.", "seize") == FRIDAY


def test_a_result_clause_takes_the_day_of_its_main_clause() -> None:
    assert day("The army shelled Oldtown on Friday, killing four people.", "casualties") == FRIDAY


def test_the_day_of_the_saying_is_not_the_day_of_the_deed() -> None:
    assert day("The ministry said on Friday the army had captured Oldtown.", "seize") is None
    assert day("The ministry said on Friday that the army had captured Oldtown.", "seize") is None


def test_a_where_clause_goes_on_with_the_day() -> None:
    text = "The minister flew to Oldtown on Friday, where the minister met officials."
    claims = of_type(read_claims(text, ACTORS, ["Oldtown"]), "meet")
    assert claims and all(c.time is not None and c.time.first == FRIDAY for c in claims)


def test_an_after_clause_takes_no_day_from_its_main_clause() -> None:
    assert day("The rebels entered Millbrook on Friday after the army left Oldtown.", "withdraw") is None


def test_what_came_before_a_dated_deed_is_not_of_its_day() -> None:
    assert day("Oldtown fell to the rebels on Friday after a wave of suicide bombings in Millbrook.", "blast") is None
    assert day("Oldtown fell to the rebels on Friday after a wave of suicide bombings in Millbrook.", "seize") == FRIDAY


def test_what_happened_when_a_dated_deed_did_is_of_its_day() -> None:
    assert day("On Friday the army left Millbrook when the rebels captured Oldtown.", "seize") == FRIDAY


def test_late_on_a_day_is_that_day_wherever_the_adverb_hangs() -> None:
    assert day("Late on Friday, the rebels captured Oldtown, the ministry said.", "seize") == FRIDAY


def test_a_semicolon_ends_the_day_of_a_fight() -> None:
    text = "Rain hampered rescue work in Derna on Tuesday; in Tobruk, militia units exchanged fire."
    (fight,) = of_type(read_claims(text, {"militia units": "militia"}, ["Derna", "Tobruk"]), "clash")
    assert fight.time is None


def test_the_dead_of_a_strike_keep_its_day_behind_a_semicolon() -> None:
    text = "A mine exploded under a truck at Derna on Friday; two brothers were killed."
    (dead,) = of_type(read_claims(text, {}, ["Derna"]), "casualties")
    assert dead.time is not None


def test_what_lasts_is_not_of_the_day_it_began() -> None:
    text = "The Front overran Derna in November, and holds Derna."
    claims = read_claims(text, {"The Front": "armed-group"}, ["Derna"])
    assert [c.time is None for c in of_type(claims, "hold")] == [True]
    assert [c.time is None for c in of_type(claims, "seize")] == [False]


def test_a_tag_in_the_midst_parts_no_day() -> None:
    text = "Army helicopters came on Friday, residents say, and dropped bombs on Derna."
    claims = read_claims(text, {"Army helicopters": "military"}, ["Derna"])
    assert [c.time is None for c in of_type(claims, "airstrike")] == [False]


def test_a_clause_that_is_told_inside_another_keeps_out_of_its_day() -> None:
    text = "The army shelled Millbrook on Friday, where the ministry said the rebels had captured Oldtown."
    assert day(text, "seize") is None


def test_what_goes_on_is_not_of_the_day_that_a_deed_before_it_has() -> None:
    text = "The rebels captured Millbrook on Friday and were advancing towards Oldtown."
    assert day(text, "advance") is None


def test_hours_after_a_deed_give_it_no_day() -> None:
    text = "The rebels captured Millbrook on Friday, hours after the army entered Oldtown."
    assert day(text, "enter") is None


def test_the_day_of_a_report_of_fighting_is_not_the_day_of_the_fighting() -> None:
    assert (
        day("The ministry reported on Friday heavy clashes between the rebels and the army in Oldtown.", "clash")
        is None
    )


def test_the_day_that_opens_an_entry_dates_all_of_it() -> None:
    text = "Tue 26 (A) The rebels attacked Millbrook. The rebels captured Oldtown."
    assert day(text, "seize") == date(2024, 11, 26)


def test_what_a_battle_cost_is_of_its_day() -> None:
    assert day("On Friday the army opened a battle near Oldtown that cost 40 lives.", "casualties") == FRIDAY


def test_a_day_inside_a_since_phrase_begins_the_stretch() -> None:
    text = "At least 240 people have been killed in Oldtown since the start of the offensive on 27 November."
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), "casualties")
    assert claim.time is not None
    assert (claim.time.first, claim.time.last) == (date(2024, 11, 27), read_day())


def test_the_day_that_opens_a_sentence_dates_its_main_clause() -> None:
    text = "On Friday the rebels, whom the minister had long paid, captured Oldtown."
    assert day(text, "seize") == FRIDAY


def test_a_time_before_a_closing_tag_is_of_what_is_told() -> None:
    text = "Jets flattened a clinic in Oldtown, a village in the foothills, late on Friday, the ministry reported."
    assert day(text, "airstrike") == FRIDAY


def test_what_is_still_so_is_not_of_the_day_before() -> None:
    assert day("The rebels took Oldtown on Friday and still hold it.", "hold") is None


def test_the_day_of_an_older_count_does_not_date_the_newer() -> None:
    assert day("The army puts its losses in Oldtown at 28 dead, up from four on Friday.", "casualties") is None


def test_the_day_of_a_report_before_a_noun_is_the_reports() -> None:
    assert day("The ministry reported Friday heavy clashes around Oldtown.", "clash") is None


def test_a_count_from_a_start_runs_from_it() -> None:
    text = "The ministry put the number of people driven from their homes since Friday at more than 2,000."
    assert day(text, "displace") == FRIDAY


def test_the_second_of_two_outcomes_has_the_day_of_the_first() -> None:
    text = "The army made nine raids on Oldtown on Friday, in which 18 men were killed and four lorries were destroyed."
    assert day(text, "damage") == FRIDAY


def test_a_speech_goes_on_on_its_day() -> None:
    text = "The minister said on Friday that Oldtown was calm.\nHe accused the army of looting."
    claims = of_type(read_claims(text, {**ACTORS, "He": "person"}, ["Oldtown"], kind="running"), "accuse")
    assert [c.time.first for c in claims if c.time] == [FRIDAY]


def test_a_noun_is_dated_by_the_clause_of_its_beginning() -> None:
    text = "The clashes that began around Oldtown on Friday have uprooted hundreds of people."
    assert day(text, "clash") == FRIDAY


def test_an_infinitive_dates_the_verb_that_it_completes() -> None:
    assert day("The rebels let nine prisoners go at dawn on Friday in Oldtown.", "detain") == FRIDAY


def test_two_verbs_of_one_tense_share_the_day_that_closes_them() -> None:
    assert day("The rebels shelled Oldtown and killed nine people on Friday.", "shell") == FRIDAY
    assert day("The rebels captured Oldtown and burned nine barns two days later.", "seize") is None
    assert day("The rebels have captured Oldtown and are shelling Millbrook this week.", "seize") is None


def test_who_does_it_too_need_not_have_begun_on_the_same_day() -> None:
    claims = read_claims("The bridge has been closed since Monday and mills in Oldtown are shut.", ACTORS, ["Oldtown"])
    assert [claim.time is None for claim in of_type(claims, "damage")] == [False, True]


def test_a_speech_joined_to_what_it_told_is_of_its_own_day() -> None:
    text = "The ministry said on Friday that 200 people had crossed into Oldtown and called for a truce."
    assert day(text.replace("The ministry", "The minister"), "threaten") == FRIDAY


def test_what_follows_an_attempt_is_of_its_day() -> None:
    text = "The rebels tried to cross the river at Oldtown on Friday but were beaten back by the army."
    assert day(text, "clash") == FRIDAY


def test_a_while_clause_behind_the_verb_tells_what_went_on_that_day() -> None:
    assert day("Gunboats shelled Oldtown on Friday while the army entered Millbrook.", "enter") == FRIDAY


def test_what_somebody_was_doing_then_dates_what_he_did() -> None:
    assert day("The ministry, meeting in Millbrook on Friday, condemned the raid on Oldtown.", "accuse") == FRIDAY


def test_arms_at_hand_were_there_on_the_day() -> None:
    text = "The rebels, backed by helicopters of Ruritania, entered Oldtown on Friday."
    claims = of_type(read_claims(text, ACTORS | {"Ruritania": "country"}, ["Oldtown"]), "support")
    assert claims and all(claim.time is not None and claim.time.first == FRIDAY for claim in claims)


def test_a_clause_goes_on_from_one_that_is_dated_from_the_main_clause() -> None:
    text = "Prices rose on Friday, three days after the army crossed the river and seized Oldtown from the rebels."
    assert day(text, "seize") == date(2024, 11, 26)


def test_a_time_behind_what_is_so_of_a_place_is_of_the_clause_around_it() -> None:
    text = "The rebels captured Oldtown, which overlooks the ferry, at dawn on Friday."
    assert day(text, "seize") == FRIDAY


def test_a_time_behind_an_aside_between_commas_is_of_the_clause_around_it() -> None:
    text = "The army has occupied Oldtown, said to be rich in uranium, since Friday."
    assert day(text, "hold") == FRIDAY


def test_the_fight_that_people_died_in_dates_their_deaths() -> None:
    assert day("At least 17 soldiers died in Friday's fighting around Oldtown.", "casualties") == FRIDAY


def test_help_is_given_when_what_it_serves_is_done() -> None:
    assert day("The army helped the rebels to capture Oldtown on Friday.", "support") == FRIDAY


@pytest.mark.parametrize("event_type", ["damage", "seize"])
def test_a_run_of_verbs_whose_first_the_parse_takes_for_a_participle_is_of_one_day(event_type: str) -> None:
    text = (
        "Up to 200 rebel guerrillas crossed from Millbrook shortly after midnight on Friday, blew up a bridge and "
        "overran an infantry post near Oldtown."
    )
    assert day(text, event_type) == FRIDAY


@pytest.mark.parametrize("told", ["have since fled Millbrook", "have fled Millbrook since"])
def test_what_adds_up_since_is_counted_from_the_day_told_before(told: str) -> None:
    text = f"The army shelled Oldtown on Wednesday.\nSome 900 people {told}."
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown", "Millbrook"], kind="running"), "displace")
    assert claim.time and claim.time.first == date(2024, 11, 27) and claim.time.last > FRIDAY


def test_what_was_done_once_since_has_no_day() -> None:
    text = "The army captured nine men in Oldtown on Wednesday.\nFour men have since been freed."
    claims = of_type(read_claims(text, ACTORS, ["Oldtown"], kind="running"), "detain")
    assert [c.time is None for c in claims] == [False, True]
