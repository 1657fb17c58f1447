"""App: the web application, put together from its pages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from fogline.edition import get_version
from fogline.errors import EvidenceError, FoglineError, NotFound, Overtaken, UsageError
from fogline.picture import refresh_picture
from fogline.present.web import (
    add,
    api,
    api_page,
    claim,
    disputes,
    event,
    ledger,
    login,
    place,
    report,
    review,
    review_event,
    review_identity,
    review_missed,
    review_places,
    review_record,
    search,
    sources,
    today,
    write,
)
from fogline.present.web.desk import Desk
from fogline.present.web.guard import API, Guard, LoginNeeded, check_request
from fogline.present.web.intake import LineFull
from fogline.present.web.keeping import is_behind
from fogline.present.web.options import WebSettings
from fogline.present.web.rendering import static_folder
from fogline.present.web.security import Hardened, TooLarge
from fogline.present.web.switchboard import include_routers
from fogline.present.web.worker import worker_of
from fogline.store.database import open_store

ROUTERS = (
    today.router,
    place.router,
    event.router,
    claim.router,
    report.router,
    ledger.router,
    disputes.router,
    sources.router,
    search.router,
    review.router,
    review_missed.router,
    review_places.router,
    review_identity.router,
    review_event.router,
    review_record.router,
    write.router,
    add.router,
    *api.ROUTERS,
    api_page.router,
    login.router,
)
"""Every page's router, in the order in which they are asked."""


def make_app(settings: WebSettings) -> FastAPI:
    """The application over the store of `settings`, which is opened (and made, where there is none) at once. Where a
    process was killed before events followed the claims, they follow once it serves.

    Raises UsageError where the settings would let anyone in, StoreError where the store cannot be opened.
    """
    settings.check()
    store = open_store(settings.store, busy_timeout=settings.busy_timeout)
    refresh_picture(store)

    @asynccontextmanager
    async def run(app: FastAPI) -> AsyncIterator[None]:
        if is_behind(store):
            worker_of(app).redraw()
        yield
        store.close()

    app = FastAPI(
        title="Fogline", version=get_version(), docs_url=None, redoc_url=None, openapi_url=None,
        dependencies=[Depends(check_request)], lifespan=run,
    )  # fmt: skip
    app.state.desk, app.state.guard = Desk(settings, store), Guard(settings)
    include_routers(app, ROUTERS)
    if static_folder().is_dir():
        app.mount("/static", StaticFiles(directory=static_folder()), name="static")
    _handle_errors(app)
    app.add_middleware(Hardened, hosts=settings.hosts, gate=app.state.guard.find_fault, tls=settings.tls)
    return app


def _handle_errors(app: FastAPI) -> None:
    @app.exception_handler(LoginNeeded)
    def login_first(_: Request, error: LoginNeeded) -> RedirectResponse:
        return RedirectResponse(f"/login?next={error.next}", 303)

    @app.exception_handler(NotFound)
    def missing(request: Request, error: NotFound) -> Any:
        return _tell(request, 404, str(error))

    @app.exception_handler(UsageError)
    def misasked(request: Request, error: UsageError) -> Any:
        return _tell(request, 400, str(error))

    @app.exception_handler(Overtaken)
    def overtaken(request: Request, error: Overtaken) -> Any:
        return _tell(request, 409, str(error), decisions=error.decisions, version=error.version)

    @app.exception_handler(LineFull)
    def full(request: Request, error: LineFull) -> Any:
        answer = _tell(request, 429, str(error))
        answer.headers["retry-after"] = "60"
        return answer

    @app.exception_handler(EvidenceError)
    def unfounded(request: Request, error: EvidenceError) -> Any:
        return _tell(request, 422, str(error))

    @app.exception_handler(RequestValidationError)
    def malformed(request: Request, error: RequestValidationError) -> Any:
        faults = [f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}"[:200] for one in error.errors()[:20]]
        return _tell(request, 422, "A part of the request cannot be so: " + "; ".join(faults), faults=faults)

    @app.exception_handler(FoglineError)
    def failed(request: Request, error: FoglineError) -> Any:
        return _tell(request, 500, str(error))

    @app.exception_handler(TooLarge)
    def large(request: Request, _: TooLarge) -> Any:
        return _tell(request, 413, "The request is too large.")

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Any:
        answer = _tell(request, error.status_code, str(error.detail))
        answer.headers.update(error.headers or {})
        return answer


def _tell(request: Request, status: int, reason: str, **more: Any) -> Any:
    if request.url.path.startswith(API):
        return JSONResponse({"error": reason, **more}, status)
    desk: Desk = request.app.state.desk
    answer: HTMLResponse = desk.page(request, "problem.html", status, status=status, reason=reason)
    return answer
