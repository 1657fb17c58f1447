"""Check places against gold: python quality/places.py [FOLDER ...] [--texts FOLDER] [--list]

A FOLDER holds annotated reports (claims.jsonl, entities.json with coordinates, texts). Every place that the reader
grounds and that gold knows by that name is judged:

- near: within 15 km of gold's point (for a province, state, country or river: the same name suffices);
- kept: in no gazetteer, but kept by name inside the right province or country;
- far, or lost (kept under a wrong parent).

Where one name serves a city and a province, the level is judged apart: whether a mention that gold takes for the one
was taken for the one. --list prints every place name of the texts with what it was resolved to, for a person to read;
names that gold does not know are listed too. Without a FOLDER, all sets of floors.toml [[claims]] on this machine that
are not held aside. Status 1 below the floors of floors.toml, section [places].
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from claims import GoldFolder, known_folders
from fogline.lexicon.gazetteer import Gazetteer
from fogline.models.capture import Capture
from fogline.models.entity import Grounding, Place
from fogline.models.story import Story
from fogline.pipeline import make_stages
from scoring import fold_name

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
NEAR_KM = 15.0
PROVINCE_WORDS = frozenset(
    {"province", "governorate", "state", "oblast", "region", "countryside", "rural", "department"}
)
CITIES, PROVINCES = frozenset({"city", "town"}), frozenset({"province", "countryside"})
ARTICLES = frozenset({"the", "a", "an", "its", "their", "this", "that"})
AREAS = frozenset({"province", "region", "country", "countryside", "district", "sea", "river"})


@dataclass(frozen=True)
class Sighting:
    """A place name in a text, what it was resolved to, and the gold places of that name."""

    doc: str
    grounding: Grounding
    place: Place
    parents: tuple[Place, ...]
    gold: tuple[Mapping[str, Any], ...]


@dataclass
class Tally:
    """How many sightings came to what, and levels right of those asked."""

    outcomes: Counter[str] = field(default_factory=Counter)
    levels: list[int] = field(default_factory=lambda: [0, 0])

    @property
    def resolved(self) -> float:
        """Share near or kept."""
        judged = sum(self.outcomes.values())
        return (self.outcomes["near"] + self.outcomes["kept"]) / max(1, judged)

    @property
    def level(self) -> float:
        """Share of levels right."""
        return self.levels[0] / max(1, self.levels[1])


def find_sightings(folder: GoldFolder) -> Iterator[Sighting]:
    """Every grounded place name of the folder's texts."""
    entities = json.loads((folder.gold / "entities.json").read_text(encoding="utf-8"))
    stages, gazetteer = make_stages(1, None), Gazetteer.open()
    gold = _index(entities, gazetteer)
    used = _read_used(folder.gold)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    days = _read_days(folder.gold)
    for path in sorted(folder.texts.glob("*.txt")):
        data = path.read_bytes()
        given = {"published": days[path.name]} if path.name in days else {}
        capture = Capture(sha256(data).hexdigest(), path.name, data, "text/plain", now, given)
        draft = stages.draft(capture, now.date())
        report = stages.join(draft, stages.tag([draft.words(i) for i in range(len(draft.sentences))]), now)
        found = stages.resolve(report, Story())
        for grounding in found.places:
            place = found.place_records.get(grounding.id)
            if place is not None:
                parents = tuple(_climb(place, found.place_records, gazetteer))
                meant = find_meant(gold.get(fold_name(grounding.text), ()), grounding.text, used.get(path.name, set()))
                yield Sighting(path.name, grounding, place, parents, meant)


def find_meant(golds: Sequence[dict[str, Any]], said: str, used: set[str]) -> tuple[Mapping[str, Any], ...]:
    """The gold places that a text can mean by what it says: all that bear a name; of those called by a description
    ("the city"), which other texts of the folder may give to other places, only what the text's claims speak of."""
    if said[:1].islower() or said.split()[0].lower() in ARTICLES:
        return tuple(gold for gold in golds if gold["id"] in used)
    return tuple(golds)


def _read_used(folder: Path) -> dict[str, set[str]]:
    """The gold ids that each text's claims name in any slot."""
    used: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        for slot in ("place", "recipient", "actor"):
            used[claim["doc"]].update(claim.get(slot) or ())
    return used


def _read_days(folder: Path) -> dict[str, str]:
    for name in ("reports.json", "published.json"):
        if (folder / name).exists():
            rows = json.loads((folder / name).read_text(encoding="utf-8"))
            return {doc: str(row["published"] if isinstance(row, dict) else row) for doc, row in rows.items()}
    return {}


def _index(entities: Mapping[str, dict[str, Any]], gazetteer: Gazetteer) -> dict[str, list[dict[str, Any]]]:
    index: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for ident, entity in entities.items():
        if entity.get("kind") == "place":
            record = {**entity, "id": ident, "above": _above(entity, entities, gazetteer)}
            for form in {fold_name(f) for f in (entity["name"], *entity.get("aliases", ()))}:
                index[form].append(record)
    return index


def _above(entity: Mapping[str, Any], entities: Mapping[str, Mapping[str, Any]], gazetteer: Gazetteer) -> list[str]:
    """Names of what holds a gold place; where gold stops short of the country, with that of its outermost division."""
    names, parent = [], entity.get("within")
    while parent in entities and len(names) < 6:
        names.append(fold_name(str(entities[parent]["name"])))
        parent = entities[parent].get("within")
    outer = gazetteer.find_candidates(names[-1], limit=4) if names else []
    division = next((m.place for m in outer if m.place.kind in ("country", "province", "region", "district")), None)
    if division is not None and division.kind != "country" and division.country:
        names.append(fold_name(gazetteer.get_place(division.country.lower()).name))
    return names


def _climb(place: Place, places: Mapping[str, Place], gazetteer: Gazetteer) -> Iterator[Place]:
    """What holds a place: its parents, its first-level division and its country."""
    wanted = [place.within, place.admin1, (place.country or "").lower()]
    told: set[str] = set()
    while wanted:
        ident = wanted.pop(0)
        if not ident or ident in told:
            continue
        told.add(ident)
        try:
            parent = places.get(ident) or gazetteer.get_place(ident)
        except KeyError:
            continue
        yield parent
        wanted += [parent.within, parent.admin1]


def judge(sighting: Sighting) -> str | None:
    """near, kept, far or lost; None where gold has no such name, or no point to judge by."""
    outcomes = {_judge_one(sighting, gold) for gold in sighting.gold} - {None}
    return next((o for o in ("near", "kept", "far", "lost") if o in outcomes), None)


def _judge_one(sighting: Sighting, gold: Mapping[str, Any]) -> str | None:
    place = sighting.place
    same = _base(place.name) == _base(str(gold["name"]))
    if _is_area(gold) or (place.kind in AREAS and not (place.learned and place.kind == "river")):
        return "near" if same or _base(place.name) in {_base(a) for a in gold.get("aliases", ())} else "far"
    if place.learned or place.lat is None:
        above = {_base(p.name) for p in sighting.parents}
        wanted = {_base(name) for name in gold["above"]}
        return "kept" if not wanted or above & wanted else "lost"
    if gold.get("lat") is None:
        return None
    distance = find_distance(place.lat, place.lon or 0.0, float(gold["lat"]), float(gold["lon"]))
    return "near" if distance <= NEAR_KM + (place.radius_km or 0.0) else "far"


def find_distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points, on a sphere."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))


def _is_area(gold: Mapping[str, Any]) -> bool:
    words = set(str(gold["id"]).split("-")) | set(str(gold["name"]).lower().split())
    return bool(words & PROVINCE_WORDS)


def _base(name: str) -> str:
    """A name without the words of its kind; a border under its countries in either order, a compass point as one."""
    kept = [word.removesuffix("ern") for word in fold_name(name).split() if word not in PROVINCE_WORDS]
    joined = " ".join(sorted(kept) if "border" in kept else kept)
    return (
        joined.replace("north west", "northwest")
        .replace("north east", "northeast")
        .replace("south west", "southwest")
        .replace("south east", "southeast")
    )


def judge_level(sighting: Sighting, doubles: set[str]) -> bool | None:
    """Whether city or province was told right, for names that both have; None where the name has but one level."""
    place = sighting.place
    if not sighting.gold or place.kind not in CITIES | PROVINCES or _base(place.name) not in doubles:
        return None
    wanted = {_is_area(gold) for gold in sighting.gold}
    return None if len(wanted) > 1 else (place.kind in PROVINCES) in wanted


def find_doubles(sightings: Sequence[Sighting]) -> set[str]:
    """Names that a province and a town of the texts share, in gold or as resolved."""
    resolved: dict[str, set[bool]] = defaultdict(set)
    known: dict[str, set[bool]] = defaultdict(set)
    for sighting in sightings:
        if sighting.place.kind in CITIES | PROVINCES:
            resolved[_base(sighting.place.name)].add(sighting.place.kind in PROVINCES)
        for gold in sighting.gold:
            known[_base(str(gold["name"]))].add(_is_area(gold))
    return {name for found in (resolved, known) for name, levels in found.items() if len(levels) > 1 and name}


def print_list(sightings: Sequence[Sighting]) -> None:
    """Each name once a document, with what it was resolved to and the verdict."""
    told: set[tuple[str, str, str]] = set()
    for sighting in sightings:
        key = (sighting.doc, sighting.grounding.text, sighting.place.id)
        if key in told:
            continue
        told.add(key)
        place = sighting.place
        point = "-" if place.lat is None else f"{place.lat:.2f} {place.lon:.2f}"
        inside = ", ".join(parent.name for parent in sighting.parents)
        name = " ".join(sighting.grounding.text.split())
        print(
            f"  {sighting.doc[:24]:24} {name[:38]:38} {place.name[:28]:28} {place.kind:11} {point:13} {inside[:40]:40}",
            judge(sighting) or "",
        )


def main() -> int:
    """Print a row for each folder and the sums; 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    folders = [GoldFolder(f.name, f.resolve(), (options.texts or f).resolve(), True) for f in options.folders]
    chosen = folders or [f for f in known_folders() if f.dated and "held" not in f.gold.name]
    total = Tally()
    for folder in chosen:
        if not folder.present:
            print(f"{folder.name:28} skipped: not on this machine")
            continue
        sightings = list(find_sightings(folder))
        tally, doubles = Tally(), find_doubles(sightings)
        for sighting in sightings:
            outcome, level = judge(sighting), judge_level(sighting, doubles)
            if outcome:
                tally.outcomes[outcome] += 1
            if level is not None:
                tally.levels[1] += 1
                tally.levels[0] += level
        _print_row(folder.name, tally)
        if options.list:
            print_list(sightings)
        total.outcomes += tally.outcomes
        total.levels = [a + b for a, b in zip(total.levels, tally.levels, strict=True)]
    _print_row("all", total)
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("places", {}) if not folders else {}
    failed = total.resolved < floors.get("resolved", 0.0) or total.level < floors.get("level", 0.0)
    print(f"floors: resolved {floors.get('resolved', 0.0):.2f}, level {floors.get('level', 0.0):.2f}")
    return int(failed)


def _print_row(name: str, tally: Tally) -> None:
    counts = "  ".join(f"{kind} {tally.outcomes[kind]}" for kind in ("near", "kept", "far", "lost"))
    print(
        f"{name:28} resolved {tally.resolved:.3f} ({counts})  city or province {tally.level:.3f} of {tally.levels[1]}"
    )


if __name__ == "__main__":
    sys.exit(main())
