"""Measure growth: python quality/growth.py [CLAIMS ...] [--corpus FOLDER]

Assembles 1,000, 10,000 and 100,000 claims (or as many as asked for) in one run, and adds one report to a store of the
last size and to an empty one. The claims are the annotated corpus told again and again of other wars: each telling has
its own places, days, documents and wording (the letters of long words are turned round the alphabet by another step, so
that no two tellings copy one another), ten tellings share their actors, and all share their outlets. The five reports
added fall in neighbourhoods of every size: one in the middle of each fifth of the claims, with the neighbourhoods in
order of their size.

Bounds: each tenfold takes at most 13 times as long; adding any of the reports to the large store takes at most 3 times
as long as adding it to an empty one, and leaves what a full rebuild would make. Times are CPU seconds of this process,
as other work on the machine would show otherwise. Adding is reading, storing and assembling; the pages made from the
events are made anew as a whole by a run, and are not in it. Status 1 where a bound of floors.toml, section [growth], is
broken.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from hashlib import sha256
from itertools import pairwise
from math import log10
from pathlib import Path
from tempfile import TemporaryDirectory

from fogline.assemble.assembly import assemble_claims, find_parts
from fogline.chunks import ChunkReader
from fogline.growth import describe_growth, grow_assembly
from fogline.models.activity import Activity
from fogline.models.capture import Capture
from fogline.models.claim import Claim, Slot, Voice
from fogline.models.entity import Actor, Place
from fogline.models.event import Assembly
from fogline.models.holdings import Holdings
from fogline.models.report import Report, ReportCard
from fogline.models.selector import Selector, select
from fogline.models.story import Story
from fogline.pipeline import make_stages
from fogline.stopwatch import Stopwatch
from fogline.store.database import Store, open_store
from fogline.store.view import View
from fogline.store.writer import Reading, Writer
from gold import GoldSet, read_gold

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
CORPUS = HERE / "corpus"
SIZES = (1_000, 10_000, 100_000)
NOW = datetime(2031, 1, 1, tzinfo=UTC)
ACTIVITY = Activity("growth", "0", "gold/1", "", NOW)
ADDED = 5
SHARED = 10
"""Tellings that share their actors."""
STEP = 23
"""Days between two tellings."""
_CONSONANTS, _VOWELS = "bcdfghjklmnpqrstvwxz", "aeiouy"


@dataclass
class Mass:
    """Claims with all that they name."""

    claims: list[Claim]
    reports: list[ReportCard]
    actors: dict[str, Actor]
    places: dict[str, Place]

    def cut(self, size: int) -> Mass:
        """The first reports that hold so many claims."""
        docs: dict[str, None] = {}
        count = 0
        by_doc: dict[str, list[Claim]] = {}
        for claim in self.claims:
            by_doc.setdefault(claim.doc, []).append(claim)
        for doc, claims in by_doc.items():
            if count >= size:
                break
            docs[doc] = None
            count += len(claims)
        kept = [c for doc in docs for c in by_doc[doc]]
        return Mass(kept, [r for r in self.reports if r.doc in docs], self.actors, self.places)


def tell(gold: GoldSet, number: int) -> Mass:
    """One telling of a set."""
    war, days = number // SHARED, timedelta(days=STEP * number)
    cards = {c.doc: _tell_card(c, gold.folder.name, number, days) for c in gold.reports}
    claims = [_tell_claim(c, cards[c.doc], number, war, days) for c in gold.claims]
    actors = {_name(i, war): _tell_actor(a, war) for i, a in gold.actors.items()}
    places = {
        _name(i, number): replace(
            p, id=_name(i, number), name=turn(p.name, number), within=_name(p.within, number) if p.within else None
        )
        for i, p in gold.places.items()
    }
    return Mass(claims, list(cards.values()), actors, places)


def _name(ident: str, number: int) -> str:
    return f"{ident}~{number}" if number else ident


def _tell_card(card: ReportCard, folder: str, number: int, days: timedelta) -> ReportCard:
    text = turn(card.text, number)
    sha = sha256(text.encode()).hexdigest()
    dating = replace(card.dating, day=_shift(card.dating.day, days))
    return replace(card, doc=f"{folder}/{number:04}/{card.doc}", id=sha[:16], sha256=sha, text=text, dating=dating)


def _tell_claim(claim: Claim, card: ReportCard, number: int, war: int, days: timedelta) -> Claim:
    def slots(group: Sequence[Slot], of: int) -> tuple[Slot, ...]:
        return tuple(replace(s, id=_name(s.id, of), name=turn(s.name, of), text=turn(s.text, of)) for s in group)

    def again(one: Selector | None) -> Selector | None:
        return select(card.text, one.start, one.end) if one else None

    time = replace(claim.time, first=claim.time.first + days, last=claim.time.last + days) if claim.time else None
    evidence = select(card.text, claim.evidence.start, claim.evidence.end)
    voices = tuple(
        Voice(_name(v.id, war), turn(v.name, war), turn(v.text, war), v.start, v.end, v.cue) for v in claim.attribution
    )
    ident = sha256(f"{card.doc} {claim.id}".encode()).hexdigest()[:16]
    return replace(
        claim, id=ident, doc=card.doc, report=card.id, evidence=evidence, trigger=again(claim.trigger), time=time,
        actor=slots(claim.actor, war), recipient=slots(claim.recipient, war), place=slots(claim.place, number),
        attribution=voices,
    )  # fmt: skip


def _tell_actor(actor: Actor, war: int) -> Actor:
    return replace(
        actor, id=_name(actor.id, war), name=turn(actor.name, war), aliases=tuple(turn(a, war) for a in actor.aliases),
        country=_name(actor.country, war) if actor.country else None,
        member_of=tuple(_name(g, war) for g in actor.member_of), side=_name(actor.side, war) if actor.side else None,
        speaks_for=_name(actor.speaks_for, war) if actor.speaks_for else None,
    )  # fmt: skip


def _shift(day: date | None, days: timedelta) -> date | None:
    return day + days if day else None


def turn(text: str, number: int) -> str:
    """The text with other words of the same lengths; 0 leaves it as it is. Short words stay."""
    if not number:
        return text
    table = _table(number)
    words = text.split(" ")
    return " ".join(word if len(word) < 5 else word.translate(table) for word in words)


@cache
def _table(number: int) -> Mapping[int, str]:
    pairs: dict[str, str] = {}
    for letters, step in ((_CONSONANTS, number), (_VOWELS, number // len(_CONSONANTS) + number)):
        turned = letters[step % len(letters) :] + letters[: step % len(letters)]
        mixed = sorted(turned, key=lambda c: sha256(f"{number} {c}".encode()).digest())
        pairs.update(zip(letters, mixed, strict=True))
    return str.maketrans({**pairs, **{k.upper(): v.upper() for k, v in pairs.items()}})


def make_mass(folder: Path, size: int) -> Mass:
    """At least `size` claims."""
    sets = [read_gold(f) for f in sorted(folder.iterdir()) if (f / "claims.jsonl").exists()]
    mass = Mass([], [], {}, {})
    number = 0
    while len(mass.claims) < size:
        for gold in sets:
            more = tell(gold, number)
            mass.claims += more.claims
            mass.reports += more.reports
            mass.actors |= more.actors
            mass.places |= more.places
        number += 1
    return mass.cut(size)


def measure_sizes(sizes: Sequence[int], folder: Path) -> list[tuple[int, float]]:
    """CPU seconds that each number of claims takes, after a first assembly that is not counted."""
    mass = make_mass(folder, max(sizes))
    first = mass.cut(min(sizes))
    assemble_claims(first.claims, first.reports, first.actors, first.places)
    rows = []
    for size in sizes:
        part = mass.cut(size)
        begun = time.process_time()
        made = assemble_claims(part.claims, part.reports, part.actors, part.places)
        seconds = time.process_time() - begun
        rows.append((len(part.claims), seconds))
        largest = max(len(e.claims) for e in made.events)
        print(
            f"{len(part.claims):7} claims of {len(part.reports):5} reports: {seconds:7.2f} s, {len(made.events)} events"
            f" (largest {largest}), {len(set(made.parts.values()))} neighbourhoods, peak {_peak():.0f} MB",
            flush=True,
        )
    return rows


def fill_store(store: Store, writer: Writer, mass: Mass) -> None:
    """Write reports with their claims, as a run does."""
    by_doc: dict[str, list[Claim]] = {}
    for claim in mass.claims:
        by_doc.setdefault(claim.doc, []).append(claim)
    for card in mass.reports:
        data = card.text.encode()
        capture = Capture(card.sha256, card.doc, data, "text/plain", card.retrieved_at, {})
        report = Report(
            card.doc, card.id, card.sha256, card.text, None, card.publisher, None, None, "en", card.dating,
            card.retrieved_at, (), (),
        )  # fmt: skip
        claims = [_unplace(c) for c in by_doc.get(card.doc, ())]
        writer.write_captures([capture], NOW)
        writer.write_reading(Reading(report, "inputs", claims, mass.actors, mass.places, capture=capture), NOW)


def _unplace(claim: Claim) -> Claim:
    """A claim whose parts stand nowhere in particular: gold tells figures and names without their offsets."""
    return replace(
        claim, figures=(), actor=tuple(replace(s, text="") for s in claim.actor),
        recipient=tuple(replace(s, text="") for s in claim.recipient),
        place=tuple(replace(s, text="") for s in claim.place),
    )  # fmt: skip


def take_in(store: Store, one: Mass) -> tuple[float, bool]:
    """CPU seconds to read a text, store it and bring the events up to date, as a run does but for the pages that show
    them; and whether only its neighbourhood was made. The reader's claims are counted in time and dropped: stored are
    the annotated ones, which name their actors as the rest of the store does."""
    begun = time.process_time()
    stages = make_stages(1)
    for card in one.reports:
        facts = {"published": str(card.dating.day)}
        capture = Capture(card.sha256, card.doc, card.text.encode(), "text/plain", NOW, facts)
        for _, report in ChunkReader(stages, Stopwatch()).read([capture]):
            if isinstance(report, Report):
                stages.claim(report, stages.resolve(report, Story()))
    fill_store(store, Writer(store, ACTIVITY), one)
    grown = follow(store, Writer(store, ACTIVITY))
    return time.process_time() - begun, grown


def follow(store: Store, writer: Writer) -> bool:
    """Bring the events up to date as a run does; whether without assembling everything."""
    view = View(store)
    generation = view.generation()
    grown = grow_assembly(store, writer, "growth", (), generation, NOW)
    if grown is None:
        holdings = view.holdings()
        writer.write_assembly(rebuild(holdings), "growth", generation, NOW, describe_growth(store, holdings))
    return bool(grown)


def rebuild(holdings: Holdings) -> Assembly:
    """Everything assembled anew."""
    cards = {card.id: card for card in holdings.reports.values()}
    claims = list(holdings.claims.values())
    return assemble_claims(claims, list(cards.values()), holdings.actors, holdings.places, keep=True)


def choose_added(mass: Mass, most: int) -> list[tuple[ReportCard, int]]:
    """Reports to add, with the claims of their neighbourhoods: the middle one of each of so many equal parts of the
    claims, in order of the size of neighbourhoods."""
    parts = find_parts(Holdings.of(mass.claims, mass.reports, mass.actors, mass.places))
    told = Counter(claim.report for claim in mass.claims)
    sizes: Counter[str] = Counter()
    for card in mass.reports:
        sizes[parts[card.id]] += told[card.id]
    ordered = sorted(mass.reports, key=lambda card: (sizes[parts[card.id]], parts[card.id], card.doc))
    chosen, seen, total = [], 0, sum(told.values())
    for card in ordered:
        before, seen = seen, seen + told[card.id]
        middle = (2 * len(chosen) + 1) * total / (2 * most)
        if before <= middle < seen:
            chosen.append((card, sizes[parts[card.id]]))
    return chosen


def measure_adding(size: int, folder: Path) -> float:
    """How many times as long the slowest of some reports takes to add to a store of so many claims as to an empty one;
    infinite where what comes out is not what a full rebuild gives."""
    mass = make_mass(folder, size)
    late = choose_added(mass, ADDED)
    gc.collect()
    gc.freeze()  # what the measurement itself holds is no part of what is measured
    kept = _pick(mass, [card.doc for card in mass.reports if card not in [one for one, _ in late]])
    ratios = []
    with TemporaryDirectory() as name, open_store(f"{name}/large.db") as large:
        begun = time.process_time()
        fill_store(large, Writer(large, ACTIVITY), kept)
        follow(large, Writer(large, ACTIVITY))
        print(f"a store of {size} claims filled and assembled in {time.process_time() - begun:.0f} s", flush=True)
        for number, (card, beside) in enumerate((late[0], *late)):
            with open_store(f"{name}/empty{number}.db") as empty:
                alone, _ = take_in(empty, _pick(mass, [card.doc]))
            if number == 0:
                continue  # weights and lexicon are loaded by the first
            seconds, grown = take_in(large, _pick(mass, [card.doc]))
            how = f"beside {beside} claims" if grown else "everything anew"
            words = len(card.text.split())
            print(
                f"{words:4} words added: empty store {alone:.3f} s, large {seconds:.3f} s, {seconds / alone:.2f} times,"
                f" {how}", flush=True,
            )  # fmt: skip
            ratios.append(seconds / alone)
        equal = View(large).assembled() == rebuild(View(large).holdings())
    print(f"what the store holds is {'what' if equal else 'NOT WHAT'} a full rebuild gives; peak {_peak():.0f} MB")
    return max(ratios) if equal and ratios else float("inf")


def _pick(mass: Mass, docs: Sequence[str]) -> Mass:
    wanted = set(docs)
    claims = [c for c in mass.claims if c.doc in wanted]
    return Mass(claims, [r for r in mass.reports if r.doc in wanted], mass.actors, mass.places)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print the measurement; 1 where a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("claims", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    if not options.corpus.is_dir():
        print("growth skipped: the corpus is not here")
        return 0
    floors = {"tenfold": 13.0, "adding": 3.0}
    floors |= tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("growth", {})
    rows = measure_sizes(options.claims, options.corpus)
    figures = {
        "tenfold": max((b / a) ** (1 / log10(m / n)) for (n, a), (m, b) in pairwise(rows)) if len(rows) > 1 else 0.0,
        "adding": measure_adding(max(options.claims), options.corpus),
    }
    for name, value in figures.items():
        print(f"{name:8} {value:6.2f} times  bound {floors[name]:g}{'' if value <= floors[name] else '  BROKEN'}")
    return int(any(value > floors[name] for name, value in figures.items()))


if __name__ == "__main__":
    sys.exit(main())
