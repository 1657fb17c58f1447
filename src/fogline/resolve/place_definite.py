"""Place definite: one phrase that points back to a place, as the grammar has read it and before it is resolved."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.resolve.place_phrase import Layer


@dataclass(frozen=True, slots=True)
class Definite:
    """Tokens `first` (the determiner) to `noun`; `wanted` is the kind of antecedent looked for.

    wanted: a kind of FITTING, or capital, compass, countryside, surroundings, site, owner ("its airport": the
    place that owns). `fresh`: whether it is told for the first time ("an army base near Newtown"). `wraps`: whether
    layers around it may be read ("the outskirts of the city").
    """

    first: int
    noun: int
    wanted: str
    word: str = ""
    kind: str = ""
    said: str = ""
    modifiers: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    number: int = 1
    country: str = ""
    provincial: bool = False
    specific: bool = False
    fresh: bool = False
    wraps: bool = True
    layers: tuple[Layer, ...] = ()


def make_layer(
    op: str, first: int, noun: int, *, kind: str = "", words: str = "", points: tuple[str, ...] = ()
) -> Layer:
    return Layer(op, first, noun, noun, kind, words, points)
