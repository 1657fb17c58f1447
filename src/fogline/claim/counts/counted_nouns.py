"""Counted nouns: the noun that a number counts, and the words that say who or what that is."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words
from fogline.models.measure import Quantity


def find_counted_noun(scene: Scene, token: int) -> int:
    """The noun that a number counts: its head, or its "of" complement, or itself ("killing 17")."""
    syntax = scene.syntax
    if syntax.rels[token] in ("nummod", "amod", "compound", "det", "advmod", "nmod") and syntax.head(token) >= 0:
        head = syntax.head(token)
        if syntax.is_nominal(head):
            return find_counted_noun(scene, head) if syntax.rels[head] == "nummod" else head
    for k in syntax.kids(token, "nmod"):
        if syntax.case(k) in ("of", "to") and syntax.tokens[k].upos == "NUM" and k + 1 < len(syntax):
            return k + 1 if syntax.tokens[k + 1].upos == "NOUN" else token  # "11 of 17 villages"
        if syntax.case(k) in ("of", "to"):
            return find_counted_noun(scene, k) if syntax.lemmas[k] in MANY else k
    return token


MANY = frozenset({"ten", "dozen", "score", "hundred", "thousand", "million"})


NOT_WHO = frozenset({"acl", "appos", "conj", "cc", "punct", "case", "nummod", "advcl", "advmod", "cop", "nsubj"})
LONGEST_WHO = 80


def find_who(scene: Scene, noun: int, quantity: Quantity | None = None) -> str:
    """The words of a counted noun without its number, articles, fate and where it was ("rebel fighters" of "at least 40
    dead rebel fighters in Oldtown"); "" where no word names those counted."""
    syntax, tokens = scene.syntax, scene.syntax.tokens
    behind = scene.token_at(quantity.end + 1, quantity.end + 2) if quantity is not None else None
    if behind is not None and syntax.words[behind] == "of" and syntax.words[behind + 1 : behind + 2] in PARTITIVE:
        return _find_predicated(scene, behind + 2)
    number_behind = quantity is not None and tokens[noun].start < quantity.end <= tokens[noun].end
    if number_behind or tokens[noun].text[:1].isdigit() or syntax.words[noun] in FATES:
        return ""
    if syntax.lemmas[noun] in load_words("tolls"):
        return ""
    after = quantity.end if quantity is not None and quantity.end <= tokens[noun].start else 0
    elsewhere = {
        m for k in syntax.kids(noun, "nmod") if k > noun and syntax.case(k) not in ("of", "") for m in syntax.subtree(k)
    }
    kept = [
        i
        for i in syntax.subtree(noun, NOT_WHO)
        if i == noun or (tokens[i].start >= after and i not in elsewhere and _names(scene, i))
    ]
    run = _one_run(kept, noun)
    return scene.report.text[tokens[run[0]].start : tokens[run[-1]].end][:LONGEST_WHO]


PARTITIVE = frozenset({("them",), ("whom",), ("these",), ("those",), ("which",)})


def _find_predicated(scene: Scene, first: int) -> str:
    """ "four of them children", "two of whom were nurses": what is said of a part right behind it."""
    tokens = scene.syntax.tokens
    while first < len(tokens) and tokens[first].upos == "AUX":
        first += 1
    last = first
    while last < len(tokens) and tokens[last].upos in ("ADJ", "NOUN", "PROPN"):
        last += 1
    named = last > first and tokens[last - 1].upos in ("NOUN", "PROPN")
    return scene.report.text[tokens[first].start : tokens[last - 1].end][:LONGEST_WHO] if named else ""


def _names(scene: Scene, index: int) -> bool:
    """Whether a word of the phrase tells who is counted."""
    token, word = scene.syntax.tokens[index], scene.syntax.words[index]
    small = word in FATES or word in ("whose", "more", "further", "extra", "other", "additional", "new")
    return not small and scene.syntax.rels[index] != "det" and token.upos not in ("NUM", "SYM", "PUNCT")


FATES = frozenset({"dead", "killed", "wounded", "injured", "missing", "hurt", "displaced", "detained"})


def _one_run(kept: list[int], noun: int) -> list[int]:
    """The stretch of tokens around the noun, with small words between them."""
    first = last = kept.index(noun)
    while first > 0 and kept[first] - kept[first - 1] <= 2:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1] - kept[last] <= 3:
        last += 1
    return kept[first : last + 1]
