from fogline.lexicon.months import load_months, load_weekdays


def test_twelve_months_and_seven_days() -> None:
    assert set(load_months().values()) == set(range(1, 13))
    assert set(load_weekdays().values()) == set(range(7))
    assert load_months()["sept"] == load_months()["september"] == 9
    assert load_weekdays()["monday"] == 0
