"""Times of another part of the sentence that date a statement; the staged report is of Sunday, 1 December 2024."""

from datetime import date

import pytest

from claim.staging import of_type, read_claims


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("Fighting since 20 November has killed 40 people, doctors say.", "casualties", 20, 1),
        ("The battle, which began on 20 November, has killed 40 people.", "casualties", 20, 1),
        ("Rebels claimed Friday's attack on the barracks, in which nine soldiers died.", "casualties", 29, 29),
        ("Two nurses died when a shell hit the ward on Friday.", "casualties", 29, 29),
        ("Four shepherds died when the raiders, most of them boys, rode in on Friday.", "casualties", 29, 29),
        ("Rebels were behind a bombing that killed six people on Friday.", "blast", 29, 29),
        ("Two sappers were killed while crossing the river on Friday.", "casualties", 29, 29),
        ("Nine soldiers have died and 40 have been wounded since Friday.", "casualties", 29, 1),
    ],
)
def test_a_linked_time_dates_the_statement(text: str, kind: str, first: int, last: int) -> None:
    claims = of_type(read_claims(text, {"Rebels": "coalition"}, []), kind)
    assert claims and claims[0].time is not None
    ends = (claims[0].time.first, claims[0].time.last)
    assert ends == (date(2024, 11, first), date(2024, 12 if last == 1 else 11, last))


def test_the_time_of_what_is_spoken_of_does_not_date_the_speech() -> None:
    text = "The army rejected Friday's offer of the Rebels and accused them of lies."
    claims = of_type(read_claims(text, {"The army": "military", "Rebels": "coalition"}, []), "accuse")
    assert claims and claims[0].time is None


def test_a_conjunct_that_leaves_the_past_does_not_share_its_time() -> None:
    text = "Soldiers landed at Kyein on Friday and may retake Lamu."
    claims = of_type(read_claims(text, {"Soldiers": "military"}, ["Kyein", "Lamu"]), "seize")
    assert claims and all(claim.time is None for claim in claims)


def test_a_truce_is_of_the_day_on_which_it_was_reached() -> None:
    text = "Two hundred patients wait in Kyein under an agreement reached on Friday between the army and the Rebels."
    claims = of_type(read_claims(text, {"the army": "military", "Rebels": "coalition"}, ["Kyein"]), "agree")
    assert claims and claims[0].time is not None and claims[0].time.first == date(2024, 11, 29)


def test_a_clause_with_as_behind_the_verb_tells_what_happened_meanwhile() -> None:
    text = "The army lost ground on Friday as Rebels swept into Kyein."
    claims = of_type(read_claims(text, {"The army": "military", "Rebels": "coalition"}, ["Kyein"]), "enter")
    assert claims and claims[0].time is not None and claims[0].time.first == date(2024, 11, 29)


def test_the_day_on_which_a_raid_was_claimed_does_not_date_its_dead() -> None:
    text = "Rebels claimed on Friday an attack on Kyein in which nine people were killed."
    claims = of_type(read_claims(text, {"Rebels": "coalition"}, ["Kyein"]), "casualties")
    assert claims and all(claim.time is None for claim in claims)
