"""Schema: the store's tables, the same on SQLite and PostgreSQL.

Records are append-only: a row that no longer holds keeps its place and gets `superseded_at`; the row that takes its
place names it in `revision_of`. `known_at` and `superseded_at` are UTC, and bound the knowledge time of a row.
Events, relations, reprints and the machine's judgements are derived: each assembly replaces them, or those of the
neighbourhoods that it made anew; `rank` only numbers the rows.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
"""Every revision of the schema that this version can read and upgrade, oldest first; the last is its own."""

VERSION_TABLE = "fogline_schema"
"""Where Alembic keeps the revision of a store."""


class UtcDateTime(sa.TypeDecorator[datetime]):
    """A moment: aware on the Python side, UTC in the database (naive on SQLite, with time zone on PostgreSQL)."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Turn an aware moment into UTC; a naive one is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:
        """Give the moment back in UTC."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


metadata = sa.MetaData()
RecordId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
CURRENT = sa.text("superseded_at IS NULL")


def _known() -> tuple[sa.Column[Any], sa.Column[Any]]:
    return sa.Column("known_at", UtcDateTime, nullable=False), sa.Column("superseded_at", UtcDateTime)


meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

activity = sa.Table(
    "activity",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("settings_digest", sa.Text, nullable=False),
    sa.Column("started_at", UtcDateTime, nullable=False),
)

capture = sa.Table(
    "capture",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("retrieved_at", UtcDateTime, nullable=False),
)

source = sa.Table(
    "source",
    metadata,
    sa.Column("record", RecordId, primary_key=True),
    sa.Column("doc", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, sa.ForeignKey("capture.sha256"), nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("given", sa.Text, nullable=False),
    sa.Column("retrieved_at", UtcDateTime, nullable=False),
    *_known(),
    sa.Index("source_current", "doc", "sha256", unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT),
    sa.Index("source_sha256", "sha256"),
)

report = sa.Table(
    "report",
    metadata,
    sa.Column("record", RecordId, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("doc", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, sa.ForeignKey("capture.sha256"), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("publisher", sa.Text),
    sa.Column("published", sa.Date),
    sa.Column("date_basis", sa.Text, nullable=False),
    sa.Column("dating", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("inputs", sa.Text, nullable=False),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("activity", sa.Text, sa.ForeignKey("activity.id"), nullable=False),
    sa.Column("revision_of", RecordId, sa.ForeignKey("report.record")),
    *_known(),
    sa.Index("report_current", "sha256", unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT),
    sa.Index("report_doc", "doc"),
)

claim = sa.Table(
    "claim",
    metadata,
    sa.Column("record", RecordId, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("report_record", RecordId, sa.ForeignKey("report.record"), nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("doc", sa.Text, nullable=False),
    sa.Column("first_char", sa.BigInteger, nullable=False),
    sa.Column("last_char", sa.BigInteger, nullable=False),
    sa.Column("event_type", sa.Text, nullable=False),
    sa.Column("first_day", sa.Date),
    sa.Column("last_day", sa.Date),
    sa.Column("polarity", sa.Text, nullable=False),
    sa.Column("modality", sa.Text, nullable=False),
    sa.Column("core", sa.Boolean, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("activity", sa.Text, sa.ForeignKey("activity.id"), nullable=False),
    sa.Column("revision_of", RecordId, sa.ForeignKey("claim.record")),
    *_known(),
    sa.Index("claim_current", "id", unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT),
    sa.Index("claim_sha256", "sha256"),
    sa.Index("claim_type", "event_type", "first_day"),
)

claim_entity = sa.Table(
    "claim_entity",
    metadata,
    sa.Column("claim", RecordId, sa.ForeignKey("claim.record"), primary_key=True),
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column("entity", sa.Text, primary_key=True),
    sa.Index("claim_entity_entity", "entity", "role"),
    sqlite_with_rowid=False,
)

entity = sa.Table(
    "entity",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("known_at", UtcDateTime, nullable=False),
    sa.Index("entity_id", "id", "kind"),
)

report_entity = sa.Table(
    "report_entity",
    metadata,
    sa.Column("report", RecordId, sa.ForeignKey("report.record"), primary_key=True),
    sa.Column("entity", sa.Text, sa.ForeignKey("entity.digest"), primary_key=True),
    sa.Index("report_entity_entity", "entity", "report"),
    sqlite_with_rowid=False,
)

discard = sa.Table(
    "discard",
    metadata,
    sa.Column("record", RecordId, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("stage", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text),
    sa.Column("whole", sa.Boolean, nullable=False),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("activity", sa.Text, sa.ForeignKey("activity.id"), nullable=False),
    *_known(),
    sa.Index("discard_name", "name"),
    sa.Index("discard_sha256", "sha256"),
)

passage = sa.Table(
    "passage",
    metadata,
    sa.Column("record", RecordId, primary_key=True),
    sa.Column("report", RecordId, sa.ForeignKey("report.record"), nullable=False),
    sa.Column("first_char", sa.BigInteger, nullable=False),
    sa.Column("last_char", sa.BigInteger, nullable=False),
)

assembly = sa.Table(
    "assembly",
    metadata,
    sa.Column("record", RecordId, primary_key=True),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("generation", sa.BigInteger, nullable=False),
    sa.Column("sides", sa.Text, nullable=False),
    sa.Column("activity", sa.Text, sa.ForeignKey("activity.id"), nullable=False),
    sa.Column("known_at", UtcDateTime, nullable=False),
)


def _derived(name: str, *columns: sa.Column[Any]) -> sa.Table:
    rank = sa.Column("rank", sa.BigInteger, primary_key=True, autoincrement=False)
    part = sa.Column("part", sa.Text, nullable=False, server_default="")
    body = sa.Column("body", sa.Text, nullable=False)
    return sa.Table(name, metadata, rank, *columns, body, part, sa.Index(f"{name}_part", "part"))


event = _derived("event", sa.Column("id", sa.Text, nullable=False, unique=True))
relation = _derived("relation")
reprint = _derived("reprint")
judgement = _derived("judgement")

neighbourhood = sa.Table(
    "neighbourhood",
    metadata,
    sa.Column("report", sa.Text, primary_key=True),
    sa.Column("part", sa.Text, nullable=False),
    sa.Index("neighbourhood_part", "part"),
)
"""The neighbourhood that each report (by id) was assembled in."""

tie = sa.Table(
    "tie",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("report", sa.Text, primary_key=True),
    sa.Index("tie_report", "report"),
    sqlite_with_rowid=False,
)
"""What ties reports to others (see `fogline.assemble.neighbourhoods`)."""

side = sa.Table(
    "side",
    metadata,
    sa.Column("actor", sa.Text, primary_key=True),
    sa.Column("side", sa.Text),
    sa.Column("party", sa.Boolean, nullable=False),
    sa.Index("side_side", "side"),
)
"""The side that an actor folds to in the latest assembly, and whether it fights; no side where it stands alone."""

withdrawn = sa.Table(
    "withdrawn",
    metadata,
    sa.Column("claim", sa.Text, primary_key=True),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("part", sa.Text, nullable=False, server_default=""),
    sa.Column("day", sa.Date),
    sa.Index("withdrawn_part", "part"),
)
"""Claims that the latest assembly holds withdrawn, why, and since which day that was known."""

working = sa.Table(
    "working",
    metadata,
    sa.Column("report", sa.Text, primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
)
"""What the latest assembly worked out of each report (see `fogline.assemble.workings`)."""

score = sa.Table(
    "score",
    metadata,
    sa.Column("a", sa.Text, primary_key=True),
    sa.Column("b", sa.Text, primary_key=True),
    sa.Column("points", sa.Float, nullable=False),
    sa.Column("vetoed", sa.Boolean, nullable=False),
    sa.Column("asked", sa.Boolean, nullable=False),
    sa.Column("part", sa.Text, nullable=False),
    sa.Index("score_part", "part"),
    sqlite_with_rowid=False,
)
"""The points of pairs of claims that may tell of one occurrence."""

ground = sa.Table(
    "ground",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, primary_key=True),
    sa.Column("count", sa.BigInteger, nullable=False),
    sa.Index("ground_value", "kind", "value"),
    sqlite_with_rowid=False,
)
"""What sides and publishers were settled by, one fact a row (see `fogline.alliances`)."""

actor_decision = sa.Table(
    "actor_decision",
    metadata,
    sa.Column("record", RecordId, primary_key=True),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    *_known(),
)
"""What people changed in the table of actors; one that was undone has `superseded_at`."""
