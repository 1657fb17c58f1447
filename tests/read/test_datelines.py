import pytest

from fogline.lexicon.furniture import load_furniture
from fogline.read.datelines import find_dateline, is_bare_dateline

PROSE = "The army said its troops had left the town."


@pytest.mark.parametrize(
    ("head", "place", "agency", "day"),
    [
        ("Milat, Dec 1 (ValePress) ", "Milat", "ValePress", (12, 1)),
        ("GOMA, DR Congo, Jan 28 (GLPA) — ", "GOMA", "GLPA", (1, 28)),
        ("LONDON/ADEN, Jan 18 (Vale Wire) - ", "LONDON/ADEN", "Vale Wire", (1, 18)),
        ("Daraa, RASNA – ", "Daraa", "RASNA", None),
        ("BEIRUT — ", "BEIRUT", None, None),
        ("KYIV, Ukraine (AP) -- ", "KYIV", "AP", None),
        ("KHARTOUM (Vale Wire) — ", "KHARTOUM", "Vale Wire", None),
        ("(CNN) — ", None, "CNN", None),
        ("ISLAMABAD: ", "ISLAMABAD", None, None),
        ("Port Sudan – 12 July – ", "Port Sudan", None, (7, 12)),
        ("UNITED NATIONS, Dec. 3, 2024 (Reuters) - ", "UNITED NATIONS", "Reuters", (12, 3)),
        ("Sana'a, 3 May (Saba) - ", "Sana'a", "Saba", (5, 3)),
        ("MOSCOW, December 1. /TASS/. ", "MOSCOW", "TASS", (12, 1)),
        ("Damascus, SANA-", "Damascus", "SANA", None),
        ("(Beirut) – ", "BEIRUT", None, None),
        ("Beirut / Milat, December 1, 2024 – ", "Beirut / Milat", None, (12, 1)),
        ("Kareth, Lebanon - ", "Kareth", None, None),
        ("Riyadh, December 1, 2024, SPA — ", "Riyadh", "SPA", (12, 1)),
        ("KYIV, UKRAINE – DECEMBER 1: ", "KYIV", None, (12, 1)),
        ("WASHINGTON (AP) _ ", "WASHINGTON", "AP", None),
        ("Port-au-Prince, Nov. 4 (Vale Wire) — ", "Port-au-Prince", "Vale Wire", (11, 4)),
    ],
)
def test_datelines_are_parted_from_prose(
    head: str, place: str | None, agency: str | None, day: tuple[int, int] | None
) -> None:
    text = head + PROSE
    found = find_dateline(text, 0, len(text), load_furniture())
    assert found is not None
    assert text[found.end :] == PROSE
    assert (found.place, found.agency) == (place, agency)
    assert (found.day and (found.day.month, found.day.day)) == day


@pytest.mark.parametrize(
    "text",
    [
        "WATCH: The people of the town wait for buses.",
        "Kareth, Milat and Doran – all three towns – fell.",
        "HTS — the group that leads the attack — said nothing.",
        "Moscow — which denied it — called for talks.",
        "The army (SAF) The statement said nothing else about it.",
        "At least 40 people (most of them women) — The toll rose.",
        "On Dec. 1 — The day of the attack.",
        "KARETH, DAY EIGHT: WHAT EACH SIDE SAYS",
        "Hayat Tahrir al-Sham (HTS) said it had taken the town.",
        "BEIRUT — ",
        "AL-Qaeda said it had taken the town of Kareth.",
        "Kareth, Milat – The two towns fell on Sunday.",
    ],
)
def test_other_openings_are_none(text: str) -> None:
    assert find_dateline(text, 0, len(text), load_furniture()) is None


def test_a_dateline_may_stand_alone() -> None:
    assert is_bare_dateline("BEIRUT —", load_furniture())
    assert is_bare_dateline("MILAT, Lebanon (AP) —", load_furniture())
    assert not is_bare_dateline("The army said —", load_furniture())
    assert not is_bare_dateline("KEY POINTS:", load_furniture())
