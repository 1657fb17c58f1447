"""Nationality and role: "Russian warplanes", "Iran's foreign ministry": a state and one of its organs."""

from __future__ import annotations

from fogline.lexicon.state_bodies import Body, get_body_by_words, get_news_agency
from fogline.resolve.name_scan import Name
from fogline.resolve.noun_phrases import Phrase, SentenceWords
from fogline.resolve.scene import Reading, Scene

_DEFAULT_BODY = {"army": "army", "government": "government", "force": "forces"}
_LONGEST = 6
_ARMED_KINDS = ("armed-group", "coalition", "militia")


def read_lemma_phrase(words: SentenceWords, first: int, last: int) -> str:
    """Folded words with hyphens closed up ("commander-in-chief")."""
    return " ".join(words.folded[first : last + 1]).replace(" - ", "-")


def find_body(words: SentenceWords, phrase: Phrase) -> Body | None:
    """The organ whose words end at the head, longest first, "of" phrases included ("Ministry of Defence")."""
    known = get_body_by_words()
    head = phrase.head
    if phrase.last > head + 1:
        for last in range(min(phrase.last, head + 4), head + 1, -1):
            found = known.get(read_lemma_phrase(words, head, last).replace(" the ", " "))
            if found:
                return found
    for first in range(max(phrase.first, head - _LONGEST), head + 1):
        found = known.get(read_lemma_phrase(words, first, head))
        if found:
            return found
    return None


def choose_body_id(scene: Scene, code: str, body: Body | None, cls: str) -> str | None:
    """The actor id of a state's organ; None where nothing tells which organ is meant."""
    if body is not None and body.key == "state-news-agency":
        agency = get_news_agency(code)
        if agency:
            return agency
    key = body.key if body is not None else _DEFAULT_BODY.get(cls)
    return scene.theatre.body_id(code, key) if key else None


def is_group(scene: Scene, ident: str) -> bool:
    """Whether an actor is an armed group, coalition or militia."""
    actor = scene.actor(ident)
    return actor is not None and actor.kind in _ARMED_KINDS


def read_contingent(scene: Scene, sentence: int, name: Name) -> Reading | None:
    """The soldiers whom a nation lends to a mission that the name alone would mean ("Kenyan peacekeepers")."""
    words, lender = scene.sentences[sentence], scene.name_over(sentence, name.first - 1) if name.first else None
    mission = scene.actor(name.values[0])
    common = words.texts[name.first].islower() and mission is not None and mission.kind == "igo"
    if not common or lender is None or lender.source != "adjective":
        return None
    ident = scene.theatre.body_id(lender.values[0], "forces")
    return Reading((ident,), "nationality+role", 0.8, phrase=words.find_phrase(name.head), plural=True)
