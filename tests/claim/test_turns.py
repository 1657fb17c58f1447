"""Turns: who has the word in a transcript."""

from claim.staging import stage
from fogline.claim.speech.turns import find_turns


def turns_of(text: str) -> list[tuple[int, list[str]]]:
    report, groundings = stage(text, {"Dalla Renn": "person"}, [])
    return [(start, [v.name for v in voices]) for start, voices in find_turns(report, groundings)]


def test_a_named_speaker_follows_the_presenter() -> None:
    text = "PRESENTER:\nIs it quiet?\nRENN:\nDalla Renn here. It is quiet."
    (host, nobody), (guest, voices) = turns_of(text)
    assert (text[host:].startswith("PRESENTER"), nobody) == (True, [])
    assert text[guest:].startswith("RENN")
    assert voices == ["Dalla Renn"]


def test_our_own_people_have_no_voice() -> None:
    assert turns_of("HOST:\nOur Dalla Renn is there.\nRENN:\nIt is quiet.")[1][1] == []


def test_headings_with_colons_are_no_transcript() -> None:
    assert turns_of("FIGHTING:\nTwo shells fell.\nAID:\nNothing came.") == []


def test_a_speaker_bears_the_name_under_which_he_was_presented() -> None:
    text = "PRESENTER:\nFrom Oldtown, Mirela Stannic.\nSTANNIC:\nTwo shells fell."
    assert turns_of(text)[1][1] == ["Mirela Stannic"]
