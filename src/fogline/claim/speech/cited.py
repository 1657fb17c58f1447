"""Cited: whom a source cites in its turn, and who passed its words on."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.voices import find_voices
from fogline.lexicon.cues import load_cues
from fogline.models.claim import Voice

PARTS = ("appos", "compound", "flat")
"""What of a source's phrase the aside may hang on."""


def find_cited(scene: Scene, noun: int) -> list[Voice]:
    """Whom a source cites in an aside behind its name ("Radio Upton, citing a nurse, said", "the Post, a site citing
    two clerks"), also where the parse hung it on a part of the name and took whom it cites for a subject."""
    syntax, cues = scene.syntax, load_cues()
    holders = [noun, *syntax.kids(noun, *PARTS)]
    deeds = [k for n in holders for k in syntax.kids(n, "acl", "advcl") if syntax.lemmas[k] in cues.citing]
    cited = [(k, o) for k in deeds for o in syntax.kids(k, "obj", "nsubj") if o > k]
    return [v for k, o in cited for v in find_voices(scene, o, syntax.words[k])]


CARRYING = frozenset(
    {"carry", "publish", "quote", "release", "report", "cite", "broadcast", "translate", "relay", "air", "transmit"}
    | {"distribute", "circulate", "post", "run", "print", "share", "monitor", "record", "obtain"}
)


def find_carriers(scene: Scene, verb: int) -> list[Voice]:
    """ "in a statement carried by SANA": who passed the words on."""
    syntax = scene.syntax
    found: list[Voice] = []
    for k in (verb, *(k for _, k in syntax.obliques(verb))):
        for a in syntax.kids(k, "acl", "advcl"):
            if syntax.lemmas[a] in CARRYING and syntax.tokens[a].xpos == "VBN":
                found.extend(v for b in syntax.by_phrase(a) for v in find_voices(scene, b, syntax.words[a]))
    return found
