"""Headlines: a verb of war that the tagger took for a noun, in a line without any verb ("Rebels storm army base").

English headlines put bare nouns side by side, and a tagger of running text reads the verb among them as one more noun
of a compound. Where no other word is a verb, a word of the class `headline_verbs` between two nominals is the verb.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.lexicon.word_sets import load_words
from fogline.models.report import Token

NOMINALS = frozenset({"NOUN", "PROPN"})
OPENERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})
PLURALS = frozenset({"NNS", "NNPS"})
INSIDE = frozenset({"compound", "amod", "nmod:poss", "nummod", "det", "flat", "case", "punct", "nmod"})
LONGEST = 24
"""Tokens of the longest line looked at."""


def find_headline_verb(tokens: tuple[Token, ...]) -> int:
    """Index of the verb that the parse took for a noun, -1 where there is none or another word is a verb."""
    predicates = (t for t in tokens if t.upos in ("VERB", "AUX") and t.deprel not in ("amod", "compound"))
    if not 3 <= len(tokens) <= LONGEST or any(predicates):
        return -1
    if (past := _find_past(tokens)) >= 0:
        return past
    verbs = load_words("headline_verbs")
    for index in range(1, len(tokens) - 1):
        token = tokens[index]
        bound = token.upos in NOMINALS or (token.upos == "VERB" and token.deprel == "compound")
        if bound and _is_verb(tokens, index, verbs):
            return index
    return -1


def _find_past(tokens: tuple[Token, ...]) -> int:
    """ "The UN delivered food to the camp.": a past verb read as a modifier of its object, in a whole sentence."""
    if tokens[-1].text != ".":
        return -1
    for index in range(1, len(tokens) - 1):
        token, before = tokens[index], tokens[index - 1]
        if token.deprel != "amod" or token.upos != "VERB" or token.xpos not in ("VBN", "VBD") or token.head < index:
            continue
        beside = before.upos in NOMINALS and before.head in (token.head, index)
        if beside and tokens[token.head].head < 0 and tokens[index + 1].upos in OPENERS:
            return index
    return -1


def _is_verb(tokens: tuple[Token, ...], index: int, verbs: frozenset[str]) -> bool:
    token, before, behind = tokens[index], tokens[index - 1], tokens[index + 1]
    word = token.text.lower()
    singular = word.endswith("s") and not word.endswith("ss")
    stem = (word[:-2] if word.endswith("shes") or word.endswith("ches") else word[:-1]) if singular else word
    if stem not in verbs or before.upos not in NOMINALS or behind.upos not in OPENERS:
        return False
    many = before.xpos in PLURALS or before.text.endswith("s")
    if singular == many or behind.text.lower() in load_words("headline_nouns"):
        return False
    return token.deprel in ("compound", "amod", "root", "appos", "obj", "flat", "nmod", "parataxis", "list")


def with_headline_verb(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with that verb as their predicate: what stands before it is its subject, what follows its object."""
    verb = find_headline_verb(tokens)
    if verb < 0:
        return tokens
    found = list(tokens)
    last = _find_object(tokens, verb)
    root = next((i for i, t in enumerate(tokens) if t.head < 0), verb)
    outer = root if root < verb - 1 and tokens[verb - 1].head != root and root != verb else -1
    past = tokens[verb].xpos in ("VBN", "VBD")
    stem = tokens[verb].lemma if past else tokens[verb].text.lower().removesuffix("s")
    for index, token in enumerate(tokens):
        if index == verb:
            found[index] = replace(
                token,
                upos="VERB",
                xpos="VBD" if past else "VBP",
                lemma=stem,
                head=outer,
                deprel="parataxis" if outer >= 0 else "root",
            )
        elif index == verb - 1:
            found[index] = replace(token, head=verb, deprel="nsubj")
        elif index == last:
            found[index] = replace(token, head=verb, deprel="obj")
        elif index == root and outer < 0:
            found[index] = replace(token, head=verb, deprel="parataxis")
        elif index < verb - 1 and token.head in (verb, last) and token.deprel in INSIDE:
            found[index] = replace(token, head=verb - 1)
        elif index > verb and token.head in (verb, verb - 1):
            found[index] = replace(token, head=verb if token.deprel not in INSIDE or index > last else last)
    return tuple(found)


def _find_object(tokens: tuple[Token, ...], verb: int) -> int:
    """The head of the noun phrase right behind the verb."""
    index = verb + 1
    while index + 1 < len(tokens) and (
        tokens[index + 1].upos in NOMINALS
        or tokens[index].upos in ("ADJ", "NUM", "DET")
        or tokens[index + 1].upos == "PART"
    ):
        index += 1
    return index
