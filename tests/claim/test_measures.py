"""Counts of a claim: what is counted where the number stands alone, outside the passage, or with a unit."""

import pytest

from claim.staging import of_type, read_claims

ACTORS = {"The rebels": "armed-group", "The air force": "military", "gunmen": "armed-group", "The agency": "ngo"}


@pytest.mark.parametrize(
    ("text", "event_type", "figures"),
    [
        ("Three battalions sent to Oldtown on Sunday.", "deploy", [("forces", 3, 3)]),
        ("Two brigades are said to be on the way to Oldtown.", "deploy", [("forces", 2, 2)]),
        ("The 3,300-strong force will deploy in Oldtown.", "deploy", [("forces", 3300, 3300)]),
        ("Two car bombs went off in Oldtown.", "blast", [("other", 2, 2)]),
        ("A string of bombings rocked Oldtown.", "blast", [("struck", 3, None)]),
        ("The air force bombed positions near Oldtown twice before noon.", "airstrike", [("struck", 2, 2)]),
        ("The rebels attacked Oldtown twice this year.", "attack", [("other", 2, 2)]),
        ("On Sunday gunmen kidnapped two village heads in Oldtown.", "detain", [("detained", 2, 2)]),
        ("The same day three others were captured alive in Oldtown.", "detain", [("detained", 3, 3)]),
        ("The agency brought 60 tonnes of flour to Oldtown.", "support", [("other", 60, 60)]),
        ("The fighting left 80 dead and more than 36,000 displaced.", "displace", [("displaced", 36000, None)]),
        ("The report puts the displaced in Oldtown at more than 570,000.", "displace", [("displaced", 570000, None)]),
        ("Of 90 who died, 40 fell, while thousands of others have been displaced.", "displace",
         [("displaced", 2000, None)]),
    ],
)  # fmt: skip
def test_what_is_counted(text: str, event_type: str, figures: list[tuple[str, int | None, int | None]]) -> None:
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), event_type)
    assert [(f.measure, f.low, f.high) for f in claim.figures] == figures


def test_who_moves_in_one_clause_is_not_counted_again_in_the_next() -> None:
    claims = read_claims("Some 300 gunmen attacked Oldtown and entered Newtown.", ACTORS, ["Oldtown", "Newtown"])
    assert [(f.measure, f.low) for c in of_type(claims, "enter") for f in c.figures] == []
