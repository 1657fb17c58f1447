"""Stages: the callables that a journey runs. `fogline.pipeline.make_stages` gives the real ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from fogline.models.capture import Capture, Discard
from fogline.models.claim import Claim
from fogline.models.draft import Draft
from fogline.models.event import Assembly, Judgement
from fogline.models.groundings import Groundings
from fogline.models.holdings import Holdings
from fogline.models.report import Dating, Report, ReportCard
from fogline.models.story import Story

Clock = Callable[[], datetime]
"""Gives the moment in UTC."""
Tags = Sequence[Any]
"""What the tagger says of sentences, one item a sentence."""


@dataclass(frozen=True)
class Stages:
    """The stages that a journey calls, and the names of the reader and assembler that they make.

    `reader` and `assembler` change whenever their stages may answer otherwise: what another read or assembled is done
    again. `date` gives dates, by document, to the undated reports (first) from the dated ones; `tag` takes sentences as
    words; `inference` tells the seconds spent in its network so far; `grows` where `assemble` is the one that
    `fogline.growth` takes new reports in by; `irrelevance` tells why a report without claims was not looked through for
    them, None where it was. All are pure, but for `fetch`: same input, same answer, whatever was asked before.
    """

    reader: str
    assembler: str
    fetch: Callable[[Sequence[str], dict[str, str], datetime, BinaryIO | None], Iterator[Capture | Discard]]
    draft: Callable[[Capture, date], Draft]
    tag: Callable[[list[list[str]]], Tags]
    join: Callable[[Draft, Tags, datetime], Report]
    resolve: Callable[[Report, Story], Groundings]
    claim: Callable[[Report, Groundings], Sequence[Claim]]
    date: Callable[[Sequence[ReportCard], Sequence[ReportCard]], Mapping[str, Dating]]
    assemble: Callable[[Holdings, Sequence[Judgement]], Assembly]
    inference: Callable[[], float] = lambda: 0.0
    grows: bool = False
    irrelevance: Callable[[Report, Groundings], str | None] = lambda report, groundings: None
