"""Nominal traits: what the words of a nominal tell of the thing: its name, number, gender and kind."""

from __future__ import annotations

from fogline.lexicon.actor_nouns import ActorNouns
from fogline.resolve.nominals import Nominal
from fogline.resolve.noun_phrases import SentenceWords
from fogline.resolve.pronoun_words import find_gender

_EMPTY = frozenset(("DET", "PUNCT", "ADP", "PART", "CCONJ", "PRON"))
_PEOPLE = ("office", "source", "people", "fighter", "rebel", "other_group")
_BODIES = ("armed_body", "coalition", "government", "ministry", "organisation", "monitor", "army", "outlet")


def cut_name(nouns: ActorNouns, words: SentenceWords, nominal: Nominal) -> tuple[str, ...]:
    """The capitalised words of a name around its head, without titles."""
    mention = words.mention_of.get(nominal.head)
    first, last = (mention.first, mention.last) if mention else (nominal.first, nominal.head)
    found = [
        words.folded[at]
        for at in range(first, last + 1)
        if words.texts[at][0].isupper() and words.tokens[at].upos not in _EMPTY
    ]
    while len(found) > 1 and found[0].rstrip(".") in nouns.titles:
        found = found[1:]
    return tuple(found)


def cut_description(words: SentenceWords, nominal: Nominal) -> set[str]:
    """The words of a description that carry meaning, as lemmas; behind the head nouns and numbers alone."""
    found: set[str] = set()
    for at in range(nominal.first, nominal.last + 1):
        token = words.tokens[at]
        if token.upos not in _EMPTY and (at <= nominal.head or token.upos in ("NOUN", "PROPN", "NUM")):
            found.add(token.lemma.lower())
    return found


def find_determiner(words: SentenceWords, nominal: Nominal) -> str:
    """The determiner of a nominal, folded; "" where it has none."""
    for child in words.children(nominal.head):
        if child < nominal.head and words.tokens[child].deprel in ("det", "det:predet"):
            return words.folded[child]
    return ""


def find_kind(nouns: ActorNouns, words: SentenceWords, nominal: Nominal) -> str:
    """The kind of actor that a thing is treated as, so that pronouns find it (see `models.entity.Actor`)."""
    mention = words.mention_of.get(nominal.head)
    if nominal.name and mention is not None:
        return {"PERSON": "person", "ORG": "ngo", "LOC": "country", "NORP": "civilians"}.get(mention.label, "group")
    if is_plural(nouns, words, nominal):
        return "group"
    word = words.tokens[nominal.head].lemma.lower()
    noun = nouns.nouns.get(word)
    if word in nouns.female or word in nouns.male:
        return "person"
    if noun is not None and noun.cls in _PEOPLE:
        return "person"
    return "ngo" if noun is not None and noun.cls in _BODIES else "group"


def is_plural(nouns: ActorNouns, words: SentenceWords, nominal: Nominal) -> bool | None:
    """True, False, or None for a body that takes both numbers."""
    token = words.tokens[nominal.head]
    if token.xpos in ("NNS", "NNPS"):
        return True
    noun = nouns.nouns.get(token.lemma.lower())
    if noun is not None and noun.cls in _BODIES:
        return None
    return False


def find_gender_of(nouns: ActorNouns, words: SentenceWords, nominal: Nominal) -> bool | None:
    """True for a woman, False for a man, None where no word tells."""
    if nominal.pronoun:
        return find_gender(words.folded[nominal.head])
    told = {words.folded[at].rstrip(".") for at in range(nominal.first, nominal.last + 1)}
    if told & nouns.female:
        return True
    return False if told & nouns.male else None


def is_short(name: tuple[str, ...], other: tuple[str, ...], label: str) -> bool:
    """Whether a name is a short form of another: a person's last (or first) name, initials, or the same last words."""
    if len(name) >= len(other):
        return len(name) > len(other) > 0 and is_short(other, name, label)
    if label == "PERSON":
        return name == other[-len(name) :] or name == other[: len(name)]
    if len(name) == 1 and len(other) > 1 and name[0] == "".join(word[0] for word in other):
        return True
    return label == "ORG" and name == other[: len(name)]
