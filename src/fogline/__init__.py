"""Fogline reads the reports of a war and keeps, for every fact, its words and its voices."""

__version__ = "0.1.0"
