"""Summary: one plain sentence for an event, with the voices that say so; no attributed claim is told as fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from fogline.assemble.phrases import at_places, days, is_plural, join, places, toll, with_article
from fogline.lexicon.rulebook import load_rulebook
from fogline.models.claim import Claim
from fogline.models.event import Event, Informant
from fogline.models.holdings import OUTLET, Holdings

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_TOLL_TYPES = ("casualties", "displace", "detain")


def summarise(event: Event, claims: Sequence[Claim], holdings: Holdings, side_of: Callable[[str], str]) -> Event:
    """The event with its summary: who says what, who denies it, and what toll is told with it."""
    main = [c for c in claims if c.event_type == event.event_type]
    affirmed = [c for c in main if c.polarity == "affirmed"]
    tellers = [i for i in event.informants if i.affirms and _tells(i, affirmed)]
    tellers = tellers or [i for i in event.informants if i.affirms]
    deniers = [i for i in event.informants if not i.affirms]
    clause = _clause(event, affirmed or main, holdings)
    if affirmed:
        text = f"{_say(tellers, claims, holdings)} {clause}{_quote(event.event_type, affirmed)}"
    else:
        verb = "deny" if is_plural([i.name for i in deniers]) else "denies"
        text = f"{_names(deniers, holdings) or 'A voice'} {verb} that {clause}{_quote(event.event_type, main)}"
    text += _toll_clause(event, claims, tellers, holdings)
    if affirmed and deniers:
        text += f"; {_names(deniers, holdings)} {'deny' if is_plural([i.name for i in deniers]) else 'denies'} it"
    return replace(event, summary=f"{text[:1].upper()}{text[1:]}.")


def _tells(informant: Informant, claims: Sequence[Claim]) -> bool:
    ids = {c.id for c in claims}
    return any(i in ids for i in informant.claims)


def _names(informants: Sequence[Informant], holdings: Holdings) -> str:
    most = int(load_rulebook("summaries")["names"]["most"])
    return join([_voice(i.id, i.name, holdings) for i in informants], most)


def _voice(ident: str, name: str, holdings: Holdings) -> str:
    if ident.startswith(OUTLET):
        return name
    actor = holdings.actors.get(ident)
    return with_article(name, actor.kind if actor else "")


def _say(tellers: Sequence[Informant], claims: Sequence[Claim], holdings: Holdings) -> str:
    """ "X says", "X and Y say", "Outlet reports that"; a circle of outlets has no first-hand voice and says so."""
    if not tellers:
        outlets = join(sorted({holdings.actor_name(f"{OUTLET}{c.doc}") for c in claims}), 3)
        return f"{outlets} {'carry' if ' and ' in outlets else 'carries'}, without a first-hand voice, that"
    plural = is_plural([t.name for t in tellers])
    own = all(t.id.startswith(OUTLET) for t in tellers)
    if own:
        return f"{_names(tellers, holdings)} {'report' if len(tellers) > 1 else 'reports'} that"
    return f"{_names(tellers, holdings)} {'say' if plural else 'says'} that"


def _clause(event: Event, claims: Sequence[Claim], holdings: Holdings) -> str:
    """Subject, verb, objects, place and days."""
    rules: dict[str, Any] = load_rulebook("summaries").get(event.event_type) or load_rulebook("summaries")["damage"]
    modality = min((c.modality for c in claims), key=("actual", "possible", "planned").index, default="actual")
    actor = event.actor if any(c.actor for c in claims) else ()
    slots = {
        "A": _actors(actor, holdings),
        "R": _actors(event.recipient, holdings),
        "P": places(event.place, holdings) if event.place else "",
        "at": at_places(event.place, holdings) if event.place else "",
        "to": f"to {places(event.place, holdings)}" if event.place else "",
        "F": _figure_clause(claims, event.event_type),
        "V": _verb(rules["verb"], modality),
        "was": _be(modality),
    }
    pattern = _pattern(rules, slots)
    if pattern == rules["active"] and "bare" in rules and not slots["R"]:
        pattern, slots["V"] = "{A} {V}[ {at}]", _verb(rules["bare"], modality)
    text = _SLOT.sub(lambda m: slots.get(m.group(1), ""), _OPTIONAL.sub(lambda m: _keep(m.group(1), slots), pattern))
    when = days(event.first, event.last, _year(event, claims, holdings))
    return " ".join(f"{text} {when}".split())


def _pattern(rules: dict[str, Any], slots: dict[str, str]) -> str:
    wanted = "{P}" in _OPTIONAL.sub("", rules["active"])
    if wanted and not slots["P"] and "nowhere" in rules:
        nowhere: str = rules["nowhere"]
        return (
            nowhere if slots["A"] or "{A}" not in nowhere else "there {was} such an act, with no place or actor named"
        )
    chosen: str = rules["active"] if slots["A"] else rules["passive"]
    return chosen


def _keep(part: str, slots: dict[str, str]) -> str:
    return part if all(slots.get(name) for name in _SLOT.findall(part)) else ""


def _verb(forms: Sequence[str], modality: str) -> str:
    past, infinitive, participle = forms
    return {"planned": f"planned to {infinitive}", "possible": f"may have {participle}"}.get(modality, past)


def _be(modality: str) -> str:
    return {"planned": "was to be", "possible": "may have been"}.get(modality, "was")


def _actors(ids: Sequence[str], holdings: Holdings) -> str:
    names = []
    for ident in ids:
        actor = holdings.actors.get(ident)
        names.append(with_article(holdings.actor_name(ident), actor.kind if actor else ""))
    return join(names, 3)


def _year(event: Event, claims: Sequence[Claim], holdings: Holdings) -> int | None:
    said = [d for c in claims if (d := holdings.said_on(c))]
    return max(said).year if said else None


def _figure_clause(claims: Sequence[Claim], kind: str) -> str:
    """The toll of the claim that speaks last; without figures, the plain fact."""
    with_figures = [c for c in claims if c.figures]
    if with_figures:
        latest = max(with_figures, key=lambda c: (c.time.last.toordinal() if c.time else 0, c.id))
        return toll(latest.figures)
    return {"casualties": "people were killed or hurt", "displace": "people fled"}.get(
        kind, "people were held or freed"
    )


def _toll_clause(event: Event, claims: Sequence[Claim], tellers: Sequence[Informant], holdings: Holdings) -> str:
    """What toll is told with an act, and by whom where that is somebody else."""
    rows = [c for c in claims if c.event_type in _TOLL_TYPES and c.figures and c.polarity == "affirmed"]
    if not rows or event.event_type in _TOLL_TYPES:
        return ""
    best = max(rows, key=lambda c: (max((f.low or f.high or 0) for f in c.figures), c.id))
    voices = [i for i in event.informants if best.id in i.claims]
    if not voices or {v.id for v in voices} & {t.id for t in tellers}:
        return f", and that {toll(best.figures)}"
    return f"; {_say(voices, [best], holdings)} {toll(best.figures)}"


def _quote(kind: str, claims: Sequence[Claim]) -> str:
    """The words of the fullest claim, for types that say too little by themselves."""
    rules = load_rulebook("summaries")
    if not rules.get(kind, {}).get("quote"):
        return ""
    limit = int(rules["names"]["quote"])
    texts = [" ".join(c.evidence.exact.split()) for c in claims]
    fitting = [t for t in texts if len(t) <= limit] or [min(texts, key=len)[: limit - 1].rstrip() + "…"]
    best = max(fitting, key=lambda t: (len(t), t)).strip('“”"')
    return f" (“{best}”)"
