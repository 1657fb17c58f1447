"""Kills runs at random moments, runs again, and prints what differs from an undisturbed run. Used by test_kill.

Usage: kill_runs.py FOLDER KILLS SEED. Each run is a fork of this process; its stages are fakes that take their time.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import fakes
from fogline.journey import Stages
from fogline.pipeline import run
from fogline.settings import Settings
from fogline.store.database import open_store
from fogline.store.view import View

SLOW = fakes.slow_down(0.0015)
SETTINGS = Settings(chunk_reports=4, held_reports=4)


def read(folder: Path, store: Path, stages: Stages) -> None:
    """One run to its end."""
    with open_store(store) as opened:
        run([str(folder)], opened, SETTINGS, stages=stages, clock=lambda: fakes.NOW)


def read_and_kill(folder: Path, store: Path, seconds: float) -> bool:
    """Whether the kill came before the end of the run."""
    child = os.fork()
    if child == 0:
        read(folder, store, SLOW)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def describe(store: Path) -> tuple[object, ...]:
    """Claims, sources and events of a store."""
    with open_store(store, create=False) as opened:
        view = View(opened)
        stamp = view.assembly()
        return view.claims(), view.reports(), view.sources(), view.assembled(), stamp and (stamp.digest, stamp.current)


def main(folder: Path, kills: int, seed: int) -> int:
    """Number of runs that came out otherwise than undisturbed."""
    dispatches = folder / "dispatches"
    dispatches.mkdir()
    fakes.write_dispatches(dispatches, 30)
    begun = time.perf_counter()
    read(dispatches, folder / "whole.db", SLOW)
    took = time.perf_counter() - begun
    wanted, dice = describe(folder / "whole.db"), random.Random(seed)
    killed = wrong = pending = 0
    for number in range(kills):
        store = folder / f"{number}.db"
        killed += read_and_kill(dispatches, store, dice.uniform(0, took))
        if store.exists() and number % 2:
            killed += read_and_kill(dispatches, store, dice.uniform(0, took))
        with open_store(store) as opened:
            pending += View(opened).totals().claims < len(wanted[0])  # type: ignore[arg-type]
        read(dispatches, store, fakes.STAGES)
        wrong += describe(store) != wanted
    print(f"killed {killed} unfinished {pending} wrong {wrong}")
    return wrong


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])) > 0)
