"""The evidence gate: what does not stand in the text is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from fogline.errors import EvidenceError
from fogline.models.capture import Capture
from fogline.models.claim import Claim, Slot, Voice
from fogline.models.measure import Figure
from fogline.models.report import Dating, Report
from fogline.models.selector import Selector, select
from fogline.store.evidence import check_capture, check_claim, check_report

NOW = datetime(2031, 5, 20, tzinfo=UTC)
TEXT = (
    "The ward said 1,250 people and two dozen guards were hurt near Ostrava, some 1.5 million fled; "
    "all but two of its 22 beds are full."
)


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def make(**changes: object) -> Claim:
    claim = Claim("i", "r", "d", select(TEXT, 0, TEXT.index(", some")), "casualties", None)
    return replace(claim, **changes)  # type: ignore[arg-type]


def count(words: str, low: int | None, high: int | None) -> Claim:
    return make(evidence=select(TEXT, 0, len(TEXT)), figures=(Figure("injured", low, high, "", *at(words)),))


@pytest.mark.parametrize(
    "claim",
    [
        make(),
        make(trigger=select(TEXT, *at("hurt")), time_text=select(TEXT, *at("near"))),
        make(place=(Slot("p", "Ostrava", "Ostrava", *at("Ostrava")),)),
        make(actor=(Slot("p", "Ostrava", "whatever"),)),
        make(attribution=(Voice("w", "Ward", "The ward", 0, 8),)),
        count("1,250", 1250, 1250),
        count("1,250", 1250, None),
        count("1,250", None, 1250),
        count("two dozen", 24, 24),
        count("1.5 million", 1_500_000, 1_500_000),
        count("all but two of its 22", 20, 20),
    ],
)
def test_what_stands_passes(claim: Claim) -> None:
    check_claim(claim, TEXT)


@pytest.mark.parametrize(
    "claim",
    [
        make(evidence=Selector(0, 8, "The yard")),
        make(evidence=Selector(1, 9, "The ward")),
        make(evidence=Selector(5, 5, "")),
        make(evidence=Selector(-3, 4, TEXT[-3:4])),
        make(evidence=Selector(0, 10_000, TEXT)),
        make(trigger=Selector(0, 4, "hurt")),
        make(time_text=Selector(0, 4, "today")),
        make(place=(Slot("p", "Ostrava", "Ostrava", 0, 7),)),
        make(attribution=(Voice("w", "Ward", "The ward", 1, 9),)),
        make(figures=(Figure("injured", 1250, 1250),)),
        make(figures=(Figure("injured", None, None, "", *at("1,250")),)),
        make(figures=(Figure("displaced", 1_500_000, None, "", *at("1.5 million")),)),
        make(figures=(Figure("injured", 7, 7, "", 17, 18),)),
        count("1,250", 1251, 1251),
        count("1,250", 125, 125),
        count(" ", 3, None),
        count("all but two of its 22", 23, 23),
        count("two of its 22", 20, 20),
    ],
)
def test_what_does_not_stand_is_refused(claim: Claim) -> None:
    with pytest.raises(EvidenceError):
        check_claim(claim, TEXT)


def make_report(text: str, data: bytes) -> Report:
    return Report("r", "d", sha256(data).hexdigest(), text, None, None, None, None, "en", Dating(None, "none"), NOW)


def check(text: str, data: bytes, media_type: str = "text/plain") -> None:
    check_report(make_report(text, data), Capture(sha256(data).hexdigest(), "d", data, media_type, NOW))


def test_a_text_is_its_bytes() -> None:
    check("a\nb é", "a\r\nb é".encode())
    check("a", b"\xef\xbb\xbfa")
    check("\ufeffa", b"\xef\xbb\xbfa")
    check("é", b"\xe9")
    check("taken out", b"<p>taken out</p>", "text/html")


@pytest.mark.parametrize(("text", "data"), [("a b", b"a  b"), ("a", b"a\n"), ("b", b"a"), ("a\x00", b"a\x00")])
def test_a_text_that_differs_from_its_bytes(text: str, data: bytes) -> None:
    with pytest.raises(EvidenceError):
        check(text, data)


def test_bytes_of_another_hash() -> None:
    with pytest.raises(EvidenceError):
        check_capture(Capture("0" * 64, "d", b"a", "text/plain", NOW))
    with pytest.raises(EvidenceError):
        check_report(make_report("a", b"a"), Capture("0" * 64, "d", b"a", "text/plain", NOW))
