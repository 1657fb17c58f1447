"""Figures: which counts belong to a claim, and what they measure."""

import pytest

from claim.staging import ids, of_type, read_claims

ACTORS = {"The rebels": "coalition", "The army": "military", "Families": "civilians"}


def figures(text: str, event_type: str) -> list[tuple[str, int | None, int | None]]:
    return [
        (f.measure, f.low, f.high)
        for c in of_type(read_claims(text, ACTORS, ["Oldtown", "Millbrook"]), event_type)
        for f in c.figures
    ]


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("The driver lost a leg.", "casualties", [("injured", 1, 1)]),
        ("Nine persons killed 12 injured in attack in Oldtown", "casualties", [("killed", 9, 9), ("injured", 12, 12)]),
        (
            "The attack left at least 100 people killed and over 400 wounded mostly women and children.",
            "casualties",
            [("killed", 100, None), ("injured", 400, None)],
        ),
        ("The army denies killing any civilian in Oldtown.", "casualties", []),
        ("The army denies that any civilian was killed in Oldtown.", "casualties", []),
        ("The army opened fire on thousands of people in Oldtown.", "attack", []),
        ("The army began an attack on Oldtown with 1,500 men.", "attack", [("forces", 1500, 1500)]),
        ("Two people have been killed and more than 450 arrested in Oldtown.", "detain", [("detained", 450, None)]),
        ("More than 450 were arrested in the riots in Oldtown.", "protest", []),
        ("183 homes and 400 shops were damaged.", "damage", [("struck", 183, 183), ("other", 400, 400)]),
        (
            "In Oldtown about 14,000 of those displaced in March have gone home.",
            "displace",
            [("returned", 14_000, 14_000)],
        ),
        ("In the confusion about 130 of the captive men died.", "casualties", [("killed", 130, 130)]),
        (
            'A priest told us: "I saw them led to the boats, fifty or sixty. Of my altar boys I have buried two."',
            "casualties",
            [("killed", 2, 2)],
        ),
        ("Seven worshippers were killed in Oldtown.", "casualties", [("killed", 7, 7)]),
        ("More than 200,000 souls have fled Oldtown.", "displace", [("displaced", 200_000, None)]),
        ("The army bombed two houses in Oldtown.", "airstrike", [("struck", 2, 2)]),
        ("The army seized 250 sq km near Oldtown.", "seize", [("other", 250, 250)]),
        ("The rebels captured 11 of 17 villages near Oldtown.", "seize", [("taken", 11, 11)]),
        ("The army rushed two companies to Oldtown.", "deploy", [("forces", 2, 2)]),
        ("The army sent 30 vehicles to Oldtown.", "deploy", [("other", 30, 30)]),
        ("The strike killed four people and wounded nine.", "casualties", [("killed", 4, 4), ("injured", 9, 9)]),
        ("A guard was killed in Oldtown.", "casualties", [("killed", 1, 1)]),
        ("The army killed at least 40 rebels in Oldtown.", "casualties", [("killed", 40, None)]),
        ("The rebels captured 12 villages near Oldtown.", "seize", [("taken", 12, 12)]),
        ("The rebels control 30 villages near Oldtown.", "hold", [("taken", 30, 30)]),
        ("Some 900 people have gone home to Oldtown.", "displace", [("returned", 900, 900)]),
        ("About 2,000 people fled Oldtown.", "displace", [("displaced", 2000, 2000)]),
        ("Six hostages, among them a nun, were found dead.", "casualties", [("killed", 6, 6), ("killed", 1, 1)]),
        (
            "The clinic received 12 wounded people, including two fighters.",
            "casualties",
            [("injured", 12, 12), ("injured", 2, 2)],
        ),
        ("Some 5,000 killed and wounded were counted in Oldtown.", "casualties", [("other", 5000, 5000)]),
        ("The pilot was fatally wounded.", "casualties", [("killed", 1, 1)]),
        ("No-one was hurt.", "casualties", []),
        ("The bus was hit, killing a vendor and wounding 11.", "casualties", [("killed", 1, 1), ("injured", 11, 11)]),
        ("A medic has counted 22 wounded in Oldtown.", "casualties", [("injured", 22, 22)]),
        ("The army captured Oldtown, a town of 50,000.", "seize", []),
        ("The rebels entered Oldtown from three sides.", "enter", []),
        ("The army fought the rebels in Oldtown in 2003-05.", "clash", []),
        ("The army repelled three attacks on Oldtown.", "clash", [("other", 3, 3)]),
        ("A warplane dropped two bombs on Oldtown.", "airstrike", [("other", 2, 2)]),
        ("Warplanes hit Oldtown twice.", "airstrike", [("struck", 2, 2)]),
        ("Two soldiers died in a raid on Oldtown.", "airstrike", []),
        ("Not one shell has been fired at Oldtown.", "shell", []),
        ("The army did not shell one village near Oldtown.", "shell", []),
        (
            "At least 90 people have been killed in Oldtown, 40 of them children.",
            "casualties",
            [("killed", 90, None), ("killed", 40, 40)],
        ),
        (
            "Eleven people were killed in Oldtown: six soldiers, three nurses and two drivers.",
            "casualties",
            [("killed", 11, 11), ("killed", 6, 6), ("killed", 3, 3), ("killed", 2, 2)],
        ),
        (
            "The rebels abducted nine people, five teachers and a nun among them.",
            "detain",
            [("detained", 9, 9), ("detained", 5, 5), ("detained", 1, 1)],
        ),
        ("Two of the wounded later died in Oldtown.", "casualties", [("killed", 2, 2)]),
        ("Some 300 prisoners broke out of the jail in Oldtown.", "detain", [("other", 300, 300)]),
        ("The strike flattened four houses in Oldtown.", "damage", [("struck", 4, 4)]),
    ],
)
def test_counts_and_their_measures(
    text: str, event_type: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert figures(text, event_type) == expected


def test_a_definite_number_counts_what_is_known() -> None:
    assert figures("Clashes between the two sides were reported in Oldtown.", "clash") == []


def test_each_figure_stands_in_its_passage() -> None:
    text = "The strike killed four people and wounded nine in Oldtown."
    for claim in read_claims(text, ACTORS, ["Oldtown"]):
        for figure in claim.figures:
            assert figure.start is not None and claim.evidence.start <= figure.start < claim.evidence.end


def test_a_number_by_itself_says_nobody_who_is_counted() -> None:
    (claim,) = of_type(
        read_claims("The army killed 16 civilians in Oldtown and wounded 20.", ACTORS, ["Oldtown"]), "casualties"
    )
    assert [(f.measure, f.who) for f in claim.figures] == [("killed", "civilians"), ("injured", "")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("More than 100 were killed in Oldtown.", ""),
        ("The army killed at least 40 rebel fighters.", "rebel fighters"),
        ("Nine members of the clergy in Oldtown were killed.", "members of the clergy"),
    ],
)
def test_who_is_counted_is_told_without_the_number(text: str, who: str) -> None:
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), "casualties")
    assert [f.who for f in claim.figures] == [who]


def test_a_company_is_no_count_of_one() -> None:
    assert figures("The rebels killed 23 men and a company of the army.", "casualties") == [("killed", 23, 23)]


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("The Red Cross counts 9,000 new arrivals in Oldtown.", "displace", [("displaced", 9000, 9000)]),
        ("A medic said 19 soldiers were unaccounted for in Oldtown.", "casualties", [("missing", 19, 19)]),
        ("The rebels threatened to sell the 223 girls still missing.", "casualties", [("missing", 223, 223)]),
        ("Five villagers were shot and wounded in Oldtown.", "casualties", [("injured", 5, 5)]),
        ("Ten women were beaten to death in Oldtown.", "casualties", [("killed", 10, 10)]),
        ("Two soldiers were hit by machine-gun fire in Oldtown.", "casualties", [("injured", 2, 2)]),
        ("The monitor revised its toll down to 38 from 45.", "casualties", [("killed", 38, 38)]),
        ("The death toll rose from 12 to 20 in Oldtown.", "casualties", [("killed", 20, 20)]),
        ("The army reported that 54 soldiers, not eight, had died.", "casualties", [("killed", 54, 54)]),
        ("Two fishermen have gone missing near Oldtown.", "casualties", [("missing", 2, 2)]),
        ("A teacher of 44 was killed in Oldtown.", "casualties", [("killed", 1, 1)]),
        ("The rebels captured a lieutenant near Oldtown.", "detain", [("detained", 1, 1)]),
        ("The rebels freed a priest in Oldtown.", "detain", [("other", 1, 1)]),
    ],
)
def test_a_count_is_of_what_became_of_those_counted(
    text: str, event_type: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert figures(text, event_type) == expected


def test_a_toll_that_the_words_behind_it_count_is_told_once() -> None:
    claims = of_type(
        read_claims("On our side, the toll is two dead and five wounded at Oldtown.", {}, ["Oldtown"]), "casualties"
    )
    assert [[(f.measure, f.low) for f in c.figures] for c in claims] == [[("killed", 2), ("injured", 5)]]


def test_who_counts_the_dead_is_not_one_of_them() -> None:
    claims = read_claims("The clinic at Oldtown had earlier reported 22 dead.", {"The clinic": "group"}, ["Oldtown"])
    assert [ids(c.recipient) for c in of_type(claims, "casualties")] == [[]]


def test_who_crossed_before_a_semicolon_did_not_drown_behind_it() -> None:
    text = "An estimated 15,000 people crossed into Norte by boat between 10 and 16 February; at least six drowned."
    (dead,) = of_type(read_claims(text, {}, ["Norte"]), "casualties")
    assert [(f.measure, f.low) for f in dead.figures] == [("killed", 6)]


def test_a_toll_is_not_who_died() -> None:
    (dead,) = of_type(
        read_claims("The mission had earlier given a toll of 35 for Oldtown.", {}, ["Oldtown"]), "casualties"
    )
    assert [(f.low, f.who) for f in dead.figures] == [(35, "")]


def test_an_older_number_is_not_who_died() -> None:
    text = "The doctors' network has raised its toll for Thursday's market shelling in Oldtown from 45 to 56."
    (dead,) = of_type(read_claims(text, {}, ["Oldtown"]), "casualties")
    assert [(f.low, f.who) for f in dead.figures] == [(56, "")]


def test_those_displaced_before_who_flee_again_are_counted_once() -> None:
    for text in (
        "15,000 people, most of them already displaced once, fled Oldtown between 29 February and 5 March.",
        "3,000 displaced people fled Oldtown on Monday.",
    ):
        assert len(of_type(read_claims(text, {}, ["Oldtown"]), "displace")) == 1
