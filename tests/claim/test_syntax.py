"""Syntax: derived notions over real parses."""

from claim.staging import stage
from fogline.claim.parse.syntax import Syntax
from fogline.claim.scenes.scene import Scene


def parsed(text: str) -> Syntax:
    report, groundings = stage(text, {}, [])
    return Scene(report, report.sentences[0], groundings).syntax


def at(syntax: Syntax, word: str) -> int:
    return syntax.words.index(word)


def heads(syntax: Syntax, indexes: tuple[int, ...]) -> list[str]:
    return [syntax.words[i] for i in indexes]


def test_the_agent_of_a_passive_is_its_by_phrase() -> None:
    syntax = parsed("The town was captured by rebels on Friday.")
    verb = at(syntax, "captured")
    assert syntax.passive(verb)
    assert heads(syntax, syntax.agent(verb)) == ["rebels"]
    assert heads(syntax, syntax.patient(verb)) == ["town"]


def test_a_perfect_is_active() -> None:
    syntax = parsed("The rebels had captured the town.")
    verb = at(syntax, "captured")
    assert not syntax.passive(verb)
    assert heads(syntax, syntax.agent(verb)) == ["rebels"]


def test_a_conjoined_verb_shares_its_subject() -> None:
    syntax = parsed("Soldiers entered the village and burned two houses.")
    assert heads(syntax, syntax.agent(at(syntax, "burned"))) == ["soldiers"]


def test_the_accused_is_the_subject_of_the_gerund() -> None:
    syntax = parsed("The ministry accused the rebels of shelling the market.")
    assert heads(syntax, syntax.surface_subject(at(syntax, "shelling"))) == ["rebels"]


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    syntax = parsed("The fighters who captured the bridge left on Sunday.")
    assert heads(syntax, syntax.agent(at(syntax, "captured"))) == ["fighters"]


def test_the_preposition_of_a_noun_is_not_mixed_with_the_clause_mark() -> None:
    syntax = parsed("The governor said that the town was in rebel hands.")
    assert syntax.case(at(syntax, "hands")) == "in"


def test_parts_are_of_complements() -> None:
    syntax = parsed("Rebels captured most of the villages.")
    assert heads(syntax, tuple(syntax.parts(at(syntax, "most")))) == ["villages"]


def test_an_empty_sentence_has_no_words() -> None:
    report, groundings = stage("Rebels left.", {}, [])
    syntax = Scene(report, report.sentences[0], groundings).syntax
    assert len(syntax) == len(syntax.lemmas) == len(syntax.rels) == 3


def test_a_deed_behind_a_tag_is_not_the_speakers() -> None:
    for text in (
        "They blew up a bridge on Sunday, a southern officer said, cutting the road to the south.",
        "The army shelled Oldtown overnight, the governor said, forcing hundreds to flee.",
    ):
        syntax = parsed(text)
        deed = at(syntax, "cutting" if "cutting" in syntax.words else "forcing")
        assert syntax.words[syntax.head(deed)] in ("blew", "shelled")


def test_what_a_speaker_does_beside_speaking_stays_his() -> None:
    syntax = parsed("The rebels had left, the governor said, accusing the army of shelling the market.")
    assert syntax.words[syntax.head(at(syntax, "accusing"))] == "said"


def test_a_verb_joined_over_a_tag_is_not_the_tags() -> None:
    syntax = parsed("The ambassador met the general last week and, state media reported, promised him 40 tanks.")
    assert syntax.words[syntax.head(at(syntax, "promised"))] == "met"


def test_who_accuses_goes_on_speaking() -> None:
    syntax = parsed("The deputies accused the army of leaving the north undefended and called for an inquiry.")
    assert heads(syntax, syntax.agent(at(syntax, "called"))) == ["deputies"]


def test_an_attempt_is_made_by_those_it_is_by() -> None:
    syntax = parsed("Soldiers foiled an attempt by rebels to storm the base at Newton, killing 12 of them.")
    assert heads(syntax, syntax.agent(at(syntax, "storm"))) == ["rebels"]
    assert heads(syntax, syntax.agent(at(syntax, "killing"))) == ["soldiers"]
