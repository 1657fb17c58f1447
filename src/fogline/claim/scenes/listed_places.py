"""Listed places: the places that stand in one list with a place, and what holds a place."""

from __future__ import annotations

import re

from fogline.claim.scenes.named_forces import NamedForces
from fogline.models.entity import Grounding

LIST_GAP = re.compile(
    r"\s*(?:,|;|and|or|&|as well as)(?:\s*(?:and|the|also|both|(?:towns?|villages?|cities|city) of))*\s*"
)


class ListedPlaces(NamedForces):
    """A sentence asked which of its places are listed together."""

    def listed_from(self, place: Grounding) -> tuple[Grounding, ...]:
        """A place and those listed right after it."""
        return self.with_listed((place,))

    def with_listed(self, found: tuple[Grounding, ...]) -> tuple[Grounding, ...]:
        """The places named right after in one list ("A, B and C"), whatever the parse makes of the list."""
        if not found:
            return ()
        text, listed, last = self.report.text, list(found), found[-1]
        for place in self.groundings.places_in(last.end, self.sentence.end):
            gap = text[last.end : place.start]
            if len(gap) > 24 or not LIST_GAP.fullmatch(gap):
                if place.inside is not None:
                    continue
                break
            if place.id in self.containers(last.id) or last.inside is not None or self._begins_clause(place, found[0]):
                break
            listed.append(place)
            last = place
        return tuple(listed)

    def _begins_clause(self, place: Grounding, first: Grounding) -> bool:
        """Whether a name after a comma is the subject of what follows ("near Oldtown, Newtown was shelled")."""
        here, before = self.start_of.get(place.head), self.start_of.get(first.head)
        if here is None or before is None or self.syntax.rels[here] != "nsubj":
            return False
        return self.syntax.head(here) != self.syntax.head(before) and before not in self.syntax.ancestors(here)

    def containers(self, ident: str) -> set[str]:
        """Ids of everything that holds a place, as far as the records tell."""
        records, found = self.groundings.place_records, set()
        while (record := records.get(ident)) is not None and record.within and record.within not in found:
            found.add(record.within)
            ident = record.within
        return found
