"""API page: the OpenAPI description as a page of our own: no script, nothing from elsewhere."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from fogline.present.web.desk import Desk, desk_of

router = APIRouter(include_in_schema=False)
_METHODS = ("get", "post", "put", "patch", "delete")


@router.get("/api")
def enter() -> Response:
    """To the page."""
    return RedirectResponse("/api/docs", 307)


@router.get("/api/v1/openapi.json")
def describe(request: Request) -> Response:
    """The API's description for programs (OpenAPI); a route like any other, so that a password locks it too."""
    return JSONResponse(request.app.openapi())


@router.get("/api/docs")
def show(request: Request, desk: Annotated[Desk, Depends(desk_of)]) -> Response:
    """Every address of the API, what it takes and what it answers."""
    schema = request.app.openapi()
    return desk.page(request, "api.html", calls=list_calls(schema), version=schema["info"]["version"])


def list_calls(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The calls of an OpenAPI document in its order: method, path, summary, words, parameters, examples, answers."""
    calls = []
    for path, item in schema["paths"].items():
        for method in (one for one in _METHODS if one in item):
            call = item[method]
            calls.append(
                {
                    "method": method.upper(), "path": path, "summary": call.get("summary", ""),
                    "words": call.get("description", ""), "parameters": call.get("parameters", []),
                    "answers": sorted(call.get("responses", {}).items()), "writes": method != "get",
                    "examples": list_examples(path, call.get("requestBody", {})),
                }
            )  # fmt: skip
    return calls


def list_examples(path: str, body: dict[str, Any]) -> list[tuple[str, str]]:
    """What may be sent, as title and the command that sends it; nothing for a call that takes no body."""
    examples = []
    for kind, content in body.get("content", {}).items():
        sent = f"curl -H 'Authorization: Bearer TOKEN' -H 'Content-Type: {kind}' --data-binary {{}} SERVER{path}"
        given = content.get("examples", {})
        for one in given.values():
            text = json.dumps(one["value"], ensure_ascii=False, indent=1).replace("'", "’")
            examples.append((one["summary"], sent.format(f"'{text}'")))
        if not given:
            examples.append(("A file", sent.format("@FILE")))
    return examples
