"""Journey: one run of the stages over a set of sources, into a store. See `fogline.pipeline` for the steps.

The stages come in as callables; a report that fails in one of them becomes a Discard, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from itertools import chain
from typing import BinaryIO

from fogline.chunks import ChunkReader, Failure
from fogline.collection import keep_loaded, uncollected
from fogline.edition import get_version
from fogline.errors import EvidenceError, FoglineError, RecordError, StoreError, UnreadableContent
from fogline.growth import describe_growth, grow_assembly
from fogline.models.activity import Activity
from fogline.models.capture import Capture, Discard
from fogline.models.claim import Claim
from fogline.models.report import Dating, Report, ReportCard
from fogline.models.run import Progress, RunSummary
from fogline.models.story import Story
from fogline.review import decide_reading, find_judgements, redecide, refresh_queue
from fogline.settings import Settings
from fogline.stages import Clock, Stages
from fogline.stopwatch import Stopwatch
from fogline.store.database import Store
from fogline.store.evidence import check_capture, check_claim
from fogline.store.rows import digest_row
from fogline.store.view import View
from fogline.store.writer import UNDATED, Reading, Writer

_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class _Held:
    """A report that waits for a date, and what it was read from."""

    capture: Capture
    report: Report
    inputs: str


class Journey:
    """One run: its activity, what it has done so far, and the reports that wait for a date."""

    def __init__(
        self, store: Store, settings: Settings, stages: Stages, progress: Progress | None, clock: Clock
    ) -> None:
        self.watch = Stopwatch()
        self._settings, self._stages, self._clock = settings, stages, clock
        self._progress: Progress = progress or _ignore
        self._store, self._view = store, View(store)
        self._writer = Writer(store, _make_activity(stages, settings, clock()))
        self._reader = ChunkReader(stages, self.watch)
        self._register = self._view.register()
        self._held: dict[str, _Held] = {}
        self._discards: list[Discard] = []
        self._read: set[str] = set()
        self._known = self._failed = self._refused = 0

    def acquire(self, sources: Sequence[str], given: dict[str, str], stdin: BinaryIO | None) -> None:
        """Store what the sources hold, and read it chunk by chunk."""
        chunk: list[Capture] = []
        size = 0
        for done, item in enumerate(self._fetch(sources, given, stdin), 1):
            self._progress("acquire", item.name, done, None)
            if isinstance(item, Discard):
                self._discard(item)
                continue
            chunk.append(item)
            size += len(item.data)
            if len(chunk) >= self._settings.chunk_reports or size >= self._settings.chunk_bytes:
                self._take(chunk)
                chunk, size = [], 0
        self._take(chunk)

    def tell(self, name: str, given: dict[str, str]) -> None:
        """Keep with a stored document what is told of it now, and read it again where that changes what it is read
        from. Raises NotFound."""
        with self.watch("store"):
            capture = replace(self._view.get_capture(name), given=given)
        self._take([capture])

    def catch_up(self, *, refresh: bool) -> None:
        """Read what an earlier run left unread, and what has another name or metadata now than when it was read."""
        self._register = self._view.register()
        for sha, held in list(self._held.items()):
            if held.inputs != self._register.find_inputs(sha):
                del self._held[sha]
        pending = self._register.find_pending(self._stages.reader, refresh=refresh)
        self._read_all([sha for sha in pending if sha not in self._held])

    def settle(self) -> None:
        """Date the undated reports and assemble all claims; again where another process wrote meanwhile."""
        for _ in range(_ATTEMPTS):
            redecide(self._store, self._clock())
            generation, advances = self._view.generation(), self._writer.advances
            self._date()
            generation += self._writer.advances - advances
            if self._assemble(generation):
                break
        with self.watch("queue"):
            refresh_queue(self._store)

    def show(self, refresh: Callable[[datetime], bool]) -> None:
        """Bring what pages are made of up to date: `refresh` is told the moment in UTC."""
        try:
            with self.watch("picture"):
                refresh(self._clock())
        except StoreError:
            raise
        except Exception as error:
            self._discard(Discard("picture", "picture", _describe(error)))

    def summarise(self) -> RunSummary:
        """What the run did."""
        totals = self._view.totals()
        return RunSummary(
            read=len(self._read), known=self._known, failed=self._failed, refused=self._refused,
            claims=totals.claims, events=totals.events, words=self._reader.words, discards=tuple(self._discards),
            seconds=dict(self.watch.seconds),
        )  # fmt: skip

    def _fetch(
        self, sources: Sequence[str], given: dict[str, str], stdin: BinaryIO | None
    ) -> Iterator[Capture | Discard]:
        try:
            items = self._stages.fetch(sources, given, self._clock(), stdin)
            while True:
                with self.watch("acquire"):
                    item = next(items, None)
                if item is None:
                    return
                yield item
        except FoglineError:
            raise
        except Exception as error:
            yield Discard(" ".join(sources)[:200], "acquire", _describe(error))

    def _take(self, chunk: Sequence[Capture]) -> None:
        captures = [capture for capture in chunk if self._passes(capture)]
        with self.watch("store"):
            self._writer.write_captures(captures, self._clock())
        for capture in captures:
            self._register.add(capture)
        unread = {capture.sha256: None for capture in captures if not self._is_read(capture.sha256)}
        self._known += sum(capture.sha256 not in unread for capture in captures)
        self._read_all(list(unread))

    def _is_read(self, sha: str) -> bool:
        held = self._held.get(sha)
        if held is not None and held.inputs == self._register.find_inputs(sha):
            return True
        return self._register.is_read(sha, self._stages.reader)

    def _passes(self, capture: Capture) -> bool:
        try:
            check_capture(capture)
        except EvidenceError as error:
            self._discard(Discard(capture.name, "acquire", str(error)))
            return False
        return True

    def _read_all(self, hashes: Sequence[str]) -> None:
        """Read captures; hold those that have no full date yet, make and store the claims of the others."""
        for capture, report in self._read_captures(hashes):
            waits = _is_open(report.dating) and len(self._held) < self._settings.held_reports
            if waits:
                self._held[capture.sha256] = _Held(capture, report, self._register.find_inputs(capture.sha256))
            else:
                self._write(capture, report)

    def _read_captures(self, hashes: Sequence[str]) -> Iterator[tuple[Capture, Report]]:
        """Reports of captures, chunk by chunk; one that fails is discarded."""
        step = self._settings.chunk_reports
        for start in range(0, len(hashes), step):
            captures = [self._get_capture(sha) for sha in hashes[start : start + step]]
            with uncollected():
                for capture, read in self._reader.read(captures):
                    if isinstance(read, Failure):
                        self._fail(capture, read.stage, read.error)
                    else:
                        yield capture, read

    def _get_capture(self, sha: str) -> Capture:
        with self.watch("store"):
            return replace(self._view.get_capture(sha), name=self._register.find_doc(sha))

    def _write(self, capture: Capture, report: Report) -> None:
        """Resolve, claim, check and store a report."""
        inputs = self._register.find_inputs(capture.sha256)
        stage = "resolve"
        try:
            with self.watch("resolve"):
                groundings = self._stages.resolve(report, Story(decisions=self._register.decisions))
            stage = "claim"
            with self.watch("claim"):
                found = self._stages.claim(report, groundings)
            stage = "store"
            with self.watch("store"):
                claims, refused = _check_claims(found, report)
                if not found and (reason := self._stages.irrelevance(report, groundings)):
                    refused.append(Discard(report.doc, "relevance", reason, report.sha256))
                with self._store.read() as connection:
                    decided, actors, places = decide_reading(connection, claims, report.card())
                actors, places = actors | groundings.actor_records, places | groundings.place_records
                reading = Reading(
                    report, inputs, decided.claims, actors, places, refused, capture, decided.originals,
                    decided.anchored,
                )  # fmt: skip
                self._writer.write_reading(reading, self._clock())
        except (RecordError, EvidenceError) as error:
            self._fail(capture, stage, error)
        except StoreError:
            raise
        except Exception as error:
            self._fail(capture, stage, error)
        else:
            keep_loaded()
            self._read.add(report.sha256)
            self._register.read[report.sha256] = (inputs, self._stages.reader)
            self._refused += sum(one.stage == "evidence" for one in refused)
            self._discards += refused
            self._progress("read", report.doc, len(self._read), None)

    def _date(self) -> None:
        """Give the undated reports the dates that the dated ones suggest, or take them back."""
        with self.watch("date"):
            known = self._view.datings()
            waiting = sorted({sha for sha, dating in known.items() if _is_open(dating)} | set(self._held))
            told = [f"{sha} {dating.day}" for sha, dating in sorted(known.items()) if sha not in waiting]
            mark = digest_row("\n".join([self._stages.reader, *told, "", *waiting]))
            if not waiting or (not self._held and mark == self._view.mark("dated")):
                return
            datings = self._infer(waiting)
        stored = [sha for sha in waiting if sha not in self._held]
        changed = [sha for sha in stored if not _is_alike(datings.get(sha), known[sha])]
        held = [(one.capture, one.report) for _, one in sorted(self._held.items())]
        for done, (capture, report) in enumerate(chain(held, self._read_captures(changed)), 1):
            self._progress("date", capture.name, done, len(held) + len(changed))
            self._write(capture, _redate(report, datings.get(capture.sha256)))
        self._held.clear()
        self._writer.write_mark("dated", mark)

    def _infer(self, waiting: Sequence[str]) -> dict[str, Dating]:
        """Dates by hash for the reports that wait for one; those that nothing dates are left out."""
        cards = {card.sha256: card for card in self._view.reports()}
        cards |= {sha: held.report.card() for sha, held in self._held.items()}
        undated = [_undate(cards[sha]) for sha in waiting]
        dated = sorted((card for sha, card in cards.items() if sha not in set(waiting)), key=lambda card: card.doc)
        try:
            found = self._stages.date(undated, dated)
        except Exception as error:
            self._discard(Discard("dates inferred from other reports", "date", _describe(error)))
            return {}
        return {card.sha256: found[card.doc] for card in undated if card.doc in found}

    def _assemble(self, generation: int) -> bool:
        """Whether the events stored are those of the claims stored."""
        stamp = self._view.assembly()
        if stamp is not None and stamp.current and stamp.version == self._stages.assembler:
            return True
        self._progress("assemble", None, 0, None)
        try:
            with self.watch("assemble"), uncollected():
                with self._store.read() as connection:
                    judgements, _ = find_judgements(connection)
                if self._stages.grows:
                    version, now = self._stages.assembler, self._clock()
                    grown = grow_assembly(self._store, self._writer, version, judgements, generation, now)
                    if grown is not None:
                        return grown
                holdings = self._view.holdings()
                made = self._stages.assemble(holdings, judgements)
                growth = describe_growth(self._store, holdings, judgements) if self._stages.grows else None
        except FoglineError:
            raise
        except Exception as error:
            self._discard(Discard("events", "assemble", _describe(error)))
            return True
        with self.watch("store"):
            return self._writer.write_assembly(made, self._stages.assembler, generation, self._clock(), growth)

    def _fail(self, capture: Capture, stage: str, error: Exception) -> None:
        if isinstance(error, UnreadableContent):
            stage = error.stage
        self._discard(Discard(capture.name, stage, _describe(error), capture.sha256))

    def _discard(self, item: Discard) -> None:
        self._failed += 1
        self._discards.append(item)
        with self.watch("store"):
            self._writer.write_discards([item], self._clock())


def _check_claims(claims: Sequence[Claim], report: Report) -> tuple[list[Claim], list[Discard]]:
    """The claims that pass the evidence gate, each id once, and a Discard for each of the others."""
    passed: dict[str, Claim] = {}
    refused: list[Discard] = []
    for claim in claims:
        try:
            check_claim(claim, report.text)
            if passed.setdefault(claim.id, claim) != claim:
                raise EvidenceError(f"another claim has the id {claim.id}")
        except EvidenceError as error:
            at = f"{claim.event_type} at {claim.evidence.start}-{claim.evidence.end}"
            refused.append(Discard(report.doc, "evidence", f"{at}: {error}", report.sha256))
    return list(passed.values()), list(dict.fromkeys(refused))


def _redate(report: Report, dating: Dating | None) -> Report:
    return replace(report, dating=dating) if dating else report


def _is_open(dating: Dating) -> bool:
    """Whether other reports may date a report otherwise: it bears no date of its own, or one without a year."""
    return dating.basis in UNDATED or dating.year_worked_out


def _undate(card: ReportCard) -> ReportCard:
    """A report without what other reports told of its date; a day printed without a year stays."""
    return card if card.dating.year_worked_out else replace(card, dating=Dating(None, "none"))


def _is_alike(new: Dating | None, old: Dating) -> bool:
    """Whether a report stays dated as it is; where the story tells nothing, by what it says itself."""
    return new == old if new else old.basis != "inferred"


def _make_activity(stages: Stages, settings: Settings, now: datetime) -> Activity:
    version, digest = get_version(), settings.digest
    ident = sha256("\n".join((version, stages.reader, digest, now.isoformat())).encode()).hexdigest()[:16]
    return Activity(ident, version, stages.reader, digest, now)


def _describe(error: Exception) -> str:
    """One plain sentence: an error of ours as it is, any other with its class."""
    message = " ".join(str(error).split())[:300]
    return message if isinstance(error, FoglineError) and message else f"{type(error).__name__}: {message}".rstrip(": ")


def _ignore(step: str, doc: str | None, done: int, total: int | None) -> None:
    """A Progress that takes no note."""
