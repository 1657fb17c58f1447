"""Entities out of tag scores."""

import numpy as np

from fogline.read.entity_tags import EntityTags

TAGS = ["O", "B-PERSON", "I-PERSON", "B-LOC", "I-LOC"]


def read(*best: str, second: dict[int, str] | None = None) -> list[tuple[int, int, str]]:
    scores = np.zeros((1, len(best) + 2, len(TAGS)), np.float32)
    scores[0, len(best) :, 1] = 9  # padding must not speak
    for place, tag in enumerate(best):
        scores[0, place, TAGS.index(tag)] = 4
        if second and place in second:
            scores[0, place, TAGS.index(second[place])] = 3
    (entities,) = EntityTags(TAGS).find_entities(scores, np.array([len(best)]))
    assert all(0 < e.score <= 1 for e in entities)
    return [tuple(e[:3]) for e in entities]


def test_spans() -> None:
    assert read("B-PERSON", "I-PERSON", "O", "B-LOC") == [(0, 1, "PERSON"), (3, 3, "LOC")]
    assert read("B-LOC", "B-LOC") == [(0, 0, "LOC"), (1, 1, "LOC")]
    assert read("O", "O") == []


def test_an_orphan_is_mended_by_the_next_best_tag() -> None:
    assert read("O", "I-LOC", "I-LOC", second={1: "B-LOC"}) == [(1, 2, "LOC")]
    assert read("B-PERSON", "I-LOC", second={1: "I-PERSON"}) == [(0, 1, "PERSON")]
