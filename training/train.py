"""Learns the network's weights within a span of wall-clock time."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from examples import Batch, EntityTargets, Example, cut_batches, make_batch
from network import Network


@dataclass(frozen=True)
class Schedule:
    """How long and how fast to learn. Rates fall linearly to a hundredth over ``minutes``."""

    minutes: float
    encoder_rate: float = 2e-4
    head_rate: float = 2e-3
    warm_up_steps: int = 60
    batch_pieces: int = 1560
    average_every: int = 4
    average_keep: float = 0.99
    checkpoint_seconds: float = 180
    threads: int = 2
    seed: int = 0
    done_minutes: float = 0.0
    """Minutes already learned by the checkpoint that is taken up."""


class Average:
    """The running mean of the weights, which scores better than the weights of any one step."""

    def __init__(self, network: Network, keep: float) -> None:
        self._keep, self._updates = keep, 0
        self.state = {k: v.detach().clone() for k, v in network.state_dict().items()}

    def update(self, network: Network) -> None:
        """Moves the mean towards the weights; early on it follows them more closely."""
        self._updates += 1
        keep = min(self._keep, self._updates / (self._updates + 9))
        with torch.no_grad():
            own = list(self.state.values())
            torch._foreach_lerp_(own, [v.detach() for v in network.state_dict().values()], 1 - keep)


def train(
    network: Network,
    examples: list[Example],
    targets: EntityTargets,
    schedule: Schedule,
    checkpoints: Path,
    report: Callable[[str], None] = print,
) -> None:
    """Learns, writing ``last.safetensors`` (weights) and ``average.safetensors`` (their mean) now and then.

    When the time is over ``network`` holds the mean.
    """
    torch.set_num_threads(schedule.threads)
    torch.manual_seed(schedule.seed)
    chance = random.Random(schedule.seed)
    allowed = targets.allowed()
    optimizer = _make_optimizer(network, schedule)
    rates = [group["lr"] for group in optimizer.param_groups]
    average = Average(network, schedule.average_keep)
    begun = saved = time.monotonic()
    losses: Counter[str] = Counter()
    for step, batch in enumerate(_endless(examples, schedule.batch_pieces, chance), start=1):
        spent = schedule.done_minutes * 60 + time.monotonic() - begun
        progress = spent / (schedule.minutes * 60)
        if progress >= 1:
            break
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, step / schedule.warm_up_steps) * max(0.01, 1 - progress)
        losses += _learn(network, optimizer, batch, allowed)
        if step % schedule.average_every == 0:
            average.update(network)
        if step % 50 == 0:
            shares = {k: round(v / losses["words"], 3) for k, v in losses.items() if k != "words"}
            report(f"step {step}, {spent / 60:.1f} min, {losses['words'] / 50:.0f} words a step: {shares}")
            losses.clear()
        if time.monotonic() - saved > schedule.checkpoint_seconds:
            saved = time.monotonic()
            _save(network, average, checkpoints)
    _save(network, average, checkpoints)
    network.load_state_dict(average.state)


def load_checkpoint(network: Network, path: Path) -> None:
    """Puts the weights of a checkpoint into the network."""
    network.load_state_dict(load_file(path))


def _save(network: Network, average: Average, folder: Path) -> None:
    for name, state in (("last", network.state_dict()), ("average", average.state)):
        unfinished = folder / f"{name}.unfinished"
        save_file({k: v.contiguous() for k, v in state.items()}, unfinished)
        unfinished.rename(folder / f"{name}.safetensors")


def _make_optimizer(network: Network, schedule: Schedule) -> torch.optim.Optimizer:
    encoder = list(network.encoder.parameters())
    known = {id(p) for p in encoder}
    heads = [p for p in network.parameters() if id(p) not in known]
    groups = [{"params": encoder, "lr": schedule.encoder_rate}, {"params": heads, "lr": schedule.head_rate}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def _endless(examples: list[Example], pieces: int, chance: random.Random) -> Iterator[Batch]:
    while True:
        for batch in cut_batches(examples, pieces, chance):
            yield make_batch(batch, chance)


def _learn(network: Network, optimizer: torch.optim.Optimizer, batch: Batch, allowed: Tensor) -> Counter[str]:
    network.train()
    losses = _find_losses(network, batch, allowed)
    words = float((batch.first > 0).sum())
    parsed = float((batch.labels["head"] >= 0).sum())
    named = max(1.0, float((batch.labels["entity"] > 0).sum()))
    syntax = 0.5 * losses["xpos"] + 0.3 * losses["upos"] + 0.3 * losses["lemma"] + losses["arc"] + losses["deprel"]
    loss = 2 * losses["entity"] / named + syntax / max(1.0, parsed) * (parsed / words) ** 0.5
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return Counter({"words": words, **{k: float(v.detach()) for k, v in losses.items()}})


def _find_losses(network: Network, batch: Batch, allowed: Tensor) -> dict[str, Tensor]:
    """Sums over words, by head."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words, names = network.find_words(batch.ids, batch.shapes, batch.first, batch.last)
        arcs, heads, children = network.score_arcs(words, batch.first)
        tags = {"upos": network.upos(words), "xpos": network.xpos(words), "lemma": network.lemma(words)}
        entities = network.entity(names).float()
        gold = batch.labels["head"]
        known = gold >= 0
        index = gold.clamp(min=0)[:, :, None].expand(-1, -1, heads.shape[-1])
        relations = network.score_relations(children[known][None], torch.gather(heads, 1, index)[known][None])
    losses = {name: _cross_entropy(scores, batch.labels[name]) for name, scores in tags.items()}
    losses["arc"] = _cross_entropy(arcs, gold)
    losses["deprel"] = _cross_entropy(relations, batch.labels["deprel"][known][None])
    losses["entity"] = _set_entropy(entities, batch.labels["entity"], allowed)
    return losses


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    flat, answers = scores.float().flatten(0, -2), gold.flatten()
    if not bool((answers >= 0).any()):
        return flat.sum() * 0.0
    return F.cross_entropy(flat, answers, ignore_index=-100, reduction="sum")


def _set_entropy(scores: Tensor, rows: Tensor, allowed: Tensor) -> Tensor:
    """Negative logarithm of the probability of the allowed sets."""
    inside = scores.masked_fill(~allowed[rows], float("-inf"))
    return (torch.logsumexp(scores, -1) - torch.logsumexp(inside, -1)).sum()
