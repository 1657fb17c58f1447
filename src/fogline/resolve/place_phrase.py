"""Place phrase: a place name with the layers of words around it, inside out, and its head in the parse."""

from __future__ import annotations

from dataclasses import dataclass, field

from fogline.models.report import Sentence
from fogline.resolve.place_name import PlaceName


@dataclass(frozen=True, slots=True)
class Layer:
    """One step outward. `op`: kind, same, part, direction, countryside, centre, facility, road, offset (`words` are
    kilometres).

    `kind` is the kind asked for (op kind and facility), `words` the facility's own words, `points` directions.
    Tokens `first` to `last` are the whole phrase with this layer; `noun` is the layer's head word.
    """

    op: str
    first: int
    last: int
    noun: int
    kind: str = ""
    words: str = ""
    points: tuple[str, ...] = ()


@dataclass(slots=True)
class PlacePhrase:
    """A name and its layers, inside out; `hint` is the kind that a list's noun gives ("villages of A, B")."""

    name: PlaceName
    layers: list[Layer] = field(default_factory=list)
    hint: str = ""
    head: int | None = None

    @property
    def first(self) -> int:
        return self.layers[-1].first if self.layers else self.name.first

    @property
    def last(self) -> int:
        return self.layers[-1].last if self.layers else self.name.last

    @property
    def kind(self) -> str:
        """The kind that the words next to the name ask for; empty where they leave it open."""
        for layer in self.layers:
            if layer.op == "kind":
                return layer.kind
            if layer.op not in ("same",):
                break
        return ""


def find_head(sentence: Sentence, first: int, last: int, noun: int) -> int:
    """The head token of a phrase: one whose own head lies outside; the grammar's noun where the parse has several."""
    heads = [i for i in range(first, last + 1) if not first <= sentence.tokens[i].head <= last]
    if noun in heads or not heads:
        return noun
    real = [i for i in heads if sentence.tokens[i].upos in ("NOUN", "PROPN")]
    return (real or heads)[0]
