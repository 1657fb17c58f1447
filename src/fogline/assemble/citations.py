"""Citations: reports that rest on another report of the set by their own word, through any number of steps."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache

from fogline.lexicon.voice_kinds import fold_words
from fogline.models.claim import Voice
from fogline.models.entity import Actor
from fogline.models.event import Reprint
from fogline.models.holdings import Holdings
from fogline.models.report import ReportCard

Told = tuple[str, tuple[Voice, ...]]
"""A claim's document and voices."""
_GRACE = timedelta(days=1)
"""A page may be dated by its last change: what it is cited for can have been out the day before."""
_NEAR = 60
_CUE_BEFORE = re.compile(
    r"(?:said|reported|according to|citing|quoting|told|from|by)(?: the| The| newspaper| agency| outlet| site| website"
    r"| broadcaster| daily| British| regional| local| state| news){0,4} ?$"
)
_CUE_AFTER = re.compile(
    r"(?:,[^,.]{1,30},)?(?: has| had| also)?"
    r" (?:said|says|reported|reports|announced|mentioned|wrote|writes|cited|quoted|put|claimed|added|confirmed)\b"
)


class Publishers:
    """Which documents a voice published, by the names of publishers and agencies. `named` is `index_names` of the
    actors, where it is at hand."""

    def __init__(self, holdings: Holdings, named: Mapping[str, str] | None = None) -> None:
        self._docs: dict[str, list[str]] = defaultdict(list)
        self._of: dict[str, str] = {}
        self._names: set[str] = set()
        self._holdings = holdings
        for doc, card in sorted(holdings.reports.items()):
            if card.publisher:
                self._names.add(re.sub(r"^[Tt]he ", "", card.publisher))
                self._docs[_fold(card.publisher)].append(doc)
                self._of[doc] = _fold(card.publisher)
        named = index_names(holdings.actors.values()) if named is None else named
        self._actor = {doc: named[name] for doc, name in self._of.items() if name in named}
        self._by_actor: dict[str, list[str]] = defaultdict(list)
        for doc, actor in self._actor.items():
            self._by_actor[actor].append(doc)

    def docs_of(self, voice: str, text: str = "") -> list[str]:
        """Documents that a voice published."""
        return self._by_actor.get(voice) or self._docs.get(_fold(text) if text else "", [])

    def docs_named(self, name: str) -> list[str]:
        """Documents of the publisher that a text calls by this name."""
        return self._docs.get(_fold(name), [])

    def pattern(self) -> re.Pattern[str] | None:
        """Finds the publishers' names in a text; None where no publisher is known."""
        names = sorted({re.escape(n) for n in self._names if len(n) > 3}, key=lambda n: (-len(n), n))
        return re.compile(rf"\b(?:{'|'.join(names)})\b") if names else None

    def actor_of(self, doc: str) -> str | None:
        """The actor record of a document's publisher, where claims or the actor table know it."""
        return self._actor.get(doc)

    def same_house(self, a: str, b: str) -> bool:
        """Whether two documents are of one publisher."""
        return a == b or (a in self._of and self._of[a] == self._of.get(b))


def index_names(actors: Iterable[Actor]) -> dict[str, str]:
    """Actors' ids by their folded names and aliases; of two with one name the last by id."""
    return {name: a.id for a in sorted(actors, key=lambda a: a.id) for name in fold_names(a)}


def fold_names(actor: Actor) -> frozenset[str]:
    """An actor's name and aliases as `index_names` has them."""
    return frozenset(map(_fold, (actor.name, *actor.aliases)))


def name_publisher(publisher: str) -> str:
    """A publisher's name as `index_names` has names."""
    return _fold(publisher)


@lru_cache(maxsize=8192)
def _fold(name: str) -> str:
    words = fold_words(name).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def find_citations(
    holdings: Holdings, clusters: Sequence[Sequence[str]], reprints: Iterable[Reprint], publishers: Publishers
) -> list[Reprint]:
    """`cites` pairs: b names a's publisher as the source of an event that a tells of, or beside a word of reporting.

    Reports with the same full text cite nothing more; what rests on a report that itself cites rests on both.
    """
    told = {ident: (claim.doc, claim.attribution) for ident, claim in holdings.claims.items()}
    return tell_citations(told, holdings.reports, clusters, reprints, publishers)


def tell_citations(
    told: Mapping[str, Told],
    reports: Mapping[str, ReportCard],
    clusters: Sequence[Sequence[str]],
    reprints: Iterable[Reprint],
    publishers: Publishers,
) -> list[Reprint]:
    """The same from each claim's document and voices."""
    reprints = list(reprints)
    full = {frozenset((r.a, r.b)) for r in reprints if r.kind == "full"}
    copies = {r.b for r in reprints if r.kind == "full"}
    notes: dict[tuple[str, str], str] = {}
    for pair, note in _named_in_text(reports, publishers, copies).items():
        notes.setdefault(pair, note)
    for cluster in clusters:
        direct = _direct([told[i] for i in cluster], publishers, copies)
        for pair, note in (*direct.items(), *_through(direct).items()):
            notes.setdefault(pair, note)
    return [
        Reprint(a, b, "cites", 0.0, note)
        for (a, b), note in sorted(notes.items())
        if frozenset((a, b)) not in full and b not in copies
    ]


def _named_in_text(
    reports: Mapping[str, ReportCard], publishers: Publishers, copies: set[str]
) -> dict[tuple[str, str], str]:
    """Pairs of which the second names the first's publisher beside a word of reporting: the publisher's latest report
    that was out by the day after."""
    notes: dict[tuple[str, str], str] = {}
    pattern = publishers.pattern()
    for doc, card in sorted(reports.items()):
        if pattern is None or doc in copies:
            continue
        for name, docs in _names_reported(card.text, pattern, publishers):
            day = card.dating.day
            dated = [(reports[d].dating.day, d) for d in docs if not publishers.same_house(d, doc)]
            before = [(when, d) for when, d in dated if when and day and when <= day + _GRACE and d not in copies]
            if before:
                notes.setdefault((max(before)[1], doc), f"names {name} as its source")
    return notes


def _names_reported(text: str, pattern: re.Pattern[str], publishers: Publishers) -> Iterator[tuple[str, Sequence[str]]]:
    for found in pattern.finditer(text):
        around = text[max(0, found.start() - _NEAR) : found.start()].rsplit("\n", 1)[-1]
        after = text[found.end() : found.end() + _NEAR].split("\n", 1)[0]
        if _CUE_BEFORE.search(around) or _CUE_AFTER.match(after):
            yield found.group(), publishers.docs_named(found.group())


def _direct(rows: Sequence[Told], publishers: Publishers, copies: set[str]) -> dict[tuple[str, str], str]:
    """Pairs of documents of one event of which the second names the first's publisher."""
    docs = {doc for doc, _ in rows}
    notes: dict[tuple[str, str], str] = {}
    for doc, voices in rows:
        for voice in voices:
            for cited in publishers.docs_of(voice.id, voice.text):
                if cited in docs and not publishers.same_house(cited, doc) and cited not in copies:
                    notes.setdefault((cited, doc), _note(voice))
    return notes


def _note(voice: Voice) -> str:
    return f"names {voice.text or voice.name} as its source"


def _through(notes: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Pairs that hold by two steps: c cites b, b cites a."""
    return {(a, c): f"through {b}" for (a, b) in notes for (other, c) in notes if other == b and c not in (a, b)}
