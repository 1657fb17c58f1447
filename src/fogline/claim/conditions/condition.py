"""Condition: what must hold, or must not, for a frame to read a trigger (`need` and `avoid` in the data)."""

from __future__ import annotations

from collections.abc import Callable

from fogline.claim.slots.paths import Paths

Condition = Callable[[Paths], bool]
"""Whether something holds of a trigger, told by its paths."""
