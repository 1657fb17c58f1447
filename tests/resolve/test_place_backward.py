"""Words without an article that point back to a place: "it" that was retaken, bare nouns of headlines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_words import load_place_words
from fogline.models.report import Report
from fogline.models.story import Story
from fogline.resolve.place_anaphora import resolve_place_anaphora
from fogline.resolve.place_backward import find_bare, find_pronouns
from fogline.resolve.places import resolve_places
from resolve.place_reports import make_report


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


def tie(report: Report, sentence: int, word: int, head: int, relation: str, lemma: str) -> Report:
    """The report with one word hung on a verb of a lemma."""
    tokens = list(report.sentences[sentence].tokens)
    tokens[word] = replace(tokens[word], head=head, deprel=relation)
    tokens[head] = replace(tokens[head], lemma=lemma, xpos="VBD")
    sentences = list(report.sentences)
    sentences[sentence] = replace(sentences[sentence], tokens=tuple(tokens))
    return replace(report, sentences=tuple(sentences))


def head_of(report: Report, sentence: int, kind: str = "headline") -> Report:
    blocks = list(report.blocks)
    blocks[sentence] = replace(blocks[sentence], kind=kind)
    return replace(report, blocks=tuple(blocks))


def refer(report: Report, gazetteer: Gazetteer) -> list[tuple[str, str]]:
    places, records = resolve_places(report, gazetteer, Story())
    return [(g.text, g.id) for g in resolve_place_anaphora(report, places, records, gazetteer)]


@pytest.mark.parametrize(
    ("sentence", "verb", "relation", "lemma"),
    [
        ("They retook/VERB it.", 1, "obj", "retake"),
        ("They took/VERB it back/ADV .", 1, "obj", "take"),
        ("It fell/VERB .", 1, "nsubj", "fall"),
    ],
)
def test_it_is_the_place_that_was_taken(
    gazetteer: Gazetteer, sentence: str, verb: int, relation: str, lemma: str
) -> None:
    report = make_report("The war in [Syria] goes/VERB on.", "Rebels hold/VERB [Saraqib].", sentence)
    at = next(i for i, t in enumerate(report.sentences[2].tokens) if t.text.lower() == "it")
    report = tie(report, 2, at, verb, relation, lemma)
    assert [i for _, i in refer(report, gazetteer)] == ["sy:saraqib"]


def test_it_that_can_be_anything_is_no_place() -> None:
    report = tie(make_report("They took/VERB it."), 0, 2, 1, "obj", "take")
    assert list(find_pronouns(report.sentences[0], load_place_words())) == []


def test_a_bare_noun_of_a_headline_is_the_town_that_the_report_is_about(gazetteer: Gazetteer) -> None:
    report = make_report(
        "Army enters/VERB town.", "Troops entered/VERB [Saraqib] in [Syria].", "[Saraqib] burns/VERB ."
    )
    assert refer(head_of(report, 0), gazetteer) == [("town", "sy:saraqib")]
    assert refer(report, gazetteer) == []


def test_a_bare_capital_is_its_country_s(gazetteer: Gazetteer) -> None:
    report = make_report("Army nears/VERB Libyan/ADJ capital.", "Troops left/VERB [Sirte] in [Libya].")
    assert [i for _, i in refer(head_of(report, 0), gazetteer)] == ["ly:tripoli-2210247"]


@pytest.mark.parametrize(
    "headline", ["Fire in city council.", "Rebels leave/VERB [Hama] city.", "Two cities fall/VERB ."]
)
def test_nouns_that_belong_to_something_else_are_left_alone(headline: str) -> None:
    assert list(find_bare(make_report(headline).sentences[0], load_place_words(), terse=True)) == []


def test_a_bare_site_is_that_of_the_town_in_view(gazetteer: Gazetteer) -> None:
    report = make_report("The war in [Syria] goes/VERB on.", "They took/VERB [Saraqib].", "Shells hit/VERB prison.")
    assert refer(report, gazetteer) == []
    assert refer(head_of(report, 2, "subhead"), gazetteer) == [("prison", "sy:saraqib/prison")]


def test_a_headquarters_is_one_site_though_it_looks_like_many() -> None:
    sentence = make_report("Gunmen storm/VERB police headquarters.").sentences[0]
    tokens = tuple(replace(t, xpos="NNS") if t.text == "headquarters" else t for t in sentence.tokens)
    found = list(find_bare(replace(sentence, tokens=tokens), load_place_words(), terse=True))
    assert [(d.wanted, d.said) for d in found] == [("site", "police headquarters")]


def test_what_is_printed_in_capitals_does_without_articles(gazetteer: Gazetteer) -> None:
    report = make_report("The war in [Syria] goes/VERB on.", "They took/VERB [Saraqib].", "Shells fell/VERB on town.")
    places, records = resolve_places(report, gazetteer, Story())
    printed = report.text.replace("Shells fell on town", "SHELLS FELL ON TOWN")
    found = resolve_place_anaphora(report, places, records, gazetteer, printed)
    assert [(g.text, g.id) for g in found] == [("town", "sy:saraqib")]


def test_a_subject_may_open_its_sentence_without_an_article(gazetteer: Gazetteer) -> None:
    report = make_report("The war in [Syria] goes/VERB on.", "They took/VERB [Saraqib].", "Prison fell/VERB .")
    told = tie(report, 2, 0, 1, "nsubj", "fall")
    assert refer(told, gazetteer) == [("Prison", "sy:saraqib/prison")]


def test_suburbs_and_pockets_are_the_town_in_view(gazetteer: Gazetteer) -> None:
    told = ("The war in [Syria] goes/VERB on.", "They took/VERB [Saraqib].")
    assert ("the southern suburbs", "sy:hama") in refer(
        make_report(told[0], "They took/VERB [Hama].", "They fled/VERB the southern suburbs."), gazetteer
    )
    assert ("the pocket", "sy:saraqib") in refer(make_report(*told, "They left/VERB the pocket."), gazetteer)
