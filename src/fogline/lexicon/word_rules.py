"""Word rules: declarative patterns over the words of a sentence.

A table of rules (TOML) names classes of words and patterns over them. Every word of a sentence is spelled as one
character, all patterns become one regular expression over these characters, and one scan finds all phrases. The
expressions hold bounded quantifiers alone, so that a scan is linear in the number of words.

A table has
- ``[classes]``: NAME = {word = value, ...} or NAME = [word, ...]; words in lower case;
- ``[macros]``: NAME = pattern;
- ``capitalised``: words that count only when written with a capital ("May");
- ``[[rule]]``: ``id`` and ``pattern``; earlier rules win.

In a pattern, CAPITALS are a class or macro, ``ANY`` any word, ``<name ...>`` a group whose place is reported,
``( | ) ? {1,3}`` and ``(?! )``, ``(?= )``, ``(?<! )``, ``(?<= )`` what they are in regular expressions, and all else
is a literal word. Numbers in figures fall into the classes DAYNUM (1 to 31), ORDNUM (1st to 31st), ORDBIG (46th),
YEAR (1900 to 2099), DECADE (1990s), CLOCK (14:30), DECIMAL (1.4), NUMDATE (28/11/2024), MIDYEAR (mid-2022), DAYPAIR
(28/29) and BIGNUM (all others).
"""

import re
import tomllib
from collections import deque
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any, NamedTuple

NUMBER_CLASSES = (
    *("DAYNUM", "ORDNUM", "ORDBIG", "YEAR", "DECADE", "CLOCK", "DECIMAL", "NUMDATE", "BIGNUM"),
    *("MIDYEAR", "DAYPAIR"),
)
_OTHER = " "
_FIRST_CHARACTER = 0xE000
_MEMORY = 100_000
_NUMBER = re.compile(
    r"(?P<NUMDATE>\d{1,2}[/.]\d{1,2}[/.]\d{4})"
    r"|(?P<DAYPAIR>(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01]))"
    r"|(?P<YEAR>(?:19|20)\d\d)"
    r"|(?P<DAYNUM>0?[1-9]|[12]\d|3[01])"
    r"|(?P<ORDNUM>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th))"
    r"|(?P<ORDBIG>\d{1,9}(?:st|nd|rd|th))"
    r"|(?P<DECADE>(?:19|20)\d0s)"
    r"|(?P<CLOCK>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?)"
    r"|(?P<DECIMAL>\d{1,9}\.\d{1,9})"
    r"|(?P<MIDYEAR>[Mm]id-(?:19|20)\d\d)"
    r"|(?P<BIGNUM>\d{1,15}|\d{1,3}(?:,\d{3}){1,4}|\d{1,2}(?:,\d\d){1,4},\d{3})",
)
_PIECE = re.compile(r"\(\?<?[!=]|<\w+|\{\d*,?\d*\}|[()|?>]|[^\s()|?<>{}]+")


class RuleMatch(NamedTuple):
    """A phrase: the rule that found it, its words ``[first, last)``, and the words of each group."""

    rule: str
    first: int
    last: int
    groups: dict[str, tuple[int, int]]


class _Spelling(dict[str, str]):
    """Word as written to its character; fills itself."""

    def __init__(self, characters: dict[str, str], capitalised: frozenset[str]) -> None:
        super().__init__()
        self._characters = characters
        self._capitalised = capitalised

    def __missing__(self, word: str) -> str:
        if len(self) > _MEMORY:
            self.clear()
        lower = word.lower().replace("’", "'")
        character = self._characters.get(lower)
        if character is None:
            figures = len(word) < 24 and (word[:1].isdecimal() or lower.startswith("mid-"))
            number = _NUMBER.fullmatch(word) if figures else None
            character = self._characters[number.lastgroup] if number and number.lastgroup else _OTHER
        elif lower in self._capitalised and not word[0].isupper():
            character = _OTHER
        self[word] = character
        return character


class WordRules:
    """The compiled rules of one table. Safe to share: finding changes nothing but a memory of spellings."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.values: dict[str, dict[str, Any]] = {}
        self._characters: dict[str, str] = {}
        self._macros: dict[str, str] = dict(table.get("macros", {}))
        self._classes: dict[str, list[str]] = {name: [name] for name in NUMBER_CLASSES}
        for name in NUMBER_CLASSES:
            self._character(name)
        for name, words in table.get("classes", {}).items():
            self.values[name] = words if isinstance(words, dict) else {word: index for index, word in enumerate(words)}
            self._classes[name] = list(self.values[name])
        patterns = [(rule["id"], rule["pattern"]) for rule in table["rule"]]
        starts = self._find_starts([pattern for _, pattern in patterns])
        choices = "|".join(
            f"(?=[{self._find_starts([pattern])}])(?P<{name}>{self._translate(name, pattern)})"
            for name, pattern in patterns
        )
        self._regex = re.compile(f"(?=[{starts}])(?:{choices})")
        self._groups: dict[str, list[tuple[str, int]]] = {name: [] for name, _ in patterns}
        for group, index in self._regex.groupindex.items():
            rule, _, name = group.partition("__")
            if name:
                self._groups[rule].append((name, index))
        self.names = frozenset(self._groups)
        self._spelling = _Spelling(self._characters, frozenset(table.get("capitalised", ())))

    def find(self, words: Sequence[str]) -> Iterator[RuleMatch]:
        """All phrases of a sentence, left to right, never overlapping."""
        for match in self._regex.finditer("".join(map(self._spelling.__getitem__, words))):
            rule = str(match.lastgroup)
            groups = {name: match.span(index) for name, index in self._groups[rule] if match.start(index) >= 0}
            yield RuleMatch(rule, match.start(), match.end(), groups)

    def _character(self, word: str) -> str:
        if word not in self._characters:
            self._characters[word] = chr(_FIRST_CHARACTER + len(self._characters))
        return self._characters[word]

    def _translate(self, rule: str, pattern: str) -> str:
        parts = []
        for piece in _PIECE.findall(pattern):
            if piece[0] == "<" and len(piece) > 1:
                parts.append(f"(?P<{rule}__{piece[1:]}>")
            elif piece == ">":
                parts.append(")")
            elif piece[0] in "(|)?{":
                parts.append("(?:" if piece == "(" else piece)
            else:
                parts.append(self._translate_word(rule, piece))
        return "".join(parts)

    def _find_starts(self, patterns: list[str]) -> str:
        """The characters that a phrase can start with, so that the scan passes over all others at once."""
        starts: set[str] = set()
        for pattern in patterns:
            found, _ = self._read_starts(deque(_PIECE.findall(pattern)))
            starts |= found
        return "".join(sorted(starts))

    def _read_starts(self, pieces: deque[str]) -> tuple[set[str], bool]:
        """Characters that an alternation can start with, up to its closing bracket; and whether it can be empty."""
        starts: set[str] = set()
        some_empty, empty = False, True
        while pieces and pieces[0] not in ")>":
            piece = pieces.popleft()
            if piece == "|":
                some_empty, empty = some_empty or empty, True
                continue
            found, skips = self._read_piece_starts(piece, pieces)
            if pieces and (pieces[0] == "?" or pieces[0].startswith("{0")):
                pieces.popleft()
                skips = True
            if empty:
                starts |= found
                empty = skips
        if pieces:
            pieces.popleft()
        return starts, some_empty or empty

    def _read_piece_starts(self, piece: str, pieces: deque[str]) -> tuple[set[str], bool]:
        if piece.startswith("{"):
            return set(), True
        if piece.startswith("(?"):
            self._read_starts(pieces)
            return set(), True
        if piece == "(" or (piece[0] == "<" and len(piece) > 1):
            return self._read_starts(pieces)
        if piece in self._macros:
            return self._read_starts(deque(_PIECE.findall(self._macros[piece])))
        return {self._character(word) for word in self._classes.get(piece, [piece])}, False

    def _translate_word(self, rule: str, piece: str) -> str:
        if piece == "ANY":
            return "."
        if piece in self._macros:
            return f"(?:{self._translate(rule, self._macros[piece])})"
        if piece in self._classes:
            return "[" + "".join(self._character(word) for word in self._classes[piece]) + "]"
        return self._character(piece)


def load_word_rules(file_name: str) -> WordRules:
    """The rules of a table in ``fogline/lexicon/data``."""
    return WordRules(tomllib.loads((files("fogline.lexicon") / "data" / file_name).read_text("utf-8")))
