"""Acronyms: abbreviations in capitals that the table of actors knows."""

from __future__ import annotations

import re
from functools import cache

from fogline.lexicon.actors import ActorTable

_CAPITALS = re.compile(r"[A-Z]{2,6}")


@cache
def load_acronyms() -> frozenset[str]:
    """Every name of two to six capitals ("YPG", "UN", "OCHA"), read once."""
    names = (name for actor in ActorTable.load().actors for name in (actor.name, *actor.aliases))
    return frozenset(name for name in names if _CAPITALS.fullmatch(name))
