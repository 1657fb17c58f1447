"""Event coreference across documents: python quality/ecb.py [FOLDER or ARCHIVE] [--show]

ECB+ (Cybulska and Vossen 2014): gold event mentions (ACTION and NEG) in the sentences that were validated, topics 36-45
as the test, documents compared inside their sub-topic (the two seminal events of a topic, ECB and ECB+, taken as given,
as in Barhom et al. 2019), scored over the whole test set with singletons. CoNLL F1 is the mean of MUC, B-cubed, CEAF-e.

- baseline: mentions of a sub-topic with the same head lemma are one event;
- ours: pairs are compared by head, words of like stem, arguments with their names and days, and the words of the
  sentence; the points of each feature and the threshold are fitted here on topics 1-35 alone; clusters are made by the
  product's own clusterer (`fogline.assemble.cluster`), best pairs first.

Heads and lemmas of both come from the product's tagger. Status 1 below the baseline of the same run, or the floors of
floors.toml, section [ecb].
"""

from __future__ import annotations

import argparse
import csv
import sys
import tarfile
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log, sqrt
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree

import numpy as np

from coreference import score_conll
from fogline.assemble.cluster import judge_pairs
from fogline.assemble.compare import Comparer, Comparison
from fogline.assemble.facets import Facet
from fogline.read.tagger import TaggedSentence, Tagger

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
ARCHIVE = HERE / "../../shared/data/bench/ecbplus.tar.xz"
TEST, TRAIN = range(36, 46), range(1, 36)
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "csubj", "obj", "iobj", "obl", "obl:tmod", "obl:agent", "nmod",
                        "nmod:poss", "compound", "amod", "appos", "xcomp", "ccomp", "nummod"})  # fmt: skip
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_LIGHT = frozenset({"be", "have", "do", "make", "take", "get", "go", "give", "come", "say", "tell", "report",
                    "announce", "it", "this", "that"})  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """One event mention: its gold chain, head lemma and what stands around it. `kind` is read by the clusterer."""

    id: str
    topic: int
    part: str
    doc: str
    chain: str
    lemma: str
    stem: str
    text: str
    arguments: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    sentence: Counter[str]
    verb: bool
    place: int
    type: str = "event"


def read_mentions(folder: Path, topics: Iterable[int], tagger: Tagger) -> list[Mention]:
    """The event mentions of topics, tagged."""
    with next(folder.rglob("ECBplus_coreference_sentences.csv")).open(encoding="utf-8") as file:
        valid = {
            (int(r["Topic"]), f"{r['Topic']}_{r['File']}", int(r["Sentence Number"])) for r in csv.DictReader(file)
        }
    mentions: list[Mention] = []
    for topic in topics:
        for path in sorted(folder.rglob(f"{topic}_*.xml")):
            root = ElementTree.parse(path).getroot()
            words: dict[int, list[tuple[str, str]]] = defaultdict(list)
            for token in root.iter("token"):
                number = int(token.get("sentence", "0"))
                if (topic, path.stem, number) in valid:
                    words[number].append((token.get("t_id", ""), token.text or "_"))
            numbers = sorted(words)
            tagged = tagger.tag([[word for _, word in words[n]] for n in numbers])
            chains = _read_chains(root)
            for number, tags in zip(numbers, tagged, strict=True):
                mentions += _read_sentence(root, topic, path.stem, words[number], tags, chains, number)
    return mentions


def _read_chains(root: ElementTree.Element) -> dict[str, str]:
    chains = {}
    for relation in root.iter():
        if relation.tag in ("CROSS_DOC_COREF", "INTRA_DOC_COREF"):
            name = relation.get("note") if relation.tag == "CROSS_DOC_COREF" else None
            name = name or f"{root.get('doc_name')} {relation.get('r_id')}"
            chains.update({source.get("m_id", ""): name for source in relation.iter("source")})
    return chains


def _read_sentence(
    root: ElementTree.Element,
    topic: int,
    doc: str,
    words: Sequence[tuple[str, str]],
    tags: TaggedSentence,
    chains: Mapping[str, str],
    number: int,
) -> Iterator[Mention]:
    place = {ident: index for index, (ident, _) in enumerate(words)}
    markables = root.find("Markables")
    for mark in markables if markables is not None else ():
        inside = [place[t] for a in mark.iter("token_anchor") if (t := a.get("t_id", "")) in place]
        if not inside or not mark.tag.startswith(("ACTION", "NEG")):
            continue
        head = next((i for i in inside if tags.heads[i] not in inside), inside[-1])
        around = _find_arguments(tags, head, set(inside))
        names = frozenset(words[i][1].lower() for i in around if tags.upos[i] == "PROPN")
        figures = frozenset(words[i][1].lower() for i in around if tags.upos[i] == "NUM")
        lemma = tags.lemmas[head].lower()
        content = [tags.lemmas[i].lower() for i in range(len(words)) if tags.upos[i] in _CONTENT]
        ident = f"{doc} {mark.get('m_id')}"
        yield Mention(
            ident, topic, f"{topic}{'plus' if 'plus' in doc else ''}", doc, chains.get(mark.get("m_id", ""), ident),
            lemma, lemma[:5], " ".join(words[i][1].lower() for i in inside),
            frozenset(tags.lemmas[i].lower() for i in around if tags.upos[i] in _CONTENT), names, figures,
            Counter(content), tags.upos[head] == "VERB", number,
        )  # fmt: skip


def _find_arguments(tags: TaggedSentence, head: int, inside: set[int]) -> list[int]:
    """Words that hang on a mention's head as arguments, down to two steps, and what it is an argument of."""
    near = [i for i, up in enumerate(tags.heads) if up == head and tags.deprels[i] in _ARGUMENTS]
    near += [i for i, up in enumerate(tags.heads) if up in near and tags.deprels[i] in _ARGUMENTS]
    if tags.deprels[head] in ("acl", "acl:relcl", "nmod", "compound", "obj", "nsubj") and tags.heads[head] >= 0:
        near.append(tags.heads[head])
    return [i for i in dict.fromkeys(near) if i not in inside]


class Similarity:
    """Features of pairs of mentions; words are weighed by how few sentences of the sub-topic have them."""

    NAMES = ("lemma", "stem", "text", "light", "arguments", "names", "names apart", "numbers", "sentence",
             "lemma and arguments", "lemma and sentence", "same report", "same sentence", "often", "one")  # fmt: skip

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._spread: Counter[tuple[str, str]] = Counter()
        self._often: Counter[tuple[str, str]] = Counter()
        self._sizes: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for m in mentions:
            self._sizes[m.part].add((m.doc, m.place))
            self._often[m.part, m.lemma] += 1
            self._spread.update((m.part, word) for word in m.sentence)
        self._count = Counter(m.part for m in mentions)

    def find(self, a: Mention, b: Mention) -> list[float]:
        """The features of a pair, in the order of NAMES."""
        lemma = float(a.lemma == b.lemma)
        arguments = _share(a.arguments, b.arguments)
        sentence = self._cosine(a, b)
        here = a.doc == b.doc
        return [
            lemma, float(a.stem == b.stem and not lemma), float(a.text == b.text),
            lemma * (a.lemma in _LIGHT), arguments, _share(a.names, b.names),
            float(bool(a.names and b.names) and not a.names & b.names),
            float(bool(a.numbers & b.numbers)) - float(bool(a.numbers and b.numbers) and not a.numbers & b.numbers),
            sentence, lemma * arguments, lemma * sentence, float(here), float(here and a.place == b.place),
            lemma * log(1 + self._often[a.part, a.lemma] / max(1, len({d for d, _ in self._sizes[a.part]}))), 1.0,
        ]  # fmt: skip

    def _cosine(self, a: Mention, b: Mention) -> float:
        def weigh(m: Mention) -> dict[str, float]:
            size = self._count[m.part]
            return {w: log(1 + size / self._spread[m.part, w]) for w in m.sentence if w != m.lemma}

        one, two = weigh(a), weigh(b)
        norm = sqrt(sum(v * v for v in one.values()) * sum(v * v for v in two.values()))
        return sum(v * two.get(w, 0.0) for w, v in one.items()) / norm if norm else 0.0


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def fit(rows: np.ndarray[Any, Any], labels: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Weights of a logistic regression (Newton's method, ridge 1)."""
    weights = np.zeros(rows.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (labels - chance) - weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.eye(rows.shape[1])
        weights += np.linalg.solve(bend, slope)
    return weights


class MentionComparer:
    """Stands for the product's comparer, with points from the fitted weights."""

    def __init__(self, similarity: Similarity, weights: np.ndarray[Any, Any], same: float) -> None:
        self._similarity, self._weights = similarity, weights
        self.rules = {"same": same, "unsure": same, "kept_apart": 0, "cluster_checks": 24, "cluster_floor": same - 1.0}

    def compare(self, a: Mention, b: Mention) -> Comparison:
        """The log odds that two mentions are of one event."""
        return Comparison(float(np.dot(self._similarity.find(a, b), self._weights)))


def find_pairs(mentions: Sequence[Mention]) -> list[tuple[str, str]]:
    """Pairs of ids inside each sub-topic."""
    parts: dict[str, list[str]] = defaultdict(list)
    for m in mentions:
        parts[m.part].append(m.id)
    return [pair for idents in parts.values() for pair in combinations(sorted(idents), 2)]


def cluster(mentions: Sequence[Mention], comparer: MentionComparer) -> list[tuple[str, ...]]:
    """Events by the product's clusterer."""
    by_id = cast("dict[str, Facet]", {m.id: m for m in mentions})
    return judge_pairs(by_id, find_pairs(mentions), cast(Comparer, comparer))[0]


def group(mentions: Iterable[Mention], by: Iterable[object]) -> list[list[str]]:
    """Ids of mentions, grouped."""
    groups: dict[object, list[str]] = defaultdict(list)
    for m, key in zip(mentions, by, strict=True):
        groups[key].append(m.id)
    return list(groups.values())


def train(mentions: Sequence[Mention]) -> tuple[np.ndarray[Any, Any], float]:
    """Weights and the threshold that is best on these mentions."""
    by_id = {m.id: m for m in mentions}
    similarity = Similarity(mentions)
    pairs = find_pairs(mentions)
    rows = np.array([similarity.find(by_id[a], by_id[b]) for a, b in pairs])
    labels = np.array([float(by_id[a].chain == by_id[b].chain) for a, b in pairs])
    weights = fit(rows, labels)
    gold = group(mentions, (m.chain for m in mentions))
    best = max(
        (score_conll(gold, cluster(mentions, MentionComparer(similarity, weights, same)))["conll"], -same)
        for same in (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5)
    )
    return weights, -best[1]


def main() -> int:
    """Print the table; 1 below the baseline or a floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path, nargs="?", default=ARCHIVE)
    parser.add_argument("--show", action="store_true", help="the weights")
    options = parser.parse_args()
    if not options.data.exists():
        print("ECB+ skipped: not on this machine")
        return 0
    tagger = Tagger.load(1)
    with tempfile.TemporaryDirectory() as name:
        folder = options.data
        if folder.is_file():
            folder = Path(name)
            with tarfile.open(options.data) as tar:
                tar.extractall(folder, filter="data")
        weights, same = train(read_mentions(folder, TRAIN, tagger))
        mentions = read_mentions(folder, TEST, tagger)
    gold = group(mentions, (m.chain for m in mentions))
    ours = score_conll(gold, cluster(mentions, MentionComparer(Similarity(mentions), weights, same)))
    base = score_conll(gold, group(mentions, ((m.part, m.lemma) for m in mentions)))
    floor = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("ecb", {}).get("conll", 0.0)
    print(f"topics 36-45: {len(mentions)} mentions, {len(gold)} events; inside given sub-topics, singletons counted")
    for who, scores in (("head lemma", base), ("ours", ours)):
        print(f"{who:10}", "  ".join(f"{figure} {value:.3f}" for figure, value in scores.items()))
    print(f"floor {floor:.3f}; threshold {same} fitted on topics 1-35")
    if options.show:
        print("\n".join(f"  {name:20} {value:+.2f}" for name, value in zip(Similarity.NAMES, weights, strict=True)))
    below = ours["conll"] < max(floor, base["conll"])
    print("BELOW THE BASELINE OR FLOOR" if below else "at least the baseline")
    return int(below)


if __name__ == "__main__":
    sys.exit(main())
