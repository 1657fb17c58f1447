"""Score attributions on PolNeAR: python quality/polnear.py [ARCHIVE or FOLDER] [--show missed|extra|content]

PolNeAR (Newell, Margolin and Ruths 2018) marks every attribution in political news: source, cue, content, as brat
annotations. Its texts are for measuring alone: nothing was trained on them. Each text is read as a plain report, and
`fogline.claim.speech.sayings` asked for its attributions.

Cues, sources and contents are paired one to one with the gold's, by exact span and by overlap (a shared word is
enough; source and content count where their attribution's cue was paired by overlap, or where none was, by
themselves). The baseline takes every word of the lexicon of cues for a cue.

Published on PARC3 by BBC Citron: cue 82.3, source 82.0, content 59.3 exact, 83.3 overlap. Status 1 below the floors of
floors.toml, section [polnear].
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from archives import open_folder
from fogline.claim.speech.sayings import Saying, find_sayings
from fogline.lexicon.sayings import load_saying_words
from fogline.models.capture import Capture
from fogline.models.report import Report
from fogline.pipeline import make_stages

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
ARCHIVE = HERE / "../../shared/data/bench/polnear_dev.tar.xz"
CITRON = {"cue": 0.823, "source": 0.820, "content": 0.833}
Spans = tuple[tuple[int, int], ...]
ROLES = ("cue", "source", "content")


@dataclass(frozen=True)
class Attribution:
    """Spans of the three roles; a role may be empty or in several pieces."""

    cue: Spans
    source: Spans
    content: Spans


@dataclass
class Count:
    """Right, gold and found, exactly and by overlap."""

    exact: int = 0
    overlap: int = 0
    gold: int = 0
    found: int = 0

    def f1(self, right: int) -> float:
        """F1 of `right`."""
        return 2 * right / max(1, self.gold + self.found)


@dataclass
class Table:
    """Counts by role."""

    rows: dict[str, Count] = field(default_factory=lambda: {role: Count() for role in ROLES})

    def add(self, gold: Sequence[Attribution], found: Sequence[Attribution]) -> None:
        """Count one document."""
        for role, count in self.rows.items():
            ours = sorted({getattr(a, role) for a in found if getattr(a, role)})
            theirs = sorted({getattr(a, role) for a in gold if getattr(a, role)})
            count.gold += len(theirs)
            count.found += len(ours)
            count.exact += len(set(ours) & set(theirs))
            count.overlap += _pair(theirs, ours)


def _pair(gold: Sequence[Spans], found: Sequence[Spans]) -> int:
    """How many can be paired one to one so that each pair overlaps: the largest overlaps first."""
    pairs = []
    for i, one in enumerate(gold):
        for j, two in enumerate(found):
            shared = _shared(one, two)
            if shared:
                pairs.append((-shared / max(_size(one), _size(two)), i, j))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
    return len(used_gold)


def _shared(one: Spans, two: Spans) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in two)


def _size(spans: Spans) -> int:
    return max(1, sum(b - a for a, b in spans))


def read_annotations(lines: Sequence[str]) -> list[Attribution]:
    """The attributions of a brat file."""
    rows = [line.split("\t") for line in lines if "\t" in line]
    spans: dict[str, Spans] = {}
    for ident, kind, *_ in rows:
        if ident.startswith("T"):
            places = kind.split(" ", 1)[1].split(";")
            spans[ident] = tuple((int(a), int(b)) for a, b in (place.split() for place in places))
    found = []
    for ident, parts, *_ in rows:
        if ident.startswith("E"):
            roles: dict[str, Spans] = {}
            for role, target in (part.split(":") for part in parts.split()):
                name = re.sub(r"\d+$", "", role).lower()
                roles[name] = (*roles.get(name, ()), *spans[target])
            found.append(Attribution(*(tuple(sorted(roles.get(role, ()))) for role in ROLES)))
    return found


def read_documents(folder: Path) -> Iterator[tuple[str, str, list[Attribution]]]:
    """Name, text and gold of every document under a folder."""
    texts = {path.stem: path for path in folder.rglob("*.txt")}
    for path in sorted(folder.rglob("*.ann")):
        name = path.stem.rpartition("_")[0]
        text = texts.get(name) or texts.get(path.stem)
        if text:
            raw = text.read_bytes().decode("utf-8")
            yield name, raw, read_annotations(path.read_text(encoding="utf-8").split("\n"))


def read_text(text: str) -> Report:
    """A plain text through the reading stages."""
    stages = make_stages(1, None)
    now = datetime(2017, 1, 1, tzinfo=UTC)
    data = text.encode()
    capture = Capture(hashlib.sha256(data).hexdigest(), "polnear.txt", data, "text/plain", now, {})
    draft = stages.draft(capture, now.date())
    return stages.join(draft, stages.tag([draft.words(i) for i in range(len(draft.sentences))]), now)


def _attribution(saying: Saying) -> Attribution:
    return Attribution((saying.cue,), saying.source, saying.content)


def _baseline(report: Report) -> list[Attribution]:
    words = load_saying_words()
    known = words.clause | words.infinitive | words.object
    return [
        Attribution(((token.start, token.end),), (), ())
        for sentence in report.sentences
        for token in sentence.tokens
        if (token.lemma or token.text).lower() in known
    ]


def main() -> int:
    """Print the table; 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("corpus", type=Path, nargs="?", default=ARCHIVE)
    parser.add_argument("--show", choices=["missed", "extra", "content", "source"])
    options = parser.parse_args()
    if not options.corpus.exists():
        print("PolNeAR skipped: not on this machine")
        return 0
    with open_folder(options.corpus) as folder:
        return _score(folder, options.show)


def _score(folder: Path, show: str | None) -> int:
    ours, baseline, moved = Table(), Table(), 0
    for _, text, gold in read_documents(folder):
        report = read_text(text)
        if text != report.text:
            moved += 1
            continue
        found = [_attribution(saying) for saying in find_sayings(report)]
        ours.add(gold, found)
        baseline.add(gold, _baseline(report))
        if show:
            _show(report.text, gold, found, show)
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("polnear", {})
    failed = False
    print("role     exact  overlap  floor  Citron (PARC3)  cue lexicon exact, overlap  gold found")
    for role, count in ours.rows.items():
        base, floor = baseline.rows[role], floors.get(role, 0.0)
        overlap = count.f1(count.overlap)
        failed |= overlap < floor
        print(
            f"{role:8} {count.f1(count.exact):.3f}  {overlap:.3f}    {floor:.2f}   {CITRON[role]:.3f}           "
            f"{base.f1(base.exact):.3f}, {base.f1(base.overlap):.3f}                {count.gold} {count.found}"
            f"{'  BELOW ITS FLOOR' if overlap < floor else ''}"
        )
    if moved:
        print(f"{moved} texts were changed in reading and are left out")
    return int(failed)


def _show(text: str, gold: Sequence[Attribution], found: Sequence[Attribution], what: str) -> None:
    def words(spans: Spans) -> str:
        return " … ".join(text[a:b].replace("\n", " ") for a, b in spans)

    cues = {"missed": (gold, found), "extra": (found, gold)}.get(what)
    if cues:
        for one in cues[0]:
            if one.cue and not any(_shared(one.cue, two.cue) for two in cues[1]):
                a, b = one.cue[0]
                around = text[max(0, a - 80) : a] + "[[" + text[a:b] + "]]" + text[b : b + 80]
                print(f"{what} {around!r} | {words(one.source)!r} | {words(one.content)[:100]!r}")
        return
    for one in gold:
        match = next((two for two in found if _shared(one.cue, two.cue)), None)
        if match and not _shared(getattr(one, what), getattr(match, what)):
            told, read = (words(getattr(side, what))[:150] for side in (one, match))
            print(f"{words(one.cue)!r} gold {told!r} ours {read!r}")


if __name__ == "__main__":
    sys.exit(main())
