"""Actors: every phrase of a report that names someone who can act, suffer or speak, tied to an actor.

Order of work: names are found and the theatre of war is judged from them; persons and abbreviations that the
report introduces are learned; then, in text order, each head word is read as a name, a person, a description or a
pronoun, with what was read before as its context.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fogline.lexicon.actor_nouns import load_actor_nouns
from fogline.lexicon.actors import ActorTable
from fogline.models.entity import Actor, Grounding, Place
from fogline.models.report import Mention, Report
from fogline.models.story import Story
from fogline.resolve.abbreviations import learn_abbreviations, learn_known_abbreviations
from fogline.resolve.discourse import Discourse
from fogline.resolve.introductions import learn_bodies, learn_fighters, learn_nicknames
from fogline.resolve.learned_names import LearnedNames
from fogline.resolve.name_scan import count_countries, scan_names
from fogline.resolve.namesakes import find_no_persons, find_taken
from fogline.resolve.noun_phrases import make_words
from fogline.resolve.officers import settle_officers
from fogline.resolve.persons import describe_person, join_hyphenated, learn_persons
from fogline.resolve.pronoun_words import PRONOUNS, find_gender
from fogline.resolve.scene import Reading, Scene
from fogline.resolve.seats import find_labels
from fogline.resolve.tellers import speaks
from fogline.resolve.theatre import find_theatre
from fogline.resolve.token_readers import read_token

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"))


def resolve_actors(
    report: Report,
    places: Iterable[Grounding],
    table: ActorTable,
    story: Story,
    place_records: Mapping[str, Place] | None = None,
) -> tuple[list[Grounding], dict[str, Actor]]:
    """Groundings of actors in text order, and the record of every actor that they or their runners-up name.

    `places` are the place groundings of the same report: a personal name is not learned where a place was found.
    `place_records` adds the countries of those places to the judgement of the theatre.
    """
    scene = _make_scene(report, places, table, story, place_records or {})
    groundings: list[Grounding] = []
    for index in range(len(scene.sentences)):
        groundings += _read_sentence(scene, index)
    settle_officers(scene, groundings)
    return groundings, _collect(scene, groundings)


def _make_scene(
    report: Report, places: Iterable[Grounding], table: ActorTable, story: Story, place_records: Mapping[str, Place]
) -> Scene:
    by_sentence: dict[int, list[Mention]] = {}
    for mention in report.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    sentences = [make_words(s, join_hyphenated(report, s, by_sentence.get(s.index, []))) for s in report.sentences]
    counts = count_countries(table, sentences)
    places = tuple(places)
    lands = _find_lands(places, place_records)
    counts.update(code for _, code in lands)
    theatre = find_theatre(table, counts, story.countries, report.dating.day)
    nouns = load_actor_nouns()
    learned = LearnedNames(table, nouns)
    scene = Scene(
        report, table, nouns, theatre, learned, Discourse(), sentences, read_token,
        find_taken(report, places), find_no_persons(report, places), dict(lands),
    )  # fmt: skip
    learn_persons(scene)
    learn_known_abbreviations(scene)
    learn_bodies(scene)
    learn_abbreviations(scene)
    learn_nicknames(scene)
    learn_fighters(scene)
    for alias, ident in story.aliases.items():
        learned.learn_alias(alias, ident)
    others = _find_displaced(scene)
    for words in sentences:
        names = scan_names(words, table, learned.forms, theatre, others)
        scene.names.append({name.head: name for name in names})
        scene.name_of.append({at: name for name in names for at in range(name.first, name.last + 1)})
    scene.labels = find_labels(scene)
    return scene


def _find_displaced(scene: Scene) -> frozenset[str]:
    """Packaged monitors whose short names ("the Observatory") a monitor that the report introduces takes over."""
    if not any(actor.kind == "monitor" for actor in scene.learned.actors.values()):
        return frozenset()
    return frozenset(actor.id for actor in scene.table.actors if actor.kind == "monitor")


def _find_lands(places: tuple[Grounding, ...], records: Mapping[str, Place]) -> list[tuple[int, str]]:
    """(head, country) of each place named: ISO codes by their records or what begins their ids ("sy:hama")."""
    found: list[tuple[int, str]] = []
    for grounding in places:
        record = records.get(grounding.id)
        code = record.country if record else None
        if code is None and grounding.id[2:3] == ":":
            code = grounding.id[:2].upper()
        if code:
            found.append((grounding.head, code))
    return found


def _read_sentence(scene: Scene, sentence: int) -> list[Grounding]:
    block = scene.report.blocks[scene.sentences[sentence].sentence.block] if scene.report.blocks else None
    if block is not None and block.kind == "furniture":
        return []
    words = scene.sentences[sentence]
    groundings: list[Grounding] = []
    for token in range(len(words.tokens)):
        if words.tokens[token].upos not in _NOMINAL and token not in scene.names[sentence]:
            continue
        reading = scene.resolve(sentence, token)
        if reading is None:
            continue
        groundings += _ground(scene, sentence, token, reading)
    return groundings


def _ground(scene: Scene, sentence: int, token: int, reading: Reading) -> list[Grounding]:
    words = scene.sentences[sentence]
    start = words.tokens[token].start
    subject = words.tokens[token].deprel.startswith("nsubj")
    made: list[Grounding] = []
    phrase = reading.phrase or words.find_phrase(token)
    for ident in reading.ids:
        actor = scene.actor(ident)
        if actor is None:
            continue
        referent = scene.discourse.remember(
            actor,
            sentence,
            start,
            subject=subject,
            plural=reading.plural,
            noun=reading.noun,
            pronoun=words.folded[token] in PRONOUNS or words.folded[phrase.first] in PRONOUNS,
            called=reading.name,
            start=phrase.start,
        )
        if speaks(words, token, denying=True):
            referent.spoke = sentence
        if actor.kind == "unnamed" and reading.noun:
            referent.female = _find_gender_of_noun(scene, reading.noun)
        if actor.kind == "person":
            if referent.female is None:
                referent.female = find_gender(words.folded[token])
            describe_person(scene, sentence, token, ident)
            actor = scene.actor(ident) or actor
            scene.discourse.referents[ident].actor = actor
        if reading.silent:
            continue
        made.append(
            Grounding(
                start=phrase.start, end=phrase.end, text=scene.report.text[phrase.start : phrase.end], id=ident,
                name=reading.name or actor.name, role="actor", how=reading.how, head=start, score=reading.score,
                antecedent=reading.antecedent, candidates=reading.candidates,
            )
        )  # fmt: skip
    return made


def _find_gender_of_noun(scene: Scene, noun: str) -> bool | None:
    """True for a noun of women, False for one of men, None for others."""
    return noun in scene.nouns.female if noun in scene.nouns.female | scene.nouns.male else None


def _collect(scene: Scene, groundings: list[Grounding]) -> dict[str, Actor]:
    records: dict[str, Actor] = {}
    for grounding in groundings:
        for ident in (grounding.id, *(candidate.id for candidate in grounding.candidates)):
            actor = scene.actor(ident)
            if actor is not None and ident not in records:
                records[ident] = actor
    queue = list(records.values())
    while queue:
        actor = queue.pop()
        for related in (actor.speaks_for, actor.side, *actor.member_of):
            known = scene.actor(related) if related else None
            if known is not None and known.id not in records:
                records[known.id] = known
                queue.append(known)
    return records
