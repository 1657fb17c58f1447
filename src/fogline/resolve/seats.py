"""Seats: in which country a body acts that nobody is said to own, where the words around it put it in one.

"The foreign ministry in Quito"; "In Nairobi, police fired tear gas"; "PERU - Police break up a march".
"""

from __future__ import annotations

from dataclasses import replace

from fogline.lexicon.conflicts import find_conflict
from fogline.resolve.described import Described
from fogline.resolve.noun_phrases import SentenceWords
from fogline.resolve.scene import Scene
from fogline.resolve.theatre import Theatre

_LABEL_ENDS = frozenset(("-", "–", "—", ":", "|"))
_LONGEST_OPENING = 4
"""Words within which the place stands that a sentence opens with."""
_LONGEST_LABEL = 4
_LEAST_LABELS = 3
"""Countries by which lines are labelled in a digest."""


def find_seat(scene: Scene, described: Described) -> str | None:
    """ISO code of the country that a phrase of place behind the noun or at the sentence's opening names, else the
    line's label."""
    words, head = scene.sentences[described.sentence], described.phrase.head
    behind = [c for c in words.children(head) if c > head]
    for token in (*behind, *_find_opening(words, head)):
        there = words.folded[token] == "there" or words.find_preposition(token) == "in"
        if there and (code := scene.lands.get(words.tokens[token].start)):
            return code
    return scene.labels[described.sentence]


def find_labels(scene: Scene) -> list[str | None]:
    """For each sentence the ISO code of the country that its line is labelled with ("PERU - ..."), or in a digest of
    several countries the last line before it."""
    found = [_read_label(scene, index) for index in range(len(scene.sentences))]
    if len(set(found) - {None}) < _LEAST_LABELS:
        return found
    for index, code in enumerate(found[1:], 1):
        headed = _LABEL_ENDS & set(scene.sentences[index].texts[:_LONGEST_LABEL])
        found[index] = code or (None if headed else found[index - 1])
    return found


def find_local_theatre(scene: Scene, sentence: int) -> Theatre:
    """The report's theatre, or in a digest that of the country under whose label a line stands."""
    code = scene.labels[sentence]
    if code is None or code == scene.theatre.home:
        return scene.theatre
    return replace(scene.theatre, home=code, conflict=find_conflict(code, scene.theatre.day))


def _read_label(scene: Scene, sentence: int) -> str | None:
    name = scene.name_of[sentence].get(0)
    words = scene.sentences[sentence]
    if name is None or name.source != "country" or name.last + 1 >= len(words.texts):
        return None
    return name.values[0] if words.texts[name.last + 1] in _LABEL_ENDS else None


def _find_opening(words: SentenceWords, head: int) -> tuple[int, ...]:
    """The phrase of place that opens a sentence, for the subjects of the clauses that run on from its first."""
    token = words.tokens[head]
    if not token.deprel.startswith("nsubj") or token.head < 0:
        return ()
    verbs = [token.head]
    while words.tokens[verbs[-1]].deprel == "conj" and words.tokens[verbs[-1]].head >= 0:
        verbs.append(words.tokens[verbs[-1]].head)
    opening = range(min(head, _LONGEST_OPENING))
    return tuple(at for at in opening if words.tokens[at].head in verbs and words.tokens[at].deprel == "obl")
