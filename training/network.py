"""The network: a small encoder with heads for tags, lemmas, entities and dependencies.

The encoder is all-MiniLM-L6-v2 (Apache-2.0, a BERT of six layers) with one more
embedding for the shape of the written word. Dependencies are scored by a deep
biaffine head (Dozat and Manning 2017, https://arxiv.org/abs/1611.01734) on a
learned mixture of all layers (Peters et al. 2018, https://arxiv.org/abs/1802.05365).
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from vocabulary import Vocabulary

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
HEAD_WIDTH = WIDTH // HEADS
ARC_WIDTH, RELATION_WIDTH = 256, 96
NEVER = -1e4


class Layer(nn.Module):
    """One BERT layer."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.joint: nn.Linear | None = None
        """Query, key and value side by side, where the exporter has put them so."""
        self.norm_attention, self.norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        query, key, value = (_split(part) for part in self.project(x))
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask, scale=HEAD_WIDTH**-0.5)
        seen = seen.transpose(1, 2)
        seen = seen.reshape(seen.shape[0], seen.shape[1], WIDTH)
        x = self.norm_attention(x + self.dropout(self.out(seen)))
        return self.norm(x + self.dropout(self.down(F.gelu(self.up(x)))))

    def project(self, x: Tensor) -> tuple[Tensor, ...]:
        """Queries, keys and values."""
        if self.joint is not None:
            return self.joint(x).split(WIDTH, -1)
        return self.query(x), self.key(x), self.value(x)


def _split(z: Tensor) -> Tensor:
    return z.view(z.shape[0], z.shape[1], HEADS, HEAD_WIDTH).transpose(1, 2)


class Encoder(nn.Module):
    """Pieces and shapes to one vector a piece."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.kind, self.shapes = nn.Parameter(torch.zeros(WIDTH)), nn.Embedding(8, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)
        self.mixture = nn.Parameter(torch.tensor([0.0, 0.0, 0.0, 0.5, 1.0, 2.0]))

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        places = self.places.weight[: ids.shape[1]][None]
        x = self.dropout(self.norm(self.words(ids) + places + self.kind + self.shapes(shapes)))
        mask = ((ids == 0)[:, None, None, :] * NEVER).to(x.dtype)
        weights = torch.softmax(self.mixture, 0)
        mixed = torch.zeros_like(x)
        for weight, layer in zip(weights, self.layers, strict=True):
            x = layer(x, mask)
            mixed = mixed + weight * x
        return mixed

    def load_pretrained(self, path: Path) -> None:
        """Takes over the weights of a BERT in safetensors format."""
        given = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense", "down": "output.dense", "norm": "output.LayerNorm",
        }  # fmt: skip
        with torch.no_grad():
            self.words.weight.copy_(given["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(given["embeddings.position_embeddings.weight"])
            self.kind.copy_(given["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(given["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(given["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(self.layers):
                for own, theirs in names.items():
                    part = getattr(layer, own)
                    part.weight.copy_(given[f"encoder.layer.{number}.{theirs}.weight"])
                    part.bias.copy_(given[f"encoder.layer.{number}.{theirs}.bias"])


class Network(nn.Module):
    """Encoder and heads. Words are counted from 0; heads from 0, where 0 is the root."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.encoder, self.dropout = Encoder(), nn.Dropout(0.25)
        self.syntax, self.names = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.upos = nn.Linear(WIDTH, len(vocabulary.upos))
        self.xpos = nn.Linear(WIDTH, len(vocabulary.xpos))
        self.lemma = nn.Linear(WIDTH, len(vocabulary.lemma_rules))
        self.entity = nn.Linear(WIDTH, len(vocabulary.entity_tags))
        self.arc_head, self.arc_child = nn.Linear(WIDTH, ARC_WIDTH), nn.Linear(WIDTH, ARC_WIDTH)
        self.relation_head, self.relation_child = nn.Linear(WIDTH, RELATION_WIDTH), nn.Linear(WIDTH, RELATION_WIDTH)
        self.arc_scores = nn.Parameter(torch.randn(ARC_WIDTH, ARC_WIDTH) / ARC_WIDTH)
        self.arc_bias = nn.Parameter(torch.zeros(ARC_WIDTH))
        width = RELATION_WIDTH + 1
        self.relation_scores = nn.Parameter(torch.randn(len(vocabulary.deprels), width, width) * 0.02)

    def find_words(self, ids: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """Two vectors a word: for syntax and for names."""
        pieces = self.encoder(ids, shapes)

        def pick(places: Tensor) -> Tensor:
            return torch.gather(pieces, 1, places[:, :, None].expand(-1, -1, WIDTH))

        outer = torch.cat([pick(first), pick(last)], -1)
        return self.dropout(F.gelu(self.syntax(outer))), self.dropout(F.gelu(self.names(outer)))

    def score_arcs(self, words: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores [batch, child, head] (padding never a head), and the relation vectors of heads and children."""
        batch, _, width = words.shape
        rooted = torch.cat([self.root[None, None].expand(batch, 1, width).to(words.dtype), words], 1)
        heads, children = self.dropout(F.gelu(self.arc_head(rooted))), self.dropout(F.gelu(self.arc_child(words)))
        scores = (children @ self.arc_scores.to(words.dtype)) @ heads.transpose(1, 2)
        scores = scores + (heads * self.arc_bias.to(words.dtype)).sum(-1)[:, None, :]
        absent = F.pad((first == 0), (1, 0))[:, None, :]
        scores = scores.float() + absent * NEVER
        relation_heads = self.dropout(F.gelu(self.relation_head(rooted)))
        return scores, relation_heads, self.dropout(F.gelu(self.relation_child(words)))

    def score_relations(self, children: Tensor, heads: Tensor) -> Tensor:
        """Scores [batch, child, relation] for children and their given heads' vectors."""
        one = torch.ones_like(children[..., :1])
        children, heads = torch.cat([children, one], -1), torch.cat([heads, one], -1)
        half = torch.einsum("bnr,krs->bnks", children, self.relation_scores.to(children.dtype))
        return torch.einsum("bnks,bns->bnk", half, heads)
