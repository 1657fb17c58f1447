"""The situation report rests on claims alone, and says each thing once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fogline.errors import EvidenceError, NotFound
from fogline.models.claim import Voice
from fogline.models.dossier import Dossier
from fogline.models.measure import Figure
from fogline.present.chronology import derive_entries
from fogline.present.sentence import Sentence
from fogline.present.sitrep import derive_report
from present.scene import CLAIMS, EVENTS, LEDGER, THURSDAY, TUESDAY, make_dossier


def test_a_sentence_without_a_claim_cannot_be() -> None:
    with pytest.raises(EvidenceError):
        Sentence("The town fell.", ())
    with pytest.raises(EvidenceError):
        Sentence("  ", ("a1",))


def test_a_report_with_a_bare_event_cannot_be_built() -> None:
    bare = replace(EVENTS[0], claims=())
    with pytest.raises(EvidenceError):
        derive_report(make_dossier(events=(bare, *EVENTS[1:])))


def test_no_report_no_sitrep() -> None:
    with pytest.raises(NotFound):
        derive_report(Dossier((), {}))


def test_every_event_is_told_once() -> None:
    report = derive_report(make_dossier())
    told = [entry.event for day in report.days for _, entries in day.lanes for entry in entries]
    told += [entry.event for day in report.days for entry in day.undated]
    told += [entry.event for entry in report.background]
    assert sorted(told) == sorted(event.id for event in EVENTS)
    assert [entry.event for entry in report.background] == ["ev-old"]


def test_days_are_those_of_the_events() -> None:
    report = derive_report(make_dossier())
    assert [day.day for day in report.days] == [TUESDAY, date(2031, 3, 5), THURSDAY, None]
    assert [entry.event for entry in report.days[2].undated] == ["ev-plan", "ev-hold"]


def test_a_voice_without_words_is_unnamed_reports() -> None:
    dossier = make_dossier()
    bare = Voice("unnamed-reports", "unnamed reports", "reportedly", 9, 19, "reportedly", 9, 19)
    assert dossier.voice_name(bare) == "unnamed reports"
    assert dossier.voice_name(replace(bare, text="two drivers", start=30, end=41)) == "two drivers"


def test_sentences_name_voices_and_deniers() -> None:
    report = derive_report(make_dossier())
    entries = {entry.event: entry for entry in report.entries}
    seize = entries["ev-seize"]
    assert seize.sentence.text == "The Delta Front took control of Sennar"
    assert seize.hedge == "according to two shopkeepers (cited by 2 outlets); denied by the army"
    assert seize.sentence.claims == ("a0", "a1", "a2", "b1")
    assert seize.disputed
    assert entries["ev-plan"].sentence.text == "Expected: the army to enter Singa"
    assert entries["ev-left"].sentence.text == "The army may have left Kosti"
    assert entries["ev-strike"].hedge == "reported by Lowland Wire"
    assert entries["ev-hold"].vouching.party_only


def test_the_latest_count_tells_a_toll() -> None:
    entries = {entry.event: entry for entry in derive_report(make_dossier()).entries}
    assert entries["ev-toll"].sentence.text == "19 =dead killed in Sennar"


def test_tolls_keep_what_was_overtaken_in_sight_and_parts_under_their_whole() -> None:
    tolls = derive_report(make_dossier()).tolls
    assert len(tolls) == len(LEDGER)
    assert [(toll.count, toll.depth, toll.overtaken) for toll in tolls] == [
        ("19", 0, False), ("5", 1, False), ("at least 12", 0, True), ("0", 0, False),
    ]  # fmt: skip


def test_a_ledger_that_refers_in_circles_is_shown_once() -> None:
    circle = (replace(LEDGER[0], supersedes=1, part_of=1), replace(LEDGER[1], supersedes=0, part_of=0))
    tolls = derive_report(make_dossier(ledger=circle)).tolls
    assert sorted(toll.count for toll in tolls) == ["19", "at least 12"]


def test_differences_come_before_updates() -> None:
    report = derive_report(make_dossier())
    assert [one.kind for one in report.differences] == ["denial", "holder", "superseded"]
    denial = report.differences[0]
    assert denial.sentence.text == "Sennar: what was said by two shopkeepers is denied by the army."
    assert denial.a[0].quote == CLAIMS["a1"].evidence.exact
    assert denial.b[0].voices == ("army", "Lowland Wire")


def test_places_with_ages_and_areas() -> None:
    rows = {row.place: row for row in derive_report(make_dossier()).possessions}
    assert rows["sennar"].shown == "Delta Front"
    assert (rows["sennar"].age, rows["sennar"].stale) == (2, False)
    assert rows["kosti"].movement
    assert not rows["upriver"].point
    later = derive_report(make_dossier(as_of=date(2031, 3, 20))).possessions
    assert next(row for row in later if row.place == "sennar").stale


def test_facts_count_voices_and_uncertain_dates() -> None:
    facts = derive_report(make_dossier()).facts
    assert (facts.reports, facts.outlets, facts.claims, facts.events) == (4, 4, len(CLAIMS), len(EVENTS))
    assert (facts.voices, facts.party, facts.inferred) == (4, 1, 2)
    assert facts.period == "4 to 6 Mar 2031"


def test_sources_say_what_they_rest_on() -> None:
    origins = {origin.doc: origin for origin in derive_report(make_dossier()).origins}
    assert origins["02_herald.txt"].rests_on == ("shares passages with Lowland Wire (01_wire.txt) (40% of the text)",)
    assert origins["02_herald.txt"].unsure
    assert origins["02_herald.txt"].title == "The Valley Herald"
    assert origins["01_wire.txt"].rests_on == ()


def test_what_is_only_denied_weighs_less_than_what_is_told() -> None:
    denying = tuple(replace(informant, affirms=False) for informant in EVENTS[2].informants)
    events = (*EVENTS[:2], replace(EVENTS[2], informants=denying, independent=1), *EVENTS[3:])
    told = {entry.event: entry.weight for entry in derive_report(make_dossier()).entries}
    denied = {entry.event: entry.weight for entry in derive_report(make_dossier(events=events)).entries}
    assert denied["ev-strike"] == pytest.approx(told["ev-strike"] / 4)


def test_many_dead_weigh_more_than_one_hurt() -> None:
    def weigh(*figures: Figure) -> float:
        claims = {ident: replace(CLAIMS[ident], figures=figures) for ident in ("a3", "b2")}
        return next(e.weight for e in derive_entries(make_dossier(claims=CLAIMS | claims)) if e.event == "ev-toll")

    assert (
        weigh()
        == weigh(Figure("injured", 1, 1))
        < weigh(Figure("killed", 30, None))
        < weigh(Figure("killed", 300, 400))
    )
