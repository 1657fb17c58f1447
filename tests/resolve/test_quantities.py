"""Quantities: the words of counts to their bounds, and what is no count."""

import pytest

from fogline.resolve.quantities import resolve_quantities
from hand_made import make_report

COUNTS = [
    ("killed at least 20 men", "at least 20", 20, None),
    ("killed more than 446 men", "more than 446", 446, None),
    ("over 35,000 lives", "over 35,000", 35000, None),
    ("upwards of 250 tanks", "upwards of 250", 250, None),
    ("no fewer than 30 dead", "no fewer than 30", 30, None),
    ("nearly 1,000 dead", "nearly 1,000", None, 1000),
    ("close to 60 bodies", "close to 60", None, 60),
    ("up to 220 men", "up to 220", None, 220),
    ("fewer than 350 fighters", "fewer than 350", None, 350),
    ("as many as 30 civilians", "as many as 30", None, 30),
    ("no more than two attackers", "no more than two", None, 2),
    ("about 600 families", "about 600", 600, 600),
    ("a further 19 people", "a further 19", 19, 19),
    ("up to a further 100 people", "up to a further 100", None, 100),
    ("between ten and 15 hurt", "between ten and 15", 10, 15),
    ("8 to 12 people", "8 to 12", 8, 12),
    ("10-15 people", "10-15", 10, 15),
    ("two or three men", "two or three", 2, 3),
    ("2 to 3 million people", "2 to 3 million", 2000000, 3000000),
    ("dozens of men", "dozens", 24, None),
    ("scores of men", "scores", 40, None),
    ("hundreds of rockets", "hundreds", 200, None),
    ("thousands of troops", "thousands", 2000, None),
    ("tens of thousands of people", "tens of thousands", 20000, None),
    ("hundreds of thousands of people", "hundreds of thousands", 200000, None),
    ("several thousand of them", "several thousand", 2000, None),
    ("several towns", "several", 3, None),
    ("a series of raids", "a series of", 3, None),
    ("a number of villages", "a number of", 3, None),
    ("a dozen bodies", "a dozen", 12, 12),
    ("half a dozen vans", "half a dozen", 6, 6),
    ("two dozen vans", "two dozen", 24, 24),
    ("Forty-four of the dead", "Forty-four", 44, 44),
    ("four hundred and twelve dead", "four hundred and twelve", 412, 412),
    ("half a million people", "half a million", 500000, 500000),
    ("1.4 million people", "1.4 million", 1400000, 1400000),
    ("one person died", "one", 1, 1),
    ("No one was hurt", "No one", 0, 0),
    ("there were no casualties", "no", 0, 0),
    ("a couple of boats", "a couple of", 2, 2),
    ("20 or more trucks", "20 or more", 20, None),
    ("all but two of the city's 22 hospitals", "all but two of the city's 22", 20, 20),
    ("some 2,000 sq km", "some 2,000", 2000, 2000),
    ("up to 30 more people", "up to 30", None, 30),
    ("in excess of 300 men", "in excess of 300", 300, None),
    ("just shy of 100 men", "just shy of 100", None, 100),
    ("near to 670 thousand people", "near to 670 thousand", None, 670000),
    ("the toll climbs past 200", "climbs past 200", 200, None),
    ("20 or so trucks", "20 or so", 20, 20),
    ("anywhere from 30 to 40 men", "anywhere from 30 to 40", 30, 40),
    ("30–40 men", "30–40", 30, 40),
    ("two and a half thousand men", "two and a half thousand", 2500, 2500),
    ("two and a half million people", "two and a half million", 2500000, 2500000),
    ("a quarter of a million people", "a quarter of a million", 250000, 250000),
    ("one hundred and twenty-five thousand men", "one hundred and twenty-five thousand", 125000, 125000),
    ("two million three hundred thousand people", "two million three hundred thousand", 2300000, 2300000),
    ("ten lakh people", "ten lakh", 1000000, 1000000),
    ("1.5 crore people", "1.5 crore", 15000000, 15000000),
    ("12,50,000 people", "12,50,000", 1250000, 1250000),
    ("2.5m people fled", "2.5m", 2500000, 2500000),
    ("40k displaced", "40k", 40000, 40000),
    ("a third is missing", "third", 1, 1),
    ("a second man was hurt", "second", 1, 1),
    ("three in two days", "three", 3, 3),
]
NO_COUNTS = [
    "a 13-year-old boy", "the 46th Regiment", "155mm shells", "20 kilometers (12 miles) south", "in 2016 they left",
    "on 26 June they left", "on 23 and 25 November they left", "April 15 was quiet", "at 14:30 they left",
    "21 per cent of it", "for three days", "the M5 highway and Kh-101 missiles", "Bulletin No. 333", "Article 5",
    "it cost $40", "one another", "a guard, 58, was there", "children under five are ill", "a two-pronged attack",
    "the 24 Task Force Brigade left", "4.5 percent", "a week or two", "numerous, many and heavy",
    "a third of the city", "half of the houses", "two-thirds of it", "one in five children", "two out of three homes",
    "twice as many men", "500m from the gate", "$2.5m in aid", "a second strike", "the third brigade",
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "low", "high"), COUNTS, ids=[text for text, *_ in COUNTS])
def test_count_has_bounds(text: str, words: str, low: int | None, high: int | None) -> None:
    report = make_report(text + ".", "2019-03-14")
    (quantity,) = resolve_quantities(report)
    assert (quantity.text, quantity.low, quantity.high) == (words, low, high)
    assert report.text[quantity.start : quantity.end] == quantity.text


@pytest.mark.parametrize("text", NO_COUNTS)
def test_number_that_counts_nothing_is_left_out(text: str) -> None:
    assert resolve_quantities(make_report(text + ".", "2019-03-14")) == []


def test_number_words_are_told_apart_from_modifiers() -> None:
    report = make_report("It put the toll at more than 4 million people.", "2019-03-14")
    (quantity,) = resolve_quantities(report)
    assert report.text[quantity.number_start : quantity.number_end] == "4 million"


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("At least 17 dead and 367 wounded.", [(17, None), (367, None)]),
        ("Up to 30 people killed and 50 injured.", [(None, 30), (None, 50)]),
        ("At least 17 dead and up to 50 wounded.", [(17, None), (None, 50)]),
        ("They killed at least 17 people and wounded 367.", [(17, None), (367, 367)]),
        ("At least three civilians and two soldiers left.", [(3, None), (2, 2)]),
        ("Some 17 dead and 20 injured.", [(17, 17), (20, 20)]),
    ],
)
def test_modifier_counts_for_both_of_two_joined_tolls(text: str, bounds: list[tuple[int | None, int | None]]) -> None:
    found = resolve_quantities(make_report(text, None))
    assert [(quantity.low, quantity.high) for quantity in found] == bounds


def test_rise_from_one_count_to_another_is_no_range() -> None:
    found = resolve_quantities(make_report("The toll rose from 255 to 327 dead.", "2019-03-14"))
    assert [(quantity.low, quantity.high) for quantity in found] == [(255, 255), (327, 327)]


def test_list_of_counts_keeps_each() -> None:
    found = resolve_quantities(make_report("Eleven died: six soldiers, three rebels and two civilians.", None))
    assert [quantity.low for quantity in found] == [11, 6, 3, 2]
