"""Voices: who vouches for an event and who denies it, as the tail of a sentence and as short marks."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.lexicon.phrases import join_words, with_article
from fogline.models.dossier import Dossier
from fogline.models.event import Event, Informant
from fogline.models.holdings import OUTLET


@dataclass(frozen=True, slots=True)
class Vouching:
    """Who stands behind an event: names of first-hand voices, of outlets in their own voice, of deniers.

    `outlets` are the outlets that carry it, `independent` the voices left after folding, `party_only` is True
    where every voice that affirms belongs to a belligerent.
    """

    voices: tuple[str, ...]
    own: tuple[str, ...]
    deniers: tuple[str, ...]
    outlets: tuple[str, ...]
    independent: int
    party_only: bool


def find_vouching(event: Event, dossier: Dossier) -> Vouching:
    """Sort an event's informants into voices, outlets of their own voice, and deniers."""
    affirming = [informant for informant in event.informants if informant.affirms]
    return Vouching(
        voices=_names([i for i in affirming if not i.id.startswith(OUTLET)], dossier),
        own=_names([i for i in affirming if i.id.startswith(OUTLET)], dossier),
        deniers=_names([i for i in event.informants if not i.affirms], dossier),
        outlets=dossier.outlets_of(dossier.standing(event.claims)),
        independent=event.independent,
        party_only=bool(affirming) and all(i.party for i in affirming),
    )


def render_hedge(vouching: Vouching) -> str:
    """The tail of a sentence that says by whose word it stands, and who denies it."""
    parts = []
    if vouching.voices:
        parts.append("according to " + join_words([with_article(name) for name in vouching.voices], 3, "more voices"))
        carried = len(vouching.outlets)
        if carried > 1:
            parts[-1] += f" (cited by {carried} outlets)"
        elif not vouching.own:
            parts[-1] += f", cited by {vouching.outlets[0]}"
    if vouching.own:
        also = "also " if vouching.voices else ""
        parts.append(f"{also}reported by {join_words(vouching.own, 3, 'more outlets')}")
    if not parts and not vouching.deniers:
        parts.append(f"carried by {join_words(list(vouching.outlets), 3, 'more outlets')}, no voice named")
    if vouching.deniers and not parts:
        parts.append(f"according to {join_words([with_article(name) for name in vouching.deniers], 3, 'more voices')}")
    elif vouching.deniers:
        parts.append(f"denied by {join_words([with_article(name) for name in vouching.deniers], 3, 'more voices')}")
    return "; ".join(parts)


def _names(informants: list[Informant], dossier: Dossier) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name_informant(informant, dossier) for informant in informants))


def name_informant(informant: Informant, dossier: Dossier) -> str:
    """An informant as shown: an outlet, a known actor by name, an unknown one in the words of its report."""
    if informant.id.startswith(OUTLET):
        return dossier.outlet_name(informant.id.removeprefix(OUTLET))
    for ident in informant.claims:
        claim = dossier.claims.get(ident)
        for voice in claim.attribution if claim else ():
            if voice.id == informant.id:
                return dossier.voice_name(voice)
    return informant.name or dossier.actor_name(informant.id)
