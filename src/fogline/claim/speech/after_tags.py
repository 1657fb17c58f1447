"""After-tags: a sentence that only says who has told the one before it ("That is what the army says.", "So say the
rebels.")."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.reporters import find_speakers
from fogline.claim.speech.voices import find_voices
from fogline.lexicon.cues import load_cues
from fogline.models.claim import Voice

LONGEST = 14
"""Tokens of such a sentence at most."""
POINTING = frozenset({"that", "this", "it", "such"})
CLOSING = frozenset({".", "!", ","})
LEADS = frozenset({"or", "at", "least", "and", ","})
"""What may stand before its first word: "Or so", "At least,"."""


def find_after_tag(scene: Scene) -> list[Voice]:
    """Who is said to have told the sentence before; empty where a sentence says something of its own."""
    syntax = scene.syntax
    words = syntax.words
    if len(words) > LONGEST:
        return []
    first = next((i for i, word in enumerate(words) if word not in LEADS), len(words))
    verb = next((i for i in range(first, len(words)) if syntax.lemmas[i] in load_cues().say), -1)
    if verb <= first:
        return []
    inverted = words[first] == "so" and verb == first + 1
    subjects = syntax.kids(verb, "nsubj") or (syntax.kids(verb, "obj", "ccomp") if inverted else [])
    told = {i for n in subjects for i in syntax.subtree(n)} | set(range(verb + 1))
    if not subjects or any(word not in CLOSING and i not in told for i, word in enumerate(words)):
        return []
    pointed = words[first] in POINTING and syntax.lemmas[first + 1] == "be" and "what" in words[first + 2 : verb]
    if not (pointed or words[first] == "so"):
        return []
    return find_speakers(scene, verb) or [v for n in subjects for v in find_voices(scene, n, words[verb])]
