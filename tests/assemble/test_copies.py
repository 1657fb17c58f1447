"""Reports that share text."""

import time
from datetime import date

from desk import Desk
from fogline.assemble.copies import find_reprints
from fogline.models.origins import Origins

BODY = [
    "Fighters crossed the river before sunrise and the first houses were burning by noon.",
    "A baker who stayed behind said that he had counted eleven trucks on the road to Orrin.",
    "The governor called for calm and asked people to keep away from the bridges of the city.",
    "Nobody could say on Sunday evening who was in charge of the grain store by the station.",
]


def test_full_partial_and_none() -> None:
    desk = Desk()
    desk.report("a", "2031-03-01", " ".join(BODY))
    desk.report("b", "2031-03-02", "Trucks on the road\n" + " ".join(BODY))
    other = "An unrelated account of the harvest, which was poor again in every valley this year. " * 3
    desk.report("c", "2031-03-03", f"{other}\n{BODY[1]} {BODY[2]}\n")
    desk.report(
        "d", "2031-03-04", other.replace("harvest", "vintage").replace("valley", "village").replace("poor", "rich")
    )
    found = {(r.a, r.b): r for r in find_reprints(desk.reports)}
    assert found["a", "b"].kind == "full"
    assert found["a", "c"].kind == "partial"
    assert ("a", "d") not in found
    start, end, *_ = found["a", "c"].passages[0]
    assert desk.reports[0].text[start:end] == BODY[1]


def test_the_earlier_report_is_the_origin() -> None:
    desk = Desk()
    desk.report("late", "2031-03-05", " ".join(BODY))
    desk.report("early", "2031-03-01", " ".join(BODY))
    (reprint,) = find_reprints(desk.reports)
    assert (reprint.a, reprint.b) == ("early", "late")
    origins = Origins([reprint])
    assert origins.doc_of("late", 0, 20) == "early"
    assert origins.doc_of("early", 0, 20) == "early"
    assert origins.source_of("late") == "early"


def test_a_house_and_its_furniture() -> None:
    desk = Desk()
    for name, day, house in (("a", "2031-03-01", "Tarn Post"), ("b", "2031-03-02", "Tarn Post")):
        about = " ".join(" ".join(f"{name}{n}{k}" for k in range(12)) + "." for n in range(9))
        desk.report(name, day, f"{about} {BODY[1]} {BODY[2]}", publisher=house)
    assert find_reprints(desk.reports) == []
    desk.report("c", "2031-03-02", f"{BODY[1]} {BODY[2]} Snow fell on the passes all night.", publisher="Orrin Echo")
    assert {(r.a, r.b) for r in find_reprints(desk.reports)} == {("a", "c"), ("b", "c")}


def test_same_result_every_time() -> None:
    desk = Desk()
    for number in range(6):
        desk.report(f"r{number}", date(2031, 3, 1 + number).isoformat(), " ".join(BODY[: 2 + number % 3]))
    assert find_reprints(desk.reports) == find_reprints(desk.reports[::-1])


def test_long_lines_are_read_in_linear_time() -> None:
    desk = Desk()
    desk.report("a", "2031-03-01", "word " * 200_000)
    desk.report("b", "2031-03-01", "w" * 900_000)
    desk.report("c", "2031-03-01", "“ " * 300_000 + "\n")
    started = time.process_time()
    assert find_reprints(desk.reports) == []
    assert time.process_time() - started < 10


def test_of_a_sentence_without_end_the_last_words_count() -> None:
    end = "and so the miller and both of his sons walked over the frozen river to Orrin before it was light"
    desk = Desk()
    desk.report("a", "2031-03-01", "the carts went on " * 200 + end + ".")
    desk.report("b", "2031-03-02", "no bread was sold " * 200 + end + ".")
    (found,) = find_reprints(desk.reports)
    assert found.note.endswith("runs of five words in common")
