"""Reports for the tests of the claim room: real syntax, groundings by plain look-up of the names that a test gives."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache

from fogline.claim.events.heads import load_heads
from fogline.claim.extract import read_unchosen, set_scenes
from fogline.models.claim import Claim
from fogline.models.entity import Actor, Grounding
from fogline.models.groundings import Groundings
from fogline.models.report import Block, Dating, Quotation, Report, Sentence, Token
from fogline.read.tagger import Tagger
from fogline.read.tokens import find_tokens
from fogline.resolve.quantities import resolve_quantities
from fogline.resolve.times import resolve_times

SUNDAY = date(2024, 12, 1)
QUOTED = re.compile(r"“([^”]{3,600})”")


@cache
def tagger() -> Tagger:
    """One tagger for all tests of a process."""
    return Tagger.load()


def stage(text: str, actors: dict[str, str], places: list[str], kind: str = "paragraph") -> tuple[Report, Groundings]:
    """A report of one line a sentence, each a block of that kind, or all one paragraph where the kind is "running";
    `actors` maps names in the text to actor kinds, `places` are names."""
    sentences, blocks = [], []
    for line in re.finditer(r"[^\n]+", text):
        spans = find_tokens(text, line.start(), line.end())
        tags = tagger().tag([[text[a:b] for a, b in spans]])[0]
        tokens = tuple(
            Token(a, b, text[a:b], tags.lemmas[i], tags.upos[i], tags.xpos[i], tags.heads[i], tags.deprels[i])
            for i, (a, b) in enumerate(spans)
        )
        if kind != "running":
            blocks.append(Block(line.start(), line.end(), kind))
        elif not blocks:
            blocks.append(Block(0, len(text), "paragraph"))
        sentences.append(Sentence(len(sentences), line.start(), line.end(), len(blocks) - 1, tokens))
    quotations = tuple(Quotation(m.start(1), m.end(1)) for m in QUOTED.finditer(text))
    report = Report(
        "r1", "test.txt", "0" * 64, text, None, "The Test Courier", None, None, "en", Dating(SUNDAY, "given"),
        datetime(2024, 12, 1, tzinfo=UTC), tuple(blocks), tuple(sentences), quotations,
    )  # fmt: skip
    found = [g for name in actors for g in _find(report, name, "actor")]
    sites = [g for name in places for g in _find(report, name, "place")]
    records = {_slug(name): Actor(_slug(name), name, kind) for name, kind in actors.items()}
    return report, Groundings(
        tuple(sorted(found, key=lambda g: g.start)), tuple(sorted(sites, key=lambda g: g.start)),
        tuple(resolve_times(report)), tuple(resolve_quantities(report)), records, {},
    )  # fmt: skip


def read_claims(text: str, actors: dict[str, str], places: list[str], kind: str = "paragraph") -> list[Claim]:
    """The claims of a staged report as the rules fill them: what was learned of places and actors is tested apart."""
    report, groundings = stage(text, actors, places, kind)
    cased = report.as_cased()
    return read_unchosen(cased, set_scenes(cased, groundings), groundings, "both", load_heads())


def of_type(claims: list[Claim], event_type: str) -> list[Claim]:
    """The claims of one type."""
    return [c for c in claims if c.event_type == event_type]


def ids(slots: tuple[object, ...]) -> list[str]:
    """Ids of slots or voices."""
    return [str(getattr(s, "id", "")) for s in slots]


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _find(report: Report, name: str, role: str) -> list[Grounding]:
    found = []
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", report.text):
        sentence = next(s for s in report.sentences if s.start <= match.start() < s.end)
        inside = [i for i, t in enumerate(sentence.tokens) if t.start < match.end() and t.end > match.start()]
        head = next(i for i in inside if sentence.tokens[i].head not in inside)
        found.append(
            Grounding(match.start(), match.end(), name, _slug(name), name, role, "test", sentence.tokens[head].start)
        )
    return found
