"""Passages: the smallest stretch that carries a claim."""

from claim.staging import of_type, read_claims

ACTORS = {"The rebels": "coalition", "the army": "military", "The army": "military"}


def test_the_passage_of_one_clause_leaves_out_the_other() -> None:
    claims = read_claims(
        "The rebels captured Oldtown while the army shelled Millbrook.", ACTORS, ["Oldtown", "Millbrook"]
    )
    (seized,), (shelled,) = of_type(claims, "seize"), of_type(claims, "shell")
    assert "shelled" not in seized.evidence.exact and "Oldtown" in seized.evidence.exact
    assert "captured" not in shelled.evidence.exact and "Millbrook" in shelled.evidence.exact


def test_a_passage_is_trimmed_of_punctuation() -> None:
    (claim,) = of_type(read_claims("The rebels captured Oldtown.", ACTORS, ["Oldtown"]), "seize")
    assert claim.evidence.exact == "The rebels captured Oldtown"


def test_two_tolls_of_one_verb_chain_are_one_claim() -> None:
    claims = read_claims("The army killed four people and wounded nine.", ACTORS, [])
    assert len(of_type(claims, "casualties")) == 1


def test_a_passage_ends_with_those_whom_its_last_figure_counts() -> None:
    people = {"people": "civilians"}
    text = "Eleven people were killed in Oldtown: six soldiers, three insurgents and two civilians."
    (dead,) = of_type(read_claims(text, people, ["Oldtown"]), "casualties")
    assert dead.evidence.exact.endswith("two civilians")
    text = "At least 255 people have been killed, most of them combatants and 24 of them civilians, the army said."
    (dead,) = of_type(read_claims(text, people, []), "casualties")
    assert dead.evidence.exact.endswith("24 of them civilians")
