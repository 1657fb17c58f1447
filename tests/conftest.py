"""Fixtures for tests that need a store."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from asking import find_free_port
from fogline.store.database import Store, open_store

_DEBIAN = Path("/usr/lib/postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a PostgreSQL database: FOGLINE_TEST_POSTGRES, or a server of our own from Debian's binaries."""
    if given := os.environ.get("FOGLINE_TEST_POSTGRES"):
        yield given
        return
    versions = sorted(_DEBIAN.glob("*/bin/initdb")) if _DEBIAN.is_dir() else []
    if not versions:
        _miss("no PostgreSQL: set FOGLINE_TEST_POSTGRES or install Debian's postgresql")
    runner = _find_runner()
    folder = Path(tempfile.mkdtemp(prefix="fogline-postgres-"))
    if runner:
        shutil.chown(folder, "postgres")
    binaries, data = versions[-1].parent, folder / "data"
    port = find_free_port()
    initdb = [binaries / "initdb", "-D", data, "-U", "fogline", "-A", "trust", "-E", "UTF8", "--no-sync"]
    options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off -c max_connections=20 -c shared_buffers=16MB"
    control = [binaries / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
    try:
        subprocess.run([*runner, *initdb], check=True, capture_output=True, timeout=60, cwd=folder)
        begin = [*runner, *control, "-o", options, "start"]
        subprocess.run(begin, check=True, stdout=subprocess.DEVNULL, timeout=60, cwd=folder)
    except (OSError, subprocess.SubprocessError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        _miss(f"PostgreSQL could not be started here: {error}")
    yield f"postgresql+psycopg://fogline@127.0.0.1:{port}/postgres"
    end = [*runner, *control, "-m", "immediate", "stop"]
    subprocess.run(end, check=True, stdout=subprocess.DEVNULL, timeout=60, cwd=folder)
    shutil.rmtree(folder)


def _miss(reason: str) -> NoReturn:
    """Skip for want of a system part, or fail where every part is required (FOGLINE_REQUIRE_PARTS=1)."""
    if os.environ.get("FOGLINE_REQUIRE_PARTS") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def _find_runner() -> list[str]:
    """PostgreSQL refuses to run as root: then it runs as the user that Debian made for it."""
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty store can be opened, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        yield str(tmp_path / "store.db")
        return
    import psycopg

    url: str = request.getfixturevalue("postgres")
    schema = f"test_{os.getpid()}_{abs(hash(str(tmp_path))) % 10**8}"
    plain = url.replace("+psycopg", "")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    yield f"{url}?options=-csearch_path%3D{schema}"
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    """An empty store, on SQLite and on PostgreSQL."""
    with open_store(location) as opened:
        yield opened


@pytest.fixture
def reopen(location: str) -> Callable[[], Store]:
    """Opens the store once more."""
    return lambda: open_store(location, busy_timeout=1)
