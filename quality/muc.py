"""Fill the templates of MUC-3/4: python quality/muc.py [ARCHIVE or FOLDER] [--sets tst1,tst2] [--show]

The Message Understanding Conferences of 1991 and 1992 asked for the terrorist incidents in agency copy on nine states
of Latin America, all in capitals. Every message is read by itself; its claims are assembled to events, and each event
that is an incident of the task fills one template:

- type: blast, and damage done by explosives, is BOMBING; a detention by no state body KIDNAPPING; damage by fire ARSON;
  attack, shell, airstrike and casualties ATTACK. Casualties join the attack that they stand in or beside. Clashes, and
  what soldiers do to others than civilians, are no incidents of the task; nor is what is denied, planned, or more
  than two months before the message.
- date: the event's days, else the week up to the message; location: its places with their country, else the country
  most spoken of; what lies outside the nine states is no incident of the task;
- perpetrator organisation: the actors that are known or named bodies; individuals: actors called by a plain noun;
- targets: recipients and those counted; their number.

A template is paired with the key's by as many right slots as can be had; type, date, location, both perpetrators, human
targets (name and description together) and their numbers count, one point a right fill, half for a date that overlaps
or a country alone. Keys marked optional count where they are met. F1 over all fills, unpaired templates counted in.
The published systems fill more slots (instrument, physical targets, confidence) and are scored by hand-set alignments:
the comparison is of the same kind, not of the same figure. TST3, all slots: best 55.9, median 29.

Status 1 below the floors of floors.toml, section [muc].
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from archives import open_folder
from fogline.assemble.assembly import assemble_claims
from fogline.lexicon.countries import load_countries
from fogline.models.capture import Capture
from fogline.models.claim import Claim
from fogline.models.entity import Actor, Place
from fogline.models.report import Report
from fogline.models.story import Story
from fogline.pipeline import make_stages

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
ARCHIVE = HERE / "../../shared/data/bench/muc34_dev.tar.xz"
PUBLISHED = {"best": 0.559, "median": 0.29}
SLOTS = ("type", "date", "location", "organisation", "individual", "targets", "number")
_TYPES = {"blast": "BOMBING", "attack": "ATTACK", "shell": "ATTACK", "airstrike": "ATTACK", "casualties": "ATTACK"}
_FIRE = re.compile(r"\b(?:burn|fire|torch|arson|ablaze|set on fire)", re.IGNORECASE)
_EXPLOSIVE = re.compile(r"\b(?:dynamit|bomb|explo|blow|blew|detonat|blast|grenade)", re.IGNORECASE)
_COUNTRIES = {c.iso2: c.name for c in load_countries()}
_NINE = frozenset(
    {"Argentina", "Bolivia", "Chile", "Colombia", "Ecuador", "El Salvador", "Guatemala", "Honduras", "Peru"}
)
_BODIES = ("armed-group", "coalition", "militia", "military", "government", "ministry", "group")
_STATE = ("military", "government", "ministry", "country")
_OLDEST = timedelta(days=62)
_EMPTY = frozenset({"the", "and", "of", "in", "a", "an", "for", "de", "la", "el", "los", "las", "people", "members"})


@dataclass
class Template:
    """Fills by slot: each fill is the list of strings that will do for it. `days` are the first and last possible."""

    fills: dict[str, list[list[str]]] = field(default_factory=lambda: {slot: [] for slot in SLOTS})
    days: tuple[date, date] | None = None
    optional: bool = False


@dataclass
class Tally:
    """Points, fills of the key and of ours, by slot."""

    right: dict[str, float] = field(default_factory=lambda: dict.fromkeys(SLOTS, 0.0))
    key: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SLOTS, 0))
    ours: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SLOTS, 0))
    incidents: list[int] = field(default_factory=lambda: [0, 0, 0])

    def rates(self, slots: Iterable[str]) -> tuple[float, float, float]:
        """Precision, recall and F1 over slots."""
        right = sum(self.right[s] for s in slots)
        precision = right / max(1, sum(self.ours[s] for s in slots))
        recall = right / max(1, sum(self.key[s] for s in slots))
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def read_messages(folder: Path) -> Iterator[tuple[str, str]]:
    """Id and text of every message of a set."""
    for path in sorted(folder.glob("*-muc[34]*")):
        if path.name.startswith("key"):
            continue
        parts = re.split(r"(?m)^(\w+-MUC[34]-\d{4})", path.read_text(encoding="latin-1"))
        yield from zip(parts[1::2], (part.partition("\n")[2] for part in parts[2::2]), strict=True)


def read_keys(folder: Path) -> dict[str, list[Template]]:
    """The key's templates by message id."""
    keys: dict[str, list[Template]] = {}
    for path in sorted(folder.glob("key-*")):
        text = path.read_text(encoding="latin-1")
        for part in re.split(r"(?m)^0\.\s+MESSAGE: ID", text)[1:]:
            slots = _read_slots(part)
            template = keys.setdefault(part.split()[0], [])
            if slots.get("4", "*").strip() not in ("*", "-"):
                template.append(_key_template(slots))
    return keys


def _read_slots(part: str) -> dict[str, str]:
    slots: dict[str, str] = {}
    current = ""
    for line in part.splitlines():
        match = re.match(r"(\d+)\.\s+[A-Z]+: [A-Z ]+?\s{2,}(.*)", line) or re.match(r"(\d+)\.\s+\S.{30}(.*)", line)
        if match:
            current = match[1]
            slots[current] = match[2].strip()
        elif current and line.startswith(" " * 20):
            slots[current] += "\n" + line.strip()
        elif line.startswith(";"):
            continue
    return slots


def _key_template(slots: Mapping[str, str]) -> Template:
    template = Template(optional="OPTIONAL" in slots.get("1", ""))
    fills = template.fills
    fills["type"] = [[name.strip() for name in slots["4"].split("/")]]
    template.days = _read_days(slots.get("2", "-"))
    if template.days:
        fills["date"] = [[slots["2"]]]
    place = slots.get("3", "-")
    if place not in ("-", "*"):
        fills["location"] = [
            [part.strip(" ?") for part in re.split(r"[:/]|\(\w[^)]*\)| - ", place) if part.strip(" ?")]
        ]
    fills["organisation"] = _read_fills(slots.get("10", "-"))
    fills["individual"] = _read_fills(slots.get("9", "-"))
    described = _read_fills(slots.get("19", "-"))
    named = [n for n in _read_fills(slots.get("18", "-")) if not any(set(n) & set(d) for d in described)]
    fills["targets"] = described + named
    fills["number"] = [[n] for n in re.findall(r"(?m)^\??\s*\(?(\d+)", slots.get("21", "")) if n]
    return template


def _read_fills(cell: str) -> list[list[str]]:
    """One list of alternatives a line; a fill with a question mark may be left out and is not asked for."""
    fills = []
    for line in cell.split("\n"):
        words = re.findall(r'"((?:\\"|[^"])+)"', line)
        if words and not line.startswith("?"):
            fills.append([word.replace('\\"', "") for word in words])
    return fills


def _read_days(cell: str) -> tuple[date, date] | None:
    found = []
    for day, month, year in re.findall(r"(\d{1,2}) ([A-Z]{3}) (\d{2})", cell):
        try:
            found.append(datetime.strptime(f"{day} {month} 19{year}", "%d %b %Y").date())
        except ValueError:
            continue
    if not found:
        return None
    first = min(found) - timedelta(days=7 if cell.lstrip("( ").startswith("-") else 0)
    return first, max(found)


class Filler:
    """Templates from the claims of one message."""

    def __init__(self, report: Report, actors: Mapping[str, Actor], places: Mapping[str, Place]) -> None:
        self.report, self.actors, self.places = report, actors, places

    def fill(self, claims: Sequence[Claim]) -> list[Template]:
        """Incidents of the task, as templates."""
        assembly = assemble_claims(claims, [self.report.card()], self.actors, self.places)
        known = {claim.id: claim for claim in claims}
        groups: list[tuple[str, list[Claim]]] = []
        for event in assembly.events:
            members = [c for i in event.claims if self._is_of_task(c := known[i])]
            kinds = [kind for c in members if (kind := self._kind(c))]
            if kinds:
                groups.append((max(kinds, key=_rank), members))
        found = [self._template(kind, members) for kind, members in _join(groups)]
        return [t for t in found if _is_incident(t)]

    def _is_of_task(self, claim: Claim) -> bool:
        if claim.polarity != "affirmed" or claim.modality != "actual" or claim.event_type in ("clash", "seize", "hold"):
            return False
        day, told = claim.time.first if claim.time else None, self.report.dating.day
        if day and told and told - day > _OLDEST:
            return False
        doers = {self.actors[s.id].kind for s in claim.actor if s.id in self.actors}
        suffer = {self.actors[s.id].kind for s in claim.recipient if s.id in self.actors}
        return not (doers and doers <= set(_STATE)) or bool(suffer & {"civilians", "person", "unnamed"})

    def _kind(self, claim: Claim) -> str | None:
        words = claim.evidence.exact
        if claim.event_type == "detain":
            doers = {self.actors[s.id].kind for s in claim.actor if s.id in self.actors}
            taken = re.search(r"kidnap|abduct|hostage", words, re.IGNORECASE) or doers & {"armed-group", "militia"}
            return "KIDNAPPING" if taken else None
        if claim.event_type == "damage":
            return "BOMBING" if _EXPLOSIVE.search(words) else "ARSON" if _FIRE.search(words) else None
        if claim.event_type == "casualties" and not claim.figures and not claim.recipient:
            return None
        kind = _TYPES.get(claim.event_type)
        return "BOMBING" if kind == "ATTACK" and re.search(r"\bbomb|dynamit", words, re.IGNORECASE) else kind

    def _template(self, kind: str, claims: Sequence[Claim]) -> Template:
        template = Template()
        fills = template.fills
        fills["type"] = [[kind]]
        spans = [(c.time.first, c.time.last) for c in claims if c.time]
        told = self.report.dating.day
        if spans:
            template.days = min(s[0] for s in spans), min(s[1] for s in spans)
        elif told:
            template.days = told - timedelta(days=7), told
        if template.days:
            fills["date"] = [[str(template.days[0])]]
        places = [slot.id for c in claims for slot in c.place]
        names = [name for ident in places for name in self._names(ident)] or self._usual()
        if names:
            fills["location"] = [list(dict.fromkeys(names))]
        for slot in {slot.id: slot for c in claims for slot in c.actor}.values():
            record = self.actors.get(slot.id)
            if record is not None and (not _is_plain(slot.text) or not record.learned) and record.kind in _BODIES:
                fills["organisation"].append([slot.text, record.name, *record.aliases])
            if _is_plain(slot.text) or record is None or record.kind not in _BODIES:
                fills["individual"].append([slot.text])
        victims = {_head(slot.text): [slot.text, slot.name] for c in claims for slot in c.recipient}
        for claim in claims:
            for figure in claim.figures:
                if figure.measure in ("killed", "injured", "detained", "missing") and figure.who:
                    victims.setdefault(_head(figure.who), [figure.who])
                    if figure.low:
                        fills["number"].append([str(figure.low)])
        fills["targets"] = list(victims.values())
        fills["number"] = [list(n) for n in dict.fromkeys(tuple(n) for n in fills["number"])]
        return template

    def _names(self, ident: str) -> Iterator[str]:
        current: str | None = ident
        for _ in range(6):
            place = self.places.get(current or "")
            if place is None:
                return
            yield place.name
            if place.country:
                yield _COUNTRIES.get(place.country, "")
            current = place.within

    def _usual(self) -> list[str]:
        """The country most spoken of."""
        countries = [p.country for p in self.places.values() if p.country]
        usual = max(sorted(set(countries)), key=countries.count) if countries else ""
        return [_COUNTRIES[usual]] if usual in _COUNTRIES else []


def _is_incident(template: Template) -> bool:
    fills = template.fills
    somebody = fills["organisation"] or fills["individual"] or fills["targets"]
    where = set(fills["location"][0]) if fills["location"] else set()
    named = where & set(_COUNTRIES.values())
    return bool(somebody or fills["type"] == [["BOMBING"]]) and (not named or bool(named & _NINE))


def _rank(kind: str) -> int:
    return ("ATTACK", "ARSON", "BOMBING", "KIDNAPPING").index(kind)


def _join(groups: list[tuple[str, list[Claim]]]) -> list[tuple[str, list[Claim]]]:
    """Attacks join the incident that a neighbouring sentence tells, where neither place nor day differs."""
    joined: list[tuple[str, list[Claim]]] = []
    for kind, claims in sorted(groups, key=lambda g: min(c.evidence.start for c in g[1])):
        near = next((g for g in reversed(joined) if _is_same(g, (kind, claims))), None)
        if near is None:
            joined.append((kind, list(claims)))
        else:
            near[1].extend(claims)
            joined[joined.index(near)] = (max(near[0], kind, key=_rank), near[1])
    return joined


def _is_same(one: tuple[str, list[Claim]], two: tuple[str, list[Claim]]) -> bool:
    if one[0] != two[0] and "ATTACK" not in (one[0], two[0]):
        return False
    gap = min(abs(a.sentence - b.sentence) for a in one[1] for b in two[1])
    days = [{c.time.first for c in claims if c.time} for claims in (one[1], two[1])]
    places = [{s.id for c in claims for s in c.place} for claims in (one[1], two[1])]
    apart = any(a and b and not a & b for a, b in (days, places))
    return gap <= 3 and not apart


def _is_plain(text: str) -> bool:
    """ "guerrillas", "the terrorists": no name."""
    return _head(text).rstrip("s") in {
        "guerrilla", "terrorist", "rebel", "gunman", "gunmen", "individual", "subject", "men", "man", "criminal",
        "assassin", "unit", "group", "member", "column", "soldier", "troop", "patrol", "hooded", "kidnapper", "they",
    }  # fmt: skip


def _head(text: str) -> str:
    words = re.findall(r"[\w'-]+", text.lower())
    return words[-1] if words else ""


def _content(text: str) -> set[str]:
    words = re.findall(r"[\w']+", text.lower())
    return {w.rstrip("s") if len(w) > 3 else w for w in words} - _EMPTY


def _alike(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether a string of one shares its head or most of its words with one of the other."""
    for a in map(_content, one):
        for b in map(_content, two):
            if a and b and len(a & b) * 2 >= min(len(a), len(b)):
                return True
    return False


def compare(key: Template, ours: Template) -> dict[str, float]:
    """Points by slot."""
    points = dict.fromkeys(SLOTS, 0.0)
    points["type"] = float(bool(set(key.fills["type"][0]) & set(ours.fills["type"][0])))
    if key.days and ours.days:
        exact = key.days[1] in ours.days or key.days == ours.days
        overlap = key.days[0] <= ours.days[1] and ours.days[0] <= key.days[1]
        points["date"] = 1.0 if exact else 0.5 if overlap else 0.0
    if key.fills["location"] and ours.fills["location"]:
        country, *inner = key.fills["location"][0]
        names = ours.fills["location"][0]
        points["location"] = float(_alike(inner or [country], names)) or 0.5 * float(_alike([country], names))
    for slot in ("organisation", "individual", "targets", "number"):
        left = list(ours.fills[slot])
        for fill in key.fills[slot]:
            match = next((o for o in left if (fill == o if slot == "number" else _alike(fill, o))), None)
            if match is not None:
                left.remove(match)
                points[slot] += 1
    return points


def score_message(tally: Tally, key: Sequence[Template], ours: Sequence[Template]) -> None:
    """Pair templates, the best first, and add their points; the rest counts as missed or spurious."""
    pairs = [
        (sum(points.values()), i, j, points)
        for i, one in enumerate(key)
        for j, two in enumerate(ours)
        if (points := compare(one, two))["type"] or points["date"] + points["location"] >= 1.5
    ]
    used_key: set[int] = set()
    used_ours: set[int] = set()
    for total, i, j, points in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if total and i not in used_key and j not in used_ours:
            used_key.add(i)
            used_ours.add(j)
            for slot, value in points.items():
                tally.right[slot] += value
    for i, template in enumerate(key):
        if not template.optional or i in used_key:
            tally.incidents[1] += 1
            for slot in SLOTS:
                tally.key[slot] += len(template.fills[slot])
    for template in ours:
        for slot in SLOTS:
            tally.ours[slot] += len(template.fills[slot])
    tally.incidents[0] += len(used_key)
    tally.incidents[2] += len(ours)


def read_templates(name: str, text: str) -> list[Template]:
    """Read one message and fill its templates."""
    stages = make_stages(1, None)
    now = datetime(1992, 6, 1, tzinfo=UTC)
    data = text.encode()
    capture = Capture(hashlib.sha256(data).hexdigest(), f"{name}.txt", data, "text/plain", now, {})
    draft = stages.draft(capture, now.date())
    report = stages.join(draft, stages.tag([draft.words(i) for i in range(len(draft.sentences))]), now)
    groundings = stages.resolve(report, Story())
    claims = stages.claim(report, groundings)
    return Filler(report, groundings.actor_records, groundings.place_records).fill(claims)


def main() -> int:
    """Print the table; 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("corpus", type=Path, nargs="?", default=ARCHIVE)
    parser.add_argument("--sets", default="tst1,tst2", help="folders of the archive")
    parser.add_argument("--show", action="store_true", help="templates beside the key's")
    options = parser.parse_args()
    if not options.corpus.exists():
        print("MUC-3/4 skipped: not on this machine")
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("muc", {})
    with open_folder(options.corpus) as folder:
        return max(_score(folder / part, floors.get(part, 0.0), options.show) for part in options.sets.split(","))


def _score(folder: Path, floor: float, show: bool) -> int:
    keys, tally, refused = read_keys(folder), Tally(), 0
    for ident, text in read_messages(folder):
        try:
            ours = read_templates(ident, text)
        except Exception as error:
            print(f"{ident}: not read: {error}", file=sys.stderr)
            ours, refused = [], refused + 1
        score_message(tally, keys.get(ident, []), ours)
        if show:
            for side, templates in (("key ", keys.get(ident, [])), ("ours", ours)):
                for template in templates:
                    print(ident, side, {s: f for s, f in template.fills.items() if f}, template.days)
    whole = tally.rates(SLOTS)
    met, asked, filled = tally.incidents
    print(
        f"{folder.name}: {len(keys)} messages, {refused} not read; incidents {met} of {asked} met, {filled} templates"
    )
    for slot in SLOTS:
        precision, recall, f1 = tally.rates([slot])
        print(
            f"  {slot:13} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  key {tally.key[slot]} ours {tally.ours[slot]}"
        )
    print(f"  all slots     P {whole[0]:.3f} R {whole[1]:.3f} F1 {whole[2]:.3f}  floor {floor:.3f}", end="  ")
    print(", ".join(f"TST3 {name} {value:.3f}" for name, value in PUBLISHED.items()))
    return int(whole[2] < floor)


if __name__ == "__main__":
    sys.exit(main())
