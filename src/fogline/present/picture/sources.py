"""Sources: each first-hand voice's record, and pairs of reports that rest on one another, as rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from fogline.models.dossier import Dossier
from fogline.models.event import Event, Informant
from fogline.present.listings import fold_name
from fogline.present.picture.row import Row, find_voice, iso, render_body

_DENIES = ("denies", "conflicts_value", "conflicts_time", "conflicts_actor", "conflicts_holder")


@dataclass
class _Record:
    claims: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    corroborated: set[str] = field(default_factory=set)
    contradicted: set[str] = field(default_factory=set)
    carriers: Counter[str] = field(default_factory=Counter)
    party: bool = False
    last: date | None = None
    with_: Counter[str] = field(default_factory=Counter)
    against: Counter[str] = field(default_factory=Counter)


def make_voice_rows(dossier: Dossier) -> list[Row]:
    """One row a voice. An event of it counts as corroborated where another independent voice affirms it too, as
    contradicted where one denies it or a claim of it stands against another voice's."""
    records: dict[str, _Record] = defaultdict(_Record)
    against = _find_conflicts(dossier)
    for event in dossier.events:
        for informant in event.informants:
            _note(records[_key(informant, dossier)], informant, event, against, dossier)
    for claim in dossier.claims.values():
        record = records[find_voice(claim.informant, claim.doc, dossier)]
        if claim.id not in record.claims:
            record.claims.add(claim.id)
            record.carriers[dossier.outlet_name(claim.doc)] += 1
    rows = [_row(key, record, dossier) for key, record in records.items() if record.claims]
    return sorted(rows, key=lambda row: (-row["claims"], row["id"]))


def _key(informant: Informant, dossier: Dossier) -> str:
    doc = informant.outlets[0] if informant.outlets else ""
    return find_voice(informant.id, doc, dossier)


def _find_conflicts(dossier: Dossier) -> dict[str, set[str]]:
    """For each claim, the voices whose claims stand against it."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in dossier.relations:
        if one.kind in _DENIES and one.a in dossier.claims and one.b in dossier.claims:
            a, b = dossier.claims[one.a], dossier.claims[one.b]
            found[one.a].add(find_voice(b.informant, b.doc, dossier))
            found[one.b].add(find_voice(a.informant, a.doc, dossier))
    return found


def _note(record: _Record, mine: Informant, event: Event, against: dict[str, set[str]], dossier: Dossier) -> None:
    own = _key(mine, dossier)
    record.claims |= set(mine.claims)
    record.events.add(event.id)
    record.party |= mine.party
    for doc in mine.outlets:
        record.carriers[dossier.outlet_name(doc)] += 1
        card = dossier.report_by_doc.get(doc)
        if card and card.dating.day:
            record.last = max(record.last or date.min, card.dating.day)
    others = [(one, key) for one in event.informants if (key := _key(one, dossier)) != own]
    with_ = {key for one, key in others if one.affirms == mine.affirms}
    contra = {key for one, key in others if one.affirms != mine.affirms}
    contra |= {key for claim in mine.claims for key in against.get(claim, ()) if key != own}
    record.with_.update(with_)
    record.against.update(contra)
    if with_ and event.independent > 1:
        record.corroborated.add(event.id)
    if contra:
        record.contradicted.add(event.id)


def _row(key: str, record: _Record, dossier: Dossier) -> Row:
    outlet = key.startswith("outlet:")
    actor = dossier.actors.get(key)
    name = key.removeprefix("outlet:") if outlet else dossier.actor_name(key)
    kind = "outlet" if outlet else actor.kind if actor else "unknown"
    return {
        "id": key, "name": name, "folded": fold_name(name), "kind": kind,
        "party": record.party, "outlet": outlet, "claims": len(record.claims), "events": len(record.events),
        "carriers": len(record.carriers), "corroborated": len(record.corroborated),
        "contradicted": len(record.contradicted), "last": record.last,
        "body": render_body(
            carriers=record.carriers.most_common(20), last=iso(record.last),
            agrees=[[one, _name(one, dossier), n] for one, n in record.with_.most_common(12)],
            against=[[one, _name(one, dossier), n] for one, n in record.against.most_common(12)],
            side=dossier.actor_name(actor.side) if actor and actor.side else "",
            speaks_for=dossier.actor_name(actor.speaks_for) if actor and actor.speaks_for else "",
        ),
    }  # fmt: skip


def _name(key: str, dossier: Dossier) -> str:
    return key.removeprefix("outlet:") if key.startswith("outlet:") else dossier.actor_name(key)


def make_pair_rows(dossier: Dossier) -> list[Row]:
    """Each reprint or citation under both of its reports, the one that rests on the other first."""
    rows: list[Row] = []
    for one in dossier.reprints:
        turned = [[c, d, a, b] for a, b, c, d in one.passages]
        for doc, other, rests, passages in (
            (one.b, one.a, True, turned), (one.a, one.b, False, [list(p) for p in one.passages]),
        ):  # fmt: skip
            rows.append(
                {
                    "rank": len(rows), "doc": doc, "other": other, "kind": one.kind, "share": one.share,
                    "body": render_body(rests=rests, note=one.note, passages=passages[:200],
                                        outlet=dossier.outlet_name(other)),
                }
            )  # fmt: skip
    return rows
