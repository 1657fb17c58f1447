"""Line labels: "The minister: 200 people arrested": who heads a line and tells it is no subject of its verb."""

from __future__ import annotations

from dataclasses import replace

from fogline.models.report import Token


def with_line_label(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with a subject that ends at a colon before its verb, outside brackets, as a dislocated phrase."""
    colon = next((i for i, t in enumerate(tokens) if t.text == ":"), 0)
    if not 0 < colon < len(tokens) - 1 or any(t.text == "(" for t in tokens[:colon]):
        return tokens
    label = colon - 1
    while tokens[label].head >= 0 and tokens[label].head < colon:
        label = tokens[label].head
    if not tokens[label].deprel.startswith("nsubj") or tokens[label].head < colon:
        return tokens
    return tuple(replace(t, deprel="dislocated") if i == label else t for i, t in enumerate(tokens))
