"""Timeline picture: days across, kinds of event down, a mark for each event, as inline SVG."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from fogline.present.chronology import Entry
from fogline.present.phrasebook import lanes
from fogline.present.safe_text import anchor, for_terminal, shorten

_STEP = 13
_ROWS = 5
_TOP = 30
_MAX_DAYS = 62


def render_timeline(entries: Sequence[Entry], width: int, *, label_width: int = 132) -> Markup:
    """SVG of the entries that are no background; undated ones on the day they were first reported, drawn hollow.

    Only the last 62 days are drawn. Empty where nothing can be drawn.
    """
    drawn = [(entry, _day(entry)) for entry in entries if not entry.background]
    dated = [(entry, day) for entry, day in drawn if day]
    if not dated:
        return Markup("")
    last = max(day for _, day in dated)
    first = max(min(day for _, day in dated), last - timedelta(days=_MAX_DAYS - 1))
    days = [first + timedelta(days=index) for index in range((last - first).days + 1)]
    column = (width - label_width - 8) / len(days)
    cells: dict[tuple[str, date], list[Entry]] = defaultdict(list)
    for entry, day in dated:
        if day >= first:
            cells[entry.lane, day].append(entry)
    rows = [lane for lane in lanes() if any(key[0] == lane for key in cells)]
    per_line = max(1, int((column - 6) // _STEP))
    parts, y = [_day_heads(days, column, label_width, width)], float(_TOP)
    for lane in rows:
        lines = max(-(-len(cells[lane, day]) // per_line) for day in days if cells.get((lane, day)))
        height = min(lines, _ROWS) * _STEP + 14
        parts.append(_lane_head(lane, y, height, width))
        for index, day in enumerate(days):
            x = label_width + index * column
            parts.append(_cell(cells.get((lane, day), []), x, y, per_line))
        y += height
    return (
        Markup('<svg class="timeline" viewBox="0 0 {} {:.0f}" role="img" aria-label="Events by day and kind">').format(
            width, y + 4
        )
        + Markup("").join(parts)
        + Markup("</svg>")
    )


def _day(entry: Entry) -> date | None:
    return entry.last or entry.first or entry.said


def _day_heads(days: Sequence[date], column: float, left: int, width: int) -> Markup:
    every = max(1, int(-(-56 // column)))
    heads = []
    for index, day in enumerate(days):
        x = left + index * column
        heads.append(
            Markup('<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{y}" y2="100%"/>').format(x=x, y=_TOP - 8)
        )
        if index % every == 0:
            text = f"{day:%a} {day.day} {day:%b}" if column * every >= 76 else f"{day.day} {day:%b}"
            heads.append(Markup('<text class="day" x="{:.1f}" y="{}">{}</text>').format(x + 4, _TOP - 12, text))
    return Markup("").join(heads)


def _lane_head(lane: str, y: float, height: float, width: int) -> Markup:
    words = lane.split(" and ") if len(lane) > 16 else [lane]
    lines = [words[0] + (" and" if len(words) > 1 else ""), *words[1:]] if height > 30 else [lane]
    text = Markup("").join(
        Markup('<text class="lane" x="2" y="{:.1f}">{}</text>').format(
            y + height / 2 + 4 + 13 * (i - (len(lines) - 1) / 2), line
        )
        for i, line in enumerate(lines)
    )
    return Markup('<line class="rule" x1="0" x2="{w}" y1="{y:.1f}" y2="{y:.1f}"/>{t}').format(w=width, y=y, t=text)


def _cell(entries: Sequence[Entry], x: float, y: float, per_line: int) -> Markup:
    room = per_line * _ROWS
    shown = sorted(entries, key=lambda entry: -entry.weight)[: room if len(entries) <= room else room - 1]
    marks = [
        _mark(entry, x + 11 + (index % per_line) * _STEP, y + 13 + (index // per_line) * _STEP)
        for index, entry in enumerate(shown)
    ]
    if len(entries) > len(shown):
        at = len(shown)
        marks.append(Markup('<text class="more" x="{:.1f}" y="{:.1f}">+{}</text>').format(
            x + 5 + (at % per_line) * _STEP, y + 17 + (at // per_line) * _STEP, len(entries) - len(shown)))  # fmt: skip
    return Markup("").join(marks)


def _mark(entry: Entry, x: float, y: float) -> Markup:
    title = for_terminal(shorten(entry.sentence.text, 200) + " (" + shorten(entry.hedge, 160) + ")")
    hollow = "" if entry.last else " hollow"
    if entry.disputed:
        diamond = f"M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6Z"
        shape = Markup('<path class="event disputed{}" d="{}"/>').format(hollow, diamond)
    else:
        strong = " strong" if entry.vouching.independent > 1 else ""
        shape = Markup('<circle class="event{}{}" cx="{:.1f}" cy="{:.1f}" r="4.6"/>').format(strong, hollow, x, y)
    return Markup('<a href="#{}"><title>{}</title>{}</a>').format(anchor("e", entry.event), title, shape)
