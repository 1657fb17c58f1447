# ruff: noqa: E501
from fogline.read.blocks import find_blocks
from fogline.read.live import date_entries

PARAGRAPH = "The army said on Sunday that its troops had left the town of Kareth after two days of heavy fighting."
SECOND = "At least 14 people were killed, according to the Kareth Monitor, which has observers in the town."


def find_kinds(text: str) -> list[tuple[str, str, str]]:
    """Kind, note and words of every block."""
    return [(b.kind, b.note, text[b.start : b.end]) for b in find_blocks(text).blocks]


def get_kind(text: str, words: str) -> str:
    """Kind, or kind/note, of the block with these words."""
    return next(f"{kind}/{note}" if note else kind for kind, note, found in find_kinds(text) if found == words)


WIRE = f"""Rebels enter Kareth as army pulls back

By Ada Brim and Tom Vale

MILAT, Dec. 1 (Vale Wire) — {PARAGRAPH}

{SECOND}

ADVERTISEMENT

EMPTY STREETS

{PARAGRAPH.replace("Sunday", "Monday")} (Reporting by Ada Brim; Editing by Jo Roe)

Related Topics
The town that waits
What the truce says
"""


def test_a_wire_story_is_taken_apart() -> None:
    assert find_kinds(WIRE) == [
        ("headline", "", "Rebels enter Kareth as army pulls back"),
        ("furniture", "byline", "By Ada Brim and Tom Vale"),
        ("furniture", "dateline", "MILAT, Dec. 1 (Vale Wire) —"),
        ("paragraph", "", PARAGRAPH),
        ("paragraph", "", SECOND),
        ("furniture", "advertisement", "ADVERTISEMENT"),
        ("subhead", "", "EMPTY STREETS"),
        ("paragraph", "", PARAGRAPH.replace("Sunday", "Monday")),
        ("furniture", "credit", "(Reporting by Ada Brim; Editing by Jo Roe)"),
        ("furniture", "related", "Related Topics"),
        ("furniture", "related", "The town that waits"),
        ("furniture", "related", "What the truce says"),
    ]


def test_a_paragraph_after_related_links_is_read_again() -> None:
    text = f"{PARAGRAPH}\n\nRead more\nThe town that waits\n\n{SECOND}\n"
    assert get_kind(text, SECOND) == "paragraph"
    assert get_kind(text, "The town that waits") == "furniture/related"


def test_a_headline_printed_twice_is_furniture_the_second_time() -> None:
    text = f"Rebels enter Kareth as army pulls back\n\nClick to start listening\nRebels enter Kareth as army pulls back\n\n{PARAGRAPH}"
    kinds = [(kind, note) for kind, note, _ in find_kinds(text)]
    assert kinds[:3] == [("headline", ""), ("furniture", "media"), ("furniture", "repeat")]


def test_a_text_without_header_is_paragraphs_from_the_first_line() -> None:
    layout = find_blocks(f"{PARAGRAPH}\n{SECOND}\nThe road to Milat\n{PARAGRAPH[:60]} was open.\n")
    assert layout.header.title is None
    assert [b.kind for b in layout.blocks] == ["paragraph", "paragraph", "subhead", "paragraph"]


def test_masthead_section_and_date_stand_above_the_headline() -> None:
    text = f"THE VALE COURIER\nWorld\nSaturday, November 30, 2024\n\nRebels break into Kareth\n\n{PARAGRAPH}"
    layout = find_blocks(text)
    assert layout.header.title == "Rebels break into Kareth"
    assert layout.header.publisher == "The Vale Courier"
    assert [b.note for b in layout.blocks[:3]] == ["masthead", "section", "stamp"]


def test_a_standfirst_stands_between_headline_and_credit() -> None:
    text = f"Rebels enter Kareth as army pulls back\n\n{SECOND}\n\nADA BRIM/AFP via Getty Images\n\n{PARAGRAPH}"
    assert get_kind(text, SECOND) == "standfirst"


def test_captions_are_parted_from_marks_and_credits() -> None:
    text = (
        f"{PARAGRAPH}\n\nImage caption, Smoke over the port on Saturday\n\n"
        "[Photo: Families wait for buses in Milat. Vale Wire]\n\n"
        f"Soldiers stand at a gate in Kareth on Dec. 2, 2024. — ADA BRIM/AFP via Getty Images\n\n{SECOND}"
    )
    captions = [words for kind, _, words in find_kinds(text) if kind == "caption"]
    assert captions == [
        "Smoke over the port on Saturday",
        "Families wait for buses in Milat.",
        "Soldiers stand at a gate in Kareth on Dec. 2, 2024.",
    ]
    assert get_kind(text, "— ADA BRIM/AFP via Getty Images") == "furniture/photo-credit"


def test_lists_and_run_in_headings() -> None:
    text = f"{PARAGRAPH}\n\nKey points\n• The port is shut.\n• Two bridges fell.\n\nMILAT. Debris fell in the port.\n{SECOND}"
    assert get_kind(text, "Key points") == "subhead"
    assert get_kind(text, "• The port is shut.") == "list_item"
    assert get_kind(text, "MILAT.") == "subhead/run-in"
    assert get_kind(text, "Debris fell in the port.") == "paragraph"


def test_a_place_in_capitals_is_a_dateline_above_the_text_and_a_heading_in_it() -> None:
    text = f"BEIRUT — {PARAGRAPH}\n\nKARETH — {SECOND}\n\nDORAN: Nobody was hurt in the raid."
    assert get_kind(text, "BEIRUT —") == "furniture/dateline"
    assert get_kind(text, "KARETH —") == "subhead/run-in"
    assert get_kind(text, "DORAN:") == "subhead/run-in"


def test_a_date_glued_before_the_first_paragraph_is_parted() -> None:
    text = f"Army leaves the town\n\nDate of publication 27 November 2017 {PARAGRAPH}"
    assert get_kind(text, "Date of publication 27 November 2017") == "furniture/stamp"
    assert get_kind(text, PARAGRAPH) == "paragraph"
    assert get_kind(f"Wed 05 Apr 2017 {PARAGRAPH}", "Wed 05 Apr 2017") == "furniture/stamp"
    sentence = (
        "27 November 2017 was the day on which the army left the town, and it has not been back there since then."
    )
    assert get_kind(sentence, sentence) == "paragraph"


def test_a_title_with_its_outlet_is_two_blocks() -> None:
    text = f"Rebels enter the town of Kareth | Vale Times\n{PARAGRAPH}"
    assert find_kinds(text)[:2] == [
        ("headline", "", "Rebels enter the town of Kareth"),
        ("furniture", "masthead", "| Vale Times"),
    ]


def test_numbered_headings_are_no_list() -> None:
    text = f"{PARAGRAPH}\n\n1. General situation\n\n{SECOND}\n\n2. Losses\n\n{PARAGRAPH[:50]} fell."
    assert get_kind(text, "1. General situation") == "subhead"


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    wrapped = (
        "The army said on Sunday that its troops had left the town of Kareth\nafter two days of heavy fighting in which at "
        "least 14 people were\nkilled, according to a local monitor which has observers in the\ntown and on the road to "
        "the port of Milat, where hundreds of\nfamilies had arrived by the evening, the mayor's office said.\n\n"
        "The rebels did not comment on the statement, which was the first\nby the army since the start of the fighting in "
        "the north of the\ncountry, and their spokesman could not be reached by telephone.\n"
    )
    assert [kind for kind, _, _ in find_kinds(wrapped)] == ["paragraph", "paragraph"]


LIVE = f"""Fighting in Kareth: as it happened
Saturday 30 November 2024. All times local.

00:40
{PARAGRAPH}

23:10 - Port is shut
{SECOND}

18.05
State television says the port is open.

FRIDAY 29 NOVEMBER

22:15
Shelling is heard in Milat, residents say.
"""


def test_a_live_blog_sets_clock_and_day() -> None:
    layout = find_blocks(LIVE)
    blocks = date_entries(LIVE, layout.blocks, layout.header.stamps[0].days[0][0].full)
    entries = [(b.clock, str(b.day), LIVE[b.start : b.end]) for b in blocks if b.kind in ("live_entry", "subhead")]
    assert entries == [
        ("00:40", "2024-11-30", PARAGRAPH),
        ("23:10", "2024-11-29", "Port is shut"),
        ("23:10", "2024-11-29", SECOND),
        ("18:05", "2024-11-29", "State television says the port is open."),
        ("22:15", "2024-11-29", "Shelling is heard in Milat, residents say."),
    ]


def test_two_clock_times_make_no_live_blog() -> None:
    text = f"{PARAGRAPH}\n\n19:30 was the hour of the strike.\n\n20:10 came the next.\n"
    assert {kind for kind, _, _ in find_kinds(text)} == {"paragraph"}


def test_kinds_from_markup_are_kept() -> None:
    text = f"A week of war. Nothing is settled.\n\nShort line of a list\n\n{PARAGRAPH}"
    kinds = {0: "headline", text.index("Short"): "list_item"}
    layout = find_blocks(text, kinds)
    assert [b.kind for b in layout.blocks] == ["headline", "list_item", "paragraph"]
