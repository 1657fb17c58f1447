"""Score dating: python quality/dating.py

Every report of a story has its date withheld in turn with the others dated, then all but one have. Printed: how many
days are inferred right, the mean confidence, and the Brier score of the confidence (0 is best). Reports of other wars
must stay undated. Status 1 below the floors of floors.toml, section [dating]; a story that is absent is skipped.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from fogline.models.report import Dating, ReportCard
from fogline.resolve.dating import resolve_dating
from gold import read_cards

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"


@dataclass
class DatingScore:
    """Right or wrong, and the confidence, of every date asked for; one not given has confidence 0."""

    answers: list[tuple[bool, float]] = field(default_factory=list)

    @property
    def right(self) -> float:
        """Share of dates that are right."""
        return sum(right for right, _ in self.answers) / max(1, len(self.answers))

    @property
    def brier(self) -> float:
        """Mean squared distance of confidence and truth."""
        return sum((sure - right) ** 2 for right, sure in self.answers) / max(1, len(self.answers))

    def line(self, name: str) -> str:
        """One line of the table."""
        mean = sum(sure for _, sure in self.answers) / max(1, len(self.answers))
        shares = f"right {self.right:.3f} of {len(self.answers)}  mean confidence {mean:.2f}  Brier {self.brier:.3f}"
        return f"{name:34} {shares}"


def score_story(cards: Sequence[ReportCard]) -> DatingScore:
    """Withhold each report's date with the others given, then all dates but each."""
    score = DatingScore()
    docs = {card.doc for card in cards}
    for card in cards:
        score.answers.extend(_ask(cards, docs - {card.doc}))
        score.answers.extend(_ask(cards, {card.doc}))
    return score


def _ask(cards: Sequence[ReportCard], given: Collection[str]) -> list[tuple[bool, float]]:
    undated = [replace(card, dating=Dating(None, "none")) for card in cards if card.doc not in given]
    found = resolve_dating(undated, [card for card in cards if card.doc in given])
    days = {card.doc: card.dating.day for card in cards}
    answers = [(card.doc, found.get(card.doc, Dating(None, "none"))) for card in undated]
    return [(dating.day == days[doc], dating.confidence) for doc, dating in answers]


def count_strays(others: Sequence[ReportCard], story: Sequence[ReportCard]) -> int:
    """Reports of other wars that a story gives a date to."""
    return len(resolve_dating([replace(card, dating=Dating(None, "none")) for card in others], story))


def main() -> int:
    """Print the table; 1 below a floor."""
    table = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    floors, failed = table.get("dating", {}), False
    folders = {
        (HERE / row["gold"]).resolve(): (HERE / row.get("texts", row["gold"])).resolve() for row in table["claims"]
    }
    stories = {(HERE / row["gold"]).resolve(): (HERE / row["gold"]).resolve() for row in table["assembly"]}
    stories |= {folder: texts for folder, texts in folders.items() if texts != folder}
    read = {folder: list(read_cards(folder, texts, ())) for folder, texts in stories.items() if texts.is_dir()}
    others = [c for f, texts in folders.items() if f == texts and f.is_dir() for c in read_cards(f, texts, ())]
    for folder, cards in read.items():
        score, strays = score_story(cards), count_strays(others, cards)
        print(f"{score.line(folder.name)}  other wars dated {strays} of {len(others)}")
        failed |= score.right < floors.get("right", 0) or score.brier > floors.get("brier", 1) or strays > 0
    if failed:
        print("BELOW A FLOOR")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
