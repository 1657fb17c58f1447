"""The picture: what follows from the claims, laid out for pages; and its full-text index over quotes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

RECORD = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of the picture; a run (or `fogline serve`) fills them."""
    _make_lists()
    _make_records()
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE picture_words USING fts5(words, content='', tokenize='porter unicode61')")
    else:
        op.execute("ALTER TABLE picture_claim ADD COLUMN words tsvector")
        op.execute("CREATE INDEX picture_words ON picture_claim USING gin (words)")


def _make_lists() -> None:
    op.create_table(
        "picture_span",
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("known_first", sa.Date(), nullable=False),
        sa.Column("known_last", sa.Date(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("last_evidence", sa.Date(), nullable=True),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("feature", sa.Text(), nullable=True),
        sa.Column("turn", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rank"),
    )
    op.create_index("picture_span_days", "picture_span", ["first", "last", "known_first", "known_last"], unique=False)
    op.create_index("picture_span_known", "picture_span", ["known_first"], unique=False)
    op.create_index("picture_span_place", "picture_span", ["place", "first"], unique=False)
    op.create_table(
        "picture_evidence",
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("said", sa.Date(), nullable=True),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rank"),
    )
    op.create_index("picture_evidence_place", "picture_evidence", ["place", "rank"], unique=False)
    op.create_table(
        "picture_toll",
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("running", sa.Boolean(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("said", sa.Date(), nullable=True),
        sa.Column("overtaken", sa.Date(), nullable=True),
        sa.Column("depth", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rank"),
    )
    op.create_index("picture_toll_measure", "picture_toll", ["measure", "rank"], unique=False)
    op.create_index("picture_toll_said", "picture_toll", ["said"], unique=False)
    op.create_table(
        "picture_dispute",
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("said", sa.Date(), nullable=True),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("sharp", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rank"),
    )
    op.create_index("picture_dispute_event", "picture_dispute", ["event"], unique=False)
    op.create_index("picture_dispute_kind", "picture_dispute", ["kind", "rank"], unique=False)
    op.create_index("picture_dispute_said", "picture_dispute", ["said"], unique=False)
    op.create_table(
        "picture_pair",
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rank"),
    )
    op.create_index("picture_pair_doc", "picture_pair", ["doc", "rank"], unique=False)
    op.create_table(
        "picture_link",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ident", sa.Text(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("place", "kind", "ident"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "picture_sheet",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )


def _make_records() -> None:
    op.create_table(
        "picture_place",
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("claims", sa.BigInteger(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("picture_place_folded", "picture_place", ["folded"], unique=False)
    op.create_table(
        "picture_event",
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("said_first", sa.Date(), nullable=True),
        sa.Column("said_last", sa.Date(), nullable=True),
        sa.Column("independent", sa.BigInteger(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("belief", sa.Float(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("feature", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("picture_event_day", "picture_event", ["day", "weight"], unique=False)
    op.create_index("picture_event_said", "picture_event", ["said_first", "weight"], unique=False)
    op.create_index("picture_event_type", "picture_event", ["event_type", "day"], unique=False)
    op.create_table(
        "picture_event_then",
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("known_first", sa.Date(), nullable=False),
        sa.Column("known_last", sa.Date(), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("feature", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rank"),
    )
    op.create_index("picture_event_then_day", "picture_event_then", ["day", "known_first"], unique=False)
    op.create_table(
        "picture_claim",
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("record", RECORD, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("first_char", sa.BigInteger(), nullable=False),
        sa.Column("said", sa.Date(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("record"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("picture_claim_day", "picture_claim", ["day"], unique=False)
    op.create_index("picture_claim_doc", "picture_claim", ["doc", "first_char"], unique=False)
    op.create_index("picture_claim_event", "picture_claim", ["event"], unique=False)
    op.create_index("picture_claim_type", "picture_claim", ["event_type", "day"], unique=False)
    op.create_index("picture_claim_voice", "picture_claim", ["voice", "said"], unique=False)
    op.create_table(
        "picture_voice",
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("party", sa.Boolean(), nullable=False),
        sa.Column("outlet", sa.Boolean(), nullable=False),
        sa.Column("claims", sa.BigInteger(), nullable=False),
        sa.Column("events", sa.BigInteger(), nullable=False),
        sa.Column("carriers", sa.BigInteger(), nullable=False),
        sa.Column("corroborated", sa.BigInteger(), nullable=False),
        sa.Column("contradicted", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("picture_voice_claims", "picture_voice", ["claims", "id"], unique=False)
    op.create_index("picture_voice_folded", "picture_voice", ["folded"], unique=False)
    op.create_table(
        "picture_change",
        sa.Column("record", RECORD, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("weight", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("record"),
    )
    op.create_index("picture_change_at", "picture_change", ["at", "weight"], unique=False)
