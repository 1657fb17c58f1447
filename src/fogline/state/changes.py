"""Changes: what is new, revised, denied, superseded or withdrawn from one picture to a later one, and by what report.

Events are matched by the claims that they share, places by id, tolls and disputes by their claims. The reports
responsible are those whose claims are new in the matter, or that revise or take back a report of it; where a matter
changes without any of these (a voice was folded into a side), all new reports are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from fogline.models.change import CHANGE_KINDS, MATTERS, Change
from fogline.models.dossier import Dossier
from fogline.models.event import Event
from fogline.models.state import ControlStatus, Dispute, LedgerLine

_SLOTS = ("actor", "recipient", "place")


def derive_changes(before: Dossier, after: Dossier) -> tuple[Change, ...]:
    """What changed, gravest kind first, then control before events, tolls and disputes. Pure; nothing where the two
    pictures are alike."""
    sources = _Sources(before, after)
    found = [
        *_events(before, after, sources),
        *_control(before, after, sources),
        *_tolls(before, after, sources),
        *_disputes(before, after, sources),
    ]
    return tuple(sorted(found, key=lambda c: (CHANGE_KINDS.index(c.kind), MATTERS.index(c.matter), c.subject, c.now)))


class _Sources:
    """Which claims are new, and which reports revise which."""

    def __init__(self, before: Dossier, after: Dossier) -> None:
        self.before, self.after = before, after
        self.fresh = frozenset(after.claims) - frozenset(before.claims)
        self.new_docs = tuple(sorted({c.doc for i, c in after.claims.items() if i in self.fresh}))
        self.revisers: dict[str, list[str]] = defaultdict(list)
        known = {(r.a, r.b) for r in before.reprints if r.kind in ("revises", "retracts")}
        for r in after.reprints:
            if r.kind in ("revises", "retracts") and (r.a, r.b) not in known:
                self.revisers[r.a].append(r.b)

    def blame(self, claims: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """(claims, reports, why) responsible for a change of a matter that rests, or rested, on `claims`."""
        own = list(dict.fromkeys(claims))
        fresh = [i for i in own if i in self.fresh]
        gone = [i for i in own if i in self.after.withdrawn and i not in self.before.withdrawn]
        docs = [self.after.claims[i].doc for i in fresh if i in self.after.claims]
        for ident in gone:
            claim = self.after.claims.get(ident) or self.before.claims.get(ident)
            docs += self.revisers.get(claim.doc, []) if claim else []
        told = list(dict.fromkeys(self.after.withdrawn[i] for i in gone))
        why = "; ".join(t for t in told if not any(o != t and o.startswith(t) for o in told))
        return (*fresh, *gone), tuple(dict.fromkeys(docs)) or (self.new_docs if own else ()), why

    def is_gone(self, claims: Iterable[str]) -> bool:
        """Whether none of these claims stands any more."""
        return not any(i in self.after.claims and i not in self.after.withdrawn for i in claims)


def _events(before: Dossier, after: Dossier, sources: _Sources) -> Iterator[Change]:
    homes = before.event_of
    for event in after.events:
        olds = list({e.id: e for i in event.claims if (e := homes.get(i))}.values())
        claims, reports, why = sources.blame(event.claims)
        if not olds:
            if any(after.claims[i].core for i in event.claims if i in after.claims):
                yield Change("new", "event", event.id, claims=claims, reports=reports, place=event.place)
            continue
        old = max(olds, key=lambda e: (len(set(e.claims) & set(event.claims)), e.id))
        yield from _compare(old, event, sources)
    for event in before.events:
        if not any(i in after.event_of for i in event.claims) and sources.is_gone(event.claims):
            claims, reports, why = sources.blame(event.claims)
            why = why or "the reports are no longer read so"
            yield Change("withdrawn", "event", event.id, claims=claims or event.claims,
                         reports=reports, place=event.place, why=why)  # fmt: skip


def _compare(old: Event, new: Event, sources: _Sources) -> Iterator[Change]:
    """How an event is told otherwise than before."""
    deniers = {i.id for i in old.informants if not i.affirms}
    fresh = [i for i in new.informants if not i.affirms and i.id not in deniers]
    if fresh:
        told = [c for i in fresh for c in i.claims]
        claims, reports, why = sources.blame(told)
        names = ", ".join(dict.fromkeys(i.name for i in fresh))
        yield Change("denied", "event", new.id, now=names, claims=claims or tuple(told), reports=reports,
                     place=new.place, why=why)  # fmt: skip
    aspects = list(_aspects(old, new))
    if aspects:
        claims, reports, why = sources.blame(new.claims)
        yield Change("revised", "event", new.id, _voices(old), _voices(new), tuple(aspects), claims, reports,
                     new.place, why)  # fmt: skip


def _aspects(old: Event, new: Event) -> Iterator[str]:
    if old.event_type != new.event_type:
        yield "kind"
    if (old.first, old.last) != (new.first, new.last):
        yield "days"
    for slot in _SLOTS:
        if set(getattr(old, slot)) != set(getattr(new, slot)):
            yield slot
    if old.independent != new.independent:
        yield "voices"


def _voices(event: Event) -> str:
    return "1 independent voice" if event.independent == 1 else f"{event.independent} independent voices"


def _control(before: Dossier, after: Dossier, sources: _Sources) -> Iterator[Change]:
    olds = {s.place: s for s in before.control}
    news = {s.place: s for s in after.control}
    for place in sorted({*olds, *news}):
        old, new = olds.get(place), news.get(place)
        one, two = _told(old, after), _told(new, after)
        if one == two:
            continue
        claims, reports, why = sources.blame([*_claims(new), *_claims(old)])
        kind = "revised" if old and new else "new" if new else "withdrawn"
        if kind == "new" and new and not new.claimed and new.assessed == "unknown":
            continue
        was, now = (old.assessed if old else ""), (new.assessed if new else "")
        aspects = ("assessed",) if one[0] != two[0] else ("claimed",)
        yield Change(kind, "control", place, was, now, aspects, claims, reports, (place,), why)


def _told(status: ControlStatus | None, dossier: Dossier) -> tuple[str, frozenset[str]]:
    """Assessment and claimed holders, by the side that each holder is known to be of."""
    if status is None:
        return "", frozenset()
    return dossier.side_of(status.assessed), frozenset(dossier.side_of(h.holder) for h in status.claimed)


def _claims(status: ControlStatus | None) -> Sequence[str]:
    if status is None:
        return ()
    return tuple(dict.fromkeys([*status.claims, *(c for h in status.claimed for c in h.claims), *status.movements]))


def _tolls(before: Dossier, after: Dossier, sources: _Sources) -> Iterator[Change]:
    """Counts that are new, that a later one overtook (told once, as what was and what is), and that were taken back."""
    olds = {key: line for line in before.ledger for key in _keys(line)}
    heirs = {line.supersedes: n for n, line in enumerate(after.ledger) if line.supersedes is not None}
    told: set[int] = set()
    for index, line in enumerate(after.ledger):
        known = next((olds[key] for key in _keys(line) if key in olds), None)
        if known is not None and known.current and not line.current:
            heir = heirs.get(index)
            told.update([heir] if heir is not None else [])
            yield _overtaken(line, after.ledger[heir] if heir is not None else None, sources)
    kept = {key for line in after.ledger for key in _keys(line)}
    for index, line in enumerate(after.ledger):
        if index not in told and line.current and not any(key in olds for key in _keys(line)):
            earlier = after.ledger[line.supersedes] if line.supersedes is not None else None
            kind, was = ("superseded", tell_count(earlier)) if earlier else ("new", "")
            yield Change(kind, "toll", min(line.claims), was, tell_count(line), (), *_cite(line.claims, line, sources))
    for line in before.ledger:
        if line.current and not any(key in kept for key in _keys(line)):
            yield _overtaken(line, None, sources)


def _overtaken(line: LedgerLine, heir: LedgerLine | None, sources: _Sources) -> Change:
    rest = (*(heir.claims if heir else ()), *line.claims)
    kind = "superseded" if heir else "withdrawn"
    now = tell_count(heir) if heir else ""
    return Change(kind, "toll", min(line.claims), tell_count(line), now, (), *_cite(rest, line, sources))


def _cite(
    rest: Iterable[str], line: LedgerLine, sources: _Sources
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]:
    claims, reports, why = sources.blame(rest)
    return claims or line.claims, reports, line.place, why


def _keys(line: LedgerLine) -> Iterator[tuple[str, str, int | None, int | None]]:
    for claim in line.claims:
        yield claim, line.measure, line.low, line.high


def tell_count(line: LedgerLine) -> str:
    """A line's count in words: "at least 12 killed (civilians)"."""
    low, high = line.low, line.high
    if low is None and high is None:
        number = "an unknown number of"
    elif low is None or high is None:
        number = f"at least {low:,}" if low is not None else f"at most {high:,}"
    else:
        number = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"{number} {line.measure}" + (f" ({line.who})" if line.who else "")


def _disputes(before: Dossier, after: Dossier, sources: _Sources) -> Iterator[Change]:
    olds = {pair for one in before.disputes for pair in _pairs(one)}
    news = {pair for one in after.disputes for pair in _pairs(one)}
    for dispute in after.disputes:
        if dispute.kind != "superseded" and not any(pair in olds for pair in _pairs(dispute)):
            claims, reports, why = sources.blame([*dispute.a, *dispute.b])
            yield Change("new", "dispute", min((*dispute.a, *dispute.b)), "", dispute.kind, (), claims, reports,
                         dispute.place, dispute.text)  # fmt: skip
    for dispute in before.disputes:
        if dispute.kind != "superseded" and not any(pair in news for pair in _pairs(dispute)):
            claims, reports, why = sources.blame([*dispute.a, *dispute.b])
            yield Change("withdrawn", "dispute", min((*dispute.a, *dispute.b)), dispute.kind, "", (), claims, reports,
                         dispute.place, why or dispute.text)  # fmt: skip


def _pairs(dispute: Dispute) -> Iterator[tuple[str, str, str]]:
    return ((dispute.kind, a, b) for a in dispute.a for b in dispute.b)
