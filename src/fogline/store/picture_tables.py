"""Picture tables: what follows from the claims, laid out so that a page is a handful of indexed look-ups.

Everything here is derived, and written anew at the end of a run; `picture_change` alone is append-only. `body` is JSON
that a page shows as it is. Spans are bounded on two sides: `first` to `last` are the days that a state holds for,
`known_first` to `known_last` the days (of publication) on which that was what could be known; both inclusive, open ends
are FLOOR and CEILING.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from fogline.store.schema import RecordId, UtcDateTime, metadata

FLOOR, CEILING = date(1, 1, 1), date(9999, 12, 31)
"""Open ends of a span of days."""


def _table(name: str, *parts: Any) -> sa.Table:
    return sa.Table(f"picture_{name}", metadata, *parts, sa.Column("body", sa.Text, nullable=False))


def _shown() -> sa.Column[Any]:
    """A row as pages show it, HTML made and escaped when the picture was."""
    return sa.Column("html", sa.Text, nullable=False)


def _ranked(name: str, *parts: Any) -> sa.Table:
    return _table(name, sa.Column("rank", sa.BigInteger, primary_key=True, autoincrement=False), *parts)


def _text(name: str, **options: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, **options)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, nullable=False)


sheet = _table("sheet", _text("key", primary_key=True))
"""Single texts: the map's ground, the legend, the days with their counts, the stamp."""

place = _table(
    "place",
    _shown(),
    _text("id", primary_key=True),
    _text("name"),
    _text("folded"),
    _text("kind"),
    _number("claims"),
    sa.Column("lat", sa.Float),
    sa.Column("lon", sa.Float),
    sa.Index("picture_place_folded", "folded"),
)

span = _ranked(
    "span",
    _shown(),
    _text("place"),
    sa.Column("first", sa.Date, nullable=False),
    sa.Column("last", sa.Date, nullable=False),
    sa.Column("known_first", sa.Date, nullable=False),
    sa.Column("known_last", sa.Date, nullable=False),
    _text("status"),
    sa.Column("last_evidence", sa.Date),
    sa.Column("mark", sa.Text),
    sa.Column("feature", sa.Text),
    sa.Column("turn", sa.Text),
    sa.Index("picture_span_days", "first", "last", "known_first", "known_last"),
    sa.Index("picture_span_place", "place", "first"),
    sa.Index("picture_span_known", "known_first"),
)
"""Who is said and assessed to hold a place, from day to day. `mark` is its sign on the map (SVG), `feature` the same as
GeoJSON; None off the map. `turn` is the HTML of the change that it began with, None where the assessment stayed."""

evidence = _ranked(
    "evidence",
    _shown(),
    _text("place"),
    sa.Column("first", sa.Date),
    sa.Column("day", sa.Date),
    sa.Column("said", sa.Date),
    _text("voice"),
    _text("holder"),
    _text("says"),
    _flag("counts"),
    _text("claim"),
    sa.Column("known_last", sa.Date, nullable=False, server_default="9999-12-31"),
    sa.Index("picture_evidence_place", "place", "rank"),
)
"""Each claim's word on who holds a place, in the order in which the rule takes it."""

event = _table(
    "event",
    _shown(),
    _text("id", primary_key=True),
    _text("event_type"),
    _text("layer"),
    sa.Column("day", sa.Date),
    sa.Column("first", sa.Date),
    sa.Column("last", sa.Date),
    sa.Column("said_first", sa.Date),
    sa.Column("said_last", sa.Date),
    _number("independent"),
    _flag("disputed"),
    _flag("background"),
    sa.Column("belief", sa.Float, nullable=False),
    sa.Column("weight", sa.Float, nullable=False),
    sa.Column("mark", sa.Text),
    sa.Column("feature", sa.Text),
    sa.Index("picture_event_day", "day", "weight"),
    sa.Index("picture_event_said", "said_first", "weight"),
    sa.Index("picture_event_type", "event_type", "day"),
)
"""Events as told. `day` is the last day of the event, undated the day it was first said; `layer` its layer on the map;
`mark` and `feature` its sign there."""

event_then = _ranked(
    "event_then",
    _shown(),
    _text("id"),
    _text("event_type"),
    _text("layer"),
    sa.Column("day", sa.Date),
    sa.Column("known_first", sa.Date, nullable=False),
    sa.Column("known_last", sa.Date, nullable=False),
    _flag("background"),
    sa.Column("weight", sa.Float, nullable=False),
    sa.Column("mark", sa.Text),
    sa.Column("feature", sa.Text),
    sa.Index("picture_event_then_day", "day", "known_first"),
)
"""Events as they were told before all their reports were out: one row for each state of knowledge but the last."""

toll_then = _ranked(
    "toll_then",
    _shown(),
    _flag("running"),
    sa.Column("as_of", sa.Date),
    sa.Column("known_first", sa.Date, nullable=False),
    sa.Column("known_last", sa.Date, nullable=False),
    _number("depth"),
    sa.Index("picture_toll_then_known", "known_last"),
)
"""Lines of the ledger that rested on claims withdrawn since, as long as they were known so."""

dispute_then = _ranked(
    "dispute_then",
    _shown(),
    _text("kind"),
    sa.Column("day", sa.Date),
    sa.Column("said", sa.Date),
    sa.Column("known_last", sa.Date, nullable=False),
    sa.Column("event", sa.Text),
    _flag("sharp"),
    sa.Index("picture_dispute_then_event", "event"),
    sa.Index("picture_dispute_then_known", "known_last"),
)
"""Disagreements with claims that were withdrawn since, as long as they were known so."""

claim = _table(
    "claim",
    _shown(),
    sa.Column("record", RecordId, primary_key=True, autoincrement=False),
    _text("id", unique=True),
    sa.Column("event", sa.Text),
    _text("doc"),
    _number("first_char"),
    sa.Column("said", sa.Date),
    sa.Column("day", sa.Date),
    _text("event_type"),
    _text("polarity"),
    _text("modality"),
    _text("voice"),
    _text("parts"),
    sa.Index("picture_claim_event", "event"),
    sa.Index("picture_claim_doc", "doc", "first_char"),
    sa.Index("picture_claim_voice", "voice", "said"),
    sa.Index("picture_claim_day", "day"),
    sa.Index("picture_claim_type", "event_type", "day"),
)
"""Claims as shown on a card, by the number of the claim's record. `voice` is the first-hand voice, `parts` the HTML of
how the claim was read."""

toll = _ranked(
    "toll",
    _shown(),
    _text("measure"),
    sa.Column("number", sa.BigInteger),
    _flag("running"),
    sa.Column("as_of", sa.Date),
    sa.Column("said", sa.Date),
    sa.Column("overtaken", sa.Date),
    _number("depth"),
    sa.Index("picture_toll_measure", "measure", "rank"),
    sa.Index("picture_toll_said", "said"),
)
"""Lines of the ledger. `overtaken` is the day on which a later figure took the place of this one."""

dispute = _ranked(
    "dispute",
    _shown(),
    _text("kind"),
    sa.Column("day", sa.Date),
    sa.Column("said", sa.Date),
    sa.Column("event", sa.Text),
    _flag("sharp"),
    sa.Index("picture_dispute_kind", "kind", "rank"),
    sa.Index("picture_dispute_event", "event"),
    sa.Index("picture_dispute_said", "said"),
)
"""Disagreements with both sides' words. `said` is the day on which both sides had spoken."""

link = sa.Table(
    "picture_link",
    metadata,
    _text("place", primary_key=True),
    _text("kind", primary_key=True),
    _text("ident", primary_key=True),
    _flag("own"),
    sqlite_with_rowid=False,
)
"""What concerns a place: events, tolls and disputes (`kind`) there (`own`) or at places within it."""

voice = _table(
    "voice",
    _shown(),
    _text("id", primary_key=True),
    _text("name"),
    _text("folded"),
    _text("kind"),
    _flag("party"),
    _flag("outlet"),
    _number("claims"),
    _number("events"),
    _number("carriers"),
    _number("corroborated"),
    _number("contradicted"),
    sa.Column("last", sa.Date),
    sa.Index("picture_voice_claims", "claims", "id"),
    sa.Index("picture_voice_folded", "folded"),
)
"""Each first-hand voice's record: what it vouched for and how that fared."""

pair = _ranked(
    "pair",
    _shown(),
    _text("doc"),
    _text("other"),
    _text("kind"),
    sa.Column("share", sa.Float, nullable=False),
    sa.Index("picture_pair_doc", "doc", "rank"),
)
"""Two reports that share text or cite one another, listed under both."""

change = _table(
    "change",
    sa.Column("record", RecordId, primary_key=True),
    sa.Column("at", UtcDateTime, nullable=False),
    _text("kind"),
    _text("subject"),
    _number("weight"),
    sa.Index("picture_change_at", "at", "weight"),
)
"""What a run changed in the latest picture, and why: the log behind "since your last visit"."""

DERIVED = (
    sheet, place, span, evidence, event, event_then, claim, toll, toll_then, dispute, dispute_then, link, voice, pair,
)  # fmt: skip
"""Every table that is written anew."""
