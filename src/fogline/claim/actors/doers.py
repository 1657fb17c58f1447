"""Doers: the body that acts where a clause names who speaks for it ("its ministry said that it had shelled ...")."""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.actors.parties import OWNING, STAFF, Parties
from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.voice_chain import Hearing
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Slot
from fogline.models.entity import Actor

FORCEFUL = frozenset(
    {"attack", "seize", "advance", "enter", "withdraw", "deploy", "hold", "clash", "airstrike", "shell", "blast"}
    | {"casualties", "damage"}
)
"""Types of event that arms do."""
SPEAKING = frozenset({"accuse", "agree", "threaten", "meet", "support"})
"""Types that states do, not their armies."""
VOWED = frozenset({"threaten"})
CAPTURED = frozenset({"detain"})
VOICES = ("source", "spokes")
"""How voices without a name are called."""
FOUGHT = FORCEFUL - {"deploy", "hold"}
"""Types of event that a state does by its armed forces alone."""
FRONTMEN = frozenset({"ministry", "unnamed", "person"})
BYSTANDERS = frozenset({"civilians", "unnamed", "person", "group", "outlet", "agency"})
OUTLETS = frozenset({"outlet", "agency"})
FIRST_PERSONS = frozenset({"we", "us", "our", "ours", "i", "me", "my"})


def name_doers(
    scene: Scene,
    event_type: str,
    actor: tuple[Slot, ...],
    suffering: tuple[Slot, ...],
    hearing: Hearing,
    parties: Parties,
) -> tuple[Slot, ...]:
    """The actors of an act: of force the body that a ministry or a spokesman speaks for, never who suffers the act
    and never civilians but those who riot; "we" of a speech that no marks enclose is who is heard."""
    actor = tuple(_name_speaker(slot, hearing, parties) for slot in actor)
    if event_type in SPEAKING:
        actor = tuple(_name_side(slot, event_type, parties) for slot in actor)
    if event_type in VOWED:
        return tuple(_name_body(slot, parties) for slot in actor)
    if event_type in CAPTURED:
        return tuple(_name_captor(slot, parties) for slot in actor)
    if event_type not in FORCEFUL:
        return actor
    found: list[Slot] = []
    for slot in actor:
        record = parties.records.get(slot.id)
        if slot.how == "speaker" and parties.find_body(slot.id) is record:
            slot = _reword(slot, parties)
        if record is not None and record.kind in FRONTMEN:
            body = parties.find_body(record.id)
            if body is not None:
                office = record.kind != "person" or event_type in FOUGHT
                slot = _stand_in(slot, body)
                slot = _reword(slot, parties) if office else slot
        elif record is not None and event_type in FOUGHT and record.id.endswith(STAFF):
            slot = _stand_in(slot, parties.find_body(record.id))
        elif record is not None and event_type in FOUGHT and _is_state_by_name(slot, record):
            slot = _stand_in(slot, parties.find_army(record.id))
        elif record is not None and _does_no_harm(record, event_type):
            continue
        if all(slot.id != s.id for s in (*found, *(suffering if event_type == "casualties" else ()))):
            found.append(slot)
    return tuple(found)


def _name_side(slot: Slot, event_type: str, parties: Parties) -> Slot:
    """The state or group that speaks and signs where "both sides" are named by their armies, and that backs somebody
    where an office of it says "we"."""
    ours = event_type == "support" and slot.text.lower() in FIRST_PERSONS
    record = parties.records.get(slot.id)
    if event_type == "support" and record is not None and record.kind == "person" and record.learned:
        state = parties.records.get(record.speaks_for or "")
        if state is not None and state.kind in ("country", "government"):
            return _stand_in(slot, state)
    army = slot.how == "both-sides" and record is not None and record.kind == "military"
    side = parties.records.get(parties.side_of(slot.id)) if army or ours else None
    return _stand_in(slot, side)


def _name_body(slot: Slot, parties: Parties) -> Slot:
    """The body for which an unnamed voice makes a vow ("a source in the Front said that it would hold the town")."""
    record = parties.records.get(slot.id)
    voice = record is not None and record.kind == "unnamed" and any(word in record.name for word in VOICES)
    body = parties.find_body(slot.id) if voice else None
    return slot if body is None else _reword(_stand_in(slot, body), parties)


def _name_captor(slot: Slot, parties: Parties) -> Slot:
    """The body of an officer or spokesman who says "we" or "his men" of those who took captives."""
    record, words = parties.records.get(slot.id), slot.text.lower()
    own = words in FIRST_PERSONS or words.startswith(OWNING)
    speaks = own and record is not None and record.kind in FRONTMEN
    return _stand_in(slot, parties.find_body(slot.id)) if speaks else slot


def _stand_in(slot: Slot, body: Actor | None) -> Slot:
    """The slot as of the body that its actor stands for, where there is one."""
    return slot if body is None else replace(slot, id=body.id, name=body.name)


def _reword(slot: Slot, parties: Parties) -> Slot:
    """A body in the words that the report has for it, where it has any."""
    named = parties.find_words(slot.id)
    return replace(slot, text=named.text, start=named.start, end=named.end) if named else slot


def are_bystanders(actor: tuple[Slot, ...], parties: Parties) -> bool:
    """Whether none of the actors bears arms or speaks for who does; true of none at all."""
    return all((r := parties.records.get(s.id)) is None or r.kind in BYSTANDERS for s in actor)


def _is_state_by_name(slot: Slot, record: Actor) -> bool:
    """A state named as a side at war ("Ruritania pulled out"), not the nationality of a strike ("Ruritanian raids");
    its government where the capital stands for it or it says "we"."""
    if record.kind == "government":
        return slot.how == "capital" or (slot.how == "speaker" and slot.text.lower() in FIRST_PERSONS)
    return record.kind == "country" and slot.how in ("country", "capital", "alias", "coreference", "speaker")


def _does_no_harm(record: Actor, event_type: str) -> bool:
    """Bystanders of what befalls people and things, and newsrooms: "MOSCOW (Varnia News) The coalition struck"."""
    return record.kind in OUTLETS or (event_type in ("casualties", "damage") and _is_bystander(record))


def _is_bystander(record: Actor) -> bool:
    """Civilians who do no harm; those who riot do."""
    return record.kind == "civilians" and load_words("rioters").isdisjoint(record.name.lower().split())


def _name_speaker(slot: Slot, hearing: Hearing, parties: Parties) -> Slot:
    """Who says "we" in a transcript: not the outlet that prints it, but whoever has the word."""
    record = parties.records.get(slot.id)
    first = slot.how == "outlet" or (
        record is not None and record.kind in OUTLETS and slot.text.lower() in FIRST_PERSONS
    )
    if not first or not hearing.chain or hearing.chain[0].id == slot.id:
        return slot
    voice = hearing.chain[0]
    heard = replace(slot, id=voice.id, name=voice.name, how="speaker")
    return _stand_in(heard, parties.find_body(voice.id))
