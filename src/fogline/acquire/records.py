"""Records: reports that come one a line as JSON (JSON Lines)."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, BinaryIO

from fogline.acquire.sidecars import pick_given
from fogline.models.capture import Capture, Discard

LONGEST_LINE = 10_000_000
MOST_BAD_LINES = 1_000
"""Bad lines of one file that are recorded one by one; the rest are counted in one Discard."""
_CHUNK = 1_000_000


def fetch_records(
    lines: BinaryIO, name: str, given: Mapping[str, str], now: datetime, *, only_reports: bool = False
) -> Iterator[Capture | Discard]:
    """The reports of a file of JSON Lines: objects with `text` or `html`, and any of `url`, `publisher`,
    `published`, `title`, `subject`, `doc`.

    A line's own metadata goes before `given`. A report is named by its `doc`, or by file and line number. Every bad
    line is one Discard. With `only_reports` a file whose first object is no report is one Discard as a whole.
    """
    bad = first = 0
    for number, line in enumerate(_split_lines(lines), 1):
        if line is not None and not line.strip():
            continue
        first += 1
        item = _read_line(line, f"{name}:{number}", given, now)
        if isinstance(item, Discard):
            if first == 1 and only_reports and "neither text nor html" in item.reason:
                yield Discard(name, "acquire", "its lines are no reports: the first has neither text nor html")
                return
            bad += 1
            if bad > MOST_BAD_LINES:
                continue
        yield item
    if bad > MOST_BAD_LINES:
        yield Discard(name, "acquire", f"{bad - MOST_BAD_LINES:,} more lines are no reports")
    if not first:
        yield Discard(name, "acquire", "it is empty")


def _split_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines without their end; None for one longer than LONGEST_LINE, which is passed over in pieces."""
    first = True
    while line := stream.readline(LONGEST_LINE + 1):
        if first:
            line, first = line.removeprefix(codecs.BOM_UTF8), False
        if len(line) <= LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield None


def _read_line(line: bytes | None, name: str, given: Mapping[str, str], now: datetime) -> Capture | Discard:
    if line is None:
        return Discard(name, "acquire", f"the line is longer than {LONGEST_LINE // 1_000_000} MB")
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return Discard(name, "acquire", "the line is not valid UTF-8")
    except (ValueError, RecursionError):
        return Discard(name, "acquire", "the line is not valid JSON")
    if not isinstance(record, dict):
        return Discard(name, "acquire", "the line is no JSON object")
    return _read_record(record, name, given, now)


def _read_record(record: dict[str, Any], name: str, given: Mapping[str, str], now: datetime) -> Capture | Discard:
    key = next((key for key in ("text", "html") if record.get(key) is not None), None)
    if key is None:
        return Discard(name, "acquire", "the line has neither text nor html")
    content = record[key]
    if not isinstance(content, str):
        return Discard(name, "acquire", f"the line's {key} is no string")
    try:
        data = content.encode("utf-8")
    except UnicodeEncodeError:
        return Discard(name, "acquire", f"the line's {key} holds half a character (a lone surrogate)")
    doc = record.get("doc")
    own_name = doc.replace("\\", "/").rsplit("/", 1)[-1] if isinstance(doc, str) else ""
    media_type = "text/plain" if key == "text" else "text/html"
    return make_capture(data, own_name or name, media_type, now, {**given, **pick_given(record)})


def make_capture(data: bytes, name: str, media_type: str, now: datetime, given: Mapping[str, str]) -> Capture:
    """A Capture addressed by its bytes; the name is made fit for a store (no control characters, no half ones)."""
    clean = "".join(c if c.isprintable() else " " for c in name[:255]).strip() or "unnamed"
    safe = clean.encode("utf-8", "backslashreplace").decode("utf-8")
    return Capture(sha256(data).hexdigest(), safe, data, media_type, now, dict(given))
