"""Older history and standing labels beside what a report tells; the staged report is of Sunday, 1 December 2024."""

import pytest

from claim.staging import of_type, read_claims

ACTORS = {"The army": "military", "The rebels": "coalition", "Varnia": "country", "Ostland": "country"}
PLACES = ["Lamu", "Kyein"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels held Lamu in 2015 before they were driven out of it by The army.", "withdraw"),
        ("Varnia, whose air force helped The army retake Lamu after it was last seized in 2016, is busy.", "seize"),
        ("Lamu was retaken by The army in 2016 after a prolonged siege by its troops.", "attack"),
        ("Families came home to Lamu for the first time in the five years since The army took control of it.", "seize"),
        ("Most of the fighting stopped years ago after Varnia helped The army to take control of Lamu.", "seize"),
        ("Most of the fighting between The army and The rebels stopped years ago.", "clash"),
        ("The rebels captured Lamu on 20 October.", "seize"),
        ("Varnia, which backs The rebels, called for calm.", "support"),
        ("The rebels, backed by Varnia, took Lamu on Friday.", "support"),
        ("The rebels took Kyein, which The army had controlled.", "hold"),
        ("The rebels reached Lamu through villages previously held by The army in Kyein.", "hold"),
        ("The army, with Varnia beside it, needed four years to win back all of Lamu.", "seize"),
        ("The war has killed 500,000 people.", "casualties"),
        ("More than 12,000 people have been killed in the conflict.", "casualties"),
    ],
)
def test_the_words_around_a_statement_make_it_background(text: str, kind: str) -> None:
    claims = of_type(read_claims(text, ACTORS, PLACES), kind)
    assert [claim.core for claim in claims] and not any(claim.core for claim in claims)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In its first offensive since 2016, The army entered Lamu.", "enter"),
        ("The rebels, who have been at war with The army since 2011, took Lamu.", "seize"),
        ("Families came home to Lamu for the first time in the five years since The army took it.", "displace"),
        ("The army took two days to retake Lamu.", "seize"),
        ("The army, backed by Varnian warplanes, struck Lamu on Friday.", "support"),
        ("Varnia signed a pact under which its troops are to help The army.", "support"),
        ("The army opened its offensive on 20 October.", "attack"),
        ("The shelling of the war's third day killed 12 people in Lamu.", "casualties"),
        ("The rebels took Lamu after The army had left it.", "seize"),
    ],
)
def test_what_the_report_tells_is_none(text: str, kind: str) -> None:
    claims = of_type(read_claims(text, ACTORS, PLACES), kind)
    assert all(claim.core for claim in claims)
    assert claims or kind == "support"
