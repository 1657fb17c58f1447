"""Actors resolved in reports of a few sentences, parsed on the spot."""

from __future__ import annotations

from dataclasses import replace

from claim.staging import stage
from fogline.lexicon.actors import ActorTable
from fogline.models.entity import Actor, Grounding
from fogline.models.report import Sentence
from fogline.models.story import Story
from fogline.resolve.actors import resolve_actors


def resolve_staged(
    text: str, places: dict[str, str] | None = None, kind: str = "paragraph"
) -> tuple[list[Grounding], dict[str, Actor]]:
    """Actors of a report of one line a sentence, and their records; `places` are ids by the names in the text."""
    known = {name: ident for name, ident in (places or {}).items() if name in text}
    report, staged = stage(text, {}, list(known), kind)
    found = [Grounding(g.start, g.end, g.text, known[g.text], g.text, "place", "test", g.head) for g in staged.places]
    report = replace(report, sentences=tuple(map(_with_children, report.sentences)))
    return resolve_actors(report, found, ActorTable.load(), Story())


def _with_children(sentence: Sentence) -> Sentence:
    heads = [token.head for token in sentence.tokens]
    own = (tuple(i for i, head in enumerate(heads) if head == number) for number in range(len(heads)))
    return replace(sentence, children=tuple(own))
