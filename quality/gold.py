"""Gold: a folder of annotated reports read into the pipeline's own records.

A folder holds claims.jsonl, entities.json, the texts (beside it or in `texts`) and a file of dates: reports.json
({doc: {"published", "publisher"}}) or published.json ({doc: day}). Entity records say little of kind, country and
side; `read_actors` works them out from the names alone, so that any set can be read.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from fogline.lexicon.voice_kinds import find_kind, fold_words, has_words
from fogline.models.claim import Claim, Slot, Voice
from fogline.models.entity import Actor, Place
from fogline.models.measure import Figure, Interval
from fogline.models.report import Dating, ReportCard
from fogline.models.selector import select

_PLACE_KINDS = {
    "province": "province", "governorate": "province", "countryside": "countryside", "region": "region",
    "airport": "airport", "base": "airbase", "airbase": "airbase", "highway": "road", "road": "road",
    "border": "region", "northwest": "region", "northern": "region", "eastern": "region", "north": "region",
    "east": "region", "crossing": "crossing", "roundabout": "building", "university": "building",
    "citadel": "building", "fortress": "building", "square": "building", "station": "building",
}  # fmt: skip

_OF_STATE = re.compile(r"\b(?:of|for)\s+(?:the\s+)?(?!Staff)[A-Z]")


_SHORTEST = 7
"""A shorter form than this, with its two spaces, names nobody's principal."""


@dataclass(frozen=True)
class GoldSet:
    """One folder: claims, reports and entities as the stages take them, and the folder that they came from."""

    folder: Path
    claims: tuple[Claim, ...]
    reports: tuple[ReportCard, ...]
    actors: dict[str, Actor]
    places: dict[str, Place]


def read_gold(folder: Path, texts: Path | None = None) -> GoldSet:
    """Read a folder of gold; `texts` is where the reports lie when not beside the claims."""
    texts = texts or folder
    entities = json.loads((folder / "entities.json").read_text(encoding="utf-8"))
    rows = list(read_lines(folder / "claims.jsonl"))
    cards = {card.doc: card for card in read_cards(folder, texts, {row["doc"] for row in rows})}
    actors, places = read_actors(entities), read_places(entities)
    seen: dict[str, int] = {}
    claims = []
    for row in rows:
        seen[row["doc"]] = seen.get(row["doc"], 0) + 1
        ident = row.get("id") or f"{row['doc']}#{seen[row['doc']]}"
        claims.append(read_claim({**row, "id": ident}, cards[row["doc"]], entities))
    return GoldSet(folder, tuple(claims), tuple(cards.values()), actors, places)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def read_cards(folder: Path, texts: Path, docs: Iterable[str]) -> Iterator[ReportCard]:
    """Report cards of the documents that have claims, with dates and publishers as the folder gives them."""
    facts: dict[str, Any] = {}
    for name in ("reports.json", "published.json"):
        if (folder / name).exists():
            facts = json.loads((folder / name).read_text(encoding="utf-8"))
    for doc in sorted({*docs, *facts}):
        fact = facts.get(doc) or {}
        fact = fact if isinstance(fact, dict) else {"published": fact}
        if not (texts / doc).exists():
            continue
        data = (texts / doc).read_bytes()
        text = data.decode("utf-8").replace("\r\n", "\n")
        sha = hashlib.sha256(data).hexdigest()
        day = date.fromisoformat(fact["published"]) if fact.get("published") else None
        dating = Dating(day, "given" if day else "none")
        yield ReportCard(
            doc=doc, id=sha[:16], sha256=sha, publisher=fact.get("publisher"), dating=dating, title=None, text=text,
            agency=None, retrieved_at=datetime(2000, 1, 1, tzinfo=UTC),
        )  # fmt: skip


def read_claim(row: dict[str, Any], card: ReportCard, entities: dict[str, Any]) -> Claim:
    """One line of claims.jsonl as a Claim; names of slots come from the entity records."""

    def name(ident: str) -> str:
        return str(entities.get(ident, {}).get("name", ident))

    def slots(key: str) -> tuple[Slot, ...]:
        return tuple(Slot(i, name(i), name(i)) for i in row.get(key) or [])

    start, trigger = row["start"], row.get("trigger")
    at = card.text.find(trigger, max(0, start - 100)) if trigger else -1
    time = row.get("time")
    return Claim(
        id=row["id"], report=card.id, doc=card.doc, evidence=select(card.text, start, row["end"]),
        event_type=row["event_type"], trigger=select(card.text, at, at + len(trigger)) if at >= 0 and trigger else None,
        actor=slots("actor"), recipient=slots("recipient"), place=slots("place"),
        time=Interval(*(date.fromisoformat(day) for day in time)) if time else None,
        polarity=row.get("polarity") or "affirmed", modality=row.get("modality") or "actual",
        attribution=tuple(Voice(i, name(i), name(i)) for i in row.get("attribution") or []),
        figures=tuple(Figure(f["measure"], f["low"], f["high"], f.get("who") or "") for f in row.get("figures") or []),
        core=row.get("core", True), reader="gold/1",
    )  # fmt: skip


def read_places(entities: dict[str, Any]) -> dict[str, Place]:
    """Place records; the kind is read off the name, a city where it tells nothing."""
    places = {}
    parents = {e.get("within") for e in entities.values()}
    for ident, entity in entities.items():
        if entity["kind"] != "place":
            continue
        words = fold_words(f"{entity.get('name', ident)} {ident.replace('-', ' ')}").split()
        kind = next((_PLACE_KINDS[w] for w in words if w in _PLACE_KINDS), "")
        if not kind:
            kind = "country" if entity.get("within") is None and ident in parents else "city"
        places[ident] = Place(
            ident, entity.get("name", ident), kind, entity.get("lat"), entity.get("lon"), within=entity.get("within")
        )
    return places


def read_actors(entities: dict[str, Any]) -> dict[str, Actor]:
    """Actor records with kind, country, speaks_for and party as far as names and aliases tell."""
    states = _states(entities)
    return {i: _actor(i, e, states, entities) for i, e in entities.items() if e["kind"] != "place"}


def _states(entities: dict[str, Any]) -> dict[str, str]:
    """Stems of country names: "syri" -> Syria. A country is a place without a parent, or an actor whose name tells
    no kind and equals its id."""
    names, parents = set(), {e.get("within") for e in entities.values()}
    for ident, entity in entities.items():
        name = entity.get("name", ident)
        if entity["kind"] == "place":
            country = entity.get("within") is None and (ident in parents or "lat" not in entity)
        else:
            country = entity["kind"] == "actor" and ident.replace("-", " ") == name.lower() and not find_kind([name])
        if country:
            names.add(name)
    return {name.lower() if " " in name else name.lower()[: max(4, len(name) - 2)]: name for name in sorted(names)}


def _country(names: Iterable[str], states: dict[str, str]) -> str | None:
    for name in names:
        folded = fold_words(name)
        for stem, state in states.items():
            if f" {stem}" in folded:
                return state
    return None


def _actor(ident: str, entity: dict[str, Any], states: dict[str, str], entities: dict[str, Any]) -> Actor:
    name, aliases = entity.get("name", ident), tuple(entity.get("aliases") or ())
    names = (name, *aliases)
    kind = find_kind([name]) or find_kind(aliases) or "group"
    state = _country([name], states) or _country(aliases, states)
    person, party = entity["kind"] == "person", any(has_words(n, "state") for n in names)
    office = any(has_words(n, "office") for n in names)
    if name in states.values():
        return Actor(ident, name, "country", aliases, country=name)
    if kind == "armed-group":
        principal = _principal(ident, (name,), {i: {**e, "aliases": []} for i, e in entities.items()})
    else:
        principal = _principal(ident, names, entities) if kind == "spokesperson" or person else None
    if person:
        kind, ruler = "person", any(has_words(n, "ruler") and not _OF_STATE.search(n) for n in names)
        party, state = party or (ruler and not state and not principal), state if office else None
    if principal and state and _country([entities[principal].get("name", principal)], states) not in (None, state):
        principal = None
    organ = kind in ("government", "military", "ministry", "spokesperson", "person") or party
    return Actor(
        ident, name, kind, aliases, country=state if organ else None,
        member_of=(principal,) if kind == "armed-group" and principal else (),
        speaks_for=principal if kind != "armed-group" else None, party=party,
    )  # fmt: skip


def _principal(ident: str, names: tuple[str, ...], entities: dict[str, Any]) -> str | None:
    """Whom a spokesperson speaks for: the entity with the longest name inside the first of these that holds one."""
    for text in names:
        folded, best = fold_words(text), (_SHORTEST, "")
        for other, entity in entities.items():
            if other == ident or entity["kind"] in ("place", "person", "group"):
                continue
            for form in (entity.get("name", other), *entity.get("aliases", [])):
                key = fold_words(form)
                if key in folded and key != folded and (len(key), other) > best:
                    best = (len(key), other)
        if best[1]:
            return best[1]
    return None
