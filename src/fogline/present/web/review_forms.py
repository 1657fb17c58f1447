"""Review forms: what a form says, as decisions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from starlette.datastructures import FormData

from fogline.errors import UsageError
from fogline.models.claim import MODALITIES, POLARITIES, Claim
from fogline.models.decision import Decision
from fogline.models.entity import Actor, Place
from fogline.models.selector import Selector
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
    find_named,
    make_actor,
    make_place,
)
from fogline.present.deciding import (
    LONGEST_NAME,
    LONGEST_WHY,
    Addition,
    Sitting,
    judge_added,
    judge_again,
    judge_claim,
    judge_identity,
    judge_joined,
    judge_slot,
    judge_split,
)
from fogline.present.placing import learn_name, learn_point
from fogline.present.web.asked import read_number
from fogline.store.unplaced import UNKNOWN
from fogline.store.view import View


def read_name(form: FormData, known: str) -> str:
    """The reviewer's name, as given, else as known."""
    return (text_of(form, "by").strip() or known).strip()[:LONGEST_NAME]


def text_of(form: FormData, name: str) -> str:
    """The text of a field; empty where there is none."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def texts_of(form: FormData, name: str) -> list[str]:
    """Every text of a field that may be given several times."""
    return [value for value in form.getlist(name) if isinstance(value, str)]


def read_sitting(form: FormData, by: str) -> Sitting:
    """Who decides, now, why, and up to which decision the form's page had seen."""
    return Sitting(by, now(), text_of(form, "why").strip()[:LONGEST_WHY], read_number(text_of(form, "version")))


def read_decision(
    connection: sa.Connection, form: FormData, ident: str, claim: Claim, by: str, known: Knowledge
) -> Decision:
    """What the form on a claim decides; `claim` is the claim as decided so far. Raises UsageError, NotFound."""
    action, sitting = text_of(form, "action"), read_sitting(form, by)
    if action == "uphold":
        return judge_again(connection, sitting, ident, text_of(form, "decision"))
    if action == "correct":
        return judge_slot(connection, sitting, ident, read_correction(form, claim, known))
    return judge_claim(connection, sitting, ident, action)


def read_event(connection: sa.Connection, view: View, form: FormData, ident: str, by: str) -> Decision:
    """What the form on an event decides: claims taken out of it, or another event joined. Raises as the above."""
    sitting = read_sitting(form, by)
    if text_of(form, "action") == "split":
        return judge_split(connection, view, sitting, ident, texts_of(form, "claim"))
    return judge_joined(connection, view, sitting, ident, text_of(form, "other"))


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
    slots = {slot: _read_records(form, slot, known) for slot in ("actor", "recipient", "place", "voice")}
    quote = read_quote(
        text_of(form, "quote") or text_of(form, "exact"), text_of(form, "start"), text_of(form, "prefix"),
        text_of(form, "suffix"),
    )  # fmt: skip
    time = correct_time(text_of(form, "first"), text_of(form, "last")).amendment.time
    row = {name: text_of(form, name) for name in ("measure", "low", "high", "who", "words")}
    given = Addition(
        text_of(form, "sha256"), quote, text_of(form, "type"), slots, time, _one_of(form, "polarity", POLARITIES),
        _one_of(form, "modality", MODALITIES), [row],
    )  # fmt: skip
    return judge_added(connection, read_sitting(form, by), given, known)


def read_identity(form: FormData, by: str, known: Knowledge) -> Decision:
    """Who or what a name stands for, as the form says: everywhere, or where it is called so, or in one document."""
    role = text_of(form, "role")
    if role not in ("actor", "place"):
        raise UsageError("say whether it is an actor or a place")
    new = text_of(form, "entity").strip()
    record = _read_new(form, role) or (known.get_place(new) if role == "place" else known.get_actor(new))
    everywhere = not text_of(form, "names").strip() and not any(doc.strip() for doc in texts_of(form, "docs"))
    if isinstance(record, Place) and everywhere:
        record = _learn(form, record, known)
    names = text_of(form, "names").split(";")
    return judge_identity(read_sitting(form, by), text_of(form, "old"), record, known, names, texts_of(form, "docs"))


def _learn(form: FormData, record: Place, known: Knowledge) -> Place:
    """What an unknown place is, with its name in the user's own places, as far as it can be put there."""
    old = known.find_place(text_of(form, "old"))
    if old is None or not old.id.startswith(UNKNOWN) or not old.country:
        return record
    if not text_of(form, "new_name").strip():
        learn_name(record, old.name, known.layer)
        return record
    return learn_point(record, old, known.layer) if record.lat is not None else record


def now() -> datetime:
    """The moment in UTC."""
    return datetime.now(UTC)


def read_quote(quote: str, start: str, prefix: str, suffix: str) -> Selector:
    """The selector that a browser gives of chosen words."""
    at = read_number(start)
    words = quote.replace("\r\n", "\n").strip()
    return Selector(at, at + len(words), words, prefix[-64:], suffix[:64])


def _read_records(form: FormData, slot: str, known: Knowledge) -> list[Any]:
    """What was chosen for a slot by id, and what was written by name."""
    names = [name.strip() for name in text_of(form, f"{slot}_name").split(";") if name.strip()]
    return [*_records(slot, texts_of(form, slot), known), *(find_named(slot, name, known) for name in names)]


def _records(slot: str, idents: list[str], known: Knowledge) -> list[Any]:
    return [known.get_place(ident) if slot == "place" else known.get_actor(ident) for ident in dict.fromkeys(idents)]


def _read_new(form: FormData, slot: str) -> Actor | Place | None:
    name = text_of(form, "new_name").strip()
    if not name:
        return None
    if slot == "place":
        return make_place(name, text_of(form, "new_point"), text_of(form, "new_kind") or "town",
                          text_of(form, "new_within") or None)  # fmt: skip
    return make_actor(name, text_of(form, "new_kind") or "group")


def _one_of(form: FormData, name: str, words: tuple[str, ...]) -> str:
    given = text_of(form, name)
    return given if given in words else words[0]
