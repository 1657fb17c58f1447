"""Purposes: what is only aimed at or set as a condition, and what an infinitive tells all the same."""

from __future__ import annotations

from fogline.claim.parse.subjects import ORDINAL
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words


def _implied(scene: Scene, index: int) -> bool:
    """What an infinitive says none the less: "it took a day to drive them back", "had no plan to enter",
    "took it only to lose it", "the last town to fall"."""
    head = scene.syntax.head(index)
    lemma = scene.syntax.lemmas[head] if head >= 0 else ""
    above = scene.syntax.head(head) if head >= 0 else -1
    if above >= 0 and scene.syntax.rels[head] == "obj" and scene.syntax.lemmas[above] == "take":
        return bool(scene.syntax.kids(above, "expl")) or scene.syntax.words[max(0, above - 1)] == "it"
    if any(scene.syntax.words[k] == "only" for k in scene.syntax.kids(index, "advmod")):
        return True
    if scene.syntax.rels[index] == "acl":
        counted = bool(scene.syntax.kids(head, "cop")) and any(
            scene.syntax.words[k] in ORDINAL for k in scene.syntax.kids(head, "amod")
        )
        return counted or lemma in ("plan", "intention", "decision") or _is_headlined(scene, index, head)
    return lemma in ("take", "use")


def _is_headlined(scene: Scene, index: int, head: int) -> bool:
    """ "Northland to pull troops out of the valley": a headline of what will be done."""
    syntax = scene.syntax
    if syntax.rels[head] != "root" or syntax.tokens[head].upos not in ("PROPN", "NOUN") or index != head + 2:
        return False
    return not syntax.kids(head, "cop", "nsubj", "det") and syntax.words[index - 1] == "to"


def is_hypothetical(scene: Scene, predicate: int) -> bool:
    """A bare purpose ("to reclaim all lost territory") or a condition: coded only where the codebook says so."""
    syntax = scene.syntax
    current = predicate
    for _ in range(3):
        infinitive = "to" in syntax.marks(current)
        if syntax.rels[current] in ("advcl", "acl") and infinitive and syntax.tokens[current].xpos == "VB":
            return not _implied(scene, current)
        head = syntax.head(current)
        kept = head >= 0 and "from" in syntax.marks(current) and syntax.lemmas[head] in load_words("preventing")
        if head < 0 or not (syntax.rels[current] == "conj" or kept):  # "to keep them from entering"
            return False
        current = head
    return False
