"""Asked: what an address asks for, read with care: days, moments, cursors."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Malformed
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from urllib.parse import urlencode

from fogline.errors import UsageError
from fogline.store.picture_tables import CEILING

_FIRST, _LAST = datetime(1000, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
"""Days outside are no days of reports, and have no days around them to reckon with."""
_LARGEST = 2**53


def read_day(text: str | None) -> date | None:
    """A day from YYYY-MM-DD, or the day of an ISO moment; None for an empty one. Raises UsageError."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text[:10])
        if not _FIRST.date() <= day <= _LAST.date():
            raise ValueError
        return day
    except ValueError:
        raise UsageError(f"“{text[:40]}” is no day; write it as 2024-12-01.") from None


def read_known(text: str | None) -> date:
    """Up to which day of publication things are known; empty: everything that was read."""
    return read_day(text) or CEILING


def read_moment(text: str | None) -> datetime | None:
    """A moment in UTC from ISO 8601; a day is its beginning. None for an empty one. Raises UsageError."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+"))
        if not _FIRST <= moment.replace(tzinfo=UTC) <= _LAST:
            raise ValueError
    except ValueError:
        raise UsageError(f"“{text[:40]}” is no moment; write it as 2024-12-01T06:00Z.") from None
    if len(text) == 10:
        return datetime.combine(moment.date(), time(), UTC)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def read_number(text: str) -> int:
    """A whole number from 0 to 999,999,999; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def read_own(address: str, otherwise: str = "/") -> str:
    """An address of this server to go on to; another one in the place of any that leads elsewhere."""
    plain = address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and not address.startswith("//") else otherwise


def render_cursor(*parts: Any) -> str:
    """Where a list goes on, as an opaque word."""
    text = json.dumps([part.isoformat() if isinstance(part, date) else part for part in parts], separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(text: str | None, *kinds: type) -> tuple[Any, ...] | None:
    """The parts that `render_cursor` made the word of; None for an empty one. Raises UsageError."""
    if not text:
        return None
    try:
        parts = json.loads(urlsafe_b64decode(text[:400] + "=" * (-len(text[:400]) % 4)))
        if not isinstance(parts, list) or len(parts) != len(kinds):
            raise ValueError
        return tuple(_read_part(part, kind) for part, kind in zip(parts, kinds, strict=True))
    except (ValueError, TypeError, RecursionError, Malformed):
        raise UsageError("That is no place in this list.") from None


def _read_part(part: Any, kind: type) -> Any:
    if kind is date:
        return date.fromisoformat(part)
    if type(part) is not kind or (isinstance(part, int) and not 0 <= part <= _LARGEST):
        raise ValueError
    return part


def with_query(path: str, asked: Mapping[str, Any], **changed: Any) -> str:
    """An address with the query of `asked`, some of it changed; what is empty is left out."""
    parts = {**asked, **changed}
    pairs = [(name, one) for name, value in parts.items() for one in (value if isinstance(value, list) else [value])]
    query = urlencode([(name, value) for name, value in pairs if value not in (None, "")])
    return f"{path}?{query}" if query else path
