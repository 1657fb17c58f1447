"""Dispatches written in a test, read by the real reader and tagger; outlets and speakers are invented."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import cache

from fogline.lexicon.actors import ActorTable
from fogline.models.capture import Capture
from fogline.models.entity import Actor, Grounding
from fogline.models.story import Story
from fogline.read.draft import read_draft
from fogline.read.report import read_report
from fogline.read.tagger import Tagger
from fogline.resolve.actors import resolve_actors

NOW = datetime(2025, 1, 1, tzinfo=UTC)


@cache
def _tagger() -> Tagger:
    return Tagger.load()


@cache
def read_actors(text: str, day: str) -> tuple[tuple[Grounding, ...], dict[str, Actor]]:
    """The actors of a text published on a day (ISO)."""
    data = text.encode()
    capture = Capture(hashlib.sha256(data).hexdigest(), "test.txt", data, "text/plain", NOW, {"published": day})
    draft = read_draft(capture, NOW.date())
    report = read_report(draft, _tagger().tag([draft.words(i) for i in range(len(draft.sentences))]), NOW)
    groundings, records = resolve_actors(report, [], ActorTable.load(), Story())
    return tuple(groundings), records


def find_ids(text: str, day: str, words: str) -> list[str]:
    """Ids of every grounding of these words, in text order."""
    return [g.id for g in read_actors(text, day)[0] if g.text == words]
