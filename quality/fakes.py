"""Code articles as FA-KES' readers did: python quality/fakes.py [CSV or ARCHIVE] [--show place|actor|cause|killed]

FA-KES (Abu Salem et al. 2019) holds articles on deaths in the Syrian war, 2011-2018, each coded by a crowd for one
incident: governorate, actor, cause of death and numbers killed. Each article (text that has lost its commas and
paragraphs) goes through `fogline run` with its date, and the code is derived from its claims alone:

- the incident is the first claim of deaths (casualties with a killed figure, affirmed, actual, not what a whole war
  cost), else the first attack;
- killed: that claim's figure, its low bound; 0 where no claim counts dead;
- governorate: of the incident's place, else of claims that count the same dead or stand beside it, else of the first
  claim that has one, else the first-named one;
- actor and cause: of the attack that the article reports with the incident, by `fakes.toml`.

The crowd's own number is civilians plus combatants; children and women are parts of the civilians. Printed beside
baselines computed in the same run (a pattern for "N killed", the first-mentioned governorate, the most frequent actor
and cause) and those that the floors name. Status 1 below the floors of floors.toml, section [fakes].
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from archives import read_rows
from fogline.models.claim import Claim
from fogline.models.entity import Actor, Place
from fogline.pipeline import run
from fogline.settings import Settings
from fogline.store.database import open_store
from fogline.store.view import View

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
CODES = HERE / "fakes.toml"
ARCHIVE = HERE / "../../shared/data/bench/fakes_even.tar.xz"
SLOTS = ("killed", "place", "actor", "cause")
VIOLENT = ("airstrike", "shell", "blast", "attack", "clash", "seize", "advance")


@dataclass(frozen=True)
class Article:
    """One row: text, day of publication, and the crowd's code."""

    ident: str
    text: str
    day: date | None
    code: Mapping[str, str]
    outlet: str = ""


def read_articles(path: Path) -> list[Article]:
    """The rows of the file, or of the one .csv in an archive."""
    return [_article(row) for row in read_rows(path)]


def _article(row: Mapping[str, str]) -> Article:
    killed = int(row["nb_civilians"] or 0) + int(row["nb_noncivilians"] or 0)
    text = row["article_content"].replace("\ufffd", "'")
    code = {"killed": str(killed), "place": row["location"], "actor": row["actor"], "cause": row["cause_of_death"]}
    try:
        day = datetime.strptime(row["date"], "%m/%d/%y").date()
    except ValueError:
        day = None
    return Article(row["unit_id"], text, day, code, row["source"])


class Coder:
    """Derives an article's code from its claims by the tables of fakes.toml."""

    def __init__(self, actors: Mapping[str, Actor], places: Mapping[str, Place]) -> None:
        table = tomllib.loads(CODES.read_text(encoding="utf-8"))
        self._actors, self._places = actors, places
        self._sides: dict[str, list[str]] = table["actors"]
        self._causes: dict[str, str] = table["causes"]
        self._words: list[tuple[str, re.Pattern[str]]] = [
            (cause, re.compile(rf"\b(?:{pattern})", re.IGNORECASE)) for cause, pattern in table["words"].items()
        ]
        self._names: dict[str, list[str]] = table["governorates"]
        self._governorates = {name: code for code, names in self._names.items() for name in names}

    def code(self, claims: Sequence[Claim], text: str) -> dict[str, str]:
        """The code of an article's claims, in the order of the text."""
        deaths = [c for c in claims if _counts_dead(c)]
        incident = deaths[0] if deaths else next((c for c in claims if _is_attack(c)), None)
        near = _near(incident, claims)
        return {
            "killed": str(_killed(deaths[0])) if deaths else "0",
            "place": self._first(self._governorate, (*_same(incident, near), *claims))
            or guess_place(text, self._names),
            "actor": self._first(self._actor, near) or "unknown",
            "cause": self._first(lambda c: self._cause(c, text), near) or "unknown",
        }

    def _first(self, find: Callable[[Claim], str | None], claims: Iterable[Claim]) -> str | None:
        return next((found for found in map(find, claims) if found), None)

    def _governorate(self, claim: Claim) -> str | None:
        for slot in claim.place:
            place: str | None = slot.id
            for _ in range(8):
                record = self._places.get(place or "")
                if record is None:
                    break
                for name in (record.name, record.admin1 or ""):
                    code = self._governorates.get(_fold_province(name))
                    if code and record.country in (None, "SY"):
                        return code
                place = record.within
        return None

    def _actor(self, claim: Claim) -> str | None:
        if claim.event_type not in VIOLENT and claim.event_type != "casualties":
            return None
        for slot in claim.actor:
            known = {slot.id, *self._above(slot.id)}
            for code, idents in self._sides.items():
                if known & set(idents):
                    return code
        return None

    def _above(self, ident: str) -> Iterable[str]:
        record = self._actors.get(ident)
        if record is None:
            return ()
        return [x for x in (record.side, record.speaks_for, *record.member_of) if x]

    def _cause(self, claim: Claim, text: str) -> str | None:
        around = text[claim.evidence.start : claim.evidence.end]
        for cause, pattern in self._words:
            if pattern.search(around):
                return cause
        return self._causes.get(claim.event_type)


def _fold(name: str) -> str:
    return re.sub(r"[^a-z]+", " ", name.lower()).strip()


def _fold_province(name: str) -> str:
    return re.sub(r" (?:governorate|province|countryside)$", "", _fold(name.rpartition(":")[2]))


def _is_attack(claim: Claim) -> bool:
    return claim.event_type in VIOLENT and claim.polarity == "affirmed" and claim.modality == "actual"


def _counts_dead(claim: Claim) -> bool:
    if claim.event_type != "casualties" or claim.polarity != "affirmed" or claim.modality != "actual":
        return False
    return 0 < _killed(claim) < 5000


def _killed(claim: Claim) -> int:
    """The dead that a claim counts: groups told side by side together, parts of a group ("including 8 children") left
    out, and so a vague count ("dozens")."""
    text, start = claim.evidence.exact, claim.evidence.start
    killed = [f for f in claim.figures if f.measure == "killed" and f.low]
    told: list[int] = []
    behind = 0
    for figure in sorted(killed, key=lambda f: f.start or 0):
        first, last = (figure.start or start) - start, (figure.end or start) - start
        part = _PART.search(text[behind:first]) if told else None
        count = figure.low or 0
        if _VAGUE.search(text[first:last]) or count in told:
            continue
        if part and part.group().lower() == "among" and count > sum(told):
            told = [count]
        elif not part:
            told.append(count)
        behind = behind or last
    return sum(told)


_PART = re.compile(r"includ|among|of them|of whom|most", re.IGNORECASE)
_VAGUE = re.compile(r"dozens|scores|hundreds|thousands|several|many|few", re.IGNORECASE)


def _same(incident: Claim | None, claims: Sequence[Claim]) -> list[Claim]:
    """The incident, claims that count the same dead, and those of the sentence before and behind."""
    if incident is None:
        return list(claims)
    again = [c for c in claims if _killed(incident) and _killed(c) == _killed(incident)]
    return [incident, *again, *(c for c in claims if abs(c.sentence - incident.sentence) <= 1)]


def _near(incident: Claim | None, claims: Sequence[Claim]) -> list[Claim]:
    """The incident, then claims of violence by how near to it they stand in the text."""
    if incident is None:
        return list(claims)
    at = incident.evidence.start
    others = [c for c in claims if c is not incident and _is_attack(c)]
    return [incident, *sorted(others, key=lambda c: abs(c.evidence.start - at))]


_DEAD = re.compile(
    r"(?:at least |more than |around |about |some )?(\d[\d,]*)\s+(?:\w+\s+){0,4}?(?:were |was |have been |had been )?"
    r"(?:killed|dead|died|slain|martyred)|(?:kill(?:s|ed|ing)?|death toll (?:\w+ ){0,4})\s*"
    r"(?:at least |more than )?(\d[\d,]*)",
    re.IGNORECASE,
)


def guess_killed(text: str) -> str:
    """The baseline: the first number that a pattern puts beside a word of killing."""
    found = _DEAD.search(text)
    return (found.group(1) or found.group(2)).replace(",", "") if found else "0"


def guess_place(text: str, governorates: Mapping[str, Sequence[str]]) -> str:
    """The baseline: the governorate whose name stands first."""
    folded = _fold(text)
    first = {
        code: min((folded.find(n) for n in names if n in folded), default=-1) for code, names in governorates.items()
    }
    known = {code: at for code, at in first.items() if at >= 0}
    return min(known, key=lambda code: known[code]) if known else "aleppo"


def read_claims(articles: Sequence[Article], location: Path) -> tuple[dict[str, list[Claim]], Coder]:
    """Claims of every article by its id in the order of the text, and the coder for them. A store that is there
    already is taken as it is."""
    fresh = not location.exists()
    with open_store(location) as store, tempfile.TemporaryDirectory() as name:
        if fresh:
            folder = Path(name)
            for article in articles:
                (folder / f"{article.ident}.txt").write_text(article.text, encoding="utf-8")
            dates = {f"{a.ident}.txt": {"published": a.day.isoformat()} for a in articles if a.day}
            (folder / "reports.json").write_text(json.dumps(dates), encoding="utf-8")
            summary = run([str(folder)], store, Settings())
            print(f"{summary.read} articles read, {summary.failed} failed, {summary.claims} claims")
        view = View(store)
        claims: dict[str, list[Claim]] = {article.ident: [] for article in articles}
        names = {card.doc: (card.doc, *card.also) for card in view.reports()}
        for claim in view.claims():
            for doc in names[claim.doc]:
                claims[Path(doc).stem].append(claim)
        return claims, Coder(view.actors(), view.places())


def score_codes(articles: Sequence[Article], codes: Mapping[str, Mapping[str, str]]) -> dict[str, float]:
    """Share of articles whose slot is the crowd's, by slot."""
    return {slot: sum(codes[a.ident][slot] == a.code[slot] for a in articles) / len(articles) for slot in SLOTS}


def guess_codes(articles: Sequence[Article]) -> dict[str, dict[str, str]]:
    """The baselines' codes."""
    governorates = tomllib.loads(CODES.read_text(encoding="utf-8"))["governorates"]
    usual = {slot: Counter(a.code[slot] for a in articles).most_common(1)[0][0] for slot in ("actor", "cause")}
    return {
        a.ident: {"killed": guess_killed(a.text), "place": guess_place(a.text, governorates), **usual} for a in articles
    }


def main() -> int:
    """Print the table; 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("articles", type=Path, nargs="?", default=ARCHIVE)
    parser.add_argument("--store", type=Path, help="keep the claims here, or take them from here")
    parser.add_argument("--show", choices=SLOTS, help="articles whose slot is wrong")
    options = parser.parse_args()
    if not options.articles.is_file():
        print("FA-KES skipped: not on this machine")
        return 0
    articles = read_articles(options.articles)
    with tempfile.TemporaryDirectory() as name:
        claims, coder = read_claims(articles, options.store or Path(name) / "fakes.db")
    codes = {a.ident: coder.code(claims[a.ident], a.text) for a in articles}
    ours, guessed = score_codes(articles, codes), score_codes(articles, guess_codes(articles))
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("fakes", {})
    failed = [slot for slot in SLOTS if ours[slot] < floors.get(slot, 0.0)]
    print(f"{len(articles)} articles; without any claim {sum(not claims[a.ident] for a in articles)}")
    for slot in SLOTS:
        line = f"{slot:8} {ours[slot]:.3f}  baseline here {guessed[slot]:.3f}  floor {floors.get(slot, 0.0):.3f}"
        print(line, "BELOW ITS FLOOR" if slot in failed else "")
    if options.show:
        _show(articles, codes, claims, options.show)
    return int(bool(failed))


def _show(
    articles: Sequence[Article], codes: Mapping[str, Mapping[str, str]], claims: Mapping[str, list[Claim]], slot: str
) -> None:
    for article in articles:
        if codes[article.ident][slot] != article.code[slot]:
            kinds = " ".join(f"{c.event_type}:{','.join(str(f.low) for f in c.figures)}" for c in claims[article.ident])
            print(f"{article.ident} crowd {article.code[slot]!r} ours {codes[article.ident][slot]!r} | {kinds[:200]}")
            print("    ", article.text[:420])


if __name__ == "__main__":
    sys.exit(main())
