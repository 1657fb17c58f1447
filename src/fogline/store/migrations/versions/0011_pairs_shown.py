"""Reprints and citations as a report's page shows them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the column; the next picture fills it."""
    op.add_column("picture_pair", sa.Column("html", sa.Text(), nullable=False, server_default=""))
