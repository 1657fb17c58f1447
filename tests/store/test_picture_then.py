"""Two clocks on the pages: what was withdrawn on a day stands in each view of the days before, and in none after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from desk import Desk
from fogline.errors import NotFound
from fogline.store.database import Store
from fogline.store.picture_rows import Item
from fogline.store.picture_tables import CEILING
from fogline.store.picture_view import PictureView, open_picture
from store.test_picture import write

SAID, DENIED, BEFORE, TAKEN_BACK = (date(2025, 3, number) for number in (2, 3, 5, 6))
STRUCK = "Aircraft struck a market in Orrin, killing 70 people"
Told = Callable[[PictureView, date], object]


def make_desk() -> Desk:
    """A capture, a strike and a toll that one outlet tells of, the army denies, and the outlet takes back; and a clash
    that stands."""
    desk = Desk()
    text = f"Rebels took Tarn on 2 March. {STRUCK}. At least 400 people were killed since January."
    desk.report("a.txt", "2025-03-02", text, "Halden Wire")
    desk.claim("a.txt", "seize", "Rebels took Tarn on 2 March", actor="rebels", place="tarn", time="2025-03-02")
    desk.claim("a.txt", "airstrike", STRUCK, actor="army", place="orrin", time="2025-03-02")
    desk.claim("a.txt", "casualties", STRUCK, place="orrin", time="2025-03-02", figures=[("killed", 70, 70, "people")])
    desk.claim("a.txt", "casualties", "At least 400 people were killed since January", time="2025-01-01/2025-03-02",
               figures=[("killed", 400, None, "people")])  # fmt: skip
    desk.report(
        "b.txt", "2025-03-03", "The army denied that rebels took Tarn. Fighting went on in Veld.", "Sable Gazette"
    )
    desk.claim(
        "b.txt", "seize", "rebels took Tarn", by="army", actor="rebels", place="tarn", time="2025-03-02", denied=True
    )
    desk.claim("b.txt", "clash", "Fighting went on in Veld", place="veld", time="2025-03-03")
    notice = "Halden Wire withdraws its report of 2 March on Tarn and Orrin. This story has been retracted."
    desk.report("c.txt", "2025-03-06", notice, "Halden Wire")
    return desk


@pytest.fixture
def picture(store: Store) -> Iterator[PictureView]:
    """The picture of the desk."""
    write(store, make_desk())
    with open_picture(store) as opened:
        yield opened


def tell(rows: list[Item]) -> str:
    return " | ".join(str(row) for row in rows)


VIEWS: dict[str, Told] = {
    "events of the day": lambda p, known: tell(p.day_events(SAID, known, 20)),
    "their rows": lambda p, known: " ".join(row.html for row in p.event_rows(SAID, known, 20)),
    "their signs": lambda p, known: " ".join(row.mark for row in p.signs(SAID, known, ["strikes"], 20)),
    "their features": lambda p, known: " ".join(p.event_features(SAID, known, ["strikes"], 20)),
    "running totals": lambda p, known: tell(p.key_tolls(TAKEN_BACK, known, 20)),
    "disagreements": lambda p, known: tell(p.key_disputes(TAKEN_BACK, known, 20)),
    "events of a place": lambda p, known: " ".join(row.html for row in p.place_events_known("north", known, 20)),
    "tolls of a place": lambda p, known: " ".join(p.linked("orrin", "toll", 20, known)),
    "disagreements of a place": lambda p, known: " ".join(p.linked("tarn", "dispute", 20, known)),
    "who holds what": lambda p, known: tell(
        [row for row in p.statuses(TAKEN_BACK, known, 20) if row["place"] == "tarn"]
    ),
    "what that rests on": lambda p, known: tell(
        [r for r in p.evidence("tarn", known, 20) if r["holder_key"] == "rebels"]
    ),
}
TOLD = {
    "events of the day": "Northern rebels took control of Tarn", "their rows": "Northern rebels took control of Tarn",
    "their signs": "sign strikes", "their features": "orrin", "running totals": "400", "disagreements": "denied by",
    "events of a place": "took control of Tarn – reported by Halden Wire", "tolls of a place": "70",
    "disagreements of a place": "denied by", "who holds what": "rebels", "what that rests on": "Halden Wire",
}  # fmt: skip


def affirmed(text: object) -> str:
    """A view's text without what tells of a denial alone."""
    return str(text).lower().replace("it is denied that northern rebels took control of tarn", "")


@pytest.mark.parametrize("name", VIEWS)
def test_a_withdrawn_claim_stands_until_the_day_on_which_it_was_withdrawn(picture: PictureView, name: str) -> None:
    wanted = TOLD[name].lower().split(" – ")[0]
    assert wanted in affirmed(VIEWS[name](picture, BEFORE))
    late = affirmed(VIEWS[name](picture, TAKEN_BACK))
    now = affirmed(VIEWS[name](picture, CEILING))
    if name == "what that rests on":
        late, now = (text.replace("holds: not taken", "") for text in (late, now))
        assert "halden wire" not in late + now
        return
    if name == "tolls of a place":
        assert late.count("withdrawn") == now.count("withdrawn") == 1
        return
    assert wanted not in late
    assert wanted not in now


def test_what_was_not_out_yet_is_in_no_view(picture: PictureView) -> None:
    for name, view in VIEWS.items():
        assert TOLD[name].lower() not in affirmed(view(picture, date(2025, 3, 1))), name


def test_what_stands_is_told_alike_throughout(picture: PictureView) -> None:
    def told(known: date) -> list[str]:
        return [row["text"] for row in picture.day_events(DENIED, known, 20) if row["event_type"] == "clash"]

    assert told(DENIED) == told(TAKEN_BACK) == told(CEILING) != []


def test_the_pages_of_a_withdrawn_event(picture: PictureView) -> None:
    (struck,) = (row for row in picture.day_events(SAID, BEFORE, 20) if row["event_type"] == "airstrike")
    then = picture.event_known(struck["id"], BEFORE)
    assert [one["name"] for one in then["record"]["informants"]] == ["Halden Wire"]
    assert "withdrawn" not in then["hedge"]
    now = picture.event_known(struck["id"], CEILING)
    assert now["hedge"].startswith("withdrawn: ")
    assert now["record"]["informants"] == []
    assert now["text"] == then["text"]
    assert picture.event_claims(struck["id"], 10) == picture.event_claims(struck["id"], 10, BEFORE) != []
    assert picture.event_claims(struck["id"], 10, date(2025, 3, 1)) == []
    with pytest.raises(NotFound):
        picture.event_known(struck["id"], date(2025, 3, 1))


def test_the_page_of_an_event_of_which_a_part_was_withdrawn(picture: PictureView) -> None:
    taken = next(row for row in picture.day_events(SAID, BEFORE, 20) if row["event_type"] == "seize")
    names = lambda known: {  # noqa: E731
        (one["name"], one["affirms"]) for one in picture.event_known(taken["id"], known)["record"]["informants"]
    }
    assert names(SAID) == {("Halden Wire", True)}
    assert names(BEFORE) == {("Halden Wire", True), ("Varnian Army", False)}
    assert names(TAKEN_BACK) == names(CEILING) == {("Varnian Army", False)}
    assert picture.event_disputes(taken["id"], BEFORE)
    assert picture.event_disputes(taken["id"], SAID) == []
    assert picture.event_disputes(taken["id"], TAKEN_BACK) == picture.event_disputes(taken["id"]) == []
