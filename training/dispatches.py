"""Sentences of our own, filled with names, for contexts that the corpora lack."""

import lzma
import random
import re
import sqlite3
import tempfile
import tomllib
from pathlib import Path

from fogline.read.tokens import find_tokens
from treebanks import Entity, Sentence

_SLOT = re.compile(r"\{(place|PLACE|person|org)\}|\[([A-Za-z]+)\]")
_LABELS = {"place": "LOC", "PLACE": "LOC", "person": "PERSON", "org": "ORG"}
_NAME = re.compile(r"[A-Z][a-z’']+(?:[ -](?:[A-Z][a-z’']+|al|ad|an|ash|at|de|el|ibn|abu|bin)){0,2}")


def make_dispatches(sentences: list[Sentence], places: Path, count: int, chance: random.Random) -> list[Sentence]:
    """``count`` sentences, with entities only. ``places`` is the gazetteer (SQLite, xz-compressed).

    Names of people and organisations are those of ``sentences``.
    """
    names = {
        "LOC": _read_places(places, chance),
        "PERSON": _find_names(sentences, "PERSON"),
        "ORG": _find_names(sentences, "ORG"),
    }
    patterns = tomllib.loads(Path(__file__).with_name("dispatches.toml").read_text(encoding="utf-8"))["sentences"]
    return [_fill(patterns[k % len(patterns)], names, chance) for k in range(count)]


def _read_places(path: Path, chance: random.Random) -> list[str]:
    with tempfile.NamedTemporaryFile(suffix=".sqlite") as file:
        file.write(lzma.decompress(path.read_bytes()))
        file.flush()
        rows = sqlite3.connect(file.name).execute("SELECT DISTINCT name FROM place ORDER BY name").fetchall()
    names = [name for (name,) in rows if _NAME.fullmatch(name) and name[-1].isalpha()]
    return chance.sample(names, min(20_000, len(names)))


def _find_names(sentences: list[Sentence], label: str) -> list[str]:
    found = {
        " ".join(s.words[a:b])
        for s in sentences
        for a, b, kind in s.entities or []
        if kind == label and s.corpus in ("politics", "wikigold", "re3d", "gum") and b - a <= 5
    }
    return sorted(name for name in found if name[0].isupper() and name.isascii())


def _fill(pattern: str, names: dict[str, list[str]], chance: random.Random) -> Sentence:
    words: list[str] = []
    entities: list[Entity] = []
    place = 0
    for slot in _SLOT.finditer(pattern):
        words += _cut(pattern[place : slot.start()])
        place = slot.end()
        kind, nationality = slot.groups()
        label = _LABELS[kind] if kind else "NORP"
        name = nationality or chance.choice(names[label])
        own = _cut(name.upper() if kind == "PLACE" else name)
        entities.append((len(words), len(words) + len(own), label))
        words += own
    return Sentence(words=words + _cut(pattern[place:]), entities=entities, corpus="dispatches")


def _cut(text: str) -> list[str]:
    return [text[a:b] for a, b in find_tokens(text)]
