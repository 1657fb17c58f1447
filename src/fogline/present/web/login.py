"""Login: the page that asks for the password, where the server is reached from elsewhere."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from fogline.present.web.asked import read_own
from fogline.present.web.cookies import give_cookie
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.guard import SESSION

router = APIRouter(include_in_schema=False)
_WAIT = 0.5
"""Seconds that a wrong password costs."""
_MOST_WRONG = 5
"""Wrong passwords at once; while so many are being paid for, nobody's word is looked at (ten guesses a second)."""


@router.get("/login")
def show(request: Request, desk: Annotated[Desk, Depends(desk_of)], next: str = "/") -> Response:
    """The form."""
    return desk.page(request, "login.html", next=read_own(next), wrong=False)


@router.post("/login")
async def enter(
    request: Request,
    desk: Annotated[Desk, Depends(desk_of)],
    password: Annotated[str, Form()],
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Let the reader in, or ask again."""
    guard = request.app.state.guard
    if guard.wrong >= _MOST_WRONG:
        raise HTTPException(429, "Too many wrong passwords at once. Wait a second, then try again.")
    if not guard.fits(password):
        guard.wrong += 1
        try:
            await asyncio.sleep(_WAIT)
        finally:
            guard.wrong -= 1
        return desk.page(request, "login.html", 403, next=read_own(next), wrong=True)
    answer = RedirectResponse(read_own(next), 303)
    session = guard.make_session()
    give_cookie(request, answer, SESSION, guard.admit(session))
    return answer
