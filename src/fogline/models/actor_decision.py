"""Actor decisions: what a person changed in the packaged table of actors, for one store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fogline.models.entity import Actor


@dataclass(frozen=True, slots=True)
class ActorDecision:
    """One change, with who made it, when (`at`, UTC) and why. `number` is its place in the store, 0 before it has one.

    `action` is one of:

    - add: `actor` joins the table; where its id is there already, the names and traits given are added to it.
    - merge: everything called `other` (an id) or one of `names` is `actor`.
    - split: what was `other` is `actor` where it is called by one of `names`, or, without names, in `docs`.
    - undo: the decision whose number is `other` no longer holds.
    """

    action: str
    actor: Actor
    by: str
    at: datetime
    other: str = ""
    names: tuple[str, ...] = ()
    docs: tuple[str, ...] = ()
    why: str = ""
    number: int = 0

    def concerns(self, doc: str) -> bool:
        """Whether the decision can change how a document is read."""
        return not self.docs or doc in self.docs

    def touches(self, ident: str) -> bool:
        """Whether an actor id is one that the decision speaks of."""
        return self.action != "undo" and ident in (self.actor.id, self.other)
