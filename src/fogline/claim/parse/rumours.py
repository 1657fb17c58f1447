"""Rumours: "Reports that troops had left were untrue": the noun that opens a clause, and what is said of it.

A tagger reads "Reports that" and "Rebel claims that" as a verb with its clause, and hangs what is said of the reports
on that verb or on the one of saying behind it; "claims by the rebels that" it hangs on the rebels. Then nothing would
tell that they were denied.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.lexicon.cues import load_cues
from fogline.lexicon.word_sets import load_words
from fogline.models.report import Token

BEING = frozenset({"is", "are", "was", "were", "be", "been", "being"})
NOT = frozenset({"not", "n't", "n’t", "never"})
FRONT = 3
"""Tokens before the noun at most where "to" follows ("But the rebels' claims to have ...")."""
TELLERS = frozenset({"by", "from", "of"})
"""What stands between the noun and who makes the claim."""
BETWEEN = 2
"""Tokens between the copula and the word behind it at most ("were completely false")."""


def with_rumour(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with the opening noun as subject of the word that calls it untrue, and its "that" clause under it."""
    noun = next((i for i in range(len(tokens) - 1) if _opens(tokens, i)), -1)
    told = _find_told(tokens, noun) if noun >= 0 else -1
    if told < 0:
        return tokens
    found = list(tokens)
    if tokens[noun].upos == "VERB" or not tokens[noun].deprel.startswith("nsubj"):
        _set_subject(tokens, found, noun, told)
    clause = next((i for i in range(noun + 1, told) if _is_content(tokens, noun, i)), -1)
    if clause >= 0:
        opener = next(i for i in range(noun + 1, clause + 1) if tokens[i].text.lower() in ("that", "to") or i == clause)
        found[clause] = replace(tokens[clause], head=noun, deprel="acl")
        if opener < clause:
            found[opener] = replace(tokens[opener], head=clause, deprel="mark")
    return tuple(found) if _is_tree(found) else tokens


def _set_subject(tokens: tuple[Token, ...], found: list[Token], noun: int, told: int) -> None:
    """Makes `noun` the subject of `told`, which takes its place under the verb of saying or as root."""
    above = next((head for head in (tokens[noun].head, tokens[told].head) if head > told), -1)
    if above >= 0:
        found[told] = replace(tokens[told], head=above, deprel="ccomp")
    elif tokens[noun].head < 0:
        found[told] = replace(tokens[told], head=-1, deprel="root")
    subject = "nsubj:pass" if tokens[told].xpos == "VBN" else "nsubj"
    found[noun] = replace(
        tokens[noun], upos="NOUN", xpos="NNS", lemma=_singular(tokens[noun]), head=told, deprel=subject
    )
    for index, token in enumerate(tokens):
        if token.head == noun and index == above:
            found[index] = replace(token, head=tokens[noun].head, deprel=tokens[noun].deprel)
        elif token.head == noun and index > told:
            found[index] = replace(token, head=told)
        elif token.head == noun and token.deprel == "nsubj" and index < noun:
            found[index] = replace(token, deprel="compound")


def _is_tree(tokens: list[Token]) -> bool:
    """Whether every token hangs, step by step, on one root."""
    for index in range(len(tokens)):
        steps = 0
        while tokens[index].head >= 0:
            index, steps = tokens[index].head, steps + 1
            if steps > len(tokens):
                return False
    return sum(t.head < 0 for t in tokens) == 1


def _opens(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a noun for what is claimed opens the sentence, its content behind it; "the army claims that" is none."""
    if not tokens[index].text.lower().endswith("s") or _singular(tokens[index]) not in load_cues().claims:
        return False
    behind = tokens[index + 1].text.lower()
    if behind in TELLERS:
        return tokens[index].upos == "NOUN"
    return behind == "that" or (behind == "to" and index <= FRONT)


def _singular(token: Token) -> str:
    return token.text.lower().removesuffix("s")


def _find_told(tokens: tuple[Token, ...], noun: int) -> int:
    """What is said of the noun: the word behind a form of "be" that calls it untrue, denied or confirmed; -1 for none,
    or where that word has a subject of its own."""
    for index in range(noun + 3, len(tokens) - 1):
        if tokens[index].text.lower() not in BEING:
            continue
        for place in range(index + 1, min(index + 2 + BETWEEN, len(tokens))):
            if _tells(tokens, place):
                own = (t for t in tokens[noun + 1 : place] if t.head == place and t.deprel.startswith("nsubj"))
                return -1 if any(own) else place
    return -1


def _tells(tokens: tuple[Token, ...], index: int) -> bool:
    word = tokens[index].text.lower()
    if word == "true":
        return tokens[index - 1].text.lower() in NOT
    judged = tokens[index].xpos == "VBN" and tokens[index].lemma.lower() in load_cues().deny | load_words("checking")
    return judged or word in load_words("untrue")


def _is_content(tokens: tuple[Token, ...], noun: int, index: int) -> bool:
    """Whether a clause is what the noun claims: it hangs on it, or, opened by "that" and with a subject of its own, on
    who claims it."""
    head, rel = tokens[index].head, tokens[index].deprel
    if head == noun:
        return rel in ("ccomp", "xcomp", "acl", "acl:relcl", "csubj")
    if head < 0 or tokens[head].head != noun or not rel.startswith("acl"):
        return False
    own = [t for t in tokens[head:index] if t.head == index]
    marked = any(t.text.lower() == "that" and t.upos == "SCONJ" for t in own)
    return marked and any(t.deprel.startswith("nsubj") and t.text.lower() != "that" for t in own)
