"""Where a page is made, and what a quick route gives it."""

from __future__ import annotations

from threading import get_ident
from typing import Annotated, Any

import pytest
from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from fogline.present.web.answering import QuickRoute, at_once, find_takes, make_for
from fogline.present.web.app import ROUTERS, make_app
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.guard import check_request
from fogline.present.web.options import WebSettings
from fogline.present.web.switchboard import Switchboard, find_words, include_routers

AnyDesk = Annotated[Desk, Depends(desk_of)]


async def read_number(n: int = 0) -> int:
    """A dependency that a quick route does not know."""
    return n


async def quick(ident: str, request: Request, desk: AnyDesk, day: str = "none", layers: list[str] | None = None) -> Any:
    """A page that takes words alone."""
    return PlainTextResponse(f"{ident} {day} {layers} {request.url.path} {desk.store.is_sqlite}")


async def nested(number: Annotated[int, Depends(read_number)]) -> Any:
    """A page with a dependency of its own."""
    return PlainTextResponse(str(number))


def test_a_quick_route_takes_words_of_the_address_and_leaves_the_rest_to_fastapi() -> None:
    assert set(find_takes(quick, "/x/{ident}") or ()) == {"ident", "request", "desk", "day", "layers"}
    assert find_takes(nested, "/y") is None
    assert find_takes(lambda request: None, "/z") is None


@pytest.fixture
def app(tmp_path: Any) -> FastAPI:
    """An application with two pages of this test in it, behind a password."""
    router = APIRouter(route_class=QuickRoute)
    router.get("/x/{ident}")(quick)
    router.get("/y")(nested)
    made = make_app(WebSettings(store=str(tmp_path / "empty.db"), password="fog"))
    made.include_router(router)
    return made


def test_both_ways_answer_and_both_are_guarded(app: FastAPI) -> None:
    with TestClient(app, base_url="http://localhost") as client:
        for address in ("/x/one", "/y", "/ledger", "/sources"):
            assert client.get(address, follow_redirects=False).status_code == 303, address
        form = client.get("/login").text
        csrf = form.partition('name="csrf" value="')[2].partition('"')[0]
        client.post("/login", data={"csrf": csrf, "password": "fog"})
        assert client.get("/x/one?day=2031-05-01&layers=a&layers=b").text == "one 2031-05-01 ['a', 'b'] /x/one True"
        assert client.get("/x/two").text == "two none None /x/two True"
        assert client.get("/y?n=7").text == "7"
        assert client.get("/y?n=many").status_code == 422


def test_nothing_but_the_guard_stands_before_every_page(app: FastAPI) -> None:
    """A quick route asks the guard itself; another dependency of the whole application would pass it by."""
    assert [one.dependency for one in app.router.dependencies] == [check_request]
    for router in ROUTERS:
        assert not router.dependencies


def test_a_page_is_made_in_the_loop_on_sqlite_and_in_a_thread_where_it_may_take_long(tmp_path: Any) -> None:
    made = make_app(WebSettings(store=str(tmp_path / "empty.db")))
    threads: list[int] = []

    @made.get("/here")
    @at_once
    def here(desk: AnyDesk) -> Response:
        threads.append(get_ident())
        return PlainTextResponse(desk.store.name)

    @made.get("/there")
    async def there(desk: AnyDesk) -> Response:
        threads.append(get_ident())
        return PlainTextResponse(str(await make_for(desk, get_ident, long=True) != threads[-1]))

    with TestClient(made, base_url="http://localhost") as client:
        assert client.get("/here").text.endswith("empty.db")
        assert client.get("/there").text == "True"
    assert threads[0] == threads[1]


def test_a_switchboard_finds_what_begins_with_two_words_and_leaves_the_rest() -> None:
    board = Switchboard()
    paths = ("/", "/review", "/review/claims/1", "/places/{ident:path}", "x", "")
    words = [("", ""), ("review", ""), ("review", "claims"), ("places", "{}"), ("", ""), ("", "")]
    assert [find_words(path) for path in paths] == words
    calls = ("/api/docs", "/api/v1/days", "/api/v1/places/{ident:path}", "/api/v1/places/7/8", "/api/")
    assert [find_words(path) for path in calls] == [
        ("api/docs", ""), ("api/v1/days", ""), ("api/v1/places", "{}"), ("api/v1/places", "7"), ("api/", ""),
    ]  # fmt: skip
    scope = {"type": "http", "path": "/nothing", "method": "GET"}
    assert board.matches(scope)[0].name == "NONE"
    assert board.matches({"type": "websocket", "path": "/"})[0].name == "NONE"


def test_an_address_is_answered_by_the_route_that_it_would_be_without_a_switchboard() -> None:
    one, other = APIRouter(), APIRouter()
    for router, path in ((one, "/list"), (one, "/list/{ident}"), (other, "/list/new"), (other, "/{word}/all")):
        router.get(path)(lambda path=path: PlainTextResponse(path))
    made = FastAPI()
    include_routers(made, (one, other))
    with TestClient(made, base_url="http://localhost") as client:
        found = {path: client.get(path).text for path in ("/list", "/list/7", "/list/new", "/list/all", "/other/all")}
        assert client.post("/list/7").status_code == 405
    assert found == {"/list": "/list", "/list/7": "/list/{ident}", "/list/new": "/list/{ident}",
                     "/list/all": "/list/{ident}", "/other/all": "/{word}/all"}  # fmt: skip
