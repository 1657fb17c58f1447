"""fogline serve: the monitor in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.present.commands.options import StoreOption, make_console, read_settings


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
) -> None:
    """Open the monitor in a browser: the picture of the day, and the words it rests on.

    It listens on this machine alone. Another --host demands a password (people) or FOGLINE_TOKEN (programs).

    Example: fogline serve --store syria.db
    """
    import uvicorn

    from fogline.picture import is_fresh, refresh_picture
    from fogline.present.tables import print_line
    from fogline.present.web.app import make_app
    from fogline.present.web.options import WebSettings
    from fogline.store.database import open_store

    known = read_settings(store)
    settings = WebSettings(
        store=known.store, host=host, port=port, names=tuple(name or ()), password=password or known.password,
        token=known.token, analyst=known.analyst, places=known.places, threads=known.threads,
        busy_timeout=known.busy_timeout,
    )  # fmt: skip
    settings.check()
    console = make_console(stderr=True)
    with open_store(known.store, busy_timeout=known.busy_timeout) as opened:
        if not is_fresh(opened):
            print_line("working out the picture of what was read; a large store takes a while", console)
            refresh_picture(opened)
    app = make_app(settings)
    shown = f"[{host}]" if ":" in host else host
    print_line(f"Fogline serves {app.state.desk.store.name} at http://{shown}:{port}/ (stop with Ctrl+C)", console)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False)
