"""Acronyms: abbreviations in capitals that the table of actors knows."""

from __future__ import annotations

import re
from functools import cache

from fogline.lexicon.actors import ActorTable

_CAPITALS = re.compile(r"[A-Z]{2,6}")


@cache
def load_acronyms() -> frozenset[str]:
    """Every name of two to six capitals ("YPG", "UN", "OCHA"), read once."""
    return frozenset(name for actor in ActorTable.load().actors for name in actor.aliases if _CAPITALS.fullmatch(name))
