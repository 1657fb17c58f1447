"""Introductions: abbreviations in brackets, bodies named in full and nicknames, learned before a report is read."""

from __future__ import annotations

from itertools import pairwise

from fogline.lexicon.actors import get_place_words
from fogline.lexicon.months import load_months, load_weekdays
from fogline.lexicon.state_bodies import get_body_by_words, make_slug
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Actor
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
            first += (
                first < last and words.folded[first] in load_words("armed_epithets") and words.texts[first].islower()
            )
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
            if is_armed(words, mention):
                scene.learned.arm(scene.learned.forms.get(name)[0])


def is_armed(words: SentenceWords, mention: Mention) -> bool:
    """Whether a body is told of with its fighters, as rebels or doing what only arms do ("militiamen of the Hill
    Front", "the rebel Hill Front", "the Hill Front overran the post")."""
    first = mention.first + (words.folded[mention.first] in ("the", "a", "an"))
    opening, before = words.folded[min(first, mention.last)], words.folded[max(0, mention.first - 1)]
    called = load_words("armed_epithets")
    if opening in called or before in called or (opening in load_words("men_of_bodies") and opening != "members"):
        return True
    head = words.tokens[words.find_head(mention.first, mention.last)]
    return head.deprel == "nsubj" and head.head >= 0 and words.tokens[head.head].lemma in load_words("warlike_deeds")


def skip_place(words: SentenceWords, first: int, last: int) -> int:
    """Where a body's name begins that the tagger joined to the place before it ("[In] Hill District the Free Army")."""
    if (
        words.folded[first] in load_words("men_of_bodies")
        and words.folded[first + 1 : first + 2] == ("of",)
        and first + 2 < last
    ):
        first += 2 + (words.folded[first + 2] == "the")
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
    """The last token of a body's name: a mention cut off at "of" goes on to the capitals behind it, one that runs on
    into the time ends before it ("the Hill Council [on Thursday]", "Radio Oldtown [at first]")."""
    last = mention.last
    for at in range(mention.first + 2, last + 1):
        timed = words.folded[at] in load_weekdays() or words.folded[at] in load_months() or words.folded[at] == "first"
        if timed and words.folded[at - 1] in ("on", "in", "at", "since", "until"):
            last = at - 2
            break
    while last > mention.first and words.tokens[last].upos in ("ADP", "DET", "PUNCT"):
        after = last + 1
        if words.folded[last] in _LINKS and after < len(words.texts) and words.texts[after][0].isupper():
            while after < len(words.texts) and words.texts[after][0].isupper():
                after += 1
            return after - 1
        last -= 1
    return last


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
            manned = _has_men(words, at)
            acting = token.deprel in ("nsubj", "obl:agent")
            acting = acting and token.head >= 0 and words.tokens[token.head].lemma.lower() in fighting
            if token.upos != "PROPN" or not (acting or manned) or text.lower() in lowered:
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


def _has_men(words: SentenceWords, at: int) -> bool:
    """Whether a word stands with its men: "RLF gunmen", "rebels of the RLF"."""
    men = load_words("men_of_bodies") - {"members"}
    if words.tokens[at].deprel == "compound" and words.tokens[at].head == at + 1:
        return words.folded[at + 1] in men
    of = at - 1 - (words.folded[at - 1] == "the")
    return of > 0 and words.folded[of] == "of" and words.folded[of - 1] in men


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
