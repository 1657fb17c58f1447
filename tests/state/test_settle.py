"""What would settle it: the open events that matter most, and the evidence to look for."""

from desk import Desk
from fogline.lexicon.rulebook import load_rulebook
from fogline.models.claim import EVENT_TYPES
from fogline.models.dossier import Dossier
from fogline.models.settling import Settling
from fogline.state.settle import find_settling
from fogline.survey import make_dossier

SUNDAY = "2031-03-02"


def show(desk: Desk) -> Dossier:
    return make_dossier(desk.holdings, desk.assemble())


def boast() -> Desk:
    desk = Desk()
    desk.report("a", SUNDAY, "We took Orrin on Sunday, the Northern Command said. Tarn is quiet, the monitor said.")
    desk.claim("a", "seize", "We took Orrin on Sunday", actor="rebels", place="orrin", time=SUNDAY, by="rebel-command")
    desk.claim("a", "enter", "Tarn is quiet", actor="rebels", place="tarn", by="watch", denied=True)
    return desk


def texts(found: Settling) -> str:
    return "\n".join(step.text for step in found.steps)


def test_a_partys_word_alone_is_open_and_names_who_could_settle_it() -> None:
    (one,) = find_settling(show(boast()))
    assert one.question == "Who holds Orrin?"
    assert "alone, a party to the fighting" in one.why
    assert "Varnia Monitor" in texts(one)
    assert "geolocated and dated 2 March 2031" in texts(one)
    assert next(s for s in one.steps if s.voices).voices == ("watch",)


def test_a_denial_makes_the_denier_the_first_to_ask() -> None:
    desk = boast()
    desk.report("b", SUNDAY, "Orrin has not fallen, the army said.")
    desk.claim("b", "seize", "Orrin has not fallen", actor="rebels", place="orrin", by="army", denied=True)
    (one,) = find_settling(show(desk))
    assert (one.steps[0].kind, "Varnian Army" in one.steps[0].text) == ("admission", True)
    assert "denied by the Varnian Army" in one.why
    assert any("can show for the denial" in step.text for step in one.steps)


def test_what_two_independent_voices_say_or_a_loser_admits_is_settled() -> None:
    desk = boast()
    desk.report("b", SUNDAY, "Orrin fell on Sunday, our reporter saw. Orrin fell on Sunday, Mira said.")
    desk.claim("b", "seize", "Orrin fell on Sunday, our", actor="rebels", place="orrin", time=SUNDAY)
    desk.claim("b", "seize", "Orrin fell on Sunday, Mira", actor="rebels", place="orrin", time=SUNDAY, by="mira")
    assert find_settling(show(desk)) == ()
    other = boast()
    before = find_settling(show(other))[0].weight
    other.report("c", SUNDAY, "The army has lost Orrin, it said.")
    other.claim("c", "seize", "The army has lost Orrin", actor="rebels", place="orrin", time=SUNDAY, by="army")
    assert all(s.weight < before / 2 for s in find_settling(show(other)))


def test_a_large_toll_weighs_more_and_asks_for_names() -> None:
    desk = boast()
    desk.report("b", SUNDAY, "We killed 900 rebels in Orrin, the army said. Two people died in Tarn, the army said.")
    for words, place, number, who in (
        ("killed 900 rebels", "orrin", 900, "rebels"),
        ("Two people died", "tarn", 2, "people"),
    ):
        desk.claim(
            "b", "casualties", words, place=place, recipient=who, by="army", time=SUNDAY,
            figures=[("killed", number, number, who)],
        )  # fmt: skip
    dossier = show(desk)
    found = {s.place[0]: s for s in find_settling(dossier) if s.question.startswith("How many")}
    large, small = found["orrin"], found["tarn"]
    assert large.weight > small.weight
    assert "by name" in texts(large)
    assert "900" in texts(large)
    assert len(find_settling(dossier, 1)) == 1
    assert find_settling(dossier, 1)[0].weight == max(s.weight for s in find_settling(dossier))


def test_every_event_type_has_a_rule_and_every_slot_is_known() -> None:
    rules = load_rulebook("settling")
    assert {t for rule in rules["rule"] for t in rule["types"]} == set(EVENT_TYPES)
    (one,) = find_settling(show(boast()))
    assert not any("{" in step.text for step in one.steps)
