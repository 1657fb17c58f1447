"""Anchoring: finds the claim that a decision was about among the claims of a later reading of the same capture.

In this order: the claim of the same id; the same words with the same trigger; words that overlap, of the same type. A
text that was taken out of its page in another way is searched for the quote with what stood around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fogline.models.claim import Claim
from fogline.models.decision import Anchor
from fogline.models.selector import Selector, Span

_MOST = 64
"""Places of a quote in a report that are looked at."""


def find_claim(anchor: Anchor, claims: Sequence[Claim], text: str, taken: frozenset[str]) -> tuple[Claim | None, str]:
    """The claim that an anchor stands on, and how it was found (`models.decision.Anchored.how`).

    `claims` are those of the anchor's capture, `text` the report as read now. `taken` are ids that other decisions
    name as their own: words that merely overlap are not found in those.
    """
    exact = next((claim for claim in claims if claim.id == anchor.claim), None)
    if exact is not None:
        return exact, "id"
    span = locate_quote(anchor.quote, text)
    if span is None:
        return None, "unanchored"
    trigger = anchor.trigger.start + span.start - anchor.quote.start if anchor.trigger else None
    same = [c for c in claims if c.evidence.span == span and (c.trigger.start if c.trigger else None) == trigger]
    if same:
        return min(same, key=lambda c: (c.event_type != anchor.event_type, c.id)), "quote"
    near = [
        c for c in claims
        if c.event_type == anchor.event_type and c.id not in taken and c.evidence.span.overlaps(span)
    ]  # fmt: skip
    if near:
        return max(near, key=lambda c: (share_words(c.evidence.span, span), c.id)), "overlap"
    return None, "unanchored"


def locate_quote(quote: Selector, text: str) -> Span | None:
    """Where a quote stands in a text: at its place, else where most of what stood around it stands, nearest to it."""
    if text[quote.start : quote.end] == quote.exact and quote.exact:
        return quote.span
    starts = list(_find_starts(quote.exact, text))
    if not starts:
        return None
    best = max(starts, key=lambda start: (_count_around(quote, text, start), -abs(start - quote.start)))
    return Span(best, best + len(quote.exact))


def share_words(one: Span, other: Span) -> float:
    """The part of two ranges that they share, 0..1."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / max(1, max(one.end, other.end) - min(one.start, other.start))


def _find_starts(words: str, text: str) -> Iterable[int]:
    at = text.find(words) if words else -1
    for _ in range(_MOST):
        if at < 0:
            return
        yield at
        at = text.find(words, at + 1)


def _count_around(quote: Selector, text: str, start: int) -> int:
    """Characters before and after a place that are those of the quote's prefix and suffix."""
    end = start + len(quote.exact)
    before, after = text[max(0, start - len(quote.prefix)) : start], text[end : end + len(quote.suffix)]
    return _count_same(before[::-1], quote.prefix[::-1]) + _count_same(after, quote.suffix)


def _count_same(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
