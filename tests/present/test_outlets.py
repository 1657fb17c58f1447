"""Reports whose outlet is not known are spoken of by a short name, the same everywhere."""

from __future__ import annotations

from dataclasses import replace

from fogline.models.outlets import name_outlets
from fogline.present.report_html import render_html
from fogline.present.report_markdown import render_markdown
from fogline.present.sitrep import derive_report
from present.scene import CARDS, make_dossier

LONG = "000_4f2a91c0d57b33ee.txt"


def test_a_long_name_is_cut_as_short_as_tells_it_apart() -> None:
    cards = [replace(CARDS[3], doc=doc) for doc in (LONG, "001_4f2a91c0d57b33ee.txt", "notes.txt")]
    assert dict(name_outlets(cards)) == {
        LONG: "report 000", "001_4f2a91c0d57b33ee.txt": "report 001", "notes.txt": "report notes",
    }  # fmt: skip


def test_names_that_begin_alike_grow_until_they_differ() -> None:
    docs = ("field_notes_from_kosti_a.txt", "field_notes_from_kosti_b.txt")
    names = name_outlets([replace(CARDS[3], doc=doc) for doc in docs])
    assert list(names.values()) == ["report field_notes_from_kosti_a", "report field_notes_from_kosti_b"]


def test_the_same_name_in_two_folders_is_told_in_full() -> None:
    names = name_outlets([replace(CARDS[3], doc=doc) for doc in ("a/1.txt", "b/1.txt")])
    assert list(names.values()) == ["report a/1.txt", "report b/1.txt"]


def test_a_publisher_is_the_name_for_all_documents_with_the_same_bytes() -> None:
    names = name_outlets([replace(CARDS[0], also=("copy.txt",))])
    assert names == {"01_wire.txt": "Lowland Wire", "copy.txt": "Lowland Wire"}


def test_prose_says_the_short_name_and_sources_and_footnotes_the_document() -> None:
    claims = {
        ident: replace(claim, doc=LONG) if claim.doc == CARDS[3].doc else claim
        for ident, claim in make_dossier().claims.items()
    }
    dossier = make_dossier(reports=(*CARDS[:3], replace(CARDS[3], doc=LONG)), claims=claims)
    report = derive_report(dossier)
    for text in (render_markdown(report, dossier).replace("\\", ""), render_html(report, dossier)):
        assert f"report 000 ({LONG})" in text
        assert "according to 000_" not in text and "reported by 000_" not in text
        assert f"{LONG}, characters" in text
