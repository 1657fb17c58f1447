"""Generic frames: argument paths by event type, for events that learned heads find on words that no frame lists."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from fogline.lexicon.frames import Frame

GENERIC = "heads-"
"""What the ids of generic frames begin with."""
NOTHING: frozenset[str] = frozenset()


@cache
def load_generic_frames() -> dict[tuple[str, str], Frame]:
    """The packaged frames by event type and kind of trigger (verb or noun).

    Raises `KeyError` where a type lacks a kind: the data file is part of the program.
    """
    raw = tomllib.loads(files("fogline.lexicon").joinpath("data/generic_frames.toml").read_text(encoding="utf-8"))
    return {
        (event_type, kind): _frame(event_type, kind, row[kind])
        for event_type, row in raw.items()
        for kind in ("verb", "noun")
    }


def _frame(event_type: str, kind: str, row: dict[str, list[str]]) -> Frame:
    return Frame(
        id=f"{GENERIC}{event_type}",
        type=event_type,
        kind=kind,
        particle=NOTHING,
        object=NOTHING,
        prep=(),
        obl_noun=NOTHING,
        carriers=NOTHING,
        direction=False,
        actor=tuple(row.get("actor", ())),
        recipient=tuple(row.get("recipient", ())),
        place=tuple(row.get("place", ())),
        need=NOTHING,
        avoid=NOTHING,
        nominal=kind == "noun",
        core=True,
        modality=None,
    )
