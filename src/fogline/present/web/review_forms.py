"""Review forms: what a form says, as decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from starlette.datastructures import FormData

from fogline.errors import NotFound, UsageError
from fogline.models.claim import EVENT_TYPES, MODALITIES, POLARITIES, Claim
from fogline.models.decision import Anchor, Decision, Identity
from fogline.models.entity import Actor, Place
from fogline.models.report import ReportCard
from fogline.models.selector import Selector, select
from fogline.present.candidates import Knowledge
from fogline.present.corrections import (
    WORDS,
    Correction,
    check_slot,
    correct_entities,
    correct_figures,
    correct_records,
    correct_time,
    correct_word,
    make_actor,
    make_place,
)
from fogline.review import locate_quote, make_anchor, make_claim_id
from fogline.store import decisions as kept
from fogline.store.amendments import find_report

LONGEST_QUOTE = 1_500


def read_name(form: FormData, known: str) -> str:
    """The reviewer's name, as given, else as known."""
    return (text_of(form, "by").strip() or known).strip()[:200]


def read_number(text: str) -> int:
    """A whole number from 0 to 999,999,999; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def text_of(form: FormData, name: str) -> str:
    """The text of a field; empty where there is none."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def texts_of(form: FormData, name: str) -> list[str]:
    """Every text of a field that may be given several times."""
    return [value for value in form.getlist(name) if isinstance(value, str)]


def read_decision(
    connection: sa.Connection, form: FormData, ident: str, claim: Claim, by: str, known: Knowledge
) -> Decision:
    """What the form on a claim decides; `claim` is the claim as decided so far. Raises UsageError, NotFound."""
    action = text_of(form, "action")
    anchor, _ = make_anchor(connection, ident)
    seen = read_seen(connection, form, ident)
    base = Decision(action, by, now(), text_of(form, "why").strip()[:2000], (anchor,), seen=seen)
    if action in ("accept", "reject"):
        return base
    if action == "uphold":
        return _uphold(connection, form, base, ident)
    if action == "correct":
        made = read_correction(form, claim, known)
        return replace(base, amendment=made.amendment, actors=made.actors, places=made.places)
    raise UsageError(f"{action[:40]!r} is nothing that can be decided here")


def read_seen(connection: sa.Connection, form: FormData, ident: str) -> tuple[str, ...]:
    """Ids of the decisions on a claim that the page showed which the form was on."""
    version = text_of(form, "version")
    on_claim = [d.id for d in kept.find_on_claim(connection, ident)]
    return kept.find_seen(connection, on_claim, read_number(version))


def read_correction(form: FormData, claim: Claim, known: Knowledge) -> Correction:
    """What the form puts into a slot."""
    slot = check_slot(text_of(form, "slot"))
    if slot in WORDS:
        return correct_word(slot, text_of(form, "word"))
    if slot == "time":
        return correct_time(text_of(form, "first"), text_of(form, "last"))
    if slot == "figures":
        names = ("measure", "low", "high", "who", "words")
        columns = [texts_of(form, name) for name in names]
        return correct_figures([dict(zip(names, row, strict=True)) for row in zip(*columns, strict=False)], claim)
    chosen = correct_entities(slot, texts_of(form, "entity"), claim, known)
    fresh = _read_new(form, slot)
    if fresh is None:
        return chosen
    records: list[Actor | Place] = [*_records(slot, texts_of(form, "entity"), known), fresh]
    return correct_records(slot, records, claim, known)


def read_added(connection: sa.Connection, form: FormData, by: str, known: Knowledge) -> tuple[Decision, str]:
    """A claim that the form on a report adds, and its id. Raises UsageError where its words do not stand there."""
    sha = text_of(form, "sha256")
    held = find_report(connection, sha)
    if held is None:
        raise NotFound("the report is not in the store")
    card = held[1]
    evidence = _find_quote(form, card)
    kind = text_of(form, "type")
    if kind not in EVENT_TYPES:
        raise UsageError("say what kind of event the words tell of")
    claim = Claim("", card.id, card.doc, evidence, kind, None, reader="review")
    actors: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    for slot in ("actor", "recipient", "place", "voice"):
        idents = texts_of(form, slot)
        named = [
            _find_named(slot, name.strip(), known) for name in text_of(form, f"{slot}_name").split(";") if name.strip()
        ]
        if idents or named:
            records = [*_records(slot, idents, known), *named]
            made = correct_records(slot, records, claim, known)
            claim = _put_in(claim, slot, made)
            actors |= {one.id: one for one in made.actors}
            places |= {one.id: one for one in made.places}
    time = correct_time(text_of(form, "first"), text_of(form, "last")).amendment.time
    polarity, modality = _one_of(form, "polarity", POLARITIES), _one_of(form, "modality", MODALITIES)
    claim = replace(claim, time=time, polarity=polarity, modality=modality)
    row = {name: text_of(form, name) for name in ("measure", "low", "high", "who", "words")}
    claim = replace(claim, figures=correct_figures([row], claim).amendment.figures)
    claim = replace(claim, id=make_claim_id(claim, sha))
    target = Anchor(claim.id, sha, card.doc, evidence, kind)
    why = text_of(form, "why").strip()[:2000]
    decision = Decision("add", by, now(), why, (target,), claim=claim, actors=tuple(actors.values()),
                        places=tuple(places.values()))  # fmt: skip
    return decision, claim.id


def read_identity(form: FormData, by: str, known: Knowledge) -> Decision:
    """Who or what a name stands for, as the form says: everywhere, or where it is called so, or in one document."""
    role = text_of(form, "role")
    if role not in ("actor", "place"):
        raise UsageError("say whether it is an actor or a place")
    old, new = text_of(form, "old").strip(), text_of(form, "entity").strip()
    fresh = _read_new(form, role)
    record = fresh or (known.get_place(new) if role == "place" else known.get_actor(new))
    if not old or old == record.id:
        raise UsageError("say what it is to be, other than what it is")
    names = tuple(name.strip() for name in text_of(form, "names").split(";") if name.strip())
    docs = tuple(doc.strip() for doc in texts_of(form, "docs") if doc.strip())
    identity = Identity(role, old, record.id, record.name, names, docs)
    places = known.with_holders(record) if isinstance(record, Place) else ()
    actors = (record,) if isinstance(record, Actor) else ()
    why = text_of(form, "why").strip()[:2000]
    return Decision("identify", by, now(), why, identity=identity, actors=actors, places=places)


def now() -> datetime:
    """The moment in UTC."""
    return datetime.now(UTC)


def _uphold(connection: sa.Connection, form: FormData, base: Decision, ident: str) -> Decision:
    """One side of a conflict, decided again by somebody who has seen both."""
    wanted = text_of(form, "decision")
    chosen = next((d for d in kept.find_on_claim(connection, ident) if d.id == wanted), None)
    if chosen is None or chosen.action not in ("accept", "reject", "correct"):
        raise NotFound("no such decision stands on this claim")
    return replace(base, action=chosen.action, amendment=chosen.amendment, actors=chosen.actors, places=chosen.places)


def read_quote(quote: str, start: str, prefix: str, suffix: str) -> Selector:
    """The selector that a browser gives of chosen words."""
    at = read_number(start)
    words = quote.replace("\r\n", "\n").strip()
    return Selector(at, at + len(words), words, prefix[-64:], suffix[:64])


def _find_quote(form: FormData, card: ReportCard) -> Selector:
    asked = read_quote(
        text_of(form, "quote") or text_of(form, "exact"), text_of(form, "start"), text_of(form, "prefix"),
        text_of(form, "suffix"),
    )  # fmt: skip
    if not asked.exact or len(asked.exact) > LONGEST_QUOTE:
        raise UsageError(f"give the words that carry the claim, at most {LONGEST_QUOTE} characters")
    span = locate_quote(asked, card.text)
    if span is None:
        raise UsageError(f"“{asked.exact[:80]}” does not stand in {card.doc}: copy the words exactly as they are there")
    return select(card.text, span.start, span.end)


def _records(slot: str, idents: list[str], known: Knowledge) -> list[Any]:
    return [known.get_place(ident) if slot == "place" else known.get_actor(ident) for ident in dict.fromkeys(idents)]


def _find_named(slot: str, name: str, known: Knowledge) -> Actor | Place:
    """The likeliest thing of a name; a new one where nothing is known by it."""
    found = known.find_places(name) if slot == "place" else known.find_actors(name)
    if found:
        return known.get_place(found[0].id) if slot == "place" else known.get_actor(found[0].id)
    return make_place(name, "") if slot == "place" else make_actor(name)


def _read_new(form: FormData, slot: str) -> Actor | Place | None:
    name = text_of(form, "new_name").strip()
    if not name:
        return None
    if slot == "place":
        return make_place(name, text_of(form, "new_point"), text_of(form, "new_kind") or "town",
                          text_of(form, "new_within") or None)  # fmt: skip
    return make_actor(name, text_of(form, "new_kind") or "group")


def _put_in(claim: Claim, slot: str, made: Correction) -> Claim:
    content = made.amendment.voices if slot == "voice" else made.amendment.entities
    return replace(claim, **{"attribution" if slot == "voice" else slot: content})  # type: ignore[arg-type]


def _one_of(form: FormData, name: str, words: tuple[str, ...]) -> str:
    given = text_of(form, name)
    return given if given in words else words[0]
