"""Introductions: abbreviations in brackets, bodies named in full and nicknames, learned before a report is read."""

from __future__ import annotations

from itertools import pairwise

from fogline.lexicon.actors import get_place_words
from fogline.lexicon.state_bodies import get_body_by_words, make_slug
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Actor
from fogline.models.report import Mention
from fogline.resolve.noun_phrases import SentenceWords
from fogline.resolve.persons import find_name_span
from fogline.resolve.scene import Scene

_LONGEST_ABBREVIATION = 8


_LONGEST_LINK = 6
_OPENERS = frozenset(("in", "at", "on", "near", "from", "inside", "outside", "around", "for", "under", "with"))
_LINKS = frozenset(("of", "for", "the", "and"))


def learn_bodies(scene: Scene) -> None:
    """File bodies named in several capitalised words, so that they are found again whole."""
    for words in scene.sentences:
        for mention in words.mentions:
            first = mention.first + (words.folded[mention.first] in ("the", "a", "an"))
            if mention.label != "ORG" or mention.last <= first or (words.sentence.index, mention.first) in scene.taken:
                continue
            last = find_name_end(words, mention)
            first = take_ordinal(words, skip_place(words, first, last))
            name = scene.report.text[words.tokens[first].start : words.tokens[last].end]
            known = scene.table.forms.get(name) or scene.table.context_forms.get(name)
            capitals = sum(text[0].isupper() for text in words.texts[first : mention.last + 1])
            known = known or scene.learned.forms.get(name)
            if known or capitals < 2 or "\n" in name or scene.learned.find_body_kind(name) is None:
                continue
            if _is_state_body(words, first, last):
                continue
            if any(m.label == "NORP" and m.first == first for m in words.mentions):
                continue
            scene.learned.forms.add(name, scene.learned.learn_body(name).id)


def skip_place(words: SentenceWords, first: int, last: int) -> int:
    """Where a body's name begins that the tagger joined to the place before it ("[In] Hill District the Free Army")."""
    articles = [at for at in range(first + 1, last) if words.texts[at] == "the" and words.texts[at - 1][0].isupper()]
    return articles[-1] + 1 if articles else first


def take_ordinal(words: SentenceWords, first: int) -> int:
    """Where the name of a unit begins that bears a number ("[the] 72nd Mechanised Brigade")."""
    before = words.folded[first - 1] if first > 0 else ""
    return first - 1 if before[:1].isdigit() and before.endswith(("st", "nd", "rd", "th")) else first


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


def learn_known_abbreviations(scene: Scene) -> None:
    """File "the Free Hill Front (FHF)" as a name of the group that the table knows by its abbreviation, where it is
    one of a name and time that fit."""
    for words in scene.sentences:
        texts = words.texts
        for at in range(2, len(texts) - 1):
            if texts[at - 1] != "(" or texts[at + 1] not in (")", ",", ";") or not _is_abbreviation(texts[at]):
                continue
            known = scene.table.forms.get(texts[at])
            first = _find_name_start(words, at - 2) if len(known) == 1 else None
            if first is None or first == at - 2:
                continue
            name = scene.report.text[words.tokens[first].start : words.tokens[at - 2].end]
            actor = scene.table.find(known[0])
            if actor is not None and scene.theatre.fits(actor) and _is_kin(actor, name):
                scene.learned.learn_alias(name, actor.id)


def _is_kin(actor: Actor, name: str) -> bool:
    """Whether most words of a name are words of a packaged actor's full names."""
    own = {word for known in (actor.name, *actor.aliases) for word in known.lower().split()} - _LINKS
    words = [word for word in name.lower().split() if word not in _LINKS]
    return len(words) > 1 and sum(word in own for word in words) * 2 > len(words)


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
            first = _find_initialled(inner, texts, first, before)
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


def _find_initialled(word: str, texts: tuple[str, ...], first: int, last: int) -> int:
    """Where the words begin whose initials an abbreviation is, within a run ("Fighters of the Free Hill Army")."""
    fitting = (
        at for at in range(first, last + 1) if texts[at][0].isupper() and _are_initials(word, texts[at : last + 1])
    )
    return next(fitting, first)


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
    return None if first is None else _skip_opening(words, first, last)


def _skip_opening(words: SentenceWords, first: int, last: int) -> int:
    """Where a name begins behind words that only open the sentence ("In Hill District the Free Army", "Troops of the
    Free Army")."""
    if words.folded[first] not in _OPENERS and words.tokens[first].xpos != "NNS":
        return first
    articles = [at for at in range(first + 1, last) if words.folded[at] == "the"]
    return articles[0] + 1 if articles else first


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


def learn_fighters(scene: Scene) -> None:
    """File names that nothing tells of but what they do: "EZLN quits the town", "the Kamajors are holding the road"."""
    fighting = load_words("fighting_verbs")
    lowered = {word for words in scene.sentences for word in words.texts if word.islower()}
    for words in scene.sentences:
        shouted = sum(text.isupper() for text in words.texts) > len(words.texts) // 2
        for at, token in enumerate(words.tokens):
            text = words.texts[at]
            if token.upos != "PROPN" or token.head < 0 or token.deprel not in ("nsubj", "obl:agent"):
                continue
            if words.tokens[token.head].lemma.lower() not in fighting or text.lower() in lowered:
                continue
            if not (_is_initialism(text) and (not shouted or _is_vowelless(text))) and not _is_plural_name(words, at):
                continue
            mention = words.mention_of.get(at)
            if mention is not None and (mention.last > mention.first or mention.label == "PERSON"):
                continue
            if (words.sentence.index, at) in scene.taken or _is_known(scene, words, at):
                continue
            ident = make_slug(text) or "unknown"
            scene.learned.add(Actor(id=ident, name=text, kind="armed-group", country=None, learned=True))
            scene.learned.learn_alias(text, ident)


def _is_initialism(text: str) -> bool:
    return 3 <= len(text) <= _LONGEST_ABBREVIATION and text.isalpha() and text.isupper()


def _is_vowelless(text: str) -> bool:
    return sum(c in "AEIOUY" for c in text) * 4 <= len(text)


def _is_plural_name(words: SentenceWords, at: int) -> bool:
    """ "Zapatistas", "the Kamajors", "the ex-Seleka": a people in arms, alone or behind an article."""
    token, text = words.tokens[at], words.texts[at]
    alone = not any(words.tokens[c].deprel in ("compound", "flat", "appos", "nummod") for c in words.children(at))
    article = at > 0 and words.folded[at - 1] == "the"
    if text.isupper() or not alone:
        return False
    plural_verb = words.tokens[token.head].xpos in ("VBP", "VBG", "VB")
    return (token.xpos == "NNPS" and text.endswith("s")) or (article and plural_verb and not text.endswith("s"))


def _is_known(scene: Scene, words: SentenceWords, at: int) -> bool:
    forms = (scene.table.forms, scene.table.context_forms, scene.learned.forms, *get_place_words())
    return any(index.find(words.folded, words.texts, at) for index in forms)
