"""Score coreference chains on OntoGUM: python quality/ontogum.py [ARCHIVE] [--each] [--show DOC]

OntoGUM (Zhu et al. 2021; CC BY) is GUM's coreference in the scheme of OntoNotes. Its dev documents are read with the
corpus' own words and sentences; tags, parse, names and mentions are our tagger's. Scored as CoNLL-2012 scores: MUC,
B-cubed and CEAF-e over all documents together, chains of one mention left out, and their mean. A mention that only one
side has counts as wrong (not as a chain of one).

Published on OntoGUM's test documents (Zhu et al. 2021): dcoref 39.7, SpanBERT-large with e2e 64.6.

Status 1 below the floor of floors.toml, section [coreference].
"""

from __future__ import annotations

import argparse
import lzma
import re
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from coreference import f1, score_ceaf_e, score_muc
from fogline.lexicon.actors import ActorTable
from fogline.models.report import Block, Dating, Report, Sentence, Token
from fogline.models.story import Story
from fogline.read.mentions import find_mentions
from fogline.read.quotations import find_quotations
from fogline.read.tagger import TaggedSentence, Tagger
from fogline.resolve.actors import resolve_actors
from fogline.resolve.chains import find_chains

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
LANGUAGE = HERE / "../../shared/data/language"
DEV = "en_gum_free-ud-dev.conllu.xz"
PUBLISHED = {"dcoref": 0.397, "SpanBERT": 0.646}
Chains = list[frozenset[str]]
_MARK = re.compile(r"(\()?(\d+)(\))?")


class Document(NamedTuple):
    """Words of a document by sentence, and its gold chains as spans of word numbers (last inclusive)."""

    name: str
    sentences: list[list[str]]
    chains: list[set[tuple[int, int]]]


def read_documents(archive: Path, parsed: Path) -> Iterator[Document]:
    """The documents of the treebank `parsed` (for their sentences) that the archive has chains for."""
    with tarfile.open(archive) as tar:
        members = {Path(member.name).stem: member for member in tar.getmembers()}
        for name, sentences in _read_sentences(parsed).items():
            file = tar.extractfile(members[name]) if name in members else None
            if file is None:
                continue
            rows = [line.split("\t") for line in file.read().decode().splitlines() if "\t" in line]
            if [row[1] for row in rows] == [word for sentence in sentences for word in sentence]:
                yield Document(name, sentences, _read_chains([row[2] for row in rows]))
            else:
                print(f"{name}: the words differ; left out", file=sys.stderr)


def _read_sentences(path: Path) -> dict[str, list[list[str]]]:
    documents: dict[str, list[list[str]]] = {}
    sentences: list[list[str]] = []
    words: list[str] = []
    for line in [*lzma.decompress(path.read_bytes()).decode().splitlines(), ""]:
        if line.startswith("# newdoc id = "):
            sentences = documents.setdefault(line.removeprefix("# newdoc id = ").strip(), [])
        elif line[:1].isdigit() and line.split("\t", 1)[0].isdigit():
            words.append(line.split("\t")[1])
        elif not line.strip() and words:
            sentences.append(words)
            words = []
    return documents


def _read_chains(column: list[str]) -> list[set[tuple[int, int]]]:
    opened: dict[str, list[int]] = {}
    chains: dict[str, set[tuple[int, int]]] = {}
    for at, cell in enumerate(column):
        for opens, ident, closes in _MARK.findall(cell):
            if opens:
                opened.setdefault(ident, []).append(at)
            if closes and opened.get(ident):
                chains.setdefault(ident, set()).add((opened[ident].pop(), at))
    return [chain for chain in chains.values() if len(chain) > 1]


def make_report(document: Document, tagged: list[TaggedSentence]) -> Report:
    """A document as a report: words parted by one space, a sentence a line."""
    text = "\n".join(" ".join(sentence) for sentence in document.sentences)
    sentences, mentions, at = [], [], 0
    for index, (words, tags) in enumerate(zip(document.sentences, tagged, strict=True)):
        tokens: list[Token] = []
        children: list[list[int]] = [[] for _ in words]
        for number, word in enumerate(words):
            tokens.append(Token(at, at + len(word), word, tags.lemmas[number], tags.upos[number], tags.xpos[number],
                                tags.heads[number], tags.deprels[number]))  # fmt: skip
            if tags.heads[number] >= 0:
                children[tags.heads[number]].append(number)
            at += len(word) + 1
        sentences.append(
            Sentence(index, tokens[0].start, tokens[-1].end, 0, tuple(tokens), tuple(map(tuple, children)))
        )
        mentions += find_mentions(text, index, tokens, tags.entities)
    blocks = (Block(0, len(text), "paragraph"),)
    return Report(document.name, document.name, "", text, None, None, None, None, "en", Dating(None, "none"),
                  datetime(2000, 1, 1, tzinfo=UTC), blocks, tuple(sentences),
                  quotations=tuple(find_quotations(text, blocks)), mentions=tuple(mentions))  # fmt: skip


def find_found(report: Report) -> list[set[tuple[int, int]]]:
    """Our chains of a report as spans of word numbers."""
    starts = {token.start: n for n, token in enumerate(t for s in report.sentences for t in s.tokens)}
    ends = {token.end: n for n, token in enumerate(t for s in report.sentences for t in s.tokens)}
    groundings, _ = resolve_actors(report, [], ActorTable.load(), Story())
    return [{(starts[a], ends[b]) for a, b in chain} for chain in find_chains(report, groundings)]


def score_documents(pairs: list[tuple[Chains, Chains]]) -> dict[str, float]:
    """MUC, B-cubed, CEAF-e and their mean (F1) over documents of (gold, found) chains; and mentions alone."""
    gold, found = [c for g, _ in pairs for c in g], [c for _, f in pairs for c in f]
    right = sum(score_ceaf_e(one, two)[1] * len(one) for one, two in pairs)
    ceafe = f1(right / max(1, len(found)), right / max(1, len(gold)))
    ours, theirs = {m for c in found for m in c}, {m for c in gold for m in c}
    shared = len(ours & theirs)
    scores = {
        "muc": f1(*score_muc(gold, found)),
        "b3": f1(_b_cubed(found, gold), _b_cubed(gold, found)),
        "ceafe": ceafe,
    }
    scores["conll"] = sum(scores.values()) / 3
    scores["mention_precision"], scores["mention_recall"] = shared / max(1, len(ours)), shared / max(1, len(theirs))
    return scores


def _b_cubed(key: Chains, response: Chains) -> float:
    """Recall of `key`; a mention that the response lacks counts 0."""
    of = {item: chain for chain in response for item in chain}
    items = [(item, chain) for chain in key for item in chain]
    return sum(len(chain & of.get(item, frozenset())) / len(chain) for item, chain in items) / max(1, len(items))


def main() -> int:
    """Print the scores beside those published."""
    parser = argparse.ArgumentParser(description="Score coreference chains on OntoGUM.")
    parser.add_argument("archive", type=Path, nargs="?", default=LANGUAGE / "ontogum_coref_free.tar.xz")
    parser.add_argument("--each", action="store_true", help="scores of each document")
    parser.add_argument("--show", metavar="DOC", help="chains of one document")
    options = parser.parse_args()
    if not options.archive.is_file():
        print(f"{options.archive}: not on this machine; skipped")
        return 0
    tagger = Tagger.load()
    pairs: list[tuple[Chains, Chains]] = []
    for document in read_documents(options.archive, options.archive.parent / DEV):
        report = make_report(document, tagger.tag(document.sentences))
        gold, found = (_name(document, chains) for chains in (document.chains, find_found(report)))
        pairs.append((gold, found))
        if options.each:
            print(f"{document.name:32}", _render(score_documents([(gold, found)])))
        if options.show == document.name:
            _show(document, gold, found)
    scores = score_documents(pairs)
    print(f"{len(pairs)} documents:", _render(scores))
    print("published, test documents:", ", ".join(f"{name} {score:.3f}" for name, score in PUBLISHED.items()))
    floor = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("coreference", {}).get("conll", 0.0)
    print(f"floor {floor:.3f}: {'reached' if scores['conll'] >= floor else 'MISSED'}")
    return int(scores["conll"] < floor)


def _name(document: Document, chains: list[set[tuple[int, int]]]) -> Chains:
    return [frozenset(f"{document.name} {first} {last}" for first, last in chain) for chain in chains]


def _render(scores: dict[str, float]) -> str:
    return " ".join(f"{name} {score:.3f}" for name, score in scores.items())


def _show(document: Document, gold: Chains, found: Chains) -> None:
    words = [word for sentence in document.sentences for word in sentence]
    for title, chains in (("gold", gold), ("found", found)):
        for chain in chains:
            spans = sorted(tuple(map(int, item.split()[1:])) for item in chain)
            print(title, " | ".join(f"{a}:{' '.join(words[a : b + 1])}" for a, b in spans))


if __name__ == "__main__":
    sys.exit(main())
