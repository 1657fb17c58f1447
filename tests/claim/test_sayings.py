"""Attributions of any kind: who, by which word, what."""

import pytest

from claim.staging import stage
from fogline.claim.speech.sayings import Saying, find_sayings


def read(text: str) -> list[tuple[str, str, str]]:
    report, _ = stage(text, {}, [])

    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(report.text[a:b] for a, b in spans)

    def row(saying: Saying) -> tuple[str, str, str]:
        return words(saying.source), words((saying.cue,)), words(saying.content)

    return [row(saying) for saying in find_sayings(report)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor has said that the bridge was shelled.", "The mayor", "has said", "that the bridge was shelled"),
        ("The bridge was shelled, the mayor said.", "the mayor", "said", "The bridge was shelled"),
        ("According to the mayor, the bridge was shelled.", "the mayor", "According to", "the bridge was shelled"),
        ("The ministry denied the report.", "The ministry", "denied", "the report"),
        ("The rebels vowed to retake the bridge.", "The rebels", "vowed", "to retake the bridge"),
        ("The bishop called for a truce.", "The bishop", "called for", "a truce"),
        ("The army's claim that the bridge fell is new.", "The army", "claim", "that the bridge fell"),
        ("Mayor Orlan: the bridge is lost", "Mayor Orlan", ":", "the bridge is lost"),
    ],
)
def test_one_attribution(text: str, source: str, cue: str, content: str) -> None:
    assert read(text) == [(source, cue, content)]


def test_a_quotation_is_content_as_a_whole_with_its_marks() -> None:
    found = read("“We lost the bridge. They hold it now,” the mayor said.")
    assert [row[2] for row in found] == ["“We lost the bridge. They hold it now,”"]


def test_what_a_quoted_speaker_thinks_is_no_attribution_of_the_report() -> None:
    found = read("“I think that the bridge is lost to all of us,” the mayor said.")
    assert [row[:2] for row in found] == [("the mayor", "said")]


def test_the_agent_of_a_passive_is_the_source() -> None:
    assert read("The offensive was announced by the general staff.") == [
        ("the general staff", "was announced", "The offensive")
    ]
    assert read("The offensive was announced.") == []


def test_a_sentence_without_a_cue_has_none() -> None:
    assert read("The bridge fell at noon.") == []
