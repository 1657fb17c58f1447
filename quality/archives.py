"""Archives: the packed sets that the measures read."""

from __future__ import annotations

import csv
import io
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def open_folder(path: Path) -> Iterator[Path]:
    """A folder as it is, or the folder that an archive unpacks to, for as long as it is open."""
    if not path.is_file():
        yield path
        return
    with tempfile.TemporaryDirectory() as name:
        with tarfile.open(path) as tar:
            tar.extractall(name, filter="data")
        yield Path(name)


def read_member(path: Path, ending: str) -> bytes:
    """The file of a folder or archive whose name ends so; the first of an archive's where there are several."""
    if path.is_dir():
        return (path / ending).read_bytes()
    with tarfile.open(path) as tar:
        member = next(m for m in tar.getmembers() if Path(m.name).name.endswith(ending))
        opened = tar.extractfile(member)
        return opened.read() if opened else b""


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file of comma-separated values, or of the first one in an archive (.xz)."""
    raw = read_member(path, ".csv") if path.suffix == ".xz" else path.read_bytes()
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8", "replace"))))
