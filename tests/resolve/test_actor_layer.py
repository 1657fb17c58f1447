"""Resolution by a table that people changed, and of people who share a family name."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.resolve.actor_reports import make_report

from fogline.lexicon.actor_layer import load_actors
from fogline.lexicon.actor_nouns import load_actor_nouns
from fogline.lexicon.actors import ActorTable
from fogline.models.actor_decision import ActorDecision
from fogline.models.entity import Actor
from fogline.models.story import Story
from fogline.resolve.actors import resolve_actors
from fogline.resolve.learned_names import LearnedNames

AT = datetime(2031, 5, 20, tzinfo=UTC)


def ids(doc: str, *decisions: ActorDecision) -> set[str]:
    report = make_report(doc)
    table = load_actors(decisions, report.doc)
    groundings, records = resolve_actors(report, [], table, Story(decisions=decisions))
    assert {grounding.id for grounding in groundings} <= set(records)
    return {grounding.id for grounding in groundings}


def test_a_merged_person_is_found_by_every_name() -> None:
    kept = Actor("nabeel-farhood", "Nabeel Farhood", "person")
    before = ids("colonel")
    after = ids("colonel", ActorDecision("merge", kept, "Dana", AT, "nabil-farhoud", ("Nabil Farhoud",)))
    assert before - after == {"nabil-farhoud"}
    assert after - before == {"nabeel-farhood"}


def test_a_merged_body_is_found_where_a_rule_makes_it() -> None:
    kept = Actor("loyalist-army", "Loyalist Army", "military", country="SY")
    after = ids("colonel", ActorDecision("merge", kept, "Dana", AT, "syrian-army", ("Syrian army",)))
    assert "loyalist-army" in after
    assert "syrian-army" not in after


def test_a_split_holds_in_its_documents_alone() -> None:
    namesake = Actor("farhoud-doctor", "Nabil Farhoud (doctor)", "person", aliases=("Nabil Farhoud",))
    for docs, expected in ((("colonel.txt",), "farhoud-doctor"), (("kyiv.txt",), "nabil-farhoud")):
        assert expected in ids("colonel", ActorDecision("split", namesake, "Dana", AT, "nabil-farhoud", docs=docs))


def test_a_family_name_of_two_people_stands_for_both() -> None:
    learned = LearnedNames(ActorTable.load(), load_actor_nouns())
    learned.learn_person("Rami Hallaq")
    learned.learn_person("Dima Hallaq")
    assert learned.forms.get("Hallaq") == ("rami-hallaq", "dima-hallaq")
