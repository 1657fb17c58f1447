"""Item sources: whom a digest or list gives for each of its items.

"Sources in brackets" of monitors and press reviews: the bracket that closes an item ("(residents of Oldtown)") vouches
for all of it; and a list under "According to the air force:" is the air force's, item by item.
"""

from __future__ import annotations

import re
from itertools import pairwise

from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.after_tags import find_after_tag
from fogline.claim.speech.reporters import speaker_of
from fogline.claim.speech.voices import PLAIN
from fogline.lexicon.state_bodies import make_slug
from fogline.models.claim import Voice
from fogline.models.report import Block, Report

BRACKET = re.compile(r"\(([^()\n]{2,70})\)[.\s]*$")
STOPPED = re.compile(r"[.!?][\"”’]? \([^()\n]{2,70}\)[.\s]*$")
LONGEST_ITEM = 1500
"""Characters of a block at whose end a source is looked for."""
FEWEST = 3
"""A digest names its sources in brackets at the end of so many items at least."""
OWN = ("own ", "our ", "my ", "author", "photo", "video", "picture", "map", "see ", "file")
"""How the words begin that tell of the outlet's own work, or of a picture."""
BY_WIRE = frozenset({"telephone", "phone", "interview", "interviews", "radio link", "whatsapp", "text message"})
"""Words of how somebody was reached, who is not named."""
HEADINGS = frozenset({"headline", "subhead", "furniture"})


class ItemSources:
    """The voices of the items of one report."""

    def __init__(self, report: Report, scenes: list[Scene]) -> None:
        """`scenes`: the report's sentences outside furniture, in text order."""
        self._voices: dict[int, list[Voice]] = _find_bracketed(report, scenes)
        self._told_after = _find_told_after(scenes)
        lead: list[Voice] = []
        for scene in scenes:
            if scene.block.kind == "list_item":
                if lead:
                    self._voices.setdefault(scene.sentence.block, lead)
            else:
                told = report.text[slice(*scene.span)].rstrip()
                lead = speaker_of(scene, (-1, -1)) if told.endswith(":") else []

    def voices_at(self, scene: Scene) -> list[Voice]:
        """Who vouches for a sentence, by the one behind it or by the item that it stands in; empty where nobody is
        given."""
        if told := self._told_after.get(scene.sentence.index):
            return told
        return self._voices.get(scene.sentence.block, [])


def _find_told_after(scenes: list[Scene]) -> dict[int, list[Voice]]:
    """By the index of a sentence who is said to have told it, right behind it."""
    pairs = ((one, other) for one, other in pairwise(scenes) if one.sentence.block == other.sentence.block)
    found = ((one.sentence.index, find_after_tag(other)) for one, other in pairs)
    return {index: voices for index, voices in found if voices}


def _find_bracketed(report: Report, scenes: list[Scene]) -> dict[int, list[Voice]]:
    blocks = {scene.sentence.block: scene for scene in scenes if _is_item(report, scene.block)}
    closed = {index: found for index, scene in blocks.items() if (found := _find_bracket(scene))}
    if len(closed) < FEWEST:
        return {}
    return {index: _read(blocks[index], *span) for index, span in closed.items()}


def _is_item(report: Report, block: Block) -> bool:
    """A paragraph or line of an item; a line that closes with a full stop and a bracket is no heading, short as it
    may be."""
    return (
        block.kind not in HEADINGS
        or STOPPED.search(report.text[max(block.start, block.end - 100) : block.end]) is not None
    )


def _find_bracket(scene: Scene) -> tuple[int, int] | None:
    """The characters inside the bracket that closes the block of a sentence, where they count nothing."""
    report, block = scene.report, scene.block
    first = max(block.start, block.end - LONGEST_ITEM)
    found = BRACKET.search(report.text[first : block.end])
    if found is None or found.start() == 0:
        return None
    inside = found.group(1)
    words = inside.split()
    abbreviation = len(words) == 1 and inside.isupper()
    if len(words) > 8 or abbreviation or any(character.isdigit() for character in inside):
        return None
    start, end = first + found.start(1), first + found.end(1)
    return None if any(start <= q.start < end for q in scene.groundings.quantities) else (start, end)


def _read(scene: Scene, start: int, end: int) -> list[Voice]:
    """The voices inside a bracket: "army general staff", "residents; own correspondent"."""
    text, found, at = scene.report.text, [], start
    for part in text[start:end].split(";"):
        first = at + len(part) - len(part.lstrip())
        at += len(part) + 1
        said = part.strip()
        lowered = said.lower()
        if not said or is_own_work(lowered) or any(word in lowered for word in BY_WIRE):
            continue
        found.append(_find_voice(scene, said, first))
    return found


def is_own_work(said: str) -> bool:
    """Whether the words of a bracket, lower case, tell of the outlet's own work ("own correspondent", "photo: ...")."""
    return said.startswith(OWN)


def _find_voice(scene: Scene, said: str, start: int) -> Voice:
    end = start + len(said)
    named = list(scene.groundings.actors_in(start, end))
    people = [g for g in named if scene.kind_of(g) == "person"]
    whole = [g for g in named if g.start <= start + 4 or set(said[: g.start - start].lower().split()) <= PLAIN]
    if people or whole:
        grounding = (people or whole)[0]
        return Voice(grounding.id, grounding.name, said, start, end, "(")
    return Voice(make_slug(said) or "unnamed-voice", said, said, start, end, "(")
