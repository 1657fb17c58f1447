"""Voice weights: what one voice's word weighs, by what it is and whom its word serves (data/belief.toml)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fogline.lexicon.interest import find_interest
from fogline.lexicon.rulebook import load_rulebook
from fogline.lexicon.voice_kinds import voice_kind
from fogline.models.claim import Claim
from fogline.models.event import Informant
from fogline.models.holdings import OUTLET, Holdings


def weigh_voice(
    informant: Informant, claims: Sequence[Claim], holdings: Holdings, side_of: Callable[[str], str]
) -> tuple[str, float, str]:
    """(row of the weights, weight 0..1, reason in words) of an informant's word in these claims of its own."""
    rules = load_rulebook("belief")
    row, why = _find_row(informant, claims, holdings, side_of)
    if row == "own_loss":
        return row, float(rules["denial"]["own_loss"]), why
    return row, float(rules["weight"][row]), why


def _find_row(
    informant: Informant, claims: Sequence[Claim], holdings: Holdings, side_of: Callable[[str], str]
) -> tuple[str, str]:
    if informant.id.startswith(OUTLET):
        if informant.party:
            return "state_outlet", "a party's outlet in its own voice"
        return "outlet", "an outlet in its own voice"
    if informant.party:
        stands = {find_interest(c, side_of(informant.id), side_of) for c in claims}
        stand = "against" if "against" in stands else "favour" if "favour" in stands else "neutral"
        if not informant.affirms and stand == "favour":
            return "own_loss", "a party that denies what hurts it"
        return f"party_{stand}", _STANDS[stand]
    actor = holdings.actors.get(informant.id)
    name = _NAMED.get(voice_kind(actor) if actor else "", "other")
    return name, f"{_KINDS[name]}, no party to the fighting"


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
