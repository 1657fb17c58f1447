"""Parses as they were meant: subjects of time clauses, pasts taken for passives, names taken for numbers."""

from fogline.claim.parse.bare_pasts import with_bare_pasts
from fogline.claim.parse.numbered_names import with_numbered_names
from fogline.claim.parse.time_clauses import with_time_clauses
from fogline.models.report import Token


def parse(*rows: str) -> tuple[Token, ...]:
    """Tokens from rows of "word UPOS XPOS head deprel"."""
    made, start = [], 0
    for row in rows:
        word, upos, xpos, head, deprel = row.split()
        made.append(Token(start, start + len(word), word, word.lower(), upos, xpos, int(head), deprel))
        start += len(word) + 1
    return tuple(made)


def told(tokens: tuple[Token, ...]) -> list[tuple[str, int, str]]:
    return [(t.text, t.head, t.deprel) for t in tokens]


LEFT = ("They PRON PRP 1 nsubj", "left VERB VBD -1 root", "days NOUN NNS 5 obl:unmarked")


def test_the_noun_behind_after_is_the_subject_of_the_verb_behind_it() -> None:
    rows = (*LEFT, "after ADP IN 4 case", "troops NOUN NNS 5 obl", "came VERB VBD 1 conj")
    assert told(with_time_clauses(parse(*rows)))[3:] == [
        ("after", 5, "mark"),
        ("troops", 5, "nsubj"),
        ("came", 1, "advcl"),
    ]


def test_a_verb_with_a_subject_of_its_own_is_left() -> None:
    rows = (*LEFT[:2], "after ADP IN 3 case", "dawn NOUN NN 5 obl", "troops NOUN NNS 5 nsubj", "came VERB VBD 1 conj")
    assert with_time_clauses(parse(*rows)) == parse(*rows)


def test_a_past_with_whom_it_counts_behind_it_is_no_passive() -> None:
    rows = ("Strikes NOUN NNS 1 nsubj:pass", "killed VERB VBN -1 root", "24 NUM CD 3 nummod", "people NOUN NNS 1 obl")
    found = with_bare_pasts(parse(*rows))
    assert told(found) == [("Strikes", 1, "nsubj"), ("killed", -1, "root"), ("24", 3, "nummod"), ("people", 1, "obj")]
    assert found[1].xpos == "VBD"


def test_a_name_with_a_number_is_the_subject_of_its_verb() -> None:
    rows = ("Men NOUN NNS 1 nsubj", "said VERB VBD -1 root", "M23 NUM CD 4 obl:unmarked", "had AUX VBD 4 aux",
            "left VERB VBN 1 ccomp")  # fmt: skip
    found = with_numbered_names(parse(*rows))
    assert (found[2].upos, found[2].head, found[2].deprel) == ("PROPN", 4, "nsubj")


def test_a_plain_number_is_none() -> None:
    rows = ("Some DET DT 1 det", "23 NUM CD 2 nsubj", "left VERB VBD -1 root")
    assert with_numbered_names(parse(*rows)) == parse(*rows)


def test_a_passive_is_left() -> None:
    rows = ("Men NOUN NNS 2 nsubj:pass", "were AUX VBD 2 aux:pass", "killed VERB VBN -1 root", "24 NUM CD 4 nummod",
            "days NOUN NNS 2 obl")  # fmt: skip
    assert with_bare_pasts(parse(*rows)) == parse(*rows)
