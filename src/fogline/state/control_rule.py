"""The rule of control: evidence on one place, taken in order of days, to a status.

The latest evidence that counts decides. A holder stands until another one is told of or it is said to be gone; an
enemy inside makes the place contested; a ring around it makes it besieged. See lexicon/data/control.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fogline.models.holdings import Holdings
from fogline.state.evidence import Evidence

CONTESTED, BESIEGED, UNKNOWN = "contested", "besieged", "unknown"


@dataclass
class Standing:
    """What the evidence so far comes to: a holder, an enemy inside, sides inside with no holder, a besieger.

    `prior` is the last word of another report on the holder: where one report tells on one day of two sides taking a
    place, it settles nothing, and the side that was there before stays.
    """

    side_of: Callable[[str], str]
    fought_inside: bool
    holder: Evidence | None = None
    rival: Evidence | None = None
    inside: dict[str, Evidence] = field(default_factory=dict)
    fought: Evidence | None = None
    siege: Evidence | None = None
    prior: Evidence | None = None

    def take(self, e: Evidence) -> None:
        """Take in one more piece of evidence that counts."""
        if e.says == "holds":
            self._hold(e) if e.whole and not self._shares(e) else self._stay(e)
        elif e.says == "inside" or (e.says == "fighting" and self.fought_inside):
            self._stay(e)
        elif e.says == "gone":
            self._leave(e)
        elif e.says == "besieges":
            if self.holder is None or not self._is(self.holder, e):
                self.siege = e
        elif e.says == "relieved":
            self.siege = None

    def _shares(self, e: Evidence) -> bool:
        """Whether the same report gives a part of the place to another side: then it gives this side the rest."""
        return any(o.extent == "part" and o.source == e.source and not self._is(o, e) for o in self.inside.values())

    def _is(self, one: Evidence, other: Evidence) -> bool:
        return self.side_of(one.holder) == self.side_of(other.holder)

    def _hold(self, e: Evidence) -> None:
        before = self.holder
        if before is None or self._is(before, e):
            same_day = self.rival is not None and self.rival.day == e.day
            self.holder, self.rival = e, self.rival if same_day else None
        elif before.day != e.day:
            self.holder, self.rival = e, None
        elif self.prior is not None and before.kind == e.kind == "seize" and before.source == e.source:
            self.holder = e if self._is(self.prior, e) else before
        else:
            self.rival = e
        if before is not None and before.source != e.source:
            self.prior = before
        self.inside = {}
        if self.siege and self.holder and self._is(self.siege, self.holder):
            self.siege = None

    def _stay(self, e: Evidence) -> None:
        """A side inside a place, or in a part of it."""
        if e.says == "fighting":
            self.fought = e
        if not e.holder:
            return
        if self.holder is None:
            self.inside[self.side_of(e.holder)] = e
        elif not self._is(self.holder, e):
            self.rival = e

    def _leave(self, e: Evidence) -> None:
        self.inside.pop(self.side_of(e.holder), None)
        if self.siege and self._is(self.siege, e):
            self.siege = None
        if self.holder is not None and self._is(self.holder, e):
            stays = self.rival is not None and self.rival.says == "holds" and self.rival.whole
            if self.rival is not None and not stays:
                self.inside[self.side_of(self.rival.holder)] = self.rival
            self.holder, self.rival = self.rival if stays else None, None
        elif self.rival is not None and self._is(self.rival, e):
            self.rival = None


@dataclass(frozen=True)
class Verdict:
    """A status, the actor held to be inside a besieged place, and the evidence that decided."""

    status: str
    deciding: tuple[Evidence, ...] = ()
    holder: str | None = None
    backed: bool = False


def apply_rule(
    rows: Sequence[Evidence], kind: str, side_of: Callable[[str], str], holdings: Holdings, rules: Mapping[str, Any]
) -> Verdict:
    """The verdict on a place of a kind, from its evidence in order of days."""
    standing = Standing(side_of, kind not in rules["facilities"])
    for e in rows:
        if e.counts and (e.extent in ("whole", "part") or e.says in ("besieges", "relieved")):
            standing.take(e)
    holder, rival, siege = standing.holder, standing.rival, standing.siege
    if holder is not None and rival is not None:
        return Verdict(CONTESTED, (holder, rival))
    if siege is not None and (holder is None or side_of(siege.holder) != side_of(holder.holder)):
        return Verdict(BESIEGED, (*((holder,) if holder else ()), siege), holder.holder if holder else None)
    if holder is not None:
        return Verdict(holder.holder, (holder,))
    backed = _backed_denial(rows)
    if backed is not None:
        return Verdict(backed.holder, (backed,), backed=True)
    shared = _shared(standing, rows, side_of)
    return Verdict(CONTESTED, shared) if shared else Verdict(UNKNOWN)


def _shared(standing: Standing, rows: Sequence[Evidence], side_of: Callable[[str], str]) -> tuple[Evidence, ...]:
    """What makes a place without a holder contested: sides in parts of it, fighting over a part that one side holds, or
    a side seen inside by a voice that is no party while the other says that it holds the place."""
    inside = sorted(standing.inside.values(), key=lambda e: (e.says != "holds", e.at))
    if inside and inside[0].says == "holds" and (len(inside) > 1 or standing.fought):
        return tuple(inside[:2]) if len(inside) > 1 else (inside[0], *([standing.fought] if standing.fought else []))
    for e in inside:
        if e.party:
            continue
        claimed = [c for c in rows if c.says == "holds" and c.whole and side_of(c.holder) != side_of(e.holder)]
        if claimed and (e.day is None or claimed[-1].day is None or e.day >= claimed[-1].day):
            return claimed[-1], e
    return ()


def _backed_denial(rows: Sequence[Evidence]) -> Evidence | None:
    """A party's word that it still holds a place, where voices that count see no enemy inside and nobody else there."""
    absent = [e for e in rows if e.says == "absent" and e.counts]
    if not absent or any(e.says in ("inside", "holds") and e.counts for e in rows):
        return None
    return next((e for e in reversed(rows) if e.says == "holds"), None)
