"""Who rests on whom: outlets, what they cite, and first-hand voices."""

import xml.etree.ElementTree as ET

import pytest

from desk import Desk
from fogline.errors import NotFound
from fogline.models.dependence import Dependence
from fogline.present.dependence_picture import describe_dependence, render_dependence, render_dependence_file
from fogline.state.dependence import derive_dependence
from fogline.survey import make_dossier

SUNDAY = "2031-03-02"


def story() -> Desk:
    desk = Desk()
    desk.report("wire", SUNDAY, "Rebels took Orrin, the Varnia Monitor said. The army denied it.", "Halden Wire")
    desk.claim("wire", "seize", "Rebels took Orrin", actor="rebels", place="orrin", time=SUNDAY, by="watch")
    desk.claim("wire", "seize", "The army denied it", actor="rebels", place="orrin", by="army", denied=True)
    desk.report("paper", SUNDAY, "Orrin fell to the rebels, Halden Wire reported.", "Sable Gazette")
    desk.claim(
        "paper", "seize", "Orrin fell to the rebels", actor="rebels", place="orrin", time=SUNDAY, by="watch halden"
    )
    desk.report("post", SUNDAY, "Rebels are in Orrin, our reporter saw. Buses run in Tarn.", "Valley <i>Post</i>")
    desk.claim("post", "seize", "Rebels are in Orrin", actor="rebels", place="orrin", time=SUNDAY)
    desk.claim("post", "damage", "Buses run in Tarn", place="tarn")
    return desk


def graph(event: bool = False) -> Dependence:
    dossier = make_dossier(story().holdings, story().assemble())
    seizure = next(e.id for e in dossier.events if e.event_type == "seize")
    return derive_dependence(dossier, seizure if event else None)


def test_chains_lead_from_outlet_to_first_hand_voice() -> None:
    ties = {(t.a, t.b, t.kind): t.weight for t in graph().ties}
    assert ties["outlet:sable gazette", "outlet:halden wire", "cites"] == 1
    assert ties["outlet:halden wire", "watch", "quotes"] == 2
    assert ties["outlet:halden wire", "army", "denies"] == 1
    assert not any(a == "outlet:sable gazette" and b == "watch" for a, b, _ in ties)


def test_kinds_parties_and_own_voice() -> None:
    sources = {s.id: s for s in graph().sources}
    assert sources["watch"].kind == "monitor"
    assert (sources["army"].kind, bool(sources["army"].side)) == ("party", True)
    assert (sources["outlet:halden wire"].claims, sources["outlet:halden wire"].first_hand) == (3, 0)
    assert sources["outlet:valley i post i"].first_hand == 2


def test_an_events_graph_holds_its_claims_alone() -> None:
    one = graph(event=True)
    assert {s.id: s.claims for s in one.sources}["outlet:valley i post i"] == 1
    assert one.independent == 2
    with pytest.raises(NotFound):
        derive_dependence(make_dossier(story().holdings, story().assemble()), "ev-none")


def test_what_fewest_claims_lead_to_is_left_out() -> None:
    dossier = make_dossier(story().holdings, story().assemble())
    small = derive_dependence(dossier, most=1)
    assert small.left_out == 1
    assert {s.id for s in small.sources if not s.id.startswith("outlet:")} == {"watch"}


def test_the_picture_is_well_formed_safe_and_told_in_words() -> None:
    text = render_dependence_file(graph())
    root = ET.fromstring(text.split("\n", 1)[1])
    assert root.get("aria-label") == describe_dependence(graph())
    titles = [node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}title")]
    assert any("Sable Gazette cites Halden Wire: 1 claim" in title for title in titles)
    assert any("Halden Wire has it that Varnian Army denies" in title for title in titles)
    assert "<i>Post" not in text
    assert "style=" not in str(render_dependence(graph()))
    assert str(render_dependence(Dependence((), ()))) == ""
