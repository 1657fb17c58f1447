import pytest

from fogline.errors import UnreadableContent
from fogline.read.language import read_language

ENGLISH = "The army said that its troops had left the town after two days of fighting. "
FRENCH = "L’armée a déclaré que ses troupes avaient quitté la ville après deux jours de combats. "
TURKISH = "Ordu, birliklerinin iki gün süren çatışmaların ardından kasabadan ayrıldığını açıkladı. "


def test_english_is_read() -> None:
    assert read_language(ENGLISH) == "en"


@pytest.mark.parametrize(
    ("text", "code"), [(FRENCH * 4, "fr"), (TURKISH * 4, "tr"), ("軍は土曜日に部隊が町を離れたと発表した。" * 4, "ja")]
)
def test_another_language_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(UnreadableContent, match=f"language {code} is not read yet"):
        read_language(text)


def test_an_english_passage_is_enough() -> None:
    assert read_language(FRENCH * 60 + ENGLISH * 30) == "en"


def test_short_texts_are_given_the_benefit_of_the_doubt() -> None:
    assert read_language("Halfaya, Morek, Kafr Zita") in ("en", "und")
    assert read_language("Rebels seize airbase") in ("en", "und")


def test_a_text_without_words_is_refused() -> None:
    with pytest.raises(UnreadableContent, match="no words"):
        read_language("12 — 45 !!! 99")
