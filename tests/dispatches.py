"""Dispatches of our own: short reports by invented outlets on invented days of fighting, made from patterns."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

OUTLETS = ("Halden Wire", "The Tarn Ledger", "Sable Coast Radio", "Orrin Post")
VOICES = ("a military spokesman", "the provincial hospital", "a resident", "the defence ministry", "aid workers")
PLACES = ("Hama", "Idlib", "Homs", "Aleppo", "Maarat al-Numan", "Saraqib", "Kafr Nabl", "Salamiyah")
PATTERNS = (
    "Rebel fighters captured the town of {place} on {weekday}, {voice} said.",
    "Shelling of {place} killed at least {number} civilians and wounded {more} on {weekday}, according to {voice}.",
    "{voice} denied on {weekday} that government forces had withdrawn from {place}.",
    "Government warplanes struck rebel positions near {place} overnight, {voice} said.",
    "About {more} families fled {place} toward {other}, said {voice}.",
    "Clashes between the army and rebel factions went on in the countryside of {place} on {weekday}.",
    "The army sent reinforcements to {place} and said it had repelled an attack on {other}.",
    "Rebel forces advanced toward {place} after they entered {other} on {weekday}.",
)


def write_dispatches(folder: Path, count: int, seed: int = 1) -> None:
    """Write `count` reports; every third has no date, one is printed twice under two names."""
    dice = random.Random(seed)
    for number in range(count):
        day = date(2019, 3, 4) + timedelta(days=number % 6)
        head = f"{dice.choice(OUTLETS)}\n"
        if number % 3 != 2:
            head += f"{day:%B} {day.day}, {day.year}\n"
        body = "\n\n".join(_make_sentence(dice, day) + " " + _make_sentence(dice, day) for _ in range(3))
        (folder / f"dispatch-{number:02}.txt").write_text(f"{head}\n{body}\n", encoding="utf-8")
    (folder / "second-print.txt").write_bytes((folder / "dispatch-00.txt").read_bytes())


def _make_sentence(dice: random.Random, day: date) -> str:
    place, other = dice.sample(PLACES, 2)
    weekday = f"{day - timedelta(days=dice.randrange(2)):%A}"
    number = dice.randrange(2, 40)
    words = {"place": place, "other": other, "weekday": weekday, "voice": dice.choice(VOICES)}
    made = dice.choice(PATTERNS).format(**words, number=number, more=number * 3)
    return made[0].upper() + made[1:]
