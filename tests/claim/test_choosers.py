"""Learned choice of places, actors and recipients: its options, what the weights compute, what is changed and said."""

from pathlib import Path

import numpy as np
import pytest

from claim.staging import stage
from fogline.claim.choice.choosers import Choosers, choose_fillers, load_choosers
from fogline.claim.choice.claim_traits import find_claim_traits
from fogline.claim.choice.options import Option, find_options
from fogline.claim.choice.steps import step
from fogline.claim.choice.survey import CHOSEN_SLOTS, Survey
from fogline.claim.events.heads import load_heads
from fogline.claim.extract import extract_claims, read_unchosen, set_scenes
from fogline.models.claim import Claim
from fogline.models.groundings import Groundings
from fogline.models.report import Report

TEXT = "The army shelled Oldtown on Friday.\nNewtown is a port.\nThree people were wounded, doctors said."
DEMAND = "The army demanded on Friday that the guard leave."
ACTORS = {"The army": "military"}
PLACES = ["Oldtown", "Newtown"]


def _read(text: str = TEXT) -> tuple[Report, Groundings, list[Claim]]:
    report, groundings = stage(text, ACTORS, PLACES)
    return report, groundings, read_unchosen(report, set_scenes(report, groundings), groundings, "both", load_heads())


def _survey(slot: str) -> Survey:
    report, groundings, claims = _read()
    scenes = {scene.sentence.index: scene for scene in set_scenes(report, groundings)}
    return Survey(slot, report, scenes, groundings, claims)


def _write(path: Path, **weights: float) -> Choosers:
    """Choosers whose scores are what each trait adds directly; the one inner unit is silent."""
    names = "\n".join(weights)
    rows = np.array([[0, value] for value in (*weights.values(), 0)], np.float32)
    parts = {"rows": np.sign(rows).astype(np.int8), "scale": np.abs(rows).max(1, keepdims=True).astype(np.float32)}
    parts |= {"inner": np.zeros(1, np.float32), "outer": np.zeros(1, np.float32)}
    texts = {f"{slot}_traits": names for slot in CHOSEN_SLOTS}
    np.savez(path, **{f"{slot}_{part}": value for slot in CHOSEN_SLOTS for part, value in parts.items()}, **texts)
    return Choosers(path)


def _choose(choosers: Choosers) -> list[Claim]:
    report, groundings, claims = _read()
    return choose_fillers(report, set_scenes(report, groundings), groundings, claims, choosers)


def test_the_rules_come_first_then_nothing_then_every_other_entity_near() -> None:
    survey = _survey("place")
    shelling = next(n for n, c in enumerate(survey.claims) if c.event_type == "shell")
    options = find_options(survey, shelling)
    assert [option.ids for option in options] == [("oldtown",), (), ("newtown",)]
    assert "o=rule" in options[0].traits
    assert options[0].mention is options[1].mention is None
    assert options[2].mention is not None
    assert options[2].mention.grounding.text == "Newtown"
    assert {"loc=same", "ev=True"} <= set(options[0].traits)
    assert "loc=after" in options[2].traits


def test_where_the_rules_filled_nothing_that_is_the_first_option() -> None:
    survey = _survey("place")
    wounded = next(n for n, c in enumerate(survey.claims) if c.event_type == "casualties")
    options = find_options(survey, wounded)
    assert options[0].ids == ()
    assert "o=rulenull" in options[0].traits
    assert {o.ids for o in options[1:]} == {("oldtown",), ("newtown",)}
    (oldtown,) = (o for o in options if o.ids == ("oldtown",))
    assert {"loc=b2", "prev1", "prevT=shell"} <= set(oldtown.traits)


def test_among_equals_the_order_of_the_text_decides() -> None:
    names = ["The navy", "The army", "The guard", "The militia", "The rebels", "The police"]
    text = f"{', '.join(names[:-1])} and {names[-1]} entered Oldtown on Friday.".replace(", The", ", the")
    report, groundings = stage(text, dict.fromkeys(names, "military"), PLACES)
    scenes = set_scenes(report, groundings)
    claims = read_unchosen(report, scenes, groundings, "both", load_heads())
    survey = Survey("actor", report, {scene.sentence.index: scene for scene in scenes}, groundings, claims)
    told = [slot.id for slot in claims[0].actor]
    assert len(told) > 1
    assert list(survey.filled_ranks) == told


def test_a_number_is_named_by_its_range() -> None:
    assert [step(n) for n in (0, 1, 4, 5, 21)] == ["0", "1", "5", "5", "more"]


def test_traits_add_up_and_a_trait_told_twice_counts_once(tmp_path: Path) -> None:
    chooser = _write(tmp_path / "w.npz", **{"here": 2.0, "far": -1.0, "here||T=seize": 1.0}).slots["place"]
    options = [Option((), ["here", "here"]), Option(("a",), ["far"]), Option(("b",), ["unknown"])]
    plain, crossed = chooser.judge([(["T=hold"], options), (["T=seize"], options)])
    assert plain == pytest.approx(np.exp([2, -1, 0]) / np.exp([2, -1, 0]).sum())
    assert crossed == pytest.approx(np.exp([3, -1, 0]) / np.exp([3, -1, 0]).sum())


def test_an_empty_slot_is_filled_where_an_entity_is_sure_and_the_claim_says_so(tmp_path: Path) -> None:
    (wounded,) = (c for c in _choose(_write(tmp_path / "w.npz", prev1=9.0)) if c.event_type == "casualties")
    assert [(s.id, s.text) for s in wounded.place] == [("oldtown", "Oldtown")]
    assert any(note.startswith("learned choice: place “Oldtown”, sure") for note in wounded.notes)


def test_what_is_not_sure_changes_nothing(tmp_path: Path) -> None:
    before = _read()[2]
    assert _choose(_write(tmp_path / "w.npz", nothing=9.0)) == before


def test_what_the_rules_filled_stays(tmp_path: Path) -> None:
    for trait in ("o=null", "o=ent"):
        (shelling,) = (c for c in _choose(_write(tmp_path / "w.npz", **{trait: 9.0})) if c.event_type == "shell")
        assert [s.id for s in shelling.place] == ["oldtown"]
        assert [s.id for s in shelling.actor] == ["the-army"]


def _demands(choosers: Choosers, text: str = DEMAND) -> Claim:
    report, groundings = stage(text, {"The army": "military", "the guard": "military"}, [])
    claims = read_unchosen(report, set_scenes(report, groundings), groundings, "both", load_heads())
    (found,) = choose_fillers(report, set_scenes(report, groundings), groundings, claims, choosers)
    return found


def test_a_recipient_is_asked_for_in_its_own_sentence_alone() -> None:
    survey = _survey("recipient")
    wounded = next(n for n, c in enumerate(survey.claims) if c.event_type == "casualties")
    assert ("the-army",) not in {o.ids for o in find_options(survey, wounded)}


def test_who_acts_is_not_asked_for_as_recipient() -> None:
    survey = _survey("recipient")
    shelling = next(n for n, c in enumerate(survey.claims) if c.event_type == "shell")
    assert ("the-army",) not in {o.ids for o in find_options(survey, shelling)}


def test_a_recipient_is_filled_but_by_nobody_who_acts(tmp_path: Path) -> None:
    demand = _demands(_write(tmp_path / "w.npz", **{"o=ent": 9.0}))
    assert {s.id for s in demand.recipient} <= {"the-guard"}
    assert not {s.id for s in demand.recipient} & {s.id for s in demand.actor}


def test_nothing_takes_the_place_of_a_recipient_where_it_is_surer(tmp_path: Path) -> None:
    text = "The army attacked the guard on Friday."
    left = _demands(_write(tmp_path / "w.npz", **{"o=null": 9.0}), text)
    assert left.recipient == ()
    assert any(note.startswith("learned choice: no recipient, not “the guard”, sure") for note in left.notes)
    kept = _demands(_write(tmp_path / "v.npz", **{"o=null": 0.5}), text)
    assert [s.text for s in kept.recipient] == ["the guard"]


def test_anybody_is_no_option_for_a_recipient() -> None:
    survey = _survey("recipient")
    wounded = next(n for n, c in enumerate(survey.claims) if c.event_type == "casualties")
    assert "people" not in {i for o in find_options(survey, wounded) for i in o.ids}


def test_the_packaged_choosers_keep_what_a_plain_sentence_says() -> None:
    survey = _survey("place")
    shelling = next(n for n, c in enumerate(survey.claims) if c.event_type == "shell")
    asked = (find_claim_traits(survey, shelling), find_options(survey, shelling))
    (judged,) = load_choosers().slots["place"].judge([asked])
    assert judged.sum() == pytest.approx(1, abs=1e-5)
    assert judged.argmax() == 0
    assert judged[0] > 0.9


def test_frames_alone_are_left_as_they_are() -> None:
    report, groundings = stage(TEXT, ACTORS, PLACES)
    claims = extract_claims(report, groundings, "frames")
    assert claims
    assert not any("learned choice" in note for claim in claims for note in claim.notes)
