"""Scores the tagger as it is shipped on the measured sets.

    python training/evaluate.py --data DIR [--weights FOLDER]

Words and sentences are the sets' own. Attachment counts punctuation; entities
are exact spans with one of the labels PERSON, ORG, LOC.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from corpora import read_corpora
from fogline.read.tagger import TaggedSentence, Tagger
from names import SCORED
from treebanks import Sentence

COLUMNS = ("uas", "las", "upos", "xpos", "lemma", "entity_f1", "entity_precision", "entity_recall")


def score(gold: list[Sentence], answers: list[TaggedSentence]) -> dict[str, float]:
    """Per cent right of each column of COLUMNS that the set annotates."""
    count: Counter[str] = Counter()
    for sentence, answer in zip(gold, answers, strict=True):
        if sentence.heads:
            count += _count_syntax(sentence, answer)
        if sentence.entities is not None:
            right = {e for e in sentence.entities if e[2] in SCORED}
            found = {(e.first, e.last + 1, e.label) for e in answer.entities if e.label in SCORED}
            count += Counter(hit=len(right & found), right=len(right), found=len(found))
    result = {c: 100 * count[c] / count["words"] for c in COLUMNS[:5] if count["words"]}
    result["entity_precision"] = 100 * count["hit"] / max(1, count["found"])
    result["entity_recall"] = 100 * count["hit"] / max(1, count["right"])
    result["entity_f1"] = 200 * count["hit"] / max(1, count["found"] + count["right"])
    return {c: round(result[c], 2) for c in COLUMNS if c in result}


def _count_syntax(gold: Sentence, answer: TaggedSentence) -> Counter[str]:
    heads = [g == a + 1 for g, a in zip(gold.heads, answer.heads, strict=True)]
    return Counter(
        words=len(heads),
        uas=sum(heads),
        las=sum(h and g == a for h, g, a in zip(heads, gold.deprels, answer.deprels, strict=True)),
        upos=sum(map(str.__eq__, gold.upos, answer.upos)),
        xpos=sum(map(str.__eq__, gold.xpos, answer.xpos)),
        lemma=sum(map(str.__eq__, gold.lemmas, answer.lemmas)),
    )


def evaluate(measured: dict[str, list[Sentence]], tagger: Tagger) -> dict[str, dict[str, float]]:
    """Scores by measured set."""
    return {name: score(s, tagger.tag([x.words for x in s])) for name, s in measured.items()}


def render_table(scores: dict[str, dict[str, float]]) -> str:
    """The scores as a Markdown table."""
    lines = ["| set | UAS | LAS | UPOS | XPOS | lemma | entity F1 | P | R |", "| --- " * 9 + "|"]
    for name, row in scores.items():
        lines.append(f"| {name} | " + " | ".join(f"{row[c]:.1f}" if c in row else "" for c in COLUMNS) + " |")
    return "\n".join(lines)


def main() -> None:
    """Prints the table and the tagger's speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--weights", type=Path, help="folder of the weights (default: the package's)")
    arguments = parser.parse_args()
    tagger = Tagger(arguments.weights) if arguments.weights else Tagger.load()
    print(render_table(evaluate(read_corpora(arguments.data).measured, tagger)))
    timing = tagger.timing
    print(f"{timing.words / timing.total_seconds:.0f} words a second, {timing.ratio:.2f} times onnxruntime alone")


if __name__ == "__main__":
    main()
