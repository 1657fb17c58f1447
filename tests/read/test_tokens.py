"""Words and their places."""

import time
from itertools import pairwise

import pytest

from fogline.read.tokens import find_tokens


def cut(text: str) -> str:
    return " ".join(text[a:b] for a, b in find_tokens(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rebels’ convoy didn’t reach Varna’s gate.", "The rebels ’ convoy did n’t reach Varna ’s gate ."),
        ("They can't, won't and cannot.", "They ca n't , wo n't and can not ."),
        ("Turkey-backed and UN-backed", "Turkey - backed and UN - backed"),
        ("an anti-tank team re-entered in mid-1980s", "an anti-tank team re-entered in mid-1980s"),
        ("Jamaat-e-Islami", "Jamaat - e - Islami"),
        ("“It fell,” said Lt. Gen. A. B. Orlan.", "“ It fell , ” said Lt. Gen. A. B. Orlan ."),
        ("at 10:30 a.m. on 12/3/2016", "at 10:30 a.m. on 12/3/2016"),
        ("1,200 fled; $5m, US$3.5bn, 45%", "1,200 fled ; $ 5 m , US$ 3.5 bn , 45 %"),
        ("the U.S. envoy", "the U.S. envoy"),
        ("No. 7 stood. No. He left.", "No. 7 stood . No . He left ."),
        ("see https://example.org/a?b=c, or", "see https://example.org/a?b=c , or"),
        ("write to desk@example.org.", "write to desk@example.org ."),
        ("ISIS/ISIL", "ISIS / ISIL"),
        ("Da'esh in Sana'a, O'Neill said", "Da'esh in Sana'a , O'Neill said"),
        ("the 4th Division's 42nd Brigade", "the 4th Division 's 42nd Brigade"),
        ("the US-led coalitions jets", "the US - led coalition s jets"),
        ("both US-led coalitions were", "both US - led coalitions were"),
        ("in Syrias Orlan city, Ukraines army", "in Syria s Orlan city , Ukraine s army"),
        ("held—then “lost”…", "held — then “ lost ” …"),
        ("الجيش said 👍🏽!", "الجيش said 👍🏽 !"),
        ("", ""),
        (" \n\t ", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert cut(text) == words


def test_offsets_cover_every_visible_character() -> None:
    text = "  Qur’an—3,000 «été» \u200b x\u00a0y 🇸🇾 don't.\r\n\x00end' ''s "
    spans = find_tokens(text)
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = {k for a, b in spans for k in range(a, b)}
    assert {k for k, c in enumerate(text) if not c.isspace()} == covered


def test_only_the_given_stretch_is_read() -> None:
    text = "Hama fell. Homs held."
    assert [text[a:b] for a, b in find_tokens(text, 11, 20)] == ["Homs", "held"]
    assert find_tokens(text, 5, 5) == []


@pytest.mark.parametrize(
    "text", ['"' * 10_000, "a" * 1_000_000, "a'" * 60_000, "a." * 60_000, "non-" * 40_000, "a@" * 60_000, "1." * 60_000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    begun = time.process_time()
    spans = find_tokens(text)
    assert time.process_time() - begun < 5
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)


@pytest.mark.parametrize("text", ["a,b;" * 51, "(" * 201, "w" * 4_001, "x1-" * 101])
def test_a_run_that_is_no_writing_is_one_word(text: str) -> None:
    line = f"They said {text} to us."
    words = [line[start:end] for start, end in find_tokens(line)]
    assert words == ["They", "said", text, "to", "us", "."]


@pytest.mark.parametrize("text", ["a,b;" * 50, "(" * 200, "-".join(["un-heard-of"] * 25)])
def test_a_run_that_may_be_writing_is_cut_into_words(text: str) -> None:
    alone = find_tokens(text)
    assert 100 <= len(alone) <= 200
    before = "w" * 300 + " "
    assert find_tokens(before + text)[1:] == [(start + 301, end + 301) for start, end in alone]
