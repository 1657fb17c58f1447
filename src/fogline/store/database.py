"""Database: opening a store, its transactions, and what can go wrong with either.

A location is a path, a `sqlite:///` URL or a `postgresql+psycopg://` URL. SQLite runs in WAL mode: readers go on while
one writes, and a process killed in the middle of a transaction leaves the state before it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, NoSuchModuleError

from fogline.errors import RecordError, StoreError
from fogline.store.schema import REVISIONS, VERSION_TABLE

_SQLITE_HEADER = b"SQLite format 3\x00"
_WRITE = "fogline_write"
_WAIT = 0.02
"""Seconds between two tries for a lock that SQLite itself does not wait for."""


class Store:
    """An open store. Close it, or use it as a context manager. `name` is its location, fit to be shown."""

    def __init__(self, engine: sa.Engine, name: str, busy_timeout: float) -> None:
        self.engine = engine
        self.name = name
        self.busy_timeout = busy_timeout

    @property
    def is_sqlite(self) -> bool:
        """Whether SQLite holds the store (else PostgreSQL)."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A transaction that sees one state of the store throughout. Raises StoreError."""
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with (
            self._explained(),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """A transaction that is alone in writing; an exception inside it undoes all of it. Raises StoreError."""
        with (
            self._explained(),
            self.engine.connect().execution_options(**{_WRITE: True}) as connection,
            connection.begin(),
        ):
            if not self.is_sqlite:
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            yield connection

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (DataError, IntegrityError) as error:
            raise RecordError(_explain(error, self.name, self.busy_timeout)) from error
        except DBAPIError as error:
            raise StoreError(_explain(error, self.name, self.busy_timeout)) from error


_LOCK = 0x666F676C696E65


def open_store(location: str | Path, *, create: bool = True, busy_timeout: float = 10.0) -> Store:
    """Open the store at a path, a `sqlite:///` URL or a `postgresql+psycopg://` URL, bringing its schema up to date.

    `create` False demands that it exists. `busy_timeout` is the seconds to wait for another writer.
    Raises StoreError where it cannot be opened, is no store, or was written by a newer Fogline.
    """
    url = _read_location(str(location))
    name = url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite":
        _check_file(Path(name), create)
    store = Store(_make_engine(url, busy_timeout), name, busy_timeout)
    try:
        _prepare(store, create)
    except BaseException:
        store.close()
        raise
    return store


def _read_location(location: str) -> sa.URL:
    if "://" not in location:
        return sa.URL.create("sqlite", database=location)
    try:
        url = sa.make_url(location)
    except (ArgumentError, ValueError) as error:
        raise StoreError("the store's URL cannot be read") from error
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database in (None, "", ":memory:"):
        raise StoreError("a store needs a file: sqlite:///path")
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise StoreError(f"a store is kept in sqlite or postgresql+psycopg, not in {url.drivername}")
    return url


def _check_file(path: Path, create: bool) -> None:
    try:
        if path.is_dir():
            raise StoreError(f"{path} is a folder, not a store")
        if not path.exists():
            if not create:
                raise StoreError(f"there is no store at {path}")
            if not path.parent.is_dir():
                raise StoreError(f"the folder {path.parent} of the store does not exist")
            return
        if not path.is_file():
            raise StoreError(f"{path} is not a file")
        if not os.access(path, os.R_OK | os.W_OK):
            raise StoreError(f"{path} cannot be written")
        with path.open("rb") as file:
            header = file.read(len(_SQLITE_HEADER))
    except (OSError, ValueError) as error:
        raise StoreError(f"{path} cannot be opened: {error}") from error
    if header and header != _SQLITE_HEADER:
        raise StoreError(f"{path} is not a Fogline store")


def _make_engine(url: sa.URL, busy_timeout: float) -> sa.Engine:
    sqlite = url.drivername == "sqlite"
    try:
        arguments: dict[str, Any] = (
            {"timeout": busy_timeout} if sqlite else {"connect_timeout": max(2, int(busy_timeout))}
        )
        engine = sa.create_engine(url, connect_args=arguments)
    except NoSuchModuleError as error:
        raise StoreError(f"no driver for {url.drivername}") from error
    except ModuleNotFoundError as error:
        raise StoreError("PostgreSQL needs the package psycopg: pip install 'fogline[postgres]'") from error
    if sqlite:
        sa.event.listen(engine, "connect", _set_pragmas)
        sa.event.listen(engine, "begin", _begin)
    else:
        sa.event.listen(engine, "connect", lambda connection, _: _set_timeouts(connection, busy_timeout))
    return engine


_CACHE = 32_768
"""KiB of a SQLite store that a connection keeps in memory."""


def _set_pragmas(connection: Any, _: object) -> None:
    connection.isolation_level = None
    pragmas = ("synchronous=NORMAL", "foreign_keys=ON", "temp_store=MEMORY", "wal_autocheckpoint=4000")
    for pragma in (*pragmas, f"cache_size=-{_CACHE}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    write = connection.get_execution_options().get(_WRITE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _set_timeouts(connection: Any, busy_timeout: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {int(busy_timeout * 1000)}")
        cursor.execute("SET TIME ZONE 'UTC'")
    connection.commit()


def _prepare(store: Store, create: bool) -> None:
    with store.read() as connection:
        revision = _find_revision(connection)
        if revision is None and store.is_sqlite and sa.inspect(connection).get_table_names():
            raise StoreError(f"{store.name} is a database, but not a Fogline store")
    _check_revision(store, revision, create)
    if store.is_sqlite and (revision is None or _journal(store) != "wal"):
        _turn_to_wal(store)
    if revision != REVISIONS[-1]:
        from fogline.store.upgrade import upgrade_schema

        with store.write() as connection:
            _check_revision(store, _find_revision(connection), True)
            upgrade_schema(connection)


def _turn_to_wal(store: Store) -> None:
    """Change the journal. SQLite does not wait for a lock here: several that open a new store at once have to."""
    end = monotonic() + store.busy_timeout
    while True:
        try:
            if _journal(store, "wal") == "wal":
                return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or monotonic() > end:
                raise StoreError(f"the store {store.name} is locked by another process: {error}") from error
        else:
            raise StoreError(f"the store {store.name} cannot keep a write-ahead log where it lies")
        sleep(_WAIT)


def _journal(store: Store, mode: str = "") -> str:
    pragma = f"PRAGMA journal_mode={mode}" if mode else "PRAGMA journal_mode"
    raw = store.engine.raw_connection()
    try:
        return str(raw.driver_connection.execute(pragma).fetchone()[0])  # type: ignore[union-attr]
    finally:
        raw.close()


def _find_revision(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def _check_revision(store: Store, revision: str | None, create: bool) -> None:
    if revision is None and not create:
        raise StoreError(f"there is no store in {store.name}")
    if revision is not None and revision not in REVISIONS:
        raise StoreError(f"the store {store.name} was written by a newer Fogline (schema {revision})")


def _explain(error: DBAPIError, name: str, busy_timeout: float) -> str:
    """One plain sentence for a driver's error."""
    reason = (str(error.orig).strip() or type(error.orig).__name__).splitlines()[0]
    lowered = reason.lower()
    if "locked" in lowered or "lock timeout" in lowered:
        return f"the store {name} is locked by another process (waited {busy_timeout:g} seconds)"
    if "readonly" in lowered:
        return f"the store {name} cannot be written"
    if "not a database" in lowered or "malformed" in lowered:
        return f"the store {name} is damaged or not a Fogline store: {reason}"
    if "full" in lowered:
        return f"the disk of the store {name} is full"
    return f"the store {name} cannot be used: {reason}"
