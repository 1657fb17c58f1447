"""Score times: python quality/times.py [--meantime ARCHIVE] [--claims] [--show wrong|missed|extra]

Times of reports, against gold that others made (MEANTIME's TIMEX3) and against our own gold claims.

MEANTIME: 120 Wikinews reports, the day of each given. An expression matches a gold DATE or TIME whose words it shares
(lenient) or has exactly (strict); its value is right where the TIMEX3 values are the same. Value F1 is the harmonic
mean of right values over expressions and over gold times, as TempEval-3 counts. Expressions on gold durations and sets
are set aside and counted apart. Date lines (the report's own date) are left out of the headline figures. Beside it, in
the same run: dateparser on the gold spans (it is told where the times are, so that only its values are judged), and
dateparser's own search. HeidelTime's published value F1 on TempEval-3 is 77.6 (another corpus; Strötgen et al. 2013).

Gold claims: for each claim that has a time, whether an expression of its sentence, or of the one before, has exactly
that interval.

Status 1 below a floor of floors.toml, section [times].
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from archives import open_folder
from fogline.errors import FoglineError
from fogline.models.capture import Capture
from fogline.models.measure import TimeExpression
from fogline.models.report import Report
from fogline.read.draft import read_draft
from fogline.read.report import read_report
from fogline.read.tagger import Tagger
from fogline.resolve.quantities import resolve_quantities
from fogline.resolve.times import resolve_times
from timex import POINTS, Timex, find_values, normalise, read_meantime

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
MEANTIME = HERE / "../../shared/data/language/meantime.tar.xz"
HEIDELTIME = 0.776
Found = tuple[int, int, str, str]
"""Characters `[start, end)`, words, TIMEX3 value."""


@dataclass
class TimexScore:
    """Counts over reports: gold times, expressions found, those that share words, the same words, the same value."""

    gold: int = 0
    found: int = 0
    lenient: int = 0
    strict: int = 0
    value: int = 0
    aside: int = 0
    seconds: float = 0.0
    words: int = 0

    def f1(self, what: str) -> float:
        """F1 of `lenient`, `strict` or `value`."""
        return 2 * int(getattr(self, what)) / max(1, self.gold + self.found)

    def line(self, name: str) -> str:
        """One line of the table."""
        rates = "  ".join(f"{what} {self.f1(what):.3f}" for what in ("lenient", "strict", "value"))
        share = self.value / max(1, self.lenient)
        return (
            f"{name:34} F1 {rates}  value of found {share:.3f}  gold {self.gold} found {self.found} aside {self.aside}"
        )


def score_times(
    reports: Iterable[tuple[Report, list[Timex]]],
    find: Callable[[Report, list[Timex]], list[Found]],
    show: str = "",
    lines: bool = False,
) -> TimexScore:
    """Score what `find` finds in each report. `lines`: count date lines too."""
    total = TimexScore()
    for report, gold in reports:
        begun = perf_counter()
        found = find(report, gold)
        total.seconds += perf_counter() - begun
        total.words += len(report.text.split())
        points = [t for t in gold if t.type in POINTS and (lines or not t.creation)]
        aside = [t for t in gold if t not in points]
        kept = [f for f in found if any(_meet(f, t) for t in points) or not any(_meet(f, t) for t in aside)]
        total.aside += len(found) - len(kept)
        total.gold += len(points)
        total.found += len(kept)
        _count(total, report, points, kept, show)
    return total


def _meet(found: Found, timex: Timex) -> bool:
    return found[0] < timex.end and timex.start < found[1]


def _count(total: TimexScore, report: Report, points: list[Timex], found: list[Found], show: str) -> None:
    free = list(found)
    for timex in points:
        near = [f for f in free if _meet(f, timex)]
        if not near:
            _tell(show == "missed", "missed", report, timex, None)
            continue
        best = max(near, key=lambda f: (f[:2] == (timex.start, timex.end), _same(f, timex), -f[0]))
        free.remove(best)
        total.lenient += 1
        total.strict += best[:2] == (timex.start, timex.end)
        total.value += _same(best, timex)
        _tell(show == "wrong" and not _same(best, timex), "wrong", report, timex, best)
    for rest in free:
        _tell(show == "extra", "extra", report, None, rest)


def _same(found: Found, timex: Timex) -> bool:
    return normalise(found[3]) == normalise(timex.value)


def _tell(wanted: bool, what: str, report: Report, timex: Timex | None, found: Found | None) -> None:
    if wanted:
        start = timex.start if timex else found[0] if found else 0
        around = report.text[max(0, start - 60) : start + 60].replace("\n", " / ")
        gold = (timex.text, timex.value, timex.type) if timex else None
        print(f"  {what} {report.dating.day} gold {gold} found {found and found[2:]} | {around}")


def find_ours(report: Report, gold: list[Timex]) -> list[Found]:
    """Our expressions, without those that stand around or beside another."""
    found = [e for e in resolve_times(report) if not e.dates_next]
    inner = [e for e in found if not any(_holds(e, other) for other in found)]
    return [(a, b, report.text[a:b], value) for e in inner for a, b, value in find_values(e)]


def _holds(outer: TimeExpression, inner: TimeExpression) -> bool:
    return outer is not inner and outer.start <= inner.start and inner.end <= outer.end


def find_by_dateparser(report: Report, gold: list[Timex]) -> list[Found]:
    """dateparser's value of each gold span: a day, or the month or year alone where it is told no day."""
    import dateparser  # type: ignore[import-untyped,unused-ignore]

    found = []
    for timex in gold:
        for period, value in (("day", "%Y-%m-%d"), ("month", "%Y-%m"), ("year", "%Y")):
            data = dateparser.DateDataParser(languages=["en"], settings=_settings(report)).get_date_data(timex.text)
            if data.date_obj and (data.period == period or period == "year"):
                found.append((timex.start, timex.end, timex.text, data.date_obj.strftime(value)))
                break
    return found


def search_by_dateparser(report: Report, gold: list[Timex]) -> list[Found]:
    """dateparser's own search over each sentence."""
    from dateparser.search import search_dates  # type: ignore[import-untyped,unused-ignore]

    found = []
    for sentence in report.sentences:
        text, at = report.text[sentence.start : sentence.end], 0
        for words, moment in search_dates(text, languages=["en"], settings=_settings(report)) or []:
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                found.append((sentence.start + start, sentence.start + at, words, f"{moment:%Y-%m-%d}"))
    return found


def _settings(report: Report) -> Any:
    day = report.dating.day
    assert day is not None
    return {"RELATIVE_BASE": datetime(day.year, day.month, day.day), "PREFER_DATES_FROM": "past",
            "RETURN_TIME_AS_PERIOD": False}  # fmt: skip


def score_meantime(archive: Path, tagger: Tagger | None, show: str, baselines: bool) -> TimexScore:
    """Print the table of MEANTIME; the score of our own expressions without date lines."""
    with open_folder(archive) as unpacked:
        folder = next(unpacked.glob("*/*/intra-doc_annotation")).parent
        reports = list(read_meantime(folder, tagger))
    score = score_times(reports, find_ours, show)
    print(score.line("fogline"))
    print(score_times(reports, find_ours, lines=True).line("fogline, with date lines"))
    if baselines:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            print(score_times(reports, find_by_dateparser).line("dateparser, told the gold spans"))
            print(score_times(reports, search_by_dateparser).line("dateparser, its own search"))
    print(f"{'HeidelTime, TempEval-3 (published)':34} F1 value {HEIDELTIME:.3f}")
    print(f"{'time':34} {score.seconds / score.words * 500_000:.1f} ms a 500 words")
    return score


def read_reports(folder: Path, texts: Path, tagger: Tagger) -> dict[str, Report]:
    """The reports of a folder of gold, with their dates given, read by the real reader."""
    name = next(n for n in ("reports.json", "published.json") if (folder / n).exists())
    facts = json.loads((folder / name).read_text(encoding="utf-8"))
    now, reports = datetime(2030, 1, 1, tzinfo=UTC), {}
    for doc, fact in sorted(facts.items()):
        if not (texts / doc).exists():
            continue
        given = {k: str(v) for k, v in (fact if isinstance(fact, dict) else {"published": fact}).items()}
        data = (texts / doc).read_bytes()
        draft = read_draft(Capture(doc, doc, data, "text/plain", now, given), date(2030, 1, 1))
        if draft is not None:
            tagged = tagger.tag([draft.words(i) for i in range(len(draft.sentences))])
            reports[doc] = read_report(draft, tagged, now)
    return reports


def score_claims(folder: Path, texts: Path, tagger: Tagger, show: str) -> Counter[str]:
    """Gold times and figures of a folder of claims, and those that an expression or count of the report has."""
    reports = read_reports(folder, texts, tagger)
    found = {doc: (resolve_times(r), resolve_quantities(r)) for doc, r in reports.items()}
    counts: Counter[str] = Counter()
    for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        if claim["doc"] not in reports:
            continue
        times, quantities = found[claim["doc"]]
        if claim.get("time"):
            hit = _has_time(reports[claim["doc"]], times, claim)
            counts["times"] += 1
            counts["times right"] += hit
            if show == "missed" and not hit:
                print(f"  missed {claim['doc'][:14]} {claim['time']} {claim['quote'][:100]!r}")
        near = {(q.low, q.high) for q in quantities if q.start < claim["end"] and q.end > claim["start"]}
        for figure in claim.get("figures") or []:
            counts["figures"] += 1
            counts["figures right"] += (figure["low"], figure["high"]) in near
            if show == "missed" and (figure["low"], figure["high"]) not in near:
                print(f"  missed {claim['doc'][:14]} {figure} {claim['quote'][:100]!r}")
    return counts


def _has_time(report: Report, times: list[TimeExpression], claim: dict[str, Any]) -> bool:
    inside = [s.index for s in report.sentences if s.start < claim["end"] and s.end > claim["start"]]
    if not inside:
        return False
    first, last = report.sentences[max(0, inside[0] - 1)].start, report.sentences[inside[-1]].end
    return any(
        [e.interval.first.isoformat(), e.interval.last.isoformat()] == claim["time"]
        for e in times
        if e.interval and first <= e.start < last
    )


def _load_tagger() -> Tagger | None:
    try:
        return Tagger.load()
    except (OSError, FoglineError):
        return None


def main() -> int:
    """Print both tables; 1 below a floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--meantime", type=Path, default=MEANTIME)
    parser.add_argument("--show", choices=["wrong", "missed", "extra"], default="")
    parser.add_argument("--quick", action="store_true", help="no baselines")
    parser.add_argument("--only", choices=["meantime", "claims"])
    args = parser.parse_args()
    table = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    floors, tagger, failed = table.get("times", {}), _load_tagger(), False
    if args.only != "claims":
        if args.meantime.exists():
            score = score_meantime(args.meantime, tagger, args.show, not args.quick)
            failed |= any(score.f1(what) < floors.get(what, 0) for what in ("lenient", "strict", "value"))
        else:
            print("MEANTIME skipped: not on this machine")
    if args.only != "meantime" and tagger:
        failed |= _print_claims(table, tagger, args.show)
    if failed:
        print("BELOW A FLOOR")
    return int(failed)


def _print_claims(table: dict[str, Any], tagger: Tagger, show: str) -> bool:
    folders = {(HERE / row["gold"]).resolve(): (HERE / row.get("texts", row["gold"])).resolve() for row in
               [*table["claims"], *table["assembly"]]}  # fmt: skip
    total: Counter[str] = Counter()
    for folder, texts in folders.items():
        if (folder / "claims.jsonl").exists():
            counts = score_claims(folder, texts, tagger, show)
            shown = "  ".join(f"{kind} {counts[kind + ' right']}/{counts[kind]}" for kind in ("times", "figures"))
            print(f"{folder.name:34} {shown}")
            if not folder.name.startswith("held"):
                total.update(counts)
    shares = {kind: total[kind + " right"] / max(1, total[kind]) for kind in ("times", "figures")}
    print(f"{'all but what is held aside':34} times {shares['times']:.3f}  figures {shares['figures']:.3f}")
    floors = table.get("times", {})
    return any(share < floors.get(f"claims_{kind}", 0) for kind, share in shares.items())


if __name__ == "__main__":
    sys.exit(main())
