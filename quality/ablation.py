"""Compare the readers: python quality/ablation.py [--folds DIR] [FOLDER ...]

Found and whole F1 of the frames alone, the learned heads alone, and both, on each folder of the corpus that is not
held aside, and the time of each. With `--folds` every folder is read by heads and choosers that were learned from all
the others (`python training/heads.py --folds DIR` and `training/choosers.py --folds DIR` make them: leave one theatre
out), a folder that DIR lacks by those of the package, which have not learned from it; without it all by the package's.
The frames were written with most folders in view: only of the folders written after them is "frames" a figure for
unseen wars, and only with the frames alone nothing is chosen by what was learned. `--show` prints what the heads add.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from fogline.claim.choice.choosers import Choosers, load_choosers
from fogline.claim.events.heads import Heads, load_heads
from fogline.claim.events.learned import READERS
from fogline.claim.extract import extract_claims
from fogline.models.capture import Capture
from fogline.models.groundings import Groundings
from fogline.models.report import Report
from fogline.models.story import Story
from fogline.pipeline import make_stages
from fogline.present.records import claim_record
from scoring import Names, Rate, Record, Score, score_claims

HERE = Path(__file__).resolve().parent
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Readings:
    """A folder's reports, read and resolved, with its gold, and the seconds that tagging took."""

    reports: list[tuple[Report, Groundings]]
    gold: list[Record]
    names: Names
    tagging: float


def read_folder(folder: Path) -> Readings:
    """Read and resolve each report of a folder by itself."""
    stages = make_stages(1)
    gold = [json.loads(line) for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    dates = json.loads((folder / "reports.json").read_text(encoding="utf-8"))
    reports, tagging = [], 0.0
    for doc in sorted({claim["doc"] for claim in gold}):
        data = (folder / doc).read_bytes()
        given = {k: str(v) for k, v in dates[doc].items() if k in ("published", "publisher", "title")}
        draft = stages.draft(Capture(sha256(data).hexdigest(), doc, data, "text/plain", NOW, given), NOW.date())
        begun = time.perf_counter()
        tagged = stages.tag([draft.words(i) for i in range(len(draft.sentences))])
        tagging += time.perf_counter() - begun
        report = stages.join(draft, tagged, NOW)
        reports.append((report, stages.resolve(report, Story())))
    names = Names(json.loads((folder / "entities.json").read_text(encoding="utf-8")))
    return Readings(reports, gold, names, tagging)


def read_claims(readings: Readings, readers: str, heads: Heads, choosers: Choosers) -> tuple[Score, float]:
    """The score of one choice of readers, and the seconds that it took."""
    begun = time.perf_counter()
    claims = [c for report, found in readings.reports for c in extract_claims(report, found, readers, heads, choosers)]
    seconds = time.perf_counter() - begun
    return score_claims(readings.gold, [claim_record(c) for c in claims], readings.names), seconds


def load_weights(folds: Path | None, name: str) -> tuple[Heads, Choosers]:
    """Heads and choosers learned without a folder, the package's where there are none."""
    heads = folds / f"{name}.npz" if folds else None
    choosers = folds / f"{name}.choosers.npz" if folds else None
    return (
        Heads(heads) if heads is not None and heads.exists() else load_heads(),
        Choosers(choosers) if choosers is not None and choosers.exists() else load_choosers(),
    )


def add_rates(rates: list[Rate]) -> Rate:
    """The rate over several sets together."""
    return Rate(sum(r.right for r in rates), sum(r.gold for r in rates), sum(r.predicted for r in rates))


def show_added(frames: Score, both: Score) -> None:
    """Print the claims that the heads add: + right, - wrong."""
    known = {(c["doc"], c["start"], c["event_type"]) for c in frames.predicted}
    right = {match.predicted for match in both.matches}
    for index, claim in enumerate(both.predicted):
        if (claim["doc"], claim["start"], claim["event_type"]) not in known:
            sign = "+" if index in right else "-"
            print(f"  {sign} {claim['doc'][:16]} {claim['event_type']} [{claim['trigger']}] {claim['quote']!r}")


def main() -> int:
    """Print the table, a line a folder and choice of readers, and all folders together."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    folders = options.folders or sorted(p.parent for p in (HERE / "corpus").glob("[!h]*/claims.jsonl"))
    rates: dict[str, list[tuple[Rate, Rate]]] = {readers: [] for readers in READERS}
    seconds, tagging = dict.fromkeys(READERS, 0.0), 0.0
    print(
        f"{'':28}" + "".join(f"{r:>24}" for r in READERS) + "\n" + f"{'':28}" + f"{'found    whole':>24}" * len(READERS)
    )
    for folder in folders:
        readings = read_folder(folder)
        heads, choosers = load_weights(options.folds, folder.name)
        scores = {}
        for readers in READERS:
            scores[readers], spent = read_claims(readings, readers, heads, choosers)
            rates[readers].append((scores[readers].found, scores[readers].whole))
            seconds[readers] += spent
        tagging += readings.tagging
        _print_row(folder.name, [(s.found, s.whole) for s in scores.values()])
        if options.show:
            show_added(scores["frames"], scores["both"])
    _print_row("all", [(add_rates([a for a, _ in r]), add_rates([b for _, b in r])) for r in rates.values()])
    spent = "".join(f"{seconds[r] / tagging:23.2f}x" for r in READERS) if tagging else ""
    print(f"{'time, of the tagger’s':28}{spent}")
    return 0


def _print_row(name: str, cells: list[tuple[Rate, Rate]]) -> None:
    told = (f"{a.precision:.2f}/{a.recall:.2f} {a.f1:.3f}  {b.f1:.3f}" for a, b in cells)
    print(f"{name:28}" + "".join(f"{cell:>24}" for cell in told), flush=True)


if __name__ == "__main__":
    sys.exit(main())
