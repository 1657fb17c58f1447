"""Score assembly: python quality/assembly.py [FOLDER ...] [--texts FOLDER] [--claims gold|reader]

A FOLDER holds claims.jsonl, entities.json and the gold of assembly (events.jsonl, relations.jsonl, reprints.json,
control.json, ledger.json; what is missing is not scored), with the texts in it or in --texts. With `--claims gold` (as
by default) the gold claims are handed to assembly, so that assembly and state alone are measured; with `--claims
reader` the texts go through the whole journey, and what comes out is scored in the gold's ids.

Printed: events (MUC, B-cubed, CEAF-e and their mean), the share of events whose number of independent voices is exact,
relations by kind, reprints, control (F1 of claimed holders, share of assessed statuses right) and the ledger's F1.
Without a FOLDER every set known to `floors.toml` is scored and held to its floors (status 1 below one).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from coreference import f1, score_conll
from fogline.assemble.assembly import assemble_claims
from fogline.assemble.sides import find_sides
from fogline.models.event import Assembly
from fogline.models.holdings import Holdings
from fogline.models.state import ControlStatus, LedgerLine
from fogline.pipeline import run
from fogline.settings import Settings
from fogline.state.control_map import derive_control
from fogline.state.ledger import derive_ledger
from fogline.store.database import open_store
from fogline.store.view import View
from gold import GoldSet, read_gold, read_lines
from translation import translate

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"


def score_sets(gold: Iterable[Hashable], found: Iterable[Hashable]) -> float:
    """F1 of two sets; 1 where both are empty."""
    one, two = set(gold), set(found)
    right = len(one & two)
    return f1(right / len(two), right / len(one)) if one and two else float(one == two)


@dataclass
class Outcome:
    """What is scored, in the gold's ids: assembly, control as of a day, ledger."""

    assembly: Assembly
    control: Callable[[date], Sequence[ControlStatus]]
    ledger: Sequence[LedgerLine]
    seconds: float


def assemble_gold(gold: GoldSet) -> Outcome:
    """Assemble the gold claims."""
    started = time.perf_counter()
    assembly = assemble_claims(gold.claims, gold.reports, gold.actors, gold.places)
    holdings = Holdings.of(gold.claims, gold.reports, gold.actors, gold.places)
    ledger = derive_ledger(assembly, holdings)
    seconds = time.perf_counter() - started
    return Outcome(assembly, lambda day: derive_control(assembly, holdings, day), ledger, seconds)


def assemble_read(gold: GoldSet) -> Outcome:
    """Let the reader read the texts, assemble what it found, and tell the outcome in gold ids."""
    rows = list(read_lines(gold.folder / "claims.jsonl"))
    entities = json.loads((gold.folder / "entities.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        reports = Path(name) / "reports"
        reports.mkdir()
        for card in gold.reports:
            (reports / card.doc).write_text(card.text, encoding="utf-8")
        facts = {
            c.doc: {"published": str(c.dating.day), "publisher": c.publisher} for c in gold.reports if c.dating.day
        }
        (reports / "reports.json").write_text(json.dumps(facts), encoding="utf-8")
        with open_store(Path(name) / "quality.db") as store:
            run([str(reports)], store, Settings())
            holdings = View(store).holdings()
    started = time.perf_counter()
    cards = {card.id: card for card in holdings.reports.values()}
    found = assemble_claims(list(holdings.claims.values()), list(cards.values()), holdings.actors, holdings.places)
    lines = derive_ledger(found, holdings)
    seconds = time.perf_counter() - started
    words = translate(holdings, rows, entities)
    sides = find_sides(Holdings.of(gold.claims, gold.reports, gold.actors, gold.places)).table()
    told = replace(words.assembly(found), sides=sides)
    return Outcome(told, lambda day: words.control(derive_control(found, holdings, day)), words.ledger(lines), seconds)


def score_folder(gold: GoldSet, outcome: Outcome) -> dict[str, float]:
    """Every figure that the folder's gold allows, by name."""
    assembly = outcome.assembly
    scores: dict[str, float] = {}
    if (gold.folder / "events.jsonl").exists():
        events = list(read_lines(gold.folder / "events.jsonl"))
        found = [e.claims for e in assembly.events]
        scores |= {f"events_{k}": v for k, v in score_conll([e["claims"] for e in events], found).items()}
        scores["independent_exact"] = _score_independence(events, assembly)
    if (gold.folder / "relations.jsonl").exists():
        scores |= _score_relations(list(read_lines(gold.folder / "relations.jsonl")), assembly)
    if (gold.folder / "reprints.json").exists():
        scores["reprints"] = _score_reprints(_load(gold.folder / "reprints.json"), assembly)
    if (gold.folder / "control.json").exists():
        scores |= _score_control(_load(gold.folder / "control.json"), assembly, outcome)
    if (gold.folder / "ledger.json").exists():
        scores |= _score_ledger(_load(gold.folder / "ledger.json"), outcome.ledger)
    scores["ms_per_report"] = 1000 * outcome.seconds / max(1, len(gold.reports))
    return scores


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _score_independence(events: list[dict[str, Any]], assembly: Assembly) -> float:
    """Share of gold events whose best-overlapping event counts as many independent voices."""
    right = 0
    for event in events:
        claims = set(event["claims"])
        best = max(assembly.events, key=lambda e: (len(claims & set(e.claims)) / len(claims | set(e.claims)), e.id))
        right += bool(claims & set(best.claims)) and best.independent == event["independent"]
    return right / len(events)


def _score_relations(rows: list[dict[str, Any]], assembly: Assembly) -> dict[str, float]:
    gold = {(row["relation"], frozenset((row["a"], row["b"]))) for row in rows}
    found = {(r.kind, frozenset((r.a, r.b))) for r in assembly.relations if r.kind != "supports"}
    kinds = sorted({kind for kind, _ in gold | found})
    by_kind = {f"relations_{k}": score_sets(_of(gold, k), _of(found, k)) for k in kinds}
    return {"relations": score_sets(gold, found), **by_kind}


def _of(rows: set[tuple[str, frozenset[str]]], kind: str) -> set[tuple[str, frozenset[str]]]:
    return {row for row in rows if row[0] == kind}


def _score_reprints(rows: list[dict[str, Any]], assembly: Assembly) -> float:
    gold = {_pair(row["a"], row["b"], row["kind"]) for row in rows}
    return score_sets(gold, {_pair(r.a, r.b, r.kind) for r in assembly.reprints})


def _pair(a: str, b: str, kind: str) -> tuple[str, str, str]:
    return (kind, a, b) if kind == "cites" else (kind, min(a, b), max(a, b))


def _score_control(gold: dict[str, Any], assembly: Assembly, outcome: Outcome) -> dict[str, float]:
    """Holders count by side; places that gold does not list count against precision where a holder is claimed."""
    statuses = {s.place: s for s in outcome.control(date.fromisoformat(gold["as_of"]))}
    side = assembly.side_of
    claimed = {(p, side(c["holder"])) for p, row in gold["places"].items() for c in row["claimed"]}
    found = {(s.place, side(h.holder)) for s in statuses.values() for h in s.claimed}
    right = sum(
        p in statuses and side(statuses[p].assessed) == side(row["assessed"]) for p, row in gold["places"].items()
    )
    voices = {
        (p, side(c["holder"]), v) for p, row in gold["places"].items() for c in row["claimed"] for v in c["voices"]
    }
    heard = {(s.place, side(h.holder), v) for s in statuses.values() for h in s.claimed for v in h.voices}
    days = {(p, side(c["holder"]), c["last_evidence"]) for p, row in gold["places"].items() for c in row["claimed"]}
    seen = {(s.place, side(h.holder), str(h.last_evidence)) for s in statuses.values() for h in s.claimed}
    return {
        "control_claimed": score_sets(claimed, found),
        "control_assessed": right / len(gold["places"]),
        "control_voices": score_sets(voices, heard),
        "control_last_evidence": score_sets(days, seen),
    }


def _score_ledger(rows: list[dict[str, Any]], lines: Sequence[LedgerLine]) -> dict[str, float]:
    """A line is right where measure and bounds are equal and a claim is shared; `ledger_whole` asks for place and
    window as well, `ledger_supersedes` for the same chain of lines."""
    left = set(range(len(lines)))
    match: dict[int, int] = {}
    for number, row in enumerate(rows):
        fits = [i for i in left if _fits(row, lines[i])]
        if fits:
            best = max(fits, key=lambda i: (len(set(row["claims"]) & set(lines[i].claims)), -i))
            match[number] = best
            left.remove(best)
    whole = 0
    for number, index in match.items():
        row, line = rows[number], lines[index]
        whole += (
            set(row["place"]) == set(line.place)
            and row["since"] == (str(line.since) if line.since else None)
            and row["as_of"] == (str(line.as_of) if line.as_of else None)
        )
    chains = {(n, row["supersedes"]) for n, row in enumerate(rows) if row["supersedes"] is not None}
    of = {index: number for number, index in match.items()}
    found = Counter(
        (of.get(i, -1 - i), of.get(line.supersedes, -1)) for i, line in enumerate(lines) if line.supersedes is not None
    )
    return {
        "ledger": f1(len(match) / max(1, len(lines)), len(match) / max(1, len(rows))),
        "ledger_whole": f1(whole / max(1, len(lines)), whole / max(1, len(rows))),
        "ledger_supersedes": score_sets(chains, found),
    }


def _fits(row: dict[str, Any], line: LedgerLine) -> bool:
    same = (row["measure"], row["low"], row["high"]) == (line.measure, line.low, line.high)
    return same and bool(set(row["claims"]) & set(line.claims))


def known_sets() -> list[dict[str, Any]]:
    """The sets that floors.toml lists, each with its floors; paths are relative to the quality folder."""
    rows: list[dict[str, Any]] = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("assembly", [])
    return rows


def print_set(name: str, scores: dict[str, float], floors: dict[str, float]) -> bool:
    """Print the figures of a set; False where one is below its floor."""
    print(name)
    for figure, value in scores.items():
        floor = f"  floor {floors[figure]:.2f}" if figure in floors else ""
        print(f"  {figure:30} {value:8.3f}{floor}")
    below = [figure for figure, floor in floors.items() if scores.get(figure, 0.0) < floor]
    if below:
        print(f"{name}: BELOW ITS FLOOR: {', '.join(below)}")
    return not below


def main() -> int:
    """Score folders; 1 where a known set falls below its floors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--claims", choices=["gold", "reader"], default="gold")
    args = parser.parse_args()
    rows = [{"name": f.name, "gold": f.resolve(), "claims": args.claims} for f in args.folders] or known_sets()
    held = True
    for row in rows:
        folder = (HERE / row["gold"]).resolve()
        if not (folder / "claims.jsonl").exists():
            print(f"{row['name']}: skipped, not on this machine")
            continue
        gold = read_gold(folder, args.texts or (HERE / row.get("texts", row["gold"])).resolve())
        outcome = assemble_read(gold) if row.get("claims") == "reader" else assemble_gold(gold)
        held &= print_set(row["name"], score_folder(gold, outcome), row.get("floors", {}))
    return int(not held)


if __name__ == "__main__":
    sys.exit(main())
