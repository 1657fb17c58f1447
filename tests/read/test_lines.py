# ruff: noqa: E501
from fogline.read.lines import find_lines


def words(text: str) -> list[str]:
    return [text[line.start : line.end] for line in find_lines(text)]


def test_lines_are_stripped_and_blank_ones_left_out() -> None:
    text = "  one \n\n\t two\r\rthree\u2028four\x0c\n"
    assert words(text) == ["one", "two", "three", "four"]
    assert [line.blank for line in find_lines(text)] == [True, True, True, False]


def test_paragraphs_of_one_line_are_not_joined() -> None:
    text = "The army left the town on Sunday, residents said.\nthe rebels came in.\nThe market was shut.\n"
    assert len(find_lines(text)) == 3


def test_lists_in_a_wrapped_text_keep_their_items() -> None:
    body = "The army said on Sunday that its troops had left the town of Kareth\nafter two days of heavy fighting there.\n\n"
    text = body * 6 + "- the port is shut and no ship has come in since Friday noon\n- the airport is open\n"
    assert words(text)[-2:] == [
        "- the port is shut and no ship has come in since Friday noon",
        "- the airport is open",
    ]
    assert len(words(text)) == 8
