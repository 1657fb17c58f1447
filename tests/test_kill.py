"""SIGKILL at any moment, and run again: the same claims and ids as undisturbed, none twice, none lost."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(("kind", "reports", "kills"), [("fakes", 30, 20), ("real", 12, 6)])
def test_killed_runs_come_to_the_same(tmp_path: Path, kind: str, reports: int, kills: int) -> None:
    script = Path(__file__).parent / "kill_runs.py"
    command = [sys.executable, script, kind, tmp_path, reports, kills, 7]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120, check=False)
    counts = re.fullmatch(r"claims (\d+) killed (\d+) unfinished (\d+) wrong (\d+)\n", done.stdout)
    assert counts, done.stderr
    claims, killed, unfinished, wrong = map(int, counts.groups())
    assert wrong == 0
    assert claims > reports and killed >= kills and unfinished >= kills // 3
