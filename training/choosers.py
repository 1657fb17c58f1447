"""Makes the weights that choose a claim's place, actor and recipient: one command, minutes on two processor cores.

    python training/choosers.py --out src/fogline/claim/weights/choosers.npz
    python training/choosers.py --out src/fogline/claim/weights/choosers.npz --slots recipient    # keeps the others'
    python training/choosers.py --folds training/out/folds

Learned from the claims that the program finds in the reports of `training/reports/` and in every folder of `--corpus`
but `held-*`: each claim that matches a gold claim, with the options of `fogline.claim.choice.options` and which of them
are right by the gold. With `--folds` as in `heads.py`: one file a folder, learned without its part of the folders.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "quality"))

from annotated import Dispatches, Record
from compact import read_dispatches
from fogline.claim.choice.choosers import CROSSED
from fogline.claim.choice.claim_traits import find_claim_traits
from fogline.claim.choice.options import find_options
from fogline.claim.choice.survey import CHOSEN_SLOTS, Survey
from fogline.claim.events.heads import load_heads
from fogline.claim.extract import read_unchosen, set_scenes
from fogline.models.entity import Place
from fogline.models.groundings import Groundings
from fogline.models.report import Report
from fogline.present.records import claim_record
from heads import PARTS
from scoring import Names, is_same_set, score_claims

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 64
EPOCHS, BATCH, RATE, DECAY = 8, 64, 3e-3, 1e-2
RARE_TRAIT = {"place": 4, "actor": 4, "recipient": 6}
TRAITS_HIDDEN, INNER_HIDDEN = 0.3, 0.3
BY_TYPE = ("loc", "p=", "pc=", "c=", "k=", "prev", "sent", "o=")
BY_FAMILY = ("np", "top", "sameT", "blkn", "nr", "next", "how", "rc", "cnt", "frank", "lead", "hl")
"""An option's traits that are also learned together with the claim's type, and with its family of types."""
SITES = frozenset({"airport", "airbase", "base", "dam", "hill", "crossing", "camp", "building", "road", "river"})


@dataclass(frozen=True)
class Example:
    """A claim's options, each as its traits with those of its claim, and which are right."""

    options: list[list[str]]
    right: list[bool]


Examples = dict[str, list[Example]]


def find_examples(report: Report, groundings: Groundings, gold: list[Record], names: Names, lenient: bool) -> Examples:
    """The examples of one report, by slot. `lenient`: a site in the town that the gold names is right, too."""
    cased = report.as_cased()
    scenes = set_scenes(cased, groundings)
    claims = read_unchosen(cased, scenes, groundings, "both", load_heads())
    score = score_claims(gold, [{**claim_record(c), "number": n} for n, c in enumerate(claims)], names)
    matched = [(score.predicted[m.predicted]["number"], score.gold[m.gold]) for m in score.matches]
    times = Counter(number for number, _ in matched)
    by_sentence = {scene.sentence.index: scene for scene in scenes}
    found: Examples = {}
    for slot in CHOSEN_SLOTS:
        survey = Survey(slot, cased, by_sentence, groundings, claims)
        standing = _find_standing(survey, names, lenient and slot == "place")
        found[slot] = [
            _make_example(survey, number, wanted.get(slot) or [], standing)
            for number, wanted in matched
            if times[number] == 1
        ]
    return found


def _find_standing(survey: Survey, names: Names, lenient: bool) -> dict[str, frozenset[str]]:
    """The gold ids that each entity can stand for."""
    found = {
        ident: frozenset[str]().union(
            *(names.find_ids({"id": ident, "text": m.grounding.text, "name": m.grounding.name}) for m in mentions)
        )
        for ident, mentions in survey.mentions.items()
    }
    for ident in list(found) if lenient else ():
        record = survey.records.get(ident)
        if isinstance(record, Place) and record.within and ("/" in ident or record.kind in SITES):
            found[ident] |= found.get(record.within, frozenset())
    return found


def _make_example(survey: Survey, number: int, gold: list[str], standing: dict[str, frozenset[str]]) -> Example:
    shared = find_claim_traits(survey, number)
    given = [t for t in shared if t.startswith(CROSSED)]
    options, right = [], []
    for option in find_options(survey, number):
        own = list(dict.fromkeys(option.traits))
        crossed = [f"{t}||{g}" for g in given for t in own if t.startswith(BY_TYPE if g[0] == "T" else BY_FAMILY)]
        options.append([*shared, *own, *crossed])
        right.append(is_same_set(gold, [standing.get(i, frozenset()) for i in option.ids]))
    return Example(options, right)


class Network(nn.Module):
    """Traits to a score, as `fogline.claim.choice.choosers` computes it: the last column adds directly."""

    def __init__(self, traits: int) -> None:
        super().__init__()
        self.rows = nn.EmbeddingBag(traits + 1, WIDTH + 1, mode="sum", padding_idx=0)
        nn.init.normal_(self.rows.weight, 0, 0.05)
        with torch.no_grad():
            self.rows.weight[:, -1] = 0
            self.rows.weight[0] = 0
        self.inner, self.outer = nn.Parameter(torch.zeros(WIDTH)), nn.Parameter(torch.randn(WIDTH) * 0.1)

    def forward(self, traits: Tensor, starts: Tensor) -> Tensor:
        summed = self.rows(traits, starts)
        hidden = F.gelu(summed[:, :-1] + self.inner, approximate="tanh")
        found: Tensor = F.dropout(hidden, INNER_HIDDEN, self.training) @ self.outer + summed[:, -1]
        return found


def learn(examples: Sequence[Example], rare: int, seed: int = 0) -> tuple[list[str], Network]:
    """The names of the traits seen `rare` times or oftener, and a network learned from examples of one slot.

    The loss is that of all right options together; examples without a right or a wrong one teach nothing."""
    random.seed(seed)
    torch.manual_seed(seed)
    hidden = np.random.default_rng(seed)
    counts = Counter(t for e in examples for own in e.options for t in own)
    names = sorted(t for t, count in counts.items() if count >= rare and "\n" not in t)
    numbers = {name: row + 1 for row, name in enumerate(names)}
    known = [
        ([np.array([numbers[t] for t in own if t in numbers]) for own in e.options], np.array(e.right))
        for e in examples
        if any(e.right) and not all(e.right)
    ]
    network = Network(len(names))
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY, fused=True)
    steps, step = EPOCHS * -(-len(known) // BATCH), 0
    for _ in range(EPOCHS):
        random.shuffle(known)
        for first in range(0, len(known), BATCH):
            batch = known[first : first + BATCH]
            rows = [own[hidden.random(len(own)) > TRAITS_HIDDEN] for options, _ in batch for own in options]
            starts = torch.tensor(np.cumsum([0, *map(len, rows[:-1])]))
            scores = network(torch.tensor(np.concatenate(rows)), starts)
            places = torch.tensor(np.repeat(np.arange(len(batch)), [len(r) for _, r in batch]))
            loss = _find_loss(scores, places, torch.tensor(np.concatenate([r for _, r in batch])), len(batch))
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1.0, 10 * step / steps) * (1 - step / steps)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
    return names, network.eval()


def _find_loss(scores: Tensor, claims: Tensor, right: Tensor, count: int) -> Tensor:
    highest = torch.full((count,), -1e9).scatter_reduce(0, claims, scores, "amax")
    raised = (scores - highest[claims]).exp()
    total = torch.zeros(count).index_add(0, claims, raised)
    hit = torch.zeros(count).index_add(0, claims, raised * right)
    found: Tensor = -(hit / total).clamp(1e-6).log().mean()
    return found


def save(path: Path, learned: dict[str, tuple[list[str], Network]]) -> None:
    """Writes the networks of slots, their tables in 8 bits with a scale a row; a last row is of zeros. The other slots
    of a file that is there are kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    parts: dict[str, np.ndarray] = {}
    if path.exists():
        with np.load(path) as stored:
            parts = {name: stored[name] for name in stored.files if name.split("_")[0] not in learned}
    texts = {}
    for slot, (names, network) in learned.items():
        with torch.no_grad():
            rows = np.vstack([network.rows.weight[1:].numpy(), np.zeros((1, WIDTH + 1), np.float32)])
        scale = np.abs(rows).max(1, keepdims=True).clip(1e-8) / 127
        parts[f"{slot}_rows"] = np.round(rows / scale).astype(np.int8)
        parts[f"{slot}_scale"] = scale.astype(np.float32)
        parts[f"{slot}_inner"] = network.inner.detach().numpy()
        parts[f"{slot}_outer"] = network.outer.detach().numpy()
        texts[f"{slot}_traits"] = "\n".join(names)
    np.savez_compressed(path, **parts, **texts)


def make_choosers(examples: Sequence[Examples], path: Path, slots: Sequence[str] = CHOSEN_SLOTS) -> None:
    """Learns from reports' examples and writes the weights of these slots."""
    learned = {slot: learn([e for own in examples for e in own[slot]], RARE_TRAIT[slot]) for slot in slots}
    save(path, learned)
    told = ", ".join(f"{slot} {sum(len(o[slot]) for o in examples)} claims" for slot in slots)
    print(f"{path.name}: {told}, {sum(len(names) for names, _ in learned.values())} traits", flush=True)


def read_reports(dispatches: Dispatches, paths: Sequence[Path]) -> Iterator[Examples]:
    """The examples of reports in the compact notation."""
    for path in paths:
        for found in read_dispatches(path):
            report, groundings = dispatches.read_text(found.name, found.text.encode(), found.given)
            gold = [{**claim, "doc": report.doc} for claim in found.claims]
            yield find_examples(report, groundings, gold, Names(found.entities), lenient=True)


def read_folder(dispatches: Dispatches, folder: Path) -> Iterator[Examples]:
    """The examples of a folder of the corpus."""
    names = Names(json.loads((folder / "entities.json").read_text(encoding="utf-8")))
    for found in dispatches.read_folder(folder):
        yield find_examples(found.report, found.groundings, found.gold, names, lenient=False)


def main() -> None:
    """Learns from all folders, or once without each part of them."""
    arguments = _read_arguments()
    torch.set_num_threads(arguments.threads)
    dispatches = Dispatches()
    folders = sorted(p.parent for p in arguments.corpus.glob("*/claims.jsonl") if not p.parent.name.startswith("held"))
    always = list(read_reports(dispatches, sorted(arguments.reports.glob("*.txt"))))
    of_folders = {f.name: list(read_folder(dispatches, f)) for f in folders}
    if arguments.out:
        make_choosers([*always, *(e for own in of_folders.values() for e in own)], arguments.out, arguments.slots)
    for first in range(PARTS if arguments.folds else 0):
        part = [f.name for f in folders[first::PARTS]]
        others = [*always, *(e for name, own in of_folders.items() if name not in part for e in own)]
        make_choosers(others, arguments.folds / f"{part[0]}.choosers.npz", arguments.slots)
        for name in part[1:]:
            copyfile(arguments.folds / f"{part[0]}.choosers.npz", arguments.folds / f"{name}.choosers.npz")


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT / "quality" / "corpus")
    parser.add_argument("--reports", type=Path, default=ROOT / "training" / "reports")
    parser.add_argument("--out", type=Path, help="the file of weights to write")
    parser.add_argument("--folds", type=Path, help="folder for one file of weights a corpus folder, learned without it")
    parser.add_argument("--slots", nargs="+", choices=CHOSEN_SLOTS, default=CHOSEN_SLOTS)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
