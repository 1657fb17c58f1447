"""Makes the weights that tell whether a text is about an armed conflict: one command, a few minutes.

    python training/relevance.py --data DIR --out src/fogline/claim/weights/relevance.npz

Learned from, for a war: the reports beside this module, the corpus but for `held-*`, and `relevance/about-*.txt`, which
tell of wars in the manner of politics, markets, courts and letters. Against it: `relevance/nothing-*.txt`, which talk
like a war of sport, business, weather, crime and films, and, by little weight, ordinary English: the treebanks' texts
but for newsgroups and weblogs, some of which are of wars. Every text is seen whole and in two shorter parts. The test
set `quality/corpus/negative` is not learned from.

Logistic regression over a text's lemmas and how much it has of each topic (`lexicon/data/topics.toml`), each counted
once, the text a vector of length one.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from annotated import Dispatches
from compact import read_dispatches
from fogline.claim.relevance import TELLING, find_telling_lemmas, load_conflict_words, mark_topics
from fogline.models.report import Report
from treebanks import read_treebank

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "training"
TREEBANKS = ("en_ewt-ud-train.conllu.xz", "en_gum_free-ud-train.conllu.xz")
LEFT_OUT = ("newsgroup", "weblog")
ABOUT, NOTHING, ORDINARY = 5.0, 6.0, 0.05
"""Weights of the texts beside a report's 1."""
PARTS = (80, 40)
"""Words of the shorter parts of a text that are learned from beside the whole."""
RARE, FEWEST = 4, 5
"""Lemmas seen in fewer texts, and texts of fewer lemmas, are not learned."""
STRENGTH = 10.0
"""The inverse of the penalty on weights, as in scikit-learn's C."""


@dataclass(frozen=True)
class Text:
    """A text's lemmas by sentence, whether it is about a war, and how much it weighs."""

    sentences: list[set[str]]
    lengths: list[int]
    about: bool
    weight: float

    def cut(self, words: int, chance: random.Random) -> Text:
        """A run of sentences of about so many words, from anywhere on, round the end."""
        first, found, length = chance.randrange(len(self.sentences)), [], 0
        for k in range(len(self.sentences)):
            index = (first + k) % len(self.sentences)
            found.append(index)
            length += self.lengths[index]
            if length >= words:
                break
        return replace(self, sentences=[self.sentences[k] for k in found], lengths=[self.lengths[k] for k in found])

    @property
    def traits(self) -> set[str]:
        """All lemmas of the text, and the marks of its topics."""
        lemmas = set().union(*self.sentences)
        return lemmas | mark_topics(lemmas)


def read_plain(path: Path) -> Iterator[tuple[str, str]]:
    """Names and texts of a file of plain texts, each under a line "=== name"."""
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        name, _, text = part.partition("\n")
        yield name.strip(), text.strip("\n") + "\n"


def _make_text(report: Report, about: bool, weight: float) -> Text:
    kept = [s for s in report.sentences if report.blocks[s.block].kind != "furniture"]
    found = [set(find_telling_lemmas(replace(report, sentences=(s,)))) for s in kept]
    return Text(found, [len(s.tokens) for s in kept], about, weight)


def _read_texts(data: Path) -> Iterator[Text]:
    dispatches = Dispatches()
    for path in sorted((HERE / "reports").glob("*.txt")):
        for found in read_dispatches(path):
            yield _make_text(dispatches.read_text(found.name, found.text.encode(), found.given)[0], True, 1.0)
    for folder in sorted(p.parent for p in (ROOT / "quality/corpus").glob("*/claims.jsonl")):
        if not folder.name.startswith("held"):
            yield from (_make_text(a.report, True, 1.0) for a in dispatches.read_folder(folder))
    for path in sorted((HERE / "relevance").glob("*.txt")):
        about = path.name.startswith("about")
        for name, text in read_plain(path):
            report = dispatches.read_text(name, text.encode(), {})[0]
            yield _make_text(report, about, ABOUT if about else NOTHING)
    for treebank in TREEBANKS:
        for document, own in groupby(read_treebank(data / treebank, treebank), key=lambda s: s.document):
            if not document.startswith(LEFT_OUT):
                yield _make_ordinary(list(own))


def _make_ordinary(sentences: list) -> Text:
    found = [
        {w.lower() for w, tag in zip(s.lemmas, s.upos, strict=True) if tag in TELLING and w.isalpha() and len(w) > 1}
        for s in sentences
    ]
    return Text(found, [len(s.words) for s in sentences], False, ORDINARY)


def learn(texts: list[Text], names: list[str]) -> tuple[np.ndarray, float]:
    """A weight for each lemma, and the bias. Both kinds of text weigh alike in all."""
    places, starts, values = _lay_out(texts, names)
    targets = torch.tensor([float(t.about) for t in texts])
    weights = torch.tensor([t.weight for t in texts])
    weights[targets == 1] *= weights[targets == 0].sum() / weights[targets == 1].sum()
    weights /= weights.mean()
    found, bias = torch.zeros(len(names), requires_grad=True), torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.LBFGS([found, bias], max_iter=500, history_size=20, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        optimiser.zero_grad()
        summed = F.embedding_bag(places, found[:, None], starts, mode="sum", per_sample_weights=values)
        scores = summed[:, 0] + bias
        losses = F.binary_cross_entropy_with_logits(scores, targets, weights, reduction="sum")
        loss = STRENGTH * losses + found @ found / 2
        loss.backward()
        return loss

    optimiser.step(step)
    return found.detach().numpy(), float(bias.detach())


def _lay_out(texts: list[Text], names: list[str]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The places of each text's lemmas, where each text begins, and what each lemma counts for in its text."""
    columns = {name: column for column, name in enumerate(names)}
    starts, places, values = [], [], []
    for text in texts:
        known = sorted(columns[lemma] for lemma in text.traits if lemma in columns)
        starts.append(len(places))
        places += known
        values += [len(known) ** -0.5] * len(known)
    return torch.tensor(places), torch.tensor(starts), torch.tensor(values)


def learn_without_figures(texts: list[Text]) -> tuple[list[str], np.ndarray, float]:
    """As `learn`, with the lemmas. A word that only reports of war use often never speaks against a war, where texts
    about none have it as a figure of speech: such a one is not learned."""
    names = _count(texts)
    while True:
        weights, bias = learn(texts, names)
        kept = [n for n, weight in zip(names, weights, strict=True) if weight >= 0 or n not in load_conflict_words()]
        if len(kept) == len(names):
            return names, weights, bias
        names = kept


def _count(texts: Iterable[Text]) -> list[str]:
    counts = Counter(lemma for text in texts for lemma in text.traits)
    return sorted(lemma for lemma, count in counts.items() if count >= RARE)


def main() -> None:
    """Learns, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the treebanks")
    parser.add_argument("--out", type=Path, required=True, help="the file of weights to write")
    arguments = parser.parse_args()
    whole = [t for t in _read_texts(arguments.data) if t.sentences]
    chance = random.Random(1)
    texts = [part for t in whole for part in (t, *(t.cut(words, chance) for words in PARTS))]
    texts = [t for t in texts if len(t.traits) > FEWEST]
    names, weights, bias = learn_without_figures(texts)
    np.savez_compressed(arguments.out, lemmas="\n".join(names), weights=weights.astype(np.float16), bias=bias)
    about = sum(t.about for t in whole)
    print(f"{about} texts about a war, {len(whole) - about} about none, {len(names)} lemmas")


if __name__ == "__main__":
    main()
