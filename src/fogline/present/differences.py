"""Differences: where accounts differ, with both sides' quotes, each disagreement named by its kind."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.lexicon.phrases import begin_sentence, join_words, with_article
from fogline.models.dossier import Dossier
from fogline.models.state import Dispute
from fogline.present.context import find_sentence
from fogline.present.days import render_day
from fogline.present.phrasebook import wording
from fogline.present.sentence import Sentence

SHARP = ("holder", "denial", "value")
"""Kinds of disagreement that matter most, gravest first."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One side's words: the quote in its sentence, by whose word, in which outlet, on which day."""

    claim: str
    before: str
    quote: str
    after: str
    denied: bool
    voices: tuple[str, ...]
    outlet: str
    day: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A disagreement as shown: `heading` names the kind, `gloss` says what the kind means, `places` are ids.
    `sharp` marks what a reader on deadline must know of."""

    kind: str
    heading: str
    gloss: str
    sentence: Sentence
    a: tuple[Quoted, ...]
    b: tuple[Quoted, ...]
    places: tuple[str, ...] = ()
    sharp: bool = False


def derive_differences(dossier: Dossier) -> list[Difference]:
    """All disagreements, contradictions before mere differences of scope and updates."""
    order = list(wording()["kind"])
    found = [_difference(dispute, dossier) for dispute in dossier.disputes]
    kept = [difference for difference in found if difference]
    return sorted(kept, key=lambda one: order.index(one.kind) if one.kind in order else len(order))


def _difference(dispute: Dispute, dossier: Dossier) -> Difference | None:
    a, b = dossier.in_text_order(dispute.a), dossier.in_text_order(dispute.b)
    if not a or not b:
        return None
    heading, gloss = wording()["kind"].get(dispute.kind, (dispute.kind, ""))
    text = _text(dispute, a[0], b[0], dossier) or heading
    return Difference(
        dispute.kind, heading, gloss, Sentence(text, (*a, *b)),
        tuple(_quoted(ident, dossier) for ident in a), tuple(_quoted(ident, dossier) for ident in b),
        dispute.place, dispute.kind in SHARP and not _is_of_a_country(dispute, dossier),
    )  # fmt: skip


def _is_of_a_country(dispute: Dispute, dossier: Dossier) -> bool:
    """Whether two sides are said to hold a whole country: seldom more than two ways of putting it."""
    kinds = {dossier.places[place].kind for place in dispute.place if place in dossier.places}
    return dispute.kind == "holder" and kinds == {"country"}


def _text(dispute: Dispute, a: str, b: str, dossier: Dossier) -> str:
    """One sentence: where, which voices, and what they disagree on; the quotes stand beside it."""
    one, other = (with_article(dossier.voice_names(dossier.claims[ident])[0]) for ident in (a, b))
    why = dossier.reasons.get((a, b)) or dossier.reasons.get((b, a), "")
    if dispute.kind == "denial" and one == other:
        text = f"{one} is reported both to say it and to deny it."
    elif dispute.kind == "denial":
        text = f"what was said by {one} is denied by {other}."
    elif why:
        text = f"{one}: {why}." if one == other else f"{one} and {other}: {why}."
    else:
        text = dispute.text
    where = join_words([dossier.place_name(place) for place in dispute.place], 3, "more places")
    return f"{where}: {text}" if where and text else begin_sentence(text)


def _quoted(ident: str, dossier: Dossier) -> Quoted:
    claim = dossier.claims[ident]
    day = render_day(dossier.report_of(claim).dating.day, year=False)
    before, after = find_sentence(dossier.report_of(claim), claim)
    return Quoted(
        ident, before, claim.evidence.exact, after, claim.polarity == "denied", dossier.voice_names(claim),
        dossier.outlet_name(claim.doc), day,
    )  # fmt: skip
