"""Visits: who comes where, in a headline that has no verb for it ("Envoy in Oldtown for talks with rebels")."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene


def find_visitor(scene: Scene, index: int) -> tuple[int, ...]:
    """The noun that heads a headline without a verb, under which "for talks" hangs; empty elsewhere."""
    syntax = scene.syntax
    head = syntax.head(index)
    if head < 0 or syntax.rels[index] != "nmod" or syntax.case(index) not in ("for", "after", "ahead of"):
        return ()
    while syntax.rels[head] == "nmod" and syntax.head(head) >= 0:
        head = syntax.head(head)
    return (head,) if syntax.head(head) < 0 and syntax.is_nominal(head) else ()


def find_visited(scene: Scene, index: int) -> list[int]:
    """The nouns under "in" that tell where such a visitor is."""
    syntax = scene.syntax
    return [
        k
        for visitor in find_visitor(scene, index)
        for k in syntax.kids(visitor, "nmod", "obl")
        if syntax.case(k) in ("in", "at") and k < index
    ]
