"""Discourse: who has been spoken of so far in a report, and which of them a later short form stands for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from fogline.models.entity import Actor

_SUBJECT_BONUS = 1.2
_FREQUENCY_BONUS = 0.12
_MOST_COUNTED = 8
_FURTHEST = 30
BODIES = frozenset(
    [
        "government",
        "military",
        "ministry",
        "armed-group",
        "coalition",
        "militia",
        "monitor",
        "agency",
        "outlet",
        "ngo",
        "igo",
        "country",
    ]
)
COLLECTIVES = frozenset(("armed-group", "coalition", "militia", "military", "group", "civilians", "unnamed"))


@dataclass(slots=True)
class Referent:
    """One actor as the report has it so far: where it was last named, and what it was called.

    `last` counts sentences; `at` is the character where the head of its last mention stands, `named_at` that where the
    last one that is no pronoun begins. `female`, `plural` are None where
    nothing tells. `offices` are what a person was said to be, `nouns` the head nouns used of a body.
    `spoke` is the last sentence in which the actor was said to say something, -1 where there is none.
    """

    actor: Actor
    last: int
    at: int
    subject: bool
    named_at: int = -1
    called: str = ""
    count: int = 1
    plural: bool | None = None
    female: bool | None = None
    offices: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    spoke: int = -1


class Discourse:
    """Referents by actor id, the last mentioned last."""

    def __init__(self) -> None:
        self.referents: dict[str, Referent] = {}

    def remember(
        self,
        actor: Actor,
        sentence: int,
        at: int,
        *,
        subject: bool,
        plural: bool | None = None,
        noun: str = "",
        pronoun: bool = False,
        called: str = "",
        start: int | None = None,
    ) -> Referent:
        """Note a mention whose head is at character `at` and which begins at `start`; returns the actor's referent."""
        known = self.referents.pop(actor.id, None)
        if known is None:
            known = Referent(actor, sentence, at, subject, plural=plural)
        else:
            known.actor = actor
            known.subject = subject or (known.subject and known.last == sentence)
            known.last, known.at = sentence, at
            known.count += 1
            if plural is not None:
                known.plural = plural
        self.referents[actor.id] = known
        if not pronoun or known.named_at < 0:
            known.named_at = at if start is None else start
        known.called = called or known.called
        if noun:
            known.nouns.add(noun)
        return known

    def find(
        self, sentence: int, fits: Callable[[Referent], bool], exclude: Collection[str] = ()
    ) -> list[tuple[float, Referent]]:
        """Fitting referents, best first, with scores: nearness first, then subjecthood and frequency."""
        ranked: list[tuple[float, Referent]] = []
        for referent in reversed(self.referents.values()):
            if sentence - referent.last > _FURTHEST:
                break
            if referent.actor.id not in exclude and fits(referent):
                ranked.append((_score(referent, sentence), referent))
        ranked.sort(key=lambda pair: (-pair[0], -pair[1].at))
        return ranked

    def find_kind(
        self, sentence: int, kinds: Collection[str], exclude: Collection[str] = ()
    ) -> list[tuple[float, Referent]]:
        """Referents of some kinds of actor, best first."""
        return self.find(sentence, lambda referent: referent.actor.kind in kinds, exclude)


def _score(referent: Referent, sentence: int) -> float:
    distance = sentence - referent.last
    bonus = _SUBJECT_BONUS if referent.subject else 0.0
    return bonus + _FREQUENCY_BONUS * min(referent.count, _MOST_COUNTED) - distance
