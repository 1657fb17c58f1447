"""Subjects that the parse has left elsewhere: headlines, relative clauses, lists without "and"."""

from claim.staging import ids, of_type, read_claims

ACTORS = {
    "Army units": "military", "The militia": "militia", "the militia": "militia", "Freedonia": "country",
    "Sylvania": "country", "Patrol boats": "military", "IS": "armed-group",
}  # fmt: skip


def test_the_nouns_that_head_a_line_are_its_subject() -> None:
    claims = read_claims(
        "Freedonia, Sylvania, Osterlich summon envoys", {**ACTORS, "Osterlich": "country"}, [], "list_item"
    )
    assert ids(of_type(claims, "accuse")[0].actor) == ["freedonia", "sylvania", "osterlich"]


def test_what_a_relative_clause_tells_was_done_by_its_subject() -> None:
    text = "The Oldtown road, which the militia seized on Thursday, remains closed."
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown road"]), "seize")
    assert ids(claim.actor) == ["the-militia"]


def test_a_town_falls_to_a_group_whose_name_is_a_verb() -> None:
    (claim,) = of_type(read_claims("Oldtown fell to IS on May 17.", ACTORS, ["Oldtown"]), "seize")
    assert ids(claim.actor) == ["is"]


def test_who_tells_at_the_end_of_a_sentence_does_nothing_else() -> None:
    actors = {**ACTORS, "Gunmen": "armed-group", "a district official": "unnamed"}
    text = (
        "Gunmen set up a roadblock near Oldtown, went through the papers of those on board and shot dead 23 men before "
        "torching 35 vehicles, a district official who was not authorised to talk told reporters."
    )
    claims = read_claims(text, actors, ["Oldtown"])
    assert {i for c in claims if c.event_type in ("casualties", "damage") for i in ids(c.actor)} == {"gunmen"}


def test_a_title_stands_for_the_name_behind_it() -> None:
    actors = {**ACTORS, "Artem Kuslo": "person"}
    text = "The burgrave of the zone, Artem Kuslo, demanded that the militia leave Oldtown."
    (claim,) = of_type(read_claims(text, actors, ["Oldtown"]), "threaten")
    assert ids(claim.actor) == ["artem-kuslo"]


def test_who_denies_is_accused_of_or_tells_without_a_subject_did_it() -> None:
    for text, event_type, doer in (
        ("Freedonia denied having shelled Oldtown.", "shell", "freedonia"),
        ("Residents accuse the militia of shelling Oldtown.", "shell", "the-militia"),
        ("Freedonia accuses the militia of having shelled Oldtown.", "shell", "the-militia"),
        ("Sylvania says captured three villages near Oldtown", "seize", "sylvania"),
    ):
        (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), event_type)
        assert ids(claim.actor) == [doer], text


def test_who_says_what_a_strike_did_has_not_done_it() -> None:
    actors = {"the Red Crescent": "ngo", "The army": "military"}
    text = "A strike that the Red Crescent says killed 12 people hit the market in Oldtown."
    (claim,) = of_type(read_claims(text, actors, ["Oldtown"]), "casualties")
    assert not claim.actor
    assert ids(claim.attribution) == ["the-red-crescent"]


def test_a_group_whose_name_is_a_verb_has_gunmen() -> None:
    text = "In March, IS gunmen killed 40 people in Oldtown."
    (claim,) = of_type(read_claims(text, {"IS": "armed-group"}, ["Oldtown"]), "casualties")
    assert ids(claim.actor) == ["is"] and not claim.recipient


def test_who_heads_a_line_or_speaks_behind_a_passive_did_not_do_it() -> None:
    actors = {"The justice minister": "person", "the governor of the state": "person"}
    for text, kind in (
        ("The justice minister: about 200 people arrested in Oldtown so far, and 40 buses seized.", "detain"),
        (
            "All 22 passengers were killed in Oldtown, says the governor of the state, who puts the toll at 65.",
            "casualties",
        ),
    ):
        (claim, *_) = of_type(read_claims(text, actors, ["Oldtown"]), kind)
        assert not claim.actor, text
