"""Belief: how far an event is believed, by a published rule over its independent voices (lexicon/data/belief.toml)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fogline.lexicon.interest import find_interest
from fogline.lexicon.rulebook import load_rulebook
from fogline.lexicon.voice_kinds import voice_kind
from fogline.models.claim import Claim
from fogline.models.event import Informant
from fogline.models.holdings import OUTLET, Holdings


def score_belief(
    informants: Sequence[Informant], claims: Sequence[Claim], holdings: Holdings, side_of: Callable[[str], str]
) -> tuple[float, tuple[str, ...]]:
    """Belief 0..1 in an event and the reasons, one a voice. Voices of one side count once, the strongest.

    1 - product of (1 - weight) over affirming sides, times (1 - factor * weight) for each denying side.
    """
    rules = load_rulebook("belief")
    by_id = {c.id: c for c in claims}
    best: dict[tuple[str, bool], tuple[float, str]] = {}
    for informant in informants:
        weight, why = _weigh(informant, [by_id[i] for i in informant.claims if i in by_id], holdings, side_of)
        key = (side_of(informant.id), informant.affirms)
        best[key] = max(best.get(key, (0.0, "")), (weight, f"{informant.name}: {why} ({weight:.2f})"))
    doubt, belief = 1.0, 1.0
    for (_, affirms), (weight, _why) in sorted(best.items()):
        if affirms:
            doubt *= 1 - weight
        else:
            belief *= 1 - rules["denial"]["factor"] * weight
    affirmed = any(affirms for _, affirms in best)
    belief *= 1 - doubt if affirmed else 0.0
    modalities = {c.modality for c in claims}
    if modalities and "actual" not in modalities:
        belief *= max(rules["modality"][m] for m in modalities)
    return round(belief, 2), tuple(why for _, why in (best[key] for key in sorted(best)))


def _weigh(
    informant: Informant, claims: Sequence[Claim], holdings: Holdings, side_of: Callable[[str], str]
) -> tuple[float, str]:
    rules = load_rulebook("belief")
    weights = rules["weight"]
    own = informant.id.startswith(OUTLET)
    actor = holdings.actors.get(informant.id)
    if own:
        kind = "state_outlet" if informant.party else "outlet"
        return weights[kind], "a party's outlet in its own voice" if informant.party else "an outlet in its own voice"
    if informant.party:
        stands = {find_interest(c, side_of(informant.id), side_of) for c in claims}
        stand = "against" if "against" in stands else "favour" if "favour" in stands else "neutral"
        if not informant.affirms and stand == "favour":
            return rules["denial"]["own_loss"], "a party that denies what hurts it"
        return weights[f"party_{stand}"], _STANDS[stand]
    name = _NAMED.get(voice_kind(actor) if actor else "", "other")
    return weights[name], f"{_KINDS[name]}, no party to the fighting"


_NAMED = {
    "monitor": "monitor", "igo": "igo", "ngo": "ngo", "unnamed": "unnamed", "agency": "outlet", "outlet": "outlet",
    "person": "witness", "civilians": "witness",
}  # fmt: skip
_STANDS = {
    "against": "a party that speaks against its own side",
    "favour": "a party that speaks to its own advantage",
    "neutral": "a party, with no advantage in it",
}
_KINDS = {
    "monitor": "a monitor", "igo": "an international body", "ngo": "a relief body", "unnamed": "unnamed voices",
    "outlet": "an outlet", "witness": "a witness", "other": "a voice",
}  # fmt: skip
