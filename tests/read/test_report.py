from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from tests.read.test_mentions import Entity

from fogline.models.capture import Capture
from fogline.models.draft import Draft
from fogline.read.draft import read_draft
from fogline.read.report import read_report

NOW = datetime(2025, 3, 1, tzinfo=UTC)


@dataclass
class Tags:
    lemmas: list[str]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deprels: list[str]
    entities: list[Entity] = field(default_factory=list)


def make_draft() -> Draft:
    data = b"The army left Kareth.\n"
    return read_draft(Capture("ab" * 32, "a.txt", data, "text/plain", NOW), date(2025, 3, 1))


def make_tags() -> Tags:
    words = ["the", "army", "leave", "Kareth", "."]
    upos = ["DET", "NOUN", "VERB", "PROPN", "PUNCT"]
    return Tags(
        words,
        upos,
        ["DT", "NN", "VBD", "NNP", "."],
        [1, 2, -1, 2, 2],
        ["det", "nsubj", "root", "obj", "punct"],
        [Entity(3, 3, "LOC")],
    )


def test_tokens_children_and_mentions() -> None:
    report = read_report(make_draft(), [make_tags()], NOW)
    (sentence,) = report.sentences
    assert [t.text for t in sentence.tokens] == ["The", "army", "left", "Kareth", "."]
    assert sentence.tokens[2].lemma == "leave"
    assert sentence.children == ((), (0,), (1, 3, 4), (), ())
    assert [(m.text, m.label, m.first, m.last) for m in report.mentions] == [("Kareth", "LOC", 3, 3)]
    assert report.block_of(sentence).kind == "paragraph"
    assert report.retrieved_at == NOW


def test_sentences_must_pair_up() -> None:
    with pytest.raises(ValueError, match="zip"):
        read_report(make_draft(), [], NOW)
