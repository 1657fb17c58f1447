"""Plain places: right-to-left words in attributes and titles stay words, and break no markup."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from jinja2 import Environment
from starlette.testclient import TestClient

from fogline.present.plain_places import follow
from fogline.present.web.rendering import make_environment
from present.web.markup import Page

ARABIC = "دمشق"
TEMPLATES = Path(str(files("fogline.present.web"))) / "templates"


@pytest.fixture(scope="module")
def environment() -> Environment:
    return make_environment()


def test_the_words_asked_for_come_back_in_the_field_and_the_title(client: TestClient) -> None:
    html = client.get("/search", params={"q": f'{ARABIC} " onfocus=x'}).text
    page = Page(html)
    assert {one["value"] for one in page.find("input", id="q")} == {f'{ARABIC} " onfocus=x'}
    assert f"<title>Search: {ARABIC} &#34; onfocus=x" in html
    assert page.bad == [] and page.unclosed == []


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("<p>{{ a }}</p>", f'<p><bdi dir="auto">{ARABIC}</bdi> &lt;</p>'),
        ('<p title="{{ a }}">{{ a }}</p>', f'<p title="{ARABIC} &lt;"><bdi dir="auto">{ARABIC}</bdi> &lt;</p>'),
        ("<p title='{{ a }}'>x</p>", f"<p title='{ARABIC} &lt;'>x</p>"),
        ('<p title="{{ "x" if no else a }}">', f'<p title="{ARABIC} &lt;">'),
        ("<textarea rows=2>{{ a }}</textarea>", f"<textarea rows=2>{ARABIC} &lt;</textarea>"),
        ("{% block title %}{{ a }}{% endblock %}", f"{ARABIC} &lt;"),
        ("{% block title %}{{ a }}{% endblock %}<p>{{ a }}", f'{ARABIC} &lt;<p><bdi dir="auto">{ARABIC}</bdi> &lt;'),
        ('<i{% if not no %} title="{{ a }}"{% endif %}>', f'<i title="{ARABIC} &lt;">'),
        ('<i title="{{ none }}{{ 3 }}">', '<i title="3">'),
    ],
)
def test_elements_stand_in_text_alone(environment: Environment, template: str, shown: str) -> None:
    assert environment.from_string(template).render(a=f"{ARABIC} <", no=False, none=None) == shown


def test_directional_controls_are_named_in_attributes(environment: Environment) -> None:
    assert environment.from_string('<i title="{{ a }}">').render(a="\u202ex") == '<i title="⟦RLO⟧x">'


@pytest.mark.parametrize("name", sorted(path.name for path in TEMPLATES.glob("*.html")))
def test_every_template_ends_in_its_text(environment: Environment, name: str) -> None:
    state, within = "text", ""
    for _, kind, value in environment.lex((TEMPLATES / name).read_text(encoding="utf-8")):
        if kind == "data":
            state, within = follow(state, within, value)
    assert state == "text"
