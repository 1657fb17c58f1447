"""Parses of sentences that open with "Reports that"."""

import pytest

from fogline.claim.parse.rumours import with_rumour
from fogline.models.report import Token

WORDS = "Reports that troops left were untrue , he said ."
UPOS = "VERB SCONJ NOUN VERB AUX ADJ PUNCT PRON VERB PUNCT"


def parse(heads: str, deprels: str) -> tuple[Token, ...]:
    rows = zip(WORDS.split(), UPOS.split(), heads.split(), deprels.split(), strict=True)
    made, start = [], 0
    for word, upos, head, deprel in rows:
        made.append(Token(start, start + len(word), word, word.lower(), upos, upos, int(head), deprel))
        start += len(word) + 1
    return tuple(made)


@pytest.mark.parametrize(
    ("heads", "deprels"),
    [
        ("8 3 3 0 5 0 0 8 -1 8", "ccomp mark nsubj ccomp cop ccomp punct nsubj root punct"),
        ("-1 3 3 0 5 8 8 8 0 0", "root mark nsubj ccomp cop ccomp punct nsubj parataxis punct"),
        ("-1 3 3 0 5 0 0 8 0 0", "root mark nsubj ccomp cop ccomp punct nsubj parataxis punct"),
    ],
)
def test_the_noun_becomes_the_subject_of_what_calls_it_untrue(heads: str, deprels: str) -> None:
    found = with_rumour(parse(heads, deprels))
    assert (found[0].upos, found[0].head, found[0].deprel) == ("NOUN", 5, "nsubj")
    assert (found[3].head, found[3].deprel) == (0, "acl")
    assert sum(t.head < 0 for t in found) == 1
    for index in range(len(found)):
        steps = 0
        while found[index].head >= 0 and steps <= len(found):
            index, steps = found[index].head, steps + 1
        assert steps <= len(found)


def test_who_claims_something_is_left_a_verb() -> None:
    rows = ("The army claims that reports are false .", "1 2 -1 6 6 6 2 2", "det nsubj root mark nsubj cop ccomp punct")
    upos = ["DET", "NOUN", "VERB", "SCONJ", "NOUN", "AUX", "ADJ", "PUNCT"]
    words, heads, deprels = (row.split() for row in rows)
    tokens = tuple(
        Token(10 * i, 10 * i + len(w), w, w.lower(), upos[i], upos[i], int(heads[i]), deprels[i])
        for i, w in enumerate(words)
    )
    assert with_rumour(tokens) == tokens
