# ruff: noqa: E501
import pytest

from fogline.lexicon.furniture import load_furniture
from fogline.read.furniture import find_note, find_outlet, find_stamp, is_section

FURNITURE = {
    "navigation": ["Skip to main content", "Skip to navigation", "Back to top", "Menu", "Show more", "Page 1 of 3"],
    "media": [
        "Click to start listening", "Listen to this article", "Watch: Life under the shells, 3 min", "5 min read",
        "Your browser does not support the audio element.", "Play video", "Listen (6 min)", "VIDEO: Inside the tunnel",
        "00:00 / 04:12", "To play this video you need to enable JavaScript in your browser.", "Reading time: 4 minutes",
    ],
    "share": [
        "Share", "Share this article   212 comments", "Share on Facebook Twitter WhatsApp", "Share   Save", "Print Email",
        "Facebook Twitter Telegram", "Copy link", "34 comments", "Leave a comment", "Number of readings: 1,204",
    ],
    "subscribe": [
        "Sign in | Subscribe for £1 a week", "Subscribe to our newsletter", "Sign up for our daily briefing",
        "Follow Vale Post on Telegram.", "Follow us on X", "Join our WhatsApp channel", "Download our free app",
        "Already a subscriber? Log in", "Get our breaking news alerts straight to your inbox", "Enter your email address",
        "Support independent journalism today", "This article is for subscribers only",
    ],
    "advertisement": [
        "Advertisement", "- Advertisement -", "ADVERTISEMENT", "Article continues below", "Story continues below advertisement",
        "Sponsored content", "Scroll to continue", "Ad feedback", "Continue reading the main story",
    ],
    "related": [
        "Related Topics", "READ MORE", "Read more: The town that waits", "Read also: Fuel runs short", "More on this story",
        "See also: What the deal says", "You may also like", "Most read", "Recommended for you", "Tags: war, army, border",
        "Related topics: War | Army", "Editor's picks", "Top stories", "In this story", "More from Vale Post",
    ],
    "credit": [
        "Additional reporting by agencies", "(Reporting by Jane Roe in Kareth; Editing by John Doe)",
        "With inputs from AFP", "(With inputs from agencies)", "Source: Agencies", "Reuters", "(AP)", "— AFP",
        "Additional reporting by our border desk", "Edited by Jane Roe", "ENDS", "Sources: Reuters and local agencies",
    ],
    "photo-credit": [
        "Image source, NVB", "Photo: Jane Roe", "JANE ROE/AFP via Getty Images", "Jane Roe/Reuters", "Photograph: Jane Roe/AP",
        "AFP/Reuters", "Getty Images", "AP Photo/Jane Roe", "Photo by Jane Roe", "Picture: Jane Roe for the Post", "[File photo]",
    ],
    "legal": [
        "© Vale Post 2024", "Copyright 2024 Vale Post. All rights reserved.", "Privacy policy", "Terms and conditions",
        "This material may not be published, broadcast, rewritten or redistributed.", "Contact us",
        "The Post is not responsible for the content of external sites.", "We use cookies to improve your experience.",
    ],
    "address": [
        "valepost.example.com", "https://www.valepost.org/world/1", "www.valepost.co.uk", "desk@valepost.org", "@valepost",
        "#Kareth #border", "Further information: press office, Kareth.", "For more information, contact the desk on 123.",
    ],
    "prompt": [
        "Got a question for our reporters? Use the form below.", "Do you have a tip? Write to us in confidence.",
        "Thank you for following. Our coverage resumes at 07:00.", "This live blog is now closed.", "Have your say",
        "More as we get it.", "This is a developing story. Please check back for updates.", "More details soon",
    ],
    "editorial": [
        "(This story has been corrected to fix a name in paragraph 5)", "This article was originally published on Monday.",
        "Editor's note: some names were changed.", "(Updates with army statement)",
        "The views expressed in this article are the author's own.",
    ],
    "rule": ["___", "***", "* * *", "—", "…"],
}  # fmt: skip

PROSE = [
    "Sources: Rebels enter the northern town",
    "More than 40 people were killed in the fighting",
    "Share of the blame falls on both sides, mediator says",
    "Send us more air defences, minister tells allies",
    "Follow-up strikes hit the hospital",
    "Video from the northern quarter",
    "Reports of an explosion near the port.",
    "Reuters could not verify the claims.",
    "The AP reported that the town had fallen.",
    "Related strikes hit two villages on Sunday, the army said.",
    "Contact group meets in Geneva",
    "Help is on the way, says the agency",
    "About 300 families left on Sunday.",
    "Listen, he told the crowd, we will not leave.",
    "Photographs showed smoke over the port, the agency said.",
    "Images of the bridge, he said, were old.",
    "Join forces or perish, warlord tells rivals",
    "Continue the siege, general orders troops",
    "Next week the sides will meet in Doha.",
    "End the siege now, says UN",
    "Updates on the truce are expected at noon, officials said.",
    "By the evening rebels had entered the town.",
    "Read-outs of the call differed.",
    "Subscribers to the state grid lost power in three provinces.",
    "Support for the government came from Moscow.",
    "Advertising boards and windows were shattered in the blast.",
    "Top general killed in air strike",
    "Latest strikes kill seven in market",
    "This report was compiled by the United Nations and found that 40 people had died.",
    "Tell us where they are, families plead",
    "Get out now, army tells residents",
    "Watch towers were burnt along the border.",
    "Terms of the ceasefire were not published.",
    "Topics raised included the release of prisoners.",
    "Privacy of victims was violated, lawyers say",
    "Signs of retreat in the east",
    "Print shops and bakeries reopened in the city.",
    "According to the army, the base fell at dawn.",
    "Kareth, Doran and Milat",
    "KAREH FALLS",
    "How it started",
    "The end of the siege",
    "What we know",
    "Correction: an earlier update gave 14 dead; the hospital now says 12.",
]


@pytest.mark.parametrize(("note", "line"), [(note, line) for note, lines in FURNITURE.items() for line in lines])
def test_furniture_is_known(note: str, line: str) -> None:
    assert find_note(line, load_furniture()) == note


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_left_alone(line: str) -> None:
    table = load_furniture()
    assert find_note(line, table, tail=True) is None
    assert not is_section(line, table)
    assert find_stamp(line, table, above=True) is None


def test_some_credits_stand_at_the_end_only() -> None:
    table = load_furniture()
    line = "Roe reported from Kareth. Doe in Milat contributed."
    assert find_note(line, table, tail=True) == "credit"
    assert find_note(line, table) is None


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("Published 30 November 2024, 19:40 | Updated 1 December 2024, 17:15", [(30, False), (1, True)]),
        ("Sunday 1 December 2024, 18:00 (information as of 15:00). Corrected 20:15", [(1, False)]),
        ("Last updated on Dec 2, 2024 at 10:15 GMT", [(2, True)]),
        ("2 December 2024", [(2, False)]),
        ("Published", []),
        ("3 hours ago", []),
        ("The Vale Post, Friday 23 June 2017", [(23, False)]),
        ("Compiled in Milat, Sunday 4 October 2020, 22:00", [(4, False)]),
        ("Saturday 10 September 2022. All times BST. This blog is now closed", [(10, False)]),
        ("Mon 2 Dec 2024 09.41 GMT", [(2, False)]),
        ("2024-12-01T10:15", [(1, False)]),
        ("First published: December 1, 2024, 9:05 a.m. ET", [(1, False)]),
    ],
)
def test_publication_times_are_read(line: str, days: list[tuple[int, bool]]) -> None:
    stamp = find_stamp(line, load_furniture(), above=True)
    assert stamp is not None
    assert [(day.day, updated) for day, updated in stamp.days] == days


@pytest.mark.parametrize(
    "line",
    [
        "What happened in Kareth on 1 December 2024",
        "On 1 December 2024 the army left the town.",
        "The army left the town at 19:40.",
        "ENEMY ATTACK ON ALL FRONTS, NIGHT OF 27 TO 28 NOVEMBER 2024",
        "October 7 attack: what we know",
    ],
)
def test_sentences_and_headlines_with_days_are_no_stamps(line: str) -> None:
    assert find_stamp(line, load_furniture(), above=True) is None


@pytest.mark.parametrize(
    "line", ["World", "World > Middle East", "Vale News | World | Africa", "Home   News   Sport", "ANALYSIS"]
)
def test_sections_are_known(line: str) -> None:
    assert is_section(line, load_furniture())


def test_an_outlet_is_found_in_a_line_of_parts() -> None:
    table = load_furniture()
    assert find_outlet("Vale News | World | Africa", table) == "Vale News"
    assert find_outlet("World | Africa", table) is None
    assert find_outlet("Breaking News | Rebels enter the town", table) is None
