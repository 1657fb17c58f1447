"""SIGKILL at any moment, and run again: the same claims and ids as undisturbed, none twice, none lost."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest


def run_script(kind: str, folder: Path, reports: int, kills: int) -> tuple[int, ...]:
    """Claims, kills, unfinished runs and wrong outcomes."""
    script = Path(__file__).parent / "kill_runs.py"
    command = [str(part) for part in (sys.executable, script, kind, folder, reports, kills, 7)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    counts = re.fullmatch(r"claims (\d+) killed (\d+) unfinished (\d+) wrong (\d+)\n", done.stdout)
    assert counts, done.stderr
    return tuple(map(int, counts.groups()))


@pytest.mark.parametrize(("kind", "reports", "kills"), [("fakes", 16, 20), ("real", 9, 5)])
def test_killed_runs_come_to_the_same(tmp_path: Path, kind: str, reports: int, kills: int) -> None:
    claims, killed, unfinished, wrong = run_script(kind, tmp_path, reports, kills)
    assert wrong == 0
    assert claims > reports and killed >= kills // 2 and unfinished >= kills // 4


def test_runs_at_once_come_to_the_same(tmp_path: Path) -> None:
    claims, _, _, wrong = run_script("twins", tmp_path, 12, 3)
    assert (claims, wrong) == (24, 0)
