"""Neighbourhoods of reports, so that what is derived from one can be exchanged alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables of neighbourhoods and ties, and the neighbourhood of each derived row."""
    for name in ("event", "relation", "reprint", "judgement"):
        op.add_column(name, sa.Column("part", sa.Text(), nullable=False, server_default=""))
        op.create_index(f"{name}_part", name, ["part"], unique=False)
    op.create_table(
        "neighbourhood",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_index("neighbourhood_part", "neighbourhood", ["part"], unique=False)
    op.create_table(
        "tie",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", "report"),
        sqlite_with_rowid=False,
    )
    op.create_index("tie_report", "tie", ["report"], unique=False)
