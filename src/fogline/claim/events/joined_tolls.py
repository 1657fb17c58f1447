"""Joined tolls: words of the dead and hurt that go into the claim of another such word."""

from __future__ import annotations

from itertools import pairwise

from fogline.claim.events.counted_again import find_counted_again
from fogline.claim.events.happening import Happening
from fogline.claim.events.passage import goes_on_counting, is_twin, strikes_back
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words

NOT_COUNTED = frozenset({"advcl", "ccomp", "parataxis"})


def drop_joined(scene: Scene, happenings: list[Happening]) -> list[Happening]:
    """The happenings without tolls that are told with another ("killed four and injured 54" is one)."""
    indexes = {h.trigger.index for h in happenings if h.type == "casualties"}
    inner = _inner_tolls(scene, [h for h in happenings if h.type == "casualties"])
    inner |= find_counted_again(scene, [h for h in happenings if h.trigger.index not in inner])
    return [
        h
        for h in happenings
        if h.trigger.index not in inner
        and not (
            h.type == "casualties"
            and (scene.syntax.lemmas[h.trigger.index] in load_words("casualty_lemmas"))
            and (
                (
                    scene.syntax.rels[h.trigger.index] in ("conj", "xcomp")
                    and scene.syntax.head(h.trigger.index) in indexes
                    and not strikes_back(scene, scene.syntax.head(h.trigger.index), h.trigger.index)
                )
                or any(is_twin(scene, i, h.trigger.index) for i in indexes)
            )
        )
    ]


def _inner_tolls(scene: Scene, happenings: list[Happening]) -> set[int]:
    """ "lost 1,173 men killed and 3,487 wounded", "5 dead, 9 hurt": words of the dead under a verb that counts them,
    and those that only go on with a toll."""
    syntax = scene.syntax
    inner: set[int] = set()
    ordered = sorted(happenings, key=lambda h: h.trigger.index)
    for before, happening in pairwise(ordered):
        if goes_on_counting(scene, before.trigger.index, happening.trigger.index):
            inner.add(happening.trigger.index)
    for happening in happenings:
        if happening.trigger.frame.kind != "verb" or happening.trigger.index in inner:
            continue
        under = {k for node in syntax.patient(happening.trigger.index) for k in syntax.subtree(node, NOT_COUNTED)}
        inner |= {
            o.trigger.index
            for o in happenings
            if o is not happening
            and o.trigger.index in under
            and syntax.words[o.trigger.index] in load_words("toll_participles")
        }
    return inner
