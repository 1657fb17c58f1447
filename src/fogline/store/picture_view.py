"""Picture view: what pages ask of the picture, each by one indexed look-up; answers are rows with their body read.

A row's body (JSON) and its columns come as one dict. `known` is the day of publication up to which things are known.
What is asked stands by its matter in the readers that this view is made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from fogline.store import picture_tables as t
from fogline.store.database import Store
from fogline.store.picture_claims import ClaimReader
from fogline.store.picture_control import ControlReader
from fogline.store.picture_days import DayReader
from fogline.store.picture_events import EventReader
from fogline.store.picture_lists import ListReader
from fogline.store.picture_places import PlaceReader
from fogline.store.picture_reports import ReportReader
from fogline.store.picture_voices import VoiceReader

_STAMP = sa.select(t.sheet.c.body).where(t.sheet.c.key == "stamp")
_SHEETS = sa.select(t.sheet.c.key, t.sheet.c.body)


class PictureView(
    ControlReader, DayReader, PlaceReader, EventReader, ClaimReader, VoiceReader, ReportReader, ListReader
):
    """Reads the picture over one connection, so that a page sees one state of the store. See `open_picture`."""

    def stamp(self) -> str:
        """The stamp of the picture, "" where there is none."""
        return self.connection.execute(_STAMP).scalar() or ""

    def sheets(self) -> dict[str, str]:
        """All single texts."""
        return {row.key: row.body for row in self.connection.execute(_SHEETS)}


@contextmanager
def open_picture(store: Store) -> Iterator[PictureView]:
    """The picture of a store, read in one transaction. Raises StoreError."""
    with store.read() as connection:
        yield PictureView(connection)
