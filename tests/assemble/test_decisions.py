"""Decisions laid over claims: the outcome depends on the set of decisions alone, and follows the words of a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from desk import Desk
from fogline.assemble.anchoring import find_claim, locate_quote, share_words
from fogline.assemble.decisions import apply_decisions, make_anchor
from fogline.assemble.standing import find_standing
from fogline.assemble.verdicts import derive_judgements
from fogline.models.claim import Claim, Slot
from fogline.models.decision import Amendment, Anchored, Decision
from fogline.models.selector import Span, select

AT = datetime(2031, 5, 20, tzinfo=UTC)
TEXT = "The rebels took Tarn. The rebels took Tarn again. Nine died in Orrin."


def make_desk() -> tuple[Desk, Claim]:
    desk = Desk()
    desk.report("a.txt", "2031-05-20", TEXT)
    return desk, desk.claim("a.txt", "seize", "The rebels took Tarn", actor="rebels", place="tarn")


def decide(claim: Claim, desk: Desk, ident: str, action: str, by: str, minute: int, **more: object) -> Decision:
    target = make_anchor(claim, desk.reports[0])
    return Decision(action, by, AT + timedelta(minutes=minute), targets=(target,), id=ident, **more)  # type: ignore[arg-type]


MAKERS = st.sampled_from(["Ada", "Bo", "Cy"])
ACTIONS = st.sampled_from(["accept", "reject", "tarn", "orrin", "denied"])


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[str, str, int, tuple[str, ...]]]:
    """Who did what in which minute, having seen which of those before."""
    count = draw(st.integers(1, 6))
    made = []
    for number in range(count):
        before = [f"d{n}" for n in range(number)]
        seen = tuple(draw(st.lists(st.sampled_from(before), unique=True))) if before else ()
        made.append((draw(MAKERS), draw(ACTIONS), draw(st.integers(0, 3)), seen))
    return made


def build(history: list[tuple[str, str, int, tuple[str, ...]]], claim: Claim, desk: Desk) -> list[Decision]:
    decisions = []
    for number, (by, what, minute, seen) in enumerate(history):
        more: dict[str, object] = {"seen": seen}
        if what in ("tarn", "orrin"):
            more["amendment"] = Amendment("place", (Slot(what, what, what),))
        elif what == "denied":
            more["amendment"] = Amendment("polarity", word="denied")
        action = what if what in ("accept", "reject") else "correct"
        decisions.append(decide(claim, desk, f"d{number}", action, by, number + minute, **more))
    return decisions


@given(histories(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_in_which_a_store_came_by_decisions_does_not_matter(
    history: list[tuple[str, str, int, tuple[str, ...]]], dice: object
) -> None:
    desk, claim = make_desk()
    decisions = build(history, claim, desk)
    first = apply_decisions([claim], decisions, desk.reports)
    dice.shuffle(decisions)  # type: ignore[attr-defined]
    assert apply_decisions([claim], [*decisions, *decisions[:2]], desk.reports) == first
    whole = {d.id for d in decisions}
    assert all(set(conflict.decisions) <= whole and len(conflict.decisions) > 1 for conflict in first.conflicts)


@given(histories())
@settings(max_examples=40, deadline=None)
def test_undoing_everything_gives_the_readers_claims_back(history: list[tuple[str, str, int, tuple[str, ...]]]) -> None:
    desk, claim = make_desk()
    decisions = build(history, claim, desk)
    undos = [Decision("undo", "Ada", AT + timedelta(hours=1), undoes=d.id, id=f"u{d.id}") for d in decisions]
    done = apply_decisions([claim], [*decisions, *undos], desk.reports)
    assert (done.claims, done.originals, done.conflicts) == ((claim,), (), ())


def test_an_undone_undo_and_one_undone_again() -> None:
    desk, claim = make_desk()
    chain = [decide(claim, desk, "d0", "reject", "Ada", 0)]
    for number in range(1, 5):
        chain.append(Decision("undo", "Ada", AT + timedelta(minutes=number), undoes=f"d{number - 1}", id=f"d{number}"))
        assert [d.id for d in find_standing(chain)] == ([] if number % 2 else ["d0"])


def test_a_repeated_quote_is_found_where_it_stood() -> None:
    quote = select(TEXT, 22, 42)
    assert locate_quote(quote, TEXT) == Span(22, 42)
    moved = "Late on Sunday:\n" + TEXT
    assert locate_quote(quote, moved) == Span(38, 58)
    assert locate_quote(quote, "The rebels took Tarn. The rebels took Ta") == Span(0, 20)
    assert locate_quote(replace(quote, exact="gone"), TEXT) is None


def test_words_that_overlap_are_taken_of_the_same_type_alone() -> None:
    desk, claim = make_desk()
    anchor = make_anchor(claim, desk.reports[0])
    longer = replace(claim, id="n1", evidence=select(TEXT, 0, 48))
    other = replace(claim, id="n2", evidence=select(TEXT, 0, 47), event_type="clash")
    assert find_claim(anchor, [longer, other], TEXT, frozenset()) == (longer, "overlap")
    assert find_claim(anchor, [longer, other], TEXT, frozenset({"n1"})) == (None, "unanchored")
    assert share_words(Span(0, 20), Span(10, 30)) == 10 / 30


def test_what_is_joined_and_parted_comes_as_judgements() -> None:
    desk, claim = make_desk()
    a, b, c = (replace(make_anchor(claim, desk.reports[0]), claim=one) for one in "abc")
    joined = Decision("same", "Ada", AT, targets=(a, b, c), id="d0")
    parted = Decision("different", "Bo", AT + timedelta(minutes=1), targets=(a,), others=(b,), id="d1")
    where = [Anchored(d.id, n, one.claim, "id") for d in (joined, parted) for n, one in enumerate(d.anchors)]
    judgements, conflicts = derive_judgements([joined, parted], where)
    assert [(j.a, j.b, j.verdict) for j in judgements] == [("a", "b", "same"), ("a", "c", "same"), ("b", "c", "same")]
    assert [(one.about, one.decisions, one.claims) for one in conflicts] == [("event", ("d0", "d1"), ("a", "b"))]
    seen = replace(parted, seen=("d0",))
    judgements, conflicts = derive_judgements([joined, seen], where)
    assert (judgements[0].verdict, judgements[0].by, conflicts) == ("different", "Bo", [])


def test_parted_claims_stay_apart_and_joined_ones_together() -> None:
    desk = Desk()
    desk.report("a.txt", "2024-12-01", "Rebels took Tarn.", "Halden Wire")
    desk.report("b.txt", "2024-12-01", "Northern rebels captured Tarn.", "Sable Gazette")
    one = desk.claim("a.txt", "seize", "Rebels took Tarn", actor="rebels", place="tarn", time="2024-12-01")
    two = desk.claim("b.txt", "seize", "rebels captured Tarn", actor="rebels", place="tarn", time="2024-12-01")
    assert len(desk.assemble().events) == 1
    cards = {card.doc: card for card in desk.reports}
    anchors = [make_anchor(claim, cards[claim.doc]) for claim in (one, two)]
    parted = Decision("different", "Ada", AT, targets=(anchors[0],), others=(anchors[1],), id="d0")
    done = apply_decisions([one, two], [parted], desk.reports)
    judgements, _ = derive_judgements([parted], done.anchored)
    assert len(desk.assemble(*judgements).events) == 2
