"""Files: reports from files, folders and standard input.

A folder gives its files of text, Markdown, HTML and JSON Lines, and those of the folders inside it, in order of name.
Beside them a sidecar (`reports.json`, `reports.csv`) may tell publisher and date; see `fogline.acquire.sidecars`. In
a folder that has one, Markdown is read only where the sidecar lists it; JSON Lines are read where the first line is a
report; files about the folder (README, NOTES, LICENSE) and of other kinds are not. All that is not read is a Discard,
but for hidden files and the sidecar itself.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from fogline.acquire.folders import fetch_paths, is_about_folder
from fogline.acquire.records import fetch_records, make_capture
from fogline.acquire.sidecars import NAMES, Sidecar, fetch_sidecar, pick_given
from fogline.errors import UsageError
from fogline.models.capture import Capture, Discard

LARGEST = 50_000_000
"""Bytes; a larger file is refused by its size, unread. JSON Lines may be larger, their lines not."""
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
LINES = (".jsonl", ".ndjson")

Item = Capture | Discard


def fetch_sources(
    sources: Sequence[str], given: Mapping[str, str], now: datetime, stdin: BinaryIO | None = None
) -> Iterator[Item]:
    """Captures of everything that `sources` name, in order; a Discard for each thing that cannot be read.

    A source is a file, a folder, or "-" for `stdin`. `given` is metadata (published, publisher, title, url) for
    reports that neither carry nor have beside them any of their own. `now` is UTC. Raises UsageError for no sources.
    """
    if not sources:
        raise UsageError("name at least one file or folder, or - for standard input")
    return _Reader(pick_given(given), now, stdin).fetch(sources)


class _Reader:
    """Fetches sources; opens each folder's sidecar once."""

    def __init__(self, given: dict[str, str], now: datetime, stdin: BinaryIO | None) -> None:
        self.given = given
        self.now = now
        self.stdin = stdin
        self.sidecars: dict[Path, Sidecar | None] = {}

    def fetch(self, sources: Sequence[str]) -> Iterator[Item]:
        for source in sources:
            try:
                yield from self._fetch_source(source)
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or "its name cannot be a file's"
                yield Discard(_get_name(source), "acquire", f"it cannot be read: {reason}")

    def _fetch_source(self, source: str) -> Iterator[Item]:
        if source == "-":
            yield from self._fetch_stdin()
            return
        path = Path(source)
        if path.is_dir():
            yield from self._fetch_folder(path)
        elif path.suffix.lower() in LINES:
            yield from self._fetch_lines(path, only_reports=False)
        else:
            yield from self._open_sidecar(path.parent)
            yield self._fetch_file(path, self._find_given(path, path.parent))

    def _fetch_stdin(self) -> Iterator[Item]:
        if self.stdin is None:
            yield Discard("stdin", "acquire", "there is no standard input")
            return
        data = self.stdin.read(LARGEST + 1)
        if len(data) > LARGEST:
            yield Discard("stdin", "acquire", "it is larger than 50 MB")
        else:
            yield make_capture(data, "stdin", _guess_media_type(data), self.now, self.given)

    def _fetch_folder(self, root: Path) -> Iterator[Item]:
        empty = True
        for path in fetch_paths(root):
            empty = False
            if isinstance(path, Discard):
                yield path
                continue
            for folder in _find_folders(path, root):
                yield from self._open_sidecar(folder)
            if path.name not in NAMES or self.sidecars.get(path.parent) is None:
                yield from self._fetch_listed(path, root)
        if empty:
            yield Discard(_get_name(str(root)), "acquire", "the folder holds no files")

    def _fetch_listed(self, path: Path, root: Path) -> Iterator[Item]:
        suffix = path.suffix.lower()
        own = self._find_own(path, root)
        if path.name in NAMES:
            return
        if suffix in LINES:
            yield from self._fetch_lines(path, only_reports=True)
        elif suffix not in MEDIA_TYPES:
            yield Discard(path.name, "acquire", f"files of this kind are not read ({suffix or 'no ending'})")
        elif own is None and is_about_folder(path):
            yield Discard(path.name, "acquire", "it is about the folder by its name, not a report")
        elif own is None and suffix in (".md", ".markdown") and self.sidecars.get(path.parent):
            yield Discard(path.name, "acquire", "Markdown that the folder's sidecar does not list is not read")
        else:
            yield self._fetch_file(path, self._find_given(path, root))

    def _open_sidecar(self, folder: Path) -> Iterator[Discard]:
        if folder not in self.sidecars:
            found = fetch_sidecar(folder)
            self.sidecars[folder] = found if isinstance(found, Sidecar) else None
            if isinstance(found, Discard):
                yield found

    def _find_own(self, path: Path, root: Path) -> dict[str, str] | None:
        """What a sidecar says of a file: the one in its folder, else one above it up to `root`, by relative path."""
        for folder in _find_folders(path, root):
            sidecar = self.sidecars.get(folder)
            found = sidecar.find(path.relative_to(folder).as_posix()) if sidecar else None
            if found is not None:
                return found
        return None

    def _find_given(self, path: Path, root: Path) -> dict[str, str]:
        return {**self.given, **(self._find_own(path, root) or {})}

    def _fetch_file(self, path: Path, given: Mapping[str, str]) -> Item:
        try:
            state = path.stat()
            if not stat.S_ISREG(state.st_mode):
                return Discard(path.name, "acquire", "it is no regular file")
            if state.st_size > LARGEST:
                return Discard(path.name, "acquire", f"it is larger than 50 MB ({state.st_size / 1e6:,.0f} MB)")
            with path.open("rb") as stream:
                data = stream.read(LARGEST + 1)
        except FileNotFoundError:
            return Discard(_get_name(str(path)), "acquire", "there is no such file")
        except OSError as error:
            return Discard(_get_name(str(path)), "acquire", f"it cannot be read: {error.strerror or error}")
        if len(data) > LARGEST:
            return Discard(path.name, "acquire", "it is larger than 50 MB")
        media_type = MEDIA_TYPES.get(path.suffix.lower()) or _guess_media_type(data)
        return make_capture(data, path.name, media_type, self.now, given)

    def _fetch_lines(self, path: Path, *, only_reports: bool) -> Iterator[Item]:
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                yield Discard(path.name, "acquire", "it is no regular file")
                return
            with path.open("rb") as stream:
                yield from fetch_records(stream, path.name, self.given, self.now, only_reports=only_reports)
        except FileNotFoundError:
            yield Discard(_get_name(str(path)), "acquire", "there is no such file")
        except OSError as error:
            yield Discard(_get_name(str(path)), "acquire", f"it cannot be read: {error.strerror or error}")


def _find_folders(path: Path, root: Path) -> list[Path]:
    """The folders that hold a file, from its own up to `root`."""
    folders = [path.parent, *path.parent.parents]
    return folders[: folders.index(root) + 1] if root in folders else folders[:1]


def _guess_media_type(data: bytes) -> str:
    """HTML where the content opens as a page, else plain text; for what has no telling name."""
    opening = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "text/html" if opening.startswith((b"<!doctype html", b"<html")) else "text/plain"


def _get_name(source: str) -> str:
    """The last part of a path, fit to be printed and stored."""
    name = source.rstrip("/").rsplit("/", 1)[-1] or source
    clean = "".join(c if c.isprintable() else "�" for c in name[:255])
    return clean.encode("utf-8", "backslashreplace").decode("utf-8")
