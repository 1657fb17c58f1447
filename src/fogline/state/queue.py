"""Queue: claims in the order in which a reviewer's look at them pays.

    score = 10 × places + 6 × toll + 3 × disputed + 2 × alone + (1 − belief)

`places` counts, up to 2, the places whose assessment would change without the claim; `toll` is the part, 0 to 1, by
which a best figure would change without it; `disputed` and `alone` are 1 where accounts of its event differ, or where
one independent voice carries it; `belief` is that of the event. Of a claim that is background or planned, which bears
on neither map nor ledger, the sum is halved. So whatever moves the map comes before whatever moves a toll, that before
what is disputed, that before what one voice says, and among equals the least believed first.
"""

from __future__ import annotations

from collections.abc import Sequence

from fogline.lexicon.counted import name_counted
from fogline.lexicon.phrases import begin_sentence, join_words, with_article
from fogline.models.claim import Claim
from fogline.models.event import Assembly, Event
from fogline.models.holdings import Holdings
from fogline.models.queue import QueueItem
from fogline.state.control_rule import BESIEGED, CONTESTED, UNKNOWN
from fogline.state.effects import MapEffect, TollEffect, find_map_effects, find_toll_effects

_PLACES, _TOLL, _DISPUTED, _ALONE = 10.0, 6.0, 3.0, 2.0
_OPEN = {CONTESTED: "contested", BESIEGED: "besieged", UNKNOWN: "without an assessment"}


def derive_queue(assembly: Assembly, holdings: Holdings) -> list[QueueItem]:
    """Every claim with its score, highest first; equal scores in the order of the claims' ids."""
    places, tolls = find_map_effects(assembly, holdings), find_toll_effects(assembly, holdings)
    items = [
        _make_item(claim, assembly.event_of.get(claim.id), places.get(claim.id, ()), tolls.get(claim.id, ()), holdings)
        for claim in holdings.claims.values()
    ]
    return sorted(items, key=lambda item: (-item.score, item.claim))


def _make_item(
    claim: Claim,
    event: Event | None,
    places: Sequence[MapEffect],
    tolls: Sequence[TollEffect],
    holdings: Holdings,
) -> QueueItem:
    score = score_claim(claim, event, places, tolls)
    effect = tell_effect(event, places, tolls, holdings)
    return QueueItem(claim.id, event.id if event else None, score, effect, claim.doc, claim.event_type)


def score_claim(claim: Claim, event: Event | None, places: Sequence[MapEffect], tolls: Sequence[TollEffect]) -> float:
    """The formula above."""
    score = 1.0 - (event.belief if event else 0.0)
    if event is not None:
        score += _DISPUTED * event.disputed + _ALONE * (event.independent == 1)
    score += _PLACES * min(2, len(places)) + _TOLL * max((effect.share for effect in tolls), default=0.0)
    return round(score if claim.core and claim.modality != "planned" else score / 2, 4)


def tell_effect(
    event: Event | None, places: Sequence[MapEffect], tolls: Sequence[TollEffect], holdings: Holdings
) -> str:
    """What hangs on a claim, in one sentence: the gravest first."""
    if places:
        told = join_words([_tell_place(effect, holdings) for effect in places], 2, "places more")
        return begin_sentence(f"without it, {told}.")
    if tolls:
        return begin_sentence(f"without it, {_tell_toll(max(tolls, key=lambda effect: effect.share), holdings)}.")
    if event is not None and event.disputed:
        return "Accounts of this event differ."
    if event is not None and event.independent == 1:
        return "One voice alone tells of this event."
    if event is not None and event.independent == 0:
        return "No voice that counts vouches for this event."
    return f"Neither map nor ledger hangs on it; {event.independent if event else 0} voices tell of the event."


def _tell_place(effect: MapEffect, holdings: Holdings) -> str:
    name = with_article(holdings.place_name(effect.place))
    return f"{name} would be {_tell_status(effect.after, holdings)}, not {_tell_status(effect.before, holdings)}"


def _tell_status(status: str, holdings: Holdings) -> str:
    return _OPEN.get(status) or f"held by {with_article(holdings.actor_name(status))}"


def _tell_toll(effect: TollEffect, holdings: Holdings) -> str:
    where = join_words([with_article(holdings.place_name(place)) for place in effect.place], 2)
    counted = f"{name_counted(effect.who) or 'people'} {effect.measure}" + (f" in {where}" if where else "")
    if effect.after is None:
        return f"there would be no figure for {counted} (it is {effect.before:,})"
    return f"the best figure for {counted} would be {effect.after:,}, not {effect.before:,}"
