"""What reviewers decide, and what is derived from it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

RECORD = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the tables of decisions, anchors, originals and the queue."""
    op.create_table(
        "decision",
        sa.Column("record", RECORD, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("maker", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("undoes", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("known_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("record"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("decision_undoes", "decision", ["undoes"], unique=False)
    op.create_index("decision_maker", "decision", ["maker", "made_at"], unique=False)
    op.create_table(
        "decision_anchor",
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=True),
        sa.Column("how", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("decision", "place"),
    )
    op.create_index("decision_anchor_sha256", "decision_anchor", ["sha256"], unique=False)
    op.create_index("decision_anchor_claim", "decision_anchor", ["claim"], unique=False)
    op.create_table(
        "original",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("original_sha256", "original", ["sha256"], unique=False)
    op.create_table(
        "queue",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("decided", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("claim"),
    )
    op.create_index("queue_score", "queue", ["decided", "score", "claim"], unique=False)
    op.create_index("queue_event", "queue", ["event"], unique=False)
