"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

RECORD = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
CURRENT = sa.text("superseded_at IS NULL")


def upgrade() -> None:
    """Make every table and the full-text index."""
    _make_tables()
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE passage_words USING fts5(words, content='', tokenize='porter unicode61')")
    else:
        op.execute("ALTER TABLE passage ADD COLUMN words tsvector")
        op.execute("CREATE INDEX passage_words ON passage USING gin (words)")
    op.execute("INSERT INTO meta (key, value) VALUES ('generation', '0')")


def _make_tables() -> None:
    op.create_table(
        "activity",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("settings_digest", sa.Text(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "capture",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("retrieved_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "entity",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("known_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "event",
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rank"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "judgement",
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rank"),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "relation",
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rank"),
    )
    op.create_table(
        "reprint",
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rank"),
    )
    op.create_table(
        "verdict",
        sa.Column("record", RECORD, nullable=False),
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("known_at", MOMENT, nullable=False),
        sa.Column("superseded_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("record"),
    )
    op.create_index(
        "verdict_current", "verdict", ["a", "b"], unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT
    )
    op.create_table(
        "assembly",
        sa.Column("record", RECORD, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("generation", sa.BigInteger(), nullable=False),
        sa.Column("sides", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("known_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["activity"], ["activity.id"]),
        sa.PrimaryKeyConstraint("record"),
    )
    op.create_table(
        "discard",
        sa.Column("record", RECORD, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("known_at", MOMENT, nullable=False),
        sa.Column("superseded_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["activity"], ["activity.id"]),
        sa.PrimaryKeyConstraint("record"),
    )
    op.create_index("discard_name", "discard", ["name"], unique=False)
    op.create_index("discard_sha256", "discard", ["sha256"], unique=False)
    op.create_table(
        "report",
        sa.Column("record", RECORD, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("date_basis", sa.Text(), nullable=False),
        sa.Column("dating", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("revision_of", RECORD, nullable=True),
        sa.Column("known_at", MOMENT, nullable=False),
        sa.Column("superseded_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["activity"], ["activity.id"]),
        sa.ForeignKeyConstraint(["revision_of"], ["report.record"]),
        sa.ForeignKeyConstraint(["sha256"], ["capture.sha256"]),
        sa.PrimaryKeyConstraint("record"),
    )
    op.create_index("report_current", "report", ["sha256"], unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT)
    op.create_index("report_doc", "report", ["doc"], unique=False)
    op.create_table(
        "source",
        sa.Column("record", RECORD, nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("retrieved_at", MOMENT, nullable=False),
        sa.Column("known_at", MOMENT, nullable=False),
        sa.Column("superseded_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["sha256"], ["capture.sha256"]),
        sa.PrimaryKeyConstraint("record"),
    )
    op.create_index(
        "source_current", "source", ["doc", "sha256"], unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT
    )
    op.create_index("source_sha256", "source", ["sha256"], unique=False)
    op.create_table(
        "claim",
        sa.Column("record", RECORD, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("report_record", RECORD, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("first_char", sa.BigInteger(), nullable=False),
        sa.Column("last_char", sa.BigInteger(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("core", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("revision_of", RECORD, nullable=True),
        sa.Column("known_at", MOMENT, nullable=False),
        sa.Column("superseded_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["activity"], ["activity.id"]),
        sa.ForeignKeyConstraint(["report_record"], ["report.record"]),
        sa.ForeignKeyConstraint(["revision_of"], ["claim.record"]),
        sa.PrimaryKeyConstraint("record"),
    )
    op.create_index("claim_current", "claim", ["id"], unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT)
    op.create_index("claim_sha256", "claim", ["sha256"], unique=False)
    op.create_index("claim_type", "claim", ["event_type", "first_day"], unique=False)
    op.create_table(
        "passage",
        sa.Column("record", RECORD, nullable=False),
        sa.Column("report", RECORD, nullable=False),
        sa.Column("first_char", sa.BigInteger(), nullable=False),
        sa.Column("last_char", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.record"]),
        sa.PrimaryKeyConstraint("record"),
    )
    op.create_table(
        "report_entity",
        sa.Column("report", RECORD, nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entity"], ["entity.digest"]),
        sa.ForeignKeyConstraint(["report"], ["report.record"]),
        sa.PrimaryKeyConstraint("report", "entity"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claim_entity",
        sa.Column("claim", RECORD, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.record"]),
        sa.PrimaryKeyConstraint("claim", "role", "entity"),
        sqlite_with_rowid=False,
    )
    op.create_index("claim_entity_entity", "claim_entity", ["entity", "role"], unique=False)
