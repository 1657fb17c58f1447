"""Identity: the content address of a claim."""

from __future__ import annotations

import hashlib

from fogline.models.claim import Claim


def claim_id(sha256: str, claim: Claim) -> str:
    """Content address of a claim: capture, passage, type, trigger and slots; 16 hex digits of SHA-256."""
    parts = (
        sha256, claim.evidence.start, claim.evidence.end, claim.event_type,
        claim.trigger.start if claim.trigger else -1,
        [s.id for s in claim.actor], [s.id for s in claim.recipient], [s.id for s in claim.place],
        [claim.time.first.isoformat(), claim.time.last.isoformat()] if claim.time else None,
        claim.polarity, claim.modality, [v.id for v in claim.attribution],
        [(f.measure, f.low, f.high) for f in claim.figures],
    )  # fmt: skip
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
