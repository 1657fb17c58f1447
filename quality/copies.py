"""Find copies among outlets: python quality/copies.py [CSV or ARCHIVE] [--show]

The articles of FA-KES (see quality/fakes.py) are handed to `fogline.assemble.copies` with their outlets and days.

- recall: of the pairs of two outlets whose shorter article has at least a fifth of its runs of five words in the other
  (counted here over all pairs, with no index), the share that is found as copies;
- precision: of the pairs found (50 drawn by a fixed seed where there are more), the share that is right by hand: text
  was taken from the other article or from the same agency text on the same story;
- by hand: those pairs, filled up to 50 with the pairs of two outlets that come nearest to being found and are not (by
  containment, from a dozen runs in common): how many of all are judged right, and how many copies were left out.
  The verdicts stand in copies.toml by article numbers, each with a word of why; a pair that nobody has looked at counts
  as a copy only where the two share a fifth of the runs, and is said to be so.

Status 1 below the floors of floors.toml, section [copies].
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from fakes import ARCHIVE, Article, read_articles
from fogline.assemble.copies import find_reprints
from fogline.models.event import Reprint
from fogline.models.report import Dating, ReportCard

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
VERDICTS = HERE / "copies.toml"
SEED, DRAWN, CONTAINED, RUN, FEWEST = 17, 50, 0.2, 5, 12
Pair = tuple[str, str]


def make_cards(articles: Sequence[Article]) -> list[ReportCard]:
    """Articles as the assembly takes them."""
    moment = datetime(2018, 1, 1, tzinfo=UTC)
    return [
        ReportCard(
            doc=a.ident, id=a.ident, sha256=a.ident, publisher=a.outlet, dating=Dating(a.day, "given"), title=None,
            text=a.text, agency=None, retrieved_at=moment,
        )
        for a in articles
    ]  # fmt: skip


def count_containment(articles: Sequence[Article]) -> dict[Pair, float]:
    """Containment of all pairs that share a run of five words."""
    runs = {a.ident: _find_runs(a.text) for a in articles}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for article in articles:
        for run in runs[article.ident]:
            holders[run].append(article.ident)
    common: Counter[Pair] = Counter()
    for idents in holders.values():
        common.update((a, b) for n, a in enumerate(idents) for b in idents[n + 1 :])
    return {(min(p), max(p)): n / min(len(runs[p[0]]), len(runs[p[1]])) for p, n in common.items()}


def _find_runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def read_verdicts() -> dict[Pair, bool]:
    """Whether a pair is a copy, by those who looked."""
    rows = tomllib.loads(VERDICTS.read_text(encoding="utf-8")) if VERDICTS.is_file() else {}
    return {
        (min(a, b), max(a, b)): key in ("right", "missed")
        for key in ("right", "wrong", "missed", "apart")
        for a, b, *_ in rows.get(key, [])
    }


def find_nearest(left: Mapping[Pair, float], articles: Mapping[str, Article], most: int) -> list[Pair]:
    """The pairs of two outlets with the highest containment, of at least a dozen runs in common."""
    found: list[Pair] = []
    for a, b in sorted(left, key=lambda pair: (-left[pair], pair)):
        if len(found) >= most:
            break
        if articles[a].outlet != articles[b].outlet:
            common = len(_find_runs(articles[a].text) & _find_runs(articles[b].text))
            found += [(a, b)] if common >= FEWEST else []
    return found


def main() -> int:
    """Print recall and precision; 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("articles", type=Path, nargs="?", default=ARCHIVE)
    parser.add_argument("--show", action="store_true", help="the pairs drawn, with what they share")
    options = parser.parse_args()
    if not options.articles.is_file():
        print("FA-KES copies skipped: not on this machine")
        return 0
    articles = read_articles(options.articles)
    outlet = {a.ident: a.outlet for a in articles}
    contained = count_containment(articles)
    wanted = {p for p, share in contained.items() if share >= CONTAINED and outlet[p[0]] != outlet[p[1]]}
    reprints = find_reprints(make_cards(articles))
    found = {(min(r.a, r.b), max(r.a, r.b)) for r in reprints}
    drawn = random.Random(SEED).sample(sorted(found), min(DRAWN, len(found)))
    left = {pair: share for pair, share in contained.items() if pair not in found}
    near = find_nearest(left, {a.ident: a for a in articles}, DRAWN - len(drawn))
    verdicts = read_verdicts()
    copied = {pair: verdicts.get(pair, contained.get(pair, 0.0) >= CONTAINED) for pair in (*drawn, *near)}
    good, missed = sum(copied[pair] for pair in drawn), sum(copied[pair] for pair in near)
    figures = {
        "recall": len(wanted & found) / len(wanted) if wanted else 1.0,
        "precision": good / len(drawn) if drawn else 1.0,
    }
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("copies", {})
    across = sum(outlet[a] != outlet[b] for a, b in found)
    print(f"{len(articles)} articles of {len(set(outlet.values()))} outlets; {len(found)} pairs found, {across} across")
    print(f"pairs of two outlets with containment of {CONTAINED} or more: {len(wanted)}, found {len(wanted & found)}")
    print(f"pairs found, of them {len(drawn)} looked at: right {good}; nearest left out {len(near)}, copies {missed}")
    alike = good + len(near) - missed
    print(f"by hand {len(copied)}: judged alike {alike}; not looked at {sum(p not in verdicts for p in copied)}")
    for name, value in figures.items():
        below = value < floors.get(name, 0.0)
        print(f"{name:10} {value:.3f}  floor {floors.get(name, 0.0):.3f}{'  BELOW ITS FLOOR' if below else ''}")
    if options.show:
        _show(
            [r for r in reprints if (min(r.a, r.b), max(r.a, r.b)) in copied], {a.ident: a for a in articles}, contained
        )
    return int(any(value < floors.get(name, 0.0) for name, value in figures.items()))


def _show(drawn: Sequence[Reprint], articles: Mapping[str, Article], contained: Mapping[Pair, float]) -> None:
    for one in drawn:
        a, b = articles[one.a], articles[one.b]
        share = contained.get((min(one.a, one.b), max(one.a, one.b)), 0.0)
        print(f"\n[{one.a}, {one.b}] {a.outlet} {a.day} / {b.outlet} {b.day}  {one.kind} {share:.2f}: {one.note}")
        for start, end, *_ in one.passages[:3]:
            print("   ", a.text[start:end][:160])
        print("  A:", a.text[:150])
        print("  B:", b.text[:150])


if __name__ == "__main__":
    sys.exit(main())
