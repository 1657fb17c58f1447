"""A small invented war for the tests of this room: four dispatches of our own, their claims, and what follows.

Places are real towns of Sudan; outlets, voices, sides and events are invented. Some words are hostile on purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import fakes
from fogline.errors import UnreadableContent
from fogline.journey import Stages
from fogline.models.capture import Capture, Discard
from fogline.models.claim import Claim, Slot, Voice
from fogline.models.dossier import Dossier
from fogline.models.draft import Draft
from fogline.models.entity import Actor, Candidate, Place
from fogline.models.event import Assembly, Event, Informant, Judgement, Relation, Reprint
from fogline.models.groundings import Groundings
from fogline.models.measure import Figure, Interval
from fogline.models.report import Block, Dating, Report, ReportCard
from fogline.models.selector import select
from fogline.models.state import ControlStatus, Dispute, Holder, LedgerLine, TimelineEntry

NOW = datetime(2031, 3, 9, 12, tzinfo=UTC)
TUESDAY, WEDNESDAY, THURSDAY = date(2031, 3, 4), date(2031, 3, 5), date(2031, 3, 6)

WIRE = """\
Delta Front takes Sennar, shopkeepers say

KOSTI, March 4 (Lowland Wire) — Fighters of the Delta Front took the town of Sennar on Tuesday, two shopkeepers said. \
The army denied that Sennar had fallen.

At least 12 people were killed in Sennar, five of them children, the Lantern hospital said. The Front calls the town \
its gate to the river.

Aircraft struck the bridge at Singa on Tuesday.
"""
HERALD = """\
Home | World | Games
The Valley Herald
Fighters of the Delta Front took the town of Sennar on Tuesday, two shopkeepers said.
The hospital had counted 19 dead by Wednesday, said <script>alert("dead")</script> its matron.
Subscribe for =1+1 more
"""
BULLETIN = """\
Army bulletin no. 7
Our units hold Sennar and will enter Singa. Nobody was hurt.
The rebels\u202e killed\u202c their own people in 2024.
"""
DIARY = """\
Diary of a teacher in Kosti
Soldiers left Kosti, I think. @cmd and -2+3 were written on the wall.
"""

_WHO = {
    "delta-front": Actor("delta-front", "Delta Front", "armed-group", side="delta-front", party=True),
    "army": Actor("army", "army", "military", side="army", party=True),
    "shopkeepers": Actor("shopkeepers", "Shopkeepers", "unnamed", learned=True),
    "lantern-hospital": Actor("lantern-hospital", "Lantern hospital", "ngo"),
    "matron": Actor("matron", "=2+5 matron", "person", learned=True),
    "children": Actor("children", "children", "civilians"),
}
_WHERE = {
    "sennar": Place("sennar", "Sennar", "town", 13.55, 33.6, "SD", "Sennar", population=130_000),
    "singa": Place("singa", "Singa", "town", 13.15, 33.93, "SD", "Sennar", population=250_000),
    "kosti": Place("kosti", "Kosti", "city", 13.17, 32.66, "SD", "White Nile", population=340_000),
    "upriver": Place("upriver", "Upriver country", "region", None, None, "SD", precision=5),
}


_OTHER = Candidate("x", "Other Sennar", 0.31, "farther off")


def make_card(doc: str, text: str, publisher: str | None, dating: Dating, furniture: Sequence[str] = ()) -> ReportCard:
    """A report card whose lines are blocks; lines that start as `furniture` says are that."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        kind = "furniture" if line.startswith(tuple(furniture)) and furniture else "paragraph"
        if line.strip():
            blocks.append(Block(at, at + len(line.rstrip("\n")), kind))
        at += len(line)
    digest = sha256(text.encode()).hexdigest()
    return ReportCard(doc, digest[:12], digest, publisher, dating, None, text, None, NOW, blocks=tuple(blocks))


CARDS = (
    make_card("01_wire.txt", WIRE, "Lowland Wire", Dating(TUESDAY, "dateline", "The dateline has March 4.", 0.9)),
    make_card(
        "02_herald.txt", HERALD, "Valley <b>Herald</b>",
        Dating(WEDNESDAY, "inferred", "It tells of Tuesday as 01_wire.txt does.", 0.6), ("Home", "Subscribe"),
    ),
    make_card("03_bulletin.txt", BULLETIN, "=HYPERLINK(1)", Dating(THURSDAY, "given", "", 1.0)),
    make_card("04_diary.txt", DIARY, None, Dating(None, "none", "No date in it.", 0.0)),
)  # fmt: skip


def make_claim(
    ident: str, card: ReportCard, quote: str, event_type: str, *, actor: str = "", recipient: str = "", place: str = "",
    day: date | None = None, voices: Sequence[tuple[str, str, str]] = (),
    figures: Sequence[tuple[str, int | None, int | None, str, str]] = (), **more: object,
) -> Claim:  # fmt: skip
    """A claim on the words `quote` of a card; entities by id, found in the quote by nothing but their name."""
    start = card.text.index(quote)
    return Claim(
        ident, card.id, card.doc, select(card.text, start, start + len(quote)), event_type,
        select(card.text, start, start + len(quote.split()[0])),
        tuple(Slot(i, _WHO[i].name, _WHO[i].name, how="alias") for i in actor.split()),
        tuple(Slot(i, _WHO[i].name, _WHO[i].name) for i in recipient.split()),
        tuple(Slot(i, _WHERE[i].name, _WHERE[i].name, how="gazetteer", candidates=(_OTHER,)) for i in place.split()),
        Interval(day, day, basis="weekday") if day else None, time_null="" if day else "the text names no day",
        attribution=tuple(Voice(i, name, text, cue="said") for i, name, text in voices),
        figures=tuple(_figure(card.text, start, *figure) for figure in figures),
        frame=f"{event_type}.test", reader="rules/1", **more,  # type: ignore[arg-type]
    )  # fmt: skip


def _figure(text: str, start: int, measure: str, low: int | None, high: int | None, who: str, words: str) -> Figure:
    at = text.index(words, start)
    return Figure(measure, low, high, who, at, at + len(words))


_SHOPS = (("shopkeepers", "Shopkeepers", "two shopkeepers"),)
_ARMY = (("army", "army", "The army"),)
_HOSPITAL = (("lantern-hospital", "Lantern hospital", "the Lantern hospital"),)
_MATRON = (("matron", "=2+5 matron", "its matron"),)
_W, _H, _B, _D = CARDS

CLAIMS = {
    claim.id: claim
    for claim in (
        make_claim("a0", _W, "Delta Front takes Sennar", "seize", actor="delta-front", place="sennar", voices=_SHOPS),
        make_claim("a1", _W, "Fighters of the Delta Front took the town of Sennar on Tuesday", "seize",
                   actor="delta-front", place="sennar", day=TUESDAY, voices=_SHOPS),
        make_claim("a2", _W, "denied that Sennar had fallen", "seize", actor="delta-front", place="sennar",
                   voices=_ARMY, polarity="denied"),
        make_claim("a3", _W, "At least 12 people were killed in Sennar, five of them children", "casualties",
                   place="sennar", voices=_HOSPITAL,
                   figures=(("killed", 12, None, "people", "At least 12"), ("killed", 5, 5, "children", "five"))),
        make_claim("a4", _W, "Aircraft struck the bridge at Singa on Tuesday", "airstrike", place="singa", day=TUESDAY),
        make_claim("a5", _W, "struck the bridge at Singa on Tuesday.", "damage", place="singa", day=TUESDAY),
        make_claim("b1", _H, "Fighters of the Delta Front took the town of Sennar on Tuesday", "seize",
                   actor="delta-front", place="sennar", day=TUESDAY, voices=_SHOPS),
        make_claim("b2", _H, 'The hospital had counted 19 dead by Wednesday, said <script>alert("dead")</script>',
                   "casualties", place="sennar", day=WEDNESDAY, voices=_MATRON,
                   figures=(("killed", 19, 19, "=dead", "19"),)),
        make_claim("c1", _B, "Our units hold Sennar", "hold", actor="army", place="sennar", voices=_ARMY),
        make_claim("c2", _B, "hold Sennar and will enter Singa", "enter", actor="army", place="singa", voices=_ARMY,
                   modality="planned"),
        make_claim("c3", _B, "The rebels\u202e killed\u202c their own people in 2024", "attack", actor="delta-front",
                   place="upriver", day=date(2024, 1, 1), voices=_ARMY, core=False),
        make_claim("d1", _D, "Soldiers left Kosti, I think", "withdraw", actor="army", place="kosti",
                   modality="possible"),
    )
}  # fmt: skip


def _informant(ident: str, name: str, *claims: str, party: bool = False, affirms: bool = True) -> Informant:
    docs = tuple(dict.fromkeys(CLAIMS[claim].doc for claim in claims))
    return Informant(ident, name, party, affirms, docs, claims)


def _event(ident: str, event_type: str, claims: str, informants: Sequence[Informant], *, day: date | None = None,
           actor: str = "", place: str = "", disputed: bool = False) -> Event:  # fmt: skip
    affirming = [one for one in informants if one.affirms]
    return Event(
        ident, event_type, tuple(claims.split()), tuple(actor.split()), (), tuple(place.split()), day, day,
        tuple(informants), len(affirming), disputed, 0.5, ("same type, place and day",),
    )  # fmt: skip


EVENTS = (
    _event("ev-seize", "seize", "a0 a1 b1 a2",
           [_informant("shopkeepers", "Shopkeepers", "a0", "a1", "b1"),
            _informant("army", "army", "a2", party=True, affirms=False)],
           day=TUESDAY, actor="delta-front", place="sennar", disputed=True),
    _event("ev-toll", "casualties", "a3 b2",
           [_informant("lantern-hospital", "Lantern hospital", "a3"), _informant("matron", "=2+5 matron", "b2")],
           day=WEDNESDAY, place="sennar"),
    _event("ev-strike", "airstrike", "a4 a5", [_informant("outlet:01_wire.txt", "Lowland Wire", "a4", "a5")],
           day=TUESDAY, place="singa"),
    _event("ev-hold", "hold", "c1", [_informant("army", "army", "c1", party=True)], actor="army", place="sennar"),
    _event("ev-plan", "enter", "c2", [_informant("army", "army", "c2", party=True)], actor="army", place="singa"),
    _event("ev-old", "attack", "c3", [_informant("army", "army", "c3", party=True)], day=date(2024, 1, 1),
           actor="delta-front", place="upriver"),
    _event("ev-left", "withdraw", "d1", [_informant("outlet:04_diary.txt", "04_diary.txt", "d1")], actor="army",
           place="kosti"),
)  # fmt: skip

CONTROL = (
    ControlStatus("kosti", (), "unknown", "Nobody speaks of control.", ("Soldiers left.",), None, (), ("d1",)),
    ControlStatus(
        "sennar",
        (Holder("delta-front", ("shopkeepers",), ("a1", "b1"), TUESDAY), Holder("army", ("army",), ("c1",), THURSDAY)),
        "delta-front", "Witnesses say so; the army's word counts for little.",
        ("Two shopkeepers are no party.", "The army's word alone does not count."), TUESDAY, ("a1", "b1", "a2", "c1"),
    ),
    ControlStatus("singa", (), "contested", "Both are inside.", ("Both.",), TUESDAY, ("a4",)),
    ControlStatus(
        "upriver", (Holder("army", ("army",), ("c3",), None),), "unknown", "A party's word.", ("x",), None, ("c3",)
    ),
)  # fmt: skip

LEDGER = (
    LedgerLine("people", "killed", 12, None, ("sennar",), TUESDAY, TUESDAY, ("lantern-hospital",), ("a3",),
               running=True, current=False),
    LedgerLine("=dead", "killed", 19, 19, ("sennar",), TUESDAY, WEDNESDAY, ("matron",), ("b2",), supersedes=0,
               running=True),
    LedgerLine("children", "killed", 5, 5, ("sennar",), None, TUESDAY, ("lantern-hospital",), ("a3",), part_of=1),
    LedgerLine("", "injured", 0, 0, (), None, None, ("army",), ("c1",)),
)  # fmt: skip

DISPUTES = (
    Dispute("superseded", ("a3",), ("b2",), "The later count is 19.", "ev-toll", ("sennar",)),
    Dispute("denial", ("a1",), ("a2",), "The army denies it.", "ev-seize", ("sennar",)),
    Dispute("holder", ("a1", "b1"), ("c1",), "Two holders.", None, ("sennar",)),
)


def write_dispatches(folder: Path) -> None:
    """The dispatches as files, and one that cannot be read."""
    for card in CARDS:
        (folder / card.doc).write_bytes(card.text.encode())
    (folder / "05_broken.txt").write_bytes(b"UNREADABLE")


def make_stages() -> Stages:
    """Stages that read the dispatches as this module says."""
    cards = {card.doc: card for card in CARDS}

    def draft(capture: Capture, today: date) -> Draft:
        if capture.name not in cards:
            raise UnreadableContent("read", "no such dispatch")
        card = cards[capture.name]
        return Draft(card.id, card.doc, card.sha256, card.text, card.title, card.publisher, None, None, "en",
                     card.dating, card.blocks)  # fmt: skip

    def join(made: Draft, tags: object, retrieved_at: datetime) -> Report:
        return Report(made.id, made.doc, made.sha256, made.text, made.title, made.publisher, None, None, "en",
                      made.dating, retrieved_at, made.blocks)  # fmt: skip

    def claim(report: Report, groundings: Groundings) -> list[Claim]:
        return [claim for claim in CLAIMS.values() if claim.report == report.id]

    return Stages(
        reader="scene/1", assembler="scene/1", fetch=fakes.fetch, draft=draft, tag=lambda sentences: [], join=join,
        resolve=lambda report, story: Groundings(actor_records=_WHO, place_records=_WHERE), claim=claim,
        date=lambda reports, story: {report.doc: report.dating for report in reports},
        assemble=lambda holdings, verdicts: Assembly(
            EVENTS, (Relation("a1", "a2", "denies", "the army says no"),), (), (), {}, frozenset({"army"})
        ),
    )  # fmt: skip


def make_dossier(**changes: object) -> Dossier:
    """The whole scene; `changes` replace fields."""
    days = {event.id: (event.first, event.last) for event in EVENTS}
    timeline = tuple(
        TimelineEntry(*days[e.id], e.id, e.claims, tuple(i.id for i in e.informants), e.independent, e.disputed)
        for e in sorted(EVENTS, key=lambda e: (e.first or date.max, e.id))
    )
    fields: dict[str, object] = {
        "reports": CARDS, "claims": CLAIMS, "actors": _WHO, "places": _WHERE, "events": EVENTS,
        "relations": (Relation("a1", "a2", "denies", "the army says no"),),
        "reprints": (Reprint("01_wire.txt", "02_herald.txt", "partial", 0.4),),
        "judgements": (Judgement("a1", "b1", "same", 0.93, ("same words",)),), "timeline": timeline,
        "control": CONTROL, "ledger": LEDGER, "disputes": DISPUTES,
        "discards": (Discard("05_scan.pdf", "acquire", "A PDF is not <read>."),), "version": "9.9",
    }  # fmt: skip
    return Dossier(**(fields | changes))  # type: ignore[arg-type]
