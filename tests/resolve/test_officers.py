"""Officers, whatever way their ranks are written, speak for the army that the report told of before them."""

from tests.resolve.staged import resolve_staged


def test_ranks_are_known_in_short_and_in_full() -> None:
    for rank in ("Colonel", "Col.", "Col", "Lt. Gen.", "Maj"):
        text = f"Iraqi troops advanced on Mosul, Iraq said.\n{rank} Hamza Dulabi said his men had surrounded it."
        assert resolve_staged(text)[1]["hamza-dulabi"].speaks_for == "iraqi-army", rank


def test_a_spokesman_of_nobody_named_speaks_for_the_body_that_has_just_spoken() -> None:
    text = "The Rapid Support Forces rejected the army's account.\nIts men had left, spokesman Osman Wadai said."
    assert resolve_staged(text)[1]["osman-wadai"].speaks_for == "rsf"


def test_the_name_behind_a_body_is_that_of_who_speaks_for_it() -> None:
    text = "The Rapid Support Forces left Khartoum.\nA spokesman for the Rapid Support Forces, Osman Wadai, said so."
    groundings, records = resolve_staged(text)
    assert records["osman-wadai"].speaks_for == "rsf"
    assert {g.id for g in groundings if g.text.endswith("Rapid Support Forces")} == {"rsf"}
