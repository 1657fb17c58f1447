"""Abbreviations: names in full and the short forms that a report gives them: "the Hill Front (HF)", "..., the HF,"."""

from __future__ import annotations

from fogline.models.entity import Actor
from fogline.resolve.noun_phrases import SentenceWords
from fogline.resolve.scene import Scene

_LONGEST_ABBREVIATION = 8
_OPENERS = frozenset(("in", "at", "on", "near", "from", "inside", "outside", "around", "for", "under", "with"))
_LINKS = frozenset(("of", "for", "the", "and"))


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
