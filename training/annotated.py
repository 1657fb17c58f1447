"""Annotated dispatches as the heads see them: for each word that may name an event, its traits and its event type.

Texts go through the program's own reading and resolving, so that training sees what reading will see.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from compact import read_dispatches
from fogline.claim.events.traits import Lemmas, find_candidates, find_traits
from fogline.claim.extract import extract_claims
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.actors import ActorTable
from fogline.lexicon.gazetteer import Gazetteer
from fogline.models.capture import Capture
from fogline.models.groundings import Groundings
from fogline.models.report import Report, Sentence
from fogline.models.story import Story
from fogline.read.draft import read_draft
from fogline.read.report import read_report
from fogline.read.tagger import Tagger
from fogline.resolve.ground import resolve_report
from marked import read_marked

NOW = datetime(2026, 1, 1, tzinfo=UTC)
Record = dict[str, Any]


@dataclass(frozen=True)
class Word:
    """One word: its traits, the lemmas it is compared by, and the event type that it names ("" for none)."""

    traits: list[str]
    lemmas: Lemmas
    event_type: str


@dataclass(frozen=True)
class Annotated:
    """A report with its groundings and gold claims."""

    report: Report
    groundings: Groundings
    gold: list[Record]


class Dispatches:
    """Reads folders of annotated dispatches (`claims.jsonl`, `reports.json` and the texts)."""

    def __init__(self) -> None:
        self._tagger, self._gazetteer, self._actors = Tagger.load(2), Gazetteer.open(), ActorTable.load()

    def read_folder(self, folder: Path) -> list[Annotated]:
        """The folder's reports in the order of their names."""
        lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
        gold = [json.loads(line) for line in lines if line.strip()]
        given = json.loads((folder / "reports.json").read_text(encoding="utf-8"))
        return [
            Annotated(
                *self.read_text(doc, (folder / doc).read_bytes(), given[doc]), [c for c in gold if c["doc"] == doc]
            )
            for doc in sorted({c["doc"] for c in gold})
        ]

    def read_reports(self, path: Path) -> Iterator[Annotated]:
        """The reports of a file in the compact notation."""
        for found in read_dispatches(path):
            yield Annotated(*self.read_text(found.name, found.text.encode(), found.given), found.claims)

    def read_sentences(self, path: Path) -> Iterator[Annotated]:
        """The marked sentences of a file, each as a report of its own."""
        for text, gold in read_marked(path):
            yield Annotated(*self.read_text(path.stem, text.encode(), {}), gold)

    def read_text(self, doc: str, data: bytes, given: Record) -> tuple[Report, Groundings]:
        """One report, read and resolved by itself."""
        told = {key: str(given[key]) for key in ("published", "publisher", "title") if key in given}
        draft = read_draft(Capture(sha256(data).hexdigest(), doc, data, "text/plain", NOW, told), NOW.date())
        tagged = self._tagger.tag([draft.words(i) for i in range(len(draft.sentences))])
        report = read_report(draft, tagged, NOW)
        return report, resolve_report(report, self._gazetteer, self._actors, Story())


def find_words(annotated: Annotated) -> Iterator[Word]:
    """The candidate words of a report, outside furniture."""
    report = annotated.report.as_cased()
    named: dict[tuple[int, int], str] = {}
    for claim in annotated.gold:
        if (place := find_trigger(report, claim)) is not None:
            named.setdefault(place, claim["event_type"])
    for scene in make_scenes(report, annotated.groundings):
        for index in find_candidates(scene):
            yield Word(*find_traits(scene, index), named.get((scene.sentence.index, index), ""))


def make_scenes(report: Report, groundings: Groundings) -> list[Scene]:
    """The scenes of a report's sentences, without furniture."""
    return [Scene(report, s, groundings) for s in report.sentences if report.blocks[s.block].kind != "furniture"]


def find_trigger(report: Report, claim: Record) -> tuple[int, int] | None:
    """Sentence and token of a gold claim's trigger: the word that heads the trigger's words."""
    start, end = claim.get("trigger_start"), claim.get("trigger_end")
    words = claim.get("trigger") or ""
    if start is None:
        start = report.text.lower().find(words.lower(), claim["start"], claim["end"]) if words else claim["start"]
        start = claim["start"] if start < 0 else start
        end = start + len(words) if words else claim["end"]
    sentence = next((s for s in report.sentences if s.start <= start < s.end), None)
    if sentence is None:
        return None
    token = _find_head(sentence, start, end)
    return None if token is None else (sentence.index, token)


def _find_head(sentence: Sentence, start: int, end: int) -> int | None:
    inside = [i for i, t in enumerate(sentence.tokens) if t.end > start and t.start < end]
    tops = [i for i in inside if sentence.tokens[i].head not in inside]
    tops.sort(key=lambda i: sentence.tokens[i].upos not in ("VERB", "NOUN", "ADJ", "PROPN"))
    return tops[0] if tops else None


def find_sentence_words(path: Path, stage: Any) -> Iterator[Word]:
    """The words of single sentences whose types are known (the tests' `sentences.toml`).

    Such a sentence tells its types but not its triggers: those are taken from the frames, where these find just the
    types that are told. `stage` makes report and groundings of a sentence and of the names in it.
    """
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]:
        report, groundings = stage(row["text"], row.get("actors", {}), row.get("places", []))
        claims = [] if row.get("none") else extract_claims(report, groundings, "frames")
        told = {row.get("type"), *row.get("also", [])}
        types = {claim.event_type for claim in claims}
        if types - told or not (row.get("none") or row["type"] in types):
            continue
        gold = [
            {"event_type": c.event_type, "start": c.evidence.start, "end": c.evidence.end,
             "trigger_start": c.trigger.start, "trigger_end": c.trigger.end}
            for c in claims if c.trigger
        ]  # fmt: skip
        yield from find_words(Annotated(report, groundings, gold))
