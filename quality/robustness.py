"""Read reports that have been damaged: python quality/robustness.py [--show MUTATION] [--reports N]

From the project's corpora and the seeds 40 reports are taken, as evenly as the folders allow, and each is put through
the six mutations of `mutations.py` with a seed of its own: 240 damaged reports, the same ones at every run. All are
read without error, and found F1 of each mutation is printed beside that of the same reports as they are. Status 1 where
a mutation costs more than 0.15.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from claims import GoldFolder, known_folders, read_records
from fogline.claim.extract import extract_claims
from fogline.lexicon.actors import ActorTable
from fogline.lexicon.gazetteer import Gazetteer
from fogline.models.capture import Capture
from fogline.models.story import Story
from fogline.read.draft import read_draft
from fogline.read.report import read_report
from fogline.read.tagger import Tagger
from fogline.resolve.ground import resolve_report
from mutations import MUTATIONS, move_span
from scoring import Names, Record, Score, score_claims

HERE = Path(__file__).resolve().parent
LOSS = 0.15
REPORTS = 40
SEED = 20241127
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def take_reports(number: int) -> list[tuple[str, str, list[Record], Any, dict[str, Any]]]:
    """(name, text, gold claims, publication, entities) of reports taken in turn from each folder on this machine."""
    queues: list[list[tuple[str, str, list[Record], Any, dict[str, Any]]]] = []
    for folder in _folders():
        gold = read_records(folder.gold / "claims.jsonl")
        entities = json.loads((folder.gold / "entities.json").read_text(encoding="utf-8"))
        listing = next(p for n in ("reports.json", "published.json") if (p := folder.gold / n).exists())
        dates = json.loads(listing.read_text(encoding="utf-8"))
        queue = []
        for doc in sorted({c["doc"] for c in gold}):
            text = (folder.texts / doc).read_bytes().decode("utf-8").replace("\r\n", "\n")
            name = f"{folder.name.replace(' ', '-').replace(',', '')}--{doc}"
            queue.append((name, text, [c for c in gold if c["doc"] == doc], dates.get(doc), entities))
        queues.append(queue)
    taken = []
    while len(taken) < number and any(queues):
        for queue in queues:
            if queue and len(taken) < number:
                taken.append(queue.pop(0))
    return taken


def _folders() -> list[GoldFolder]:
    """The sets that are not held aside: every folder of the corpus with claims, and the other sets known."""
    corpus = sorted(p.parent for p in (HERE / "corpus").glob("*/claims.jsonl"))
    others = [f for f in known_folders() if f.present and f.dated and f.gold not in corpus]
    own = [GoldFolder(p.name, p, p, True) for p in corpus if (p / "reports.json").exists()]
    return [f for f in (*own, *others) if not f.gold.name.startswith("held")]


class Reader:
    """Reads texts one by one, without a store."""

    def __init__(self) -> None:
        self._tagger = Tagger.load()
        self._gazetteer = Gazetteer.open()
        self._table = ActorTable.load()

    def read(self, texts: dict[str, str], dates: dict[str, Any]) -> list[Record]:
        """The claims of texts, by document name, as records."""
        return [record for doc, text in texts.items() for record in self._read_one(doc, text, dates.get(doc))]

    def _read_one(self, doc: str, text: str, published: Any) -> list[Record]:
        data = text.encode("utf-8")
        given = published if isinstance(published, dict) else {"published": published} if published else {}
        known = {k: str(v) for k, v in given.items() if k in ("published", "publisher", "title")}
        capture = Capture(hashlib.sha256(data).hexdigest(), doc, data, "text/plain", NOW, known)
        draft = read_draft(capture, NOW.date())
        tagged = self._tagger.tag([draft.words(i) for i in range(len(draft.sentences))])
        report = read_report(draft, tagged, NOW)
        groundings = resolve_report(report, self._gazetteer, self._table, Story())
        return [
            {"doc": doc, "start": c.evidence.start, "end": c.evidence.end, "event_type": c.event_type,
             "place": [{"id": s.id, "text": s.text, "name": s.name} for s in c.place], "quote": c.evidence.exact}
            for c in extract_claims(report, groundings)
        ]  # fmt: skip


def score(gold: list[Record], predicted: list[Record], entities: dict[str, Any]) -> Score:
    """Found F1 over all reports together."""
    return score_claims(gold, predicted, Names(entities))


def main() -> int:
    """Print found F1 of each mutation; 1 where one costs more than the bound."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--show", help="print what a mutation loses")
    parser.add_argument("--reports", type=int, default=REPORTS)
    args = parser.parse_args()
    reports = take_reports(args.reports)
    reader = Reader()
    dates = {name: date for name, _, _, date, _ in reports}
    entities = {ident: entity for *_, known in reports for ident, entity in known.items()}
    gold = [{**claim, "doc": name} for name, _, claims, _, _ in reports for claim in claims]
    plain = score(gold, reader.read({n: t for n, t, *_ in reports}, dates), entities)
    print(f"{'as printed':20} {len(reports):4} reports  found F1 {plain.found.f1:.3f}")
    failed, damaged = False, 0
    for title, mutate in MUTATIONS.items():
        texts, moved_gold = {}, []
        for number, (name, text, claims, _, _) in enumerate(reports):
            texts[name], moved = mutate(text, Random(f"{SEED} {title} {number}"))
            for claim in claims:
                start, end = move_span(moved, claim["start"], claim["end"])
                moved_gold.append({**claim, "doc": name, "start": start, "end": end})
        result = score(moved_gold, reader.read(texts, dates), entities)
        loss = plain.found.f1 - result.found.f1
        damaged += len(texts)
        bad = loss > LOSS
        failed |= bad
        print(
            f"{title:20} {len(texts):4} reports  found F1 {result.found.f1:.3f}  P {result.found.precision:.3f}"
            f" R {result.found.recall:.3f}  falls by {loss:.3f}{'  TOO MUCH' if bad else ''}",
            flush=True,
        )
        if args.show == title:
            taken = {m.gold for m in result.matches}
            for index, claim in enumerate(result.gold):
                if index not in taken:
                    print("missed", claim["doc"][-24:], claim["event_type"], repr(claim.get("quote", "")[:100]))
    print(f"{damaged} damaged reports read without error; a mutation may cost {LOSS}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
