"""Words in Arabic and Cyrillic letters show as they stand: in the HTML report and on a terminal."""

from __future__ import annotations

import io
import time
from dataclasses import replace

import pytest
from markupsafe import Markup
from rich.console import Console

from fogline.models.dossier import Dossier
from fogline.models.report import Dating
from fogline.models.selector import select
from fogline.present.explain import explain_claim
from fogline.present.listings import list_claims
from fogline.present.report_html import render_html
from fogline.present.report_markdown import render_markdown
from fogline.present.safe_text import for_terminal, isolate_runs
from fogline.present.sitrep import derive_report
from fogline.present.tables import print_listing
from present.scene import CARDS, CLAIMS, WEDNESDAY, make_card, make_dossier

ARABIC = "دخل المقاتلون المدينة، صباح 14 آذار"
CYRILLIC = "Противник в город не входил"
TEXT = f"Two voices\nA teacher wrote: “{ARABIC}” (12 dead).\nA colonel wrote: «{CYRILLIC}», 3 April.\n"


@pytest.fixture
def mixed() -> Dossier:
    card = make_card("05_mixed.txt", TEXT, "صحيفة الوادي", Dating(WEDNESDAY, "given", "", 1.0))
    claims = dict(CLAIMS)
    for ident, quote in (("m1", ARABIC), ("m2", CYRILLIC)):
        start = TEXT.index(quote)
        evidence = select(TEXT, start, start + len(quote))
        claims[ident] = replace(CLAIMS["a4"], id=ident, report=card.id, doc=card.doc, evidence=evidence, trigger=None)
    events = make_dossier().events
    struck = replace(events[2], claims=("a4", "a5", "m1", "m2"))
    return make_dossier(reports=(*CARDS, card), claims=claims, events=(*events[:2], struck, *events[3:]))


def test_arabic_is_isolated_and_the_order_around_it_kept(mixed: Dossier) -> None:
    page = render_html(derive_report(mixed), mixed)
    isolated = f'<bdi dir="auto">{ARABIC}</bdi>'
    notes = page[page.index('id="notes"') : page.index('id="texts"')]
    assert isolated in notes
    assert '<bdi dir="auto">صحيفة الوادي</bdi>' in page[page.index('id="sources"') : page.index('id="notes"')]
    assert CYRILLIC in notes
    assert "<bdi" not in page[page.index("<title>") : page.index("</title>")]
    text = page[page.index('id="texts"') :]
    assert 'class="text" dir="auto"' in text
    assert ARABIC in text
    for attribute in ("title", "id", "href"):
        assert f'{attribute}="<bdi' not in page


def test_markdown_keeps_the_letters(mixed: Dossier) -> None:
    text = render_markdown(derive_report(mixed), mixed)
    assert ARABIC in text
    assert CYRILLIC in text


def test_a_terminal_gets_the_letters_and_no_control(mixed: Dossier) -> None:
    assert for_terminal(f"\u202e{ARABIC}\u202c\x1b[31m") == f"⟦RLO⟧{ARABIC}⟦PDF⟧[31m"
    out = io.StringIO()
    print_listing(list_claims([mixed.claims["m1"], mixed.claims["m2"]]), Console(file=out, force_terminal=False))
    assert ARABIC in out.getvalue()
    assert CYRILLIC in out.getvalue()
    told = " ".join(line.text for line in explain_claim(mixed.claims["m2"], mixed))
    assert CYRILLIC in told


def test_a_terminal_table_is_as_wide_as_the_terminal(mixed: Dossier) -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=60, color_system=None)
    print_listing(list_claims([mixed.claims["m1"], mixed.claims["m2"]]), console)
    assert all(len(line) <= 60 for line in out.getvalue().splitlines())
    assert "المقاتلون" in out.getvalue()


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("plain", "plain"), ("Город", "Город"), ("a שלום b", 'a <bdi dir="auto">שלום</bdi> b'),
        ("“سلام”, 12", '“<bdi dir="auto">سلام</bdi>”, 12'),
    ],
)  # fmt: skip
def test_runs(text: str, isolated: str) -> None:
    assert isolate_runs(Markup(text)) == isolated


def test_long_hostile_runs_take_no_time() -> None:
    started = time.perf_counter()
    isolate_runs(Markup("س ١" * 100_000 + " ,.-" * 100_000 + "س" * 300_000))
    assert time.perf_counter() - started < 2
