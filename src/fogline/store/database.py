"""Database: opening a store, its transactions, and what can go wrong with either."""

from __future__ import annotations

from pathlib import Path


class Store:
    """An open store. Close it, or use it as a context manager."""

    def close(self) -> None:
        """Give back all connections."""
        raise NotImplementedError

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(location: str | Path, *, create: bool = True, busy_timeout: float = 10.0) -> Store:
    """Open the store at a path, a `sqlite:///` URL or a `postgresql+psycopg://` URL, bringing its schema up to date.

    `create` False demands that it exists. `busy_timeout` is the seconds to wait for another writer.
    Raises StoreError where it cannot be opened, is no store, or was written by a newer Fogline.
    """
    raise NotImplementedError
