"""Options that commands share: their types, their parsing and the store they open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

if TYPE_CHECKING:
    from fogline.models.dossier import Dossier
    from fogline.present.tables import Listing
    from fogline.settings import Settings
    from fogline.store.view import View

Records = Callable[[], Sequence[Any]]
"""Makes what a command prints as JSON."""
Rows = Callable[[], "Listing"]
"""Makes what a command prints as a table."""


def read_day(text: str | date) -> date:
    """A day from YYYY-MM-DD; raises typer.BadParameter (status 2) for anything else."""
    if isinstance(text, date):
        return text
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day; write it as YYYY-MM-DD, as 2024-12-01.") from None


def read_moment(text: str | datetime) -> datetime:
    """A moment in UTC from YYYY-MM-DD (the end of that day) or YYYY-MM-DDTHH:MM, with a zone or in UTC; raises
    typer.BadParameter (status 2) for anything else."""
    from fogline.state.knowledge import end_of

    if isinstance(text, datetime):
        return text
    try:
        if len(text) == 10:
            return end_of(date.fromisoformat(text))
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is no moment; write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM, as 2024-12-01T12:00."
        ) from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


class ClockName(StrEnum):
    """By which clock a moment is read: see `fogline.state.knowledge`."""

    PUBLISHED = "published"
    STORED = "stored"


StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="PATH_OR_URL", show_default=False,
        help="The store: a file, or a sqlite: or postgresql: URL.  [default: fogline.db]",
    ),
]  # fmt: skip
AsOfOption = Annotated[
    date | None,
    typer.Option(
        "--as-of", metavar="DATE", parser=read_day, show_default=False,
        help="The state of things at the end of this day (YYYY-MM-DD).",
    ),
]  # fmt: skip
KnownAtOption = Annotated[
    datetime | None,
    typer.Option(
        "--known-at", metavar="MOMENT", parser=read_moment, show_default=False,
        help="What was known at this moment (YYYY-MM-DD, the end of the day, or YYYY-MM-DDTHH:MM; UTC).",
    ),
]  # fmt: skip
ClockOption = Annotated[
    ClockName,
    typer.Option("--clock", help="Known from when it was published, or from when it was stored here."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for other programs.", show_default=False)]


def read_settings(store: str | None, threads: int | None = None) -> Settings:
    """Settings from the environment and what the command line gives; raises UsageError for a value that cannot be."""
    from pydantic import ValidationError

    from fogline.errors import UsageError
    from fogline.settings import Settings

    given = {"store": store, "threads": threads}
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"the setting {'.'.join(map(str, first['loc']))} cannot be used: {first['msg']}") from None


@contextmanager
def open_view(store: str | None, known_at: datetime | None = None) -> Iterator[View]:
    """The store, opened for reading, as it was at a moment; raises StoreError where there is none."""
    from fogline.store.database import open_store
    from fogline.store.view import View

    settings = read_settings(store)
    with open_store(settings.store, create=False, busy_timeout=settings.busy_timeout) as opened:
        yield View(opened, known_at)


def read_dossier(
    store: str | None,
    as_of: date | None,
    known_at: datetime | None = None,
    clock: ClockName = ClockName.PUBLISHED,
) -> Dossier:
    """All that one showing needs, from the store: what is known, or what was known at a moment."""
    from fogline.hindsight import survey_known
    from fogline.survey import survey_store

    with open_view(store) as view:
        return survey_known(view, known_at, clock.value, as_of) if known_at else survey_store(view, as_of)


def write_file(path: Path, text: str) -> None:
    """Write a text file in UTF-8, line ends as they are; raises FoglineError where it cannot be written."""
    from fogline.errors import FoglineError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "replace"))
    except OSError as error:
        raise FoglineError(f"{path} cannot be written: {error.strerror or error}") from error


def make_console(*, stderr: bool = False) -> Console:
    """A console on the standard output or error, made when asked so that redirection is seen."""
    return Console(stderr=stderr, soft_wrap=False, highlight=False)


def show_listing(as_json: bool, records: Records, listing: Rows) -> None:
    """Print records as JSON, or the rows of a table."""
    from fogline.present.tables import print_json, print_listing

    console = make_console()
    if as_json:
        print_json(records(), console)
    else:
        print_listing(listing(), console)
