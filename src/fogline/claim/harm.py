"""Harm: all conditions about people killed, held or put to flight and about things destroyed, in one table."""

from __future__ import annotations

from fogline.claim.captives import CAPTIVES
from fogline.claim.conditions.condition import Condition
from fogline.claim.flights import FLIGHTS
from fogline.claim.losses import LOSSES
from fogline.claim.sufferers import SUFFERERS

HARM: dict[str, Condition] = {**SUFFERERS, **CAPTIVES, **LOSSES, **FLIGHTS}
"""Every condition of the four modules that the frames' data may name."""
