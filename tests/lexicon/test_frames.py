"""Frames: that every row of the data can fire, and says nothing that nobody reads."""

import tomllib
from collections import Counter
from importlib.resources import files

from fogline.lexicon.frames import KINDS, load_frames
from fogline.lexicon.generic_frames import load_generic_frames

SLOTS = {"id", "actor", "recipient", "place", "need", "avoid", "nominal", "core", "modality", "marks"}
MARKS = {"aim", "announces", "counted-only", "epithet", "needs-actor", "negative", "other-side", "spelt-out", "voices"}
MARKS |= {"denied", "injured", "killed", "missing", "seldom", "unclaimed"}
BESIDE_VERBS = {"particle", "object", "prep", "obl_noun", "direction", "compound_ok"}
BESIDE_NOUNS = {"prep", "carriers"}


def read_rows() -> list[dict[str, object]]:
    folder = files("fogline.lexicon").joinpath("data/frames")
    paths = [path for path in folder.iterdir() if path.name.endswith(".toml")]
    return [row for path in paths for row in tomllib.loads(path.read_text(encoding="utf-8"))["frame"]]


def test_each_frame_has_a_name_of_its_own() -> None:
    assert [name for name, count in Counter(row["id"] for row in read_rows()).items() if count > 1] == []


def test_no_frame_has_a_key_that_its_trigger_does_not_read() -> None:
    for row in read_rows():
        kinds = set(row) & set(KINDS)
        assert kinds, row["id"]
        known = SLOTS | kinds
        known |= BESIDE_VERBS if "verbs" in kinds else set()
        known |= BESIDE_NOUNS if "nouns" in kinds else set()
        assert set(row) <= known, row["id"]


def test_no_frame_forbids_what_it_needs_or_asks_for_nouns_under_no_preposition() -> None:
    for row in read_rows():
        frame = {key: set(row.get(key, ())) for key in ("need", "avoid", "prep", "obl_noun")}  # type: ignore[call-overload]
        assert not frame["need"] & frame["avoid"], row["id"]
        assert frame["prep"] or not frame["obl_noun"], row["id"]


def test_every_mark_is_one_that_the_program_reads_and_the_table_tells() -> None:
    told = files("fogline.lexicon").joinpath("data/frames/README.md").read_text(encoding="utf-8")
    assert set(load_frames().marked) == MARKS
    assert all(f"`{mark}`" in told for mark in MARKS)


def test_every_type_of_the_frames_has_a_generic_frame_for_each_kind() -> None:
    index = load_frames()
    types = {frame.type for frames in index.verb.values() for frame in frames}
    assert {(one, kind) for one in types for kind in ("verb", "noun")} == set(load_generic_frames())
