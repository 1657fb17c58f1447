"""Who is heard where the parse hides it: tags read off the surface, sources of items, quotations that run on."""

import pytest

from claim.staging import ids, read_claims

ACTORS = {"Gunmen": "armed-group", "the army": "military", "Troops": "military"}


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Shells fell on Oldtown on Sunday, villagers reached by radio link said.", "villagers"),
        ("Ruritania, its foreign minister said on Saturday, will withdraw from Oldtown.", "its foreign minister"),
        ("Gunmen may have entered Oldtown before dawn, it was feared last night.", "feared"),
        ("Troops will enter Oldtown in April, announced yesterday the governor of Norte.", "the governor of Norte"),
        ("Gunmen hold ten workers in the mill they seized at Oldtown, according to a priest.", "a priest"),
        ("Four people were killed when shells hit Oldtown, state radio report.", "state radio"),
        ("On Monday, said a medic at Oldtown, snipers fired on families.", "a medic at Oldtown"),
        ("The guards fled, a farmer said, and Gunmen entered Oldtown.", "a farmer"),
        ("Gunmen took Oldtown, or so a priest says.", "a priest"),
        ("Gunmen took Oldtown, a miller told us: nobody is left there.", "a miller"),
        ("Diplomats expect an assault on Oldtown within days.", "Diplomats"),
    ],
)
def test_a_tag_is_heard_wherever_it_stands(text: str, voice: str) -> None:
    claims = read_claims(text, ACTORS, ["Oldtown"])
    assert claims
    assert {v.text for c in claims for v in c.attribution[:1]} == {voice}


@pytest.mark.parametrize(
    "text",
    [
        "Troops shelled Oldtown days after the president declared a curfew in Norte, Sur and Leste states.",
        "It should be recalled that Troops shelled Oldtown in March.",
        "On Monday the army signed a truce, and on Tuesday it put a mine under a car at Oldtown that held three men.",
        'The president went to Oldtown where he promised the people to fight on "until the last".',
        "Troops shelled Oldtown (the barracks).",
        "Gunmen, estimated at between 60 and 90, abandoned the old fortress at Oldtown on Friday.",
        "Gunmen took Oldtown in a few hours, as police put on civilian clothes and fled.",
        "Gunmen attacked Oldtown as riots raged in the capital.",
        "Nine workers were shot dead when Gunmen stopped a bus at Oldtown, told them to leave, and burned it.",
        "Troops shelled Oldtown, which is nothing one could have written a year ago.",
        "Troops shelled Oldtown and killed six people (two officers).",
    ],
)
def test_what_only_looks_like_a_tag_speaks_for_nobody(text: str) -> None:
    claims = read_claims(text, {**ACTORS, "The president": "person", "the president": "person"}, ["Oldtown"])
    assert claims
    assert not [v.text for c in claims if c.modality == "actual" for v in c.attribution]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Troops shelled Oldtown and burned its market (residents).", "residents"),
        ("Gunmen attacked Oldtown on Friday (local officials).", "local officials"),
        ("Troops shelled Oldtown, and Gunmen lost a camp, it is said, near it.", "said"),
        ("Forty people were killed at Oldtown, by official count, and the war began.", "official count"),
        ("Police headquarters concedes 16 dead at Oldtown.", "Police headquarters"),
        ("The army's figure is 84 dead at Oldtown.", "The army"),
        ("The paper was told of 11 deaths at Oldtown.", "told"),
        ("The army yesterday night claimed that the camp at Oldtown had been attacked.", "The army"),
        ("The army claims the capture of Oldtown, declares ceasefire", "The army"),
    ],
)
def test_who_vouches_in_few_words_is_heard(text: str, voice: str) -> None:
    claims = read_claims(text, {**ACTORS, "The army": "military"}, ["Oldtown"])
    assert claims
    assert {v.text for c in claims if c.event_type != "agree" for v in c.attribution} == {voice}


def test_days_speak_for_nobody() -> None:
    claims = read_claims("Troops entered Oldtown, said yesterday.", ACTORS, ["Oldtown"])
    assert all(v.text != "yesterday" for c in claims for v in c.attribution)


ITEMS = """Gunmen entered Oldtown on Friday. (residents of Oldtown)
Troops shelled Newton overnight. (rescue worker)
Gunmen attacked Upton at noon. Three people were killed. (own correspondent)
The army withdrew from Weston. (satellite telephone)"""


def test_the_bracket_that_closes_an_item_vouches_for_it() -> None:
    claims = read_claims(ITEMS, ACTORS, ["Oldtown", "Newton", "Upton", "Weston"])
    heard = {place: [v.text for v in c.attribution] for c in claims for place in ids(c.place)}
    assert heard == {
        "oldtown": ["residents of Oldtown"], "newton": ["rescue worker"], "upton": [], "weston": [],
    }  # fmt: skip


def test_two_brackets_are_no_custom() -> None:
    text = "Gunmen entered Oldtown on Friday. (Picture: our man)\nTroops shelled Newton overnight. (rescue worker)"
    assert all(not c.attribution for c in read_claims(text, ACTORS, ["Oldtown", "Newton"]))


def test_a_speaker_goes_on_in_the_next_quotation_whatever_is_said_in_it() -> None:
    text = (
        "“They shot at anyone who moved,” said Nasra, a widow who spoke from a cellar.\n"
        "“The leaflets say we must go. Gunmen attacked Oldtown on Friday.”"
    )
    claims = [c for c in read_claims(text, {**ACTORS, "Nasra": "person"}, ["Oldtown"]) if c.event_type == "attack"]
    assert claims
    assert {ids(c.attribution)[0] for c in claims} == {"nasra"}


@pytest.mark.parametrize(
    "tag", ["That is what a priest says.", "So says a priest.", "At least, that is what a priest says."]
)
def test_a_sentence_that_only_tells_who_says_so_speaks_for_the_one_before(tag: str) -> None:
    claims = read_claims(f"Gunmen took Oldtown.\n{tag}", ACTORS, ["Oldtown"], "running")
    assert [[v.text for v in c.attribution] for c in claims] == [["a priest"]]


@pytest.mark.parametrize(
    "tag", ["That is what we know.", "That is what a priest says who fled.", "A priest says so much."]
)
def test_one_that_says_more_does_not(tag: str) -> None:
    claims = read_claims(f"Gunmen took Oldtown.\n{tag}", ACTORS, ["Oldtown"], "running")
    assert [v.text for c in claims if c.event_type == "seize" for v in c.attribution] == []


def test_a_fight_that_goes_on_says_nothing() -> None:
    text = "“Our men withdrew from Oldtown. The fight continues,” a priest told us."
    assert {v.text for c in read_claims(text, ACTORS, ["Oldtown"]) for v in c.attribution} == {"a priest"}


def test_what_a_headline_tells_beside_is_the_outlets() -> None:
    claims = read_claims("Rebels deny losing Oldtown as Troops enter Norte", {**ACTORS, "Rebels": "armed-group"},
                         ["Oldtown", "Norte"], "headline")  # fmt: skip
    assert [[v.text for v in c.attribution] for c in claims if c.event_type == "enter"] == [[]]
