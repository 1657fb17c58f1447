from __future__ import annotations

from fogline.lexicon.name_forms import FormIndex, cut_name, fold_word


def find(index: FormIndex, text: str, at: int = 0) -> tuple[int, tuple[str, ...]] | None:
    tokens = text.split()
    match = index.find([fold_word(token) for token in tokens], tokens, at)
    return (match.last, match.values) if match else None


def test_names_are_cut_as_the_tokeniser_parts_them() -> None:
    assert cut_name("Hay’at Tahrir al-Sham") == ("hay'at", "tahrir", "al", "sham")
    assert cut_name("Iran's foreign ministry") == ("iran", "'s", "foreign", "ministry")
    assert cut_name("pro-Iran militias") == ("pro-iran", "militias")
    assert cut_name("U.S. Navy") == ("us", "navy")
    assert cut_name("Türkiye") == ("turkiye",)
    assert cut_name("...") == ()


def test_the_longest_form_wins_over_hyphens_and_clitics() -> None:
    index = FormIndex()
    index.add("Free Army", "short")
    index.add("Free Army of the North-East", "long")
    assert find(index, "Free Army of the North - East said") == (6, ("long",))
    assert find(index, "Free Army of them") == (1, ("short",))
    assert find(index, "an Army", 1) is None


def test_abbreviations_keep_their_case() -> None:
    index = FormIndex()
    index.add("IS", "group")
    index.add("US", "country")
    assert find(index, "IS") == (0, ("group",))
    assert find(index, "U.S.") == (0, ("country",))
    assert find(index, "is") is None
    assert find(index, "us") is None


def test_a_capitalised_name_is_not_found_in_small_letters() -> None:
    index = FormIndex()
    index.add("Joint Force", "force")
    assert find(index, "joint force") is None
    assert find(index, "JOINT FORCE") == (1, ("force",))
    assert find(index, "the Joint") is None


def test_homonyms_are_kept_in_order() -> None:
    index = FormIndex()
    for value in ("first", "second", "first"):
        index.add("National Army", value)
    assert index.get("National Army") == ("first", "second")
