"""Bundle: all files that one reading of the store gives: report, sitrep, claims, places, tables."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.lexicon.boundaries import load_boundaries
from fogline.models.dossier import Dossier
from fogline.present.export import (
    control_table,
    dispute_table,
    render_claims,
    render_geojson,
    timeline_table,
    toll_table,
)
from fogline.present.intake import discard_record
from fogline.present.records import (
    control_record,
    dispute_record,
    event_record,
    timeline_record,
    toll_record,
)
from fogline.present.report_html import render_html
from fogline.present.report_markdown import render_markdown
from fogline.present.sitrep import derive_report
from fogline.present.tables import render_json


def render_bundle(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """`(file name, text)` of every file; the report and sitrep only where the store holds a report."""
    if dossier.reports:
        report = derive_report(dossier)
        yield "report.html", render_html(report, dossier, load_boundaries())
        yield "sitrep.md", render_markdown(report, dossier)
    claims = [dossier.claims[ident] for ident in dossier.in_text_order(dossier.claims)]
    yield "claims.jsonl", "".join(line + "\n" for line in render_claims(claims))
    yield "places.geojson", render_json(render_geojson(dossier)) + "\n"
    lists = {
        "events": [event_record(event, dossier) for event in dossier.events],
        "timeline": [timeline_record(entry, dossier) for entry in dossier.timeline],
        "control": [control_record(status, dossier) for status in dossier.control],
        "tolls": [toll_record(index, line, dossier) for index, line in enumerate(dossier.ledger)],
        "disputes": [dispute_record(dispute, dossier) for dispute in dossier.disputes],
        "discards": [discard_record(discard) for discard in dossier.discards],
    }
    for name, records in lists.items():
        yield f"{name}.json", render_json(records) + "\n"
    yield "timeline.csv", timeline_table(dossier)
    yield "tolls.csv", toll_table(dossier)
    yield "control.csv", control_table(dossier)
    yield "disputes.csv", dispute_table(dossier)
