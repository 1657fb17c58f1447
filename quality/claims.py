"""Score the reader: python quality/claims.py [FOLDER ...] [--texts FOLDER] [--undated] [--show missed|extra|wrong]

A FOLDER holds claims.jsonl and entities.json, with the texts in it or in --texts, and dates in reports.json or
published.json. Each folder's reports go through `fogline run` into a store of their own and come back through `fogline
export claims`; the score is `scoring.py`'s. Without a FOLDER every set known to `floors.toml` is scored and held to its
floors (status 1 below one); a set that is absent on this machine is said to be skipped.

--undated withholds the dates, so that they must be read off the texts or inferred from the story.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoring import SLOTS, WHOLE, Names, Rate, Record, Score, score_claims

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"


@dataclass(frozen=True)
class GoldFolder:
    """Where one gold set lies: claims and entities, texts, and whether its dates are handed over."""

    name: str
    gold: Path
    texts: Path
    dated: bool
    found: float = 0.0
    whole: float = 0.0

    @property
    def present(self) -> bool:
        """Whether the set is on this machine."""
        return (self.gold / "claims.jsonl").exists() and self.texts.is_dir()


def read_records(path: Path) -> list[Record]:
    """The claims of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def run_reader(folder: GoldFolder) -> list[Record]:
    """Hand the texts to `fogline run` in a folder of their own and export the claims.

    Raises `subprocess.CalledProcessError` where the program fails.
    """
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        reports = work / "reports"
        reports.mkdir()
        for text in sorted(folder.texts.glob("*.txt")):
            shutil.copy(text, reports / text.name)
        if folder.dated:
            (reports / "reports.json").write_text(json.dumps(_dates(folder.gold)), encoding="utf-8")
        store = work / "quality.db"
        _fogline("run", str(reports), "--store", str(store))
        exported = _fogline("export", "claims", "--store", str(store), "--format", "jsonl")
        return [json.loads(line) for line in exported.splitlines() if line.strip()]


def _fogline(*arguments: str) -> str:
    command = [sys.executable, "-m", "fogline", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def _dates(gold: Path) -> dict[str, Any]:
    for name in ("reports.json", "published.json"):
        if (gold / name).exists():
            rows = json.loads((gold / name).read_text(encoding="utf-8"))
            return {doc: row if isinstance(row, dict) else {"published": row} for doc, row in rows.items()}
    return {}


def score_folder(folder: GoldFolder) -> Score:
    """Run the reader over a folder and score it on the documents that gold covers."""
    gold = read_records(folder.gold / "claims.jsonl")
    docs = {claim["doc"] for claim in gold}
    names = Names(json.loads((folder.gold / "entities.json").read_text(encoding="utf-8")))
    predicted = [claim for claim in run_reader(folder) if claim["doc"] in docs]
    return score_claims(gold, predicted, names)


def known_folders() -> list[GoldFolder]:
    """The sets that floors.toml lists; paths are relative to the quality folder."""
    rows = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["claims"]
    return [
        GoldFolder(
            row["name"],
            (HERE / row["gold"]).resolve(),
            (HERE / row.get("texts", row["gold"])).resolve(),
            row.get("dated", True),
            row["found"],
            row["whole"],
        )
        for row in rows
    ]


def print_score(folder: GoldFolder, score: Score) -> None:
    """One line a set: found (precision, recall, F1), whole, and the share of right slots."""
    found, slots = score.found, "  ".join(f"{s} {score.slot(s):.2f}" for s in SLOTS)
    floors = f"  floors {folder.found:.2f} {folder.whole:.2f}" if folder.found else ""
    old = score.background
    print(
        f"{folder.name:28} found P {found.precision:.3f} R {found.recall:.3f} F1 {found.f1:.3f}"
        f"  whole F1 {score.whole.f1:.3f}{floors}  gold {found.gold} predicted {found.predicted}\n{'':28} {slots}"
        f"  background P {old.precision:.2f} R {old.recall:.2f}"
    )


def print_types(scores: list[Score]) -> None:
    """Precision and recall by event type over all sets."""
    types = sorted({c["event_type"] for s in scores for c in (*s.gold, *s.predicted)})
    for event_type in types:
        rates = [s.of_type(event_type) for s in scores]
        right, gold, predicted = (sum(getattr(r, k) for r in rates) for k in ("right", "gold", "predicted"))
        print(f"  {event_type:10} gold {gold:4}  P {right / max(1, predicted):.2f}  R {right / max(1, gold):.2f}")


def print_kinds(scored: Sequence[tuple[GoldFolder, Score]]) -> None:
    """Found and whole F1 by kind of text (reports.json tells it) over all sets that are not held aside."""
    docs: dict[str, list[tuple[Score, set[str]]]] = {}
    for folder, score in scored:
        if "held" in folder.gold.name:
            continue
        kinds: dict[str, set[str]] = {}
        for doc, facts in _dates(folder.gold).items():
            if facts.get("kind"):
                kinds.setdefault(facts["kind"], set()).add(doc)
        for kind, names in kinds.items():
            docs.setdefault(kind, []).append((score, names))
    for kind, parts in sorted(docs.items()):
        rates = [score.of_docs(names) for score, names in parts]
        found, whole = (_sum_rates(column) for column in zip(*rates, strict=True))
        reports = sum(len(names) for _, names in parts)
        print(f"  {kind:12} {reports:3} reports  found F1 {found.f1:.3f}  whole F1 {whole.f1:.3f}  gold {found.gold}")


def _sum_rates(rates: Iterable[Rate]) -> Rate:
    right, gold, predicted = map(sum, zip(*((r.right, r.gold, r.predicted) for r in rates), strict=True))
    return Rate(right, gold, predicted)


def show(score: Score, what: str) -> None:
    """Print the claims behind the figures: missed gold, extra predictions, or matches with a wrong slot."""
    if what == "wrong":
        for match in score.matches:
            gold, predicted = score.gold[match.gold], score.predicted[match.predicted]
            for slot in (s for s in WHOLE if not match.verdict[s]):
                print(
                    f"~ {gold.get('id')} {gold['event_type']} {slot}: {_brief(gold.get(slot))} <> "
                    f"{_brief(predicted.get(slot))} | {predicted.get('frame')} | {predicted.get('quote')!r}"
                )
        return
    matched = {m.gold for m in score.matches} if what == "missed" else {m.predicted for m in score.matches}
    for index, claim in enumerate(score.gold if what == "missed" else score.predicted):
        if index not in matched:
            print(f"{what} {claim['doc'][:12]} {claim['event_type']} {claim.get('frame', '')} {claim.get('quote')!r}")


def _brief(value: Any) -> Any:
    if isinstance(value, list):
        return [_brief(v) for v in value]
    if isinstance(value, dict):
        return value.get("id") or (value.get("measure"), value.get("low"), value.get("high"))
    return value


def main() -> int:
    """Score folders; 1 where a set falls below its floors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--undated", action="store_true")
    parser.add_argument("--show", choices=["missed", "extra", "wrong"])
    parser.add_argument("--only", help="of the known sets, those whose name holds this")
    args = parser.parse_args()
    if args.folders:
        folders = [GoldFolder(f.name, f.resolve(), (args.texts or f).resolve(), not args.undated) for f in args.folders]
    else:
        folders = [f for f in known_folders() if not args.only or args.only in f.name]
    scores, scored, failed = [], [], False
    for folder in folders:
        if not folder.present:
            print(f"{folder.name:28} skipped: not on this machine")
            continue
        score = score_folder(folder)
        scores.append(score)
        scored.append(folder)
        print_score(folder, score)
        if score.found.f1 < folder.found or score.whole.f1 < folder.whole:
            print(f"{folder.name:28} BELOW ITS FLOOR")
            failed = True
        if args.show:
            show(score, args.show)
    print_types(scores)
    print_kinds(list(zip(scored, scores, strict=True)))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
