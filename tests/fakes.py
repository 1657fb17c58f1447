"""Stages that need no weights: each line of a dispatch is a sentence, each "N killed in PLACE" a claim.

A first line such as "DATE 2031-05-02" gives the date; without it, a report is undated, and dated from the story when a
dated report tells of the same place.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from fogline.errors import UnreadableContent
from fogline.models.capture import Capture, Discard
from fogline.models.claim import Claim, Slot, Voice
from fogline.models.draft import Draft, SentenceSpan
from fogline.models.entity import Actor, Place
from fogline.models.event import Assembly, Event, Judgement, Reprint
from fogline.models.groundings import Groundings
from fogline.models.holdings import Holdings
from fogline.models.measure import Figure, Interval
from fogline.models.report import Block, Dating, Report, ReportCard, Sentence
from fogline.models.selector import select
from fogline.models.story import Story
from fogline.stages import Stages

NOW = datetime(2031, 5, 20, 12, tzinfo=UTC)
TOLL = re.compile(r"(\d+) killed in ([A-Z][a-z]+)")


def make_capture(text: str, name: str = "a.txt", **given: str) -> Capture:
    """A capture of a plain text."""
    data = text.encode()
    return Capture(sha256(data).hexdigest(), name, data, "text/plain", NOW, given)


def write_dispatches(folder: Path, count: int) -> None:
    """Write small dispatches, every third without a date, two of them alike."""
    places = ("Ostrava", "Belgrad", "Tarsus", "Milan", "Quito")
    for number in range(count):
        place = places[number % 5]
        head = "" if number % 3 == 2 else f"DATE 2031-05-{number % 9 + 1:02}\n"
        body = f"{number + 1} killed in {place} on the day.\n{number} killed in {places[(number + 2) % 5]} before.\n"
        (folder / f"d{number:02}.txt").write_text(head + body, encoding="utf-8")
    (folder / "same.txt").write_bytes((folder / "d00.txt").read_bytes())


def fetch(sources: Sequence[str], given: dict[str, str], now: datetime, _: object) -> Iterator[Capture | Discard]:
    """Files and folders; a missing file is a Discard."""
    for source in sources:
        path = Path(source)
        if not path.exists():
            yield Discard(path.name, "acquire", "there is no such file")
            continue
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            data = file.read_bytes()
            yield Capture(sha256(data).hexdigest(), file.name, data, "text/plain", now, given)


def draft(capture: Capture, today: date) -> Draft:
    """Lines as sentences."""
    assert today == capture.retrieved_at.date()
    text = capture.data.decode()
    if "UNREADABLE" in text:
        raise UnreadableContent("read", "the dispatch says that it is unreadable")
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        words = tuple((start + m.start(), start + m.end()) for m in re.finditer(r"\w+", line))
        spans.append(SentenceSpan(start, start + len(line.rstrip()), 0, words))
        start += len(line)
    stated = re.match(r"DATE (\S+)", text)
    dating = Dating(date.fromisoformat(stated[1]), "stated", "first line") if stated else Dating(None, "none", "none")
    return Draft(
        id=capture.sha256[:12], doc=capture.name, sha256=capture.sha256, text=text, title=capture.given.get("title"),
        publisher=capture.given.get("publisher"), byline=None, agency=None, language="en", dating=dating,
        blocks=(Block(0, len(text), "paragraph"),), sentences=tuple(spans),
    )  # fmt: skip


def tag(sentences: list[list[str]]) -> list[list[str]]:
    """Words for tags."""
    if any("UNTAGGABLE" in words for words in sentences):
        raise RuntimeError("no tags for this")
    return sentences


def join(made: Draft, tags: Sequence[Any], retrieved_at: datetime) -> Report:
    """A report without tokens."""
    assert [len(words) for words in tags] == [len(sentence.words) for sentence in made.sentences]
    sentences = tuple(Sentence(i, s.start, s.end, 0, ()) for i, s in enumerate(made.sentences))
    return Report(
        made.id, made.doc, made.sha256, made.text, made.title, made.publisher, None, None, "en", made.dating,
        retrieved_at, made.blocks, sentences,
    )  # fmt: skip


def resolve(report: Report, story: Story) -> Groundings:
    """Every place of a toll, and one voice."""
    assert story == Story()
    if "UNRESOLVABLE" in report.text:
        raise ValueError("no such place")
    names = {match[2] for match in TOLL.finditer(report.text)}
    places = {f"place:{n.lower()}": Place(f"place:{n.lower()}", n, "town", within="country:x") for n in names}
    places["country:x"] = Place("country:x", "X", "country")
    return Groundings(place_records=places, actor_records={"hospital": Actor("hospital", "Hospital", "ngo")})


def claim(report: Report, groundings: Groundings) -> list[Claim]:
    """One claim a toll; it takes the day of its report."""
    claims = []
    for match in TOLL.finditer(report.text):
        ident = sha256(f"{report.sha256} {match.start()} {match.end()}".encode()).hexdigest()[:16]
        place = groundings.place_records[f"place:{match[2].lower()}"]
        low = int(match[1]) + ("MISCOUNTED" in report.text)
        day = report.dating.day
        claims.append(
            Claim(
                ident,
                report.id,
                report.doc,
                select(report.text, match.start(), match.end()),
                "casualties",
                None,
                place=(Slot(place.id, place.name, match[2], match.start(2), match.end(2)),),
                time=Interval(day, day) if day else None,
                attribution=(Voice("hospital", "Hospital", "Hospital"),),
                figures=(Figure("killed", low, low, "", match.start(1), match.end(1)),),
                reader="fake/1",
            )
        )
    return claims


def infer_dates(undated: Sequence[ReportCard], dated: Sequence[ReportCard]) -> Mapping[str, Dating]:
    """The last day that a dated report tells of one of an undated report's places."""
    assert all(card.dating.basis == "none" for card in undated)
    assert all(card.dating.basis == "stated" for card in dated)
    datings = {}
    for card in undated:
        places = find_places(card.text)
        days = sorted(other.dating.day for other in dated if other.dating.day and places & find_places(other.text))
        if days:
            datings[card.doc] = Dating(days[-1], "inferred", f"{len(days)} reports tell of the same places", 0.5)
    return datings


def find_places(text: str) -> set[str]:
    """Names of the places of tolls."""
    return {match[2] for match in TOLL.finditer(text)}


def assemble(holdings: Holdings, verdicts: Sequence[Judgement]) -> Assembly:
    """One event a place; reports of the same length are reprints."""
    where: dict[str, list[Claim]] = {}
    for item in holdings.claims.values():
        where.setdefault(item.place[0].id, []).append(item)
    events = [
        Event(f"ev-{place}", "casualties", tuple(c.id for c in claims), (), (), (place,), None, None, (), 1)
        for place, claims in sorted(where.items())
    ]
    docs = sorted({card.doc: len(card.text) for card in holdings.reports.values()}.items())
    reprints = [Reprint(a, b, "full", 1.0) for a, m in docs for b, n in docs if a < b and m == n]
    return Assembly(tuple(events), (), tuple(reprints), tuple(verdicts), {"a": "b"}, frozenset({"b"}))


STAGES = Stages(
    reader="fake/1", assembler="fake/1", fetch=fetch, draft=draft, tag=tag, join=join, resolve=resolve, claim=claim,
    date=infer_dates, assemble=assemble,
)  # fmt: skip


def slow_down(seconds: float) -> Stages:
    """The same stages, each of which takes its time."""

    def slow(stage: Any) -> Any:
        def wait(*arguments: Any) -> Any:
            time.sleep(seconds)
            return stage(*arguments)

        return wait

    names = ("draft", "tag", "join", "resolve", "claim", "date", "assemble")
    return replace(STAGES, **{name: slow(getattr(STAGES, name)) for name in names})


def as_reader(reader: str, **stages: Any) -> Stages:
    """The same stages under another reader's name, with some replaced."""
    return replace(STAGES, reader=reader, **stages)
