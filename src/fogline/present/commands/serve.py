"""fogline serve: the monitor in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fogline.present.commands.options import StoreOption, make_console, read_settings

_LONGEST = 1_000
"""Characters that are read of a token's file; more make no token."""


def serve(
    store: StoreOption = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on.")] = 8765,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A host name to be asked for by; may be repeated."),
    ] = None,
    password: Annotated[
        str | None,
        typer.Option("--password", metavar="WORD", help="What people have to give first.  [default: FOGLINE_PASSWORD]"),
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(
            "--token", metavar="WORD", show_default=False,
            help="What programs show to write through the API; other users of this machine may see it here.  "
            "[default: FOGLINE_TOKEN]",
        ),
    ] = None,
    token_file: Annotated[
        Path | None,
        typer.Option("--token-file", metavar="FILE", help="A file whose first line is the token.", show_default=False),
    ] = None,
    tls: Annotated[
        bool | None,
        typer.Option(
            "--tls/--no-tls", show_default=False,
            help="It is reached over TLS alone, through a proxy: cookies are Secure.  [default: FOGLINE_TLS]",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Open the monitor in a browser: the picture of the day, and the words it rests on.

    It listens on this machine alone. Another --host demands a password (people) or a token (programs).

    Example: fogline serve --store syria.db
    """
    import uvicorn

    from fogline.picture import is_fresh, refresh_picture
    from fogline.present.commands.places import renew_places
    from fogline.present.tables import print_line
    from fogline.present.web.app import make_app
    from fogline.present.web.options import WebSettings
    from fogline.store.database import open_store

    known = read_settings(store)
    settings = WebSettings(
        store=known.store, host=host, port=port, names=tuple(name or ()), password=password or known.password,
        token=_read_token(token, token_file) or known.token, tls=known.tls if tls is None else tls,
        analyst=known.analyst, places=known.places, threads=known.threads,
        busy_timeout=known.busy_timeout,
    )  # fmt: skip
    settings.check()
    console = make_console(stderr=True)
    renew_places(Path(known.places))
    with open_store(known.store, busy_timeout=known.busy_timeout) as opened:
        if not is_fresh(opened):
            print_line("working out the picture of what was read; a large store takes a while", console)
            refresh_picture(opened)
    app = make_app(settings)
    shown = f"[{host}]" if ":" in host else host
    print_line(f"Fogline serves {app.state.desk.store.name} at http://{shown}:{port}/ (stop with Ctrl+C)", console)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False)


def _read_token(word: str | None, file: Path | None) -> str | None:
    """The token as given, or the first line of its file. Raises UsageError where both are given, or none is in it."""
    from fogline.errors import UsageError

    if file is None:
        return word
    if word is not None:
        raise UsageError("give either --token or --token-file")
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            found = opened.readline(_LONGEST).strip()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror or error}") from error
    if not found:
        raise UsageError(f"{file} holds no token: its first line is empty")
    return found
