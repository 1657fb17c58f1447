import pytest

from fogline.errors import UnreadableContent
from fogline.read.text import MOST_CHARACTERS, read_text

WORDS = "The army’s “last” café — Zelenogród fell."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_give_one_text(encoding: str) -> None:
    assert read_text(WORDS.encode(encoding)).text == WORDS


def test_only_crlf_is_changed() -> None:
    assert read_text(b"a\r\nb\rc\n\n  d\t\x0c e \r\n").text == "a\nb\rc\n\n  d\t\x0c e \n"


def test_windows_text_is_read_and_named() -> None:
    found = read_text("The mayor’s office said it “left” the town.".encode("cp1252"))
    assert found.text == "The mayor’s office said it “left” the town."
    assert found.encoding == "windows-1252"


def test_a_text_that_is_utf8_but_for_one_byte_is_refused() -> None:
    with pytest.raises(UnreadableContent, match=r"byte 55"):
        read_text("Zelenogród and Białystok, the army said on Sunday, fell".encode()[:55] + b"\xff end")


def test_a_page_may_declare_its_encoding() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>Zelenogród Łódź</p>'
    found = read_text(page.encode("iso-8859-2"), markup=True)
    assert "Łódź" in found.text
    assert found.encoding == "iso8859-2"


def test_the_longest_text_is_read_and_a_longer_one_not() -> None:
    assert len(read_text(b"a" * MOST_CHARACTERS).text) == MOST_CHARACTERS
    with pytest.raises(UnreadableContent, match="longer than"):
        read_text(b"a" * (MOST_CHARACTERS + 1))
