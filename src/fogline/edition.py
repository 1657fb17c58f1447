"""Edition: which rules, data and weights a set of rooms is made of, as a short digest to stamp on what they derive."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_LARGE = 1_000_000
_SAMPLE = 65_536
_SKIPPED = ("__pycache__",)


def get_version() -> str:
    """Fogline's own version, "0" where it is not installed."""
    try:
        return version("fogline")
    except PackageNotFoundError:
        return "0"


@cache
def get_edition(*rooms: str) -> str:
    """`fogline/VERSION+DIGEST`: the digest is over the files of these rooms, and changes when one of them does.

    Of a file above 1 MB (weights, a gazetteer) its size, first, middle and last 64 KB are taken.
    """
    digest = sha256()
    for path in _find_files(rooms):
        digest.update(path.relative_to(_ROOT).as_posix().encode())
        digest.update(_read_sample(path))
    return f"fogline/{get_version()}+{digest.hexdigest()[:8]}"


_ROOT = Path(__file__).parent


def _find_files(rooms: Iterable[str]) -> list[Path]:
    paths = (path for room in rooms for path in (_ROOT / room).rglob("*"))
    return sorted(path for path in paths if path.is_file() and not set(_SKIPPED) & set(path.parts))


def _read_sample(path: Path) -> bytes:
    size = path.stat().st_size
    with path.open("rb") as file:
        if size <= _LARGE:
            return file.read()
        parts = [str(size).encode()]
        for place in (0, size // 2, size - _SAMPLE):
            file.seek(place)
            parts.append(file.read(_SAMPLE))
    return b"".join(parts)
