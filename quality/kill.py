"""Kill runs of the real pipeline at random moments, run again, and compare with an undisturbed run.

Usage: python quality/kill.py FOLDER [--kills 20] [--seed 1]

FOLDER holds reports. Each run is a process of its own; it is killed (SIGKILL) at a moment drawn from the time that an
undisturbed run took, then run again to its end. Claims with their ids, reports, sources, events, relations and reprints
have to be those of the undisturbed run. Exit status 1 where one differs.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from fogline.store.database import open_store
from fogline.store.view import View

RUN = (
    "import sys\n"
    "from fogline.pipeline import run\n"
    "from fogline.settings import Settings\n"
    "from fogline.store.database import open_store\n"
    "with open_store(sys.argv[2]) as store:\n"
    "    print('open', flush=True)\n"
    "    run([sys.argv[1]], store, Settings(chunk_reports=4))\n"
)


def start_run(folder: Path, store: Path) -> subprocess.Popen[str]:
    """A run that has opened its store."""
    process = subprocess.Popen([sys.executable, "-c", RUN, str(folder), str(store)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def read_all(folder: Path, store: Path) -> float:
    """Run to the end; the seconds it took from the opening of its store."""
    process = start_run(folder, store)
    begun = time.perf_counter()
    if process.wait():
        raise SystemExit(f"a run failed with status {process.returncode}")
    return time.perf_counter() - begun


def describe(store: Path) -> dict[str, Any]:
    """What has to be the same, by name; the moments of fetching are left out."""
    with open_store(store, create=False) as opened:
        view = View(opened)
        stamp = view.assembly()
        return {
            "claims": view.claims(),
            "reports": [(card.id, card.doc, card.dating, card.text) for card in view.reports()],
            "sources": [(row.doc, row.sha256, row.report, row.claims, row.discarded) for row in view.sources()],
            "discards": view.discards(),
            "events": view.events(),
            "relations": view.relations(),
            "reprints": view.reprints(),
            "digest": stamp and (stamp.digest, stamp.current),
            "version of the code": stamp and stamp.version,
        }


def kill_runs(folder: Path, scratch: Path, kills: int, seed: int) -> int:
    """Number of stores that came out otherwise than undisturbed."""
    took = read_all(folder, scratch / "whole.db")
    wanted = describe(scratch / "whole.db")
    print(f"undisturbed: {len(wanted['reports'])} reports, {len(wanted['claims'])} claims in {took:.1f} s")
    if not wanted["claims"]:
        raise SystemExit(f"nothing was read: {wanted['discards'][:3]}")
    dice, wrong = random.Random(seed), 0
    for number in range(kills):
        store, moment = scratch / f"{number}.db", dice.uniform(0, took)
        process = start_run(folder, store)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        killed = process.wait() == -signal.SIGKILL
        before = len(describe(store)["claims"])
        read_all(folder, store)
        found = describe(store)
        differs = [name for name in wanted if found[name] != wanted[name]]
        wrong += bool(differs)
        state = "killed" if killed else "came to its end"
        print(f"{number:3} {state} at {moment:5.2f} s with {before:5} claims: {', '.join(differs) or 'the same'}")
    print(f"{wrong} of {kills} differ")
    return wrong


def main() -> int:
    """Exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        return int(kill_runs(given.folder, Path(scratch), given.kills, given.seed) > 0)


if __name__ == "__main__":
    sys.exit(main())
