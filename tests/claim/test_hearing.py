"""How far a voice reaches: to every part of what is said, and not to what only stands beside it."""

from dataclasses import replace

import pytest

from claim.staging import of_type, read_claims, stage
from fogline.claim.events.heads import load_heads
from fogline.claim.extract import read_unchosen, set_scenes
from fogline.models.claim import Claim

ACTORS = {
    "The militia": "militia",
    "the militia": "militia",
    "The army": "military",
    "the army": "military",
    "The governor": "person",
    "the governor": "person",
    "The bishop": "person",
    "Idris Gana": "person",
    "The rebels": "armed-group",
    "rebels": "armed-group",
    "gunmen": "armed-group",
    "Herders": "civilians",
    "Ruritania": "country",
    "Chad": "country",
}
PLACES = ["Oldtown", "Newton"]


def read_rehung(text: str, moves: dict[str, tuple[str, str]]) -> list[Claim]:
    """The claims of a sentence whose parse is changed as a parser may err: word to (head, relation)."""
    report, groundings = stage(text, ACTORS, PLACES)
    sentence = report.sentences[0]
    at = {token.text: index for index, token in enumerate(sentence.tokens)}
    tokens = list(sentence.tokens)
    for word, (head, relation) in moves.items():
        tokens[at[word]] = replace(tokens[at[word]], head=at[head] if head else -1, deprel=relation)
    report = replace(report, sentences=(replace(sentence, tokens=tuple(tokens)),)).as_cased()
    return read_unchosen(report, set_scenes(report, groundings), groundings, "both", load_heads())


@pytest.mark.parametrize(
    ("text", "moves", "event_type", "voice"),
    [
        (
            "The governor said his guards were near and had killed eight rebels.",
            {"killed": ("said", "conj")},
            "casualties",
            "The governor",
        ),
        (
            "The militia said its guards had kept the mill, burned nine barns and slept.",
            {"burned": ("said", "parataxis")},
            "damage",
            "The militia",
        ),
        (
            "The bishop said Oldtown was calm and that gunmen had burned nine barns.",
            {"burned": ("said", "conj")},
            "damage",
            "The bishop",
        ),
        (
            "The militia said over its radio station that gunmen had burned nine barns.",
            {"burned": ("station", "acl")},
            "damage",
            "The militia",
        ),
        (
            "Herders reached in Newton said gunmen burned nine barns.",
            {"Herders": ("reached", "nsubj"), "reached": ("said", "ccomp"), "burned": ("said", "ccomp")},
            "damage",
            "Herders",
        ),
    ],
)
def test_a_voice_reaches_what_the_parse_hung_elsewhere(
    text: str, moves: dict[str, tuple[str, str]], event_type: str, voice: str
) -> None:
    claims = of_type(read_rehung(text, moves), event_type)
    assert claims and all([v.text for v in c.attribution] == [voice] for c in claims)


@pytest.mark.parametrize(
    ("text", "event_type", "voice"),
    [
        ("The rebels admit eight dead in Oldtown.", "casualties", "The rebels"),
        ("The bishop protested that gunmen had burned two churches in Oldtown.", "damage", "The bishop"),
        ("Old farmers accused rebels of “eating the seed” at Oldtown.", "accuse", "Old farmers"),
        (
            "Idris Gana, who leads the rebels, saw it otherwise: “We left Oldtown because the wells were dry.”",
            "withdraw",
            "Idris Gana",
        ),
        ("County hospital: nine people killed in Oldtown.", "casualties", "County hospital"),
        ("A midwife in Oldtown: “Gunmen killed my brother and his two sons.”", "casualties", "A midwife in Oldtown"),
        ("The bishop “wholly condemns” the attack on Oldtown.", "accuse", "The bishop"),
        ("The governor pledged that shipments of arms to rebels would continue.", "support", "The governor"),
        ("The bishop said the hospital at Oldtown had admitted 30 wounded herders.", "casualties", "The bishop"),
        ("21 dead in Oldtown, says minister, as police arrest gunmen.", "casualties", "minister"),
        ("They did not enter Newton, the bishop of Oldtown, Idris Gana, assures the newspaper.", "enter", "Idris Gana"),
        ("Clashes went on near Oldtown, where the army has 600 troops, a herder said.", "hold", "a herder"),
    ],
)
def test_a_speaker_is_heard_without_a_that_clause(text: str, event_type: str, voice: str) -> None:
    claims = of_type(read_claims(text, ACTORS, PLACES), event_type)
    assert claims and all([v.text for v in c.attribution] == [voice] for c in claims)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The governor promised bread to Oldtown; gunmen killed three people in Newton.", "casualties"),
        ("The army shelled Oldtown; rebels answered from the hills.", "shell"),
        ("The army denied the theft in Oldtown; the governor blamed rebels.", "accuse"),
        ("The governor accused the army of arming herders, who burned Oldtown in May.", "damage"),
        ("The governor declared a state of emergency in Oldtown.", "organize"),
        (
            "The bishop, who was ferried across on Friday, conceded the vote by letter but accused the army of theft.",
            "accuse",
        ),
        ("The governor laid the blame on rebels, who, he said, hide behind herders.", "accuse"),
        ("The bishop condemned the strike on Oldtown, while the governor called it “a gift”.", "accuse"),
        ("Gunmen hold Oldtown; herders have left for Newton, says a nurse.", "hold"),
        ("Ruritania: the militia wounds two in Oldtown, army guns reply", "casualties"),
        ("Gunmen burned Oldtown, herders answered with stones, and police fired shots.", "damage"),
        ("The army shelled Oldtown as fighting with rebels continued for a third day.", "shell"),
        ("The army pushes into Oldtown as hospital staff told to leave", "enter"),
        ("After rebels burned Oldtown in May 2021, the army denied that it had fled.", "damage"),
        ("Rebels retake Oldtown, herders speak of executions", "seize"),
        (
            "In Oldtown envoys resumed talks on Friday before guests from Ruritania, Chad and the United States, the "
            "sponsors of the truce.",
            "meet",
        ),
    ],
)
def test_who_does_or_says_something_else_is_no_voice(text: str, event_type: str) -> None:
    claims = of_type(read_claims(text, ACTORS, PLACES), event_type)
    assert claims and all(not c.attribution for c in claims)


@pytest.mark.parametrize(
    ("text", "event_type", "chain"),
    [
        (
            "Gunmen took the mill at Oldtown, the Monitor said, citing two porters.",
            "seize",
            ["two porters", "the Monitor"],
        ),
        ("Radio Norte, citing a nurse, said gunmen had taken Oldtown.", "seize", ["a nurse", "Radio Norte"]),
        ("Radio Norte quoted the army as saying gunmen had taken Oldtown.", "seize", ["the army", "Radio Norte"]),
    ],
)
def test_whom_a_source_cites_speaks_before_it(text: str, event_type: str, chain: list[str]) -> None:
    claims = of_type(read_claims(text, ACTORS, PLACES), event_type)
    assert claims and all([v.text for v in c.attribution] == chain for c in claims)


@pytest.mark.parametrize(
    ("text", "moves", "voice", "denied"),
    [
        (
            "The governor says herders left Oldtown in May, and denies that gunmen burned it.",
            {"denies": ("left", "conj")},
            "The governor",
            True,
        ),
        (
            "The governor denied that the post had been lost and said gunmen had burned Oldtown.",
            {"said": ("lost", "conj")},
            "The governor",
            False,
        ),
    ],
)
def test_who_goes_on_speaking_is_who_spoke(
    text: str, moves: dict[str, tuple[str, str]], voice: str, denied: bool
) -> None:
    claims = of_type(read_rehung(text, moves), "damage")
    assert claims and all([v.text for v in c.attribution] == [voice] for c in claims)
    assert {c.polarity == "denied" for c in claims} == {denied}


def test_each_of_two_rebukes_has_its_own_quotation() -> None:
    text = "The governor condemned the raid on Oldtown and accused “sons of theft” of it."
    claims = of_type(read_rehung(text, {"accused": ("raid", "conj")}), "accuse")
    assert {c.trigger.exact: [v.text for v in c.attribution] for c in claims} == {
        "condemned": [], "accused": ["The governor"],
    }  # fmt: skip
