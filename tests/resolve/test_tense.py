"""Tense: which verb governs a time."""

import pytest

from fogline.lexicon.time_lexicon import load_time_lexicon
from fogline.resolve.tense import find_tense


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the envoy will arrive on [Friday]", "future"),
        ("the envoy arrived on [Friday]", "past"),
        ("[Friday] the envoy will arrive", "future"),
        ("[Friday] the envoy said rain will fall", "past"),
        ("the council on [Friday] demanded that men will go", "past"),
        ("talks are due in Cairo on [Friday]", "future"),
        ("talks were scheduled for [Friday]", "future"),
        ("he would not say on [Friday]", ""),
        ("he vowed on [Friday] to win", "past"),
        ("they agreed to withdraw by [Friday]", "future"),
        ("they promised video by [Friday]", "future"),
        ("they agreed in Sochi on [Friday]", "past"),
        ("the army is to leave on [Friday]", "future"),
        ("rain will fall , and troops fled on [Friday]", "past"),
        ("the feast , which begins on [Friday]", "future"),
        ("smoke over Aden on [Friday]", ""),
    ],
)
def test_governing_verb_decides(text: str, expected: str) -> None:
    words = text.split()
    at = next(index for index, word in enumerate(words) if word.startswith("["))
    lower = [word.strip("[]").lower() for word in words]
    assert find_tense(lower, (), at, at + 1, load_time_lexicon()) == expected


def test_tags_go_before_endings() -> None:
    lower = ["troops", "moved", "east", "are", "needed", "by", "friday"]
    tags = ["NNS", "VBN", "RB", "VBP", "VBN", "IN", "NNP"]
    assert find_tense(lower, tags, 6, 7, load_time_lexicon()) == "past"
    lower, tags = ["to", "be", "freed", "on", "friday"], ["TO", "VB", "VBN", "IN", "NNP"]
    assert find_tense(lower, tags, 4, 5, load_time_lexicon()) == ""


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("talks/NNS to/TO resume/VB on/IN [friday]/NNP", "future"),
        ("a/DT summit/NN to/TO be/VB held/VBN on/IN [friday]/NNP in/IN aden/NNP drew/VBD envoys/NNS", "future"),
        ("roads/NNS to/TO remain/VB closed/VBN until/IN [friday]/NNP", "future"),
        ("the/DT truce/NN was/VBD extended/VBN until/IN [friday]/NNP", "future"),
        ("a/DT [friday]/NNP hearing/NN has/VBZ been/VBN scheduled/VBN", "future"),
        ("aid/NN trucks/NNS expected/VBN [friday]/NNP", "future"),
        ("it/PRP would/MD be/VB the/DT fourth/JJ raid/NN [friday]/NNP", ""),
        ("all/DT must/MD leave/VB by/IN [friday]/NNP", "future"),
        ("it/PRP has/VBZ been/VBN shelled/VBN on/IN [friday]/NNP", "past"),
        ("he/PRP came/VBD to/TO pray/VB on/IN [friday]/NNP", "past"),
    ],
)
def test_tags_tell_plans_from_what_was_done(tagged: str, expected: str) -> None:
    words, tags = zip(*(pair.split("/") for pair in tagged.split()), strict=True)
    at = next(index for index, word in enumerate(words) if word.startswith("["))
    lower = [word.strip("[]") for word in words]
    assert find_tense(lower, tags, at, at + 1, load_time_lexicon()) == expected
