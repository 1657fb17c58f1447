"""Row: what the picture's builders share: JSON bodies, names beside ids, days as a page gives them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from fogline.models.dossier import Dossier

Row = dict[str, Any]
_render = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def render_body(**parts: Any) -> str:
    """JSON of what a page shows; what is empty is left out."""
    return _render({name: value for name, value in parts.items() if value not in (None, "", (), [], {})})


def render_json(value: Any) -> str:
    """Compact JSON, letters as they are."""
    return _render(value)


def name_actors(idents: Iterable[str], dossier: Dossier) -> list[list[str]]:
    """Pairs of id and name."""
    return [[ident, dossier.actor_name(ident)] for ident in idents]


def name_places(idents: Iterable[str], dossier: Dossier) -> list[list[str]]:
    """Pairs of id and name."""
    return [[ident, dossier.place_name(ident)] for ident in idents]


def iso(day: date | None) -> str | None:
    """A day as ISO 8601 has it."""
    return day.isoformat() if day else None


def find_voice(ident: str | None, doc: str, dossier: Dossier) -> str:
    """The key of a first-hand voice: an actor's id, or "outlet:" and the outlet's name where it speaks for itself."""
    if ident and not ident.startswith("outlet:"):
        return ident
    return f"outlet:{dossier.outlet_name(ident.removeprefix('outlet:') if ident else doc)}"
