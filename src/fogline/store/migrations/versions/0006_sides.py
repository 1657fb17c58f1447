"""Sides, withdrawn claims and what sides were settled by, one fact a row, so that a few can be exchanged."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and fill them from the latest assembly; look entities up by id and reports by entity."""
    op.create_index("entity_id", "entity", ["id", "kind"], unique=False)
    op.create_index("report_entity_entity", "report_entity", ["entity", "report"], unique=False)
    side = op.create_table(
        "side",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("party", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("actor"),
    )
    op.create_index("side_side", "side", ["side"], unique=False)
    withdrawn = op.create_table(
        "withdrawn",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("claim"),
    )
    op.create_index("withdrawn_part", "withdrawn", ["part"], unique=False)
    op.create_table(
        "ground",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "value"),
        sqlite_with_rowid=False,
    )
    op.create_index("ground_value", "ground", ["kind", "value"], unique=False)
    connection = op.get_bind()
    latest = connection.execute(sa.text("SELECT sides FROM assembly ORDER BY record DESC LIMIT 1")).scalar()
    if not latest:
        return
    told = json.loads(latest)
    sides, parties = told.get("sides", {}), set(told.get("parties", ()))
    rows = [{"actor": a, "side": s, "party": s in parties} for a, s in sorted(sides.items())]
    rows += [{"actor": a, "side": None, "party": True} for a in sorted(parties - set(sides))]
    op.bulk_insert(side, rows)
    op.bulk_insert(
        withdrawn, [{"claim": c, "why": w, "part": ""} for c, w in sorted(told.get("withdrawn", {}).items())]
    )
