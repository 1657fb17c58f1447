"""Picture voices: who speaks, in several orders, and by name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from fogline.store import picture_tables as t
from fogline.store import schema
from fogline.store.picture_rows import MOST, Item, PictureReader, bind, escape_like, list_rows, list_whole, select_name


class VoiceReader(PictureReader):
    """Voices, by key and by name."""

    def voices(self, after: tuple[int, str] | None, most: int, name: str = "", *, whole: bool = False) -> Sequence[Any]:
        """Voices, those with most claims first: id, claims, html; `whole`: all that is known. `after` is claims and id
        of the last one seen."""
        asked: dict[str, Any] = {"most": most, "name": f"%{escape_like(name)}%"}
        if after is not None:
            asked |= {"claims": after[0], "ident": after[1]}
        statement = _select_voices(after is not None, bool(name), whole)
        return list_rows(self.connection.execute(statement, asked), whole)

    def voices_by(self, sort: str, seen: int, most: int, name: str = "") -> Sequence[Any]:
        """Voices in the order of one of VOICE_SORTS, after so many: id, claims, html."""
        asked = {"most": most, "seen": seen, "name": f"%{escape_like(name)}%"}
        return self.connection.execute(_select_voices_by(sort, bool(name)), asked).all()

    def voice(self, ident: str) -> Item:
        """A voice by its key; raises NotFound."""
        return self._one(t.voice, ident, "voice", whole=True)

    def find_voice(self, name: str, folded: str) -> str:
        """The key of a voice by its key or its (folded) name, that with most claims; "" where none is called so."""
        return self._find(t.voice, name, folded)

    def name_of(self, ident: str) -> str:
        """The name of an actor or voice; its id where nothing knows it."""
        if name := self.connection.execute(select_name(t.voice), {"ident": ident}).scalar():
            return str(name)
        body = self.connection.execute(_ACTOR, {"ident": ident}).scalar()
        return str(json.loads(body)["name"]) if body else ident


@cache
def _select_voices(further: bool, named: bool, whole: bool) -> sa.Select[Any]:
    table = t.voice.c
    wanted = sa.select(*(list_whole(t.voice) if whole else [table.id, table.claims, table.html]))
    if named:
        wanted = wanted.where(table.folded.like(bind("name", sa.Text()), escape="/"))
    if further:
        claims, ident = bind("claims", sa.BigInteger()), bind("ident", sa.Text())
        wanted = wanted.where(sa.or_(table.claims < claims, sa.and_(table.claims == claims, table.id > ident)))
    return wanted.order_by(table.claims.desc(), table.id).limit(MOST)


VOICE_SORTS = ("name", "events", "carriers", "corroborated", "contradicted", "last")
"""What voices can be sorted by, besides their claims: a name from its beginning, all else from the most or latest."""


@cache
def _select_voices_by(sort: str, named: bool) -> sa.Select[Any]:
    table = t.voice.c
    wanted = sa.select(table.id, table.claims, table.html)
    if named:
        wanted = wanted.where(table.folded.like(bind("name", sa.Text()), escape="/"))
    column = table.folded if sort == "name" else sa.func.coalesce(table.last, t.FLOOR).desc()
    if sort not in ("name", "last"):
        column = table[sort].desc()
    return wanted.order_by(column, table.id).offset(bind("seen", sa.Integer())).limit(MOST)


_ACTOR = (
    sa.select(schema.entity.c.body)
    .where(schema.entity.c.kind == "actor", schema.entity.c.id == bind("ident", sa.Text()))
    .limit(1)
)
