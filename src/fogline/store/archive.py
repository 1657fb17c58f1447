"""Archive: captures, the bytes as fetched, kept once for each hash; and the sources that were handed in with them."""

from __future__ import annotations

import json
import zlib
from datetime import datetime

import sqlalchemy as sa

from fogline.errors import NotFound
from fogline.models.capture import Capture
from fogline.store import schema
from fogline.store.evidence import check_capture


def write_capture(connection: sa.Connection, capture: Capture, known_at: datetime) -> None:
    """Keep the bytes and name of a capture; what is kept already stays as it is.

    Metadata given with the same document before stays where the new capture gives none. Raises EvidenceError.
    """
    kept = connection.execute(sa.select(schema.capture.c.sha256).where(schema.capture.c.sha256 == capture.sha256))
    if kept.first() is None:
        check_capture(capture)
        row = {
            "sha256": capture.sha256,
            "data": zlib.compress(capture.data, 6),
            "size": len(capture.data),
            "retrieved_at": capture.retrieved_at,
        }
        connection.execute(sa.insert(schema.capture), row)
    _write_source(connection, capture, known_at)


def _write_source(connection: sa.Connection, capture: Capture, known_at: datetime) -> None:
    source = schema.source
    mine = (source.c.doc == capture.name, source.c.sha256 == capture.sha256, source.c.superseded_at.is_(None))
    old = connection.execute(sa.select(source).where(*mine)).first()
    given = json.loads(old.given) if old else {}
    merged = render_given({**given, **capture.given})
    if old is not None:
        if (merged, capture.media_type) == (old.given, old.media_type):
            return
        connection.execute(sa.update(source).where(source.c.record == old.record), {"superseded_at": known_at})
    row = {
        "doc": capture.name,
        "sha256": capture.sha256,
        "media_type": capture.media_type,
        "given": merged,
        "retrieved_at": capture.retrieved_at,
        "known_at": known_at,
    }
    connection.execute(sa.insert(source), row)


def render_given(given: dict[str, str]) -> str:
    """JSON text of given metadata, the same for equal metadata."""
    return json.dumps(given, sort_keys=True, separators=(",", ":"))


def get_capture(connection: sa.Connection, sha256: str) -> Capture:
    """The capture with this hash, under its first name in order, with its media type and metadata under that name.

    Raises NotFound.
    """
    kept = schema.capture
    row = connection.execute(sa.select(kept).where(kept.c.sha256 == sha256)).first()
    if row is None:
        raise NotFound(f"no bytes with the hash {sha256[:12]} are kept")
    source = schema.source.c
    named = sa.select(source.doc, source.media_type, source.given)
    named = named.where(source.sha256 == sha256, source.superseded_at.is_(None))
    name, media_type, given = min(tuple(source) for source in connection.execute(named))
    return Capture(sha256, name, zlib.decompress(row.data), media_type, row.retrieved_at, json.loads(given))
