"""Agreement of two annotators: python quality/agreement.py [FOLDER ...]

In a folder of the corpus, `claims.jsonl` is the gold as it stands, `second.jsonl` what another annotator made of the
same texts without seeing it. The second's claims are scored against the first's as a reader's are (quality/claims.py):
found and whole F1, and the share of shared claims whose slots agree; beside it the agreement on event type, as Cohen's
kappa over the claims whose passages overlap. Without a FOLDER every folder that has a second annotation is scored.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from claims import GoldFolder, print_score, read_records
from scoring import Names, Record, Score, score_claims

CORPUS = Path(__file__).resolve().parent / "corpus"


def score_annotators(folder: Path) -> tuple[Score, float, int]:
    """The second's claims against the first's, on the documents that both have; kappa on types; how many documents."""
    first, second = read_records(folder / "claims.jsonl"), read_records(folder / "second.jsonl")
    docs = {claim["doc"] for claim in first} & {claim["doc"] for claim in second}
    names = Names(json.loads((folder / "entities.json").read_text(encoding="utf-8")))
    one, two = ([claim for claim in side if claim["doc"] in docs] for side in (first, second))
    return score_claims(one, two, names), find_kappa(one, two), len(docs)


def find_kappa(one: list[Record], two: list[Record]) -> float:
    """Cohen's kappa of the types of claims whose passages overlap the most, each claim of `one` with one of `two`."""
    pairs = []
    for claim in one:
        near = [c for c in two if c["doc"] == claim["doc"] and _overlap(claim, c)]
        if near:
            best = max(near, key=lambda c: (_overlap(claim, c), c["event_type"] == claim["event_type"]))
            pairs.append((claim["event_type"], best["event_type"]))
    if not pairs:
        return 0.0
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[kind] * right[kind] for kind in left) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0


def _overlap(one: Record, two: Record) -> float:
    shared = min(one["end"], two["end"]) - max(one["start"], two["start"])
    longer = max(one["end"] - one["start"], two["end"] - two["start"])
    return max(0, shared) / max(1, longer)


def main() -> int:
    """Print a row for each folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", type=Path, nargs="*")
    folders = parser.parse_args().folders or sorted(path.parent for path in CORPUS.glob("*/second.jsonl"))
    for folder in folders:
        score, kappa, docs = score_annotators(folder)
        print_score(GoldFolder(f"{folder.name}, {docs} reports", folder, folder, True), score)
        print(f"{'':28} kappa on types {kappa:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
