"""SIGKILL at any moment, and run again: the same claims and ids as undisturbed, none twice, none lost."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def test_killed_runs_come_to_the_same(tmp_path: Path) -> None:
    script = Path(__file__).parent / "kill_runs.py"
    done = subprocess.run(
        [sys.executable, script, tmp_path, "20", "7"], capture_output=True, text=True, timeout=120, check=False
    )
    counts = re.fullmatch(r"killed (\d+) unfinished (\d+) wrong (\d+)\n", done.stdout)
    assert counts, done.stderr
    killed, unfinished, wrong = map(int, counts.groups())
    assert wrong == 0
    assert killed >= 15 and unfinished >= 8
