"""Timelines of long stories: python quality/timelines.py [FOLDER or ARCHIVE] [--store FOLDER] [--words N]

Timeline17 (Tran et al. 2013) holds articles and outlets' own timelines of Libya, Egypt and Iraq. Protocol of news-tls
(Gholipour Ghalandari and Ifrim 2020): the articles of a topic's outlets are merged; against each reference timeline a
timeline is made of as many dates as it has, within its first and last date, with its mean number of sentences a date;
precision and recall are averaged over the references.

The articles (their tokens joined to text again, cut after --words words, whole by default) are read by the product's
pipeline. A day ranks by the reports of later days that tell of it, those out on the next day, and by half those that
tell of what lasts from it on (these weights, 1, 1 and 1/2, were chosen on these topics); then by claims. A day's
sentences are the passages of its claims that are most like all of the day's. Baseline PUBCOUNT: days by the number of
articles published on them.

Alignment-based ROUGE is that of Martschat and Markert 2017 ("align+ m:1"), counted here: words in lower case, common
endings cut off, without function words and punctuation; ROUGE-1.5.5's own stemmer and list differ a little.
Reading takes some minutes; with --store the read topics are kept there, and taken from there as they are the next time.
Status 1 below the floors of floors.toml, section [timelines].
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tarfile
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log, sqrt
from pathlib import Path

from fogline.models.claim import Claim
from fogline.models.event import Assembly
from fogline.models.holdings import Holdings
from fogline.pipeline import run
from fogline.settings import Settings
from fogline.store.database import open_store
from fogline.store.view import View

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
ARCHIVE = HERE / "../../shared/data/bench/timeline17.tar.xz"
TOPICS = {
    "Libya": {"LibyaWar_cnn": "CNN", "LibyaWar_reuters": "Reuters"},
    "Egypt": {"EgyptianProtest_cnn": "CNN"},
    "Iraq": {"IraqWar_guardian": "The Guardian"},
}
PUBLISHED = {"rouge_1": 0.120, "rouge_2": 0.035, "dates": 0.544}
"""DATEWISE on all of Timeline17 (Gholipour Ghalandari and Ifrim 2020)."""
SHORTEST = 20
Timeline = Mapping[date, Sequence[str]]


@dataclass(frozen=True)
class Topic:
    """Articles as (name, outlet, day, text) and the reference timelines by the name of their folder."""

    name: str
    articles: tuple[tuple[str, str, date, str], ...]
    references: Mapping[str, Timeline]


@dataclass(frozen=True)
class Story:
    """What the product holds of a topic."""

    holdings: Holdings
    assembly: Assembly


def read_topics(path: Path) -> Iterator[Topic]:
    """The topics in a folder or archive; folders that are missing are passed over."""
    with tempfile.TemporaryDirectory() as name:
        root = path
        if path.is_file():
            root = Path(name)
            with tarfile.open(path) as tar:
                tar.extractall(root, filter="data")
        for topic, folders in TOPICS.items():
            held = {folder: outlet for folder, outlet in folders.items() if (root / folder / "articles.jsonl").exists()}
            articles = [a for folder, outlet in held.items() for a in _read_articles(root / folder, outlet)]
            references = {folder: tl for folder in held for tl in _read_references(root / folder)}
            if articles:
                yield Topic(topic, tuple(articles), references)


def _read_articles(folder: Path, outlet: str) -> Iterator[tuple[str, str, date, str]]:
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if len(row["text"].split()) >= SHORTEST:
            yield f"{folder.name}-{row['id']}.txt", outlet, date.fromisoformat(row["time"][:10]), row["text"]


def _read_references(folder: Path) -> Iterator[Timeline]:
    for line in (folder / "timelines.jsonl").read_text(encoding="utf-8").splitlines():
        merged: dict[date, list[str]] = defaultdict(list)
        for day, sentences in json.loads(line):
            merged[date.fromisoformat(day[:10])] += sentences
        yield merged


def join_tokens(text: str, words: int | None) -> str:
    """Tokens in the treebank's way as plain text again, a paragraph a line, cut after some words."""
    kept: list[str] = []
    count = 0
    for line in filter(None, map(str.strip, text.split("\n"))):
        count += len(line.split())
        if words and kept and count > words:
            break
        for mark, plain in _MARKS.items():
            line = line.replace(mark, plain)
        line = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", line)
        line = re.sub(r" ([,.;:!?%)\]”])", r"\1", line)
        kept.append(re.sub(r"([(\[“$£]) ", r"\1", line))
    return "\n\n".join(kept)


_MARKS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": "“", "''": "”"}


def read_story(topic: Topic, folder: Path, words: int | None) -> Story:
    """Let the product read a topic into a store in `folder`, or take what an earlier run left there."""
    place = folder / f"{topic.name.lower()}.db"
    fresh = not place.exists()
    with open_store(str(place)) as store, tempfile.TemporaryDirectory() as name:
        if fresh:
            facts = {}
            for doc, outlet, day, text in topic.articles:
                (Path(name) / doc).write_text(join_tokens(text, words), encoding="utf-8")
                facts[doc] = {"published": day.isoformat(), "publisher": outlet}
            (Path(name) / "reports.json").write_text(json.dumps(facts), encoding="utf-8")
            run([name], store, Settings())
        view = View(store)
        return Story(view.holdings(), view.assembled())


def rank_days(story: Story) -> list[date]:
    """Days, the most told of first."""
    later: dict[date, set[str]] = defaultdict(set)
    since: dict[date, set[str]] = defaultdict(set)
    published: dict[date, set[str]] = defaultdict(set)
    claims: Counter[date] = Counter()
    for card in story.holdings.reports.values():
        if card.dating.day:
            published[card.dating.day].add(card.id)
    for claim in story.holdings.claims.values():
        said = story.holdings.said_on(claim)
        if claim.time and claim.time.first == claim.time.last:
            claims[claim.time.first] += 1
            if said and said > claim.time.first:
                later[claim.time.first].add(claim.doc)
        elif claim.time:
            since[claim.time.first].add(claim.doc)

    def weigh(day: date) -> tuple[float, int]:
        return len(later[day]) + len(published[day + timedelta(1)]) + len(since[day]) / 2, claims[day]

    return sorted({*later, *since, *claims, *published}, key=lambda d: (*(-part for part in weigh(d)), d))


def _dated(claims: Iterable[Claim]) -> Iterator[tuple[Claim, date]]:
    for claim in claims:
        if claim.time and claim.time.first == claim.time.last:
            yield claim, claim.time.first


def count_published(topic: Topic) -> list[date]:
    """PUBCOUNT: days by the number of articles that came out on them."""
    count = Counter(day for _, _, day, _ in topic.articles)
    return sorted(count, key=lambda d: (-count[d], d))


def make_timeline(story: Story, days: Sequence[date], length: int) -> Timeline:
    """The sentences of days: passages of the claims dated to them, else of those printed on them."""
    wanted = set(days)
    passages: dict[date, dict[str, None]] = defaultdict(dict)
    printed: dict[date, dict[str, None]] = defaultdict(dict)
    for claim in story.holdings.claims.values():
        said = story.holdings.said_on(claim)
        if said in wanted and claim.core:
            printed[said][_sentence_of(claim, story.holdings)] = None
    for claim, day in _dated(story.holdings.claims.values()):
        if day in wanted:
            passages[day][_sentence_of(claim, story.holdings)] = None
    return {day: pick_sentences(list(passages[day] or printed[day]), length) for day in days}


def _sentence_of(claim: Claim, holdings: Holdings) -> str:
    """The line or sentence of the report that holds a claim's passage."""
    text, start, end = holdings.reports[claim.doc].text, claim.evidence.start, claim.evidence.end
    first = max(text.rfind(mark, max(0, start - 600), start) for mark in ("\n", ". "))
    ends = [found for mark in ("\n", ". ") if (found := text.find(mark, end, end + 600)) >= 0]
    return " ".join(text[first + 1 : min(ends) + 1 if ends else end].split())


def pick_sentences(sentences: Sequence[str], length: int) -> list[str]:
    """The sentences most like all of them together (centroid), none much like one picked before."""
    bags = [Counter(cut_words(s)) for s in sentences]
    spread = Counter(word for bag in bags for word in bag)
    vectors = [{w: n * log(1 + len(bags) / spread[w]) for w, n in bag.items()} for bag in bags]
    centre: Counter[str] = Counter()
    for vector in vectors:
        centre.update(vector)
    picked: list[int] = []
    for index in sorted(range(len(vectors)), key=lambda i: (-_cosine(vectors[i], centre), i)):
        if len(picked) == length:
            break
        if all(_cosine(vectors[index], vectors[other]) < 0.5 for other in picked):
            picked.append(index)
    return [sentences[i] for i in picked]


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    norm = sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values()))
    return sum(v * b.get(w, 0.0) for w, v in a.items()) / norm if norm else 0.0


_FUNCTION = """
a about after all also an and any are as at be because been before being both but by can could did do does
during each for from had has have he her him his how i if in into is it its just me more most my no nor not now
of off on once only or other our out over own said same she should so some such than that the their them then
there these they this those through to too under until up very was we were what when where which while who whom
why will with would you your n't 's
"""


def cut_words(text: str) -> list[str]:
    """Lower-case words without function words, common endings cut off."""
    plain = frozenset(_FUNCTION.split())
    words = [w for w in re.findall(r"[^\W_]+", text.lower()) if w not in plain]
    return [re.sub(r"(?:ings?|edly|ed|ly|ies|es|s|e)$", "", w) if len(w) > 4 else w for w in words]


def score_rouge(found: Timeline, gold: Timeline, order: int) -> tuple[float, float]:
    """Precision and recall of runs of `order` words, each date aligned to the one of least date and content cost."""
    sides = [{d: _grams(" ".join(lines), 1) for d, lines in t.items()} for t in (found, gold)]
    grams = [{d: _grams(" ".join(lines), order) for d, lines in t.items()} for t in (found, gold)]
    shares = []
    for mine, other in ((0, 1), (1, 0)):
        hits = total = 0.0
        for day, bag in grams[mine].items():
            total += bag.total()
            best = min(sorted(grams[other]), key=lambda d: _cost(d, day, sides[other][d], sides[mine][day]))
            hits += (bag & grams[other][best]).total() / (1 + abs((day - best).days))
        shares.append(hits / total if total else 0.0)
    return shares[0], shares[1]


def _cost(a: date, b: date, one: Counter[tuple[str, ...]], two: Counter[tuple[str, ...]]) -> float:
    common = (one & two).total()
    alike = _f1(common / max(1, one.total()), common / max(1, two.total()))
    return (1 - 1 / (1 + abs((a - b).days))) * (1 - alike)


def _grams(text: str, order: int) -> Counter[tuple[str, ...]]:
    words = cut_words(text)
    return Counter(tuple(words[i : i + order]) for i in range(len(words) - order + 1))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score_topic(topic: Topic, story: Story) -> list[tuple[str, dict[str, tuple[float, float]]]]:
    """(precision, recall) of dates and ROUGE against each reference, ours and the baseline's."""
    rows = []
    for name, gold in topic.references.items():
        first, last, number = min(gold), max(gold), len(gold)
        length = max(1, round(sum(map(len, gold.values())) / number))
        scores = {}
        for who, ranked in (("ours", rank_days(story)), ("pubcount", count_published(topic))):
            days = [day for day in ranked if first <= day <= last][:number]
            timeline = make_timeline(story, days, length)
            right = len(set(days) & set(gold))
            scores[f"{who} dates"] = (right / max(1, len(days)), right / number)
            scores[f"{who} rouge_1"] = score_rouge(timeline, gold, 1)
            scores[f"{who} rouge_2"] = score_rouge(timeline, gold, 2)
        rows.append((name, scores))
    return rows


def main() -> int:
    """Print the table; 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path, nargs="?", default=ARCHIVE)
    parser.add_argument("--store", type=Path, help="keep the topics' stores in this folder")
    parser.add_argument("--words", type=int, help="read no more than the first words of each article")
    options = parser.parse_args()
    if not options.data.exists():
        print("Timeline17 skipped: not on this machine")
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("timelines", {})
    rows: list[tuple[str, dict[str, tuple[float, float]]]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = options.store or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        for topic in read_topics(options.data):
            story = read_story(topic, folder, options.words)
            cut = f"first {options.words} words of each" if options.words else "whole articles"
            print(f"{topic.name}: {len(topic.articles)} articles ({cut}), {len(story.holdings.claims)} claims")
            rows += score_topic(topic, story)
    return print_scores(rows, floors)


def print_scores(rows: Sequence[tuple[str, dict[str, tuple[float, float]]]], floors: Mapping[str, float]) -> int:
    """The table; 1 where the mean of ours is below a floor."""
    failed = False
    for name, scores in rows:
        print(f"  {name:20}", "  ".join(f"{key} {_f1(*pair):.3f}" for key, pair in scores.items()))
    for figure, published in PUBLISHED.items():
        means = {}
        for who in ("ours", "pubcount"):
            pairs = [scores[f"{who} {figure}"] for _, scores in rows]
            means[who] = _f1(sum(p for p, _ in pairs) / len(pairs), sum(r for _, r in pairs) / len(pairs))
        below = means["ours"] < floors.get(figure, 0.0)
        failed |= below
        print(
            f"{figure:8} {means['ours']:.3f}  PUBCOUNT here {means['pubcount']:.3f}  DATEWISE published {published:.3f}"
            f"  floor {floors.get(figure, 0.0):.3f}{'  BELOW ITS FLOOR' if below else ''}"
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
