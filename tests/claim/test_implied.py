"""Implied actors: who acts where the clause names nobody."""

from claim.staging import ids, of_type, read_claims

ACTORS = {"The rebels": "coalition", "the rebels": "coalition", "The army": "military", "the army": "military"}


def test_the_offensive_is_that_of_the_attacker_told_of() -> None:
    text = (
        "The rebels attacked Oldtown on Friday.\nThe rebels entered Millbrook.\nThe army sent reinforcements.\n"
        "The offensive continued in Oldtown on Sunday."
    )
    last = of_type(read_claims(text, ACTORS, ["Oldtown", "Millbrook"]), "attack")[-1]
    assert ids(last.actor) == ["the-rebels"]


def test_who_holds_a_place_does_not_attack_it() -> None:
    text = (
        "The army attacked Oldtown.\nThe rebels attacked Millbrook.\nThe assault on rebel-held Oldtown began on Sunday."
    )
    actors = {**ACTORS, "rebel": "coalition"}
    last = of_type(read_claims(text, actors, ["Oldtown", "Millbrook"]), "attack")[-1]
    assert "rebel" not in ids(last.actor)


def test_nobody_kills_his_own() -> None:
    text = "The army shelled Oldtown on Friday.\nTen soldiers of the army were killed."
    (dead,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), "casualties")
    assert set(ids(dead.actor)).isdisjoint(ids(dead.recipient))


def test_a_party_tells_its_own_retreat() -> None:
    claims = read_claims("The army announced a withdrawal from Oldtown.", ACTORS, ["Oldtown"])
    (claim,) = of_type(claims, "withdraw")
    assert ids(claim.actor) == ["the-army"]


def test_who_is_blamed_did_it() -> None:
    named = {"the army": "military", "The envoy": "person"}
    for text in (
        "Residents blamed the army for the shelling of Oldtown.",
        "The envoy accused the army of shelling us.",
    ):
        shelling = [c for c in read_claims(text, named, ["Oldtown"]) if c.event_type == "shell"]
        assert [[s.id for s in c.actor] for c in shelling] == [["the-army"]]


def test_a_place_taken_back_was_taken_by_the_foe_of_who_had_it() -> None:
    text = (
        "The army shelled the rebels in Oldtown on Friday.\nThe rebels attacked the army in Oldtown.\n"
        "Oldtown was captured by the rebels in 2014 and retaken months later."
    )
    again = of_type(read_claims(text, ACTORS, ["Oldtown"]), "seize")[-1]
    assert ids(again.actor) == ["the-army"]


def test_who_raids_in_a_sentence_takes_the_captives_of_it() -> None:
    text = "The rebels attacked Oldtown on Friday and 30 pupils were abducted."
    (taken,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), "detain")
    assert ids(taken.actor) == ["the-rebels"]


def test_our_men_are_of_the_side_heard_before() -> None:
    text = 'The army attacked Millbrook on Friday.\n"Our men made a withdrawal from Oldtown," Major Renn said.'
    named = {"The army": "military", "Our men": "unnamed", "Major Renn": "person"}
    last = of_type(read_claims(text, named, ["Oldtown", "Millbrook"]), "withdraw")[-1]
    assert ids(last.actor) == ["the-army"]


def test_who_acts_in_the_clause_beside_is_who_killed_or_took_captive() -> None:
    named = {**ACTORS, "gunmen": "armed-group", "Police": "military"}
    for text, event_type, doer in (
        ("Nine traders were killed on Friday when gunmen stormed the market in Oldtown.", "casualties", "gunmen"),
        ("Forty people died as gunmen overran the camp at Oldtown.", "casualties", "gunmen"),
        ("Police broke up a march in Oldtown and twelve people were arrested.", "detain", "police"),
    ):
        (claim,) = of_type(read_claims(text, named, ["Oldtown"]), event_type)
        assert ids(claim.actor) == [doer], text


def test_who_flees_or_is_among_the_dead_did_not_kill_them() -> None:
    named = {**ACTORS, "gunmen": "armed-group"}
    for text in (
        "Nine people were killed in Oldtown when gunmen fled the market.",
        "Two soldiers of the army were killed when the army entered Oldtown.",
        "Nine people were killed as gunmen and the army fired on each other in Oldtown.",
    ):
        (dead,) = of_type(read_claims(text, named, ["Oldtown"]), "casualties")
        assert not dead.actor, text


def test_an_attack_far_from_any_told_is_nobodys_unless_it_is_known() -> None:
    quiet = "Bread was dear in the market.\n" * 6
    told = "The rebels attacked Oldtown on Friday.\n" + quiet
    for later, doers in (
        ("Two buses were ambushed near Millbrook last month.", []),
        ("The offensive goes on near Millbrook.", ["the-rebels"]),
    ):
        last = of_type(read_claims(told + later, ACTORS, ["Oldtown", "Millbrook"]), "attack")[-1]
        assert ids(last.actor) == doers, later


def test_gunfire_on_a_thing_is_that_of_the_attack_right_before_alone() -> None:
    shots = "The ferry came under fire at Millbrook."
    for between, doers in (("", ["the-rebels"]), ("Bread was dear.\nSchools were shut.\n", [])):
        text = "The rebels attacked Oldtown on Friday.\n" + between + shots
        last = of_type(read_claims(text, ACTORS, ["Oldtown", "Millbrook"]), "attack")[-1]
        assert ids(last.actor) == doers, text


def test_gunfire_on_guards_may_be_of_an_attack_told_earlier() -> None:
    text = "The rebels attacked Oldtown on Friday.\nBread was dear.\nSchools were shut.\nA police post came under fire."
    last = of_type(read_claims(text, ACTORS, ["Oldtown"]), "attack")[-1]
    assert ids(last.actor) == ["the-rebels"]


def test_a_side_that_tells_of_a_capture_made_it() -> None:
    actors = {"army spokesman": "military", "the rebels": "armed-group"}
    text = "“Oldtown and Millbrook were cleared by ten this morning,” the army spokesman said of the rebels."
    (claim, *_) = of_type(read_claims(text, actors, ["Oldtown", "Millbrook"]), "seize")
    assert ids(claim.actor) == ["army-spokesman"]


def test_an_ambush_that_a_side_tells_of_is_not_its_own() -> None:
    actors = {"the army": "military", "The army": "military"}
    for text, doers in (
        ("A convoy ran into an ambush near Oldtown, the army said.", []),
        ("The operation in Oldtown will continue, the army said.", ["the-army"]),
    ):
        (claim, *_) = of_type(read_claims(text, actors, ["Oldtown"]), "attack")
        assert ids(claim.actor) == doers, text


def test_who_is_counted_as_a_victim_is_no_doer() -> None:
    named = {"Six farmers": "civilians", "550 inmates": "civilians"}
    for text, kind, victims in (
        ("Six farmers abducted and a church burnt in Oldtown", "detain", ["six-farmers"]),
        ("Since the war began 550 inmates had surrendered at the prison of Oldtown.", "detain", ["550-inmates"]),
    ):
        (claim, *_) = of_type(read_claims(text, named, ["Oldtown"]), kind)
        assert not claim.actor and ids(claim.recipient) == victims, text


def test_who_has_lost_a_place_did_not_take_it() -> None:
    text = "The rebels took Millbrook a day after losing Oldtown.\nEnvoys welcomed the capture of Oldtown."
    claims = read_claims(text, {**ACTORS, "Envoys": "group"}, ["Oldtown", "Millbrook"])
    assert all(ids(c.actor) != ["the-rebels"] for c in of_type(claims, "seize") if ids(c.place) == ["oldtown"])


def test_an_attack_that_no_group_claims_is_nobodys() -> None:
    text = "No group claimed responsibility for the attack on Oldtown."
    claims = read_claims(text, {"No group": "group", "group": "group"}, ["Oldtown"])
    assert [ids(c.actor) for c in of_type(claims, "attack")] == [[]]
