"""The pipeline: sources are acquired, read, resolved, claimed and stored, then assembled into events.

1. Acquire: captures are stored in chunks, each with the name it came under.
2. Read: of every capture whose report the store does not have as it must be, a draft is made; the sentences of a chunk
   are tagged together; each report is resolved, its claims extracted, checked against the evidence, and stored with
   the report in one transaction.
3. Captures left unread by a run that was cut off are read, and reports whose name changed as others came.
4. Reports without a date of their own are dated from the story that the dated ones tell, and claimed then.
5. Assemble: the claims of all reports become events, relations and reprints, in the place of those before.
6. Picture: what pages are made of is worked out anew where it changed.

What the store holds at the end depends on the set of captures, on what was given with them and on the reader; not on
the order, the number of runs, or where one was cut off. A report that fails anywhere becomes a Discard.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from fogline.edition import get_edition
from fogline.journey import Journey
from fogline.models.draft import Draft
from fogline.models.event import Assembly, Judgement
from fogline.models.groundings import Groundings
from fogline.models.holdings import Holdings
from fogline.models.report import Report
from fogline.models.run import Progress, RunSummary
from fogline.models.story import Story
from fogline.settings import Settings
from fogline.stages import Clock, Stages, Tags
from fogline.store.database import Store
from fogline.store.place_keys import renew_layer

if TYPE_CHECKING:
    from fogline.lexicon.gazetteer import Gazetteer
    from fogline.read.tagger import Tagger

READER_ROOMS = ("read", "resolve", "claim", "lexicon", "models")
ASSEMBLER_ROOMS = ("assemble", "lexicon", "models")

__all__ = ["Clock", "Stages", "make_stages", "run", "tell_about"]


def run(
    sources: Sequence[str],
    store: Store,
    settings: Settings,
    given: dict[str, str] | None = None,
    progress: Progress | None = None,
    *,
    clock: Clock | None = None,
    stdin: BinaryIO | None = None,
    stages: Stages | None = None,
    refresh: bool = False,
) -> RunSummary:
    """Read `sources` (files, folders, "-") into `store` and assemble what it holds then.

    `given` is metadata for every source (see `Capture.given`). `clock` gives the moment in UTC. `refresh` reads
    everything in the store again that another reader read. Raises StoreError where the store or the user's own places
    fail, UsageError where the sources cannot be asked for; everything else that goes wrong is in the summary.
    """
    _renew_places(settings.places, progress)
    made = stages or make_stages(settings.threads, settings.places, settings.readers)
    journey = Journey(store, settings, made, progress, clock or _get_now)
    with journey.watch("total"):
        journey.acquire(sources, given or {}, stdin)
        journey.catch_up(refresh=refresh)
        journey.settle()
        journey.show(lambda now: _refresh(store, now, progress))
    return journey.summarise()


def tell_about(
    name: str,
    given: dict[str, str],
    store: Store,
    settings: Settings,
    progress: Progress | None = None,
    *,
    clock: Clock | None = None,
    stages: Stages | None = None,
) -> RunSummary:
    """Read a document that the store holds again with what is told of it now (see `Capture.given`); the rest of what
    was given with it stays. Raises NotFound for a name that is none, StoreError where the store fails.
    """
    made = stages or make_stages(settings.threads, settings.places, settings.readers)
    journey = Journey(store, settings, made, progress, clock or _get_now)
    with journey.watch("total"):
        journey.tell(name, given)
        journey.settle()
        journey.show(lambda now: _refresh(store, now, progress))
    return journey.summarise()


def follow_claims(
    store: Store,
    settings: Settings,
    progress: Progress | None = None,
    *,
    clock: Clock | None = None,
    stages: Stages | None = None,
) -> None:
    """Bring events, picture and queue up to date with the claims, as after a decision; nothing is acquired or read.

    Raises StoreError where the store fails.
    """
    made = stages or make_stages(settings.threads, settings.places, settings.readers)
    journey = Journey(store, settings, made, progress, clock or _get_now)
    journey.settle()
    journey.show(lambda now: _refresh(store, now, progress))


@cache
def make_stages(threads: int = 1, places: str | None = None, readers: str = "both") -> Stages:
    """The real stages. Weights and lexicon are loaded when a report first needs them, and kept. `places` is the path
    of the user's own layer of the gazetteer, read where there is one; `readers` find the claims (`Settings.readers`).
    """
    from fogline.acquire.files import fetch_sources
    from fogline.assemble.assembly import assemble_claims
    from fogline.claim.extract import extract_claims
    from fogline.claim.relevance import explain_irrelevance
    from fogline.lexicon.actor_layer import load_actors
    from fogline.read.draft import read_draft
    from fogline.read.report import read_report
    from fogline.resolve.dating import resolve_dating
    from fogline.resolve.ground import resolve_report

    def tag(sentences: list[list[str]]) -> Tags:
        return _load_tagger(threads).tag(sentences)

    def join(draft: Draft, tagged: Tags, retrieved_at: datetime) -> Report:
        return read_report(draft, list(tagged), retrieved_at)

    def resolve(report: Report, story: Story) -> Groundings:
        return resolve_report(report, _get_gazetteer(places), load_actors(story.decisions, report.doc), story)

    def assemble(holdings: Holdings, verdicts: Sequence[Judgement]) -> Assembly:
        reports = {report.id: report for report in holdings.reports.values()}
        claims = list(holdings.claims.values())
        records = list(reports.values())
        return assemble_claims(claims, records, holdings.actors, holdings.places, verdicts, keep=True)

    return Stages(
        reader=f"{get_edition(*READER_ROOMS)}-{readers}",
        assembler=get_edition(*ASSEMBLER_ROOMS),
        fetch=fetch_sources,
        draft=read_draft,
        tag=tag,
        join=join,
        resolve=resolve,
        claim=lambda report, groundings: extract_claims(report, groundings, readers),
        date=resolve_dating,
        assemble=assemble,
        inference=lambda: _load_tagger(threads).timing.network_seconds,
        grows=True,
        irrelevance=explain_irrelevance,
    )


def _refresh(store: Store, now: datetime, progress: Progress | None) -> bool:
    from fogline.picture import refresh_picture

    return refresh_picture(store, now, progress)


@cache
def _load_tagger(threads: int) -> Tagger:
    from fogline.read.tagger import Tagger

    return Tagger.load(threads)


def _get_gazetteer(places: str | None) -> Gazetteer:
    """The gazetteer with the user's own places as they are now: somebody may add to them while reports are read."""
    layer = Path(places) if places else None
    return _open_gazetteer(places, layer.stat().st_mtime_ns if layer and layer.exists() else 0)


@lru_cache(maxsize=2)
def _open_gazetteer(places: str | None, changed: int) -> Gazetteer:
    from fogline.lexicon.gazetteer import Gazetteer

    _renew_places(places)
    return Gazetteer.open(layer=Path(places) if places else None)


def _renew_places(places: str | None, progress: Progress | None = None) -> None:
    """File the user's own places under this version's keys, where they are under another's."""
    if not places:
        return
    name = f"filing {Path(places).name} under this version's keys"

    def tell(done: int, total: int) -> None:
        if progress:
            progress("places", name, done, total)

    renew_layer(Path(places), tell)


def _get_now() -> datetime:
    return datetime.now(UTC)
