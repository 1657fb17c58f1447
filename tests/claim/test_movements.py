"""Movements: ground taken, held, entered and left, and people on the move, with what only looks like it."""

import pytest

from claim.staging import read_claims

ARMY = {"The army": "military", "the army": "military", "The troops": "military", "Troops": "military"}
REBELS = {"The rebels": "armed-group", "the rebels": "armed-group", "Rebels": "armed-group", "rebels": "armed-group"}
KNOWN = ARMY | REBELS | {"They": "armed-group", "Ruritania": "country", "The UN refugee agency": "igo"}
PLACES = ["Oldtown", "Newtown", "Lakeside"]


def types_of(text: str, kind: str = "paragraph") -> list[str]:
    """The event types that the reader finds in one sentence of a war that never was."""
    actors = {name: sort for name, sort in KNOWN.items() if name in text}
    return [c.event_type for c in read_claims(text, actors, [p for p in PLACES if p in text], kind)]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The rebels seized the wells at Oldtown on Friday.", "seize"),
        ("The army took a quarry near Newtown.", "seize"),
        ("The rebels captured Vardanesh on Tuesday.", "seize"),
        ("Not one of our villages has been captured.", "seize"),
        ("A spokesman denied the fall of the headquarters.", "seize"),
        ("Its capture was announced on Sunday.", "seize"),
        ("Oldtown is free.", "seize"),
        ("The army has restored its sovereignty over Oldtown.", "seize"),
        ("The rebels have a garrison there.", "hold"),
        ("The rebels were in control.", "hold"),
        ("Vardanesh is in the hands of the rebels.", "hold"),
        ("Troops were parked in front of the council.", "hold"),
        ("The rebels are dug in less than 20 km from Oldtown.", "hold"),
        ("The troops are in Oldtown.", "hold"),
        ("Troops were on the ground in Oldtown.", "hold"),
        ("The rebels were in Oldtown by nightfall.", "enter"),
        ("Residents raised the flag in the square.", "enter"),
        ("Troops waved the tricolour from the roof.", "enter"),
        ("Their flag is flying over the palace.", "enter"),
        ("Troops have reached the outskirts of Oldtown.", "enter"),
        ("The army came across the frontier at dawn.", "enter"),
        ("The rebels crossed the Drava on Sunday.", "enter"),
        ("The rebels got no further than the gate.", "enter"),
        ("The army is going forward.", "advance"),
        ("Two brigades swung round to the north.", "advance"),
        ("The army bypassed Oldtown.", "advance"),
        ("The troops stand three kilometres from Oldtown.", "advance"),
        ("The troops were 10 kilometres from Oldtown.", "advance"),
        ("The advance, which began at midnight, was swift.", "advance"),
        ("The rebels fought their way to Oldtown.", "advance"),
        ("The rebels set off for Oldtown at dawn.", "advance"),
        ("By dusk the rebels had gone.", "withdraw"),
        ("The ministry denies that it was a rout.", "withdraw"),
        ("The army was driven into Newtown.", "withdraw"),
        ("The army was pushed aside by the rebels.", "withdraw"),
        ("Soldiers were running towards the river.", "withdraw"),
        ("Local commanders relinquished control of Oldtown.", "withdraw"),
        ("The rebels fought their way out of Oldtown.", "withdraw"),
        ("Hundreds of international monitors left Oldtown.", "withdraw"),
        ("We have had no reinforcements.", "deploy"),
        ("Reporters were turned back at a police checkpoint at Oldtown.", "deploy"),
        ("The rebels left Oldtown for the front on Monday.", "deploy"),
        ("The council authorised the immediate dispatch of troops.", "deploy"),
        ("Ruritania sent warships to Lakeside.", "deploy"),
        ("The teacher reached Oldtown on a donkey cart.", "displace"),
        ("Thousands of cars jammed the highway to Oldtown.", "displace"),
        ("About 9,000 villagers were taken out of Oldtown.", "displace"),
        ("The president fled across the river.", "displace"),
        ("Newtown was deserted.", "displace"),
        ("The UN refugee agency expects up to 150,000.", "displace"),
        ("The rebels took Oldtown, only to lose it to the army a day later.", "seize"),
        ("Oldtown was the last town to fall to the rebels.", "seize"),
        ("The army restored control of much of Oldtown.", "seize"),
        ("Troops were resting beside a bridge near Oldtown.", "hold"),
        ("The army collapsed at Oldtown.", "withdraw"),
        ("Part of the troops escaped by boat.", "withdraw"),
        ("A column of pick-ups was heading for Oldtown.", "advance"),
        ("A column of jeeps headed for Oldtown.", "advance"),
        ("The plan would put 26,000 troops in Oldtown.", "deploy"),
        ("The first buses carrying women and children left Oldtown.", "displace"),
        ("Around 6,000 villagers were driven from the valley.", "displace"),
    ],
)
def test_wordings_of_movement_are_read(text: str, event_type: str) -> None:
    assert event_type in types_of(text)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The rebels took a nurse near Newtown.", "seize"),
        ("Oldtown is free of mines.", "seize"),
        ("The free market of Oldtown reopened.", "seize"),
        ("The prisoner is in their hands.", "hold"),
        ("Ruritania has been in turmoil since 2011.", "enter"),
        ("The two sides were brought to the table.", "deploy"),
        ("A fighter jet of the rebels was brought down.", "deploy"),
        ("The wounded soldiers were brought to a hospital in Oldtown.", "deploy"),
        ("Both armies went to war in April.", "deploy"),
        ("The rebels left open the gate of Oldtown.", "withdraw"),
        ("The rebels have 48 hours to leave Oldtown.", "withdraw"),
        ("The army ran 40 miles of the front.", "withdraw"),
        ("The fighters had gone missing.", "withdraw"),
        ("The clinic received 12 wounded people.", "displace"),
        ("Ten men were shot dead, according to refugees.", "displace"),
        ("Dozens were taken to hospital by bus.", "displace"),
        ("The jets carried out 16 strikes in Oldtown.", "displace"),
        ("The army was clearing Oldtown on Monday.", "seize"),
        ("The station was taken off the air in Oldtown.", "seize"),
        ("Ruritania dreams of taking Oldtown.", "seize"),
        ("The rebels hold eight hostages in Oldtown.", "hold"),
        ("The rebels were thrown back each time.", "withdraw"),
        ("The ministry blamed the retreat on the weather.", "withdraw"),
        ("The rebels pulled out of the talks.", "withdraw"),
        ("Ruritania offered to help the army to drive the rebels out of Oldtown.", "withdraw"),
        ("No food trucks have entered Oldtown.", "enter"),
        ("A bomb smashed into a market in Oldtown.", "enter"),
        ("It is not clear how many people have been displaced.", "displace"),
        ("The army told residents of Oldtown to leave.", "displace"),
        ("Hundreds of statues had been moved to Oldtown.", "displace"),
    ],
)
def test_what_only_looks_like_movement_is_not(text: str, event_type: str) -> None:
    assert event_type not in types_of(text)


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        ("Militias advanced 2 km towards Oldtown on Tuesday.", "advance", None),
        ("A convoy of 30 armoured vehicles crossed at Oldtown overnight.", "enter", None),
        ("IS seized Oldtown in 2015.", "seize", "IS"),
        ("Ruritania won back a large part of Oldtown.", "seize", "Ruritania"),
    ],
)
def test_movers_that_the_parse_mistakes_are_found(text: str, event_type: str, actor: str | None) -> None:
    actors = {"Ruritania": "country", "IS": "armed-group"}
    claims = read_claims(text, {n: k for n, k in actors.items() if text.startswith(n)}, ["Oldtown"])
    found = [c for c in claims if c.event_type == event_type]
    assert len(found) == 1
    assert actor in (None, *[a.text for a in found[0].actor])
    assert [p.text for p in found[0].place] == ["Oldtown"]
