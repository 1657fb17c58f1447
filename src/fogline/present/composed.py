"""Composed report: a situation report from facts that somebody chose; every sentence keeps the claims it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from markupsafe import escape

from fogline.errors import EvidenceError
from fogline.lexicon.phrases import begin_sentence
from fogline.present.days import render_day, render_days
from fogline.present.safe_text import for_html, for_markdown, for_terminal, shorten
from fogline.present.sentence import Sentence

Item = Mapping[str, Any]
SECTIONS = {"s": "Who holds what", "e": "What happened", "t": "Tolls", "d": "Where accounts differ"}
"""Headings by the first letter of a fact's id, in reading order."""
_CLAIMS = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence that can stand in the report: its id, the day it belongs to, its weight among its kind."""

    id: str
    sentence: Sentence
    day: date | None
    weight: float
    href: str

    @property
    def section(self) -> str:
        """The heading that it stands under."""
        return SECTIONS[self.id[0]]

    @property
    def footnotes(self) -> tuple[str, ...]:
        """The claims that are quoted under it, the first of those it rests on."""
        return self.sentence.claims[:_CLAIMS]


@dataclass(frozen=True, slots=True)
class Note:
    """A claim as a footnote: its quote, by whose word, where and when it was printed."""

    number: int
    claim: str
    quote: str
    voices: tuple[str, ...]
    day: str
    doc: str
    denied: bool
    modality: str


@dataclass(frozen=True, slots=True)
class Composed:
    """The report: its title, what it covers, sections of facts with the numbers of their footnotes, the footnotes."""

    title: str
    period: str
    sections: tuple[tuple[str, tuple[tuple[Fact, tuple[int, ...]], ...]], ...]
    notes: tuple[Note, ...]
    version: str


def make_facts(
    events: Iterable[Item], tolls: Iterable[Item], disputes: Iterable[Item], statuses: Iterable[Item]
) -> list[Fact]:
    """Facts from rows of the picture; a row that no claim carries is left out."""
    found = [
        *(_read(_make_status, one) for one in statuses), *(_read(_make_event, one) for one in events),
        *(_read(_make_toll, one) for one in tolls), *(_read(_make_dispute, one) for one in disputes),
    ]  # fmt: skip
    return list({fact.id: fact for fact in found if fact}.values())


def choose_facts(facts: Sequence[Fact], count: int) -> list[str]:
    """Ids of so many facts for a first draft: half of it what happened, the rest shared; each kind by its weight."""
    shares = {"e": max(1, count // 2), "s": count // 4, "t": count // 8 or 1, "d": count // 8 or 1}
    chosen: list[str] = []
    for kind, share in shares.items():
        mine = sorted((f for f in facts if f.id[0] == kind), key=lambda f: -f.weight)
        chosen += [fact.id for fact in mine[:share]]
    left = sorted((f for f in facts if f.id not in chosen and f.id[0] == "e"), key=lambda f: -f.weight)
    return chosen + [fact.id for fact in left[: max(0, count - len(chosen))]]


def compose(
    title: str, period: tuple[date, date], facts: Sequence[Fact], claims: Mapping[str, Item], version: str
) -> Composed:
    """Put chosen facts, in the order given, under their headings. Raises EvidenceError for one without a claim."""
    numbers: dict[str, int] = {}
    sections = []
    for heading in SECTIONS.values():
        rows = []
        for fact in (one for one in facts if one.section == heading):
            known = [ident for ident in fact.footnotes if ident in claims]
            if not known:
                raise EvidenceError(f"no claim carries “{shorten(fact.sentence.text, 80)}” any more")
            rows.append((fact, tuple(numbers.setdefault(ident, len(numbers) + 1) for ident in known)))
        if rows:
            sections.append((heading, tuple(rows)))
    notes = tuple(_make_note(number, ident, claims[ident]) for ident, number in numbers.items())
    return Composed(title, render_days(*period), tuple(sections), notes, version)


def render_text(report: Composed) -> str:
    """The report as plain text, footnotes in brackets."""
    lines = [for_terminal(report.title), report.period, ""]
    for heading, rows in report.sections:
        lines += [heading.upper(), ""]
        for fact, numbers in rows:
            lines += [f"{for_terminal(fact.sentence.text)} {''.join(f'[{n}]' for n in numbers)}", ""]
    lines += ["SOURCES", ""]
    lines += [f"[{note.number}] {for_terminal(tell_note(note))}" for note in report.notes]
    return "\n".join([*lines, "", _METHOD.format(version=report.version)]) + "\n"


def render_markdown(report: Composed) -> str:
    """The report as Markdown with footnotes; words of reports are escaped, so that none of them is markup."""
    lines = [f"# {for_markdown(report.title)}", "", for_markdown(report.period), ""]
    for heading, rows in report.sections:
        lines += [f"## {heading}", ""]
        for fact, numbers in rows:
            lines.append(f"- {for_markdown(fact.sentence.text)}{''.join(f'[^{n}]' for n in numbers)}")
        lines.append("")
    lines += [f"[^{note.number}]: {for_markdown(tell_note(note))}" for note in report.notes]
    return "\n".join([*lines, "", f"*{_METHOD.format(version=report.version)}*"]) + "\n"


def render_html(report: Composed) -> str:
    """The report as one HTML file without script or outside address."""
    parts = [
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(for_terminal(report.title))}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{for_html(report.title)}</h1>\n<p>{for_html(report.period)}</p>",
    ]
    for heading, rows in report.sections:
        parts.append(f"<h2>{escape(heading)}</h2>\n<ul>")
        for fact, numbers in rows:
            notes = "".join(f'<sup><a href="#n{n}">{n}</a></sup>' for n in numbers)
            parts.append(f"<li>{for_html(fact.sentence.text)} {notes}</li>")
        parts.append("</ul>")
    parts.append("<h2>Sources</h2>\n<ol>")
    parts += [f'<li id="n{note.number}">{for_html(tell_note(note))}</li>' for note in report.notes]
    parts.append(f"</ol>\n<p><small>{escape(_METHOD.format(version=report.version))}</small></p></body></html>\n")
    return "\n".join(parts)


def tell_note(note: Note) -> str:
    """A footnote in words."""
    marks = "; denied" * note.denied + (f"; {note.modality}" if note.modality != "actual" else "")
    return f"“{note.quote}” – {' → '.join(note.voices)}, {note.day} ({note.doc}; claim {note.claim}{marks})"


_METHOD = (
    "Written with Fogline {version} from the words of the reports alone; every sentence rests on the claims it is "
    "numbered with. Read a line's quote before you use it."
)
_STYLE = (
    "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif}h1{font-size:1.6rem}"
    "li{margin:.35rem 0}sup a{text-decoration:none}@media print{body{margin:0;max-width:none}}"
)


def _read(make: Any, row: Item) -> Fact | None:
    try:
        made: Fact = make(row)
    except EvidenceError:
        return None
    return made


def _make_event(row: Item) -> Fact:
    day = row["day"]
    when = row.get("when") or (render_day(day, year=False) if row.get("first") or row.get("last") else "")
    text = f"{when}: {row['text']}" if when else row["text"]
    marks = " Disputed." if row["disputed"] else ""
    hedge = f" – {row['hedge']}" if row.get("hedge") else ""
    sentence = Sentence(f"{begin_sentence(text)}{hedge}.{marks}", tuple(row.get("claims", ())))
    return Fact(f"e{row['id']}", sentence, day, row["weight"], f"/events/{row['id']}")


def _make_toll(row: Item) -> Fact:
    where = f", {row['where']}" if row.get("where") else ""
    told = f" – according to {row['voices']}" if row.get("voices") else ""
    text = f"{row.get('window') or 'no date'}: {row['count']} {row.get('counted', '')}{where}{told}."
    claims = tuple(row.get("claims", ()))
    sentence = Sentence(begin_sentence(text), claims)
    weight = (1e6 if row["running"] else 0.0) + float(row["number"] or 0)
    return Fact(f"t{claims[0]}-{row['measure']}-{row['number'] or 0}", sentence, row["as_of"], weight, "/ledger")


def _make_dispute(row: Item) -> Fact:
    one, other = row["a"][0], row["b"][0]
    text = f"{row['text'].rstrip('.')}: “{shorten(one['quote'], 150)}” against “{shorten(other['quote'], 150)}”."
    claims = tuple(dict.fromkeys(side["claim"] for side in (*row["a"], *row["b"])))
    ident = f"d{row['kind']}-{one['claim']}-{other['claim']}"
    href = f"/events/{row['event']}" if row["event"] else "/disputes"
    return Fact(ident, Sentence(begin_sentence(text), claims), row["day"], -float(row["rank"]), href)


def _make_status(row: Item) -> Fact:
    day = row["last_evidence"]
    text = f"{row['name']}: {row['words']}. {row.get('why', '')}".strip()
    weight = float(day.toordinal()) if day else 0.0
    sentence = Sentence(text, tuple(row.get("claims", ())))
    return Fact(f"s{row['place']}", sentence, day, weight, f"/places/{quote(row['place'], safe='')}")


def _make_note(number: int, ident: str, claim: Item) -> Note:
    said = claim["said"]
    return Note(
        number, ident, claim["quote"], tuple(claim["voices"]), render_day(said) if said else "no date", claim["doc"],
        claim["polarity"] == "denied", claim["modality"],
    )  # fmt: skip
