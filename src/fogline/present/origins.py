"""Origins: the reports that were read, how they are dated, and which of them rest on others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fogline.models.dossier import Dossier
from fogline.models.event import Reprint
from fogline.models.report import Dating, ReportCard
from fogline.present.days import render_day
from fogline.present.safe_text import shorten

BASES = {
    "given": "given with the document", "stated": "stated in the text", "dateline": "from the dateline",
    "caption": "from a caption", "inferred": "worked out from the story", "none": "not known",
}  # fmt: skip
"""How a date of publication is known, as a reader says it."""


def name_basis(dating: Dating, *, short: bool = False) -> str:
    """How a date of publication is known, as a reader says it; `short`: in the field's one word where there is one."""
    told = dating.basis if short else BASES.get(dating.basis, dating.basis)
    if dating.year_worked_out:
        return f"its year {told}" if dating.basis == "inferred" else f"{told}, its year worked out"
    return told


@dataclass(frozen=True, slots=True)
class Origin:
    """One report as a source. `rests_on` says in words what it takes from others; `unsure` marks dates
    that the report does not state whole."""

    report: str
    doc: str
    outlet: str
    title: str
    day: str
    basis: str
    why: str
    unsure: bool
    claims: int
    rests_on: tuple[str, ...]


def derive_origins(dossier: Dossier) -> list[Origin]:
    """One row a report, in the order of the dossier."""
    counts = Counter(claim.report for claim in dossier.claims.values())
    return [_origin(card, counts[card.id], dossier) for card in dossier.reports]


def _origin(card: ReportCard, claims: int, dossier: Dossier) -> Origin:
    links = [
        _link(reprint, dossier) for reprint in dossier.reprints if _borrower(reprint) in (card.doc, card.id, *card.also)
    ]
    if card.agency and card.agency != card.publisher and not links:
        links.append(f"carries copy of {card.agency}")
    return Origin(
        card.id, card.doc, card.publisher or "outlet not named", headline(card), render_day(card.dating.day),
        name_basis(card.dating), card.dating.why, card.dating.worked_out,
        claims, tuple(dict.fromkeys(links)),
    )  # fmt: skip


def headline(card: ReportCard) -> str:
    """A report's title, or the first line that is no furniture, shortened."""
    if card.title:
        return shorten(card.title, 110)
    for block in card.blocks:
        if block.kind != "furniture":
            return shorten(card.text[block.start : block.end], 110)
    return shorten(card.text[:200], 110)


def _borrower(reprint: Reprint) -> str:
    return reprint.b


def _link(reprint: Reprint, dossier: Dossier) -> str:
    other = dossier.report_by_doc.get(reprint.a) or dossier.report_by_id.get(reprint.a)
    name = f"{other.publisher or other.doc} ({other.doc})" if other else reprint.a
    if reprint.kind == "cites":
        return f"cites {name}"
    if reprint.kind == "full":
        return f"reprints {name}"
    return f"shares passages with {name} ({reprint.share:.0%} of the text)"
