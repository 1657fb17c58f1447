"""Place spans: where the noun phrase of a place begins, and the grounding of a stretch of a sentence."""

from __future__ import annotations

from fogline.models.entity import Grounding, Place
from fogline.models.report import Report, Sentence


def find_start(sentence: Sentence, noun: int) -> int:
    """Where the noun phrase that ends in `noun` begins: its possessor, article and adjectives."""
    index = noun
    while index > 0 and noun - index < 9:
        token = sentence.tokens[index - 1]
        if token.upos in ("DET", "ADJ", "NUM", "PROPN", "NOUN", "ADV", "PART") or token.text in ("-", "'s", "’s"):
            index -= 1
            if token.upos == "DET":
                break
        else:
            break
    return index


def make_grounding(
    report: Report,
    sentence: Sentence,
    first: int,
    last: int,
    noun: int,
    place: Place,
    antecedent: int | None,
    how: str = "apposition",
) -> Grounding:
    """A grounding of tokens `first` to `last`, whose head word is `noun`."""
    tokens = sentence.tokens
    start, end = tokens[first].start, tokens[last].end
    return Grounding(
        start=start,
        end=end,
        text=report.text[start:end],
        id=place.id,
        name=place.name,
        role="place",
        how=how,
        head=tokens[noun].start,
        score=0.8,
        antecedent=antecedent,
    )
