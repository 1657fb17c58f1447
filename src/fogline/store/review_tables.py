"""Review tables: decisions, append-only; and what is derived from them, which any of them can be made anew from.

`decision` holds decisions as made. Derived: `decision_anchor` says where each stands now; `original` keeps the reader's
version of claims that decisions changed or left out (the claim table holds claims as decided); `queue` lists claims by
what they change in the picture.
"""

from __future__ import annotations

import sqlalchemy as sa

from fogline.store.schema import RecordId, UtcDateTime, metadata

decision = sa.Table(
    "decision",
    metadata,
    sa.Column("record", RecordId, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("slot", sa.Text, nullable=False),
    sa.Column("maker", sa.Text, nullable=False),
    sa.Column("made_at", UtcDateTime, nullable=False),
    sa.Column("undoes", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("known_at", UtcDateTime, nullable=False),
    sa.Index("decision_undoes", "undoes"),
    sa.Index("decision_maker", "maker", "made_at"),
)
"""`made_at` is when it was made, `known_at` when this store came to know it (UTC); `body` is the whole record."""

decision_anchor = sa.Table(
    "decision_anchor",
    metadata,
    sa.Column("decision", sa.Text, primary_key=True),
    sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("claim", sa.Text),
    sa.Column("how", sa.Text, nullable=False),
    sa.Index("decision_anchor_sha256", "sha256"),
    sa.Index("decision_anchor_claim", "claim"),
)
"""See `models.decision.Anchored`."""

original = sa.Table(
    "original",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("original_sha256", "sha256"),
)

queue = sa.Table(
    "queue",
    metadata,
    sa.Column("claim", sa.Text, primary_key=True),
    sa.Column("event", sa.Text),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("effect", sa.Text, nullable=False),
    sa.Column("doc", sa.Text, nullable=False),
    sa.Column("event_type", sa.Text, nullable=False),
    sa.Column("decided", sa.BigInteger, nullable=False),
    sa.Index("queue_score", "decided", "score", "claim"),
    sa.Index("queue_event", "event"),
)
"""`decided` counts the reviewers who decided on the claim; `effect` is one sentence."""

DERIVED = (decision_anchor, original, queue)
