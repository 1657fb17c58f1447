"""Counted nouns: the noun that a number counts, and the words that say who or what that is."""

from __future__ import annotations

from fogline.claim.scene import Scene
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
    """The words of a counted noun without its number, articles and fate ("rebel fighters" of "at least 40 dead rebel
    fighters"); "" where no word names those counted."""
    syntax = scene.syntax
    after = quantity.end if quantity is not None else 0
    kept = []
    for i in syntax.subtree(noun, NOT_WHO):
        token = syntax.tokens[i]
        owner = syntax.tokens[i].deprel == "nmod:poss" and syntax.words[i] == "whose"
        fate = i != noun and syntax.words[i] in FATES
        if token.start < after and i <= noun and after <= syntax.tokens[noun].end and i != noun:
            continue
        if syntax.rels[i] != "det" and not owner and not fate and token.upos not in ("NUM", "SYM", "PUNCT"):
            kept.append(i)
    run = _one_run(kept, noun)
    if not run or (quantity is not None and syntax.tokens[noun].start < quantity.end <= syntax.tokens[noun].end):
        return ""
    return scene.report.text[syntax.tokens[run[0]].start : syntax.tokens[run[-1]].end][:LONGEST_WHO]


FATES = frozenset({"dead", "killed", "wounded", "injured", "missing", "hurt", "displaced", "detained"})


def _one_run(kept: list[int], noun: int) -> list[int]:
    """The stretch of tokens around the noun, with small words between them; nothing where the noun is not among
    them."""
    if noun not in kept:
        return []
    first = last = kept.index(noun)
    while first > 0 and kept[first] - kept[first - 1] <= 2:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1] - kept[last] <= 3:
        last += 1
    return kept[first : last + 1]
