"""Kills runs at random moments, runs again, and prints what differs from an undisturbed run. Used by test_kill.

Usage: kill_runs.py fakes|real|twins FOLDER REPORTS KILLS SEED. Each run is a fork of this process. `fakes` are stages
that take their time; `real` are those of the package, loaded once before the first fork; `twins` kills nothing, but
has several runs at work on one store at once.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import dispatches
import fakes
from fogline.pipeline import make_stages, run
from fogline.settings import Settings
from fogline.stages import Stages
from fogline.store.database import open_store
from fogline.store.view import View

SETTINGS = Settings(chunk_reports=4, held_reports=4)


def read(folder: Path, store: Path, stages: Stages) -> None:
    """One run to its end."""
    with open_store(store) as opened:
        run([str(folder)], opened, SETTINGS, stages=stages, clock=lambda: fakes.NOW)


def fork_run(folder: Path, store: Path, stages: Stages) -> int:
    """The process id of a run in a child."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            read(folder, store, stages)
            status = 0
        finally:
            os._exit(status)
    return child


def read_and_kill(folder: Path, store: Path, stages: Stages, seconds: float) -> bool:
    """Whether the kill came before the end of the run."""
    child = fork_run(folder, store, stages)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def read_at_once(folder: Path, store: Path, stages: Stages, count: int) -> None:
    """Several runs at once, each to its end."""
    children = [fork_run(folder, store, stages) for _ in range(count)]
    statuses = [os.waitpid(child, 0)[1] for child in children]
    if any(statuses):
        raise SystemExit(f"a run failed: {statuses}")


def describe(store: Path) -> tuple[object, ...]:
    """Claims, sources and events of a store."""
    with open_store(store, create=False) as opened:
        view = View(opened)
        stamp = view.assembly()
        return view.claims(), view.reports(), view.sources(), view.assembled(), stamp and (stamp.digest, stamp.current)


def main(kind: str, folder: Path, reports: int, kills: int, seed: int) -> int:
    """Number of runs that came out otherwise than undisturbed."""
    sources = folder / "sources"
    sources.mkdir()
    if kind == "real":
        quick = slow = make_stages()
        dispatches.write_dispatches(sources, reports)
        read(sources, folder / "warm.db", quick)
    else:
        quick, slow = fakes.STAGES, fakes.slow_down(0.0008)
        fakes.write_dispatches(sources, reports)
    begun = time.perf_counter()
    read(sources, folder / "whole.db", slow)
    took = time.perf_counter() - begun
    wanted, dice = describe(folder / "whole.db"), random.Random(seed)
    killed = wrong = unfinished = 0
    for number in range(kills):
        store = folder / f"{number}.db"
        if kind == "twins":
            read_at_once(sources, store, slow, 3)
            wrong += describe(store) != wanted
            continue
        killed += read_and_kill(sources, store, slow, dice.uniform(0, took))
        if number % 2:
            killed += read_and_kill(sources, store, slow, dice.uniform(0, took))
        with open_store(store) as opened:
            unfinished += View(opened).totals().claims < len(wanted[0])  # type: ignore[arg-type]
        read(sources, store, quick)
        wrong += describe(store) != wanted
    print(f"claims {len(wanted[0])} killed {killed} unfinished {unfinished} wrong {wrong}")  # type: ignore[arg-type]
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:])) > 0)
