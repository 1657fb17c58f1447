"""Speakers: who speaks in each quotation of a report, also where the quotation runs over sentences."""

from __future__ import annotations

import re
from bisect import bisect_right

from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.reporters import speaker_of
from fogline.claim.speech.tag_shapes import find_noun_after, is_finite
from fogline.claim.speech.turns import find_turns
from fogline.claim.speech.voices import as_voices, find_voices
from fogline.models.claim import Voice
from fogline.models.report import Quotation, Report

LEAD = 90
OWN_LEAD = re.compile(
    r"(?:(?:^|\n|\d\s{1,3})From (?:our )?[^\n\"“.:]{3,60}"
    r"|[Oo]ur (?:own )?(?:reporter|correspondent|colleague|stringer)[^\n\"“.:]{0,40}):\s{0,2}[\"“]?$"
)
NEXT_SENTENCE = 220
"""Characters from the end of one quotation to a next one that goes on with it: its tag stands between them."""


class Speakers:
    """The speaker of every quotation long enough to be speech (three words or more)."""

    def __init__(self, report: Report, scenes: list[Scene]) -> None:
        self.report = report
        self._quotations = [q for q in report.quotations if report.text.count(" ", q.start, q.end) >= 2]
        self._starts = [q.start for q in self._quotations]
        self._voices: dict[int, list[Voice]] = {}
        self._find(scenes)
        self._turns = find_turns(report, scenes[0].groundings) if scenes else []
        self._turn_starts = [start for start, _ in self._turns]

    def quotation_at(self, position: int) -> Quotation | None:
        """The quotation that holds a character, if any."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and self._quotations[index].end > position:
            return self._quotations[index]
        return None

    def voices_at(self, position: int) -> list[Voice]:
        """Voices that speak at a character; empty outside quotations or where nobody is named."""
        quotation = self.quotation_at(position)
        return self._voices.get(quotation.start, []) if quotation else []

    def turn_at(self, position: int) -> list[Voice]:
        """Who has the word at a character of a transcript; empty elsewhere."""
        index = bisect_right(self._turn_starts, position) - 1
        return self._turns[index][1] if index >= 0 else []

    def _find(self, scenes: list[Scene]) -> None:
        ends = [s.sentence.end for s in scenes]
        last: list[Voice] = []
        last_block = last_end = -9
        for quotation in self._quotations:
            first = bisect_right(ends, quotation.start)
            if self._is_own(quotation):
                last, last_block = [], -9
                continue
            voices: list[Voice] = []
            over = []
            for scene in scenes[first:]:
                if scene.sentence.start >= quotation.end:
                    break
                over.append(scene)
            for scene in (over[:1] + over[-1:]) if over else []:
                voices = speaker_of(scene, (quotation.start, quotation.end))
                if voices:
                    break
            voices = voices or (_heading(over[0], quotation) if over else [])
            block = over[0].sentence.block if over else last_block
            if not voices and last and block == last_block and quotation.start - last_end <= NEXT_SENTENCE:
                voices = last
            if not voices and over:
                voices = self._beside(scenes, first, len(over), quotation)
            if not voices and last and block - last_block <= 2:
                voices = last
            if voices:
                self._voices[quotation.start] = voices
                last, last_block, last_end = voices, block, quotation.end

    def _is_own(self, quotation: Quotation) -> bool:
        """Whether the outlet's own people speak ('From our colleague in Oldtown: "..."')."""
        before = self.report.text[max(0, quotation.start - LEAD) : quotation.start]
        return OWN_LEAD.search(before) is not None

    def _beside(self, scenes: list[Scene], first: int, count: int, quotation: Quotation) -> list[Voice]:
        block = scenes[first].sentence.block
        neighbours = [i for i in (first - 1, first + count) if 0 <= i < len(scenes)]
        for i in neighbours:
            scene = scenes[i]
            colon = scene.report.text[scene.sentence.start : scene.sentence.end].rstrip().endswith((":", ","))
            if scene.sentence.block == block or (i < first and colon):
                voices = speaker_of(scene, (quotation.start, quotation.end))
                if voices:
                    return voices
        return []


def _heading(scene: Scene, quotation: Quotation) -> list[Voice]:
    """Who stands before the colon of a quotation in its sentence, with no verb of saying: 'Col X, a spokesman: "..."',
    'A doctor by telephone: "..."', 'Maj X saw it otherwise: "..."'."""
    lead = scene.report.text[scene.sentence.start : max(scene.sentence.start, quotation.start - 1)].rstrip()
    if not lead.endswith(":"):
        return []
    before = [i for i, token in enumerate(scene.syntax.tokens) if token.end <= scene.sentence.start + len(lead)]
    verb = next((i for i in before if is_finite(scene, i)), None)
    if verb is not None:
        people = [g for n in scene.syntax.agent(verb) for g in scene.actors_of(n) if scene.kind_of(g) == "person"]
        return as_voices(people[:1])
    noun = find_noun_after(scene, 0)
    return find_voices(scene, noun, ":") if noun is not None and noun in before else []
