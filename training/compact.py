"""Annotated reports in the compact notation of `training/reports/`, read and checked.

    python training/compact.py training/reports/*.txt                       check, and count
    python training/compact.py training/reports/*.txt --to FOLDER           write them as `quality/claims.py` reads them

A report is a head ("=== name", then "key: value" lines), and the sections "--- entities" (`id kind = Name | alias`),
"--- text" and "--- claims": `event_type | quote | trigger`, then in any order `a=`, `r=`, `p=`, `by=` (ids of actors,
recipients, places, voices, parted by commas), `t=DAY` or `t=DAY..DAY`, `f=MEASURE NUMBERS WHO` (parted by ";"; "7.." is
at least, "..7" at most), `denied`, `planned`, `possible`, `bg` (background). "first .. last" shortens a quote, "word#2"
is the second occurrence of a trigger.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fogline.models.claim import EVENT_TYPES, MODALITIES, POLARITIES

Record = dict[str, Any]
SECTIONS = ("entities", "text", "claims")
SLOTS = {"a": "actor", "r": "recipient", "p": "place", "by": "attribution"}
LONGEST_QUOTE = 700
ENTITY = re.compile(r"(\S+) (\w+) = (.+)")
FIGURE = re.compile(r"(\w+) (?:(\d*)\.\.(\d*)|(\d+))(?: (.+))?")


class NotationError(ValueError):
    """A line that is not in the notation; says which and why."""


@dataclass(frozen=True)
class Dispatch:
    """One annotated report: `given` is what is known of it (published, publisher, kind), `claims` are records as the
    codebook has them, with quote and trigger."""

    name: str
    given: dict[str, str]
    entities: dict[str, Record]
    text: str
    claims: list[Record]


def read_dispatches(path: Path) -> list[Dispatch]:
    """The reports of a file. Raises NotationError for the first line that is not in the notation."""
    parts = re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]
    return [_read_dispatch(part) for part in parts]


def write_folder(dispatches: list[Dispatch], folder: Path) -> None:
    """Writes reports as a folder of texts, `claims.jsonl`, `entities.json` and `reports.json`; ids that two reports use
    for different things are told apart."""
    folder.mkdir(parents=True, exist_ok=True)
    entities: dict[str, Record] = {}
    claims: list[Record] = []
    for number, dispatch in enumerate(dispatches):
        renamed = {}
        for ident, entity in dispatch.entities.items():
            known = entities.get(ident)
            renamed[ident] = ident if known is None or known["name"] == entity["name"] else f"{ident}-{number}"
            kept = entities.setdefault(renamed[ident], {**entity, "aliases": []})
            kept["aliases"] += [a for a in entity["aliases"] if a not in kept["aliases"]]
        claims += [{**c, **{s: [renamed[i] for i in c[s]] for s in SLOTS.values()}} for c in dispatch.claims]
        (folder / f"{dispatch.name}.txt").write_text(dispatch.text, encoding="utf-8")
    given = {f"{d.name}.txt": d.given for d in dispatches}
    for name, content in (("entities", entities), ("reports", given)):
        (folder / f"{name}.json").write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")
    lines = [json.dumps(c, ensure_ascii=False) + "\n" for c in claims]
    (folder / "claims.jsonl").write_text("".join(lines), encoding="utf-8")


def _read_dispatch(part: str) -> Dispatch:
    pieces = re.split(r"^--- (\w+)[ ]*\n", part, flags=re.M)
    name, *head = pieces[0].strip().split("\n")
    sections = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    if tuple(sections) != SECTIONS:
        raise NotationError(f"{name}: needs the sections {', '.join(SECTIONS)}, in this order")
    given = {key: value.strip() for key, _, value in (line.partition(":") for line in head) if value.strip(" -")}
    text = sections["text"].strip("\n") + "\n"
    try:
        entities = dict(map(_read_entity, _lines(sections["entities"])))
        claims = list(_read_claims(name, sections["claims"], text, entities))
        return Dispatch(name.strip(), given, entities, text, claims)
    except ValueError as error:
        raise NotationError(f"{name}: {error}") from error


def _lines(section: str) -> list[str]:
    return [line.strip() for line in section.split("\n") if line.strip()]


def _read_entity(line: str) -> tuple[str, Record]:
    if not (match := ENTITY.fullmatch(line)):
        raise NotationError(f"no entity: {line!r}")
    names = [name.strip() for name in match[3].split("|") if name.strip()]
    return match[1], {"kind": match[2], "name": names[0], "aliases": names}


def _read_claims(name: str, section: str, text: str, entities: dict[str, Record]) -> Iterator[Record]:
    here = 0
    for number, line in enumerate(_lines(section), 1):
        cells = [cell.strip() for cell in line.split(" | ")]
        if len(cells) < 3 or cells[0] not in EVENT_TYPES:
            raise NotationError(f"needs event type, quote and trigger: {line!r}")
        here, end = _find_quote(cells[1], text, here)
        at, word = _find_trigger(cells[2], text, here, end)
        claim = {
            "doc": f"{name}.txt", "id": f"{name.split('_')[0]}-{number:02}", "start": here, "end": end,
            "quote": text[here:end], "event_type": cells[0], "trigger": word, "trigger_start": at,
            "trigger_end": at + len(word), "actor": [], "recipient": [], "place": [], "time": None,
            "polarity": POLARITIES[0], "modality": MODALITIES[0], "attribution": [], "figures": [], "core": True,
        }  # fmt: skip
        for cell in cells[3:]:
            _fill(claim, cell, entities)
        yield claim


def _find_quote(quote: str, text: str, here: int) -> tuple[int, int]:
    """Start and end of a quote, looked for from the last one on, then from the top."""
    first, _, last = quote.partition(" .. ")
    for begin in (here, 0):
        start = text.find(first, begin)
        if start < 0:
            continue
        end = start + len(first)
        if last:
            end = text.find(last, end) + len(last)
        if start + len(first) <= end < start + LONGEST_QUOTE:
            return start, end
    raise NotationError(f"no such words: {quote!r}")


def _find_trigger(trigger: str, text: str, start: int, end: int) -> tuple[int, str]:
    word, _, occurrence = trigger.partition("#")
    at = start - 1
    for _ in range(int(occurrence or 1)):
        at = text.find(word, at + 1, end)
        if at < 0:
            raise NotationError(f"{trigger!r} is not in {text[start:end]!r}")
    return at, word


def _fill(claim: Record, cell: str, entities: dict[str, Record]) -> None:
    key, _, value = cell.partition("=")
    if cell == "bg":
        claim["core"] = False
    elif cell in POLARITIES:
        claim["polarity"] = cell
    elif cell in MODALITIES:
        claim["modality"] = cell
    elif key in SLOTS:
        ids = [i.strip() for i in value.split(",") if i.strip()]
        if unknown := [i for i in ids if i not in entities]:
            raise NotationError(f"no entity {unknown[0]!r} in {cell!r}")
        claim[SLOTS[key]] = ids
    elif key == "t":
        first, _, last = value.partition("..")
        days = [date.fromisoformat(first), date.fromisoformat(last or first)]
        if days[0] > days[1]:
            raise NotationError(f"time runs backwards: {cell!r}")
        claim["time"] = [day.isoformat() for day in days]
    elif key == "f":
        claim["figures"] = [_read_figure(figure.strip()) for figure in value.split(";")]
    else:
        raise NotationError(f"no such cell: {cell!r}")


def _read_figure(figure: str) -> Record:
    if not (match := FIGURE.fullmatch(figure)):
        raise NotationError(f"no figure: {figure!r}")
    sides = (match[4], match[4]) if match[4] else (match[2], match[3])
    low, high = (int(side) if side else None for side in sides)
    return {"measure": match[1], "low": low, "high": high, "who": match[5] or ""}


def main() -> int:
    """Checks files of reports, counts them, writes them as a folder; 1 where a line is not in the notation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--to", type=Path, help="folder to write")
    arguments = parser.parse_args()
    found: list[Dispatch] = []
    wrong = False
    for path in arguments.files:
        try:
            found += read_dispatches(path)
        except NotationError as error:
            wrong = True
            print(f"{path}: {error}", file=sys.stderr)
    words = sum(len(d.text.split()) for d in found)
    print(f"{len(found)} reports, {words} words, {sum(len(d.claims) for d in found)} claims")
    if arguments.to:
        write_folder(found, arguments.to)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
