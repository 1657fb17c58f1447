"""Citations: reports that rest on another report of the set by their own word, through any number of steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from fogline.lexicon.voice_kinds import fold_words
from fogline.models.claim import Claim, Voice
from fogline.models.event import Reprint
from fogline.models.holdings import Holdings


class Publishers:
    """Which documents a voice published, by the names of publishers and agencies."""

    def __init__(self, holdings: Holdings) -> None:
        self._docs: dict[str, list[str]] = defaultdict(list)
        self._of: dict[str, str] = {}
        self._holdings = holdings
        for doc, card in sorted(holdings.reports.items()):
            if card.publisher:
                self._docs[_fold(card.publisher)].append(doc)
                self._of[doc] = _fold(card.publisher)
        named = {
            _fold(n): a.id for a in sorted(holdings.actors.values(), key=lambda a: a.id) for n in (a.name, *a.aliases)
        }
        self._actor = {doc: named[name] for doc, name in self._of.items() if name in named}
        self._by_actor: dict[str, list[str]] = defaultdict(list)
        for doc, actor in self._actor.items():
            self._by_actor[actor].append(doc)

    def docs_of(self, voice: str, text: str = "") -> list[str]:
        """Documents that a voice published."""
        return self._by_actor.get(voice) or self._docs.get(_fold(text) if text else "", [])

    def actor_of(self, doc: str) -> str | None:
        """The actor record of a document's publisher, where claims or the actor table know it."""
        return self._actor.get(doc)

    def same_house(self, a: str, b: str) -> bool:
        """Whether two documents are of one publisher."""
        return a == b or (a in self._of and self._of[a] == self._of.get(b))


def _fold(name: str) -> str:
    words = fold_words(name).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def find_citations(
    holdings: Holdings, clusters: Sequence[Sequence[str]], reprints: Iterable[Reprint], publishers: Publishers
) -> list[Reprint]:
    """`cites` pairs: b has a claim of an event whose chain of voices names a's publisher, and a tells of that event.

    Reports with the same full text cite nothing more; what rests on a report that itself cites rests on both.
    """
    full = {frozenset((r.a, r.b)) for r in reprints if r.kind == "full"}
    copies = {r.b for r in reprints if r.kind == "full"}
    notes: dict[tuple[str, str], str] = {}
    for cluster in clusters:
        direct = _direct([holdings.claims[i] for i in cluster], publishers, copies)
        for pair, note in (*direct.items(), *_through(direct).items()):
            notes.setdefault(pair, note)
    return [
        Reprint(a, b, "cites", 0.0, note)
        for (a, b), note in sorted(notes.items())
        if frozenset((a, b)) not in full and b not in copies
    ]


def _direct(claims: Sequence[Claim], publishers: Publishers, copies: set[str]) -> dict[tuple[str, str], str]:
    """Pairs of documents of one event of which the second names the first's publisher."""
    docs = {c.doc for c in claims}
    notes: dict[tuple[str, str], str] = {}
    for claim in claims:
        for voice in claim.attribution:
            for cited in publishers.docs_of(voice.id, voice.text):
                if cited in docs and not publishers.same_house(cited, claim.doc) and cited not in copies:
                    notes.setdefault((cited, claim.doc), _note(voice))
    return notes


def _note(voice: Voice) -> str:
    return f"names {voice.text or voice.name} as its source"


def _through(notes: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Pairs that hold by two steps: c cites b, b cites a."""
    return {(a, c): f"through {b}" for (a, b) in notes for (other, c) in notes if other == b and c not in (a, b)}
