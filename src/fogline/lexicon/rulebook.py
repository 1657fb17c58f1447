"""Rulebooks: the weights, templates and word lists of the later stages, read from TOML data files."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_rulebook(name: str) -> dict[str, Any]:
    """The data file `name`.toml as a dictionary, read once; callers must not change it.

    Raises FileNotFoundError where no such file is packaged.
    """
    return tomllib.loads(files("fogline.lexicon").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))
