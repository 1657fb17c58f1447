"""Summary: one plain sentence for an event, with the voices that say so; no attributed claim is told as fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from fogline.lexicon.phrases import (
    at_places,
    close_apposition,
    cut_apposition,
    is_plural,
    join_words,
    list_places,
    tell_count,
    tell_days,
    tell_toll,
    with_article,
)
from fogline.lexicon.rulebook import load_rulebook
from fogline.models.claim import Claim
from fogline.models.event import Event, Informant
from fogline.models.holdings import OUTLET, Holdings

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_PLACES = re.compile(r"\b(?:towns|villages|sites|positions|bases|posts|districts|areas|neighbou?rhoods)\b").search
_TOLL_TYPES = ("casualties", "displace", "detain")


def summarise(event: Event, claims: Sequence[Claim], holdings: Holdings) -> Event:
    """The event with its summary: who says what, what toll is told with it, who denies it."""
    main = [c for c in claims if c.event_type == event.event_type]
    affirmed = [c for c in main if c.polarity == "affirmed"]
    affirming = [i for i in event.informants if i.affirms]
    tellers = _without_superseded([i for i in affirming if _tells(i, affirmed)] or affirming)
    deniers = [i for i in event.informants if not i.affirms]
    if affirmed:
        text = _affirm(event, affirmed, claims, tellers, holdings) + _toll_clause(event, claims, tellers, holdings)
        if deniers:
            text += f"; {_names(deniers, holdings)} {'deny' if _many(deniers) else 'denies'} it"
    else:
        text = _deny(event, main, deniers or affirming, holdings)
    return replace(event, summary=f"{text[:1].upper()}{text[1:]}.")


def _affirm(
    event: Event, affirmed: Sequence[Claim], claims: Sequence[Claim], tellers: Sequence[Informant], holdings: Holdings
) -> str:
    rules = _rules(event)
    if _speaks_by_topic(event, rules):
        topic = _topic(event, affirmed, tellers, holdings)
        return f"{_sources(tellers, claims, holdings)}, on {topic}: {_quote(affirmed)}"
    if rules.get("speech") and [t.id for t in tellers] == list(event.actor):
        return _clause(event, affirmed, holdings)
    return f"{_say(tellers, claims, holdings)} {_clause(event, affirmed, holdings, tellers)}"


def _deny(event: Event, claims: Sequence[Claim], deniers: Sequence[Informant], holdings: Holdings) -> str:
    """A party denies; a voice that is no party says that it is not the case."""
    party = any(i.party for i in deniers)
    if _speaks_by_topic(event, _rules(event)):
        word = "denying" if party else "finding no"
        topic = _topic(event, claims, deniers, holdings)
        return f"{_names(deniers, holdings).rstrip(',') or 'a voice'}, {word} {topic}: {_quote(claims)}"
    party = party or [i.id for i in deniers] == list(event.actor)
    verb = ("deny" if party else "say it is not the case") if _many(deniers) else "denies" if party else ""
    verb = verb or "says it is not the case"
    return f"{_names(deniers, holdings) or 'a voice'} {verb} that {_clause(event, claims, holdings, deniers)}"


def _rules(event: Event) -> dict[str, Any]:
    rules = load_rulebook("summaries")
    found: dict[str, Any] = rules.get(event.event_type) or rules["damage"]
    return found


def _tells(informant: Informant, claims: Sequence[Claim]) -> bool:
    ids = {c.id for c in claims}
    return any(i in ids for i in informant.claims)


def _superseded(informants: Sequence[Informant]) -> bool:
    return bool(informants) and all("earlier version" in i.name.lower() for i in informants)


def _without_superseded(informants: Sequence[Informant]) -> list[Informant]:
    kept = [i for i in informants if "earlier version" not in i.name.lower()]
    return kept or list(informants)


def _many(informants: Sequence[Informant]) -> bool:
    return is_plural([i.name for i in informants])


def _names(informants: Sequence[Informant], holdings: Holdings) -> str:
    most = int(load_rulebook("summaries")["names"]["most"])
    names = [with_article(i.name) for i in informants]
    return join_words([cut_apposition(n) for n in names], most) if len(names) != 1 else close_apposition(names[0])


def _sources(tellers: Sequence[Informant], claims: Sequence[Claim], holdings: Holdings) -> str:
    if tellers:
        return _names(tellers, holdings).rstrip(",")
    outlets = join_words(sorted({with_article(holdings.actor_name(f"{OUTLET}{c.doc}")) for c in claims}), 3)
    return f"{outlets}, without a first-hand voice"


def _say(tellers: Sequence[Informant], claims: Sequence[Claim], holdings: Holdings) -> str:
    """ "X says that", "X and Y say that", "Outlet reports that"; a circle of outlets has no first-hand voice."""
    if not tellers:
        return f"{_sources(tellers, claims, holdings)}, report that"
    own = all(t.id.startswith(OUTLET) for t in tellers)
    many = len(tellers) > 1 if own else _many(tellers)
    aside = "" if any(c.core for c in claims) else ", as background,"
    return f"{_names(tellers, holdings)} {('report' if own else 'say') + ('' if many else 's')}{aside} that"


def _speaks_by_topic(event: Event, rules: dict[str, Any]) -> bool:
    return "topic" in rules or ("topic_alone" in rules and not event.actor)


def _slots(
    event: Event, claims: Sequence[Claim], holdings: Holdings, tellers: Sequence[Informant] = ()
) -> dict[str, str]:
    actor = event.actor if any(c.actor for c in claims) else ()
    modality = _modality(claims)
    figures = [c.figures[0] for c in claims if c.figures]
    return {
        "A": _actor(actor, tellers, holdings),
        "R": _people(event.recipient, holdings),
        "C": tell_count(figures[0]) if figures else _people(event.recipient, holdings) or "people",
        "P": _taken(claims, event, holdings) or (list_places(event.place, holdings) if event.place else ""),
        "at": at_places(event.place, holdings) if event.place else "",
        "to": f"toward {list_places(event.place, holdings)}" if event.place else "",
        "F": _figures(claims, event.event_type),
        "was": {"planned": "was to be", "possible": "may have been"}.get(modality, "was"),
        "were": {"planned": "were to be", "possible": "may have been"}.get(modality, "were"),
    }


def _taken(claims: Sequence[Claim], event: Event, holdings: Holdings) -> str:
    """ "at least 50 villages in X", where every claim counts places in or near one place and none takes it whole."""
    counts = [
        f for c in claims for f in c.figures if f.measure == "taken" or (c.event_type == "withdraw" and _PLACES(f.who))
    ]
    if len(event.place) != 1 or len([c for c in claims if c.figures]) < len(claims) or not counts:
        return ""
    best = max(counts, key=lambda f: f.low or f.high or 0)
    return "" if " other " in f" {best.who} " else f"{tell_count(best)} {at_places(event.place, holdings)}"


def _clause(event: Event, claims: Sequence[Claim], holdings: Holdings, tellers: Sequence[Informant] = ()) -> str:
    """Subject, verb, objects, place and days."""
    rules, slots, modality = _rules(event), _slots(event, claims, holdings, tellers), _modality(claims)
    plural = is_plural([holdings.actor_name(i) for i in event.actor])
    slots["V"] = _verb(rules["verb"], modality, plural)
    pattern = _pattern(rules, slots)
    if pattern == rules["active"] and "bare" in rules and not slots["R"]:
        pattern, slots["V"] = "{A} {V}[ {at}]", _verb(rules["bare"], modality, plural)
    return _fill(pattern, slots, event, claims, holdings)


def _topic(event: Event, claims: Sequence[Claim], tellers: Sequence[Informant], holdings: Holdings) -> str:
    rules, slots = _rules(event), _slots(event, claims, holdings)
    if {slots["A"]} == {with_article(t.name) for t in tellers}:
        slots["A"] = ""
    return _fill(rules.get("topic") or rules["topic_alone"], slots, event, claims, holdings)


def _fill(pattern: str, slots: dict[str, str], event: Event, claims: Sequence[Claim], holdings: Holdings) -> str:
    kept = _OPTIONAL.sub(lambda m: m[1] if all(slots.get(n) for n in _SLOT.findall(m[1])) else "", pattern)
    text = _SLOT.sub(lambda m: slots.get(m[1], ""), kept)
    said = [day for c in claims if (day := holdings.said_on(c))]
    return " ".join(f"{text} {tell_days(event.first, event.last, max(said, default=date.min).year)}".split())


def _pattern(rules: dict[str, Any], slots: dict[str, str]) -> str:
    wanted = "{P}" in _OPTIONAL.sub("", rules["active" if slots["A"] else "passive"])
    if wanted and not slots["P"]:
        nowhere: str = rules.get("nowhere", rules["active"])
        return nowhere if slots["A"] or "{A}" not in nowhere else "this happened, with no place or actor named"
    chosen: str = rules["active"] if slots["A"] else rules["passive"]
    return chosen


def _modality(claims: Sequence[Claim]) -> str:
    return min((c.modality for c in claims), key=("actual", "possible", "planned").index, default="actual")


def _verb(forms: Sequence[str], modality: str, plural: bool) -> str:
    past, infinitive, participle = forms
    planned = f"{'were' if plural else 'was'} to {infinitive}"
    return {"planned": planned, "possible": f"may have {participle}"}.get(modality, past)


def _actor(ids: Sequence[str], tellers: Sequence[Informant], holdings: Holdings) -> str:
    """The actors' names; "it" or "they" where the only teller tells of itself."""
    if ids and [t.id for t in tellers] == list(ids):
        return "they" if is_plural([holdings.actor_name(ids[0])]) else "it" if _is_body(ids[0], holdings) else "they"
    return _people(ids, holdings)


def _is_body(ident: str, holdings: Holdings) -> bool:
    actor = holdings.actors.get(ident)
    return actor is None or actor.kind != "person"


def _people(ids: Sequence[str], holdings: Holdings) -> str:
    return join_words([with_article(holdings.actor_name(i)) for i in ids], 3)


def _figures(claims: Sequence[Claim], kind: str) -> str:
    """The toll of the claim that speaks of the latest day; without figures, the plain fact."""
    counted = [c for c in claims if c.figures]
    if counted:
        latest = max(counted, key=lambda c: (c.time.last.toordinal() if c.time else 0, len(c.figures), c.id))
        return tell_toll(latest.figures)
    return {"casualties": "people were killed or hurt", "displace": "people fled"}.get(
        kind, "people were held or freed"
    )


def _toll_clause(event: Event, claims: Sequence[Claim], tellers: Sequence[Informant], holdings: Holdings) -> str:
    """What toll is told with an act, and by whom where that is somebody else."""
    rows = [c for c in claims if c.event_type in _TOLL_TYPES and c.figures and c.polarity == "affirmed"]
    if not rows or event.event_type in _TOLL_TYPES:
        return ""
    by = {c.id: _without_superseded([i for i in event.informants if c.id in i.claims]) for c in rows}
    best = max(
        rows, key=lambda c: (not _superseded(by[c.id]), c.time.last.toordinal() if c.time else 0, len(c.figures), c.id)
    )
    voices = by[best.id]
    if not voices or {v.id for v in voices} & {t.id for t in tellers}:
        return f", and that {tell_toll(best.figures)}"
    return f"; {_say(voices, [best], holdings)} {tell_toll(best.figures)}"


def _quote(claims: Sequence[Claim]) -> str:
    """The words of the fullest claim, cut where they run long."""
    limit = int(load_rulebook("summaries")["names"]["quote"])
    texts = [" ".join(c.evidence.exact.split()) for c in claims]
    fitting = [t for t in texts if len(t) <= limit] or [min(texts, key=len)[: limit - 1].rstrip() + "…"]
    best = max(fitting, key=lambda t: (len(t), t)).strip('“”"')
    return f"“{best}”"
