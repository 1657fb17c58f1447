"""Events, counts, days and voices read as English."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fogline.lexicon.phrases import join_words, with_article
from fogline.models.claim import EVENT_TYPES, Slot
from fogline.models.entity import Place
from fogline.models.measure import Figure
from fogline.models.report import Dating
from fogline.models.selector import select
from fogline.present.chronology import derive_entries
from fogline.present.days import render_days
from fogline.present.figures import name_counted, render_count, render_figures
from fogline.present.phrasebook import label_of, lane_of, lanes
from fogline.present.records import tell
from fogline.present.voices import Vouching, render_hedge
from fogline.present.wording import render_event
from present.scene import CARDS, CLAIMS, EVENTS, make_dossier


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(17, 17, "17"), (12, 14, "12 to 14"), (7, None, "at least 7"), (None, 1000, "up to 1,000"), (0, 0, "0"),
     (None, None, "an unknown number of")],
)  # fmt: skip
def test_counts_keep_their_open_sides(low: int | None, high: int | None, text: str) -> None:
    assert render_count(low, high) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2024, 11, 29), date(2024, 11, 29), "29 Nov 2024"),
        (date(2024, 11, 29), date(2024, 11, 30), "29 to 30 Nov 2024"),
        (date(2024, 11, 29), date(2024, 12, 1), "29 Nov to 1 Dec 2024"),
        (date(2023, 12, 31), date(2024, 1, 1), "31 Dec 2023 to 1 Jan 2024"),
        (date(2020, 1, 1), date(2020, 12, 31), "2020"),
        (date(2018, 1, 1), date(2020, 12, 31), "2018 to 2020"),
        (None, None, "no date"),
    ],
)
def test_days_say_what_they_share_once(first: date | None, last: date | None, text: str) -> None:
    assert render_days(first, last) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Syrian Arab Army", "the Syrian Arab Army"), ("army", "the army"), ("Hezbollah", "Hezbollah"),
        ("Two residents", "two residents"), ("United Nations", "the United Nations"), ("the UN", "the UN"),
        ("A source", "a source"), ("Military sources", "military sources"), ("Soldiers", "soldiers"),
        ("Health Ministry", "the Health Ministry"), ("", ""),
        ("aid society", "an aid society"),
        ("deputy commandant", "a deputy commandant"),
        ("local radio", "local radio"),
        ("dead", "dead"),
    ],
)  # fmt: skip
def test_articles(name: str, text: str) -> None:
    assert with_article(name) == text


@pytest.mark.parametrize(
    ("who", "text"),
    [
        ("", "people"),
        ("412", "people"),
        ("them", "of them"),
        ("two students", "students"),
        ("hundreds of thousands of people", "people"),
        ("two of the students", "the students"),
        ("soldiers dead", "soldiers"),
        ("children under 5", "children under 5"),
    ],
)
def test_who_is_counted(who: str, text: str) -> None:
    assert name_counted(who) == text


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure("killed", 1, 1, "its driver"), "1 killed (“its driver”)"),
        (Figure("killed", None, 1000, "terrorists"), "up to 1,000 “terrorists” killed"),
        (Figure("killed", 4, 4, "people, including two students"), "4 killed (“people, including two students”)"),
        (Figure("killed", 9, None, "men in towns of the valley"), "at least 9 killed (“men in towns of the valley”)"),
        (Figure("killed", 14, 14, "bodies"), "14 people killed"),
        (Figure("killed", 24, None, "them"), "at least 24 people killed"),
        (Figure("killed", 1, None, "one person"), "at least 1 person killed"),
        (Figure("displaced", 600, 600, "600 families"), "600 families displaced"),
    ],
)  # fmt: skip
def test_words_that_would_read_badly_are_quoted(figure: Figure, text: str) -> None:
    assert render_figures([figure]) == text


def test_types_that_say_little_bring_the_words_and_say_what_they_are_about() -> None:
    dossier = make_dossier()
    accused = replace(CLAIMS["c3"], event_type="accuse", recipient=CLAIMS["c3"].actor, actor=CLAIMS["a2"].actor)
    event = replace(EVENTS[5], event_type="accuse", claims=("c3",))
    told = render_event(event, replace(dossier, claims={"c3": accused}))
    assert told.startswith("An accusation or rejection by the Delta Front against the Delta Front: “")
    denied = render_event(event, replace(dossier, claims={"c3": replace(accused, polarity="denied")}))
    assert denied.startswith("Denied: an accusation")
    backed = replace(accused, event_type="support")
    assert render_event(replace(event, event_type="support"), replace(dossier, claims={"c3": backed})) == (
        "The Delta Front backed the Delta Front in Upriver country"
    )


def test_a_place_that_holds_another_and_a_country_beside_places_fall_away() -> None:
    places = dict(make_dossier().places)
    places |= {"sd": Place("sd", "Sudan", "country"), "state": Place("state", "Sennar State", "province", within="sd")}
    places["sennar"] = replace(places["sennar"], within="state")
    slots = tuple(Slot(ident, places[ident].name, "") for ident in ("sd", "state", "sennar"))
    claim = replace(CLAIMS["a4"], place=slots)
    dossier = make_dossier(places=places, claims=CLAIMS | {"a4": claim})
    assert render_event(EVENTS[2], dossier) == "Air strikes in Sennar"
    taken = replace(claim, event_type="seize", actor=CLAIMS["a1"].actor)
    event = replace(EVENTS[2], event_type="seize", claims=("a4",))
    assert render_event(event, replace(dossier, claims={"a4": taken})) == (
        "The Delta Front took control of Sennar State and Sennar"
    )


def test_positions_taken_near_a_town_are_not_the_town() -> None:
    near = (Slot("sennar", "Sennar", "several positions near Sennar"),)
    taken = replace(CLAIMS["a1"], event_type="seize", place=near, figures=(Figure("taken", 3, None, "positions"),))
    event = replace(EVENTS[0], event_type="seize", claims=("a1",))
    told = render_event(event, make_dossier(claims=CLAIMS | {"a1": taken}))
    assert told == "The Delta Front took at least 3 positions in or near Sennar"
    town = replace(taken, place=(Slot("sennar", "Sennar", "Sennar"),))
    told = render_event(event, make_dossier(claims=CLAIMS | {"a1": town}))
    assert told == "The Delta Front took control of Sennar"


def test_a_place_that_few_of_many_claims_name_is_left_to_them() -> None:
    dossier = make_dossier(places={**make_dossier().places, "kosti": Place("kosti", "Kosti", "town")})
    one = replace(CLAIMS["a1"], place=(Slot("sennar", "Sennar", ""),))
    both = replace(one, place=(*one.place, Slot("kosti", "Kosti", "")))

    def tell(times: int) -> str:
        claims = {"b0": replace(both, id="b0")} | {f"c{n}": replace(one, id=f"c{n}") for n in range(times)}
        event = replace(EVENTS[0], event_type="seize", claims=tuple(claims))
        return render_event(event, replace(dossier, claims=claims))

    assert tell(3).endswith("Sennar and Kosti")
    assert tell(4).endswith("Sennar")


def test_a_sentence_that_says_too_little_goes_on_in_the_words_of_a_report() -> None:
    bare = replace(CLAIMS["a1"], event_type="attack", place=(), recipient=(), figures=())
    event = replace(EVENTS[0], event_type="attack", claims=("a1",))
    told = render_event(event, make_dossier(claims=CLAIMS | {"a1": bare}))
    assert told.startswith("The Delta Front attacked: “") and told.endswith("”")


def test_the_latest_count_is_told_with_an_act_and_that_others_differ() -> None:
    later = replace(CARDS[0], doc="later.txt", id="later", dating=Dating(date(2031, 4, 1), "given"))
    dossier = make_dossier()
    dossier = replace(dossier, reports=(*dossier.reports, later))
    early = replace(CLAIMS["a4"], id="x1", event_type="casualties", figures=(Figure("killed", 24, None, "people"),))
    late = replace(early, id="x2", doc=later.doc, report=later.id, figures=(Figure("killed", 34, 34, "people"),))
    event = replace(EVENTS[2], claims=("a4", "x1", "x2"))
    told = replace(dossier, claims={"a4": CLAIMS["a4"], "x1": early, "x2": late})
    assert render_event(event, told).endswith("; 34 people killed, by the latest count")
    same_day = replace(told, claims={**told.claims, "x2": replace(late, report=early.report)})
    assert render_event(event, same_day).endswith("; 34 people killed, by one count")
    alone = replace(told, claims={"a4": CLAIMS["a4"], "x1": early})
    assert render_event(replace(event, claims=("a4", "x1")), alone).endswith("; at least 24 people killed")


def test_people_nobody_names_are_not_told_as_a_target() -> None:
    struck = replace(CLAIMS["a4"], recipient=(Slot("people", "people", ""),))
    dossier = make_dossier(claims=CLAIMS | {"a4": struck})
    assert " on people" not in render_event(EVENTS[2], dossier)


def test_the_command_line_and_the_report_tell_an_event_alike() -> None:
    dossier = make_dossier()
    sentences = {entry.event: entry for entry in derive_entries(dossier)}
    for event in EVENTS:
        entry = sentences[event.id]
        assert tell(event, dossier) == f"{entry.sentence.text} – {entry.hedge}."


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure("killed", 17, 17, "soldiers dead"), "17 soldiers killed"),
        (Figure("killed", 5, 5, "family of five"), "5 killed (“family of five”)"),
        (Figure("killed", 23, 23, "dead 23 men"), "23 killed (“dead 23 men”)"),
    ],
)
def test_a_count_is_not_told_twice(figure: Figure, text: str) -> None:
    assert render_figures([figure]) == text


def test_figures_in_one_phrase() -> None:
    figures = [Figure("killed", 7, None), Figure("killed", 2, 2, "children"), Figure("injured", 1, 1)]
    assert render_figures(figures) == "at least 7 people killed (2 children killed, 1 person injured)"


def test_long_lists_are_counted() -> None:
    assert join_words(["a", "b", "c", "d", "e"], 3, "more places") == "a, b, c and 2 more places"
    assert join_words(["a", "b"]) == "a and b"
    assert join_words(["a", "b", "c", "d"], 3) == "a, b, c and d"


def test_every_type_has_a_label_and_a_lane() -> None:
    assert {lane_of(kind) for kind in EVENT_TYPES} == set(lanes())
    assert len({label_of(kind) for kind in EVENT_TYPES}) == len(EVENT_TYPES)


def test_every_event_reads_as_a_sentence() -> None:
    dossier = make_dossier()
    for event in EVENTS:
        text = render_event(event, dossier)
        assert text[0].isupper() or text[0] in "“1"
        assert not set("{}[]") & set(text)
        assert "  " not in text


def test_a_scrap_is_told_with_what_stands_around_it() -> None:
    scrap = replace(CLAIMS["a5"], evidence=select(CARDS[0].text, *_find("the bridge")))
    dossier = make_dossier(claims={"a5": scrap})
    event = replace(EVENTS[2], event_type="damage", claims=("a5",))
    assert "Aircraft struck the bridge at Singa" in render_event(event, dossier)


def _find(words: str) -> tuple[int, int]:
    start = CARDS[0].text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("vouching", "text"),
    [
        (Vouching(("Observatory",), (), (), ("X", "Y"), 1, False), "according to the Observatory (cited by 2 outlets)"),
        (Vouching(("Ali",), (), (), ("X",), 1, False), "according to Ali, cited by X"),
        (Vouching((), ("X",), ("army",), ("X",), 1, False), "reported by X; denied by the army"),
        (Vouching((), (), ("army",), ("X",), 0, False), "according to the army"),
        (Vouching((), (), (), ("X", "Y"), 0, False), "carried by X and Y, no voice named"),
    ],
)
def test_hedges(vouching: Vouching, text: str) -> None:
    assert render_hedge(vouching) == text
