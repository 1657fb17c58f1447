"""Exports: claims as JSON Lines, places as GeoJSON, timeline, ledger, control and disputes as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from fogline.models.claim import Claim
from fogline.models.dossier import Dossier
from fogline.present.records import (
    Record,
    claim_record,
    control_record,
    dispute_record,
    timeline_record,
    toll_record,
)
from fogline.present.safe_text import for_csv, for_json


def render_claims(claims: Iterable[Claim]) -> Iterator[str]:
    """One line of JSON for each claim: the codebook's record."""
    for claim in claims:
        yield for_json(json.dumps(claim_record(claim), ensure_ascii=False))


def render_geojson(dossier: Dossier) -> Record:
    """Places with their control status as GeoJSON (RFC 7946); a place without a position has a null geometry."""
    return {
        "type": "FeatureCollection",
        "features": [_feature(control_record(status, dossier)) for status in dossier.control],
    }


def _feature(record: Record) -> Record:
    place = record["place"]
    placed = place["lat"] is not None and place["lon"] is not None
    claims = {passage["id"]: passage for name in ("claims", "movements") for passage in record[name]}
    return {
        "type": "Feature",
        "id": place["id"],
        "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]} if placed else None,
        "properties": {
            "name": place["name"],
            "kind": place["kind"],
            **{key: place[key] for key in ("precision", "geo_precision", "radius_km", "bearing", "distance_km")},
            "assessed": record["assessed"],
            "assessed_name": record["assessed_name"],
            "claimed": [
                {"holder": one["holder"], "voices": one["voices"], "last_evidence": one["last_evidence"]}
                for one in record["claimed"]
            ],
            "why": record["why"],
            "last_evidence": record["last_evidence"],
            "claims": list(claims.values()),
        },
    }


def timeline_table(dossier: Dossier) -> str:
    """The timeline as CSV, one line an event."""
    rows = [timeline_record(entry, dossier) for entry in dossier.timeline]
    return _table(
        ("day", "last", "event", "event_type", "text", "voices", "independent", "disputed"), rows, with_claims=True
    )


def toll_table(dossier: Dossier) -> str:
    """The ledger as CSV, one line a figure; `supersedes` and `part_of` refer to `index`."""
    rows = [toll_record(index, line, dossier) for index, line in enumerate(dossier.ledger)]
    columns = ("index", "who", "measure", "low", "high", "place", "since", "as_of", "voices", "supersedes", "part_of",
               "running", "current", "incident")  # fmt: skip
    return _table(columns, rows, with_claims=True)


def control_table(dossier: Dossier) -> str:
    """Control as CSV, one line a place."""
    rows = []
    for status in dossier.control:
        record = control_record(status, dossier)
        place = record["place"]
        claimed = [f"{one['holder']['name']} ({_cell(one['voices'])})" for one in record["claimed"]]
        rows.append({**record, "place": place["name"], "place_id": place["id"], "lat": place["lat"],
                     "lon": place["lon"], "claimed": "; ".join(claimed)})  # fmt: skip
    columns = ("place", "place_id", "lat", "lon", "assessed", "assessed_name", "claimed", "last_evidence", "why")
    return _table(columns, rows, with_claims=True)


def dispute_table(dossier: Dossier) -> str:
    """Disagreements as CSV, one line each, with both sides' quotes."""
    rows = []
    for dispute in dossier.disputes:
        record = dispute_record(dispute, dossier)
        sides = {side: " | ".join(passage["quote"] for passage in record[side]) for side in ("a", "b")}
        rows.append({**record, "a_quote": sides["a"], "b_quote": sides["b"], "claims": [*record["a"], *record["b"]]})
    return _table(("kind", "text", "event", "place", "a_quote", "b_quote"), rows, with_claims=True)


def _table(columns: Sequence[str], rows: Iterable[Record], *, with_claims: bool) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*columns, *(["claims", "passages"] if with_claims else [])])
    for row in rows:
        cells = [_cell(row[column]) for column in columns]
        if with_claims:
            cells.append(" ".join(passage["id"] for passage in row["claims"]))
            cells.append(" ".join(f"{p['doc']}:{p['start']}-{p['end']}" for p in row["claims"]))
        writer.writerow([for_csv(cell) for cell in cells])
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(str(part["name"]) if isinstance(part, dict) else str(part) for part in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
