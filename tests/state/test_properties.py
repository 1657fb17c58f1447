"""What must hold of any set of reports: order and repetition change nothing, every figure shown traces to claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from desk import ACTORS, PLACES, Desk
from fogline.assemble.assembly import assemble_claims
from fogline.models.dossier import Dossier
from fogline.models.holdings import Holdings
from fogline.state.changes import derive_changes
from fogline.state.dependence import derive_dependence
from fogline.state.settle import find_settling
from fogline.survey import make_dossier

START = date(2031, 3, 1)
KINDS = ("seize", "hold", "enter", "withdraw", "clash", "attack", "casualties", "airstrike")
VERBS = {
    "seize": "took", "hold": "holds", "enter": "entered", "withdraw": "left", "clash": "fought in",
    "attack": "besieged", "casualties": "lost people in", "airstrike": "struck",
}  # fmt: skip
VOICES = ("", "watch", "army", "rebel-command", "mira", "state-tv", "halden", "unnamed-reports")
LINES = st.tuples(
    st.sampled_from(KINDS), st.sampled_from(("army", "rebels")),
    st.sampled_from(("tarn", "orrin", "veld", "mill", "north")),
    st.sampled_from(VOICES), st.booleans(), st.integers(0, 3), st.integers(1, 400), st.booleans(),
)  # fmt: skip
REPORTS = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from(("Halden Wire", "Sable Gazette")), st.booleans(),
              st.lists(LINES, min_size=1, max_size=4)),
    min_size=1, max_size=5,
)  # fmt: skip


def build(reports: list[tuple[int, str, bool, list[tuple[str, str, str, str, bool, int, int, bool]]]]) -> Desk:
    """A desk with these reports; a flag makes a report repeat the one before it under a correction."""
    desk = Desk()
    before = ""
    for number, (day, publisher, corrects, lines) in enumerate(reports):
        doc = f"r{number}"
        told = [_tell(n, line) for n, line in enumerate(lines)]
        text = "\n".join(told)
        if corrects and before:
            text = f"CORRECTION: an earlier version of this report was wrong.\n{before}\n{text}"
        desk.report(doc, str(START + timedelta(days=day)), text, publisher)
        for n, line in enumerate(lines):
            _claim(desk, doc, told[n], line, START + timedelta(days=day))
        before = "\n".join(told)
    return desk


def _tell(number: int, line: tuple[str, str, str, str, bool, int, int, bool]) -> str:
    kind, actor, place, voice, denied, _, count, _ = line
    said = f"{actor} {VERBS[kind]} {place}, {count} were there, so {voice or 'we'} {'denied' if denied else 'said'}"
    return f"Item {number}: {said}."


def _claim(desk: Desk, doc: str, words: str, line: tuple[str, str, str, str, bool, int, int, bool], said: date) -> None:
    kind, actor, place, voice, denied, back, count, dated = line
    day = said - timedelta(days=back)
    figures = [("killed", count, count, "people")] if kind == "casualties" else []
    who = {"recipient": actor} if kind == "casualties" else {"actor": actor}
    desk.claim(doc, kind, words, place=place, by=voice, time=str(day) if dated else "", denied=denied, figures=figures,
               **who)  # fmt: skip


def show(desk: Desk, order: list[int] | None = None, twice: bool = False) -> Dossier:
    claims = [desk.claims[i] for i in order] if order else list(desk.claims)
    reports = desk.reports[::-1] if order else list(desk.reports)
    claims, reports = (claims * 2, reports * 2) if twice else (claims, reports)
    assembly = assemble_claims(claims, reports, ACTORS, PLACES)
    return make_dossier(Holdings.of(claims, reports, ACTORS, PLACES), assembly)


def picture(dossier: Dossier) -> tuple[object, ...]:
    return (
        dossier.events, dossier.relations, dossier.reprints, dossier.withdrawn, dossier.timeline, dossier.control,
        dossier.ledger, dossier.disputes, find_settling(dossier), derive_dependence(dossier),
    )  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(REPORTS, st.randoms(use_true_random=False), st.booleans())
def test_order_of_arrival_and_repetition_change_nothing(reports: list, dice: object, twice: bool) -> None:  # type: ignore[type-arg]
    desk = build(reports)
    order = list(range(len(desk.claims)))
    dice.shuffle(order)  # type: ignore[attr-defined]
    first, again = show(desk), show(desk, order, twice)
    assert picture(first) == picture(again)
    assert derive_changes(first, again) == ()


@settings(max_examples=25, deadline=None)
@given(REPORTS)
def test_removing_a_report_and_adding_it_again_restores(reports: list) -> None:  # type: ignore[type-arg]
    desk = build(reports)
    whole = show(desk)
    gone = desk.reports[-1]
    without = Desk(desk.reports[:-1], [c for c in desk.claims if c.doc != gone.doc])
    less = show(without)
    assert not any(gone.doc in change.reports for change in derive_changes(whole, less) if change.kind == "new")
    back = Desk([*without.reports, gone], [*without.claims, *(c for c in desk.claims if c.doc == gone.doc)])
    assert picture(show(back)) == picture(whole)


@settings(max_examples=40, deadline=None)
@given(REPORTS)
def test_every_figure_and_status_traces_to_claims_of_its_own(reports: list) -> None:  # type: ignore[type-arg]
    desk = build(reports)
    dossier = show(desk)
    known = {c.id: c for c in desk.claims}
    assert sorted(
        i for e in assemble_claims(desk.claims, desk.reports, ACTORS, PLACES).events for i in e.claims
    ) == sorted(known)
    for line in dossier.ledger:
        numbers = {(f.low, f.high) for i in line.claims for f in known[i].figures if f.measure == line.measure}
        assert (line.low, line.high) in numbers
        assert (
            line.current
            or line.supersedes is not None
            or any(o.supersedes is not None or all(c in dossier.withdrawn for c in line.claims) for o in dossier.ledger)
        )
    for status in dossier.control:
        assert status.claims or status.movements
        assert set(status.claims) <= known.keys()
        assert not set(status.claims) & dossier.withdrawn.keys()
        assert {c for claims in status.step_claims for c in claims} <= known.keys()
        assert len(status.steps) == len(status.step_claims)
        if status.assessed not in ("unknown", "contested", "besieged"):
            assert any(status.assessed in {s.id for s in (*known[c].actor, *known[c].recipient)} for c in status.claims)
    for event in dossier.events:
        assert 0 <= event.belief < 1
        told = {i.id for i in event.informants if i.affirms}
        assert event.independent <= len(told) or not told
        assert {c for i in event.informants for c in i.claims} <= set(event.claims) - dossier.withdrawn.keys()


@settings(max_examples=25, deadline=None)
@given(REPORTS)
def test_from_nothing_every_change_names_claims_and_reports_that_are_there(reports: list) -> None:  # type: ignore[type-arg]
    desk = build(reports)
    dossier = show(desk)
    empty = make_dossier(Holdings(), assemble_claims([], [], {}, {}))
    docs = {card.doc for card in desk.reports}
    for change in derive_changes(empty, dossier):
        assert change.claims
        assert set(change.claims) <= {c.id for c in desk.claims}
        assert change.reports
        assert set(change.reports) <= docs
    assert derive_changes(dossier, replace(dossier)) == ()
