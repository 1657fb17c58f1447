"""The situation report as Markdown (CommonMark with tables and footnotes)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from fogline.models.dossier import Dossier
from fogline.present.chronology import Entry
from fogline.present.counts import render_number
from fogline.present.days import render_days
from fogline.present.differences import Quoted
from fogline.present.footnotes import Footnotes
from fogline.present.safe_text import for_markdown, shorten
from fogline.present.sitrep import SituationReport, subtitle
from fogline.present.tolls import Toll


def render_markdown(report: SituationReport, dossier: Dossier) -> str:
    """The report as Markdown; words of reports are escaped, so that none of them is markup."""
    footnotes = Footnotes(dossier)

    def notes(claims: Iterable[str]) -> Markup:
        return Markup("").join(Markup(f"[^{number}]") for number, _ in footnotes.numbers(claims))

    text = _environment().get_template("report.md.j2").render(
        report=report, subtitle=subtitle(report),
        unnamed=dossier.unnamed_outlets, notes=notes, footnotes=footnotes.notes, marks=_marks, when=when,
        told_side=told_side, in_context=in_context,
        counted=render_number, day_name=day_name, strong=_strong, struck=_struck, indent=_indent, chain=_chain,
        held=[row for row in report.possessions if not row.movement],
        moved=[row for row in report.possessions if row.movement],
    )  # fmt: skip
    return text.strip() + "\n"


def day_name(day: date | None) -> str:
    """A day's heading: "Friday 29 November 2024"."""
    return f"{day:%A} {day.day} {day:%B %Y}" if day else "No date known"


def told_side(quoted: Quoted) -> str:
    """One side of a disagreement in a line: its quote, a denial with the words that deny."""
    before = quoted.before if quoted.denied else ""
    return shorten(before + quoted.quote, 150)


def in_context(quoted: Quoted) -> str:
    """A quote, in quotation marks, inside the sentence that it stands in."""
    return f"{quoted.before}“{quoted.quote}”{quoted.after}"


def when(entry: Entry) -> str:
    """When an entry happened, outside its day's list; empty where no text gives it."""
    return render_days(entry.first, entry.last, year=bool(entry.background)) if entry.first or entry.last else ""


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("fogline.present"),
        autoescape=False,
        finalize=_finalize,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )


def _finalize(value: object) -> str:
    return str(value) if isinstance(value, Markup) else for_markdown(str(value))


def _marks(entry: Entry) -> Markup:
    words = []
    if entry.disputed:
        words.append("disputed")
    if entry.vouching.party_only:
        words.append("a party's word alone")
    elif entry.vouching.independent > 1:
        words.append(f"{entry.vouching.independent} independent voices")
    return Markup(" **[" + "; ".join(words) + "]**") if words else Markup("")


def _strong(text: str) -> Markup:
    return Markup("**") + Markup(for_markdown(text)) + Markup("**")


def _struck(toll: Toll) -> Markup:
    count = Markup(for_markdown(toll.count))
    return Markup("~~") + count + Markup("~~") if toll.overtaken else count


def _indent(toll: Toll) -> Markup:
    return Markup("↳ " * toll.depth)


def _chain(voices: Sequence[str]) -> str:
    return " → ".join(voices)
