"""Small invented stories: order, repetition and return change nothing; taking reports in is assembling everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desk import ACTORS, PLACES
from fakes import make_capture
from fogline import growth, taking
from fogline.assemble.assembly import assemble_claims
from fogline.growth import describe_growth, grow_assembly
from fogline.models.activity import Activity
from fogline.models.claim import Claim, Slot, Voice
from fogline.models.entity import Actor
from fogline.models.event import Assembly, Judgement
from fogline.models.holdings import Holdings
from fogline.models.measure import Figure, Interval
from fogline.models.report import Report
from fogline.models.selector import select
from fogline.state.control_map import derive_control
from fogline.state.ledger import derive_ledger
from fogline.store.database import Store, open_store
from fogline.store.view import View
from fogline.store.writer import Reading, Writer
from hand_made import make_report

NOW = datetime(2031, 5, 20, 12, tzinfo=UTC)
FIRST = date(2031, 3, 1)
KINDS = {"seize": "took", "shell": "shelled", "withdraw": "left", "casualties": "hit, killing {n} people, in"}

telling = st.tuples(
    st.sampled_from(sorted(KINDS)), st.sampled_from(["army", "rebels", "rebel-command"]),
    st.sampled_from(["tarn", "orrin", "veld", "karsk"]), st.sampled_from(["", "watch", "hospital", "army"]),
    st.integers(2, 4), st.booleans(),
)  # fmt: skip
dispatch = st.tuples(
    st.sampled_from([0, 1, 2, 40, 41, 90]), st.sampled_from(["Halden Wire", "Tarn Post", None]),
    st.lists(telling, min_size=1, max_size=3),
)  # fmt: skip
story = st.lists(dispatch, min_size=2, max_size=5)


def tell(number: int, told: tuple[int, str | None, list[tuple[str, str, str, str, int, bool]]]) -> Reading:
    """A report with its claims."""
    offset, publisher, tellings = told
    day = FIRST + timedelta(days=offset)
    lines = [f"Dispatch {number}."]
    for kind, actor, place, voice, count, dated in tellings:
        said = f", {ACTORS[voice].name} said" if voice else ""
        verb = KINDS[kind].format(n=count)
        lines.append(f"{ACTORS[actor].name} {verb} {PLACES[place].name}{' on that day' if dated else ''}{said}.")
    text = "\n".join(lines)
    capture = make_capture(text, f"d{number}.txt")
    report = make_report(text, day.isoformat(), f"d{number}.txt")
    report = replace(report, id=capture.sha256[:24], sha256=capture.sha256, publisher=publisher)
    claims = [_claim(report, n, line, one, day) for n, (line, one) in enumerate(zip(lines[1:], tellings, strict=True))]
    return Reading(report, "inputs", claims, dict(ACTORS), dict(PLACES), capture=capture)


def _claim(report: Report, number: int, line: str, told: tuple[str, str, str, str, int, bool], day: date) -> Claim:
    kind, actor, place, voice, count, dated = told
    start = sum(len(part) + 1 for part in report.text.split("\n")[: number + 1])
    at = start + line.index(str(count)) if kind == "casualties" else 0
    figures = (Figure("killed", count, count, "people", at, at + 1),) if kind == "casualties" else ()
    return Claim(
        f"{report.id}-{number}", report.id, report.doc, select(report.text, start, start + len(line)), kind, None,
        actor=(Slot(actor, ACTORS[actor].name, ""),), place=(Slot(place, PLACES[place].name, ""),),
        time=Interval(day, day) if dated else None, figures=figures,
        attribution=(Voice(voice, ACTORS[voice].name, ACTORS[voice].name),) if voice else (),
    )  # fmt: skip


def assemble(readings: list[Reading]) -> tuple[Assembly, Holdings]:
    claims = [c for one in readings for c in one.claims]
    cards = [one.report.card() for one in readings]
    return assemble_claims(claims, cards, ACTORS, PLACES), Holdings.of(claims, cards, ACTORS, PLACES)


def state_of(made: tuple[Assembly, Holdings]) -> tuple[object, ...]:
    """Events, relations, ledger and control."""
    assembly, holdings = made
    return assembly, derive_ledger(assembly, holdings), derive_control(assembly, holdings, FIRST + timedelta(days=60))


def take_in(store: Store, writer: Writer, readings: list[Reading], judged: Sequence[Judgement] = ()) -> bool:
    """Write reports and bring the events up to date; whether that went without assembling everything."""
    view = View(store)
    for one in readings:
        assert one.capture is not None
        writer.write_captures([one.capture], NOW)
        writer.write_reading(one, NOW)
    generation = view.generation()
    grown = grow_assembly(store, writer, "1", judged, generation, NOW)
    if grown is None:
        holdings = view.holdings()
        made = rebuild(holdings, judged)
        assert writer.write_assembly(made, "1", generation, NOW, describe_growth(store, holdings, judged))
    return bool(grown)


def rebuild(holdings: Holdings, judged: Sequence[Judgement] = ()) -> Assembly:
    cards = {card.id: card for card in holdings.reports.values()}
    claims = list(holdings.claims.values())
    return assemble_claims(claims, list(cards.values()), holdings.actors, holdings.places, judged, keep=True)


@settings(max_examples=25, deadline=None)
@given(story, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(told: list[tuple], chance: object) -> None:  # type: ignore[type-arg]
    readings = [tell(n, one) for n, one in enumerate(told)]
    mixed = [*readings, readings[0]]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert state_of(assemble(mixed)) == state_of(assemble(readings))


@settings(max_examples=25, deadline=None)
@given(story)
def test_removing_and_adding_again_restores(told: list[tuple]) -> None:  # type: ignore[type-arg]
    readings = [tell(n, one) for n, one in enumerate(told)]
    before = state_of(assemble(readings))
    without = assemble(readings[1:])
    assert not {c.id for c in readings[0].claims} & set(without[0].event_of)
    assert state_of(assemble([*readings[1:], readings[0]])) == before


@settings(max_examples=25, deadline=None)
@given(story)
def test_every_figure_is_traced_to_claims(told: list[tuple]) -> None:  # type: ignore[type-arg]
    made, holdings = assemble([tell(n, one) for n, one in enumerate(told)])
    for line in derive_ledger(made, holdings):
        assert line.claims and set(line.claims) <= set(holdings.claims)
        assert any(f.low == line.low for c in line.claims for f in holdings.claims[c].figures)
    for event in made.events:
        assert event.claims and all(set(i.claims) <= set(event.claims) for i in event.informants)


@pytest.mark.parametrize("step", [1, 2])
@settings(max_examples=15, deadline=None)
@given(story)
def test_taking_in_is_assembling_everything(step: int, told: list[tuple]) -> None:  # type: ignore[type-arg]
    readings = [tell(n, one) for n, one in enumerate(told)]
    with TemporaryDirectory() as name, open_store(f"{name}/story.db") as store:
        writer = Writer(store, Activity("run", "0", "fake/1", "settings", NOW))
        for start in range(0, len(readings), step):
            take_in(store, writer, readings[start : start + step])
            assert View(store).assembled() == rebuild(View(store).holdings())


def test_a_report_of_known_actors_touches_its_neighbourhood_alone(tmp_path: Path) -> None:
    told = [("seize", "army", "tarn", "", 2, True), ("shell", "rebels", "veld", "", 2, True)]
    old = [tell(n, (offset, "Tarn Post", told)) for n, offset in enumerate((0, 40, 90))]
    with open_store(str(tmp_path / "grown.db")) as store:
        writer = Writer(store, Activity("run", "0", "fake/1", "settings", NOW))
        assert not take_in(store, writer, old)
        before = View(store).assembled()
        more = tell(9, (41, "Tarn Post", [("seize", "army", "tarn", "", 2, False)]))
        assert take_in(store, writer, [more])
        after = View(store).assembled()
        assert after == rebuild(View(store).holdings()) and after != before
        assert len(set(after.parts.values())) == 3
        untouched = {e for e in before.events if e.first == FIRST}
        assert untouched <= set(after.events)
        assert View(store).assembly().current  # type: ignore[union-attr]


def test_a_revision_is_assembled_with_everything(tmp_path: Path) -> None:
    first = tell(0, (0, None, [("seize", "army", "tarn", "", 2, True)]))
    with open_store(str(tmp_path / "revised.db")) as store:
        writer = Writer(store, Activity("run", "0", "fake/1", "settings", NOW))
        take_in(store, writer, [first])
        assert not take_in(store, writer, [replace(first, claims=(), inputs="others")])
        assert View(store).assembled().events == ()


TOLD = {
    "ministry": Actor("ministry", "defence ministry", "ministry", party=True, learned=True),
    "merek": Actor("merek", "Merek", "person", learned=True),
    "anton-merek": Actor("anton-merek", "Anton Merek", "person", country="Varnia", learned=True),
    "ilse-merek": Actor("ilse-merek", "Ilse Merek", "person", country="Osland", learned=True),
    "dorn": Actor("dorn", "Dorn", "person", learned=True),
    "osland-army": Actor("osland-army", "Oslandic Army", "military", side="osland", country="Osland", party=True),
    "osland": Actor("osland", "Oslandic government", "government", side="osland", country="Osland", party=True),
    "column": Actor("column", "River Column", "militia", learned=True),
    "halden-wire": Actor("halden-wire", "Halden Wire", "outlet", speaks_for="osland", learned=True),
    "press": Actor("press", "Karsk Press", "outlet", learned=True),
}
CROWD = ACTORS | TOLD
"""Actors of whom nothing tells the side but other reports."""

part = st.tuples(
    st.sampled_from(["seize", "shell", "organize"]), st.sampled_from(sorted(TOLD)),
    st.sampled_from([*sorted(TOLD), "army", "rebels", "watch"]), st.sampled_from(["tarn", "karsk"]),
    st.sampled_from(["", "merek", "press", "ministry", "dorn"]), st.sampled_from(["", "President ", "state-run "]),
)  # fmt: skip
crowded = st.tuples(
    st.sampled_from([0, 2, 60]), st.sampled_from(["Halden Wire", "Karsk Press", None]),
    st.lists(part, min_size=1, max_size=2),
)  # fmt: skip
mixed = st.lists(crowded, min_size=2, max_size=5)


def tell_crowd(number: int, told: tuple[int, str | None, list[tuple[str, str, str, str, str, str]]]) -> Reading:
    """A report that names actors whose sides hang on what others tell, with the records of those alone."""
    offset, publisher, parts = told
    day = FIRST + timedelta(days=offset)
    verbs = {
        "seize": "took {place} from {other}",
        "shell": "shelled {other} in {place}",
        "organize": "is led by {other}",
    }
    lines = [f"Dispatch {number}."]
    for kind, actor, other, place, voice, title in parts:
        act = verbs[kind].format(place=PLACES[place].name, other=CROWD[other].name)
        lines.append(f"{CROWD[actor].name} {act}" + (f", {title}{CROWD[voice].name} said." if voice else "."))
    text = "\n".join(lines)
    capture = make_capture(text, f"c{number}.txt")
    report = make_report(text, day.isoformat(), f"c{number}.txt")
    report = replace(report, id=capture.sha256[:24], sha256=capture.sha256, publisher=publisher)
    claims = []
    for n, (kind, actor, other, place, voice, _) in enumerate(parts):
        start = text.index(lines[n + 1])
        at = text.rindex(CROWD[voice].name, 0, start + len(lines[n + 1])) if voice else 0
        said = (Voice(voice, CROWD[voice].name, CROWD[voice].name, at, at + len(CROWD[voice].name)),) if voice else ()
        claims.append(
            Claim(
                f"{report.id}-{n}", report.id, report.doc, select(text, start, start + len(lines[n + 1])), kind, None,
                actor=(Slot(actor, CROWD[actor].name, ""),), recipient=(Slot(other, CROWD[other].name, ""),),
                place=(Slot(place, PLACES[place].name, ""),), attribution=said,
            )
        )  # fmt: skip
    return Reading(report, "inputs", claims, CROWD, dict(PLACES), capture=capture)


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(mixed, st.randoms(use_true_random=False))
def test_sides_that_later_reports_move(told: list[tuple], chance: object) -> None:  # type: ignore[type-arg]
    readings = [tell_crowd(n, one) for n, one in enumerate(told)]
    chance.shuffle(readings)  # type: ignore[attr-defined]
    with TemporaryDirectory() as name, open_store(f"{name}/crowd.db") as store:
        writer = Writer(store, Activity("run", "0", "fake/1", "settings", NOW))
        for one in readings:
            take_in(store, writer, [one])
            assert View(store).assembled() == rebuild(View(store).holdings())


def test_a_judgement_of_people_is_kept_where_a_report_is_taken_in(tmp_path: Path) -> None:
    told = [("seize", "army", "tarn", "", 2, True), ("shell", "rebels", "veld", "", 2, True)]
    old = [tell(n, (offset, "Tarn Post", told)) for n, offset in enumerate((0, 1))]
    pair = sorted(one.claims[0].id for one in old)
    apart = (Judgement(pair[0], pair[1], "different", 1.0, ("two raids",), by="Ana"),)
    with open_store(str(tmp_path / "judged.db")) as store:
        writer = Writer(store, Activity("run", "0", "fake/1", "settings", NOW))
        assert not take_in(store, writer, old, apart)
        assert take_in(store, writer, [tell(9, (1, None, [("seize", "army", "orrin", "", 2, True)]))], apart)
        made = View(store).assembled()
        assert made == rebuild(View(store).holdings(), apart)
        assert made.event_of[pair[0]] != made.event_of[pair[1]]
        assert not take_in(store, writer, [tell(10, (90, None, [("shell", "army", "veld", "", 2, True)]))], ())
        assert View(store).assembled() == rebuild(View(store).holdings())


AGENCY = (
    "Convoys of lorries with flour and blankets waited at the northern crossing since dawn while drivers argued with "
    "customs men about stamps and fees, and nobody could tell when the gate would open again for them."
)
NOTICE = "Correction: an earlier version of this report gave other figures."
dense_dispatch = st.tuples(
    st.sampled_from([0, 1, 2, 3, 12, 20]), st.sampled_from(["Halden Wire", "Tarn Post", "Karsk Press", None]),
    st.lists(
        st.tuples(
            st.sampled_from(sorted(KINDS)), st.sampled_from(["army", "rebels"]), st.sampled_from(["tarn", "orrin"]),
            st.sampled_from(["", "watch", "army", "halden"]), st.integers(2, 4), st.booleans(),
        ), min_size=1, max_size=3,
    ),
    st.sampled_from(["", "", AGENCY, AGENCY, NOTICE]),
)  # fmt: skip
dense = st.lists(dense_dispatch, min_size=3, max_size=7)


def tell_dense(number: int, told: tuple) -> Reading:  # type: ignore[type-arg]
    """A report of a war that many tell of, with a paragraph of an agency, or a notice, at its foot."""
    offset, publisher, tellings, foot = told
    one = tell(number, (offset, publisher, tellings))
    if not foot:
        return one
    text = f"{one.report.text}\n{foot}"
    capture = make_capture(text, one.report.doc)
    report = replace(one.report, text=text, id=capture.sha256[:24], sha256=capture.sha256)
    claims = [replace(claim, id=f"{report.id}-{n}", report=report.id) for n, claim in enumerate(one.claims)]
    return replace(one, report=report, claims=claims, capture=capture)


@pytest.fixture
def weighed(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each report that could be was taken in by what is kept of the others."""
    told: list[bool] = []

    def take(*args: Any) -> Any:
        made = taking.take_report(*args)
        told.append(made is not None)
        return made

    monkeypatch.setattr(growth, "take_report", take)
    return told


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dense, st.randoms(use_true_random=False))
def test_one_report_after_another_in_a_dense_war(weighed: list[bool], told: list[tuple], chance: object) -> None:  # type: ignore[type-arg]
    readings = [tell_dense(n, one) for n, one in enumerate(told)]
    chance.shuffle(readings)  # type: ignore[attr-defined]
    with TemporaryDirectory() as name, open_store(f"{name}/dense.db") as store:
        writer = Writer(store, Activity("run", "0", "fake/1", "settings", NOW))
        for one in readings:
            take_in(store, writer, [one])
            assert View(store).assembled() == rebuild(View(store).holdings())


def test_a_report_that_joins_two_neighbourhoods(weighed: list[bool], tmp_path: Path) -> None:
    early = ("seize", "army", "tarn", "watch", 2, True)
    late = ("seize", "army", "orrin", "watch", 2, False)
    told = [
        tell_dense(n, (day, "Tarn Post", [one], "")) for n, (day, one) in enumerate([(0, early), (1, late), (0, early)])
    ]
    both = tell_dense(9, (1, "Karsk Press", [early, late, ("casualties", "army", "tarn", "", 3, True)], ""))
    with open_store(str(tmp_path / "joined.db")) as store:
        writer = Writer(store, Activity("run", "0", "fake/1", "settings", NOW))
        take_in(store, writer, told)
        assert len(set(View(store).parts().values())) == 2
        assert take_in(store, writer, [both])
        assert weighed == [True]
        assert len(set(View(store).parts().values())) == 1
        assert View(store).assembled() == rebuild(View(store).holdings())


def test_what_corrects_or_is_copied_is_assembled_anew(weighed: list[bool], tmp_path: Path) -> None:
    seize = ("seize", "army", "tarn", "", 2, True)
    with open_store(str(tmp_path / "corrected.db")) as store:
        writer = Writer(store, Activity("run", "0", "fake/1", "settings", NOW))
        take_in(
            store, writer, [tell_dense(1, (2, "Tarn Post", [seize], AGENCY)), tell_dense(2, (2, None, [seize], ""))]
        )
        steps = [
            (tell_dense(3, (3, "Karsk Press", [seize], AGENCY)), True),  # copies an older one
            (tell_dense(4, (0, "Halden Wire", [seize], AGENCY)), False),  # is copied by an older one
            (tell_dense(5, (4, "Tarn Post", [seize], NOTICE)), False),
            (tell_dense(6, (4, "Sable Gazette", [("shell", "rebels", "tarn", "watch", 2, True)], "")), True),
        ]
        for one, plain in steps:
            weighed.clear()
            assert take_in(store, writer, [one])
            assert weighed == [plain]
            assert View(store).assembled() == rebuild(View(store).holdings())
