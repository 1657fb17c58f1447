"""Figures: counts and who is counted, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fogline.models.measure import Figure
from fogline.present.phrasebook import wording
from fogline.present.safe_text import on_one_line

_LETTER = re.compile(r"[^\W\d_]")


def render_count(low: int | None, high: int | None) -> str:
    """A count with its open sides: "17", "12 to 14", "at least 7", "up to 1,000", "an unknown number of"."""
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"at least {low:,}"
    if high is not None:
        return f"up to {high:,}"
    return "an unknown number of"


def _without_count(who: str) -> str:
    """ "thousands of people" without its count, "soldiers dead" without their state: the figure tells both."""
    parts = who.split()
    counts = wording()["count"]
    while parts and (parts[0].lower() in counts["words"] or not _LETTER.search(parts[0])):
        del parts[0]
        if parts and parts[0].lower() == "of" and len(parts) > 1:
            del parts[0]
    while len(parts) > 1 and parts[-1].lower() in counts["state"]:
        del parts[-1]
    return " ".join(parts)


def name_counted(who: str, *, one: bool = False) -> str:
    """Who is counted, as it stands after a count: people where nobody is named, "of them" for a pronoun."""
    words = _without_count(on_one_line(who))
    counts = wording()["count"]
    if words.lower() in counts["pronouns"]:
        return "of them"
    if words.lower() in counts["people"] or not _LETTER.search(words):
        return "person" if one else "people"
    return words


def render_counted(who: str, measure: str, *, one: bool = False, part: bool = False) -> str:
    """Who is counted and what befell them: "civilians killed"; words that are a side's label, lead to something told
    before or run long are quoted: "“terrorists” killed", "killed (“its driver”)". A pronoun is told as such only in a
    `part` of a count that stands before it."""
    counts = wording()["count"]
    name = name_counted(who if part or who.lower() not in counts["pronouns"] else "", one=one)
    befell = str(wording()["measure"].get(measure, measure))
    words = name.lower().split()
    counted = any(word in counts["words"] or word.isdigit() for word in words)
    if counted or words[0] in counts["leading"] or len(words) > counts["most"] or "," in name:
        return f"{befell} (“{name}”)"
    if any(word in counts["labels"] for word in words):
        return f"“{name}” {befell}"
    return name if befell in words else f"{name} {befell}"


def render_figure(figure: Figure, *, part: bool = False) -> str:
    """A figure in words, as "at least 7 civilians killed"; `part`: of a figure told before."""
    one = figure.low == 1 and figure.high in (1, None)
    return f"{render_count(figure.low, figure.high)} {render_counted(figure.who, figure.measure, one=one, part=part)}"


def render_figures(figures: Iterable[Figure]) -> str:
    """All figures of a claim in one phrase, the first one leading."""
    parts = [render_figure(figure, part=index > 0) for index, figure in enumerate(figures)]
    if len(parts) < 2:
        return "".join(parts)
    return parts[0] + " (" + ", ".join(parts[1:]) + ")"
