"""Collection: what Python's search for cycles of dead objects is spared.

A full search walks through every object that lives. Lexicon and weights are some 200,000 that never die, and walking
through them costs a tenth of a second each time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for cycles meanwhile, among many small records that are in none and are kept until the end: those
    of one chunk of reports, of one assembly, of one neighbourhood."""
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()


@cache
def keep_loaded() -> None:
    """Leave out of every later search what lives now, once in a process: to be called when what is loaded on first use
    is loaded, as after the first report. Nothing is kept alive by it but cycles that are dead already."""
    gc.freeze()
