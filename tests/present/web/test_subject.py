"""What a report tells of: one that is not looked through says so, and is read on somebody's word."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from starlette.testclient import TestClient

NOTICE = """The opera regrets

The audience is kindly asked to keep its tickets. The second act of the comedy will be sung again next season, the choir
and the orchestra rehearse in the library, and the theatre's cloakroom returns coats, umbrellas and opera glasses on
Saturday mornings between nine and noon.

Six musicians were killed on Monday when a shell hit the rehearsal room in Aleppo. Their pupils play Mozart on Sunday.
"""
CSRF = re.compile(r'name="csrf" value="([^"]+)"')


def send(client: TestClient, page: str, path: str, **form: str) -> str:
    """Fill in a form of a page, and wait for what comes of it."""
    token = CSRF.search(client.get(page).text)
    assert token
    answer = client.post(path, data={"csrf": token[1], **form})
    task = str(answer.url.path)
    for _ in range(600):
        if "hx-get" not in answer.text:
            return answer.text
        time.sleep(0.05)
        answer = client.get(task)
    raise AssertionError("the task does not end")


def test_a_report_that_was_not_looked_through_is_read_on_somebodys_word(serve: Callable[..., TestClient]) -> None:
    client = serve()
    told = send(client, "/add", "/add/text", text=NOTICE, published="2031-05-06")
    link = re.search(r'href="(/reports/pasted-[^"]+)"', told)
    assert link and "no claims were looked for in it" in told
    assert f'<a href="{link[1]}">' in client.get("/sources?show=discards").text
    page = client.get(link[1]).text
    assert "No claims were looked for in this report: by its words no report on an armed conflict" in page
    (doc,) = re.findall(r'name="doc" value="([^"]+)"', page)

    told = send(client, link[1], "/add/subject", doc=doc, subject="conflict")
    assert "1 read" in told and "no claims were looked for" not in told
    page = client.get(link[1]).text
    assert "because somebody said that it is one" in page and "Six musicians were killed" in page
    assert "2 claims" in page and "looked for" not in page

    told = send(client, link[1], "/add/subject", doc=doc, subject="words")
    assert "no claims were looked for in it" in told
    assert "somebody said" not in client.get(link[1]).text


def test_a_text_is_handed_in_as_a_report_on_a_conflict(serve: Callable[..., TestClient]) -> None:
    client = serve()
    told = send(client, "/add", "/add/text", text=NOTICE, published="2031-05-06", subject="conflict")
    assert "1 read" in told and "2 claims" in told and "looked for" not in told


def test_another_subject_and_another_document_are_refused(serve: Callable[..., TestClient]) -> None:
    client = serve()
    send(client, "/add", "/add/text", text=NOTICE)
    token = CSRF.search(client.get("/add").text)
    assert token
    form = {"csrf": token[1], "doc": "none.txt", "subject": "opera"}
    answer = client.post("/add/subject", data=form)
    assert answer.status_code == 422 and "say whether it tells of a conflict" in answer.text
    assert client.post("/add/subject", data={**form, "subject": "conflict"}).status_code == 404
