"""Audits of a page: accessibility by axe-core, and whether it fits the screen."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
SERIOUS = ("serious", "critical")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _axe() -> str:
    if not AXE.exists():
        if os.environ.get("FOGLINE_REQUIRE_PARTS") == "1":
            pytest.fail(f"there is no {AXE}: cd frontend && npm ci")
        pytest.skip(f"there is no {AXE}: cd frontend && npm ci")
    return AXE.read_text(encoding="utf-8")


def find_barriers(page: Any, *rules: str) -> list[str]:
    """What axe-core finds serious or critical on a page, a line for each element; by these rules alone if given."""
    page.evaluate(_axe())
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": RULES}
    result = page.evaluate("only => axe.run(document, {runOnly: only, resultTypes: ['violations']})", only)
    return [
        f"{one['impact']} {one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for one in result["violations"]
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


def measure_overflow(page: Any) -> int:
    """By how many pixels the page is wider than its window, once it is laid out, for which two seconds are given."""
    page.wait_for_load_state("load")
    for _ in range(10):
        wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide <= 0:
            break
        page.wait_for_timeout(200)
    return wide
