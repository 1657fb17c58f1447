"""Place hints: signs around a name, or in it, that it is a place's whatever the tagger took it for."""

from __future__ import annotations

from collections.abc import Mapping

from fogline.lexicon.months import load_months, load_weekdays
from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Mention, Sentence, Token
from fogline.resolve.place_scores import SITES

PLACES = frozenset({"LOC", "FAC"})
LINKS = frozenset({",", "and", "or", "&"})
LANES = frozenset({"street", "avenue", "path", "post", "route"})
"""Nouns beside those of sites that stand before a name in a translated report ("the street Newton")."""
LABEL = 8
"""Tokens at the beginning of a sentence among which the colon of a log's label stands."""
LONGEST_CODE, LONGEST_NUMBER = 6, 4
SET_AT = frozenset({"in", "at", "near", "from", "to", "of", "around"})


def is_fellow(sentence: Sentence, first: int, last: int, labels: Mapping[int, Mention], words: PlaceWords) -> bool:
    """Whether a name stands in a list between places, or behind the first of two ("Newton, Sutton and Aldham")."""
    tokens = sentence.tokens
    before, after = first - 2, last + 2
    if before < 0 or tokens[first - 1].text not in LINKS or not _is_place(labels.get(before)):
        return False
    if after < len(tokens) and tokens[last + 1].text in LINKS and _is_place(labels.get(after)):
        return True
    opening = labels[before].first - 1
    return opening >= 0 and tokens[opening].text.lower() in (*words.prepositions, *LINKS)


def _is_place(mention: Mention | None) -> bool:
    return mention is not None and mention.label in PLACES


def find_number(tokens: tuple[Token, ...], last: int, words: PlaceWords) -> int:
    """Where a name ends that ends in a number ("Point 4812", "Air Base 201", "Mile 38"); `last` where it has none."""
    following = last + 1
    word = tokens[last].text
    if following >= len(tokens) or word.lower() not in words.numbered or word.islower():
        return last
    text = tokens[following].text
    return following if text.isdigit() and len(text) <= LONGEST_NUMBER else last


def is_coded(tokens: tuple[Token, ...], index: int, words: PlaceWords) -> bool:
    """Whether a short code of letters and a number stands where a place would ("at PK12", "the K1 military base")."""
    text = tokens[index].text
    if not (text[0].isalpha() and text[0].isupper() and text[-1].isdigit() and len(text) <= LONGEST_CODE) or not index:
        return False
    if tokens[index - 1].text.lower() in SET_AT:
        return True
    ahead = tokens[index + 1 : index + 3]
    return any(t.lemma.lower() in words.kinds for t in ahead[:1]) or (
        len(ahead) == 2 and ahead[0].text.lower() in words.between and ahead[1].lemma.lower() in words.kinds
    )


def is_opened(text: str, words: PlaceWords) -> bool:
    """Whether a name of several words begins as only places do ("Jabal Han", "Qasr bin Gashir", "Camp Bastion")."""
    first, _, rest = text.lower().partition(" ")
    return bool(rest) and first in words.openers


def is_seated(tokens: tuple[Token, ...], index: int, mention: Mention) -> bool:
    """Whether a body's name goes on with where it stands ("Guard at Newton": Newton)."""
    behind = mention.label == "ORG" and mention.first < index <= mention.last
    return behind and tokens[index - 1].text in ("at", "near")


def is_led(tokens: tuple[Token, ...], index: int, mention: Mention) -> bool:
    """Whether a preposition inside a time leads on to a name ("the afternoon for Newton")."""
    if index <= mention.first or tokens[index].upos != "PROPN" or tokens[index - 1].text not in ("for", "at", "near"):
        return False
    word = tokens[index].text.lower()
    return word not in load_months() and word not in load_weekdays()


def is_peopled(sentence: Sentence, mention: Mention, words: PlaceWords) -> bool:
    """Whether a name taken for a people's is where something is, or has parts ("in Newton", "the whole of Newton")."""
    tokens, first, after = sentence.tokens, mention.first, mention.last + 1
    if not first or tokens[first].upos != "PROPN":
        return False
    if after < len(tokens) and (tokens[after].upos in ("NOUN", "PROPN", "ADJ") or tokens[after].text == "-"):
        return False
    before = tokens[first - 1].text.lower()
    part = before == "of" and first > 1 and tokens[first - 2].text.lower() in words.same | {"whole"}
    return part or before in ("in", "into", "near", "across")


def is_routed(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether somebody comes "by way of" a name."""
    return first >= 2 and tokens[first - 1].text == "of" and tokens[first - 2].text == "way"


def is_site(text: str, words: PlaceWords) -> bool:
    """Whether a name is of common words alone, the last of them a site's ("South Hospital", "Old Bridge")."""
    parts = text.lower().split()
    if len(parts) != 2 or not text.istitle() or words.kinds.get(parts[1]) not in SITES:
        return False
    return parts[0] in words.directions or parts[0] in words.between


def is_closing(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name closes a note of a log ("Sun 28: Lorry hit by a mine, Newton.")."""
    tokens = sentence.tokens
    ends = last + 1 >= len(tokens) or (last + 2 >= len(tokens) and tokens[last + 1].text == ".")
    if not ends or first < 2 or tokens[first - 1].text != "," or tokens[first].upos != "PROPN":
        return False
    return any(token.text == ":" for token in tokens[:LABEL])


def is_label(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name and a stop are a whole sentence: the label of what follows ("Newton. Two shells fell.")."""
    if first or [token.text for token in sentence.tokens[last + 1 :]] != ["."]:
        return False
    word = sentence.tokens[first].text.lower()
    return word not in load_months() and word not in load_weekdays()


def find_title(tokens: tuple[Token, ...], first: int, words: PlaceWords) -> str:
    """The kind that "the NOUN" right before a name gives it ("the stadium Newton"); empty where there is none."""
    noun = first - 1
    if noun >= 1 and tokens[noun].text in ('"', "“", "'", "‘"):
        noun -= 1
    if noun < 1 or tokens[noun].upos != "NOUN" or tokens[noun].xpos == "NNS" or tokens[noun - 1].upos != "DET":
        return ""
    lemma = tokens[noun].lemma.lower()
    kind = "road" if lemma in LANES else words.kinds.get(lemma, "")
    return kind if kind in SITES or lemma in LANES else ""
