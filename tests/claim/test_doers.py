"""Doers: the body that acts where a clause names who speaks for it."""

from dataclasses import replace

from claim.staging import of_type, read_claims, stage
from fogline.claim.actors.doers import name_doers
from fogline.claim.actors.parties import Parties
from fogline.claim.extract import set_scenes
from fogline.claim.speech.voice_chain import Hearing
from fogline.models.claim import Slot


def test_an_officers_men_take_captives_for_their_brigade() -> None:
    text = "Kral said his men had captured ten rebels of the brigade.\nThe brigade fought on."
    report, groundings = stage(text, {"Kral": "person", "The brigade": "military"}, [])
    records = groundings.actor_records
    records["kral"] = replace(records["kral"], speaks_for="the-brigade")
    scene, parties = set_scenes(report, groundings)[0], Parties(groundings)
    for words, ident in (("his men", "the-brigade"), ("We", "the-brigade"), ("Kral", "kral")):
        found = name_doers(scene, "detain", (Slot("kral", "Kral", words),), (), Hearing(), parties)
        assert [slot.id for slot in found] == [ident], words


def test_doers_whom_nobody_knows_fill_no_slot() -> None:
    actors = {"unidentified gunmen": "armed-group"}
    (claim,) = of_type(read_claims("Oldtown was attacked by unidentified gunmen.", actors, ["Oldtown"]), "attack")
    assert not claim.actor
