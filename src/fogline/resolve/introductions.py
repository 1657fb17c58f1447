"""Introductions: abbreviations in brackets, bodies named in full and nicknames, learned before a report is read."""

from __future__ import annotations

from itertools import pairwise

from fogline.lexicon.actors import get_place_words
from fogline.lexicon.state_bodies import get_body_by_words
from fogline.models.report import Mention
from fogline.resolve.noun_phrases import SentenceWords
from fogline.resolve.persons import find_name_span
from fogline.resolve.scene import Scene

_LONGEST_ABBREVIATION = 8


_LONGEST_LINK = 6
_LINKS = frozenset(("of", "for", "the", "and"))


def learn_bodies(scene: Scene) -> None:
    """File bodies named in several capitalised words, so that they are found again whole."""
    for words in scene.sentences:
        for mention in words.mentions:
            first = mention.first + (words.folded[mention.first] in ("the", "a", "an"))
            if mention.label != "ORG" or mention.last <= first or (words.sentence.index, mention.first) in scene.taken:
                continue
            last = find_name_end(words, mention)
            name = scene.report.text[words.tokens[first].start : words.tokens[last].end]
            known = scene.table.forms.get(name) or scene.table.context_forms.get(name)
            capitals = sum(text[0].isupper() for text in words.texts[first : mention.last + 1])
            if known or capitals < 2 or "\n" in name or scene.learned.find_body_kind(name) is None:
                continue
            if _is_state_body(words, first, last):
                continue
            if any(m.label == "NORP" and m.first == first for m in words.mentions):
                continue
            scene.learned.forms.add(name, scene.learned.learn_body(name).id)


def _is_state_body(words: SentenceWords, first: int, last: int) -> bool:
    """Whether a name is that of a state's organ, nationality or none before it ("Russian Ministry of Defence")."""
    countries, _ = get_place_words()
    match = countries.find(words.folded, words.texts, first)
    if match and match.last < last:
        first = match.last + 1 + (words.folded[match.last + 1] == "'s")
    return " ".join(words.folded[first : last + 1]) in get_body_by_words()


def find_name_end(words: SentenceWords, mention: Mention) -> int:
    """The last token of a body's name: a mention cut off at "of" goes on to the capitals behind it."""
    last = mention.last
    while last > mention.first and words.tokens[last].upos in ("ADP", "DET", "PUNCT"):
        after = last + 1
        if words.folded[last] in _LINKS and after < len(words.texts) and words.texts[after][0].isupper():
            while after < len(words.texts) and words.texts[after][0].isupper():
                after += 1
            return after - 1
        last -= 1
    return last


def learn_abbreviations(scene: Scene) -> None:
    """File "(SOC)" after a capitalised name as another name of it."""
    for words in scene.sentences:
        texts = words.texts
        for at in range(2, len(texts) - 1):
            inner = texts[at]
            bracketed = texts[at - 1] == "(" and texts[at + 1] in (")", ",", ";")
            set_off = texts[at - 1] in ("the", "or") and texts[at - 2] == ","
            if not (bracketed or set_off) or not _is_abbreviation(inner):
                continue
            before = at - 2 if bracketed else at - 3
            first = _find_name_start(words, before)
            if first is None or (set_off and not _are_initials(inner, texts[first : before + 1])):
                continue
            name = scene.report.text[words.tokens[first].start : words.tokens[before].end]
            found = scene.table.forms.get(name) or scene.learned.forms.get(name)
            if not found:
                longest = next((scene.table.forms.find(words.folded, texts, start) for start in range(first, before + 1)
                                if _ends_at(scene, words, start, before)), None)  # fmt: skip
                found = longest.values if longest else ()
            if found:
                scene.learned.learn_alias(inner, found[0])
            elif scene.learned.find_body_kind(name) or before - first >= 1:
                actor = scene.learned.learn_body(name)
                scene.learned.forms.add(name, actor.id)
                scene.learned.learn_alias(inner, actor.id)


def _are_initials(word: str, texts: tuple[str, ...]) -> bool:
    """Whether an abbreviation is made of the first letters of a name's capitalised words ("the RUF")."""
    initials = "".join(text[0] for text in texts if text[0].isupper())
    return word.upper() == initials


def _ends_at(scene: Scene, words: SentenceWords, start: int, end: int) -> bool:
    match = scene.table.forms.find(words.folded, words.texts, start)
    return match is not None and match.last == end


def _is_abbreviation(word: str) -> bool:
    return 2 <= len(word) <= _LONGEST_ABBREVIATION and sum(c.isupper() for c in word) >= 2 and word[0].isalnum()


def _find_name_start(words: SentenceWords, last: int) -> int | None:
    """The first token of the run of capitalised words (with of, for, and, al) that ends at `last`."""
    first = None
    at = last
    while at >= 0 and last - at < 10:
        text = words.texts[at]
        if text[0].isupper():
            first = at
        elif words.folded[at] not in ("of", "for", "and", "the", "al", "in", "on", "&", "-", "'s", "’s"):
            break
        at -= 1
    if first is not None and words.folded[first] == "the" and first < last:
        first += 1
    return first


def learn_nicknames(scene: Scene) -> None:
    """File what follows "known as", "nicknamed", "nom de guerre" as another name of the person before it."""
    for words in scene.sentences:
        persons = [m for m in words.mentions if m.label == "PERSON"]
        if len(persons) < 2:
            continue
        for known, nickname in pairwise(persons):
            between = words.folded[known.last + 1 : nickname.first]
            if len(between) <= _LONGEST_LINK and ("known" in between or "nicknamed" in between or "guerre" in between):
                first, last = find_name_span(scene, words, known)
                name = scene.report.text[words.tokens[first].start : words.tokens[last].end]
                found = scene.learned.forms.get(name)
                if found:
                    scene.learned.learn_alias(nickname.text, found[0])
