import pytest

from fogline.models.report import Block
from fogline.read import sentences
from fogline.read.sentences import MOST_QUOTES, MOST_WORDS, find_sentences


def split(text: str, kind: str = "paragraph") -> list[str]:
    return [text[s.start : s.end] for s in find_sentences(text, [Block(0, len(text), kind)])]


@pytest.mark.parametrize(
    "sentence",
    [
        "The chief of staff, Gen. Karim Sabri, toured the front on Dec. 2, 2024.",
        "He met Lt-Gen. A. B. Sabri at 5 p.m. Monday.",
        "The U.S. Army said No. 5 base near Mt. Doran was hit.",
        "Dr. Nizar of St. Mary's counted 3.5 million.",
        "“We go,” he said.",
        "He spoke to Maj. Sabri, Capt. Brim and Sgt. Vale.",
        "The strike came at 8 a.m. local time.",
    ],
)
def test_abbreviations_do_not_end_sentences(sentence: str) -> None:
    assert split(sentence + " They left.") == [sentence, "They left."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left Idlib.The army came.", ["They left Idlib.", "The army came."]),
        ("“The town is lost.” Another began.", ["“The town is lost.”", "Another began."]),
        ("He said: “No.”“Yes,” she said.", ["He said: “No.”", "“Yes,” she said."]),
        ("(At noon it said 69.) A further 38 fell.", ["(At noon it said 69.)", "A further 38 fell."]),
        ("Was it so? Yes! It was…", ["Was it so?", "Yes!", "It was…"]),
    ],
)
def test_boundaries(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_bullets_and_hashes_are_left_out() -> None:
    assert split("- The port is shut.", "list_item") == ["The port is shut."]
    assert split("2. Losses", "subhead") == ["Losses"]
    assert split("## What we know", "subhead") == ["What we know"]


def test_furniture_has_no_sentences() -> None:
    assert split("Sign in. Subscribe now.", "furniture") == []


def test_a_sentence_never_crosses_a_block() -> None:
    text = "Rebels enter the town\nThe army left."
    blocks = [Block(0, 21, "headline"), Block(22, len(text), "paragraph")]
    assert [(s.start, s.end, s.block) for s in find_sentences(text, blocks)] == [(0, 21, 0), (22, 36, 1)]


def test_endless_sentences_are_cut_at_a_pause() -> None:
    text = "Kareth, Doran and Milat fell to them; " * 200
    spans = find_sentences(text, [Block(0, len(text), "paragraph")])
    assert len(spans) > 1
    assert all(len(s.words) <= MOST_WORDS for s in spans)
    assert all(text[s.end - 1] in ",;" for s in spans[:-1])


@pytest.mark.parametrize("text", ["“" * 20_000, "“ a" * 20_000, "'" * 20_000 + " x", "“They left. They came. " * 4_000])
def test_a_block_crowded_with_quotation_marks_is_looked_at_in_pieces(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    find = sentences.sentencex.get_sentence_boundaries

    def watch(language: str, block: str) -> list[dict[str, int]]:
        seen.append(block)
        return list(find(language, block))

    monkeypatch.setattr(sentences.sentencex, "get_sentence_boundaries", watch)
    found = find_sentences(text, [Block(0, len(text), "paragraph")])
    assert "".join(seen) == text and max(map(len, seen)) <= 2_000
    assert [word for one in found for word in one.words] == sorted({word for one in found for word in one.words})
    seen.clear()
    ordinary = "“They left,” he said. " * (MOST_QUOTES // 2)
    find_sentences(ordinary, [Block(0, len(ordinary), "paragraph")])
    assert seen == [ordinary]


def test_a_digest_is_cut_at_its_dashes_and_an_aside_is_not() -> None:
    digest = "Rockets hit Kareth overnight - ministry: 12 dead - envoy due Monday"
    assert split(digest) == ["Rockets hit Kareth overnight", "ministry: 12 dead", "envoy due Monday"]
    aside = "The town - or what is left of it - fell on Monday."
    assert split(aside) == [aside]
