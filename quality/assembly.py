"""Score assembly against gold: python quality/assembly.py FOLDER [--texts FOLDER] [--claims gold] [--floors FILE]

FOLDER holds claims.jsonl, entities.json and the gold of assembly (events.jsonl, relations.jsonl, reprints.json,
control.json, ledger.json; what is missing is not scored). The claims handed to assembly are the gold ones, so that
this measures assembly and state alone.

Printed: events (MUC, B-cubed, CEAF-e and their mean), relations by kind, reprints, the share of events whose number
of independent voices is exact, control (F1 of claimed holders, share of assessed statuses right) and the ledger's F1.
With --floors the run fails (status 1) where a figure falls below its floor in the section [assembly].
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Hashable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from coreference import f1, score_conll
from fogline.assemble.assembly import assemble_claims
from fogline.models.event import Assembly
from fogline.models.holdings import Holdings
from fogline.state.control_map import derive_control
from fogline.state.ledger import derive_ledger
from gold import GoldSet, read_gold, read_lines


def score_sets(gold: Iterable[Hashable], found: Iterable[Hashable]) -> float:
    """F1 of two sets; 1 where both are empty."""
    one, two = set(gold), set(found)
    right = len(one & two)
    return f1(right / len(two), right / len(one)) if one and two else float(one == two)


def score_folder(gold: GoldSet) -> dict[str, float]:
    """Every figure that the folder's gold allows, by name."""
    started = time.perf_counter()
    assembly = assemble_claims(gold.claims, gold.reports, gold.actors, gold.places)
    holdings = Holdings.of(gold.claims, gold.reports, gold.actors, gold.places)
    seconds = time.perf_counter() - started
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
        scores |= _score_control(_load(gold.folder / "control.json"), assembly, holdings)
    if (gold.folder / "ledger.json").exists():
        scores |= _score_ledger(_load(gold.folder / "ledger.json"), assembly, holdings)
    scores["ms_per_report"] = 1000 * (time.perf_counter() - started) / max(1, len(gold.reports))
    scores["ms_per_report_assemble"] = 1000 * seconds / max(1, len(gold.reports))
    return scores


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _score_independence(events: list[dict[str, Any]], assembly: Assembly) -> float:
    """Share of gold events whose best-overlapping event counts as many independent voices."""
    right = 0
    for event in events:
        claims = set(event["claims"])
        best = max(assembly.events, key=lambda e: (len(claims & set(e.claims)) / len(claims | set(e.claims)), e.id))
        right += best.independent == event["independent"]
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


def _score_control(gold: dict[str, Any], assembly: Assembly, holdings: Holdings) -> dict[str, float]:
    """Holders count by side; places that gold does not list count against precision where a holder is claimed."""
    statuses = {s.place: s for s in derive_control(assembly, holdings, date.fromisoformat(gold["as_of"]))}
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


def _score_ledger(rows: list[dict[str, Any]], assembly: Assembly, holdings: Holdings) -> dict[str, float]:
    """A line is right where measure and bounds are equal and a claim is shared; `ledger_whole` asks for place and
    window as well, `ledger_supersedes` for the same chain of lines."""
    lines = list(derive_ledger(assembly, holdings))
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


def _fits(row: dict[str, Any], line: Any) -> bool:
    same = (row["measure"], row["low"], row["high"]) == (line.measure, line.low, line.high)
    return same and bool(set(row["claims"]) & set(line.claims))


def main() -> int:
    """Print the figures; 1 where one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--claims", choices=["gold"], default="gold")
    parser.add_argument("--floors", type=Path)
    given = parser.parse_args()
    scores = score_folder(read_gold(given.folder, given.texts))
    for name, value in scores.items():
        print(f"{name:32} {value:8.3f}")
    floors = tomllib.loads(given.floors.read_text(encoding="utf-8")).get("assembly", {}) if given.floors else {}
    below = [name for name, floor in floors.items() if scores.get(name, 1.0) < floor]
    for name in below:
        print(f"below the floor: {name} {scores[name]:.3f} < {floors[name]:.3f}", file=sys.stderr)
    return int(bool(below))


if __name__ == "__main__":
    sys.exit(main())
