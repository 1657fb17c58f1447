"""API bodies: what a program sends to write: reports, and decisions of each kind, with examples."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from fogline.models.claim import MODALITIES, POLARITIES
from fogline.models.decision import SLOTS
from fogline.present.deciding import LONGEST_NAME, LONGEST_QUOTE, LONGEST_WHY
from fogline.present.web.intake import LONGEST_TEXT

_MANY = 200
_LARGEST = 2**53
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME)]
Names = Annotated[list[Name], Field(max_length=_MANY)]
Ident = Name


class Body(BaseModel):
    """What is sent: nothing but the fields that are known, so that a misspelt one is not passed over."""

    model_config = ConfigDict(extra="forbid")


class Handed(Body):
    """A report: its text, or the address of a page that is to be fetched."""

    text: str = Field("", max_length=LONGEST_TEXT, description="The report's text.")
    address: str = Field("", max_length=2000, description="In the place of a text: an http or https address.")
    name: str = Field("", max_length=LONGEST_NAME, description="Document name; its ending (.txt, .md, .html) says what "
                      "the text is. By default made of the text's hash.")  # fmt: skip
    publisher: str = Field("", max_length=300, description="The outlet that printed it.")
    published: str = Field("", max_length=40, description="The day of publication, as 2024-12-01.")
    title: str = Field("", max_length=300, description="Its title.")
    url: str = Field("", max_length=300, description="Where it stands, to be kept with it.")
    subject: Literal["", "conflict", "words"] = Field(
        "", description="conflict: it tells of a conflict, whatever its words say; words: they decide (default)."
    )


class Record(Body):
    """An actor or place that neither store nor tables know."""

    name: Name
    kind: str = Field("", max_length=40, description="Of an actor: group by default; of a place: town.")
    point: str = Field("", max_length=60, description="Of a place: latitude and longitude in degrees, as 36.2,37.1.")
    within: str | None = Field(None, max_length=LONGEST_NAME, description="Of a place: the id of what it lies in.")


class Asked(Body):
    """What every decision carries."""

    by: Name = Field(description="The reviewer's name, kept with the decision.")
    why: str = Field("", max_length=LONGEST_WHY, description="The reason, kept with the decision.")
    version: int | None = Field(
        None, ge=0, le=_LARGEST, description="The number of the last decision that you had seen. Was anything decided "
        "on the same matter after it, the answer is 409 and nothing is kept. Left out: 409 only where another "
        "reviewer's decision that holds would be overruled.",
    )  # fmt: skip


class Verdict(Asked):
    """A claim is right as it stands, or is none."""

    action: Literal["accept", "reject"]
    claim: Ident


class Correction(Asked):
    """A slot of a claim holds something else."""

    action: Literal["correct"]
    claim: Ident
    slot: Literal[SLOTS]  # type: ignore[valid-type]
    values: Names = Field(
        default=[], description="Names or ids, first-hand voice first; one word (type, polarity, modality, core); the "
        "first and last day; figures as killed=12, injured=30- or killed=3-5:soldiers. None: nothing stands there.",
    )  # fmt: skip
    new: Record | None = Field(None, description="An actor, voice or place that is not known yet, after the values.")


class Split(Asked):
    """Claims of an event tell of another one than the rest of its claims."""

    action: Literal["split"]
    event: Ident
    claims: Annotated[list[Ident], Field(min_length=1, max_length=5000)]


class Merge(Asked):
    """Two events are one."""

    action: Literal["merge"]
    event: Ident
    other: Ident


class Identification(Asked):
    """Whatever has one id is another actor or place."""

    action: Literal["identify"]
    role: Literal["actor", "place"]
    old: Ident
    new: Ident | Record = Field(description="An id or a name that is known, or a new record.")
    names: Names = Field(default=[], description="Only where it is called by one of these.")
    docs: Names = Field(default=[], description="Only in these documents.")
    reread: bool = Field(False, description="Also for readings to come (actors alone).")


class Addition(Asked):
    """A claim that no reader found, by the words that carry it."""

    action: Literal["add"]
    doc: Ident = Field(description="The report: its document name or its capture's SHA-256.")
    quote: str = Field(min_length=1, max_length=LONGEST_QUOTE, description="The words, exactly as they stand there.")
    start: int = Field(
        0, ge=0, description="Where they stand, in characters; where they stand once it may be left out."
    )
    prefix: str = Field("", max_length=LONGEST_QUOTE, description="What stands before them.")
    suffix: str = Field("", max_length=LONGEST_QUOTE, description="What stands after them.")
    type: str = Field(max_length=40, description="A type of event.")
    actor: Names = []
    recipient: Names = []
    place: Names = []
    voice: Names = []
    first: str = Field("", max_length=40, description="The first day, as 2024-12-01.")
    last: str = Field("", max_length=40, description="The last day; the first where it is left out.")
    polarity: Literal[POLARITIES] = POLARITIES[0]  # type: ignore[valid-type]
    modality: Literal[MODALITIES] = MODALITIES[0]  # type: ignore[valid-type]
    figures: Names = Field(default=[], description="As killed=12, injured=30- or killed=3-5:soldiers.")


class Undo(Asked):
    """An earlier decision no longer holds."""

    action: Literal["undo"]
    decision: Ident


Decided = Annotated[
    Verdict | Correction | Split | Merge | Identification | Addition | Undo, Field(discriminator="action")
]
_WHO = {"by": "R. Amin", "version": 41}
DECISIONS: dict[str, Any] = {
    "accept": {"summary": "It is right", "value": {"action": "accept", "claim": "9f2c41d07ab83e65", **_WHO}},
    "reject": {
        "summary": "It is no claim",
        "value": {"action": "reject", "claim": "9f2c41d07ab83e65", "why": "a caption of another war", **_WHO},
    },
    "correct a place": {
        "summary": "It happened elsewhere",
        "value": {"action": "correct", "claim": "9f2c41d07ab83e65", "slot": "place", "values": ["Tell Rifaat"], **_WHO},
    },
    "correct figures": {
        "summary": "How many",
        "value": {"action": "correct", "claim": "9f2c41d07ab83e65", "slot": "figures",
                  "values": ["killed=12", "injured=30-:civilians"], **_WHO},
    },
    "split": {
        "summary": "Two events, not one",
        "value": {"action": "split", "event": "ev-5b0f", "claims": ["9f2c41d07ab83e65"], **_WHO},
    },
    "merge": {"summary": "One event, not two",
              "value": {"action": "merge", "event": "ev-5b0f", "other": "ev-77aa", **_WHO}},
    "identify": {
        "summary": "Who a name stands for",
        "value": {"action": "identify", "role": "place", "old": "own:the-crossing", "new": "Bab al-Hawa",
                  "names": ["the crossing"], **_WHO},
    },
    "add": {
        "summary": "A claim that was missed",
        "value": {"action": "add", "doc": "05_wire.txt", "quote": "residents fled the eastern quarter",
                  "type": "displace", "place": ["Orsk"], "first": "2031-05-02", **_WHO},
    },
    "undo": {"summary": "Take a decision back",
             "value": {"action": "undo", "decision": "5bde042b91c07f3a6e18", "why": "seen wrongly", **_WHO}},
}  # fmt: skip
REPORTS: dict[str, Any] = {
    "text": {
        "summary": "A text",
        "value": {"text": "ORSK, May 2 (Halden Wire) - Two people were killed in Orsk on Monday, the hospital said.",
                  "publisher": "Halden Wire", "published": "2031-05-02", "name": "orsk.txt"},
    },
    "address": {
        "summary": "A page to fetch (FOGLINE_FETCH=1)",
        "value": {"address": "https://news.example/2031/05/02/orsk", "publisher": "The Courier"},
    },
}  # fmt: skip
