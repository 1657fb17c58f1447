"""Activity: one run of the reader, stamped on every derived record (prov:Activity)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Activity:
    """`reader` is name/version of rules and weights; `settings_digest` a SHA-256; times are UTC."""

    id: str
    version: str
    reader: str
    settings_digest: str
    started_at: datetime
