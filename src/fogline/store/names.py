"""Names: the documents of each capture, and the capture that a name stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import sqlalchemy as sa

from fogline.errors import NotFound
from fogline.store import schema

Current = Callable[[sa.Table], sa.ColumnElement[bool]]
"""Gives the condition under which a row of a table is current."""


def find_names(connection: sa.Connection, current: Current, sha256: str | None = None) -> dict[str, list[str]]:
    """Document names of each capture, or of one."""
    table = schema.source
    wanted = sa.select(table.c.sha256, table.c.doc).where(current(table))
    if sha256 is not None:
        wanted = wanted.where(table.c.sha256 == sha256)
    names: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(wanted):
        names[row.sha256].append(row.doc)
    return names


def get_hash(connection: sa.Connection, current: Current, name: str) -> str:
    """The hash of the one capture that has this document name, report id, or prefix of a hash; raises NotFound."""
    source, report = schema.source, schema.report
    by_name = sa.select(source.c.sha256).where(current(source), source.c.doc == name)
    named = sa.or_(report.c.doc == name, report.c.id == name)
    by_report = sa.select(report.c.sha256).where(current(report), named)
    found = set(connection.execute(sa.union(by_name, by_report)).scalars())
    if not found and name:
        begins = schema.capture.c.sha256.startswith(name, autoescape=True)
        found = set(connection.execute(sa.select(schema.capture.c.sha256).where(begins).limit(2)).scalars())
    if len(found) != 1:
        raise NotFound(f"{'more than one' if found else 'no'} document is named {name}")
    return str(found.pop())
