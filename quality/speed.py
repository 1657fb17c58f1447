"""Measure the journey: python quality/speed.py [FOLDER ...]

Reads the folders' reports (the project's own corpus by default) in one process into a store that is thrown away, and
prints seconds by stage, words a second, and the ratios that speed is judged by, all from this one run:

- other stages / tagger: everything but the tagger over the tagger, at most 1.0
- tagger / network: the tagger over the time inside onnxruntime for the same batches, at most 1.3
- resolution / tagger, at most 0.4; frames and heads / tagger, at most 0.5
- peak memory of the process, under 1,000 MB

Status 1 where a bound is broken. Lexicon and weights are loaded by a first run over one report, which is not counted.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path

from fogline.models.run import RunSummary
from fogline.pipeline import make_stages, run
from fogline.settings import Settings
from fogline.store.database import open_store

HERE = Path(__file__).resolve().parent
FOLDERS = ("corpus/levant-ukraine-libya", "corpus/africa", "corpus/middle-east-asia")
STAGES = ("acquire", "read", "tag", "resolve", "claim", "store", "date", "assemble")
OTHERS_BOUND, NETWORK_BOUND, MEMORY_BOUND = 1.0, 1.3, 1000.0
RESOLVE_BOUND, CLAIM_BOUND = 0.4, 0.5


def measure(folders: list[Path], stages: object) -> RunSummary:
    """One run over the folders into an empty store."""
    with tempfile.TemporaryDirectory() as name, open_store(str(Path(name) / "speed.db")) as store:
        return run([str(f) for f in folders], store, Settings(), stages=stages)  # type: ignore[arg-type]


def print_stages(summary: RunSummary) -> None:
    """Seconds and share of each stage."""
    total = sum(summary.seconds.get(s, 0.0) for s in STAGES)
    for stage in STAGES:
        seconds = summary.seconds.get(stage, 0.0)
        print(f"{stage:9} {seconds:7.2f} s  {100 * seconds / total:5.1f} %")
    print(f"{summary.read} reports, {summary.words} words, {summary.words / total:.0f} words a second in all")


def main() -> int:
    """Print the measurement; 1 where a bound is broken."""
    folders = [Path(a) for a in sys.argv[1:]] or [HERE / f for f in FOLDERS]
    stages = make_stages(1)
    first = next(f for f in sorted(folders[0].glob("*.txt")))
    measure([first], stages)
    summary = measure(folders, stages)
    print_stages(summary)
    tag = summary.seconds["tag"]
    others = sum(summary.seconds.get(s, 0.0) for s in STAGES if s != "tag")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = (
        ("other stages / tagger", others / tag, OTHERS_BOUND),
        ("resolution / tagger", summary.seconds["resolve"] / tag, RESOLVE_BOUND),
        ("frames, heads / tagger", summary.seconds["claim"] / tag, CLAIM_BOUND),
        ("tagger / network", tag / summary.seconds["inference"], NETWORK_BOUND),
        ("peak memory, MB", memory, MEMORY_BOUND),
    )
    for name, value, bound in rows:
        print(f"{name:24} {value:8.2f}  bound {bound:g}{'' if value <= bound else '  BROKEN'}")
    return int(any(value > bound for _, value, bound in rows))


if __name__ == "__main__":
    sys.exit(main())
