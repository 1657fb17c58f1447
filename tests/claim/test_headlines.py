"""Headlines: the verb that the tagger took for a noun is found, and nothing else is taken for one."""

import pytest

from fogline.claim.parse.headlines import find_headline_verb, with_headline_verb
from fogline.models.report import Token


def line(*words: str) -> tuple[Token, ...]:
    """Tokens of `text/upos/xpos/head/relation`, head by number."""
    rows = [w.split("/") for w in words]
    return tuple(
        Token(i * 10, i * 10 + len(t), t, t.lower(), upos, xpos, int(head), rel)
        for i, (t, upos, xpos, head, rel) in enumerate(rows)
    )


STORM = line(
    "Rebels/NOUN/NNS/3/compound", "storm/NOUN/NN/3/compound", "army/NOUN/NN/3/compound", "base/NOUN/NN/-1/root"
)


def test_a_verb_among_nouns_gets_its_subject_and_object() -> None:
    read = with_headline_verb(STORM)
    assert [(t.deprel, t.head) for t in read] == [("nsubj", 1), ("root", -1), ("compound", 3), ("obj", 1)]
    assert (read[1].upos, read[1].lemma) == ("VERB", "storm")


@pytest.mark.parametrize(
    "tokens",
    [
        line("Army/NOUN/NN/2/compound", "storm/NOUN/NN/2/compound", "base/NOUN/NN/-1/root"),  # no plural subject
        line("Rebels/NOUN/NNS/2/nsubj", "storm/NOUN/NN/2/obj", "fled/VERB/VBD/-1/root"),  # there is a verb
        line("Israeli/ADJ/JJ/1/amod", "raid/NOUN/NN/2/compound", "toll/NOUN/NN/-1/root"),
    ],
)
def test_other_lines_stay_as_they_are(tokens: tuple[Token, ...]) -> None:
    assert find_headline_verb(tokens) == -1
    assert with_headline_verb(tokens) == tokens
