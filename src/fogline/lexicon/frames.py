"""Frames: the declarative readings of trigger words, loaded from data and indexed by lemma."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of some trigger words (the keys are explained in `data/frames/README.md`)."""

    id: str
    type: str
    kind: str
    """verb, noun, adjective, compound, prefix or state: which trigger list it came from"""
    particle: frozenset[str]
    object: frozenset[str]
    prep: tuple[str, ...]
    obl_noun: frozenset[str]
    carriers: frozenset[str]
    direction: bool
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: tuple[str, ...]
    need: frozenset[str]
    avoid: frozenset[str]
    nominal: bool
    core: bool
    modality: str | None
    compound_ok: bool = False
    """whether the verb may stand as an adjective or compound part"""
    order: tuple[str, ...] = ()
    """what is needed, in the order of asking: what costs most last"""
    marks: frozenset[str] = frozenset()
    """what else the reader does with it (the table of marks in `data/frames/README.md`)"""
    bare: bool = False
    """whether it asks for nothing around its verb: no particle, object, preposition or direction"""


@dataclass(frozen=True)
class FrameIndex:
    """Frames by trigger lemma: verbs, nouns, adjectives, second parts of compounds, prefixes, prepositions."""

    verb: dict[str, tuple[Frame, ...]]
    noun: dict[str, tuple[Frame, ...]]
    adjective: dict[str, tuple[Frame, ...]]
    compound: dict[str, tuple[Frame, ...]]
    prefix: dict[str, tuple[Frame, ...]]
    state: dict[str, tuple[Frame, ...]]
    """by preposition: a predicate nominal under it tells where its subject is ("fighters were in Oldtown")"""

    @cached_property
    def listed(self) -> frozenset[str]:
        """Every verb, noun and adjective that some frame lists."""
        return frozenset(self.verb) | frozenset(self.noun) | frozenset(self.adjective)

    @cached_property
    def nominal(self) -> frozenset[str]:
        """Ids of the frames of nouns that name no event beside a verb that does."""
        return frozenset(f.id for found in self.noun.values() for f in found if f.nominal)

    @cached_property
    def marked(self) -> dict[str, frozenset[str]]:
        """Ids of the frames that bear each mark."""
        tables = (self.verb, self.noun, self.adjective, self.compound, self.prefix, self.state)
        found: dict[str, set[str]] = defaultdict(set)
        for frame in (f for table in tables for frames in table.values() for f in frames):
            for mark in frame.marks:
                found[mark].add(frame.id)
        return {mark: frozenset(ids) for mark, ids in found.items()}


COSTLY = frozenset({"place", "actor", "actor-force", "number", "recipient", "any-slot", "event-noun", "parties"})
"""Conditions that follow paths to what fills a slot, and mostly hold: asked last."""
KINDS = {
    "verbs": "verb", "nouns": "noun", "adjectives": "adjective", "compound": "compound", "prefixes": "prefix",
    "states": "state",
}  # fmt: skip


def _frame(row: dict[str, object], event_type: str, kind: str) -> Frame:
    def listed(key: str) -> tuple[str, ...]:
        value = row.get(key, [])
        return tuple(str(v) for v in value) if isinstance(value, list) else ()

    modality = row.get("modality")
    return Frame(
        id=str(row["id"]),
        type=event_type,
        kind=kind,
        particle=frozenset(listed("particle")),
        object=frozenset(listed("object")),
        prep=listed("prep"),
        obl_noun=frozenset(listed("obl_noun")),
        carriers=frozenset(listed("carriers")),
        direction=bool(row.get("direction", False)),
        actor=listed("actor"),
        recipient=listed("recipient"),
        place=listed("place"),
        need=frozenset(listed("need")),
        order=tuple(sorted(listed("need"), key=lambda name: (name in COSTLY, name))),
        avoid=frozenset(listed("avoid")),
        nominal=bool(row.get("nominal", False)),
        core=bool(row.get("core", True)),
        modality=str(modality) if modality else None,
        compound_ok=bool(row.get("compound_ok", False)),
        marks=frozenset(listed("marks")),
        bare=not any(row.get(key) for key in ("particle", "object", "direction", "obl_noun", "prep")),
    )


@cache
def load_frames() -> FrameIndex:
    """Read the packaged frames once: a file of `data/frames` an event type, which gives the type its name.

    Raises `KeyError` where a frame lacks its id: the data files are part of the program.
    """
    index: dict[str, dict[str, list[Frame]]] = {k: defaultdict(list) for k in KINDS.values()}
    for path in sorted(files("fogline.lexicon").joinpath("data/frames").iterdir(), key=lambda p: p.name):
        event_type, _, ending = path.name.partition(".")
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["frame"] if ending == "toml" else []
        for row in rows:
            for key, kind in KINDS.items():
                for lemma in row.get(key, []):
                    index[kind][lemma].append(_frame(row, event_type, kind))
    return FrameIndex(**{k: {w: tuple(f) for w, f in v.items()} for k, v in index.items()})
