"""Geoparsing: marked toponyms of GeoWebNews and LGL tied to places, beside Mordecai3 (Halterman 2023).

    python quality/geoparsing.py [FOLDER_OR_TAR] [--show wrong|absent|taken] [--set LGL] [--detect]

Per set, over names with a GeoNames entry in the gold:

- `accuracy`: placed within 161 km, of those whose place is in the packaged gazetteer. It is, if the gazetteer has the
  gold's GeoNames id, or a place of exactly that name within 40 km (a division: 161 km).
- `absent`: names whose place is not packaged (the world's towns under 15,000 people, US counties, most sites), and how
  many of them are rightly left without a place.

Seas, continents and regions are areas that sources put at points far apart: of the right name, they are left out.
Over names to which the gold gives no GeoNames entry: `right abstention`. The rules were tuned on
these two sets; TR-News is kept back. The texts are measured, never shipped.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from archives import read_member
from fogline.lexicon.countries import get_countries_by_word, load_countries
from fogline.lexicon.divisions import load_divisions
from fogline.lexicon.gazetteer import KINDS, Gazetteer
from fogline.lexicon.place_matches import EXACT
from fogline.lexicon.placekey import fold_name
from fogline.models.capture import Capture
from fogline.models.entity import Place
from fogline.models.report import Report
from fogline.resolve.place_choice import Choice
from fogline.resolve.toponyms import Toponym, resolve_toponyms

HERE = Path(__file__).parent
DEFAULT = Path(os.environ.get("FOGLINE_BENCH", HERE.parent.parent / "shared" / "data" / "bench")) / "geoparsing.tar.xz"
NEAR_KM, SAME_PLACE_KM = 161.0, 40.0
PUBLISHED = {"GeoWebNews": (94.1, 32.0), "LGL": (82.7, 38.0)}
"""Mordecai3's accuracy at 161 km and its right abstentions, per cent."""
NAMED = frozenset({"Literal", "Literal_Modifier", "Mixed", "Coercion", "Metonymic", "Embedded_Literal",
                   "Embedded_Non_Lit", "Non_Literal_Modifier"})  # fmt: skip
"""GeoWebNews' types that are place names; the others are nouns, languages, demonyms and homonyms."""


@dataclass(frozen=True)
class GoldToponym:
    """A marked name; `geonames` is None where the gold has no entry for it."""

    start: int
    end: int
    geonames: int | None
    lat: float | None
    lon: float | None
    kind: str = ""
    name: str = ""


@dataclass
class Tally:
    """Counts of one set."""

    right: int = 0
    wrong: int = 0
    silent: int = 0
    absent: int = 0
    absent_silent: int = 0
    areas: int = 0
    null: int = 0
    null_silent: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def accuracy(self) -> float:
        return self.right / max(1, self.right + self.wrong + self.silent)

    @property
    def abstention(self) -> float:
        return (self.null_silent + self.absent_silent) / max(1, self.null + self.absent)


def read_sets(source: Path) -> Iterator[tuple[str, list[tuple[str, list[GoldToponym]]]]]:
    """(set, [(text, toponyms)]) from a folder with GWN.xml and lgl.xml, or the archive of it."""
    for file, name, read in (("GWN.xml", "GeoWebNews", _read_gwn), ("lgl.xml", "LGL", _read_lgl)):
        root = ElementTree.fromstring(read_member(source, file))
        yield name, [(a.findtext("text") or "", [t for x in a.iter("toponym") if (t := read(x))])
                     for a in root.iter("article")]  # fmt: skip


def _read_gwn(node: ElementTree.Element) -> GoldToponym | None:
    if node.findtext("type") not in NAMED:
        return None
    lat, lon, number = node.findtext("latitude"), node.findtext("longitude"), node.findtext("geonamesID")
    return GoldToponym(int(node.findtext("start") or 0), int(node.findtext("end") or 0),
                       int(number) if number and number.strip().isdigit() else None,
                       float(lat) if lat else None, float(lon) if lon else None,
                       name=node.findtext("normalisedName") or "")  # fmt: skip


def _read_lgl(node: ElementTree.Element) -> GoldToponym:
    tag = node.find("gaztag")
    start, end = int(node.findtext("start") or 0), int(node.findtext("end") or 0)
    if tag is None:
        return GoldToponym(start, end, None, None, None)
    lat, lon = float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0)
    kind, name = tag.findtext("fcode") or "", tag.findtext("name") or ""
    return GoldToponym(start, end, int(tag.get("geonameid") or 0), lat, lon, kind, name)


def measure(lat: float, lon: float, place: Place) -> float:
    """Great-circle kilometres; inf for a place without coordinates."""
    if place.lat is None or place.lon is None:
        return float("inf")
    high, wide = radians(place.lat - lat), radians(place.lon - lon)
    chord = sin(high / 2) ** 2 + cos(radians(lat)) * cos(radians(place.lat)) * sin(wide / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(chord)))


class Packaged:
    """Which gold places the packaged gazetteer has."""

    def __init__(self, gazetteer: Gazetteer, numbers: frozenset[int]) -> None:
        self._gazetteer, self._numbers = gazetteer, numbers

    def has(self, gold: GoldToponym, said: str) -> bool:
        if gold.geonames in self._numbers:
            return True
        for name in {said, gold.name} - {""}:
            for match in self._gazetteer.find_candidates(name, limit=200):
                if match.score == EXACT and _is_same(match.place, gold):
                    return True
        return False


def _is_same(place: Place, gold: GoldToponym) -> bool:
    assert gold.lat is not None and gold.lon is not None
    large = place.kind in ("province", "region", "sea")
    return place.kind != "country" and measure(gold.lat, gold.lon, place) <= (NEAR_KM if large else SAME_PLACE_KM)


def find_numbers(path: Path) -> frozenset[int]:
    """GeoNames ids of the packaged towns, divisions and countries."""
    with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) as db:
        rows = db.execute("SELECT CASE WHEN id < 80000000 THEN id ELSE gn END FROM place WHERE kind < ?", (len(KINDS),))
        towns = {number for (number,) in rows if number}
    divisions = {division.place.geonames for division in load_divisions()}
    return frozenset(towns | {n for n in divisions | {c.geonames for c in load_countries()} if n})


def score_set(documents: list[tuple[str, list[GoldToponym]]], gazetteer: Gazetteer, packaged: Packaged) -> Tally:
    """Resolve every document's toponyms and count."""
    tally = Tally()
    for text, golds in documents:
        choices = resolve_toponyms(text, [Toponym(g.start, g.end) for g in golds], gazetteer)
        for gold, choice in zip(golds, choices, strict=True):
            _count(tally, text, gold, choice, packaged)
    return tally


def _count(tally: Tally, text: str, gold: GoldToponym, choice: Choice | None, packaged: Packaged) -> None:
    said = text[gold.start : gold.end]
    told = f"{choice.place.id} {choice.score} {choice.how}" if choice else "-"
    if gold.geonames is None or gold.lat is None or gold.lon is None:
        tally.null += 1
        tally.null_silent += choice is None
        if choice:
            tally.lines.append(f"taken\t{said}\t{told}")
        return
    if choice and choice.place.kind in ("region", "sea") and fold_name(choice.place.name) == fold_name(said):
        tally.areas += 1
        return
    if not packaged.has(gold, said):
        tally.absent += 1
        tally.absent_silent += choice is None
        near = choice is not None and measure(gold.lat, gold.lon, choice.place) <= NEAR_KM
        tally.lines.append(f"absent\t{said}\t{gold.kind} {gold.name}\t{told}{' near' if near else ''}")
        return
    distance = measure(gold.lat, gold.lon, choice.place) if choice else float("inf")
    if distance <= NEAR_KM or (choice and choice.place.geonames == gold.geonames):
        tally.right += 1
        return
    tally.wrong += choice is not None
    tally.silent += choice is None
    around = text[max(0, gold.start - 60) : gold.end + 50].replace("\n", " ")
    tally.lines.append(
        f"wrong\t{said}\t{gold.kind} {gold.name} {gold.lat},{gold.lon}\t{told}\t{distance:.0f}\t{around}"
    )


def score_detection(documents: list[tuple[str, list[GoldToponym]]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of finding the toponyms in bare text: the tagger's places, and words for nations. A
    found span counts where it overlaps a gold one, each once."""
    from fogline.read.draft import read_draft
    from fogline.read.report import read_report
    from fogline.read.tagger import Tagger

    tagger, now = Tagger.load(), datetime(2020, 1, 1, tzinfo=UTC)
    hits = found = marked = 0
    for number, (text, golds) in enumerate(documents):
        data = text.encode()
        capture = Capture(sha256(data).hexdigest(), f"{number}.txt", data, "text/plain", now, {})
        draft = read_draft(capture, now.date())
        tagged = tagger.tag([draft.words(index) for index in range(len(draft.sentences))])
        report = read_report(draft, tagged, now)
        spans = sorted(_find_spans(report))
        open_ = sorted({(g.start, g.end) for g in golds})
        found, marked = found + len(spans), marked + len(open_)
        for start, end in spans:
            match = next((s for s in open_ if s[0] < end and start < s[1]), None)
            if match is not None:
                hits += 1
                open_.remove(match)
    precision, recall = hits / max(1, found), hits / max(1, marked)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _find_spans(report: Report) -> set[tuple[int, int]]:
    """Character spans of the tagger's places and of nations' words outside them."""
    spans = {(m.start, m.end) for m in report.mentions if m.label in ("LOC", "FAC")}
    by_word = get_countries_by_word()
    for sentence in report.sentences:
        for token in sentence.tokens:
            word = token.text[:1].isupper() and token.text.casefold() in by_word
            if word and not any(start < token.end and token.start < end for start, end in spans):
                spans.add((token.start, token.end))
    return spans


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--show", choices=("wrong", "absent", "taken"))
    parser.add_argument("--set", dest="only")
    parser.add_argument("--detect", action="store_true", help="also find the toponyms in bare text (a minute)")
    arguments = parser.parse_args()
    if not arguments.source.exists():
        print(f"skipped: {arguments.source} is not on this machine")
        return 0
    path = HERE.parent / "src" / "fogline" / "lexicon" / "data" / "gazetteer.sqlite"
    gazetteer = Gazetteer.open(path)
    packaged = Packaged(gazetteer, find_numbers(path))
    floors = {row["name"]: row for row in tomllib.loads((HERE / "floors.toml").read_text()).get("geoparsing", ())}
    failed = False
    for name, documents in read_sets(arguments.source):
        if arguments.only and arguments.only != name:
            continue
        tally = score_set(documents, gazetteer, packaged)
        print(describe(name, tally))
        floor = floors.get(name, {})
        failed |= tally.accuracy < floor.get("accuracy", 0) or tally.abstention < floor.get("abstention", 0)
        if arguments.detect:
            precision, recall, f1 = score_detection(documents)
            print(f"    detection P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f}")
            failed |= f1 < floor.get("detection", 0)
        for line in tally.lines:
            if arguments.show and line.startswith(arguments.show):
                print(line)
    return int(failed)


def describe(name: str, tally: Tally) -> str:
    """Two lines: what was reached, beside what Mordecai3 published."""
    theirs, counted = PUBLISHED[name], tally.right + tally.wrong + tally.silent
    of_all = tally.right / max(1, counted + tally.absent)
    return (
        f"{name}: accuracy at 161 km {100 * tally.accuracy:.1f} % of {counted} packaged (wrong {tally.wrong}, silent "
        f"{tally.silent}; Mordecai3 {theirs[0]}); {100 * of_all:.1f} % of all {counted + tally.absent} with an entry\n"
        f"    right abstention {100 * tally.abstention:.1f} %: without an entry {tally.null_silent} of {tally.null}, "
        f"not packaged {tally.absent_silent} of {tally.absent} (Mordecai3 {theirs[1]}); "
        f"{tally.areas} seas and regions of the right name left out"
    )


if __name__ == "__main__":
    sys.exit(main())
