"""The summary by province: by claims, in sentences that all have claims, with countries kept from being places."""

from __future__ import annotations

from dataclasses import replace

from fogline.models.claim import Slot
from fogline.models.dossier import Dossier
from fogline.models.entity import Place
from fogline.models.state import ControlStatus, Dispute, Holder
from fogline.present.listings import list_control
from fogline.present.report_html import render_html
from fogline.present.report_markdown import render_markdown
from fogline.present.sitrep import SituationReport, derive_report
from present.scene import CLAIMS, CONTROL, DISPUTES, EVENTS, TUESDAY, make_dossier


def _with_a_country() -> Dossier:
    places = dict(make_dossier().places) | {"sd": Place("sd", "Sudan", "country", country="SD", precision=6)}
    holders = (Holder("delta-front", ("shopkeepers",), ("a1",), TUESDAY), Holder("army", ("army",), ("c1",), None))
    country = ControlStatus("sd", holders, "contested", "Two say so.", ("Two.",), TUESDAY, ("a1", "c1"))
    dispute = Dispute("holder", ("a1",), ("c1",), "Two sides.", None, ("sd",))
    return make_dossier(places=places, control=(*CONTROL, country), disputes=(dispute, DISPUTES[1]))


def test_provinces_stand_by_their_claims_with_a_sentence_for_each_matter() -> None:
    provinces = derive_report(make_dossier()).provinces
    assert [(one.name, one.claims) for one in provinces] == [("Sennar", 10), ("Sudan, province not stated", 1)]
    held, fought, dead, disputed = provinces[0].sentences
    assert held.text == "Assessed: the Delta Front holds Sennar."
    assert fought.text == "4 Mar: Air strikes in Singa – reported by Lowland Wire."
    assert dead.text.startswith("The dead: 19 =dead killed, Sennar (4 to 5 Mar) – according to")
    assert disputed.text.startswith("Disputed: Sennar: what was said by two shopkeepers is denied by the army")
    assert disputed.text.endswith("(1 more: see where accounts differ).")
    assert disputed.claims == ("a1", "a2")


def test_every_sentence_of_a_province_has_claims_of_the_dossier() -> None:
    for province in derive_report(make_dossier()).provinces:
        assert 1 <= len(province.sentences) <= 4
        for sentence in province.sentences:
            assert sentence.claims
            assert set(sentence.claims) <= set(CLAIMS)


def test_a_toll_told_with_the_fighting_is_not_told_again() -> None:
    struck = replace(EVENTS[2], claims=("a4", "a5", "a3", "b2"))
    provinces = derive_report(make_dossier(events=(*EVENTS[:1], *EVENTS[3:], struck))).provinces
    assert not any("The dead" in sentence.text for sentence in provinces[0].sentences)


def test_claims_without_a_place_come_last() -> None:
    bare = CLAIMS | {ident: replace(CLAIMS[ident], place=()) for ident in ("a4", "a5")}
    events = (*EVENTS[:2], replace(EVENTS[2], place=()), *EVENTS[3:])
    provinces = derive_report(make_dossier(claims=bare, events=events)).provinces
    assert provinces[-1].name == "Elsewhere, or no place stated"
    assert provinces[-1].sentences[0].claims == ("a4", "a5")


def test_a_province_that_no_record_names_is_named_by_its_id() -> None:
    places = dict(make_dossier().places)
    places["singa"] = replace(places["singa"], admin1="sd:blue-nile-4412")
    slot = Slot("singa", "Singa", "Singa")
    names = [one.name for one in derive_report(make_dossier(places=places)).provinces]
    assert slot.id in places
    assert "Blue Nile" in names


def test_a_whole_country_has_no_status_anywhere() -> None:
    dossier = _with_a_country()
    report = derive_report(dossier)
    assert "Sudan" not in [row.name for row in report.possessions]
    assert [row.name for row in report.countries] == ["Sudan"]
    said = _of_country(report)
    assert "of the whole country, without a status: the Delta Front, by the word of" in said.lower().replace(
        "delta front", "Delta Front"
    )
    assert all("Sudan" not in one.sentence.text for one in report.key_differences)
    cells = [row for row in list_control(dossier.control, dossier).rows if row[0] == "Sudan"]
    assert cells[0][1] == "not assessed"
    assert "no status is given" in render_markdown(report, dossier)
    page = render_html(report, dossier)
    assert "<h3>Whole countries</h3>" in page
    assert "Sudan" not in page[page.index("<table") : page.index("<h3>Whole countries</h3>")]


def _of_country(report: SituationReport) -> str:
    country = next(one for one in report.provinces if one.name.startswith("Sudan"))
    return " ".join(sentence.text for sentence in country.sentences)


def test_both_forms_of_the_report_show_provinces_with_footnotes() -> None:
    dossier = make_dossier()
    report = derive_report(dossier)
    text = render_markdown(report, dossier)
    part = text[text.index("## By province") : text.index("## What happened")]
    assert "**Sennar** (10 claims). Assessed: the Delta Front holds Sennar.[^" in part
    page = render_html(report, dossier)
    part = page[page.index('id="provinces"') : page.index('id="happened"')]
    assert part.count('<div class="province">') == len(report.provinces)
    assert part.count('href="#n') >= sum(len(one.sentences) for one in report.provinces)


def test_a_claim_that_moves_and_shows_who_holds_is_listed_once() -> None:
    dossier = make_dossier()
    first = dossier.control[0]
    twice = replace(first, movements=first.claims)
    (row,) = list_control([twice], dossier).rows
    (once,) = list_control([replace(first, movements=())], dossier).rows
    assert row[-1] == once[-1]
