"""Dating: reports without a date, dated by what dated ones tell."""

from dataclasses import replace
from datetime import date

from fogline.models.report import Dating, Report
from fogline.resolve.dating import resolve_dating
from hand_made import make_report

DATED = make_report(
    "Militiamen entered the river port of Kasembe on Saturday after shelling the barracks of the Lakeside Brigade.\n"
    "On Sunday Governor Ilunga Mbayo flew to Tondo to ask Minister Okello for reinforcements.\n"
    "The militia launched its offensive against Kasembe last Wednesday from the Rusize hills.",
    "2019-03-11",
    "dated.txt",
)
PLAIN = (
    "The Lakeside Brigade lost its barracks in Kasembe on Saturday, when militiamen entered the river port.\n"
    "Governor Mbayo is expected in Tondo on Sunday for talks with Minister Okello about reinforcements.\n"
    "On Sunday morning shells fell on Kasembe again."
)


def test_weekdays_and_shared_events_give_the_day() -> None:
    found = resolve_dating([make_report(PLAIN, None, "plain.txt")], [DATED])
    dating = found["plain.txt"]
    assert (dating.day, dating.basis) == (date(2019, 3, 10), "inferred")
    assert "dated.txt" in dating.why and "2019-03-09" in dating.why
    assert dating.rivals and all(day != dating.day for day, _ in dating.rivals)
    assert 0 < dating.confidence <= 1 and dating.confidence > max(score for _, score in dating.rivals)


def test_evening_told_in_the_past_is_written_of_the_day_after() -> None:
    text = (
        "Militiamen entered the river port of Kasembe on Saturday and took the barracks of the Lakeside Brigade.\n"
        "By Saturday evening they had also reached the Rusize hills."
    )
    assert resolve_dating([make_report(text, None)], [DATED])["dispatch.txt"].day == date(2019, 3, 10)


def test_counted_day_of_an_offensive_gives_the_day() -> None:
    text = (
        "The militia's push through the Rusize hills toward Kasembe went on for the fifth day in a row, "
        "and Governor Mbayo again asked Minister Okello in Tondo for men of the Lakeside Brigade."
    )
    dating = resolve_dating([make_report(text, None)], [DATED])["dispatch.txt"]
    assert dating.day == date(2019, 3, 10)
    assert "counts days from 2019-03-06" in dating.why


def test_inferred_report_helps_to_date_the_next() -> None:
    bridge = make_report(PLAIN + "\nOn Sunday a ferry with Bishop Kalonji sank off Mulembe.", None, "bridge.txt")
    far = make_report("A ferry carrying Bishop Kalonji sank off Mulembe on Sunday, sailors said.", None, "far.txt")
    found = resolve_dating([far, bridge], [DATED])
    assert found["bridge.txt"].day == found["far.txt"].day == date(2019, 3, 10)


def test_report_of_another_war_stays_undated() -> None:
    text = "Frigates shelled the harbour of Velmora on Saturday, Admiral Dunne said. On Sunday the fog lifted."
    assert resolve_dating([make_report(text, None)], [DATED]) == {}


def test_nothing_is_dated_where_no_report_is() -> None:
    assert resolve_dating([make_report(PLAIN, None)], []) == {}
    assert resolve_dating([make_report(PLAIN, None, "a")], [make_report(PLAIN, None, "b")]) == {}


def test_dated_report_is_left_alone() -> None:
    assert resolve_dating([DATED], [DATED]) == {}


def test_report_that_prints_its_date_in_full_is_surer_of_it() -> None:
    plain = resolve_dating([make_report(PLAIN, None)], [DATED])["dispatch.txt"]
    printed = resolve_dating([make_report(f"Tondo, Sunday 10 March 2019\n{PLAIN}", None)], [DATED])["dispatch.txt"]
    assert printed.day == plain.day == date(2019, 3, 10)
    assert printed.confidence > plain.confidence
    assert "10 March 2019" in printed.why


def test_confidence_and_rivals_share_one_whole() -> None:
    dating = resolve_dating([make_report(PLAIN, None)], [DATED])["dispatch.txt"]
    shares = [dating.confidence, *(share for _, share in dating.rivals)]
    assert shares == sorted(shares, reverse=True) and sum(shares) <= 1.001


def test_report_that_shares_but_two_countries_stays_undated() -> None:
    shared = "Kivaria and Orsund traded fire on Saturday.\n"
    dated = make_report(shared + DATED.text, "2019-03-11", "other.txt")
    own = ["Rourke met Pike.", "Shaw met Venn.", "Blythe met Ossian.", "Weir met Lorne.", "Kestle met Dunne."]
    more = ["Drayton met Harrow.", "Aldous met Brandt.", "Corrin met Dessa.", "Elkin met Farrow.", "Gorst met Hale."]
    near = resolve_dating([make_report(shared + "\n".join(own), None)], [dated])
    assert near["dispatch.txt"].basis == "inferred"
    assert resolve_dating([make_report(shared + "\n".join(own + more), None)], [dated]) == {}


def make_yearless(text: str, guess: date) -> Report:
    """A report whose dateline prints day and month alone; `guess` is the likeliest year by its own text."""
    rivals = ((guess.replace(year=guess.year - 1), 0.3),)
    return replace(make_report(text, None), dating=Dating(guess, "dateline", "", 0.6, rivals))


def test_day_without_a_year_is_of_the_year_in_which_dated_reports_tell_the_same() -> None:
    dating = resolve_dating([make_yearless(PLAIN, date(2026, 3, 10))], [DATED])["dispatch.txt"]
    assert (dating.day, dating.basis, dating.year_worked_out) == (date(2019, 3, 10), "inferred", True)
    assert "prints 10 March without a year" in dating.why


def test_day_without_a_year_keeps_the_likeliest_where_no_dated_report_is_of_that_season() -> None:
    assert resolve_dating([make_yearless(PLAIN, date(2026, 9, 10))], [DATED]) == {}


def test_year_worked_out_is_looked_at_again_as_it_was_before() -> None:
    first = resolve_dating([make_yearless(PLAIN, date(2026, 3, 10))], [DATED])["dispatch.txt"]
    again = replace(make_report(PLAIN, None), dating=first)
    assert resolve_dating([again], [DATED])["dispatch.txt"] == first
