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
    assert ids(of_type(claims, "meet")[0].actor) == ["freedonia", "sylvania", "osterlich"]


def test_what_a_relative_clause_tells_was_done_by_its_subject() -> None:
    text = "The Oldtown road, which the militia seized on Thursday, remains closed."
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown road"]), "seize")
    assert ids(claim.actor) == ["the-militia"]


def test_a_town_falls_to_a_group_whose_name_is_a_verb() -> None:
    (claim,) = of_type(read_claims("Oldtown fell to IS on May 17.", ACTORS, ["Oldtown"]), "seize")
    assert ids(claim.actor) == ["is"]
