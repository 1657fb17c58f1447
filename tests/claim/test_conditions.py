"""Conditions: what a frame needs and what it must not have, seen in what is read and what is not."""

from collections import Counter

import pytest

from claim.staging import of_type, read_claims
from fogline.claim.conditions.table import TABLES, VOID
from fogline.lexicon.frames import load_frames

ACTORS = {"The rebels": "coalition", "The army": "military", "the army": "military", "Aid workers": "ngo"}
ACTORS |= {"the rebels": "coalition", "The ministry": "ministry"}


def test_every_condition_that_the_frames_name_exists() -> None:
    index = load_frames()
    named = {
        name
        for kind in (index.verb, index.noun, index.adjective, index.compound, index.prefix, index.state)
        for frames in kind.values()
        for frame in frames
        for name in frame.need | frame.avoid
    }
    assert named == {name for table in TABLES for name in table}


def test_conditions_that_rule_an_event_out_for_every_reader_exist() -> None:
    assert {name for table in TABLES for name in table} >= VOID


def test_no_condition_hides_another_of_its_name() -> None:
    assert [name for name, count in Counter(name for table in TABLES for name in table).items() if count > 1] == []


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The army left the talks on Friday.", "withdraw"),
        ("The rebels took part in the talks.", "seize"),
        ("A trader who asked not to be named left.", "threaten"),
        ("Aid workers warned that the army might attack Oldtown.", "threaten"),
        ("The ministry dismissed the report that the town had fallen.", "accuse"),
        ("One of the injured spoke to reporters.", "casualties"),
        ("The rebels executed the plan.", "casualties"),
        ("The army is in talks with the rebels.", "enter"),
        ("The rebels blamed the army's retreat from Oldtown on the weather.", "withdraw"),
    ],
)
def test_figures_of_speech_are_not_events(text: str, event_type: str) -> None:
    assert of_type(read_claims(text, ACTORS, ["Oldtown"]), event_type) == []


def test_what_others_are_warned_of_is_told_all_the_same() -> None:
    claims = read_claims("Aid workers warned that the army might attack Oldtown.", ACTORS, ["Oldtown"])
    (claim,) = of_type(claims, "attack")
    assert claim.modality == "possible"


def test_a_force_that_leaves_what_was_named_withdraws() -> None:
    claims = read_claims("The army captured Oldtown on Friday.\nThe army left it on Sunday.", ACTORS, ["Oldtown"])
    assert len(of_type(claims, "withdraw")) == 1
