"""Dependence picture: outlets on the left, what they cite in the middle, first-hand voices on the right, as SVG.

Kinds differ by shape as well as by shade, so that the picture can be read in print and without telling colours apart.
Colours are presentation attributes: no style sheet is needed, and a page may set its own by class.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import log2

from markupsafe import Markup

from fogline.models.dependence import Dependence, Source, Tie
from fogline.present.counts import render_number
from fogline.present.safe_text import for_terminal, shorten

_ROW, _TOP, _PAD = 26, 40, 10
_LABEL = 30
_SHAPES = {
    "outlet": ("rect", "#4d4d4d"), "agency": ("diamond", "#0072b2"), "monitor": ("hexagon", "#009e73"),
    "witness": ("circle", "#56b4e9"), "official": ("triangle", "#8a6d00"), "party": ("square", "#d55e00"),
    "unnamed": ("ring", "#7a7a7a"),
}  # fmt: skip
_WORDS = {
    "outlet": "outlet", "agency": "agency or outlet not read", "monitor": "monitor", "witness": "witness",
    "official": "body or speaker, no party", "party": "party to the fighting", "unnamed": "not named",
}  # fmt: skip
_DASHES = {"quotes": "", "cites": "", "reprints": "2 3", "denies": "7 4"}
_HEADS = ("Outlets", "Cited in between", "First-hand voices")


def render_dependence(graph: Dependence, width: int = 960) -> Markup:
    """SVG of a graph, `width` pixels wide and as high as it needs; empty where there is nothing to draw."""
    if not graph.sources:
        return Markup("")
    columns = _place(graph)
    xs = [_PAD + 8, width * 0.42, width * 0.68]
    room = _ROW * max(len(column) for column in columns)
    at = {
        s.id: (xs[c], _TOP + room * (r + 0.5) / len(column))
        for c, column in enumerate(columns) for r, s in enumerate(column)
    }  # fmt: skip
    height = _TOP + room + 62
    heads = Markup("").join(
        Markup('<text class="head" x="{:.0f}" y="20" font-size="12" fill="currentColor" opacity=".7">{}</text>').format(
            x - 8, head)
        for x, head, column in zip(xs, _HEADS, columns, strict=True) if column
    )  # fmt: skip
    names = {s.id: s.name for s in graph.sources}
    lines = Markup("").join(_tie(tie, at, names) for tie in graph.ties if tie.a in at and tie.b in at)
    nodes = Markup("").join(_node(s, *at[s.id]) for column in columns for s in column)
    return (
        Markup('<svg class="dependence" viewBox="0 0 {:.0f} {:.0f}" role="img" '
               'aria-label="{}" font-family="sans-serif">').format(width, height, describe_dependence(graph))
        + heads + lines + nodes + _legend(graph, height - 34) + Markup("</svg>")
    )  # fmt: skip


def render_dependence_file(graph: Dependence) -> str:
    """The picture as a file of its own, on white."""
    body = str(render_dependence(graph)) or '<svg viewBox="0 0 10 10"></svg>'
    head, rest = body.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1).split(">", 1)
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head} color="#222">{ground}{rest}\n'


def describe_dependence(graph: Dependence) -> str:
    """The picture in one sentence, for those who do not see it."""
    outlets = sum(s.kind == "outlet" for s in graph.sources)
    first = sum(s.first_hand > 0 for s in graph.sources)
    parties = sum(bool(s.side) for s in graph.sources if s.first_hand)
    said = f"{outlets} outlets rest on {first} first-hand voices, {parties} of them parties to the fighting"
    if graph.independent is not None:
        said += f"; counted as {graph.independent} independent"
    return said + (f"; {graph.left_out} less heard voices are not drawn" if graph.left_out else "")


def _place(graph: Dependence) -> tuple[list[Source], list[Source], list[Source]]:
    """Sources by column: what rests on others and is not rested on, what is both, what rests on nobody."""
    rests = {t.a for t in graph.ties}
    rested = {t.b for t in graph.ties}
    left: list[Source] = []
    middle: list[Source] = []
    right: list[Source] = []
    for source in graph.sources:
        if source.id in rested and source.id in rests:
            middle.append(source)
        elif source.kind == "outlet" and source.id not in rested:
            left.append(source)
        else:
            right.append(source)
    left.sort(key=lambda s: (-s.claims, s.name))
    rank = {s.id: n for n, s in enumerate(left)}
    for column in (middle, right):
        column.sort(key=lambda s: (_centre(s, graph.ties, rank), -s.claims, s.name))
        rank |= {s.id: n for n, s in enumerate(column)}
    return left, middle, right


def _centre(source: Source, ties: Sequence[Tie], rank: dict[str, int]) -> float:
    """Mean rank of what rests on a source (barycentre), so that few lines cross."""
    ranks = [rank[t.a] for t in ties if t.b == source.id and t.a in rank]
    return sum(ranks) / len(ranks) if ranks else 0.0


def _tie(tie: Tie, at: dict[str, tuple[float, float]], names: dict[str, str]) -> Markup:
    (x1, y1), (x2, y2) = at[tie.a], at[tie.b]
    if x1 == x2:
        x1, x2, bend = x1 - 9, x2 - 9, -min(60.0, 20 + abs(y2 - y1) / 4)
    else:
        x1 += 18 + 6.7 * min(len(names[tie.a]), _LABEL)
        x2, bend = x2 - 9, max(30.0, (x2 - x1) / 2)
    from_there, to_here = x1 + bend, x2 - abs(bend)
    path = f"M{x1:.1f} {y1:.1f}C{from_there:.1f} {y1:.1f} {to_here:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    dashes = Markup(' stroke-dasharray="{}"').format(_DASHES[tie.kind]) if _DASHES[tie.kind] else ""
    count = render_number(tie.weight, "report" if tie.kind == "reprints" else "claim")
    title = for_terminal(f"{names[tie.a]} {tie.kind} {names[tie.b]}: {count}" if tie.kind != "denies"
                         else f"{names[tie.a]} has it that {names[tie.b]} denies: {count}")  # fmt: skip
    return Markup(
        '<g class="tie {}"><title>{}</title><path d="{}" fill="none" stroke="currentColor" stroke-opacity=".45" '
        'stroke-width="{:.1f}"{}/></g>'
    ).format(tie.kind, title, path, 0.9 + 0.6 * log2(tie.weight + 1), dashes)


def _node(source: Source, x: float, y: float) -> Markup:
    shape, colour = _SHAPES[source.kind]
    drawn = _shape(shape, x, y, colour, bool(source.side))
    told = f"{source.name}: {_WORDS[source.kind]}"
    told += f", of {source.side}" if source.side else ""
    told += f"; {source.claims} claims, {source.first_hand} in its own voice"
    weight = Markup(' font-weight="bold"') if source.first_hand else ""
    text = Markup('<text x="{:.1f}" y="{:.1f}" font-size="12.5" fill="currentColor"{}>{}</text>').format(
        x + 12, y + 4.3, weight, for_terminal(shorten(source.name, _LABEL)))  # fmt: skip
    return Markup('<g class="node {}"><title>{}</title>{}{}</g>').format(source.kind, for_terminal(told), drawn, text)


def _shape(shape: str, x: float, y: float, colour: str, party: bool) -> Markup:
    """A mark of about 12 pixels; a party's has a second outline."""
    paint = Markup('fill="{}"').format(colour)
    if shape == "ring":
        mark = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="5" fill="none" stroke="{}" stroke-width="2"/>').format(
            x, y, colour
        )
    elif shape == "circle":
        mark = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="5.5" {}/>').format(x, y, paint)
    elif shape in ("square", "rect"):
        w = 5.5 if shape == "square" else 6.5
        h = 5.5 if shape == "square" else 4.2
        mark = Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" {}/>').format(
            x - w, y - h, 2 * w, 2 * h, paint
        )
    else:
        points = {"diamond": ((0, -7), (7, 0), (0, 7), (-7, 0)), "triangle": ((0, -6.5), (6.5, 5.5), (-6.5, 5.5)),
                  "hexagon": ((-3.5, -6), (3.5, -6), (7, 0), (3.5, 6), (-3.5, 6), (-7, 0))}[shape]  # fmt: skip
        mark = Markup('<polygon points="{}" {}/>').format(
            " ".join(f"{x + a:.1f},{y + b:.1f}" for a, b in points), paint
        )
    if party:
        frame = '<rect x="{:.1f}" y="{:.1f}" width="17" height="17" fill="none" stroke="#d55e00" stroke-width="1.4"/>'
        mark += Markup(frame).format(x - 8.5, y - 8.5)
    return mark


def _legend(graph: Dependence, y: float) -> Markup:
    kinds: dict[str, int] = defaultdict(int)
    for source in graph.sources:
        kinds[source.kind] += 1
    parts, x = [Markup("")], float(_PAD + 8)
    for kind, (shape, colour) in _SHAPES.items():
        if kinds[kind]:
            parts.append(_shape(shape, x, y, colour, kind == "party"))
            parts.append(Markup('<text x="{:.1f}" y="{:.1f}" font-size="11" fill="currentColor">{}</text>').format(
                x + 11, y + 4, _WORDS[kind]))  # fmt: skip
            x += 26 + 6.1 * len(_WORDS[kind])
    parts.append(Markup('<text x="{:.1f}" y="{:.1f}" font-size="11" fill="currentColor" opacity=".8">{}</text>').format(
        _PAD, y + 24, "Lines lead to what is rested on; dotted: reprints; dashed: a denial. Bold: speaks in its own "
        "voice. Framed: a party or its organ. " + describe_dependence(graph) + "."))  # fmt: skip
    return Markup("").join(parts)
