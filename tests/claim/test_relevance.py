"""Texts that only talk like a war yield nothing; short ones and reports of a war are read."""

from claim.staging import read_claims, stage
from fogline.claim.relevance import is_about_conflict

MATCH = "\n".join(
    [
        "The home side launched an offensive in the second half and captured the title.",
        "The visitors attacked from the left, and their captain struck twice before the break.",
        "The club's defence retreated deep, but the coach vowed to fight for every point.",
        "Supporters stormed the pitch after the whistle, and stewards pushed them back.",
    ]
    * 4
)
WAR = "\n".join(
    [
        "Rebels captured the town of Oldtown after heavy shelling, residents said.",
        "Soldiers withdrew toward Millbrook, and airstrikes hit a camp for the displaced.",
        "The ceasefire has collapsed; civilians are fleeing.",
    ]
    * 6
)


def test_a_match_report_yields_nothing() -> None:
    report, _ = stage(MATCH, {}, [])
    assert not is_about_conflict(report)
    assert read_claims(MATCH, {"The club": "ngo"}, []) == []


def test_a_war_report_is_read() -> None:
    report, _ = stage(WAR, {}, [])
    assert is_about_conflict(report)
    assert read_claims(WAR, {"Rebels": "coalition", "Soldiers": "military"}, ["Oldtown", "Millbrook"])


def test_a_short_text_is_read_whatever_its_words() -> None:
    report, _ = stage("Kyiv took Oldtown on Friday.", {}, [])
    assert is_about_conflict(report)
