"""Who vouches for what, in sentences of news: each case fails where one rule of hearing does not hold."""

import pytest

from claim.staging import of_type, read_claims

ACTORS = {
    "Soldiers": "military",
    "Troops": "military",
    "Rebels": "armed-group",
    "rebels": "armed-group",
    "gunmen": "armed-group",
    "Rwanda": "country",
    "the army": "military",
    "The army": "military",
    "the Red Cross": "ngo",
    "The Red Cross": "ngo",
    "Idris Gana": "person",
    "residents": "civilians",
    "the governor": "person",
    "a police source": "person",
}
PLACES = ["Goma", "Kinshasa", "Bukavu", "Bama"]
CASES = [
    ("Soldiers captured Goma on Friday, hours after Rwanda said it had begun to pull out.", "seize", []),
    (
        "Rebels captured Goma, a police source told reporters, while gunmen killed nine people in Bukavu.",
        "casualties",
        [],
    ),
    ("Rebels captured Goma; gunmen killed nine people in Bukavu, residents said.", "seize", []),
    ("Rebels captured Goma; gunmen killed nine people in Bukavu, residents said.", "casualties", ["residents"]),
    ("A video verified by the Red Cross shows rebels killing two prisoners in Bama.", "casualties", ["the-red-cross"]),
    ("Rebels claimed on Monday to have captured Bama.", "seize", ["rebels"]),
    ("Rebels captured Bama, said its mayor, Idris Gana.", "seize", ["idris-gana"]),
    ("Three rebels are believed to have been killed in Bama.", "casualties", []),
    ("Clashes between the army and rebels were reported near Bama on Sunday.", "clash", ["unnamed-reports"]),
    ("The Red Cross put losses in Bama at 40 killed.", "casualties", ["the-red-cross"]),
    ("The army was told to leave Bama as rebels captured Goma.", "seize", []),
    ("Rebels captured Goma, a Courier correspondent saw.", "seize", []),
    (
        "Rebels attacked a post in Bama, the army said in a statement, adding that soldiers had killed two of them.",
        "casualties",
        ["the-army"],
    ),
    ("The army warned that it would shell Bama again.", "threaten", ["the-army"]),
    ("The Red Cross blamed rebels for the shelling of Bama.", "shell", ["the-red-cross"]),
    ("The army and rebels blamed each other for the shelling of Bama.", "shell", []),
    ("Soldiers entered Bama at dawn, residents and the governor said.", "enter", ["residents", "the-governor"]),
    (
        "Rebels have taken Bama and are pushing on towards Goma, their leader, Idris Gana, told reporters.",
        "seize",
        ["idris-gana"],
    ),
]


@pytest.mark.parametrize(("text", "event_type", "voices"), CASES)
def test_each_claim_has_its_voices(text: str, event_type: str, voices: list[str]) -> None:
    claims = of_type(read_claims(text, ACTORS, PLACES), event_type)
    assert claims
    assert [v.id for v in claims[0].attribution] == voices


def test_who_counts_speaks_before_who_tells_of_it() -> None:
    text = "Nine people were killed, residents said on Monday; by Tuesday The Red Cross had put the toll at 40 dead."
    tolls = of_type(read_claims(text, ACTORS, PLACES), "casualties")
    assert [claim.attribution[0].id for claim in tolls] == ["residents", "the-red-cross"]


PHRASES = [
    ("A doctor trapped in the old quarter of Bama told reporters that soldiers had killed nine people.",
     "A doctor trapped in the old quarter of Bama"),
    ("Residents who reached Goma said soldiers had killed nine people in Bama.", "Residents who reached Goma"),
    ("Soldiers killed nine people in Bama, a driver whom it does not name said.", "a driver whom it does not name"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase"), PHRASES)
def test_a_source_is_told_by_the_words_that_tell_which(text: str, phrase: str) -> None:
    (claim,) = of_type(read_claims(text, {"soldiers": "military", "Soldiers": "military"}, PLACES), "casualties")
    assert claim.attribution[0].text == phrase


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured Goma on Friday, residents said, two days after rebels attacked Bama.",
        "Rebels captured Goma on Friday, residents said, hours after rebels attacked Bama.",
    ],
)
def test_what_dates_the_news_behind_its_tag_is_the_outlets_own(text: str) -> None:
    (claim,) = of_type(read_claims(text, ACTORS, PLACES), "attack")
    assert claim.attribution == ()


def test_who_is_told_is_not_who_speaks() -> None:
    text = '"We left Bama and we destroyed three tanks there," the governor, Idris Gana, told the Courier on Monday.'
    claims = of_type(read_claims(text, ACTORS, PLACES), "damage")
    assert [v.id for c in claims for v in c.attribution[:1]] == ["the-governor"]


def test_the_outlets_own_people_are_no_voice() -> None:
    text = 'From Ann Lee in Goma: "Soldiers captured Bama this morning. I saw two lorries burning there."'
    assert all(c.attribution == () for c in read_claims(text, ACTORS, PLACES))


def test_a_source_is_told_without_the_words_of_reporting() -> None:
    text = "Soldiers killed nine people in Bama, according to two ambulance drivers who saw it."
    (claim,) = of_type(read_claims(text, ACTORS, PLACES), "casualties")
    assert claim.attribution[0].text.startswith("two ambulance drivers")


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Soldiers killed nine people in Bama, the governor went on.", "the governor"),
        ("Soldiers killed nine people in Bama, the governor crowed.", "the governor"),
        ("The army is understood to have killed nine people in Bama.", "understood"),
    ],
)
def test_plain_and_loud_words_of_saying_name_their_speaker(text: str, voice: str) -> None:
    (claim,) = of_type(read_claims(text, ACTORS, PLACES), "casualties")
    assert [v.text for v in claim.attribution] == [voice]


@pytest.mark.parametrize(
    ("text", "event_type", "voices"),
    [
        ("The governor demanded that both sides leave Goma at once.", "threaten", []),
        ("The army said it had left Goma to spare the people, and accused Rebels of looting.", "accuse", []),
        ("The Red Cross verified the killing of 17 residents at Goma.", "casualties", ["The Red Cross"]),
        ("The army admitted to the loss of one man in Goma.", "casualties", ["The army"]),
        ("residents mentioned that gunmen seized Goma.", "seize", ["residents"]),
    ],
)
def test_who_only_acts_is_not_heard_and_who_counts_is(text: str, event_type: str, voices: list[str]) -> None:
    claims = [c for c in read_claims(text, ACTORS | {"The governor": "person"}, PLACES) if c.event_type == event_type]
    assert claims and all([v.text for v in c.attribution] == voices for c in claims)
