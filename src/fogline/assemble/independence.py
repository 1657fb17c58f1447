"""Independence: who speaks first-hand for an event, and how many of them are independent of each other.

Outlets are not sources. A chain of voices counts for its first-hand voice; an outlet named as a source is followed to
that outlet's own report of the event where the set holds it, and a circle of outlets that name each other ends in
nobody. A headline or lead that its own text attributes is no voice of its own; a copied sentence counts once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from fogline.assemble.citations import Publishers
from fogline.assemble.facets import Facet
from fogline.assemble.sides import Sides
from fogline.lexicon.voice_kinds import find_kind, fold_words, voice_kind
from fogline.models.claim import Claim
from fogline.models.event import Informant
from fogline.models.holdings import OUTLET, Holdings
from fogline.models.origins import Origins


class Informants:
    """Finds the informants of events; built once a set."""

    def __init__(
        self,
        holdings: Holdings,
        facets: Mapping[str, Facet],
        sides: Sides,
        publishers: Publishers,
        origins: Origins | None = None,
    ) -> None:
        self.holdings, self.facets, self.sides, self.publishers = holdings, facets, sides, publishers
        self.origins = origins or Origins(())

    def find(self, cluster: Sequence[str]) -> tuple[tuple[Informant, ...], int]:
        """Informants of a cluster, in order of id, and the number of independent ones among those that affirm."""
        claims = [self.holdings.claims[i] for i in cluster]
        by_doc: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_doc[claim.doc].append(claim)
        told: dict[tuple[str, bool], list[Claim]] = defaultdict(list)
        main = _is_gain(claims)
        for claim in _without_battle(claims):
            for voice in self._trace(claim, by_doc):
                told[voice, _affirms(claim, main)].append(claim)
        informants = [self._informant(voice, affirms, told[voice, affirms]) for voice, affirms in sorted(told)]
        return tuple(informants), self._count(informants)

    def _trace(self, claim: Claim, by_doc: Mapping[str, list[Claim]]) -> list[str]:
        """The first-hand voices that a claim leads to within its event, through any number of outlets."""
        found: set[str] = set()
        seen, waiting = {claim.doc}, [claim]
        while waiting:
            current = waiting.pop()
            if not current.attribution:
                found.update(self._own_voice(current, by_doc))
                continue
            if self._repeats_its_text(current, by_doc):
                continue
            voice = current.attribution[0]
            published = self.publishers.docs_of(voice.id, voice.text)
            docs = [doc for doc in published if doc in by_doc]
            if not docs:
                found.add(voice.id)
            elif current.doc in docs:
                found.add(f"{OUTLET}{current.doc}")
            else:
                waiting += [other for doc in docs if doc not in seen for other in _alike(current, by_doc[doc])]
                seen.update(docs)
        return sorted(found)

    def _own_voice(self, claim: Claim, by_doc: Mapping[str, list[Claim]]) -> list[str]:
        facet = self.facets[claim.id]
        others = [c for c in by_doc[claim.doc] if c.attribution and c.polarity == claim.polarity]
        if others and (facet.display or facet.lead):
            return []
        return [f"{OUTLET}{self.origins.latest(facet.origin)}"]

    def _repeats_its_text(self, claim: Claim, by_doc: Mapping[str, list[Claim]]) -> bool:
        """Whether a headline names vaguely the voice that its own text names."""
        if not self.facets[claim.id].display or claim.attribution[0].id in self.holdings.actors:
            return False
        body = (c for c in by_doc[claim.doc] if not self.facets[c.id].display)
        return any(c.attribution and c.polarity == claim.polarity for c in body)

    def _informant(self, voice: str, affirms: bool, claims: list[Claim]) -> Informant:
        party = self.sides.is_party(self._actor(voice))
        docs = tuple(sorted({c.doc for c in claims}))
        name = self.holdings.actor_name(voice)
        return Informant(voice, name, party, affirms, docs, tuple(sorted(c.id for c in claims)))

    def _actor(self, voice: str) -> str:
        if voice.startswith(OUTLET):
            return self.publishers.actor_of(voice.removeprefix(OUTLET)) or voice
        return voice

    def _count(self, informants: Sequence[Informant]) -> int:
        """Houses that affirm. A voice that a report has both affirm and deny affirms nothing there."""
        denied = {(i.id, doc) for i in informants if not i.affirms for doc in i.outlets}
        affirming = [i for i in informants if i.affirms and not all((i.id, doc) in denied for doc in i.outlets)]
        affirming = affirming or list(informants)
        houses = {self._house(i.id) for i in affirming if not _is_superseded(i.name)}
        named = {h for h in houses if h != _UNNAMED}
        return len(named) or len(houses)

    def _house(self, voice: str) -> str:
        """What a voice counts as: its side, its outlet, residents in common, or unnamed."""
        actor = self.holdings.actors.get(self._actor(voice))
        if actor is None and voice.startswith(OUTLET):
            return voice
        kind = voice_kind(actor) if actor else find_kind([voice.replace("-", " ")])
        if kind == "unnamed":
            return _UNNAMED
        side = self.sides.find(actor.id if actor else voice)
        if actor and side == actor.id and kind == "civilians":
            return _RESIDENTS
        return side


def _alike(claim: Claim, others: Sequence[Claim]) -> Sequence[Claim]:
    """The claims of the same kind and polarity where there are any: those that a citation can mean."""
    same = [c for c in others if (c.event_type, c.polarity) == (claim.event_type, claim.polarity)]
    return same or others


_UNNAMED = "unnamed"
_RESIDENTS = "residents"


def _is_superseded(name: str) -> bool:
    return " earlier version " in fold_words(name)


def _is_gain(claims: Iterable[Claim]) -> bool:
    """Whether the event is a seizure told as such."""
    return any(c.event_type == "seize" and c.polarity == "affirmed" for c in claims)


def _without_battle(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims of an event but for the fighting, where a place was taken: who tells that it goes on or has ended says
    nothing of the taking."""
    taken = any(c.event_type == "seize" for c in claims)
    return [c for c in claims if c.event_type != "clash"] if taken else claims


def _affirms(claim: Claim, gain: bool) -> bool:
    """A denied `hold` by the loser affirms a seizure; every other denial denies."""
    return claim.polarity == "affirmed" or (gain and claim.event_type == "hold")
