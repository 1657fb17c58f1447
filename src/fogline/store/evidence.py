"""Evidence: the gate before every insert. The quote stands in the report, the report in the bytes, the number in the
quote; what fails is refused with EvidenceError."""

from __future__ import annotations

import re
from hashlib import sha256

from fogline.errors import EvidenceError
from fogline.models.capture import Capture
from fogline.models.claim import Claim, Slot, Voice
from fogline.models.measure import Figure
from fogline.models.report import Report
from fogline.models.selector import Selector

_DIGITS = re.compile(r"\d{1,15}(?:[,.   '’]\d{3}){0,5}(?:[.,]\d{1,2}(?!\d))?")
_SEPARATORS = re.compile(r"[,   '’.](?=\d{3})")
_MAX_SCALE = 10**9


def check_capture(capture: Capture) -> None:
    """Raise EvidenceError where the bytes are not those of the capture's hash."""
    if sha256(capture.data).hexdigest() != capture.sha256:
        raise EvidenceError(f"the bytes of {capture.name} do not have the hash {capture.sha256[:12]}")


def check_report(report: Report, capture: Capture) -> None:
    """Raise EvidenceError where a plain report's text is not its bytes.

    The text is the bytes decoded, with CRLF read as LF and a byte order mark left out or not. Text that was taken out
    of a page (HTML), or whose bytes are not UTF-8, cannot be compared this way and is let through.
    """
    if report.sha256 != capture.sha256:
        raise EvidenceError(f"the report {report.doc} was not read from the bytes kept for it")
    if "\x00" in report.text:
        raise EvidenceError(f"the text of {report.doc} has NUL characters")
    if capture.media_type not in ("text/plain", "text/markdown"):
        return
    try:
        decoded = capture.data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return
    if report.text not in (decoded, decoded.removeprefix("\ufeff")):
        raise EvidenceError(f"the text of {report.doc} differs from its bytes")


def check_claim(claim: Claim, text: str) -> None:
    """Raise EvidenceError where a quote, a name or a figure of the claim does not stand in the report's text."""
    _check_selector("quote", claim.evidence, text)
    if claim.trigger is not None:
        _check_selector("trigger", claim.trigger, text)
    if claim.time_text is not None:
        _check_selector("time", claim.time_text, text)
    for slot in (*claim.actor, *claim.recipient, *claim.place):
        _check_name(slot, text)
    for voice in claim.attribution:
        _check_name(voice, text)
    for figure in claim.figures:
        _check_figure(figure, claim.evidence, text)


def _check_selector(what: str, selector: Selector, text: str) -> None:
    start, end = selector.start, selector.end
    if not 0 <= start < end <= len(text) or text[start:end] != selector.exact:
        raise EvidenceError(f"the {what} “{_shorten(selector.exact)}” does not stand at {start}-{end}")


def _check_name(named: Slot | Voice, text: str) -> None:
    start, end = named.start, named.end
    if start is None or end is None:
        return
    if not 0 <= start < end <= len(text) or text[start:end] != named.text:
        raise EvidenceError(f"the name “{_shorten(named.text)}” does not stand at {start}-{end}")


def _check_figure(figure: Figure, evidence: Selector, text: str) -> None:
    start, end = figure.start, figure.end
    number = figure.low if figure.low is not None else figure.high
    if number is None:
        raise EvidenceError(f"a figure for {figure.measure} has no number")
    if start is None or end is None or not evidence.start <= start < end <= evidence.end:
        raise EvidenceError(f"the number {number} ({figure.measure}) does not stand in the quote")
    words = text[start:end]
    if not words.strip():
        raise EvidenceError(f"the number {number} ({figure.measure}) rests on blank text")
    stated = _find_numbers(words)
    if stated and not any(_is_scaled(value, figure) for value in stated) and not _is_remainder(words, number, stated):
        raise EvidenceError(f"the number {number} ({figure.measure}) is not the one in “{_shorten(words)}”")


def _find_numbers(words: str) -> list[float]:
    """The numbers that stand in digits, unscaled ("1.5 million": 1.5; "12,000": 12000)."""
    return [float(_SEPARATORS.sub("", match).replace(",", ".")) for match in _DIGITS.findall(words)]


def _is_scaled(value: float, figure: Figure) -> bool:
    """Whether a bound of the figure is the value, or the value times a round scale (hundred, dozen, million)."""
    bounds = [bound for bound in (figure.low, figure.high) if bound is not None]
    if value == 0:
        return 0 in bounds
    return any(round(bound / value, 6) in _SCALES for bound in bounds)


def _is_remainder(words: str, number: int, stated: list[float]) -> bool:
    """Whether a number is what is left of a stated one: "all but two of the 22"."""
    return words.casefold().startswith("all but ") and 0 < number < max(stated)


_SCALES = frozenset(
    float(scale) for scale in (1, 12, 20, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, _MAX_SCALE)
)


def _shorten(text: str, width: int = 60) -> str:
    flat = " ".join(text[: 4 * width].split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"
