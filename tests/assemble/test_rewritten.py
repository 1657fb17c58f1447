"""Copies that share runs of words but hardly a whole sentence."""

from fogline.assemble.rewritten import find_rewritten

WIRE = (
    "a convoy of eleven trucks left the grain store by the station shortly before noon and was seen on the road to"
    " orrin an hour later by a baker who had stayed behind when the others crossed the river"
)
OTHER = (
    "the harvest was poor again in every valley of the north this year and the price of flour rose by a third between"
    " march and may while the mills along the river stood still for want of anything to grind"
)


def test_a_text_cut_into_other_sentences_is_found() -> None:
    changed = f"Yesterday. {WIRE[:90]}. On Monday, {WIRE[90:]}."
    found = find_rewritten({"a": WIRE, "b": changed, "c": OTHER}, ["a", "b", "c"])
    assert [(a, b) for a, b, _, _ in found] == [("a", "b")]
    assert found[0][3] >= 0.5


def test_a_short_quotation_is_no_copy() -> None:
    quoted = f"{OTHER} seen on the road to orrin an hour later"
    assert find_rewritten({"a": WIRE, "b": quoted}, ["a", "b"]) == []


def test_a_set_phrase_leads_to_the_first_reports_alone() -> None:
    texts = {f"r{n:03}": WIRE for n in range(60)}
    assert len(find_rewritten(texts, sorted(texts))) <= 12 * 60
