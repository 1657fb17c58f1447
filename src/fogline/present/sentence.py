"""Sentence: what the situation report says, with the claims that it rests on. One without claims cannot exist."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.errors import EvidenceError


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement of the report and the ids of the claims behind it, in the order of their footnotes.

    Raises EvidenceError when no claim is given or nothing is said.
    """

    text: str
    claims: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.claims:
            raise EvidenceError(f"The report would say something that no claim carries: {self.text!r}")
        if not self.text.strip():
            raise EvidenceError("The report holds an empty sentence.")
