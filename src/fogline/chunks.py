"""Chunks: captures to reports, the sentences of many tagged together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fogline.models.capture import Capture
from fogline.models.draft import Draft
from fogline.models.report import Report
from fogline.stages import Stages, Tags
from fogline.stopwatch import Stopwatch


@dataclass(frozen=True, slots=True)
class Failure:
    """The stage at which a capture could not be read on, and the error."""

    stage: str
    error: Exception


class ChunkReader:
    """Reads captures with `stages`, timed by `watch`. `words` counts the words read so far."""

    def __init__(self, stages: Stages, watch: Stopwatch) -> None:
        self.words = 0
        self._stages, self._watch = stages, watch

    def read(self, captures: Sequence[Capture]) -> Iterator[tuple[Capture, Report | Failure]]:
        """A report or a failure for each capture; those that cannot be drafted come first."""
        drafts: list[tuple[Capture, Draft]] = []
        for capture in captures:
            draft = self._draft(capture)
            if isinstance(draft, Failure):
                yield capture, draft
            else:
                drafts.append((capture, draft))
        tagged = self._tag([draft for _, draft in drafts])
        for (capture, draft), tags in zip(drafts, tagged, strict=True):
            yield capture, Failure("tag", tags) if isinstance(tags, Exception) else self._join(capture, draft, tags)

    def _draft(self, capture: Capture) -> Draft | Failure:
        try:
            with self._watch("read"):
                return self._stages.draft(capture, capture.retrieved_at.date())
        except Exception as error:
            return Failure("read", error)

    def _join(self, capture: Capture, draft: Draft, tags: Tags) -> Report | Failure:
        try:
            with self._watch("read"):
                report = self._stages.join(draft, tags, capture.retrieved_at)
        except Exception as error:
            return Failure("read", error)
        self.words += sum(len(sentence.words) for sentence in draft.sentences)
        return report

    def _tag(self, drafts: Sequence[Draft]) -> list[Tags | Exception]:
        """Tags of each draft's sentences, all tagged together; where that fails, each draft for itself."""
        words = [[draft.words(index) for index in range(len(draft.sentences))] for draft in drafts]
        try:
            tagged = self._tag_timed([sentence for sentences in words for sentence in sentences])
        except Exception as error:
            if len(drafts) < 2:
                return [error for _ in drafts]
            return [self._tag([draft])[0] for draft in drafts]
        ends = [0]
        for sentences in words:
            ends.append(ends[-1] + len(sentences))
        return [tagged[start:end] for start, end in pairwise(ends)]

    def _tag_timed(self, sentences: list[list[str]]) -> Tags:
        if not sentences:
            return ()
        with self._watch("tag"):
            before = self._stages.inference()
            tagged = self._stages.tag(sentences)
            self._watch.seconds["inference"] += self._stages.inference() - before
        return tagged
