from fogline.read.blocks import find_blocks
from fogline.read.front_matter import find_front_matter
from fogline.read.lines import find_lines
from fogline.read.metadata import read_metadata

PROSE = "The army said on Sunday that its troops had left the town of Kareth after two days of heavy fighting."
FRONT = '---\ntitle: "Army leaves Kareth"\ndate: 2024-12-01\nsource: Vale Wire\ntags:\n - war\n---\n'


def test_pairs_are_read() -> None:
    text = FRONT + PROSE
    count, values = find_front_matter(text, find_lines(text))
    assert count == 7
    assert values == {"title": "Army leaves Kareth", "published": "2024-12-01", "publisher": "Vale Wire"}


def test_it_is_furniture_and_tells_metadata() -> None:
    text = f"{FRONT}# Army leaves the town\n\n{PROSE}"
    layout = find_blocks(text)
    assert [b.note for b in layout.blocks[:7]] == ["front-matter"] * 7
    assert [b.kind for b in layout.blocks[7:]] == ["headline", "paragraph"]
    assert read_metadata(text, layout, {}, None).publisher == "Vale Wire"


def test_rules_alone_and_prose_between_rules_are_none() -> None:
    for text in (f"---\n{PROSE}\n---\n", "---\n---\n", f"{PROSE}\n---\na: b\n---\n", "---\na: b\n"):
        assert find_front_matter(text, find_lines(text)) == (0, {})
