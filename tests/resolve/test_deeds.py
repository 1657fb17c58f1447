"""Names of which a report tells only what they do (groups at arms) or what befell them (towns that fell)."""

from __future__ import annotations

import pytest

from claim.staging import stage
from fogline.lexicon.actors import ActorTable
from fogline.models.story import Story
from fogline.resolve.actors import resolve_actors
from fogline.resolve.place_signs import is_fallen


def find_actors(text: str) -> set[str]:
    report, _ = stage(text, {}, [])
    return {grounding.id for grounding in resolve_actors(report, [], ActorTable.load(), Story())[0]}


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("PLFX quits Kara after a week of shelling.", "plfx"),
        ("The Kamajors are holding the junction.", "kamajors"),
        ("The ex-Dogon still control the road.", "ex-dogon"),
    ],
)
def test_a_name_that_fights_is_an_armed_group(text: str, ident: str) -> None:
    assert ident in find_actors(text)


@pytest.mark.parametrize("text", ["Gazelles love the park in spring.", "Orchids were sold at the fair."])
def test_a_name_that_does_not_fight_is_nobody(text: str) -> None:
    assert not find_actors(text)


@pytest.mark.parametrize(
    ("text", "fell"),
    [("Mankulam fell at dawn.", True), ("Mankulam fell silent at dawn.", False), ("Mankulam grew at dawn.", False)],
)
def test_a_town_is_what_fell(text: str, fell: bool) -> None:
    tokens = stage(text, {}, [])[0].sentences[0].tokens
    assert is_fallen(tokens, tokens[0]) is fell
