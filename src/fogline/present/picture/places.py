"""Places: each with its name, where it lies, and what concerns it, as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from fogline.models.dossier import Dossier
from fogline.present.listings import fold_name
from fogline.present.picture.row import Row, name_places, render_body


def make_place_rows(dossier: Dossier, spanned: Iterable[str]) -> list[Row]:
    """One row for each place that a claim names or that holds such a place."""
    counts = Counter(ident for claim in dossier.claims.values() for ident in {slot.id for slot in claim.place})
    known = {*counts, *spanned}
    known |= {above for ident in list(known) for above in dossier.ancestors(ident)}
    return [_row(ident, counts[ident], dossier) for ident in sorted(known)]


def _row(ident: str, claims: int, dossier: Dossier) -> Row:
    place, name = dossier.places.get(ident), dossier.place_name(ident)
    return {
        "id": ident, "name": name, "folded": fold_name(name),
        "kind": place.kind if place else "unknown", "claims": claims, "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "body": render_body(
            within=name_places(dossier.ancestors(ident), dossier), country=place.country if place else "",
            precision=place.precision if place else None, radius_km=place.radius_km if place else None,
            distance_km=place.distance_km if place else None, bearing=place.bearing if place else None,
        ),
    }  # fmt: skip


def make_link_rows(
    dossier: Dossier,
    events: Mapping[str, Iterable[str]],
    tolls: Sequence[Row],
    disputes: Sequence[Row],
    gone: Mapping[str, Iterable[str]] | None = None,
    tolls_then: Sequence[Row] = (),
    disputes_then: Sequence[Row] = (),
) -> list[Row]:
    """What happened at each place and at places within it. `events` and `gone` (withdrawn since) are places by event;
    what was withdrawn since is linked under a kind of its own."""
    found: dict[tuple[str, str, str], bool] = {}

    def add(kind: str, ident: str, places: Iterable[str]) -> None:
        own = set(places)
        for place in own:
            found[place, kind, ident] = True
            for above in dossier.ancestors(place):
                found.setdefault((above, kind, ident), above in own)

    for kind, places in (("event", events), ("event then", gone or {})):
        for ident in places:
            add(kind, ident, places[ident])
    for kind, rows in (
        ("toll", tolls), ("dispute", disputes), ("toll then", tolls_then), ("dispute then", disputes_then),
    ):  # fmt: skip
        for row in rows:
            add(kind, str(row["rank"]), row["places"])
    return [{"place": p, "kind": k, "ident": i, "own": own} for (p, k, i), own in sorted(found.items())]
