"""Chains of all nominals: names, descriptions and pronouns of one thing, whether it acts or not."""

from __future__ import annotations

import pytest
from tests.resolve.actor_reports import make_report

from fogline.lexicon.actors import ActorTable
from fogline.models.story import Story
from fogline.resolve.actors import resolve_actors
from fogline.resolve.chains import find_chains
from fogline.resolve.nominals import find_nominals
from fogline.resolve.noun_phrases import make_words


def chains(name: str) -> list[list[str]]:
    report = make_report(name)
    groundings, _ = resolve_actors(report, [], ActorTable.load(), Story())
    return [[report.text[start:end] for start, end in chain] for chain in find_chains(report, groundings)]


@pytest.mark.parametrize("name", ["colonel", "kyiv", "kinshasa", "sides", "observatory", "paramilitaries"])
def test_a_span_lies_in_one_chain_and_no_chain_is_single(name: str) -> None:
    report = make_report(name)
    found = find_chains(report)
    spans = [span for chain in found for span in chain]
    assert len(spans) == len(set(spans))
    assert all(len(chain) > 1 for chain in found)
    assert all(report.text[start:end].strip() == report.text[start:end] for start, end in spans)


@pytest.mark.parametrize(
    ("name", "chain"),
    [
        ("kinshasa", ["M23 rebels", "The group's"]),
        ("kinshasa", ["The group's leader, Jean Mukendi", "his"]),
        ("kinshasa", ["President Alain Tshiswaka", "The president"]),
        ("kyiv", ["A group calling itself the Northern Legion", "itself", "it"]),
        ("colonel", ["its base", "the base"]),
        ("colonel", ["The insurgents", "their"]),
    ],
)
def test_one_thing_is_one_chain(name: str, chain: list[str]) -> None:
    assert chain in chains(name)


def test_a_nominal_runs_over_all_that_hangs_on_it_and_modifiers_are_none() -> None:
    report = make_report("colonel")
    (words, *_) = [make_words(s, tuple(m for m in report.mentions if m.sentence == s.index)) for s in report.sentences]
    found = {report.text[words.tokens[n.first].start : words.tokens[n.last].end]: n.name for n in find_nominals(words)}
    assert found["Colonel Nabil Farhoud, a spokesman for the Syrian army"]
    assert found["the village of Kafr Dalil"] is False
    assert "Colonel" not in found
