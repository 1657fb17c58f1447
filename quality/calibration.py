"""Check belief against truth: python quality/calibration.py [--wars N] [--plot FILE] [--fakes ARCHIVE [--store STORE]]

What is true of a war is seldom known afterwards, so that belief is checked on three kinds of truth, none of them whole:

- Simulated wars (always). Events happen or are made up; sources of known habits tell of them, copy each other and deny;
  the claims they would make go through the real assembly and `fogline.state.credence`. Truth is known by construction,
  and as good as the habits assumed: HABITS and SOURCES below say them all. Wars with even numbers serve to fit slope
  and offset of lexicon/data/belief.toml, odd ones to measure.
- Later word. Over the story set: what an event was believed at the end of its first day of report, against what later
  reports made of it: borne out where a further voice that is no party (or a party against its own side) affirmed it,
  not borne out where such a voice denied it or it was withdrawn; events of which nobody else spoke later say nothing.
- FA-KES (with --fakes; the labels of Abu Salem et al. 2019, by comparison with the Violations Documentation Center's
  records): an event is taken as true where most of its reports are labelled credible. The label is of whole articles.

Printed for each: events by tenth of belief with the share that was true, the Brier score beside that of always saying
the base rate, and the expected calibration error. `--plot` writes the reliability diagram as SVG. Status 1 where the
measured Brier score is above the floor of floors.toml, section [calibration].
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from math import exp, log
from pathlib import Path
from typing import Any

from archives import read_rows
from fogline.assemble.assembly import assemble_claims
from fogline.lexicon.rulebook import load_rulebook
from fogline.models.claim import Claim, Slot, Voice
from fogline.models.entity import Actor, Place
from fogline.models.event import Assembly, Event
from fogline.models.holdings import Holdings
from fogline.models.measure import Interval
from fogline.models.report import Dating, ReportCard
from fogline.models.selector import select
from fogline.pipeline import run
from fogline.settings import Settings
from fogline.state.credence import derive_credence
from fogline.state.knowledge import end_of, find_known
from fogline.store.database import open_store
from fogline.store.view import View
from gold import read_gold

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
STORY = HERE / "corpus" / "story"
Pair = tuple[float, bool]
START = date(2031, 3, 1)

SOURCES = {
    # kind of source: (chance that it tells of a true event, that it tells of a false one that is abroad)
    "monitor": (0.45, 0.06), "outlet": (0.25, 0.10), "witness": (0.12, 0.04), "unnamed": (0.15, 0.45),
    "relief": (0.10, 0.02),
}  # fmt: skip
HABITS = {
    "events": 70,            # things that happen in a war
    "made_up": 0.45,         # false stories for each true event: boasts, rumours, errors
    "boast": 0.75,           # share of the false stories that a party starts, to its advantage; the others are rumours
    "claims_gain": 0.80,     # a party tells of its own gain
    "admits_loss": 0.18,     # and of its own loss
    "denies_loss": 0.45,     # it denies a true loss
    "denies_boast": 0.55,    # it denies the other's boast
    "refutes": 0.25,         # a monitor or witness denies a false story
    "copies": 0.60,          # an outlet takes over what another voice says, with its name
    "organs": 0.35,          # a second organ of the party says the same
    "day": 0.75,             # a voice gives the day
}  # fmt: skip


@dataclass
class War:
    """The claims of one simulated war, and which of them tell of what happened."""

    dice: random.Random
    reports: list[ReportCard] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    truth: dict[str, bool] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self.dice.random() < share


def simulate(seed: int) -> War:
    """A war of some weeks with two parties, monitors, outlets, witnesses and rumours."""
    war = War(random.Random(seed))
    for side in ("army", "rebels"):
        war.actors[side] = Actor(side, f"{side} of war {seed}", "armed-group", side=side, party=True)
        war.actors[f"{side}-radio"] = Actor(f"{side}-radio", f"{side} radio", "outlet", side=side, party=True)
    for n in range(2):
        war.actors[f"monitor{n}"] = Actor(f"monitor{n}", f"Valley Monitor {n}", "monitor")
    war.actors["relief"] = Actor("relief", "Lantern Relief", "ngo")
    war.actors["unnamed-reports"] = Actor("unnamed-reports", "unnamed reports", "unnamed")
    skill = {name: war.dice.uniform(0.5, 1.5) for name in (*war.actors, *(f"outlet{n}" for n in range(4)))}
    count = int(HABITS["events"])
    for n in range(count + int(count * HABITS["made_up"])):
        _tell_story(war, n, n < count, skill)
    return war


def _tell_story(war: War, n: int, true: bool, skill: dict[str, float]) -> None:
    kind = war.dice.choice(("seize", "seize", "airstrike", "withdraw", "clash"))
    doer, other = war.dice.sample(("army", "rebels"), 2)
    place = f"place{n}"
    war.places[place] = Place(place, f"Town {n}", "town")
    story = _Story(war, kind, doer, other, place, START + timedelta(days=war.dice.randrange(20)), true)
    gains, hurt = (other, doer) if kind == "withdraw" else (doer, other)
    if true or war.chance(HABITS["boast"]):
        if war.chance(HABITS["claims_gain"] if true else 1.0):
            story.say(gains)
            if war.chance(HABITS["organs"]):
                story.say(f"{gains}-radio")
        if true and war.chance(HABITS["admits_loss"]):
            story.say(hurt)
        elif war.chance(HABITS["denies_loss"] if true else HABITS["denies_boast"]):
            story.say(hurt, denied=True)
    for source, kind_of in _witnesses(war, n):
        tells, errs = SOURCES[kind_of]
        bend = skill.get(source, 1.0)
        if war.chance(min(0.95, tells * bend) if true else min(0.95, errs / bend)):
            story.say(source)
        elif not true and kind_of in ("monitor", "witness") and story.told and war.chance(HABITS["refutes"]):
            story.say(source, denied=True)


def _witnesses(war: War, n: int) -> Iterator[tuple[str, str]]:
    yield from ((f"monitor{k}", "monitor") for k in range(2))
    yield from ((f"outlet{k}", "outlet") for k in range(4))
    war.actors[f"person{n}"] = Actor(f"person{n}", f"Person {n}", "person")
    yield f"person{n}", "witness"
    yield "relief", "relief"
    yield "unnamed-reports", "unnamed"


@dataclass
class _Story:
    """One thing that happened or did not, and the claims on it."""

    war: War
    kind: str
    doer: str
    other: str
    place: str
    day: date
    true: bool
    told: int = 0

    def say(self, source: str, denied: bool = False) -> None:
        """A claim by a source, in one outlet, and in others that take it over with its name."""
        own = source.startswith("outlet")
        outlets = [source] if own else [f"outlet{self.war.dice.randrange(4)}"]
        if not own and self.war.chance(HABITS["copies"]):
            outlets.append(f"outlet{self.war.dice.randrange(4)}")
        for outlet in dict.fromkeys(outlets):
            self._print(outlet, () if own else (source,), denied)

    def _print(self, outlet: str, voices: Sequence[str], denied: bool) -> None:
        war, number = self.war, len(self.war.reports)
        doc = f"r{number:05}"
        text = f"{self.kind} {self.place} {number} {' '.join(voices)} {'denied' if denied else 'said'}"
        said = self.day + timedelta(days=war.dice.randrange(2))
        dating, fetched = Dating(said, "given"), datetime(2032, 1, 1, tzinfo=UTC)
        war.reports.append(ReportCard(doc, doc, doc, f"Outlet {outlet}", dating, None, text, None, fetched))
        time = Interval(self.day, self.day) if war.chance(HABITS["day"]) and not denied else None
        claim = Claim(
            doc, doc, doc, select(text, 0, len(text)), self.kind, None, (_slot(self.doer),), (),
            (_slot(self.place),), time, polarity="denied" if denied else "affirmed",
            attribution=tuple(Voice(v, v, v) for v in voices),
        )  # fmt: skip
        war.claims.append(claim)
        war.truth[doc] = self.true
        self.told += not denied


def _slot(ident: str) -> Slot:
    return Slot(ident, ident, ident)


def judge_war(war: War) -> list[Pair]:
    """(belief, whether it happened) of every event of a war that somebody affirms."""
    assembly = assemble_claims(war.claims, war.reports, war.actors, war.places)
    holdings = Holdings.of(war.claims, war.reports, war.actors, war.places)
    found = []
    for event in derive_credence(assembly, holdings):
        told = [war.truth[i] for i in event.claims]
        if any(i.affirms for i in event.informants):
            found.append((event.belief, 2 * sum(told) > len(told)))
    return found


def judge_later(folder: Path) -> list[Pair]:
    """(belief on the first day of report, borne out later) of the events of a story set; see above."""
    gold = read_gold(folder)
    whole = Holdings.of(gold.claims, gold.reports, gold.actors, gold.places)
    final = _assemble(whole)
    days = sorted({c.dating.day for c in gold.reports if c.dating.day})
    judged: dict[str, tuple[float, Event]] = {}
    for day in days:
        known = find_known(whole, end_of(day))
        assembly = _assemble(known)
        for event in derive_credence(assembly, known):
            home = final.event_of.get(event.claims[0])
            if home is not None and home.id not in judged and any(i.affirms for i in event.informants):
                judged[home.id] = (event.belief, event)
    outcomes = ((belief, _bear_out(early, final.event_of[early.claims[0]], final)) for belief, early in judged.values())
    return [(belief, true) for belief, true in outcomes if true is not None]


def _assemble(holdings: Holdings) -> Assembly:
    cards = list({c.id: c for c in holdings.reports.values()}.values())
    return assemble_claims(list(holdings.claims.values()), cards, holdings.actors, holdings.places)


def _bear_out(early: Event, late: Event, final: Assembly) -> bool | None:
    """What later reports made of an event: borne out, not, or nothing said."""
    known = {(final.side_of(i.id), i.affirms) for i in early.informants}
    fresh = [i for i in late.informants if (final.side_of(i.id), i.affirms) not in known and not i.party]
    if any(i.affirms for i in fresh):
        return True
    if fresh or all(c in final.withdrawn for c in late.claims):
        return False
    return None


def judge_fakes(archive: Path, store: Path | None) -> list[Pair]:
    """(belief, credible) of the events of FA-KES' articles, read into `store` or a new one."""
    labels = {row["unit_id"]: row["label"] == "1" for row in read_rows(archive)}
    if store is not None:
        return _judge_store(str(store), labels)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "articles"
        folder.mkdir()
        facts = {}
        for row in read_rows(archive):
            (folder / f"{row['unit_id']}.txt").write_text(row["article_content"], encoding="utf-8")
            facts[f"{row['unit_id']}.txt"] = {"publisher": row["source"]}
        (folder / "reports.json").write_text(json.dumps(facts), encoding="utf-8")
        path = str(Path(name) / "fakes.db")
        with open_store(path) as opened:
            run([str(folder)], opened, Settings())
        return _judge_store(path, labels)


def _judge_store(path: str, labels: dict[str, bool]) -> list[Pair]:
    with open_store(path, create=False) as opened:
        holdings = View(opened).holdings()
    found = []
    for event in derive_credence(_assemble(holdings), holdings):
        docs = {holdings.claims[i].doc for i in event.claims if holdings.claims[i].core}
        told = [labels[d.removesuffix(".txt")] for d in docs if d.removesuffix(".txt") in labels]
        if told and any(i.affirms for i in event.informants):
            found.append((event.belief, 2 * sum(told) > len(told)))
    return found


def score_brier(pairs: Sequence[Pair]) -> float:
    """Mean squared difference of belief and truth."""
    return sum((p - t) ** 2 for p, t in pairs) / max(1, len(pairs))


def find_bins(pairs: Sequence[Pair], count: int = 10) -> list[tuple[float, float, int]]:
    """(mean belief, share true, events) of each tenth of belief that holds any."""
    bins: list[list[Pair]] = [[] for _ in range(count)]
    for pair in pairs:
        bins[min(count - 1, int(pair[0] * count))].append(pair)
    return [(sum(p for p, _ in b) / len(b), sum(t for _, t in b) / len(b), len(b)) for b in bins if b]


def score_error(pairs: Sequence[Pair]) -> float:
    """Expected calibration error: mean distance of belief and share true over the tenths, by events."""
    return sum(abs(p - t) * n for p, t, n in find_bins(pairs)) / max(1, len(pairs))


def fit(pairs: Sequence[Pair]) -> tuple[float, float]:
    """Slope and offset of the logistic map that fits best (maximum likelihood, Newton's method); Platt 1999."""
    rules = load_rulebook("belief")["calibration"]
    rows = [((_logit(p) - rules["offset"]) / rules["slope"], t) for p, t in pairs if p > 0]
    slope, offset = 1.0, 0.0
    for _ in range(50):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for x, t in rows:
            p = 1 / (1 + exp(-(slope * x + offset)))
            w = p * (1 - p)
            g0 += t - p
            g1 += (t - p) * x
            h00, h01, h11 = h00 + w, h01 + w * x, h11 + w * x * x
        det = h00 * h11 - h01 * h01
        if not det:
            break
        offset += (h11 * g0 - h01 * g1) / det
        slope += (h00 * g1 - h01 * g0) / det
    return slope, offset


def _logit(p: float) -> float:
    p = min(max(p, 0.005), 0.995)
    return log(p / (1 - p))


def print_pairs(name: str, pairs: Sequence[Pair]) -> None:
    """The reliability table of one kind of truth."""
    base = sum(t for _, t in pairs) / max(1, len(pairs))
    print(f"{name}: {len(pairs)} events, {base:.2f} true")
    for believed, true, count in find_bins(pairs):
        print(f"  believed {believed:.2f}  true {true:.2f}  events {count}")
    known = f"  Brier {score_brier(pairs):.3f} (base rate alone {base * (1 - base):.3f})"
    print(f"{known}, calibration error {score_error(pairs):.3f}")


def render_plot(sets: Iterable[tuple[str, Sequence[Pair]]]) -> str:
    """A reliability diagram as SVG: belief across, share true up; a perfect score lies on the diagonal."""
    size, left, top = 320, 46, 16
    shapes = [("circle", "#0072b2"), ("square", "#d55e00"), ("diamond", "#009e73")]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + left + 200} {size + top + 46}" role="img" '
        'aria-label="Reliability of belief" font-family="sans-serif" font-size="11" fill="#222">',
        '<rect width="100%" height="100%" fill="#fff"/>',
        f'<rect x="{left}" y="{top}" width="{size}" height="{size}" fill="none" stroke="#999"/>',
        f'<path d="M{left} {top + size}L{left + size} {top}" stroke="#999" stroke-dasharray="4 4"/>',
    ]
    for tick in range(0, 11, 2):
        x, y = left + size * tick / 10, top + size - size * tick / 10
        parts.append(f'<text x="{x:.0f}" y="{top + size + 15}" text-anchor="middle">{tick / 10:.1f}</text>')
        parts.append(f'<text x="{left - 6}" y="{y + 4:.0f}" text-anchor="end">{tick / 10:.1f}</text>')
    for index, (name, pairs) in enumerate(sets):
        shape, colour = shapes[index % len(shapes)]
        bins = find_bins(pairs)
        points = [(left + size * p, top + size - size * t, n) for p, t, n in bins]
        line = "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in points)
        parts.append(f'<path d="M{line}" fill="none" stroke="{colour}" stroke-width="1.6"/>')
        most = max((n for _, _, n in points), default=1)
        parts += [_mark(shape, x, y, 3 + 4 * (n / most) ** 0.5, colour) for x, y, n in points]
        at = top + 14 + 34 * index
        parts.append(_mark(shape, left + size + 16, at - 4, 5, colour))
        parts.append(f'<text x="{left + size + 28}" y="{at}">{name}</text>')
        parts.append(
            f'<text x="{left + size + 28}" y="{at + 14}">{len(pairs)} events, Brier {score_brier(pairs):.3f}</text>'
        )
    parts.append(f'<text x="{left + size / 2}" y="{top + size + 34}" text-anchor="middle">belief</text>')
    parts.append(
        f'<text x="12" y="{top + size / 2}" transform="rotate(-90 12 {top + size / 2})" text-anchor="middle">'
        "share true</text></svg>"
    )
    return "\n".join(parts) + "\n"


def _mark(shape: str, x: float, y: float, r: float, colour: str) -> str:
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{colour}"/>'
    turn = f' transform="rotate(45 {x:.1f} {y:.1f})"' if shape == "diamond" else ""
    return f'<rect x="{x - r:.1f}" y="{y - r:.1f}" width="{2 * r:.1f}" height="{2 * r:.1f}" fill="{colour}"{turn}/>'


def main() -> int:
    """Print tables; 1 where belief in simulated wars is worse than its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--wars", type=int, default=40)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--fakes", type=Path)
    parser.add_argument("--store", type=Path)
    args = parser.parse_args()
    wars = [judge_war(simulate(seed)) for seed in range(args.wars)]
    slope, offset = fit([pair for war in wars[::2] for pair in war])
    measured = [pair for war in wars[1::2] for pair in war]
    print_pairs("simulated wars, odd", measured)
    rules: dict[str, Any] = load_rulebook("belief")["calibration"]
    print(f"  fitted on the even ones: slope {slope:.2f}, offset {offset:+.2f}"
          f" (in use: {rules['slope']:.2f}, {rules['offset']:+.2f})")  # fmt: skip
    sets = [("simulated wars", measured)]
    later = judge_later(STORY)
    print_pairs("story, by later word", later)
    sets.append(("story, by later word", later))
    if args.fakes and args.fakes.exists():
        labelled = judge_fakes(args.fakes, args.store)
        print_pairs("FA-KES, by article label", labelled)
        sets.append(("FA-KES, by article label", labelled))
    if args.plot:
        args.plot.write_text(render_plot(sets), encoding="utf-8")
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("calibration", {})
    return int(score_brier(measured) > floors.get("brier", 1.0))


if __name__ == "__main__":
    sys.exit(main())
