"""The picture's tolls and disagreements that rested on claims withdrawn since."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and the column; the next picture fills them."""
    op.add_column("picture_evidence", sa.Column("known_last", sa.Date(), nullable=False, server_default="9999-12-31"))
    op.create_table(
        "picture_toll_then",
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("running", sa.Boolean(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("known_first", sa.Date(), nullable=False),
        sa.Column("known_last", sa.Date(), nullable=False),
        sa.Column("depth", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rank"),
    )
    op.create_index("picture_toll_then_known", "picture_toll_then", ["known_last"], unique=False)
    op.create_table(
        "picture_dispute_then",
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("said", sa.Date(), nullable=True),
        sa.Column("known_last", sa.Date(), nullable=False),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("sharp", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rank"),
    )
    op.create_index("picture_dispute_then_event", "picture_dispute_then", ["event"], unique=False)
    op.create_index("picture_dispute_then_known", "picture_dispute_then", ["known_last"], unique=False)
