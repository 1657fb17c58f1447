"""Dependence: who rests on whom, for one event or for all that a dossier holds.

Each claim leads from its outlet through the voices of its chain to the one that speaks first-hand; an outlet that is
cited and whose own reports are here is one node with them. Reprints lead from the reprint to the first printer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from fogline.errors import NotFound
from fogline.lexicon.voice_kinds import fold_words, voice_kind
from fogline.models.claim import Claim
from fogline.models.dependence import Dependence, Source, Tie
from fogline.models.dossier import Dossier

_KINDS = {
    "agency": "agency", "outlet": "agency", "monitor": "monitor", "person": "witness", "civilians": "witness",
    "unnamed": "unnamed",
}  # fmt: skip


def derive_dependence(dossier: Dossier, event: str | None = None, most: int = 48) -> Dependence:
    """The graph of an event's claims, or of all claims that still stand. Of more than `most` voices those that fewest
    claims lead to are left out. Raises NotFound where no event has the id."""
    if event is not None and event not in dossier.event_by_id:
        raise NotFound(f"No event has the id {event}.")
    wanted = dossier.event_by_id[event].claims if event else tuple(dossier.claims)
    claims = [dossier.claims[i] for i in wanted if i in dossier.claims and i not in dossier.withdrawn]
    graph = _Graph(dossier)
    for claim in claims:
        graph.add(claim)
    docs = {claim.doc for claim in claims}
    for a, b, kind in _copies(dossier, docs):
        graph.tie(graph.outlet(b), graph.outlet(a), kind)
    independent = dossier.event_by_id[event].independent if event else None
    return graph.build(most, independent)


def _copies(dossier: Dossier, docs: set[str]) -> Iterator[tuple[str, str, str]]:
    for reprint in dossier.reprints:
        if reprint.kind in ("full", "partial") and {reprint.a, reprint.b} <= docs:
            yield reprint.a, reprint.b, "reprints"


class _Graph:
    """Counts claims on nodes and edges."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.names: dict[str, str] = {}
        self.through: Counter[str] = Counter()
        self.own: Counter[str] = Counter()
        self.voice_of: dict[str, str] = {}
        self.ties: dict[tuple[str, str, str], int] = defaultdict(int)
        self._outlets = {_fold(card.publisher): card.publisher for card in dossier.reports if card.publisher}

    def outlet(self, doc: str) -> str:
        """The node of a document's outlet."""
        name = self.dossier.outlet_name(doc)
        node = f"outlet:{_fold(name)}"
        self.names.setdefault(node, name)
        return node

    def voice(self, ident: str) -> str:
        """The node of a voice: its outlet's where it is an outlet of this set."""
        name = self.dossier.actor_name(ident)
        if _fold(name) in self._outlets:
            node = f"outlet:{_fold(name)}"
            self.names.setdefault(node, self._outlets[_fold(name)] or name)
            return node
        self.names.setdefault(ident, name)
        self.voice_of[ident] = ident
        return ident

    def add(self, claim: Claim) -> None:
        """Count a claim along its chain."""
        chain = [self.outlet(claim.doc), *(self.voice(v.id) for v in reversed(claim.attribution))]
        chain = [node for n, node in enumerate(chain) if n == 0 or node != chain[n - 1]]
        for node in dict.fromkeys(chain):
            self.through[node] += 1
        self.own[chain[-1]] += 1
        for n, (a, b) in enumerate(pairwise(chain)):
            last = n == len(chain) - 2
            kind = "denies" if last and claim.polarity == "denied" else "cites" if b.startswith("outlet:") else "quotes"
            self.tie(a, b, kind)

    def tie(self, a: str, b: str, kind: str) -> None:
        """Count one more claim for which a rests on b."""
        if a != b:
            self.ties[a, b, kind] += 1

    def build(self, most: int, independent: int | None) -> Dependence:
        """The graph with its least heard voices left out."""
        voices = sorted(self.voice_of, key=lambda i: (-self.through[i], i))
        dropped = set(voices[most:])
        sources = [self._source(i) for i in sorted(self.names) if i not in dropped]
        ties = [
            Tie(a, b, kind, n) for (a, b, kind), n in sorted(self.ties.items()) if not {a, b} & dropped
        ]  # fmt: skip
        return Dependence(tuple(sources), tuple(ties), independent, len(dropped))

    def _source(self, node: str) -> Source:
        ident = self.voice_of.get(node) or self._actor_named(self.names[node])
        party = ident is not None and self._is_party(ident)
        actor = self.dossier.actors.get(ident) if ident else None
        kind = (
            "outlet"
            if node.startswith("outlet:")
            else _KINDS.get(voice_kind(actor), "official")
            if actor
            else "official"
        )
        side = self.dossier.actor_name(actor.side or actor.id) if party and actor else ""
        if party and kind != "outlet":
            kind = "party"
        return Source(node, self.names[node], kind, self.through[node], self.own[node], side)

    def _is_party(self, ident: str) -> bool:
        return ident in self.dossier.parties

    def _actor_named(self, name: str) -> str | None:
        return next((i for i, a in self.dossier.actors.items() if name in (a.name, *a.aliases)), None)


def _fold(name: str | None) -> str:
    words = fold_words(name or "").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
