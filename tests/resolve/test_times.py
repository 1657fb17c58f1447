"""Times: the words of dispatches to intervals of days."""

from datetime import date
from time import process_time

import pytest

from fogline.resolve.times import resolve_times
from hand_made import make_report

# (dispatch, day of the report, {expression: (first day, last day, relation)}); Thursday 14 March 2019 unless said.
THURSDAY = "2019-03-14"
CASES = [
    ("Gunboats shelled the port on Tuesday.", {"Tuesday": ("2019-03-12", "2019-03-12", "on")}),
    ("Gunboats shelled the port on Thursday.", {"Thursday": ("2019-03-14", "2019-03-14", "on")}),
    ("Gunboats shelled the port last Thursday.", {"last Thursday": ("2019-03-07", "2019-03-07", "on")}),
    ("The envoy will return on Tuesday.", {"Tuesday": ("2019-03-19", "2019-03-19", "on")}),
    ("The envoy is expected in Port Sudan on Thursday.", {"Thursday": ("2019-03-14", "2019-03-14", "on")}),
    ("On Tuesday the council will vote.", {"Tuesday": ("2019-03-19", "2019-03-19", "on")}),
    ("The council on Tuesday demanded that the army will leave.", {"Tuesday": ("2019-03-12", "2019-03-12", "on")}),
    ("Talks would resume, he said on Tuesday.", {"Tuesday": ("2019-03-12", "2019-03-12", "on")}),
    ("By Sunday evening the fighters had reached the dam.", {"Sunday evening": ("2019-03-10", "2019-03-10", "by")}),
    ("Twelve villages have fallen since Monday.", {"Monday": ("2019-03-11", "2019-03-14", "since")}),
    ("Drones hit the depot overnight.", {"overnight": ("2019-03-13", "2019-03-14", "on")}),
    ("Drones hit the depot overnight on Sunday.", {"overnight on Sunday": ("2019-03-09", "2019-03-10", "on")}),
    ("The guards left during the night.", {"the night": ("2019-03-13", "2019-03-14", "on")}),
    ("Jets circled late on Monday.", {"late on Monday": ("2019-03-11", "2019-03-11", "on")}),
    ("They left in the early hours of Monday.", {"the early hours of Monday": ("2019-03-11", "2019-03-11", "on")}),
    ("Rockets fell at about 05:40 on 11 March.", {"05:40 on 11 March": ("2019-03-11", "2019-03-11", "on")}),
    ("Shells fell on Saturday night and Sunday morning.",
     {"Saturday night and Sunday morning": ("2019-03-09", "2019-03-10", "on")}),
    ("Between Monday and Wednesday six trucks crossed.", {"Monday and Wednesday": ("2019-03-11", "2019-03-13", "on")}),
    ("The road was shut from Friday to Sunday.", {"Friday to Sunday": ("2019-03-08", "2019-03-10", "on")}),
    ("They met on 3 and 5 March.", {"3 and 5 March": ("2019-03-03", "2019-03-05", "on")}),
    ("The siege of 6 to 11 February cost lives.", {"6 to 11 February": ("2019-02-06", "2019-02-11", "on")}),
    ("The town fell on Nov. 27.", {"Nov. 27": ("2018-11-27", "2018-11-27", "on")}),
    ("The town fell on November 27, 2016.", {"November 27, 2016": ("2016-11-27", "2016-11-27", "on")}),
    ("The town fell on Friday, 8 March.", {"Friday, 8 March": ("2019-03-08", "2019-03-08", "on")}),
    ("The record of 2019-02-03 is lost.", {"2019-02-03": ("2019-02-03", "2019-02-03", "on")}),
    ("The war began on 7 October last year.", {"7 October last year": ("2018-10-07", "2018-10-07", "on")}),
    ("Three guards died on Monday last week.", {"Monday last week": ("2019-03-04", "2019-03-04", "on")}),
    ("The mill was taken at dawn on the 12th.", {"dawn on the 12th": ("2019-03-12", "2019-03-12", "on")}),
    ("Forty have drowned there since the 7th.", {"the 7th": ("2019-03-07", "2019-03-14", "since")}),
    ("The chapel is of the 11th-century.", {}),
    ("Sun 10: Roadblock destroyed near Millbrook.", {"Sun 10": ("2019-03-10", "2019-03-10", "on")}),
    ("Ruritania, Tue 12 (A): a patrol was hit.", {"Tue 12": ("2019-03-12", "2019-03-12", "on")}),
    ("He sat 11 men down by the fire.", {}),
    ("They crossed the river on Friday 1.", {"Friday 1": ("2019-03-01", "2019-03-01", "on")}),
    ("The enclave broke away in 1991-92.", {"1991-92": ("1991-01-01", "1992-12-31", "on")}),
    ("A hundred have died since mid-February.", {"mid-February": ("2019-02-15", "2019-03-14", "since")}),
    ("The union called a march for Monday.", {"Monday": ("2019-03-18", "2019-03-18", "on")}),
    ("The house was set alight on Monday.", {"Monday": ("2019-03-11", "2019-03-11", "on")}),
    ("His men are to leave by 1 April.", {"1 April": ("2019-04-01", "2019-04-01", "by")}),
    ("The bridge has been closed since 2016.", {"2016": ("2016-01-01", "2019-03-14", "since")}),
    ("Rebels lost the town in 2016.", {"2016": ("2016-01-01", "2016-12-31", "on")}),
    ("The 2016 battle ruined it.", {"2016": ("2016-01-01", "2016-12-31", "on")}),
    ("It rose again in late 2017.", {"late 2017": ("2017-10-01", "2017-12-31", "on")}),
    ("It fell in late January.", {"late January": ("2019-01-21", "2019-01-31", "on")}),
    ("It fell in October and November of last year.",
     {"October and November of last year": ("2018-10-01", "2018-11-30", "on")}),
    ("The war of the 1990s left mines.", {"the 1990s": ("1990-01-01", "1999-12-31", "on")}),
    ("Families fled last winter.", {"last winter": ("2018-12-01", "2019-02-28", "on")}),
    ("Families fled last summer.", {"last summer": ("2018-06-01", "2018-08-31", "on")}),
    ("They agreed last week to talk.", {"last week": ("2019-03-04", "2019-03-10", "on")}),
    ("Police held ten men this week.", {"this week": ("2019-03-11", "2019-03-14", "on")}),
    ("Police held ten men earlier this month.", {"earlier this month": ("2019-03-01", "2019-03-14", "on")}),
    ("Shelling over the weekend wrecked homes.", {"the weekend": ("2019-03-09", "2019-03-10", "on")}),
    ("Troops may be moved before the weekend.", {"the weekend": ("2019-03-14", "2019-03-15", "before")}),
    ("He fled two weeks ago.", {"two weeks ago": ("2019-02-28", "2019-02-28", "on")}),
    ("He fled five years ago.", {"five years ago": ("2014-01-01", "2014-12-31", "on")}),
    ("Jets flew 41 sorties in the past 24 hours.", {"the past 24 hours": ("2019-03-13", "2019-03-14", "on")}),
    ("Sixty died over the past three days.", {"the past three days": ("2019-03-12", "2019-03-14", "on")}),
    ("Two hundred died in the past week.", {"the past week": ("2019-03-07", "2019-03-14", "on")}),
    ("Since the beginning of the month 90 have died.",
     {"the beginning of the month": ("2019-03-01", "2019-03-14", "since")}),
    ("A battery will arrive before the end of the year.",
     {"the end of the year": ("2019-03-14", "2019-12-31", "before")}),
    ("They now hold the ridge.", {"now": ("2019-03-14", "2019-03-14", "now")}),
    ("They attacked for the fourth day in a row.", {"fourth day in a row": ("2019-03-11", "2019-03-14", "on")}),
    ("It was early this morning.", {"early this morning": ("2019-03-14", "2019-03-14", "on")}),
    ("Barges sank last night.", {"last night": ("2019-03-13", "2019-03-13", "on")}),
    ("Barges sank yesterday; more sail tomorrow.",
     {"yesterday": ("2019-03-13", "2019-03-13", "on"), "tomorrow": ("2019-03-15", "2019-03-15", "on")}),
    ("Shells fell at 18:40 GMT on Tuesday.", {"18:40 GMT on Tuesday": ("2019-03-12", "2019-03-12", "on")}),
    ("Drones hit the depot overnight Saturday.", {"overnight Saturday": ("2019-03-09", "2019-03-10", "on")}),
    ("Drones hit the depot overnight into Saturday.", {"overnight into Saturday": ("2019-03-08", "2019-03-09", "on")}),
    ("Drones hit the depot overnight Thursday.", {"overnight Thursday": ("2019-03-13", "2019-03-14", "on")}),
    ("Drones hit the depot Saturday overnight.", {"Saturday overnight": ("2019-03-09", "2019-03-10", "on")}),
    ("Drones hit it overnight Wednesday into Thursday.",
     {"overnight Wednesday into Thursday": ("2019-03-13", "2019-03-14", "on")}),
    ("Jets came during the night of March 6-7.", {"the night of March 6-7": ("2019-03-06", "2019-03-07", "on")}),
    ("It lasted from 28 December to 3 January 2018.",
     {"28 December to 3 January 2018": ("2017-12-28", "2018-01-03", "on")}),
    ("Drones came overnight on 6/7 March.", {"overnight on 6/7 March": ("2019-03-06", "2019-03-07", "on")}),
    ("Drones came on the night of March 6/7.", {"the night of March 6/7": ("2019-03-06", "2019-03-07", "on")}),
    ("Sirens sounded at 14.30 on Tuesday.", {"14.30 on Tuesday": ("2019-03-12", "2019-03-12", "on")}),
    ("They met on the first of March.", {"the first of March": ("2019-03-01", "2019-03-01", "on")}),
    ("Some 250 were led out in the course of the day.", {"the course of the day": ("2019-03-14", "2019-03-14", "on")}),
    ("Shots rang out overnight in Beni, which fell on 8 March.",
     {"overnight": ("2019-03-13", "2019-03-14", "on"), "8 March": ("2019-03-08", "2019-03-08", "on")}),
    ("Gunships drove them out on Tuesday, the army said, on the fourth day of an assault.",
     {"Tuesday": ("2019-03-12", "2019-03-12", "on"),
      "the fourth day of an assault": ("2019-03-09", "2019-03-12", "on")}),
    ("Fighting has gone on since the weekend.", {"the weekend": ("2019-03-09", "2019-03-14", "since")}),
    ("In the three days since the truce collapsed 40 have died.",
     {"the three days": ("2019-03-12", "2019-03-14", "on")}),
    ("Ninety died in the week to 10 March.", {"the week to 10 March": ("2019-03-04", "2019-03-10", "on")}),
    ("He fled the day before yesterday.", {"the day before yesterday": ("2019-03-12", "2019-03-12", "on")}),
    ("Output fell in the fourth quarter of 2018.", {"the fourth quarter of 2018": ("2018-10-01", "2018-12-31", "on")}),
    ("Output fell in the last quarter.", {"the last quarter": ("2018-10-01", "2018-12-31", "on")}),
    ("On 7 Rajab 1440 AH the army entered.", {"7 Rajab 1440 AH": ("2019-03-14", "2019-03-14", "on")}),
    ("It bears the date 27 Jumada al-Awwal 1440.", {"27 Jumada al-Awwal 1440": ("2019-02-03", "2019-02-03", "on")}),
    ("It bears the date 2 Dhu al-Qa'dah 1439.", {"2 Dhu al-Qa'dah 1439": ("2018-07-15", "2018-07-15", "on")}),
    ("Raids killed nine during Ramadan.", {"Ramadan": ("2018-05-16", "2018-06-14", "on")}),
    ("The truce for Eid al-Fitr held.", {"Eid al-Fitr": ("2018-06-15", "2018-06-17", "on")}),
    ("They bombed it on Christmas Eve.", {"Christmas Eve": ("2018-12-24", "2018-12-24", "on")}),
    ("The truce was extended until Sunday.", {"Sunday": ("2019-03-14", "2019-03-17", "until")}),
    ("Logs of 25/12/2018 and 05/12/2018 survive.",
     {"25/12/2018": ("2018-12-25", "2018-12-25", "on"), "05/12/2018": ("2018-12-05", "2018-12-05", "on")}),
    ("Hamas recalls the October 7 attack.", {"October 7": ("2023-10-07", "2023-10-07", "on")}),
    ("Gunmen in Mali made the October 7 attack.", {"October 7": ("2018-10-07", "2018-10-07", "on")}),
    ("On 16 August 2018 (5 Dhu al-Hijjah 1439) it fell.",
     {"16 August 2018": ("2018-08-16", "2018-08-16", "on"),
      "5 Dhu al-Hijjah 1439": ("2018-08-16", "2018-08-16", "on")}),
    ("On Sunday, the fifth day of the offensive, they fell back.",
     {"Sunday": ("2019-03-10", "2019-03-10", "on"),
      "the fifth day of the offensive": ("2019-03-10", "2019-03-10", "on")}),
]  # fmt: skip
LEANING = [
    ("On Sunday the army said its men had left the town a day earlier.", "a day earlier", "2019-03-09", "2019-03-09"),
    ("The camp emptied on Sunday. The next morning it burned.", "The next morning", "2019-03-11", "2019-03-11"),
    ("They took the hill on Monday and the well the same day.", "the same day", "2019-03-11", "2019-03-11"),
    ("On 8 March they crossed. In the following days they spread.", "the following days", "2019-03-09", "2019-03-14"),
    ("The raid came on Sunday. By dusk all was quiet.", "dusk", "2019-03-10", "2019-03-10"),
    ("They rose in May 2014 and took the valley that autumn.", "that autumn", "2014-09-01", "2014-11-30"),
    ("It fell on 3 March and was retaken within 48 hours.", "within 48 hours", "2019-03-03", "2019-03-05"),
    ("They struck on Sunday. They have since killed nine men.", "since", "2019-03-10", "2019-03-14"),
    ("The dam fell on Sunday. In the days since, 40 people drowned.", "since", "2019-03-10", "2019-03-14"),
    (
        "They took it on Monday. The previous evening they shelled it.",
        "The previous evening",
        "2019-03-10",
        "2019-03-10",
    ),
    ("Quiet will last until 20 March. By that time they must go.", "that time", "2019-03-20", "2019-03-20"),
    (
        "The war began on 15 April 2018. On day 100 of the war it fell.",
        "day 100 of the war",
        "2018-07-23",
        "2018-07-23",
    ),
    (
        "The offensive began on 1 March. A week into the offensive it slowed.",
        "A week into the offensive",
        "2019-03-08",
        "2019-03-14",
    ),
    (
        "The offensive entered its fifth day on Sunday. Ninety have died since the offensive began.",
        "the offensive began",
        "2019-03-06",
        "2019-03-14",
    ),
    (
        "In February ten died, three more than in the same period last year.",
        "the same period last year",
        "2018-02-01",
        "2018-02-28",
    ),
    ("On Monday the mayor said he had entered overnight.", "overnight", "2019-03-10", "2019-03-11"),
    (
        "Ten died on Monday. Drones hit the depot overnight. At noon men still dug.",
        "noon",
        "2019-03-14",
        "2019-03-14",
    ),
]


def _resolve(text: str, day: str | None = THURSDAY, **more: dict[int, str]) -> dict[str, tuple[str, str, str] | None]:
    expressions = resolve_times(make_report(text, day, **more))
    return {
        e.text: (e.interval.first.isoformat(), e.interval.last.isoformat(), e.relation) if e.interval else None
        for e in expressions
    }


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_expression_has_interval_and_relation(text: str, expected: dict[str, tuple[str, str, str]]) -> None:
    assert _resolve(text) == expected


@pytest.mark.parametrize(("text", "words", "first", "last"), LEANING, ids=[words for _, words, _, _ in LEANING])
def test_expression_leans_on_an_earlier_one(text: str, words: str, first: str, last: str) -> None:
    found = _resolve(text)[words]
    assert found is not None and found[:2] == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "Troops may march on the town.",
        "April Hollins led the march.",
        "The show Saturday Night Live mocked him.",
        "The 46th Regiment kept 2016 men in reserve.",
        "A 13-year-old boy carried 1,200 rounds.",
        "He arrived by night train.",
        "The fall of the town stunned them.",
        "Seconds counted.",
        "Prices stood at 14.30 per kilo.",
        "The line ended at 3.5 and at 27.85.",
        "It is the third brigade in its second quarter of the city.",
        "He came three days later than planned.",
        "The army lost its third commander.",
    ],
)
def test_what_is_no_time_gives_nothing(text: str) -> None:
    assert _resolve(text) == {}


def test_spans_cover_the_expression_without_its_preposition() -> None:
    report = make_report("Fighting raged in Beni on Monday night, he said.", THURSDAY)
    (expression,) = resolve_times(report)
    assert report.text[expression.start : expression.end] == expression.text == "Monday night"
    assert expression.interval is not None and expression.interval.granularity == "part-of-day"


def test_offset_from_an_event_dates_the_event_told_next() -> None:
    report = make_report("They entered the city on Wednesday, two days after launching a drive south.", THURSDAY)
    day, offset = resolve_times(report)
    assert (day.text, day.dates_next) == ("Wednesday", False)
    assert (offset.text, offset.dates_next) == ("two days after", True)
    assert offset.interval is not None and offset.interval.first == date(2019, 3, 11)


def test_since_with_a_clause_gives_the_clause_and_the_time_in_it() -> None:
    found = _resolve("At least 90 have died since the assault began on Sunday, medics said.")
    assert found == {
        "the assault began on Sunday": ("2019-03-10", "2019-03-14", "since"),
        "Sunday": ("2019-03-10", "2019-03-10", "on"),
    }


def test_since_an_event_takes_its_start_from_the_same_report() -> None:
    text = "The militia launched its offensive on Friday. Ninety have died since the start of the offensive."
    assert _resolve(text)["the start of the offensive"] == ("2019-03-08", "2019-03-14", "since")


def test_since_an_event_without_known_start_stays_open() -> None:
    report = make_report("Ninety have died since the start of the offensive.", THURSDAY)
    (expression,) = resolve_times(report)
    assert expression.interval is None and expression.relation == "since" and expression.why


def test_record_since_a_year_dates_nothing() -> None:
    report = make_report("Jets bombed the city on Monday for the first time since 2016.", THURSDAY)
    monday, record = resolve_times(report)
    assert monday.interval is not None and monday.interval.first == date(2019, 3, 11)
    assert (record.text, record.interval, record.why) == ("2016", None, "it only measures a record")
    assert record.named is not None and record.named.first == date(2016, 1, 1)


def test_pluperfect_runs_to_the_day_it_looks_back_from() -> None:
    found = _resolve("The envoy said on 1 March that 900 had died since December.")
    assert found["December"] == ("2018-12-01", "2019-03-01", "since")


def test_relative_clause_with_when_has_the_time_before_it() -> None:
    found = _resolve("It has been quiet since December 2016, when rebels left.")
    assert found == {
        "December 2016": ("2016-12-01", "2019-03-14", "since"),
        "when": ("2016-12-01", "2016-12-31", "on"),
    }


def test_live_entry_has_its_own_day() -> None:
    text = "A blast shook the port last night.\nA blast shook the quay tonight."
    found = _resolve(text, days={1: "2019-03-13"})
    assert found == {
        "last night": ("2019-03-13", "2019-03-13", "on"),
        "tonight": ("2019-03-13", "2019-03-13", "on"),
    }


def test_report_without_a_day_keeps_expressions_open() -> None:
    found = _resolve("They left on Monday, not in May 2018, and are now in Goma.", None)
    assert found == {"Monday": None, "May 2018": ("2018-05-01", "2018-05-31", "on"), "now": None}


def test_vague_stretch_has_no_interval_and_says_why() -> None:
    (expression,) = resolve_times(make_report("A counterattack will come in the coming days.", THURSDAY))
    assert expression.interval is None
    assert expression.why == "the words give no bounds"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("They pray every Friday.", "it happens again and again"),
        ("The log of 05/12/2018 is lost.", "day and month cannot be told apart"),
        ("Nothing like it had been seen the previous evening.", "no day is known to count from"),
        ("The siege is in its third week.", "the report gives no day for the start of the event"),
        ("They recently left.", "the words give no bounds"),
        ("It was the deadliest raid in two years.", "it only measures a record"),
    ],
)
def test_open_expression_says_what_is_missing(text: str, why: str) -> None:
    (expression,) = resolve_times(make_report(text, THURSDAY))
    assert (expression.interval, expression.why) == (None, why)


@pytest.mark.parametrize(
    ("text", "words", "basis"),
    [
        ("They left two days ago.", "two days ago", "deictic"),
        ("They left yesterday.", "yesterday", "deictic"),
        ("They fell on Sunday and had left two days earlier.", "two days earlier", "anaphoric"),
        ("Two days earlier they had left.", "Two days earlier", "report-day"),
        ("They left at 05:40.", "05:40", "report-day"),
        ("On Monday they came. They left at 05:40.", "05:40", "carried"),
        ("On 7 Rajab 1440 they left.", "7 Rajab 1440", "hijri-approximate"),
        ("They left on Monday.", "Monday", "weekday"),
        ("They left on 8 March.", "8 March", "explicit"),
        ("They left overnight.", "overnight", "overnight"),
        ("They now hold it.", "now", "now"),
    ],
)
def test_basis_says_what_was_counted_from(text: str, words: str, basis: str) -> None:
    (found,) = (e for e in resolve_times(make_report(text, THURSDAY)) if e.text == words)
    assert found.interval is not None and found.interval.basis == basis


def test_basis_of_a_live_entry_is_the_entry() -> None:
    text = "They left two days ago.\nThey struck at 10:00 GMT."
    day, clock = resolve_times(make_report(text, THURSDAY, days={1: "2019-03-13"}))
    assert day.interval is not None and day.interval.basis == "deictic"
    assert clock.interval is not None and (clock.interval.basis, clock.clock) == ("live-entry", "10:00Z")
    assert clock.interval.first == date(2019, 3, 13)


def test_stretched_interval_keeps_the_time_that_the_words_name() -> None:
    (expression,) = resolve_times(make_report("Ninety have died since Monday.", THURSDAY))
    assert expression.named is not None and expression.named.first == expression.named.last == date(2019, 3, 11)


def test_reporting_period_is_what_the_opening_says() -> None:
    text = "Situation report no. 4 | Covers 3 – 9 March\nSome 400 fled during the reporting period."
    assert _resolve(text)["the reporting period"] == ("2019-03-03", "2019-03-09", "on")


def test_time_is_linear_even_in_an_endless_sentence() -> None:
    short, long = ("since Monday and since dawn " * n for n in (500, 5000))
    begun = process_time()
    resolve_times(make_report(short, THURSDAY))
    first = process_time() - begun
    begun = process_time()
    resolve_times(make_report(long, THURSDAY))
    assert process_time() - begun < 40 * first + 0.5


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Rebels left on 28 February 1998. On 5 March the mill fell.", "5 March", "1998-03-05", "1998-03-05"),
        ("They landed on 20 December 1996. In January they took the dam.", "January", "1997-01-01", "1997-01-31"),
        ("They fled on 5 May. A truce was signed on 9 June 2001.", "5 May", "2001-05-05", "2001-05-05"),
        ("They took it on 7 October 1990 and lost it on the 23rd.", "the 23rd", "1990-10-23", "1990-10-23"),
        ("They took it on 7 October 1990, came on the 23rd and fled.", "the 23rd", "1990-10-23", "1990-10-23"),
        ("The town fell on 6 October 1990. The next day it burned.", "The next day", "1990-10-07", "1990-10-07"),
    ],
)
def test_an_undated_report_reads_days_by_the_last_one_told_with_its_year(
    text: str, words: str, first: str, last: str
) -> None:
    (found,) = (e for e in resolve_times(make_report(text, None)) if e.text == words)
    assert found.interval is not None
    assert (found.interval.first.isoformat(), found.interval.last.isoformat()) == (first, last)


def test_a_year_of_long_ago_in_the_midst_dates_no_months() -> None:
    text = "Shots fell.\nMen fled.\nIt burned.\nNone died.\nIt was worse in 2012. In March it fell."
    (found,) = (e for e in resolve_times(make_report(text, None)) if e.text == "March")
    assert found.interval is None
