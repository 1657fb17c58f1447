"""Sidecars: `reports.json` or `reports.csv` beside reports, with what is known of each document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fogline.models.capture import Discard

NAMES = ("reports.json", "reports.csv")
KEYS = ("published", "publisher", "title", "url", "subject")
LARGEST = 50_000_000
LONGEST_VALUE = 2_000
_DOC_KEYS = ("doc", "file", "filename", "name", "path")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Metadata by document: its name, or its path below the sidecar's folder with forward slashes."""

    name: str
    given: dict[str, dict[str, str]] = field(default_factory=dict)

    def find(self, path: str) -> dict[str, str] | None:
        """What is known of a document, or None where it is not listed."""
        return self.given.get(path)


def fetch_sidecar(folder: Path) -> Sidecar | Discard | None:
    """The folder's sidecar; None where there is none, a Discard where there is one that cannot be understood.

    JSON is an object of objects by document, or a list of objects with `doc`; CSV has a column `doc`. Of each entry
    `KEYS` are taken where they are strings, everything else is passed over.
    """
    for name in NAMES:
        path = folder / name
        try:
            if not path.is_file():
                continue
            if path.stat().st_size > LARGEST:
                return Discard(name, "acquire", "the sidecar is larger than 50 MB")
            text = path.read_bytes().decode("utf-8-sig")
            entries = _read_json(text) if name.endswith("json") else _read_csv(text)
        except (OSError, ValueError, RecursionError, csv.Error) as error:
            return Discard(name, "acquire", f"the sidecar cannot be read, reports are read without it: {error}"[:300])
        return Sidecar(name, entries)
    return None


def _read_json(text: str) -> dict[str, dict[str, str]]:
    data = json.loads(text)
    if isinstance(data, dict):
        return {doc: pick_given(entry) for doc, entry in data.items() if isinstance(entry, dict)}
    if isinstance(data, list):
        return _key_by_doc(data)
    raise ValueError("it is neither an object nor a list")


def _read_csv(text: str) -> dict[str, dict[str, str]]:
    return _key_by_doc(csv.DictReader(io.StringIO(text)))


def _key_by_doc(entries: Iterable[Any]) -> dict[str, dict[str, str]]:
    keyed: dict[str, dict[str, str]] = {}
    for entry in entries:
        if isinstance(entry, dict):
            doc = next((entry[key] for key in _DOC_KEYS if isinstance(entry.get(key), str) and entry[key]), None)
            if doc:
                keyed[doc] = pick_given(entry)
    return keyed


def pick_given(entry: Mapping[str, Any]) -> dict[str, str]:
    """The metadata that Fogline knows, of those values that are strings, not empty and not absurdly long."""
    picked = {key: entry[key].strip() for key in KEYS if isinstance(entry.get(key), str)}
    return {key: _make_printable(value) for key, value in picked.items() if 0 < len(value) <= LONGEST_VALUE}


def _make_printable(value: str) -> str:
    """Control characters as spaces, and lone surrogates, which no store can hold, as escapes."""
    clean = "".join(" " if ord(c) < 32 or ord(c) == 127 else c for c in value)
    return clean.encode("utf-8", "backslashreplace").decode("utf-8")
