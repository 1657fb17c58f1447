"""Place rivals: who or what else a report uses a place's name for."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.lexicon.placekey import fold_name
from fogline.models.report import Report
from fogline.resolve.place_known import KnownNames


@dataclass(frozen=True, slots=True)
class Rivals:
    """`people` are the words of the names of people that the report introduces, `groups` the folded names of bodies
    known as such, `places` the names that the tagger took for places somewhere in the report."""

    people: frozenset[str]
    groups: frozenset[str]
    places: frozenset[str]

    def has_person(self, text: str) -> bool:
        """Whether a word of the name is one of somebody's name."""
        return not self.people.isdisjoint(text.split())

    def has_group(self, text: str) -> bool:
        """Whether the name is that of a known body."""
        return fold_name(text) in self.groups

    def has_any(self, text: str) -> bool:
        """Whether the name is somebody's or a known body's."""
        return self.has_person(text) or self.has_group(text)

    def has_place(self, text: str) -> bool:
        """Whether the tagger took the name for a place somewhere in the report, in capitals or not."""
        return any(text == place or text.casefold() == place.casefold() for place in self.places)


def find_rivals(report: Report, known: KnownNames, groups: frozenset[str]) -> Rivals:
    """The rivals of a report's place names; `groups` are the names that it has for bodies known as such, folded."""
    people: set[str] = set()
    places: set[str] = set()
    for mention in report.mentions:
        if mention.label == "PERSON" and mention.last > mention.first and not known.is_notable(mention.text):
            people.update(mention.text.split())
        elif mention.label in ("LOC", "FAC"):
            places.add(mention.text)
    return Rivals(frozenset(people), groups, frozenset(places))
