# ruff: noqa: E501
import pytest

from fogline.errors import UnreadableContent
from fogline.read.markup import MOST_DEPTH, MOST_TAGS, read_markup, read_tree


def test_hidden_parts_go_and_metadata_stay() -> None:
    html = '<p>one</p><!-- two --><SCRIPT>three</script ><style>four</style><script type="application/ld+json">"five"</script>six'
    found = read_markup(html)
    assert [word in found for word in ("one", "two", "three", "four", "five", "six")] == [
        True,
        False,
        False,
        False,
        True,
        True,
    ]


def test_what_is_never_closed_is_dropped_to_the_end() -> None:
    assert read_markup("<p>a</p><!-- b").strip() == "<p>a</p>"
    assert read_markup("<p>a</p><script>b<p>c").strip() == "<p>a</p>"


def test_bounds() -> None:
    assert read_markup("<div>" * MOST_DEPTH)
    with pytest.raises(UnreadableContent, match="nested deeper"):
        read_markup("<div>" * (MOST_DEPTH + 1))
    assert read_markup("<br>" * MOST_TAGS)
    with pytest.raises(UnreadableContent, match="too many"):
        read_markup("<br>" * (MOST_TAGS + 1))


def test_a_tree_has_no_endless_attributes_and_no_control_characters() -> None:
    tree = read_tree(f'<p title="{"x" * 300_000}" class="y">a\x00b\ud800</p>')
    (paragraph,) = tree.iter("p")
    assert not paragraph.attrib
    assert paragraph.text == "a b "
