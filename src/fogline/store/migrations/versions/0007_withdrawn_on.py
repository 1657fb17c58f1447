"""Since which day of publication a withdrawn claim was known to be."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the day; the next assembly fills it in."""
    op.add_column("withdrawn", sa.Column("day", sa.Date(), nullable=True))
