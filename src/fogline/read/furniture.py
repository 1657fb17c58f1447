"""Furniture lines: which whole lines are navigation, credits, dates or prompts, and what they tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fogline.lexicon.furniture import FurnitureTable, fold_apostrophes
from fogline.lexicon.months import load_months, load_weekdays
from fogline.read.days import PrintedDay, find_clocks, find_days

LONGEST = 400
_EDGE_LEFT = re.compile(r"^[\s*_#>|•·▪‣\[({<»→←↓↑▶►–—=~+-]{1,20}")
_EDGE_RIGHT = re.compile(r"[\s*_#<>|•·\])}»«→←↓↑▶►–—=~.:…!+-]{1,20}$")
_SEPARATOR = re.compile(r"\s?[|>›»•·]\s?|\s{2,}| [–—/-] ")
_PLACE_TIME = re.compile(r"[A-Z]\w{1,20} [Tt]ime\b")
_OPENING_LABEL = re.compile(
    r"(?:date of publication|(?:first )?published(?: on)?|posted(?: on)?|date)\s?:?\s", re.IGNORECASE
)
_GAP = re.compile(r"\s{0,2}[-–—|:.]?\s{1,2}")
_WORD = re.compile(r"[^\W\d_][\w’'&.-]*")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that says when a text was published: its days, whether an update's, and the words left over."""

    days: tuple[tuple[PrintedDay, bool], ...]
    left_over: str


def strip_marks(line: str) -> str:
    """The line without brackets, bullets, arrows and final stops at its ends."""
    return _EDGE_RIGHT.sub("", _EDGE_LEFT.sub("", line))


def find_note(line: str, table: FurnitureTable, tail: bool = False) -> str | None:
    """Which furniture a whole line is (a key of furniture.toml's [lines], or rule), or None for prose.

    `tail` also looks for the credits that stand at the end of a report only.
    """
    if len(line) > LONGEST:
        return None
    bare = fold_apostrophes(" ".join(strip_marks(line).split()))
    if not any(c.isalnum() for c in bare):
        return "rule"
    match = table.line.fullmatch(bare) or (table.tail.fullmatch(bare) if tail else None)
    return match.lastgroup.replace("_", "-") if match and match.lastgroup else None


def is_section(line: str, table: FurnitureTable) -> bool:
    """Whether a line is the label of a section, or a path or row of them ("World > Middle East")."""
    if len(line) > 100:
        return False
    parts = [fold_apostrophes(p.strip(" .:[]")).lower() for p in _SEPARATOR.split(line) if p.strip(" .:[]")]
    known = sum(p in table.sections for p in parts)
    if not known or any(len(p.split()) > 4 for p in parts):
        return False
    outlets = sum(p not in table.sections and p.rsplit(" ", 1)[-1] in table.outlets for p in parts)
    unknown = len(parts) - known - outlets
    return unknown == 0 or (unknown == 1 and outlets > 0) or known > 2 * unknown


def find_outlet(line: str, table: FurnitureTable) -> str | None:
    """The name of an outlet in a line of parts, by its last word ("NWN News" in "NWN News | World")."""
    for part in _SEPARATOR.split(line):
        words = part.strip(" .:,[]").split()
        folded = fold_apostrophes(" ".join(words)).lower()
        if folded in table.sections or not 2 <= len(words) <= 7 or not is_named(words, table.outlets):
            continue
        if fold_apostrophes(words[-1]).lower() in table.outlets:
            return " ".join(words)
    return None


def is_named(words: list[str], also: frozenset[str] = frozenset()) -> bool:
    """Whether all words have capitals, but for "of", "the" and the like and those in `also`."""
    small = {"of", "the", "and", "for", "in", "on", "de", "la", "al", "el", "&"}
    return bool(words) and all(w[0].isupper() or w in small or w.lower() in also for w in words)


def find_stamp(line: str, table: FurnitureTable, above: bool) -> Stamp | None:
    """The publication times of a line that holds little else; `above` the text, an outlet or place may stand too."""
    if len(line) > 200:
        return None
    days = find_days(line)
    clocks = find_clocks(line, 0, len(line))
    if not days and not clocks and len(line) > 50:
        return None
    if not above and not days and line[-1] in ".!?" and len(line) > 70:
        return None
    folded = fold_apostrophes(line)
    updated = [m.start() for m in table.updated.finditer(folded)]
    masked = list(folded)
    for start, end in [(d.start, d.end) for d in days] + clocks:
        masked[start:end] = " " * (end - start)
    bare = "".join(masked)
    for pattern in (table.label, table.updated, _PLACE_TIME):
        bare = pattern.sub(" ", bare)
    bare = _drop_weekdays(bare)
    left = _WORD.findall(bare)
    if not days and not clocks and not _is_bare_label(folded, left, updated, table):
        return None
    if not days and not clocks and not left:
        return Stamp((), "")
    if not days and (left or not (above or _is_label_line(folded, table))):
        return None
    dated = any(d.year or d.weekday is not None for d in days)
    counted = any(c.isdigit() for c in bare)
    if left and (counted or not (above and dated and len(left) <= 4 and is_named(left))):
        return None
    return Stamp(tuple((d, _is_updated(d.start, updated, folded)) for d in days), " ".join(left))


def find_opening_stamp(text: str, start: int, end: int) -> tuple[int, Stamp] | None:
    """A full date that opens a paragraph without being part of it ("Wed 05 Apr 2017 The army said…"): where the
    prose begins, and the stamp. A label ("Date of publication", "Posted on") may go before it.
    """
    label = _OPENING_LABEL.match(text, start, end)
    first = label.end() if label else start
    days = find_days(text, first, min(end, first + 40))
    if not days or days[0].start != first or days[0].full is None:
        return None
    stop = days[0].end
    clocks = find_clocks(text, stop, min(end, stop + 12))
    if clocks and not text[stop : clocks[0][0]].strip(" ,-–"):
        stop = clocks[0][1]
    gap = _GAP.match(text, stop, end)
    if gap is None or end - gap.end() < 60:
        return None
    after = text[gap.end() : gap.end() + 3]
    if not (after[0].isalnum() and not after[0].islower()) and after[0] not in '"“‘' and not (label and after == "by "):
        return None
    return gap.end(), Stamp(((days[0], False),), "")


def _is_bare_label(line: str, left: list[str], updated: list[int], table: FurnitureTable) -> bool:
    words = line.strip(" .:").lower()
    ago = words.endswith(" ago")
    return not left and (bool(updated) or ago or words.startswith(("publish", "first publish", "posted", "issued")))


def _is_label_line(line: str, table: FurnitureTable) -> bool:
    words = line.lower()
    return bool(table.updated.search(line)) or "publish" in words or "posted" in words or words.endswith("ago")


def _is_updated(start: int, updated: list[int], line: str) -> bool:
    """Whether the nearest label before the day speaks of an update."""
    before = [u for u in updated if u < start]
    published = line.lower().rfind("publish", 0, start)
    return bool(before) and before[-1] > published


def _drop_weekdays(text: str) -> str:
    words = load_weekdays().keys() | load_months().keys()
    return " ".join(w for w in text.split() if w.strip(".,;|()–—-").lower() not in words)
