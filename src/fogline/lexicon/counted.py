"""Counted: the class of people that a figure counts, read off its words."""

from __future__ import annotations

import re
from functools import cache

from fogline.lexicon.rulebook import load_rulebook
from fogline.lexicon.voice_kinds import fold_words
from fogline.models.measure import Figure

PEOPLE = "people"
"""The class that holds every other."""

_INCLUDED = re.compile(r",?\s(?:including|among)\s")


@cache
def find_class(who: str) -> str:
    """The class named by the words of `who` ("six soldiers" -> soldiers); people where none is named.

    What is said to be among them counts for nothing ("people, including two students" -> people).
    """
    folded = fold_words(_INCLUDED.split(name_counted(who))[0])
    for row in load_rulebook("counted")["class"]:
        if any(f" {word} " in folded for word in row["words"]):
            return str(row["name"])
    return folded.strip() or PEOPLE


@cache
def name_counted(who: str) -> str:
    """The people counted without the numbers, bounds and determiners before them ("its nine soldiers" -> soldiers)."""
    words, lead = who.split(), set(load_rulebook("counted")["lead"]["words"])
    while words and (words[0].lower() in lead or words[0][0].isdigit() or words[0].split("-")[0].lower() in lead):
        words = words[1:]
    return " ".join(words)


def is_toll_figure(figure: Figure) -> bool:
    """Whether a figure counts people who suffered: no rate, nobody let go."""
    skip = load_rulebook("counted")["skip"]
    folded = fold_words(figure.who)
    return not any(f" {word} " in folded for word in (*skip["rate"], *skip["freed"]))


def is_part_told(between: str, behind: str) -> bool:
    """Whether the words between two counts, and those behind the second, make it a part of the first ("34 people,
    among them 12 children", "14 people, three of them women")."""
    told, marks = fold_words(between), load_rulebook("counted")["part"]
    if any(f" {word} " in told for word in marks["before"]) or any(sign in between for sign in marks["signs"]):
        return True
    return any(fold_words(behind).startswith(f" {word} ") for word in marks["behind"])


def is_revision(text: str) -> bool:
    """Whether a text speaks of a figure as corrected."""
    folded = fold_words(text)
    return any(f" {word} " in folded for word in load_rulebook("counted")["revised"]["words"])
