"""Carriers: the verb that carries an event noun ("launched an offensive")."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.lexicon.word_sets import load_words

CARRYING = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "obl:agent", "xcomp", "csubj"})


def find_carrier(scene: Scene, index: int) -> tuple[int | None, str]:
    """The verb that carries an event noun ("launched an offensive", "strikes hit the town") and as what."""
    syntax = scene.syntax
    current = index
    while syntax.rels[current] == "conj" and syntax.head(current) >= 0 and not syntax.is_verb(syntax.head(current)):
        current = syntax.head(current)
    head, rel = syntax.head(current), syntax.tokens[current].deprel
    in_series = head >= 0 and (syntax.lemmas[head] in load_words("series") or _counts(scene, current, head))
    if (rel == "nmod" and in_series) or is_gerund_of(scene, current):
        current, head, rel = head, syntax.head(head), syntax.tokens[head].deprel
    if head < 0 or rel not in CARRYING or not syntax.is_verb(head) or (rel == "xcomp" and index in syntax.copular):
        return None, ""
    cues = load_cues()
    if rel == "obj" and syntax.lemmas[head] in (cues.announce | cues.deny) - load_words("light_verbs") - {"claim"}:
        return None, ""
    return head, rel


def is_gerund_of(scene: Scene, index: int) -> bool:
    """ "three days of fighting": a gerund that stands for the noun though the parse takes it for a clause."""
    syntax = scene.syntax
    if syntax.tokens[index].xpos != "VBG" or syntax.tokens[index].deprel not in ("acl", "advcl"):
        return False
    if syntax.kids(index, "obj", "nsubj", "aux", "xcomp", "ccomp"):
        return False
    head = syntax.head(index)
    return (
        head >= 0
        and syntax.lemmas[head] in load_words("series")
        and any(syntax.words[k] == "of" for k in syntax.kids(index, "mark"))
    )


def _counts(scene: Scene, index: int, head: int) -> bool:
    """ "one of the strikes hit the port", "none of the assaults succeeded"."""
    syntax = scene.syntax
    some = syntax.tokens[head].upos == "NUM" or syntax.words[head] in ("none", "all", "most", "some", "many", "several")
    return some and syntax.case(index) == "of"
