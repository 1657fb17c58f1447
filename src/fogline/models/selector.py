"""Selector: an exact place in a report (Web Annotation TextQuoteSelector + TextPositionSelector)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character range `[start, end)` into a report's text as read."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Selector:
    """A quote with its position: `exact` is `text[start:end]`; prefix and suffix re-anchor it."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @property
    def span(self) -> Span:
        """The position as a Span."""
        return Span(self.start, self.end)


def select(text: str, start: int, end: int, context: int = 32) -> Selector:
    """Make the Selector of `text[start:end]` with up to `context` characters on either side."""
    return Selector(start, end, text[start:end], text[max(0, start - context) : start], text[end : end + context])
