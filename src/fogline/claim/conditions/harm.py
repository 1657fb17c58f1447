"""Harm: all conditions about people killed, held or put to flight and about things destroyed, in one table."""

from __future__ import annotations

from fogline.claim.conditions.captives import CAPTIVES
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.flights import FLIGHTS
from fogline.claim.conditions.losses import LOSSES
from fogline.claim.conditions.sufferers import SUFFERERS

HARM: dict[str, Condition] = {**SUFFERERS, **CAPTIVES, **LOSSES, **FLIGHTS}
"""Every condition of the four modules that the frames' data may name."""
