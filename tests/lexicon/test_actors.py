from __future__ import annotations

from datetime import date

import pytest

from fogline.errors import NotFound
from fogline.lexicon.actors import ActorTable, get_place_words

KINDS = {
    "government", "military", "ministry", "armed-group", "coalition", "militia", "monitor", "agency", "outlet", "ngo",
    "igo", "person", "civilians", "country", "group", "unnamed",
}  # fmt: skip


@pytest.fixture(scope="module")
def table() -> ActorTable:
    return ActorTable.load()


def test_the_table_is_large_and_closed(table: ActorTable) -> None:
    assert len(table.actors) >= 300
    assert len({actor.id for actor in table.actors}) == len(table.actors)
    for actor in table.actors:
        assert actor.kind in KINDS, actor.id
        for related in (actor.side, actor.speaks_for, *actor.member_of):
            assert related is None or table.find(related) is not None, (actor.id, related)
        assert actor.valid_from is None or actor.valid_to is None or actor.valid_from <= actor.valid_to, actor.id


def test_names_find_their_actors_in_any_usual_spelling(table: ActorTable) -> None:
    for name in (
        "HTS",
        "Hay’at Tahrir al-Sham",
        "Hay'at Tahrir al-Sham",
        "hayat tahrir al-sham",
        "Hayat Tahrir Al Sham",
    ):
        assert table.forms.get(name)[:1] == ("hts",), name
    assert table.forms.get("U.S. Central Command") == ("centcom",)
    assert table.forms.get("Médecins Sans Frontières") == table.forms.get("Medecins sans frontieres") == ("msf",)
    assert table.forms.get("is") == ()
    assert table.forms.get("Observatory") == ()
    assert "sohr" in table.context_forms.get("Observatory")


def test_states_and_their_organs_are_made_by_rule(table: ActorTable) -> None:
    ministry = table.get("russian-defense-ministry")
    assert (ministry.name, ministry.kind, ministry.country) == ("Russian defence ministry", "ministry", "RU")
    assert (ministry.speaks_for, ministry.side) == ("russian-army", "russia")
    assert table.get("egypt").kind == "country"
    assert table.get("us-police").name == "US police"
    assert table.get("congolese-army").country == "CD"
    assert table.get("congo-brazzaville-army").country == "CG"
    with pytest.raises(NotFound):
        table.get("no-such-actor")


@pytest.mark.parametrize(
    ("voice", "party"),
    [
        ("dmitry-peskov", True),
        ("sana", True),
        ("syrian-defense-ministry", True),
        ("hts", True),
        ("yahya-saree", True),
        ("sohr", False),
        ("reuters", False),
        ("ocha", False),
        ("somebody-unknown", False),
    ],
)
def test_a_voice_is_a_party_where_it_or_whom_it_speaks_for_is_one(table: ActorTable, voice: str, party: bool) -> None:
    assert table.is_party(voice) is party


def test_sides(table: ActorTable) -> None:
    assert table.side_of("sna") != table.side_of("syrian-army")
    assert table.side_of("syrian-army") == table.side_of("syrian-presidency") == "syrian-government"
    assert table.side_of("willy-ngoma") == table.side_of("m23")
    assert table.side_of("reuters") is None


def test_a_country_in_civil_war_stands_for_its_government(table: ActorTable) -> None:
    assert table.state_id("SY", date(2024, 11, 30)) == "syrian-government"
    assert table.state_id("SY", date(2025, 3, 1)) == "syrian-transitional-government"
    assert table.state_id("RU", date(2024, 11, 30)) == "russia"


def test_place_words_tell_names_from_peoples() -> None:
    words, capitals = get_place_words()
    assert words.get("Syria") == ("name:SY",)
    assert words.get("Syrian") == ("adjective:SY",)
    assert set(words.get("Congo")) >= {"name:CD"}
    assert capitals.get("Damascus") == ("SY",)
    assert capitals.get("Hama") == ()
