"""Belief: how far an event is believed by its own voices alone (lexicon/data/belief.toml).

What a source's record over all events adds, and the calibration, come in `fogline.state.credence`: they look at the
whole store, and an event's assembly at its neighbourhood only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fogline.lexicon.rulebook import load_rulebook
from fogline.lexicon.voice_weights import weigh_voice
from fogline.models.claim import Claim
from fogline.models.event import Informant
from fogline.models.holdings import Holdings


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
        own = [by_id[i] for i in informant.claims if i in by_id]
        _, weight, why = weigh_voice(informant, own, holdings, side_of)
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
