"""Measure the pages: python quality/web.py [--claims 100000] [--store PATH] [--rounds 40] [FOLDER ...]

Makes a store of 100,000 claims out of the project's own corpus (quality/swell.py), or takes the one at --store, and
asks every page many times with other days, places, events, reports and words. Printed for each page: the 95th
percentile of the server's time (the whole application, from the request to the last byte), of its SQL alone (the very
statements of those requests, asked again through the same engine, rows fetched and thrown away), their ratio, and the
size of the largest answer. Each address is asked and its SQL replayed in turn, --takes times, and the median of each
counts. On SQLite, which works inside the server's process, processor time is taken, so that what else the machine does
plays no part; on PostgreSQL, time on the clock. The queue's next item is the way on from a decision (/review/next and
the claim that it leads to), and has to be as fast as a page: its server time no longer than that of the page in the
middle. Status 1 where a ratio is above 4, the next item slower, or the map's data above 500 kB.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa

from fogline.present.web.app import make_app
from fogline.present.web.options import WebSettings
from fogline.review import refresh_queue
from fogline.store.database import Store, open_store
from swell import make_large_store

HERE = Path(__file__).resolve().parent
FOLDERS = ("corpus/story", "corpus/levant-ukraine-libya", "corpus/africa", "corpus/middle-east-asia")
RATIO, MAP_BYTES = 4.0, 500_000
HOST = "127.0.0.1"
NEXT, CLAIM = "review, next", "review, claim"


@dataclass
class Timing:
    """Times of one page in seconds, of the server and of its SQL alone; bytes of the largest answer."""

    server: list[float] = field(default_factory=list)
    sql: list[float] = field(default_factory=list)
    size: int = 0


class Recorder:
    """Takes down every statement that the engine runs, with its parameters."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self.clock = process_time if engine.dialect.name == "sqlite" else perf_counter
        self.taken: list[tuple[str, Any]] | None = None
        sa.event.listen(engine, "before_cursor_execute", self._take)

    def _take(self, _c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        if self.taken is not None and statement.lstrip()[:6].upper() == "SELECT":
            self.taken.append((statement, parameters))

    @contextmanager
    def recording(self) -> Iterator[list[tuple[str, Any]]]:
        """The statements of what happens inside."""
        self.taken = taken = []
        yield taken
        self.taken = None

    def replay(self, taken: list[tuple[str, Any]]) -> float:
        """Seconds that the same statements take alone, in one transaction, every row fetched."""
        begin = self.clock()
        with self.engine.connect() as connection, connection.begin():
            for statement, parameters in taken:
                connection.exec_driver_sql(statement, parameters).fetchall()
        return self.clock() - begin


async def ask(app: Any, path: str) -> tuple[int, int]:
    """Status and size of one answer, asked of the application itself."""
    address, _, query = path.partition("?")
    status, size = 0, 0

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status, size
        if message["type"] == "http.response.start":
            status = message["status"]
        else:
            size += len(message.get("body", b""))

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": address, "raw_path": address.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(b"host", HOST.encode()), (b"cookie", b"fogline_session_8765=measured")], "client": (HOST, 1),
        "server": (HOST, 80),
    }  # fmt: skip
    await app(scope, receive, send)
    return status, size


def list_addresses(store: Store, rounds: int) -> dict[str, list[str]]:
    """Addresses of each page, drawn at random from what the store holds, the heaviest always among them."""
    chance = random.Random(7)
    with store.read() as connection:

        def draw(sql: str, heaviest: str = "") -> list[Any]:
            rows = [row[0] for row in connection.exec_driver_sql(sql)]
            first = [row[0] for row in connection.exec_driver_sql(heaviest)] if heaviest else []
            return [*first, *(chance.choice(rows) for _ in range(rounds))][:rounds]

        told = "FROM picture_event WHERE NOT background AND day IS NOT NULL"
        days = draw(f"SELECT DISTINCT day {told}", f"SELECT day {told} GROUP BY day ORDER BY count(*) DESC LIMIT 5")
        places = draw("SELECT id FROM picture_place WHERE claims > 0",
                      "SELECT id FROM picture_place ORDER BY claims DESC LIMIT 5")  # fmt: skip
        events = draw("SELECT id FROM picture_event",
                      "SELECT event FROM picture_claim GROUP BY event ORDER BY count(*) DESC LIMIT 3")  # fmt: skip
        docs = draw("SELECT doc FROM report WHERE superseded_at IS NULL")
        voices = draw("SELECT id FROM picture_voice", "SELECT id FROM picture_voice ORDER BY claims DESC LIMIT 5")
        claims = draw("SELECT id FROM picture_claim")
        pairs = draw("SELECT doc || '?beside=' || other FROM picture_pair")
        areas = draw("SELECT name FROM picture_place WHERE claims > 0",
                     "SELECT name FROM picture_place ORDER BY claims DESC LIMIT 5")  # fmt: skip
        types = draw("SELECT DISTINCT event_type FROM picture_claim")
        asked_for = draw("SELECT claim FROM queue", "SELECT claim FROM queue ORDER BY score DESC LIMIT 5")
        joined = draw("SELECT id FROM event")
    words = (
        "airport",
        "killed in air strike",
        "army denied",
        "hospital",
        "the",
        "displaced families",
        "ceasefire talks",
    )
    found = [chance.choice(words) for _ in range(rounds)]
    known = [chance.choice(days) for _ in range(rounds)]
    return {
        "today": [f"/?day={day}" for day in days],
        "today, known at": [f"/?day={max(a, b)}&known={min(a, b)}" for a, b in zip(days, known, strict=True)],
        "place": [f"/places/{one}" for one in places],
        "event": [f"/events/{one}" for one in events],
        "claim": [f"/claims/{one}" for one in claims],
        "report": [f"/reports/{one}" for one in docs],
        "two reports": [f"/reports/{one}" for one in pairs],
        "ledger": ["/ledger", "/ledger?sort=number", "/ledger?measure=killed&sort=day"] * (rounds // 3),
        "disagreements": ["/disputes", "/disputes?kind=value"] * (rounds // 2),
        "sources": ["/sources", "/sources?name=army"] * (rounds // 2),
        "reports": ["/sources?show=reports"] * rounds,
        "voice": [f"/sources/{one}" for one in voices],
        "search, words": [f"/search?q={quote(one)}" for one in found],
        "search, slots": [f"/search?place={quote(one)}&type=casualties" for one in places],
        "review": ["/review", *(f"/review?type={one}" for one in types)][:rounds],
        NEXT: ["/review/next"] * rounds,
        CLAIM: [f"/review/claims/{one}" for one in asked_for],
        "review, event": [f"/review/events/{one}" for one in joined],
        "review, other": ["/review/history", "/review/conflicts", "/review/agreement", "/review/unanchored"]
        * (rounds // 4),
        "write": [f"/write?last={one}" for one in days],
        "write, area": [f"/write?last={day}&area={quote(name)}" for day, name in zip(days, areas, strict=True)],
        "write, read": [f"/write/read?last={one}&length=long" for one in days],
        "add": ["/add"] * rounds,
        "api: map": [f"/api/v1/map?day={day}" for day in days],
        "api: claims": [f"/api/v1/claims?q={quote(one)}" for one in found],
        "api: place": [f"/api/v1/places/{one}" for one in places],
    }


def measure(app: Any, addresses: dict[str, list[str]], takes: int) -> dict[str, Timing]:
    """Times of every page. Each address is asked once before it is measured, so that no cold cache is measured."""
    recorder = Recorder(app.state.desk.store.engine)
    found = {name: Timing() for name in addresses}

    async def run() -> None:
        for name, paths in addresses.items():
            timing = found[name]
            for path in paths:
                with recorder.recording() as taken:
                    status, size = await ask(app, path)
                if status not in (200, 303):
                    raise SystemExit(f"{path}: status {status}")
                server, sql = [], []
                for _ in range(takes):
                    begin = recorder.clock()
                    await ask(app, path)
                    server.append(recorder.clock() - begin)
                    sql.append(recorder.replay(taken))
                timing.server.append(median(server))
                timing.sql.append(median(sql))
                timing.size = max(timing.size, size)

    gc.collect()
    gc.freeze()
    asyncio.run(run())
    return found


def find_percentile(values: list[float], share: float = 0.95) -> float:
    """The value that this share of values does not exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, round(share * (len(ranked) - 1)))]


def main() -> int:
    """Print the table; 1 where a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--store", help="A store to be measured, made there where there is none.")
    parser.add_argument("--rounds", type=int, default=40, help="Addresses of each page.")
    parser.add_argument("--takes", type=int, default=3, help="How often each is asked.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        location = asked.store or str(Path(name) / "large.db")
        if "://" not in location and not Path(location).exists():
            begin = perf_counter()
            count = make_large_store(asked.folders or [HERE / one for one in FOLDERS], Path(location), asked.claims)
            print(f"{count} claims written in {perf_counter() - begin:.0f} s")
        begin = perf_counter()
        app = make_app(WebSettings(store=location))
        print(f"the picture stands after {perf_counter() - begin:.1f} s")
        with open_store(location) as store:
            begin = perf_counter()
            if refresh_queue(store):
                print(f"the queue stands after {perf_counter() - begin:.1f} s")
            addresses = list_addresses(store, asked.rounds)
        found = measure(app, addresses, asked.takes)
    times = {name: find_percentile(timing.server) for name, timing in found.items()}
    page, following = sorted(times.values())[len(times) // 2], times[NEXT] + times[CLAIM]
    print(f"{'page':18} {'server p95':>11} {'SQL p95':>9} {'ratio':>6} {'largest':>10}")
    broken = False
    for name, timing in found.items():
        server, sql = find_percentile(timing.server), find_percentile(timing.sql)
        bad = server / sql > RATIO or (name == "api: map" and timing.size > MAP_BYTES)
        broken |= bad
        print(f"{name:18} {server * 1e3:8.1f} ms {sql * 1e3:6.1f} ms {server / sql:6.2f} {timing.size:10,}{' !' * bad}")
    print(f"the queue's next item {following * 1e3:.1f} ms, the page in the middle {page * 1e3:.1f} ms")
    return int(broken or following > page)


if __name__ == "__main__":
    sys.exit(main())
