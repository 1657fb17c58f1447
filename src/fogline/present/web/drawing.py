"""Drawing: the server's own pictures as inline SVG: the day's map, a place's strip chart, who rests on whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from fogline.present.days import render_day
from fogline.present.possession import STALE_DAYS
from fogline.present.safe_text import for_terminal, shorten
from fogline.present.symbols import Symbol, render_symbol
from fogline.store.picture_tables import CEILING

_LABEL, _ROW, _WIDTH = 190, 24, 960
_MOST_ROWS = 40
_UNCOLOURED = ("unknown", "open", "other", "contested", "besieged")
_BORDER = 'class="border'
_STRIP = Markup(
    '<svg class="strip" viewBox="0 0 {} {}" role="group" '
    'aria-label="Who was said to hold the place, day by day, voice by voice">'
)
_HEAD = Markup(
    '<line class="grid" x1="{0:.1f}" x2="{0:.1f}" y1="22" y2="{1}"/><text class="day" x="{2:.1f}" y="16">{3}</text>'
)
_BAR = Markup(
    '<g class="span"><title>{}: {}</title><rect class="bar {}" x="{:.1f}" y="36" width="{:.1f}" height="18"/>{}</g>'
)


@lru_cache(maxsize=256)
def draw_icon(shape: str, colour: str) -> Markup:
    """A status's sign in a line of text."""
    drawn = render_symbol(Symbol(shape, colour), 9, 9, 6)
    return Markup('<svg class="icon" viewBox="0 0 18 18" aria-hidden="true" focusable="false">{}</svg>').format(drawn)


def is_stale(last: date | None, day: date) -> bool:
    """Whether a status's last evidence is long past on a day."""
    return last is not None and (day - last).days >= STALE_DAYS


def draw_map(ground: str, size: Sequence[int], marks: Iterable[Any], signs: Iterable[Any], day: date) -> Markup:
    """The map of a day from ready-made pieces: the ground, the places' signs and those of events."""
    parts = [
        f'<svg class="map{"" if _BORDER in ground else " bare"}" viewBox="0 0 {size[0]} {size[1]}" role="group" '
        'aria-label="Map: who holds each place">',
        ground,
    ]
    for row in signs:
        parts.append(f'<a class="event" href="/events/{row.id}" tabindex="-1" aria-label="An event">{row.mark}</a>')
    for row in marks:
        stale = ' class="place stale"' if is_stale(row.last_evidence, day) else ' class="place"'
        parts.append(f'<a{stale} href="/places/{_quote(row.place)}">{row.mark}</a>')
    parts.append("</svg>")
    return Markup("".join(parts))


@lru_cache(maxsize=4096)
def _quote(ident: str) -> str:
    return quote(ident, safe="")


def draw_strip(
    spans: Sequence[Mapping[str, Any]],
    evidence: Sequence[Mapping[str, Any]],
    symbols: Mapping[str, Mapping[str, str]],
    day: date | None,
) -> Markup:
    """A strip chart: days across; a row for the assessment, then one for each voice and what it says of whom.

    Empty where nothing is dated. `symbols` gives shape and colour class by status; `day` is marked.
    """
    days = [one for row in evidence for one in (row["first"], row["day"]) if one]
    days += [row["first"] for row in spans if row["first"].year > 1]
    if not days:
        return Markup("")
    first, last = min(days) - timedelta(days=1), max([*days, *([day] if day else [])]) + timedelta(days=1)
    scale = (_WIDTH - _LABEL - 12) / max(1, (last - first).days + 1)

    def at(one: date) -> float:
        return float(_LABEL + scale * max(0, min((one - first).days, (last - first).days + 1)))

    rows = _voice_rows(evidence)
    height = 34 + _ROW * (1 + len(rows)) + 8
    parts = [_STRIP.format(_WIDTH, height), _heads(first, last, scale, height)]
    parts.append(_label("Assessed", 34, strong=True))
    for span in spans:
        parts.append(_bar(span, at, last, symbols))
    for index, ((_, voice), items) in enumerate(rows, 1):
        y = 34 + index * _ROW
        parts.append(_label(voice, y))
        parts.extend(_ticks(items, at, y, scale, symbols))
    if day and first <= day <= last:
        x = at(day) + scale / 2
        parts.append(Markup('<line class="now" x1="{0:.1f}" x2="{0:.1f}" y1="20" y2="{1}"/>').format(x, height))
    return Markup("").join([*parts, Markup("</svg>")])


def list_holders(
    spans: Sequence[Mapping[str, Any]],
    evidence: Sequence[Mapping[str, Any]],
    symbols: Mapping[str, Mapping[str, str]],
) -> list[Mapping[str, str]]:
    """The sides that a strip chart shows, by colour and words, each once; those without a colour of their own are left
    out."""
    keys = dict.fromkeys([*(row["status"] for row in spans), *(row["holder_key"] for row in evidence)])
    return [symbols[key] for key in keys if key in symbols and symbols[key]["colour"] not in _UNCOLOURED]


def _voice_rows(evidence: Sequence[Mapping[str, Any]]) -> list[tuple[tuple[str, str], list[Mapping[str, Any]]]]:
    rows: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for item in evidence:
        if item["day"] or item["first"]:
            rows.setdefault((item["voice_key"], item["voice"]), []).append(item)
    ranked = sorted(rows.items(), key=lambda pair: (not any(i["counts"] for i in pair[1]), -len(pair[1])))
    return ranked[:_MOST_ROWS]


def _heads(first: date, last: date, scale: float, height: int) -> Markup:
    every = max(1, int(-(-64 // scale)))
    parts = []
    for index in range(0, (last - first).days + 1, every):
        x = _LABEL + index * scale
        text = render_day(first + timedelta(days=index), year=False)
        parts.append(_HEAD.format(x, height, x + 2, text))
    return Markup("").join(parts)


def _label(text: str, y: float, *, strong: bool = False) -> Markup:
    name = shorten(for_terminal(text), 28)
    return Markup('<text class="row{}" x="{}" y="{:.0f}" text-anchor="end">{}<title>{}</title></text>').format(
        " strong" if strong else "", _LABEL - 8, y + 16, name, for_terminal(text)
    )


def _bar(span: Mapping[str, Any], at: Any, last: date, symbols: Mapping[str, Mapping[str, str]]) -> Markup:
    left = at(span["first"])
    right = at(min(span["last"], last) + timedelta(days=1)) if span["last"] < CEILING else _WIDTH - 12
    colour = symbols.get(span["status"], {}).get("colour", "unknown")
    days = f"{_tell(span['first'])} to {_tell(span['last'])}"
    inside = Markup("")
    if right - left > 60:
        label = shorten(for_terminal(span["shown"]), max(6, int((right - left) / 7)))
        inside = Markup('<text class="in" x="{:.1f}" y="49">{}</text>').format(left + 5, label)
    width = max(2.0, right - left - 1)
    return _BAR.format(days, for_terminal(span["shown"]), colour, left, width, inside)


def _tell(day: date) -> str:
    return "the beginning" if day.year == 1 else "now" if day == CEILING else render_day(day)


def _ticks(
    items: Sequence[Mapping[str, Any]], at: Any, y: float, scale: float, symbols: Mapping[str, Mapping[str, str]]
) -> Iterator[Markup]:
    """Signs of one voice, several of one day side by side as far as the day is wide."""
    days = Counter(item["day"] or item["first"] for item in items)
    drawn: Counter[date] = Counter()
    for item in items:
        day = item["day"] or item["first"]
        step = min(15.0, max(0.0, scale - 14) / max(1, days[day] - 1))
        yield _tick(item, at(day) + 7 + drawn[day] * step, y, symbols)
        drawn[day] += 1


def _tick(item: Mapping[str, Any], x: float, y: float, symbols: Mapping[str, Mapping[str, str]]) -> Markup:
    colour = symbols.get(item["holder_key"], {}).get("colour", "other")
    title = shorten(for_terminal(f"{item['step']} “{item['quote']}”"), 300)
    sign = _SAYS.get(item["says"], _SAYS["holds"])
    drawn = Markup('<path class="tick {} {}{}" transform="translate({:.1f} {:.1f})" d="{}"/>').format(
        colour, item["says"].replace(" ", "-"), "" if item["counts"] else " weak", x, y + 11, Markup(sign)
    )
    return Markup('<a href="#s-{}"><title>{}</title>{}</a>').format(item["rank"], title, drawn)


_SAYS = {
    "holds": "M-6 -6H6V6H-6Z", "inside": "M-6 5L0 -6L6 5Z", "gone": "M-5 -5L5 5M5 -5L-5 5",
    "not taken": "M-6 0H6M0 -6V6", "absent": "M-6 0H6", "fighting": "M-5 -5L5 5M5 -5L-5 5",
    "besieges": "M0 -6A6 6 0 1 1 -0.1 -6Z", "relieved": "M-6 3A6 6 0 0 1 6 3",
}  # fmt: skip


def draw_graph(edges: Sequence[tuple[str, str, str]], first_hand: Sequence[str], denying: Sequence[str]) -> Markup:
    """Who rests on whom: first-hand voices on the left, the outlets that carry them to the right.

    `edges` are (carrier, what it rests on, how). Empty without edges.
    """
    if not edges:
        return Markup("")
    depth = _depths(edges, first_hand)
    columns: dict[int, list[str]] = {}
    for name in sorted(depth, key=lambda one: (depth[one], one not in first_hand, one)):
        columns.setdefault(depth[name], []).append(name)
    most = max(len(names) for names in columns.values())
    width, height = 30 + 290 * len(columns), 24 + 38 * most
    spots: dict[str, tuple[float, float]] = {}
    for column, names in columns.items():
        step = height / (len(names) + 1)
        for row, name in enumerate(names, 1):
            spots[name] = (20 + 290 * column, step * row)
    parts = [f'<svg class="graph" viewBox="0 0 {width} {height}" role="img" aria-label="Who rests on whom">']
    for carrier, rests, how in edges:
        (x1, y1), (x2, y2) = spots[rests], spots[carrier]
        curve = f"M{x1 + 230:.0f} {y1:.0f}C{x1 + 260:.0f} {y1:.0f} {x2 - 30:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
        title = escape(f"{for_terminal(carrier)} rests on {for_terminal(rests)}")
        parts.append(f'<path class="edge {how}" d="{curve}"><title>{title}</title></path>')
    for name, (x, y) in spots.items():
        kind = " first" if name in first_hand else ""
        kind += " denies" if name in denying else ""
        parts.append(
            f'<g class="node{kind}"><rect x="{x:.0f}" y="{y - 14:.0f}" width="230" height="28" rx="4"/>'
            f'<text x="{x + 8:.0f}" y="{y + 5:.0f}">{escape(shorten(for_terminal(name), 32))}</text></g>'
        )
    return Markup("".join([*parts, "</svg>"]))


def _depths(edges: Sequence[tuple[str, str, str]], first_hand: Sequence[str]) -> dict[str, int]:
    """How far each name is from the first-hand voices; a circle ends the walk."""
    depth = dict.fromkeys([name for edge in edges for name in edge[:2]], 0)
    for _ in range(4):
        for carrier, rests, _how in edges:
            if carrier not in first_hand or rests not in first_hand:
                depth[carrier] = min(4, max(depth[carrier], depth[rests] + 1))
    return depth
