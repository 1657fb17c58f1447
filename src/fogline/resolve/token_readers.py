"""Token readers: what one head word is read as: a name, a person, a description, a pronoun or a learned body."""

from __future__ import annotations

from dataclasses import replace

from fogline.models.report import Mention
from fogline.resolve.descriptions import find_noun, read_description
from fogline.resolve.named import read_backer, read_name
from fogline.resolve.noun_phrases import SentenceWords
from fogline.resolve.persons import read_person
from fogline.resolve.pronoun_words import PRONOUNS
from fogline.resolve.pronouns import read_pronoun
from fogline.resolve.scene import Reading, Scene
from fogline.resolve.unmarked import is_body, is_mistaken, is_proper, read_bare_name, read_organisation, read_unknown

_MODIFYING_CLASSES = frozenset(
    (
        "rebel",
        "jihadist",
        "separatist",
        "paramilitary",
        "army",
        "government",
        "coalition",
        "ministry",
        "fighter",
        "terrorist",
    )
)
_ADJECTIVES = frozenset(("rebel", "partitive", "people", "jihadist", "separatist"))
_ARMED_CLASSES = frozenset(("fighter", "force", "armed_body", "coalition", "army", "terrorist"))


def read_token(scene: Scene, sentence: int, token: int) -> Reading | None:
    """The one dispatcher: name, pronoun, person, described actor, learned body."""
    words = scene.sentences[sentence]
    covering = scene.name_over(sentence, token)
    if covering is not None:
        if covering.head == token:
            return read_name(scene, sentence, token, covering)
        return read_backer(scene, sentence, token) if covering.source == "actor" else None
    current = words.tokens[token]
    if words.folded[token] in PRONOUNS:
        return read_pronoun(scene, sentence, token)
    mention = _find_mention(words, token)
    if mention is not None:
        if mention.label in ("DATE", "NUMBER", "EVENT"):
            return None
        head = words.find_head(mention.first, mention.last)
        named = words.tokens[mention.last].upos != "ADP" and (sentence, mention.first) not in scene.taken
        if mention.label == "PERSON" and named:
            person = read_person(scene, sentence, token, mention) if token == head else None
            if person is not None or token != head:
                return person
    if current.upos not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET"):
        return None
    if mention is not None and is_body(scene, words, mention) and is_proper(words, mention):
        return read_organisation(scene, sentence, token, mention)
    reading = _read_common(scene, sentence, token)
    if reading is None and (mention is None or is_mistaken(scene, sentence, mention)):
        reading = read_bare_name(scene, sentence, token)
    return reading or read_unknown(scene, sentence, token, mention)


def _read_common(scene: Scene, sentence: int, token: int) -> Reading | None:
    """A common noun or adjective that names actors."""
    words = scene.sentences[sentence]
    if words.folded[token] not in scene.nouns.lasts:
        return None
    current = words.tokens[token]
    phrase = words.find_phrase(token)
    noun, _ = find_noun(scene, words, phrase)
    if noun is None or not _may_name(words, token, noun.cls):
        return None
    if current.upos not in ("NOUN", "PROPN") and noun.cls not in _ADJECTIVES:
        return None
    reading = read_description(scene, sentence, phrase, noun)
    silent = reading is not None and _is_consumed(scene, words, token, noun.cls)
    return replace(reading, silent=True) if reading is not None and silent else reading


def _may_name(words: SentenceWords, token: int, cls: str) -> bool:
    """Modifiers name actors only where they are fighters or organs ("rebel advance", "army hands")."""
    current = words.tokens[token]
    if current.deprel not in ("compound", "amod"):
        follows = token > 0 and words.tokens[token - 1].upos == "PROPN" and words.tokens[token - 1].head == token
        named = current.upos == "PROPN" and words.texts[token][0].isupper()
        return not (named and follows and cls in ("office", "source", "people", "other_group"))
    if current.upos == "PROPN" and token + 1 < len(words.texts) and words.texts[token + 1][0].isupper():
        return False
    return cls in _MODIFYING_CLASSES or words.folded[token] == "civilian"


def _is_consumed(scene: Scene, words: SentenceWords, token: int, cls: str) -> bool:
    """Whether the noun after a modifier speaks for it: "army" of "army source", "rebel" of "rebel fighters"."""
    current = words.tokens[token]
    head = current.head
    if current.deprel not in ("compound", "amod") or head <= token or words.folded[head] not in scene.nouns.lasts:
        return False
    noun, first = find_noun(scene, words, words.find_phrase(head))
    armed = noun is not None and noun.cls in _ARMED_CLASSES and cls in ("rebel", "jihadist", "government")
    return first <= token or armed


def _find_mention(words: SentenceWords, token: int) -> Mention | None:
    return words.mention_of.get(token)
