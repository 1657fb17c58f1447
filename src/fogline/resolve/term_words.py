"""Term words: the words of a time rule's match, and the values of its groups."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.lexicon.time_lexicon import TimeLexicon
from fogline.lexicon.word_rules import RuleMatch
from fogline.resolve.clocks import read_clock
from fogline.resolve.numerals import read_numeral
from fogline.resolve.time_terms import VAGUE_COUNT

_OF_A_DAY = ("early", "small", "part", "clock", "behind", "clock_behind", "behind_at")
_DIGITS = re.compile(r"\d{1,4}(?!\d)")


class TermWords:
    """A match's words in lower case, and the values of its groups."""

    def __init__(self, words: Sequence[str], match: RuleMatch, lexicon: TimeLexicon) -> None:
        self._words, self._match, self.lexicon = words, match, lexicon
        self.has = match.groups.__contains__
        self.text = " ".join(words[match.first : match.last])

    def word(self, group: str) -> str:
        """The words of a group, "" where it is not there."""
        first, last = self._match.groups.get(group, (0, 0))
        return " ".join(self._words[first:last])

    def value(self, group: str) -> int | None:
        """The number that a group's word stands for (weekday, month, offset in days)."""
        return self.lexicon.numbers.get(self.word(group)) if self.has(group) else None

    def figure(self, group: str) -> int | None:
        """The number that a group writes in figures."""
        digits = _DIGITS.match(self.word(group))
        return int(digits.group()) if digits else None

    def unit(self, group: str = "unit") -> str:
        """The unit that a group names, in the singular."""
        return self.lexicon.units.get(self.word(group), "day" if self.word(group).startswith("night") else "")

    def count(self, group: str = "n") -> int | None:
        """The number that a group counts; VAGUE_COUNT for "several", None where there is no such group."""
        if not self.has(group):
            return None
        first, last = self._match.groups[group]
        words = self._words[first:last]
        if words in (["a"], ["an"]):
            return 1
        if "couple" in words:
            return 2
        if words and words[0] == "half":
            return 0
        number = read_numeral([word for word in words if word not in ("and", "half")], self.lexicon.numerals)
        return VAGUE_COUNT if number is None else number

    def edge(self) -> str:
        """early, mid or late."""
        return {"earlier": "early", "later": "late", "middle": "mid"}.get(self.word("early"), self.word("early"))

    @property
    def is_part(self) -> bool:
        """Whether a part of the day is meant."""
        return any(map(self.has, _OF_A_DAY))

    @property
    def clock(self) -> str:
        """The time of day told, ISO 8601, or ""."""
        told = self.word("clock") or self.word("clock_behind")
        return read_clock(told, self.lexicon.zones) if told else ""

    @property
    def is_night(self) -> bool:
        """Whether a night is meant that runs from one day into the next."""
        return any(map(self.has, ("overnight", "overnight_bare", "overnight_behind")))

    @property
    def is_late(self) -> bool:
        """Whether the end of the day is meant."""
        return any(word in self.text for word in ("evening", "night", "late")) and "midnight" not in self.text
