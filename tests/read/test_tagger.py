"""The tagger with the weights that are shipped."""

import numpy as np
import pytest

from fogline.read.tagger import TaggedSentence, Tagger
from fogline.read.tokens import find_tokens
from fogline.read.trees import find_broken
from fogline.read.windows import MAX_WORDS

TEXTS = (
    "Rebel fighters captured the village of Tel Rafid on Tuesday, a spokesman said.",
    "The army denied that it had lost the airport.",
    "Warplanes bombed Kesra and killed at least 14 civilians.",
    "Colonel Adnan Barakat told the Harbour Gazette that his men were leaving.",
    "Government troops, backed by Russian jets, retook three hills north of Homs.",
    "Seven people were wounded.",
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load()


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in find_tokens(text)]


def find_word(words: list[str], answer: TaggedSentence, word: str) -> tuple[str, str, str]:
    """Head, relation and lemma of a word."""
    place = words.index(word)
    head = answer.heads[place]
    return ("ROOT" if head < 0 else words[head]), answer.deprels[place], answer.lemmas[place]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (TEXTS[0], "fighters", ("captured", "nsubj", "fighter")),
        (TEXTS[0], "village", ("captured", "obj", "village")),
        (TEXTS[0], "Tuesday", ("captured", "obl", "Tuesday")),
        (TEXTS[0], "spokesman", ("said", "nsubj", "spokesman")),
        (TEXTS[1], "denied", ("ROOT", "root", "deny")),
        (TEXTS[1], "lost", ("denied", "ccomp", "lose")),
        (TEXTS[1], "it", ("lost", "nsubj", "it")),
        (TEXTS[2], "Kesra", ("bombed", "obj", "Kesra")),
        (TEXTS[2], "killed", ("bombed", "conj", "kill")),
        (TEXTS[2], "14", ("civilians", "nummod", "14")),
        (TEXTS[3], "leaving", ("told", "ccomp", "leave")),
        (TEXTS[4], "retook", ("ROOT", "root", "retake")),
        (TEXTS[4], "backed", ("troops", "acl", "back")),
        (TEXTS[4], "hills", ("retook", "obj", "hill")),
        (TEXTS[5], "people", ("wounded", "nsubj:pass", "people")),
    ],
)
def test_syntax(tagger: Tagger, text: str, word: str, expected: tuple[str, str, str]) -> None:
    words = cut(text)
    (answer,) = tagger.tag([words])
    assert find_word(words, answer, word) == expected


@pytest.mark.parametrize(
    ("text", "entity", "label"),
    [
        (TEXTS[0], "Tel Rafid", "LOC"),
        (TEXTS[2], "Kesra", "LOC"),
        (TEXTS[3], "Adnan Barakat", "PERSON"),
        (TEXTS[3], "Harbour Gazette", "ORG"),
        (TEXTS[4], "Russian", "NORP"),
        (TEXTS[4], "Homs", "LOC"),
    ],
)
def test_entities(tagger: Tagger, text: str, entity: str, label: str) -> None:
    words = cut(text)
    (answer,) = tagger.tag([words])
    found = {(" ".join(words[e.first : e.last + 1]), e.label) for e in answer.entities}
    assert (entity, label) in found


def test_parts_of_speech(tagger: Tagger) -> None:
    (answer,) = tagger.tag([cut(TEXTS[5])])
    assert answer.upos == ("NUM", "NOUN", "AUX", "VERB", "PUNCT")
    assert answer.xpos == ("CD", "NNS", "VBD", "VBN", ".")


def test_company_changes_nothing(tagger: Tagger) -> None:
    sentences = [cut(t) for t in TEXTS] * 5 + [cut(" ".join(TEXTS))]
    assert tagger.tag(sentences) == [tagger.tag([words])[0] for words in sentences]


def test_threads_change_nothing(tagger: Tagger) -> None:
    sentences = [cut(t) for t in TEXTS]
    assert Tagger.load(threads=2).tag(sentences) == tagger.tag(sentences)


@pytest.mark.parametrize("count", [MAX_WORDS, MAX_WORDS + 1, 1000])
def test_long_sentences_stay_one_tree(tagger: Tagger, count: int) -> None:
    words = (cut("Rebels seized Hama , Homs and Idlib ,") * (count // 8 + 1))[:count]
    (answer,) = tagger.tag([words])
    columns = (answer.lemmas, answer.upos, answer.xpos, answer.heads, answer.deprels)
    assert [len(c) for c in columns] == [count] * 5
    assert answer.heads.count(-1) == answer.deprels.count("root") == 1
    assert all(-1 <= head < count and head != place for place, head in enumerate(answer.heads))
    assert {words[e.first] for e in answer.entities if e.label == "LOC"} >= {"Homs", "Idlib"}
    assert max(e.last for e in answer.entities) < count


def test_long_words_are_read_in_parts(tagger: Tagger) -> None:
    (answer,) = tagger.tag([["qzx" * 30_000] * 120])
    assert len(answer) == 120
    assert answer.heads.count(-1) == 1


def test_odd_input(tagger: Tagger) -> None:
    sentences = [[], ["👍🏽", "🇸🇾"], ["."], ["\u200b"], ["الجيش", "السوري"], ['"'] * 150]
    answers = tagger.tag(sentences)
    assert [len(a) for a in answers] == [len(s) for s in sentences]
    assert answers[0] == TaggedSentence()
    for answer in answers[1:]:
        heads = [head + 1 for head in answer.heads]
        assert find_broken(np.array([heads]), np.array([len(heads)])) == []
    assert tagger.tag([]) == []


def test_time_is_counted(tagger: Tagger) -> None:
    before = tagger.timing.words
    tagger.tag([cut(TEXTS[0])])
    assert tagger.timing.words == before + len(cut(TEXTS[0]))
    assert 0 < tagger.timing.network_seconds < tagger.timing.total_seconds
    assert tagger.timing.ratio > 1
