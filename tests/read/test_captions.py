# ruff: noqa: E501
import pytest

from fogline.lexicon.furniture import load_furniture
from fogline.read.captions import find_caption, find_wire_credit


def find(line: str) -> list[tuple[str, str]] | None:
    pieces = find_caption(line, 0, len(line), load_furniture())
    return pieces and [(kind, line[start:end]) for start, end, kind, _ in pieces]


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Image caption: Smoke rises above Kareth after an air strike", "Smoke rises above Kareth after an air strike"),
        ("[Image] Thousands came to the funerals on Monday. Photo: Vale Pictures", "Thousands came to the funerals on Monday."),
        ("People queue for bread in Milat on Dec. 3. (AP Photo/Ada Brim)", "People queue for bread in Milat on Dec. 3."),
        ("A soldier stands at a gate in Kareth. [Ada Brim/Reuters]", "A soldier stands at a gate in Kareth."),
        ("A soldier stands at a gate in Kareth. Ada Brim/AFP via Getty Images", "A soldier stands at a gate in Kareth."),
        ("FILE PHOTO: Fighters parade in Kareth in May. REUTERS/Ada Brim", "Fighters parade in Kareth in May."),
        ("Women wait for water in Milat on Tuesday. — AFP", "Women wait for water in Milat on Tuesday."),
        ("(Photo: The old bridge at dusk. Vale Wire)", "The old bridge at dusk."),
    ],
)  # fmt: skip
def test_captions_lose_marks_and_credits(line: str, caption: str) -> None:
    pieces = find(line)
    assert pieces is not None
    assert [words for kind, words in pieces if kind == "caption"] == [caption]


@pytest.mark.parametrize(
    "line",
    [
        "The army said its troops had left the town (see below).",
        "The rebels — who took the town on Sunday — said nothing.",
        "Photo: Ada Brim",
        "He spoke of the port (which Reuters could not reach).",
        "The toll rose to 14. Ada Brim said.",
    ],
)
def test_prose_is_no_caption(line: str) -> None:
    assert find(line) is None


def test_a_closing_credit_is_found() -> None:
    text = "The port is shut. (Reporting by Ada Brim; Editing by Tom Vale)"
    start = find_wire_credit(text, 0, len(text))
    assert start is not None
    assert text[start:].startswith("(Reporting")
    assert find_wire_credit("The port is shut (reports say).", 0, 31) is None
