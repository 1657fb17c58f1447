"""Officers, whatever way their ranks are written, speak for the army that the report told of before them."""

from tests.resolve.staged import resolve_staged


def test_ranks_are_known_in_short_and_in_full() -> None:
    for rank in ("Colonel", "Col.", "Col", "Lt. Gen.", "Maj"):
        text = f"Iraqi troops advanced on Mosul, Iraq said.\n{rank} Hamza Dulabi said his men had surrounded it."
        assert resolve_staged(text)[1]["hamza-dulabi"].speaks_for == "iraqi-army", rank
