"""Purposes: what is only aimed at, and what an infinitive tells all the same."""

from claim.staging import of_type, read_claims

ACTORS = {"The rebels": "coalition", "The army": "military", "the army": "military", "The general": "person"}


def test_a_bare_purpose_is_no_event_but_an_effort_is() -> None:
    bare = read_claims("The army fought for a week to recapture Oldtown.", ACTORS, ["Oldtown"])
    assert of_type(bare, "seize") == []
    effort = read_claims("It took the army a week to recapture Oldtown.", ACTORS, ["Oldtown"])
    assert len(of_type(effort, "seize")) == 1
