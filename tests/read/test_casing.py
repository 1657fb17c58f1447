"""Texts in capitals, or without any, are cased for reading and quoted as printed."""

from datetime import UTC, date, datetime

from fogline.models.capture import Capture
from fogline.read.casing import restore_case
from fogline.read.draft import read_draft
from fogline.read.report import read_report
from fogline.read.tagger import Tagger

BULLETIN = (
    "ORLANSK, 4 FEB 90 (PLA-ENA) -- [TEXT] THE SYRIAN ARMY DENIED ON MONDAY THAT\n"
    "GUERRILLAS ATTACKED THE BARRACKS AT SANTA VERA, WHERE COL TOMAS ORLAN IS STAYING.\n"
    "THE NATIONAL UNION [NUVX] SAID THAT IT WAS READY. NUVX MEN MAY ATTACK ON 2 MAY.\n"
)


def test_capitals_stay_where_words_ask_for_them() -> None:
    cased = restore_case(BULLETIN)
    assert cased is not None and len(cased) == len(BULLETIN)
    assert cased.startswith("ORLANSK, 4 FEB 90 (PLA-ENA) -- [TEXT] The Syrian army denied on Monday that\nguerrillas")
    assert "[NUVX] said that it was ready. NUVX men may attack on 2 May." in cased


def test_a_text_without_capitals_gets_some() -> None:
    cased = restore_case("the army fled. residents of the valley said on friday that russia had bombed it. " * 4)
    assert cased is not None
    assert cased.startswith("The army fled. Residents of the valley said on Friday that Russia had bombed it. The")


def test_an_ordinary_text_is_left_alone() -> None:
    assert restore_case("The army fled on Friday. REBELS IN TOWN, said the placard. Nobody stayed.") is None
    assert restore_case("") is None
    assert restore_case("12:30 — 45 %") is None


def test_of_a_mixed_text_a_long_paragraph_in_capitals_alone_is_cased() -> None:
    shouted = "OUR FORCES STRUCK THE DEPOT AT DAWN. " * 6
    cased = restore_case(f"REBELS TAKE TOWN\n\nThe command said this.\n\n{shouted}\n\nNothing else is known.")
    assert cased is not None
    assert cased.startswith("REBELS TAKE TOWN\n\nThe command said this.\n\nOur forces struck the depot at dawn. Our")


def test_letters_whose_other_case_is_longer_keep_every_offset() -> None:
    text = "İZMİR AND ẞTRASSE WERE SHELLED BY THE ARMY ON MONDAY AND TUESDAY ALIKE, IT SAID."
    cased = restore_case(text)
    assert cased is not None and len(cased) == len(text)


def test_names_get_capitals_from_the_tagger_and_the_text_stays_as_printed() -> None:
    now = datetime(2024, 12, 1, tzinfo=UTC)
    data = BULLETIN.encode()
    draft = read_draft(Capture("0" * 64, "a.txt", data, "text/plain", now, {}), now.date())
    tagged = Tagger.load().tag([draft.words(index) for index in range(len(draft.sentences))])
    report = read_report(draft, tagged, now)
    assert report.text == BULLETIN
    assert report.cased is not None and "Santa Vera" in report.cased and "Tomas Orlan" in report.cased
    assert report.dating.day == date(1990, 2, 4)
    assert {"Santa", "Vera"} <= {token.text for sentence in report.sentences for token in sentence.tokens}
