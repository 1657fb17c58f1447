"""Frames and heads together: what is added, what stays, and who is said to have found it."""

import numpy as np
import pytest

from claim.staging import stage
from fogline.claim.events.happening import Happening
from fogline.claim.events.happenings import find_happenings
from fogline.claim.events.learned import ADDED, LISTED, find_learned
from fogline.claim.events.rows import Array
from fogline.claim.extract import extract_claims
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.frames import load_frames
from fogline.lexicon.generic_frames import load_generic_frames
from fogline.models.claim import EVENT_TYPES

SURE = 0.99


class Told:
    """Heads that say what a test tells them: words to types, "" for no event."""

    types = EVENT_TYPES

    def __init__(self, sure: float = SURE, **words: str) -> None:
        self.words, self.sure = words, sure

    def judge_scenes(self, scenes: list[tuple[Scene, frozenset[int]]]) -> list[dict[int, Array]]:
        """Sure rows for the words told."""
        told = self.words
        return [{i: self._row(told[w]) for i, w in enumerate(s.syntax.words) if w in told} for s, _ in scenes]

    def _row(self, event_type: str) -> Array:
        row = np.full(len(EVENT_TYPES) + 1, (1 - self.sure) / len(EVENT_TYPES), np.float32)
        row[EVENT_TYPES.index(event_type) + 1 if event_type else 0] = self.sure
        return row


def _read(text: str, heads: Told, readers: str = "both") -> list[Happening]:
    report, groundings = stage(text, {"The army": "military"}, ["Oldtown"])
    scene = Scene(report, report.sentences[0], groundings)
    (found,) = find_learned([scene], [find_happenings(scene, load_frames())], heads, readers)  # type: ignore[arg-type]
    return found


def test_an_event_on_a_word_without_a_frame_takes_its_arguments_by_the_paths_of_its_type() -> None:
    (found,) = _read("The army hoovered up Oldtown.", Told(hoovered="seize"))
    assert (found.type, found.reader, found.trigger.frame.id) == ("seize", "heads", "heads-seize")
    assert [g.text for g in found.actor] == ["The army"]
    assert [g.text for g in found.place] == ["Oldtown"]


def test_both_readers_of_one_event_give_one_happening() -> None:
    (found,) = _read("The army captured Oldtown.", Told(captured="seize"))
    assert (found.type, found.reader) == ("seize", "both")
    assert found.trigger.frame.id == "seize"


def test_a_frame_stays_whatever_the_heads_say() -> None:
    assert SURE > ADDED
    for heads in (Told(), Told(captured="")):
        assert [h.reader for h in _read("The army captured Oldtown.", heads)] == ["frames"]


def test_a_frame_whose_slot_nobody_filled_is_read_where_the_heads_half_agree() -> None:
    unplaced = "The army reoccupied Kattegrim."
    half = (LISTED + ADDED) / 2
    (found,) = _read(unplaced, Told(half, reoccupied="seize"))
    assert (found.type, found.reader, found.trigger.frame.id) == ("seize", "heads", "seize")
    assert _read(unplaced, Told(LISTED - 0.1, reoccupied="seize")) == []
    assert _read("The army hoovered up Oldtown.", Told(half, hoovered="seize")) == []


def test_what_a_frame_forbids_the_heads_do_not_half_allow() -> None:
    (found,) = _read("The army occupies Oldtown.", Told(LISTED, occupies="seize"))
    assert found.type == "hold"


def test_each_reader_can_read_alone() -> None:
    heads = Told(captured="")
    assert [h.type for h in _read("The army captured Oldtown.", heads, "frames")] == ["seize"]
    assert _read("The army captured Oldtown.", heads, "heads") == []


def test_claims_are_stamped_with_who_found_them() -> None:
    report, groundings = stage("The army captured Oldtown.", {"The army": "military"}, ["Oldtown"])
    stamps = {r: [c.reader for c in extract_claims(report, groundings, r)] for r in ("frames", "heads")}
    assert stamps == {"frames": ["frames/1"], "heads": ["heads/1"]}
    with pytest.raises(ValueError, match="oracle"):
        extract_claims(report, groundings, "oracle")


def test_every_type_has_generic_paths_for_verbs_and_nouns() -> None:
    frames = load_generic_frames()
    assert set(frames) == {(t, kind) for t in EVENT_TYPES for kind in ("verb", "noun")}


def test_what_is_done_to_nothing_is_no_event() -> None:
    assert _read("The army hoovered up nothing.", Told(hoovered="seize")) == []
