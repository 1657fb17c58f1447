"""Disputes: disagreements between claims, each with its kind and one sentence that names the voices."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from fogline.lexicon.phrases import close_apposition, is_plural, with_article
from fogline.models.claim import Claim
from fogline.models.event import Assembly, Relation
from fogline.models.holdings import OUTLET, Holdings
from fogline.models.state import Dispute

KINDS = {
    "denies": "denial", "conflicts_holder": "holder", "conflicts_value": "value", "conflicts_time": "time",
    "conflicts_actor": "actor", "conflicts_scope": "scope", "supersedes": "superseded",
}  # fmt: skip
"""Relations that are shown as disputes, with the kind that each is shown as, gravest first."""
_QUOTE = 110


def derive_disputes(assembly: Assembly, holdings: Holdings, as_of: date | None = None) -> tuple[Dispute, ...]:
    """Disputes by kind, event and voices, gravest kind first, none with a claim later than `as_of`.

    Relations of one kind between the same two voices on one matter make one dispute with all their claims.
    """
    groups: dict[tuple[str, str, str, str], list[Relation]] = defaultdict(list)
    for relation in assembly.relations:
        if relation.kind in KINDS and relation.a in holdings.claims and relation.b in holdings.claims:
            a, b = holdings.claims[relation.a], holdings.claims[relation.b]
            if as_of is None or all((day := _day(c, holdings)) is None or day <= as_of for c in (a, b)):
                groups[_key(relation, a, b, assembly)].append(relation)
    rank = list(KINDS)
    disputes = [_dispute(rows, assembly, holdings) for rows in groups.values()]
    return tuple(sorted(disputes, key=lambda d: (rank.index(_kind_of(d.kind)), d.a, d.b)))


def _day(claim: Claim, holdings: Holdings) -> date | None:
    return claim.time.first if claim.time else holdings.said_on(claim)


def _kind_of(name: str) -> str:
    return next(kind for kind, shown in KINDS.items() if shown == name)


def _key(relation: Relation, a: Claim, b: Claim, assembly: Assembly) -> tuple[str, str, str, str]:
    event = assembly.event_of.get(a.id)
    return relation.kind, event.id if event else a.id, _voice(a), _voice(b)


def _voice(claim: Claim) -> str:
    return claim.informant or f"{OUTLET}{claim.doc}"


def _dispute(rows: list[Relation], assembly: Assembly, holdings: Holdings) -> Dispute:
    a, b = holdings.claims[rows[0].a], holdings.claims[rows[0].b]
    event = assembly.event_of.get(a.id)
    place = tuple(dict.fromkeys(slot.id for slot in (*a.place, *b.place)))
    firsts, seconds = tuple(dict.fromkeys(r.a for r in rows)), tuple(dict.fromkeys(r.b for r in rows))
    return Dispute(
        KINDS[rows[0].kind], firsts, seconds, _sentence(rows[0], a, b, holdings), event.id if event else None, place
    )


def _sentence(relation: Relation, a: Claim, b: Claim, holdings: Holdings) -> str:
    """Who says what against whom, in the words of the two reports, and what differs."""
    one, two = _said(a, holdings), _said(b, holdings)
    if relation.kind == "denies":
        name, many = _name(b, holdings)
        text = f"{one}; {name} {'deny' if many else 'denies'} it{_when(b, holdings)} (“{_quote(b)}”)"
    elif relation.kind == "supersedes":
        text = f"{two}, which overtakes “{_quote(a)}”{_when(a, holdings)}: {relation.why}"
    else:
        text = f"{one}; {two}: {relation.why}"
    return f"{text[:1].upper()}{text[1:]}."


def _name(claim: Claim, holdings: Holdings) -> tuple[str, bool]:
    """A voice's name as it stands before a verb, and whether the verb is in the plural."""
    name = holdings.actor_name(_voice(claim))
    return close_apposition(with_article(name)), is_plural([name])


def _said(claim: Claim, holdings: Holdings) -> str:
    name, many = _name(claim, holdings)
    return f"{name} {'say' if many else 'says'} “{_quote(claim)}”{_when(claim, holdings)}"


def _when(claim: Claim, holdings: Holdings) -> str:
    day = holdings.said_on(claim)
    return f" (report of {day.day} {day:%B})" if day else ""


def _quote(claim: Claim) -> str:
    text = " ".join(claim.evidence.exact.split()).strip('“”"')
    return text if len(text) <= _QUOTE else f"{text[: _QUOTE - 1].rstrip()}…"
