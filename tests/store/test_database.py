"""Opening a store: what goes wrong is told in one plain sentence."""

from __future__ import annotations

import sqlite3
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from fogline.errors import StoreError
from fogline.store import picture_tables, review_tables, schema
from fogline.store.database import Store, open_store
from fogline.store.upgrade import find_scripts


def test_opening_twice(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db"), open_store(f"sqlite:///{tmp_path}/s.db", create=False) as store:
        assert store.is_sqlite and store.name == f"{tmp_path}/s.db"


def test_sqlite_writes_ahead(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store, store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_no_store_where_one_must_be(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store at"):
        open_store(tmp_path / "s.db", create=False)
    assert not (tmp_path / "s.db").exists()


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "s.db").touch()
    with pytest.raises(StoreError, match="there is no store in"):
        open_store(tmp_path / "s.db", create=False)
    open_store(tmp_path / "s.db").close()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"folder .* does not exist"):
        open_store(tmp_path / "no" / "s.db")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path)


def test_another_kind_of_file(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    path.write_text("a report, not a store")
    with pytest.raises(StoreError, match="not a Fogline store"):
        open_store(path)
    assert path.read_text() == "a report, not a store"


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)
    with pytest.raises(StoreError, match="damaged"):
        open_store(path)


def test_a_database_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    with pytest.raises(StoreError, match="not a Fogline store"):
        open_store(path)


def test_a_newer_schema(location: str) -> None:
    with open_store(location) as store, store.write() as connection:
        connection.execute(sa.text(f"UPDATE {schema.VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer Fogline"):
        open_store(location)


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "sqlite:///:memory:", "http://x", "postgresql+other://x"])
def test_a_url_that_cannot_be(url: str) -> None:
    with pytest.raises(StoreError):
        open_store(url)


def test_a_server_that_is_not_there_and_no_password_shown() -> None:
    with pytest.raises(StoreError) as raised:
        open_store("postgresql+psycopg://me:secret@127.0.0.1:1/db", busy_timeout=1)
    assert "secret" not in str(raised.value)


def test_a_driver_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match="pip install"):
        open_store("postgresql+psycopg://me@127.0.0.1:1/db")


def test_a_locked_store_waits_and_then_says_so(location: str, store: Store) -> None:
    with open_store(location, busy_timeout=0.2) as second, store.write():
        with pytest.raises(StoreError, match="locked by another process"), second.write():
            pass
        with second.read() as connection:
            assert connection.execute(sa.select(sa.func.count()).select_from(schema.claim)).scalar() == 0


def test_a_file_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(tmp_path / "s.db").close()
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(StoreError, match="cannot be written"):
        open_store(tmp_path / "s.db")


def test_opening_at_once(location: str) -> None:
    failures: list[Exception] = []

    def attempt() -> None:
        try:
            open_store(location).close()
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=attempt) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_migrations_make_the_schema(store: Store) -> None:
    assert picture_tables.span.metadata is review_tables.queue.metadata is schema.metadata
    with store.read() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": schema.VERSION_TABLE})
        changes = [str(change) for change in compare_metadata(context, schema.metadata)]
    own = ("passage_words", "picture_words", "'words'")
    assert [change for change in changes if not any(name in change for name in own)] == []


def test_revisions_are_listed() -> None:
    revisions = [script.revision for script in find_scripts().walk_revisions()]
    assert tuple(reversed(revisions)) == schema.REVISIONS


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    row = {"id": "x", "version": "", "reader": "", "settings_digest": ""}
    from datetime import datetime

    with pytest.raises((StoreError, ValueError, sa.exc.StatementError)), store.write() as connection:
        connection.execute(sa.insert(schema.activity), {**row, "started_at": datetime(2031, 1, 1)})
