"""Tolls: one count told twice says so, and older history does not lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fogline.models.state import LedgerLine
from fogline.present.report_html import render_html
from fogline.present.report_markdown import render_markdown
from fogline.present.sitrep import derive_report
from fogline.present.tolls import derive_tolls
from present.scene import CLAIMS, THURSDAY, TUESDAY, WEDNESDAY, make_dossier

TOTAL = LedgerLine("people", "killed", 412, 412, ("sennar",), TUESDAY, WEDNESDAY, ("lantern-hospital",), ("a3",),
                   running=True)  # fmt: skip
AGAIN = replace(TOTAL, who="412", since=None, as_of=THURSDAY, voices=("matron",), claims=("b2",))


def test_the_same_total_of_another_voice_is_one_line_that_names_both() -> None:
    dossier = make_dossier(ledger=(AGAIN, TOTAL))
    (toll,) = derive_tolls(dossier)
    assert toll.voices == "the Lantern hospital"
    assert toll.echoed == "the same count by =2+5 matron (up to 6 Mar)"
    assert toll.sentence.claims == ("a3", "b2")
    report = derive_report(dossier)
    for text in (render_markdown(report, dossier), render_html(report, dossier)):
        assert text.count("the same count by =2+5 matron") >= 2


def test_another_place_another_count_or_a_later_day_stays_a_line_of_its_own() -> None:
    for other in (
        replace(AGAIN, place=("kosti",)), replace(AGAIN, low=413, high=413), replace(AGAIN, as_of=date(2031, 3, 20)),
        replace(AGAIN, who="soldiers"), replace(AGAIN, running=False),
    ):  # fmt: skip
        tolls = derive_tolls(make_dossier(ledger=(AGAIN if other is None else other, TOTAL)))
        assert len(tolls) == 2
        assert not any(toll.echoed for toll in tolls)


def test_the_toll_of_a_whole_war_does_not_lead() -> None:
    war = replace(TOTAL, low=200_000, high=None, since=None, as_of=THURSDAY, claims=("a4",))
    report = derive_report(make_dossier(ledger=(war, TOTAL)))
    assert [toll.number for toll in report.key_tolls] == [412]
    assert [toll.number for toll in report.tolls] == [412, 200_000]


def test_history_is_no_key_point_and_the_newest_count_is() -> None:
    old = replace(TOTAL, low=900, high=900, claims=("c3",))
    newer = replace(TOTAL, low=300, high=300, as_of=THURSDAY, place=("kosti",))
    assert not CLAIMS["c3"].core
    report = derive_report(make_dossier(ledger=(old, TOTAL, newer)))
    assert [toll.number for toll in report.key_tolls] == [300]
    assert report.tolls[-1].number == 900
