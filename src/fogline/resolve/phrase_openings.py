"""Phrase openings: what stands before a phrase that the parse took for a part of it: a place, a day, a dateline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fogline.lexicon.months import load_months, load_weekdays
from fogline.models.report import Token

if TYPE_CHECKING:
    from fogline.resolve.noun_phrases import SentenceWords

_WHEREIN = frozenset(("in", "at", "near", "around", "outside", "inside", "across", "throughout", "from", "to"))
_SECTORS = frozenset(
    (
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "centre",
        "center",
        "capital",
    )
)
_HOURS = frozenset(("morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "dawn", "dusk"))


def is_dash(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a dash between blanks ("OLDTOWN - Ruritanian troops"), no hyphen of a word."""
    before, token, behind = tokens[at - 1 : at + 2]
    return token.text in "-–" and before.end < token.start and token.end < behind.start


def skip_day(words: SentenceWords, first: int, head: int) -> int:
    """Where a phrase begins behind the time that the parse took for a part of it ("On Thursday rebel warplanes",
    "Saturday evening gunmen", "5 August militants")."""
    at = first + (words.tokens[first].upos == "ADP")
    days, months = load_weekdays(), load_months()
    dated = at + 1 < head and words.texts[at].isdigit() and words.folded[at + 1] in months
    at += dated
    if not (words.texts[at][0].isupper() and (words.folded[at] in days or words.folded[at] in months)):
        return first
    while at < head and (words.folded[at] in days or words.folded[at] in months or words.folded[at] in _HOURS):
        at += 1
    at += at < head and words.texts[at].isdigit() and not dated
    return at if at < head or words.tokens[head].upos == "NOUN" else first


def find_fronted(words: SentenceWords, head: int) -> int:
    """The last token of a place before a subject that the parse took for a part of it ("In Oldtown gunmen fired",
    "in the north Ruritanian units"); -1 where there is none."""
    relation = words.tokens[head].deprel
    if not (relation.startswith("nsubj") or (relation == "obl" and words.tokens[head].head == head + 1)):
        return -1
    for child in words.children(head):
        if child >= head:
            break
        own = [k for k in (child, *words.children(child)) if k < head and words.tokens[k].deprel == "case"]
        for case in own:
            last = _find_place_end(words, case, head) if words.folded[case] in _WHEREIN else -1
            if last >= 0:
                return last
    return -1


def _find_place_end(words: SentenceWords, case: int, head: int) -> int:
    """The last token of the place behind a preposition that opens a clause, short of `head`; -1 for none."""
    if case and words.tokens[case - 1].upos not in ("PUNCT", "CCONJ", "SCONJ"):
        return -1
    at = case + 1 + (words.folded[case + 1] == "the")
    if at < head and words.folded[at] in _SECTORS:
        return at
    if at != case + 1:
        return -1
    last = at - 1
    while last + 1 < head and words.tokens[last + 1].upos == "PROPN":
        last += 1
    mention = words.mention_of.get(last) if last >= at else None
    named = mention is not None and mention.label in ("LOC", "FAC", "PERSON") and mention.last <= last
    return last if named else -1
