"""Turns learned weights into the small file that is shipped: ONNX with 8-bit weights.

The graph answers with labels, not with scores: best tags, best entity tags, best
heads and the relations to them; only what a later repair may need (arc scores,
relation vectors, entity scores) is given as numbers.
"""

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from examples import Example, make_batch
from network import Network
from scales import fix_scales
from vocabulary import Vocabulary

INPUTS = ("ids", "shapes", "first", "last")
OUTPUTS = ("upos", "xpos", "lemma", "entities", "arcs", "heads", "relations", "head_vectors", "child_vectors")
OPSET = 17
REDUCE_RANGE = True


class ByteEmbedding(nn.Module):
    """An embedding table in 8 bits with one scale a row."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scale = table.weight.detach().abs().amax(1).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("table", torch.round(table.weight.detach() / scale[:, None]).to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        return self.table[ids].float() * self.scale[ids][:, :, None]


def join_layers(parts: Sequence[nn.Linear]) -> nn.Linear:
    """Layers of the same input side by side: one matrix product for several."""
    joint = nn.Linear(parts[0].in_features, sum(p.out_features for p in parts))
    joint.weight = nn.Parameter(torch.cat([p.weight.detach() for p in parts]))
    joint.bias = nn.Parameter(torch.cat([p.bias.detach() for p in parts]))
    return joint


class Answers(nn.Module):
    """The network as it is shipped."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        network.encoder.words = ByteEmbedding(network.encoder.words)
        for layer in network.encoder.layers:
            layer.joint = join_layers((layer.query, layer.key, layer.value))
        tags = (network.upos, network.xpos, network.lemma)
        self.tags, self.tag_counts = join_layers(tags), [t.out_features for t in tags]
        count, width, _ = network.relation_scores.shape
        self.relation_shape = (count, width)
        flat = network.relation_scores.detach().permute(1, 0, 2).reshape(width, count * width)
        self.relation_scores = nn.Parameter(flat.contiguous(), requires_grad=False)

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        own = self.network
        words, names = own.find_words(ids, shapes, first, last)
        arcs, head_vectors, child_vectors = own.score_arcs(words, first)
        heads = arcs.argmax(-1)
        chosen = torch.gather(head_vectors, 1, heads[:, :, None].expand(-1, -1, head_vectors.shape[-1]))
        return (
            *(scores.argmax(-1) for scores in self.tags(words).split(self.tag_counts, -1)),
            own.entity(names),
            arcs,
            heads,
            self._score_relations(child_vectors, chosen).argmax(-1),
            head_vectors,
            child_vectors,
        )

    def _score_relations(self, children: Tensor, heads: Tensor) -> Tensor:
        one = torch.ones_like(children[..., :1])
        children, heads = torch.cat([children, one], -1), torch.cat([heads, one], -1)
        batch, words, _ = children.shape
        half = (children @ self.relation_scores).view(batch, words, *self.relation_shape)
        return (half @ heads[..., None]).squeeze(-1)


def export_network(network: Network, path: Path) -> None:
    """Writes the float32 graph."""
    answers = Answers(network).eval()
    ids = torch.tensor([[101, 7, 8, 9, 102], [101, 7, 8, 102, 0]])
    first = torch.tensor([[1, 2, 3], [1, 2, 0]])
    axes = {name: {0: "sentence", 1: "piece"} for name in INPUTS[:2]}
    axes |= {name: {0: "sentence", 1: "word"} for name in (*INPUTS[2:], *OUTPUTS)}
    axes["arcs"][2] = "head"
    torch.onnx.export(
        answers, (ids, (ids > 0).long(), first, first), str(path), input_names=list(INPUTS),
        output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=OPSET, dynamo=False,
    )  # fmt: skip


def shrink(source: Path, target: Path) -> None:
    """Weights of matrix products to 8 bits, one scale a column.

    One bit of the eight is left unused, so that processors without VNNI, whose
    8-bit products saturate, give the same answers.
    """
    quantize_dynamic(
        source, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=REDUCE_RANGE,
        op_types_to_quantize=["MatMul", "Gemm"], extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip


def fuse(source: Path, target: Path) -> None:
    """Runs onnxruntime's optimiser beforehand, without a fusion that is slower than its parts."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(target)
    options.log_severity_level = 3
    onnxruntime.InferenceSession(
        str(source), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def export(network: Network, vocabulary: Vocabulary, tokenizer: Path, examples: list[Example], folder: Path) -> None:
    """Writes what the reader needs: ``tagger.onnx``, ``labels.json``, ``relations.npy``, ``tokenizer.json``.

    ``examples`` are sentences over which the ranges of the activations are found.
    """
    folder.mkdir(parents=True, exist_ok=True)
    relations = network.relation_scores.detach().numpy().astype(np.float16)
    inputs = [_make_input(examples[k : k + 8]) for k in range(0, len(examples), 8)]
    with tempfile.TemporaryDirectory() as scratch:
        steps = [Path(scratch) / f"{name}.onnx" for name in ("whole", "small", "fused", "fixed")]
        export_network(network, steps[0])
        shrink(steps[0], steps[1])
        fuse(steps[1], steps[2])
        fix_scales(steps[2], steps[3], inputs)
        np.save(folder / "relations.npy", relations)
        vocabulary.save(folder / "labels.json")
        _copy_tokenizer(tokenizer, folder / "tokenizer.json")
        shutil.move(steps[3], folder / "tagger.onnx")


def _make_input(examples: list[Example]) -> dict[str, np.ndarray]:
    batch = make_batch(examples, None)
    return {name: getattr(batch, name).numpy() for name in INPUTS}


def _copy_tokenizer(source: Path, target: Path) -> None:
    """The vocabulary without the settings of the sentence encoder it came from."""
    content = json.loads(source.read_text(encoding="utf-8"))
    content["truncation"] = content["padding"] = content["post_processor"] = None
    target.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
