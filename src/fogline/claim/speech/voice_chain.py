"""Voice chain: the voices that vouch for one statement, from the one that speaks first-hand outward."""

from __future__ import annotations

from dataclasses import dataclass, field

from fogline.claim.speech.voices import unique_voices
from fogline.lexicon.voice_kinds import UNNAMED
from fogline.models.claim import Voice


@dataclass(slots=True)
class Hearing:
    """Who vouches for a statement, and whether they say that it is so (`denied` False) or is not."""

    chain: list[Voice] = field(default_factory=list)
    outer: list[Voice] = field(default_factory=list)
    denied: bool = False

    def add(self, voices: list[Voice]) -> None:
        """Append voices nearer the outlet, without repeating one."""
        for voice in voices:
            if all(voice.id != v.id for v in (*self.chain, *self.outer)):
                self.chain.append(voice)

    def add_first(self, voices: list[Voice]) -> None:
        """Put voices before all others: whoever counts speaks first-hand, whoever tells of it after."""
        self.chain = unique_voices([*voices, *self.chain])

    def add_outer(self, voices: list[Voice]) -> None:
        """Voices hung on the sentence ("according to X"): outward of every reporting verb."""
        for voice in voices:
            if all(voice.id != v.id for v in (*self.chain, *self.outer)):
                self.outer.append(voice)

    def close(self) -> None:
        """Join the two halves: reporting verbs first-hand, then what the sentence hangs on; a named voice
        takes the place of unnamed reports."""
        self.chain = unique_voices([*self.chain, *self.outer])
        self.outer = []
        if any(v.id != UNNAMED for v in self.chain):
            self.chain = [v for v in self.chain if v.id != UNNAMED]
