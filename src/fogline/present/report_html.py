"""The situation report as one self-contained HTML file: no script, no outside address, a style sheet of its own."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from fogline.lexicon.boundaries import Boundary
from fogline.lexicon.phrases import begin_sentence
from fogline.models.dossier import Dossier
from fogline.present.counts import render_number
from fogline.present.dependence_picture import render_dependence
from fogline.present.differences import Difference
from fogline.present.footnotes import Footnotes
from fogline.present.map import plan_map, render_map
from fogline.present.origins import Origin
from fogline.present.passages import Passage, render_text
from fogline.present.plain_places import PlainPlaces
from fogline.present.possession import OPEN, name_status
from fogline.present.report_markdown import day_name, told_side, when
from fogline.present.safe_text import anchor, for_html, for_terminal, isolate_runs, name_bidi, shorten
from fogline.present.sitrep import SituationReport, subtitle
from fogline.present.symbols import assign_symbols, render_symbol
from fogline.present.timeline_picture import render_timeline
from fogline.present.tolls import split_tolls
from fogline.state.dependence import derive_dependence

_MILD = ("scope", "superseded")


def render_html(report: SituationReport, dossier: Dossier, boundaries: Sequence[Boundary] = ()) -> str:
    """The report as HTML. `boundaries` are borders for the map, drawn for orientation."""
    footnotes = Footnotes(dossier)
    plan = plan_map(report.possessions)
    statuses = _statuses(report)
    symbols = assign_symbols(statuses)
    style = files("fogline.present").joinpath("templates/report.css").read_text(encoding="utf-8")

    def hint(claim: str) -> str:
        found = dossier.claims[claim]
        return f"“{shorten(found.evidence.exact, 240)}” – {' → '.join(dossier.voice_names(found))}"

    def icon(status: str) -> Markup:
        drawn = render_symbol(symbols[status], 9, 9, 6)
        return Markup('<svg class="icon" viewBox="0 0 18 18" aria-hidden="true">{}</svg>').format(drawn)

    def texts() -> Iterator[tuple[Origin, Markup]]:
        return _texts(report, dossier, footnotes)

    return _environment().get_template("report.html.j2").render(
        report=report, subtitle=subtitle(report),
        unnamed=dossier.unnamed_outlets, style=Markup(style), style_hash=hash_style(style), anchor=anchor,
        notes=footnotes.numbers, footnotes=footnotes.notes, hint=hint, icon=icon, texts=texts, when=when,
        told_side=told_side,
        day_name=day_name, map=render_map(plan, symbols, boundaries, 1000, 640, size=13),
        map_narrow=render_map(plan, symbols, boundaries, 420, 480, size=12),
        timeline=render_timeline(report.entries, 1000),
        timeline_narrow=render_timeline(report.entries, 400, label_width=92),
        legend=[(status, name_status(status, dossier)) for status in statuses],
        far=[f"{row.name} ({row.shown})" for row in plan.far], unplaced=[row.name for row in plan.unplaced],
        held=[row for row in report.possessions if not row.movement],
        moved=[row for row in report.possessions if row.movement],
        sharp=_by_kind(one for one in report.differences if one.kind not in _MILD),
        mild=_by_kind(one for one in report.differences if one.kind in _MILD),
        mild_count=sum(one.kind in _MILD for one in report.differences),
        dependence=render_dependence(derive_dependence(dossier)),
        totals=list(split_tolls(report.tolls)[0]), counts=list(split_tolls(report.tolls)[1]),
    )  # fmt: skip


def hash_style(style: str) -> str:
    """The source expression that lets exactly this style sheet through a content security policy (CSP Level 3)."""
    return "sha256-" + b64encode(sha256(style.encode()).digest()).decode()


def _by_kind(differences: Iterable[Difference]) -> list[tuple[str, str, list[Difference]]]:
    groups: dict[tuple[str, str], list[Difference]] = defaultdict(list)
    for one in differences:
        groups[one.heading, one.gloss].append(one)
    return [(heading, gloss, group) for (heading, gloss), group in groups.items()]


def _statuses(report: SituationReport) -> list[str]:
    counts: dict[str, int] = defaultdict(int)
    for row in report.possessions:
        counts[row.status] += 1
    return sorted(counts, key=lambda status: (status in OPEN, -counts[status], status))


def _texts(report: SituationReport, dossier: Dossier, footnotes: Footnotes) -> Iterator[tuple[Origin, Markup]]:
    passages: dict[str, list[Passage]] = defaultdict(list)
    for note in footnotes.notes():
        claim = dossier.claims[note.claim]
        passages[dossier.report_of(claim).id].append(Passage(note.start, note.end, note.claim, note.number))
    for origin in report.origins:
        yield origin, render_text(dossier.report_by_id[origin.report], passages[origin.report])


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("fogline.present"), autoescape=True, finalize=_finalize, undefined=StrictUndefined,
        trim_blocks=False, extensions=[PlainPlaces],
    )  # fmt: skip
    environment.filters["plain"] = lambda value: value if isinstance(value, Markup) else escape(name_bidi(str(value)))
    environment.filters["attr"] = lambda text: Markup(escape(for_terminal(text)))
    environment.filters["words"] = lambda text: isolate_runs(for_html(text))
    environment.filters["sentence"] = begin_sentence
    environment.globals["counted"] = render_number
    return environment


def _finalize(value: object) -> object:
    return value if isinstance(value, Markup) else isolate_runs(escape(name_bidi(str(value))))
