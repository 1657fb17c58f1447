"""Joined verbs: "denied that its men burned it and accused the rebels": what the second verb is joined to.

A parser joins a verb to the nearest one before it, though that one stands in what is said and the second goes on from
the saying: then who accuses, and whether he does, would be read off the wrong clause.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.lexicon.cues import load_cues
from fogline.lexicon.word_sets import load_words
from fogline.models.report import Token

FINITE = frozenset({"VBD", "VBZ"})
BARE = frozenset({"VB", "VBG"})
CONTENT = frozenset({"ccomp", "xcomp"})
ACCUSING = frozenset({"accuse", "blame", "charge", "suspect"})
STEPS = 4
"""Clauses at most between a verb and the one that it goes on from."""


def with_joined_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with each finite verb that stands beside an infinitive or participle, and has no subject of its own,
    joined to the finite verb of its tense above."""
    joined = [(i, token) for i, token in enumerate(tokens) if token.deprel == "conj"]
    moved = {i: head for i, token in joined if (head := _find_head(tokens, i, token)) >= 0}
    past = {i: "VBD" for i in moved if tokens[i].xpos == "VBN"}
    moved |= {i: head for i, token in joined if (head := _find_said(tokens, i, token)) >= 0}
    if not moved:
        return tokens
    return tuple(replace(t, head=moved[i], xpos=past.get(i, t.xpos)) if i in moved else t for i, t in enumerate(tokens))


def _find_head(tokens: tuple[Token, ...], index: int, token: Token) -> int:
    """The verb that a joined one goes on from, where it is not the one that the parse says; else -1."""
    speaks = token.lemma.lower() in load_words("joined_speech")
    if speaks and token.xpos in ("VBN", "VBD") and (condemning := _find_condemning(tokens, index)) >= 0:
        return condemning
    tense = _find_tense(tokens, index) if speaks else token.xpos
    if tense not in FINITE or token.head > index:
        return -1
    beside = tokens[token.head]
    shifted = speaks and beside.xpos in FINITE and beside.xpos != tense  # "says they left in May, and denies"
    if not shifted and beside.xpos not in BARE and not (beside.xpos == "VBN" and _is_helped(tokens, token.head)):
        return -1
    if any(t.head == index and t.deprel.startswith(("nsubj", "csubj", "aux", "expl")) for t in tokens):
        return -1
    current = token.head
    if speaks and (accusing := _find_accusing(tokens, current)) >= 0:
        return accusing if tokens[accusing].xpos == tense else -1
    for _ in range(STEPS):
        rel = tokens[current].deprel
        if rel not in CONTENT or (rel == "ccomp" and not speaks) or (beside.xpos == "VBN" and not speaks):
            return -1
        current = tokens[current].head
        above = _find_tense(tokens, current) if speaks else tokens[current].xpos
        if above == tense or _is_past(tokens, current, tense):
            return current if current < index else -1
    return -1


def _find_condemning(tokens: tuple[Token, ...], verb: int) -> int:
    """The finite verb whose object a participle with an object of its own was joined to ("condemned the raid and
    accused the rebels"); -1 for none."""
    thing = tokens[verb].head
    if tokens[thing].upos != "NOUN" or tokens[thing].deprel != "obj" or tokens[tokens[thing].head].xpos not in FINITE:
        return -1
    own = {t.deprel for t in tokens if t.head == verb}
    bare = "obj" in own and not any(rel.startswith("aux") for rel in own)
    return tokens[thing].head if bare and tokens[thing].head < verb else -1


def _find_tense(tokens: tuple[Token, ...], verb: int) -> str:
    """The tag of a verb; a past where it is tagged as a participle, but has a clause of its own and no helper ("said it
    held out and denied that it had lost")."""
    if tokens[verb].xpos != "VBN":
        return tokens[verb].xpos
    own = {t.deprel for t in tokens if t.head == verb}
    helped = any(rel.startswith("aux") or rel.endswith(":pass") for rel in own)
    return "VBD" if "ccomp" in own and not helped else "VBN"


def _is_past(tokens: tuple[Token, ...], verb: int, tense: str) -> bool:
    """Whether a verb is a plain past that the tagger took for a participle ("X denied it had left and blamed Y")."""
    if tokens[verb].xpos != "VBN" or tense != "VBD" or tokens[verb].head >= 0:
        return False
    return not any(t.head == verb and t.deprel.startswith("aux") for t in tokens)


def _find_said(tokens: tuple[Token, ...], index: int, token: Token) -> int:
    """What "denied it, saying its men were there and had killed two" goes on with: a perfect without a subject behind
    the content of "saying", which the parse joined to the verb before that; -1 for none."""
    if token.xpos != "VBN" or not 0 <= token.head < index or not _is_helped(tokens, index):
        return -1
    if tokens[token.head].xpos not in FINITE or any(t.head == index and t.deprel.startswith("nsubj") for t in tokens):
        return -1
    between = range(token.head + 1, index)
    saying = [i for i in between if tokens[i].xpos == "VBG" and tokens[i].lemma.lower() in load_cues().say]
    told = [i for i in between if saying and tokens[i].head == saying[-1] and tokens[i].deprel == "ccomp"]
    return told[-1] if told else -1


def _find_accusing(tokens: tuple[Token, ...], deed: int) -> int:
    """The verb of "accused the army of leaving" above what somebody is accused of; -1 for none."""
    head = tokens[deed].head
    if tokens[deed].deprel == "acl" and head >= 0 and tokens[head].deprel == "obj":
        head = tokens[head].head
    accused = head >= 0 and tokens[deed].deprel in ("acl", "advcl") and tokens[head].lemma.lower() in ACCUSING
    return head if accused and head < deed else -1


def _is_helped(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether a participle is a perfect ("had burned it"), beside which a plain past is no part of it."""
    return any(t.head == verb and t.lemma.lower() == "have" for t in tokens[max(0, verb - 6) : verb])
