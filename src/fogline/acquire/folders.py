"""Folders: the files of a folder and of those inside it, in order of name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from fogline.models.capture import Discard

MOST_LEVELS = 60
_ABOUT = ("readme", "notes", "license", "licence", "copying", "changelog", "contributing", "notice", "authors")


def fetch_paths(root: Path) -> Iterator[Path | Discard]:
    """Every file below `root`, depth first, sorted by name; a Discard for what is not entered.

    Hidden files and folders are passed over. A link is followed only where it stays below `root`; a folder is
    entered once, so that loops end.
    """
    real_root = os.path.realpath(root)
    yield from _walk(root, real_root, {real_root}, 0)


def _walk(folder: Path, real_root: str, entered: set[str], level: int) -> Iterator[Path | Discard]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Discard(folder.name, "acquire", f"the folder cannot be opened: {error.strerror or error}")
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _enter(Path(entry.path), entry, real_root, entered, level)


def _enter(
    path: Path, entry: os.DirEntry[str], real_root: str, entered: set[str], level: int
) -> Iterator[Path | Discard]:
    real = os.path.realpath(path)
    if entry.is_symlink() and real != real_root and not real.startswith(real_root + os.sep):
        yield Discard(path.name, "acquire", "a link out of the folder is not followed")
        return
    try:
        is_folder = entry.is_dir()
    except OSError:
        is_folder = False
    if not is_folder:
        yield path
    elif real in entered:
        yield Discard(path.name, "acquire", "a link to a folder that is read already (a loop) is not followed")
    elif level >= MOST_LEVELS:
        yield Discard(path.name, "acquire", f"the folder lies deeper than {MOST_LEVELS} levels")
    else:
        entered.add(real)
        yield from _walk(path, real_root, entered, level + 1)


def is_about_folder(path: Path) -> bool:
    """Whether a file's name says that it is about its folder (README, NOTES, LICENSE ...), not a report."""
    return path.stem.lower() in _ABOUT
