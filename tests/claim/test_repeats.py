"""Repeats: what a report says again without adding anything is told once."""

from dataclasses import replace

from claim.staging import of_type, read_claims
from fogline.claim.repeats import drop_repeats

ACTORS = {"The rebels": "coalition", "the rebels": "coalition", "Ruritanian": "country"}


def test_a_passage_printed_twice_is_coded_once() -> None:
    text = "The rebels captured Oldtown on Friday.\nThe rebels captured Oldtown on Friday."
    assert len(of_type(read_claims(text, ACTORS, ["Oldtown"]), "seize")) == 1


def test_a_nominal_repeat_that_adds_nothing_is_dropped() -> None:
    text = "The rebels attacked Oldtown on Friday.\nThe attack on Oldtown continued."
    claims = read_claims(text, ACTORS, ["Oldtown"])
    nominal = [replace(c, frame="attack-noun", figures=(), time=None) for c in of_type(claims, "attack")[:1]]
    assert drop_repeats([*of_type(claims, "attack")[:1], *nominal]) == of_type(claims, "attack")[:1]


def test_a_planned_repeat_of_a_deed_is_kept() -> None:
    (claim,) = of_type(read_claims("The rebels attacked Oldtown on Friday.", ACTORS, ["Oldtown"]), "attack")
    planned = replace(
        claim, frame="attack-noun", modality="planned", evidence=replace(claim.evidence, exact="a new attack")
    )
    assert drop_repeats([claim, planned]) == [claim, planned]


def test_order_is_kept() -> None:
    text = "The rebels captured Oldtown on Friday.\nThe rebels entered Millbrook on Sunday."
    claims = read_claims(text, ACTORS, ["Oldtown", "Millbrook"])
    assert drop_repeats(claims) == claims
