"""A claim's page: what was decided on it, and claims that are not in the picture any more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

import fakes
from fogline import pipeline
from fogline.models.decision import Decision
from fogline.present.web.app import make_app
from fogline.present.web.options import WebSettings
from fogline.present.web.worker import worker_of
from fogline.review import make_anchor, record_decisions
from fogline.settings import Settings
from fogline.store import picture_tables, schema
from fogline.store.database import Store, open_store
from fogline.store.view import View

TEXT = "DATE 2031-05-02\n3 killed in Milan on the day.\n5 killed in Quito after.\n"


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A server over a store of one report with two claims."""
    monkeypatch.setattr(pipeline, "make_stages", lambda *_: fakes.STAGES)
    report = tmp_path / "a.txt"
    report.write_text(TEXT, encoding="utf-8")
    with open_store(tmp_path / "store.db") as store:
        pipeline.run([str(report)], store, Settings(), clock=lambda: fakes.NOW)
    app = make_app(WebSettings(store=str(tmp_path / "store.db"), places="none.sqlite"))
    with TestClient(app, base_url="http://localhost") as opened:
        yield opened
        worker_of(app).redraw(20)


def decide(store: Store, action: str, claim: str) -> Decision:
    """Keep a decision of Ada's, and have the picture follow."""
    with store.read() as connection:
        anchor, _ = make_anchor(connection, claim)
    made = record_decisions(store, [Decision(action, "Ada", fakes.NOW, "a rumour", targets=(anchor,))], fakes.NOW)
    return made.fresh[0]


def test_a_rejected_claim_is_shown_as_such_with_who_and_why(client: TestClient) -> None:
    store: Store = client.app.state.desk.store  # type: ignore[attr-defined]
    claim = View(store).claims()[0].id
    assert "Rejected" not in client.get(f"/claims/{claim}").text
    decide(store, "reject", claim)
    worker_of(client.app).redraw(20).ended.wait(20)
    for address in (f"/claims/{claim}", f"/claims/{claim[:10]}"):
        answer = client.get(address)
        assert answer.status_code == 200
        for words in ("Rejected claim", "Ada", "a rumour", "3 killed in Milan"):
            assert words in answer.text, words
    other = next(one.id for one in View(store).claims() if one.id != claim)
    assert "a rumour" not in client.get(f"/claims/{other}").text


def test_what_was_decided_stands_on_the_claim(client: TestClient) -> None:
    store: Store = client.app.state.desk.store  # type: ignore[attr-defined]
    claim = View(store).claims()[0].id
    decide(store, "accept", claim)
    page = client.get(f"/claims/{claim}").text
    assert "Ada" in page
    assert "a rumour" in page


def test_a_claim_that_is_no_more_read_is_gone_and_says_so(client: TestClient) -> None:
    store: Store = client.app.state.desk.store  # type: ignore[attr-defined]
    claim = View(store).claims()[0].id
    with store.write() as connection:
        gone = sa.update(schema.claim).where(schema.claim.c.id == claim)
        connection.execute(gone.values(superseded_at=fakes.NOW))
        connection.execute(sa.delete(picture_tables.claim).where(picture_tables.claim.c.id == claim))
    answer = client.get(f"/claims/{claim}")
    assert answer.status_code == 410
    assert "earlier reading" in answer.text
    assert client.get("/claims/0000000000000000").status_code == 404
