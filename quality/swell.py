"""Swell: a store of many claims, made by varying the project's own corpus.

The corpus is read and assembled once. Each copy of it has other documents, other days, other actors' ids left as they
are, and its places moved to one of VARIANTS theatres, so that places, days and reports all grow in number while a place
is still spoken of by many. Everything goes through the store's own writer, its evidence gate included.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from fogline.models.activity import Activity
from fogline.models.capture import Capture
from fogline.models.claim import Claim
from fogline.models.entity import Place
from fogline.models.event import Assembly, Event, Relation, Reprint
from fogline.models.report import Dating, Report, ReportCard
from fogline.pipeline import make_stages, run
from fogline.settings import Settings
from fogline.store.database import Store, open_store
from fogline.store.view import View
from fogline.store.writer import Reading, Writer

VARIANTS, DAYS = 12, 240
NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Seed:
    """What one reading of the corpus gave."""

    def __init__(self, store: Store) -> None:
        view = View(store)
        self.reports = view.reports()
        self.claims: dict[str, list[Claim]] = {}
        for claim in view.claims():
            self.claims.setdefault(claim.report, []).append(claim)
        self.actors, self.places, self.assembly = view.actors(), view.places(), view.assembled()

    @property
    def size(self) -> int:
        """How many claims it holds."""
        return sum(map(len, self.claims.values()))


def read_seed(folders: list[Path], path: Path) -> Seed:
    """Read folders into a store at `path`, once."""
    with open_store(str(path)) as store:
        run([str(folder) for folder in folders], store, Settings(), stages=make_stages(1))
        return Seed(store)


def swell(seed: Seed, store: Store, claims: int) -> int:
    """Write copies of the seed until the store holds so many claims; gives their number."""
    writer = Writer(store, Activity("swell", "0", "swell", "0", NOW))
    copies = -(-claims // seed.size)
    events: list[Event] = []
    relations: list[Relation] = []
    reprints: list[Reprint] = []
    for number in range(copies):
        copy = Copy(seed, number)
        readings = list(copy.readings())
        writer.write_captures([reading.capture for reading in readings if reading.capture], NOW)
        for reading in readings:
            writer.write_reading(reading, NOW)
        made = copy.assembly()
        events += made.events
        relations += made.relations
        reprints += made.reprints
    events.sort(key=lambda e: (e.first or date.max, e.id))
    whole = replace(seed.assembly, events=tuple(events), relations=tuple(relations), reprints=tuple(reprints),
                    judgements=())  # fmt: skip
    writer.write_assembly(whole, "swell", View(store).generation(), NOW)
    return copies * seed.size


class Copy:
    """The seed with other documents, days and places."""

    def __init__(self, seed: Seed, number: int) -> None:
        self.seed, self.number = seed, number
        self.variant = number % VARIANTS
        chance = random.Random(number)
        self.shift = timedelta(days=chance.randrange(DAYS))
        self.east, self.north = 1.7 * (self.variant % 4), 1.3 * (self.variant // 4)

    def readings(self) -> Iterator[Reading]:
        """The reports of this copy with their claims."""
        places = {self.place(p.id): self._move(p) for p in self.seed.places.values()}
        for card in self.seed.reports:
            claims = [self.claim(claim) for claim in self.seed.claims.get(card.id, ())]
            text = f"{card.text}\n\nCopy {self.number}."
            data = text.encode()
            digest = sha256(data).hexdigest()
            report = self._report(card, text, digest)
            capture = Capture(digest, report.doc, data, "text/plain", NOW)
            claims = [replace(claim, report=report.id) for claim in claims]
            yield Reading(report, digest, claims, self.seed.actors, places, (), capture)

    def claim(self, claim: Claim) -> Claim:
        """A claim of this copy."""
        time = claim.time
        if time:
            time = replace(time, first=self.day(time.first), last=self.day(time.last))
        place = tuple(replace(slot, id=self.place(slot.id)) for slot in claim.place)
        return replace(claim, id=self.name(claim.id), doc=self.doc(claim.doc), time=time, place=place)

    def assembly(self) -> Assembly:
        """The seed's assembly, of this copy's claims."""
        made = self.seed.assembly
        return replace(
            made,
            events=tuple(self._event(event) for event in made.events),
            relations=tuple(replace(r, a=self.name(r.a), b=self.name(r.b)) for r in made.relations),
            reprints=tuple(replace(r, a=self.doc(r.a), b=self.doc(r.b)) for r in made.reprints),
        )  # fmt: skip

    def _event(self, event: Event) -> Event:
        informants = tuple(
            replace(
                one, claims=tuple(map(self.name, one.claims)), outlets=tuple(map(self.doc, one.outlets)),
                id=f"outlet:{self.doc(one.id.removeprefix('outlet:'))}" if one.id.startswith("outlet:") else one.id,
            )
            for one in event.informants
        )  # fmt: skip
        return replace(
            event, id=self.name(event.id), claims=tuple(map(self.name, event.claims)), informants=informants,
            place=tuple(map(self.place, event.place)), first=self.day(event.first) if event.first else None,
            last=self.day(event.last) if event.last else None,
        )  # fmt: skip

    def _report(self, card: ReportCard, text: str, digest: str) -> Report:
        dating = card.dating
        if dating.day:
            dating = Dating(self.day(dating.day), dating.basis, dating.why, dating.confidence)
        return Report(
            f"r-{digest[:16]}", self.doc(card.doc), digest, text, card.title, card.publisher, card.byline, card.agency,
            card.language, dating, NOW, card.blocks,
        )  # fmt: skip

    def _move(self, place: Place) -> Place:
        """A place of this copy's theatre; countries stay as they are."""
        if self.place(place.id) == place.id or place.lat is None or place.lon is None:
            return replace(place, id=self.place(place.id), within=self.place(place.within) if place.within else None)
        return replace(
            place, id=self.place(place.id), lat=max(-80.0, min(80.0, place.lat + self.north)),
            lon=(place.lon + self.east + 180) % 360 - 180, within=self.place(place.within) if place.within else None,
        )  # fmt: skip

    def name(self, ident: str) -> str:
        """An id of this copy."""
        return f"{ident}-{self.number}" if self.number else ident

    def doc(self, doc: str) -> str:
        """A document of this copy."""
        return f"{self.number:03d}_{doc}" if self.number else doc

    def place(self, ident: str) -> str:
        """A place's id in this copy's theatre."""
        known = self.seed.places.get(ident)
        return ident if not self.variant or (known and known.kind == "country") else f"{ident}~{self.variant}"

    def day(self, day: date) -> date:
        """A day of this copy."""
        return day + self.shift if date(2000, 1, 1) < day < date(2100, 1, 1) else day


def make_large_store(folders: list[Path], path: Path, claims: int) -> int:
    """A store with so many claims at `path`; gives their number."""
    with tempfile.TemporaryDirectory() as name, open_store(str(path)) as store:
        return swell(read_seed(folders, Path(name) / "seed.db"), store, claims)
