"""Actors: every phrase of a report that names someone who can act, suffer or speak, tied to an actor.

Order of work: names are found and the theatre of war is judged from them; persons and abbreviations that the
report introduces are learned; then, in text order, each head word is read as a name, a person, a description or a
pronoun, with what was read before as its context.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from fogline.lexicon.actor_nouns import load_actor_nouns
from fogline.lexicon.actors import ActorTable
from fogline.models.entity import Actor, Grounding, Place
from fogline.models.report import Mention, Report
from fogline.models.story import Story
from fogline.resolve.descriptions import find_noun, read_description
from fogline.resolve.discourse import Discourse
from fogline.resolve.introductions import learn_abbreviations, learn_bodies, learn_nicknames
from fogline.resolve.learned_names import LearnedNames
from fogline.resolve.name_scan import count_countries, scan_names
from fogline.resolve.named import read_backer, read_name
from fogline.resolve.noun_phrases import SentenceWords, make_words
from fogline.resolve.persons import describe_person, learn_persons, read_person
from fogline.resolve.pronouns import PRONOUNS, find_gender, read_pronoun, speaks
from fogline.resolve.scene import Reading, Scene
from fogline.resolve.theatre import find_theatre
from fogline.resolve.unmarked import is_body, is_proper, read_bare_name, read_organisation, read_unknown

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"))


_MODIFYING_CLASSES = frozenset(
    (
        "rebel",
        "jihadist",
        "separatist",
        "paramilitary",
        "army",
        "government",
        "coalition",
        "ministry",
        "fighter",
        "terrorist",
    )
)
_ADJECTIVES = frozenset(("rebel", "partitive", "people", "jihadist", "separatist"))
_ARMED_CLASSES = frozenset(("fighter", "force", "armed_body", "coalition", "army", "terrorist"))


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
    return groundings, _collect(scene, groundings)


def _make_scene(
    report: Report, places: Iterable[Grounding], table: ActorTable, story: Story, place_records: Mapping[str, Place]
) -> Scene:
    by_sentence: dict[int, list[Mention]] = {}
    for mention in report.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    sentences = [make_words(s, tuple(by_sentence.get(s.index, ()))) for s in report.sentences]
    counts = count_countries(table, sentences)
    places = tuple(places)
    counts.update(_count_places(places, place_records))
    theatre = find_theatre(table, counts, story.countries, report.dating.day)
    nouns = load_actor_nouns()
    learned = LearnedNames(table, nouns)
    scene = Scene(
        report, table, nouns, theatre, learned, Discourse(), sentences, _read_token,
        _find_taken(report, places),
    )  # fmt: skip
    learn_persons(scene)
    learn_bodies(scene)
    learn_abbreviations(scene)
    learn_nicknames(scene)
    for alias, ident in story.aliases.items():
        learned.learn_alias(alias, ident)
    others = _find_displaced(scene)
    for words in sentences:
        names = scan_names(words, table, learned.forms, theatre, others)
        scene.names.append({name.head: name for name in names})
        scene.name_of.append({at: name for name in names for at in range(name.first, name.last + 1)})
    return scene


def _find_displaced(scene: Scene) -> frozenset[str]:
    """Packaged monitors whose short names ("the Observatory") a monitor that the report introduces takes over."""
    if not any(actor.kind == "monitor" for actor in scene.learned.actors.values()):
        return frozenset()
    return frozenset(actor.id for actor in scene.table.actors if actor.kind == "monitor")


def _count_places(places: tuple[Grounding, ...], records: Mapping[str, Place]) -> Counter[str]:
    """Countries (ISO codes) of the places named, by their records or the country that begins their ids ("sy:hama")."""
    counts: Counter[str] = Counter()
    for grounding in places:
        record = records.get(grounding.id)
        code = record.country if record else None
        if code is None and grounding.id[2:3] == ":":
            code = grounding.id[:2].upper()
        if code:
            counts[code] += 1
    return counts


def _find_taken(report: Report, places: Iterable[Grounding]) -> frozenset[tuple[int, int]]:
    """(sentence, first token) of mentions that are grounded as a known place."""
    known = [g for g in places if g.how not in ("unknown", "coreference")]
    spans = {(g.start, g.end) for g in known}
    heads = {g.head for g in known}
    return frozenset((m.sentence, m.first) for m in report.mentions if (m.start, m.end) in spans or m.start in heads)


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
            pronoun=words.folded[token] in PRONOUNS,
            called=reading.name,
            start=phrase.start,
        )
        if speaks(words, token):
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


def _read_token(scene: Scene, sentence: int, token: int) -> Reading | None:
    """The one dispatcher: name, pronoun, person, described actor, learned body."""
    words = scene.sentences[sentence]
    covering = scene.name_over(sentence, token)
    if covering is not None:
        if covering.head == token:
            return read_name(scene, sentence, token, covering)
        return read_backer(scene, sentence, token) if covering.source == "actor" else None
    current = words.tokens[token]
    if words.folded[token] in PRONOUNS:
        return read_pronoun(scene, sentence, token)
    mention = _find_mention(words, token)
    if mention is not None:
        if mention.label in ("DATE", "NUMBER", "EVENT"):
            return None
        head = words.find_head(mention.first, mention.last)
        named = words.tokens[mention.last].upos != "ADP" and (sentence, mention.first) not in scene.taken
        if mention.label == "PERSON" and named:
            person = read_person(scene, sentence, token, mention) if token == head else None
            if person is not None or token != head:
                return person
    if current.upos not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET"):
        return None
    if mention is not None and is_body(scene, words, mention) and is_proper(words, mention):
        return read_organisation(scene, sentence, token, mention)
    reading = _read_common(scene, sentence, token)
    if reading is None and mention is None:
        reading = read_bare_name(scene, sentence, token)
    return reading or read_unknown(scene, sentence, token, mention)


def _read_common(scene: Scene, sentence: int, token: int) -> Reading | None:
    """A common noun or adjective that names actors."""
    words = scene.sentences[sentence]
    if words.folded[token] not in scene.nouns.lasts:
        return None
    current = words.tokens[token]
    phrase = words.find_phrase(token)
    noun, _ = find_noun(scene, words, phrase)
    if noun is None or not _may_name(words, token, noun.cls):
        return None
    if current.upos not in ("NOUN", "PROPN") and noun.cls not in _ADJECTIVES:
        return None
    reading = read_description(scene, sentence, phrase, noun)
    silent = reading is not None and _is_consumed(scene, words, token, noun.cls)
    return replace(reading, silent=True) if reading is not None and silent else reading


def _may_name(words: SentenceWords, token: int, cls: str) -> bool:
    """Modifiers name actors only where they are fighters or organs ("rebel advance", "army hands")."""
    current = words.tokens[token]
    if current.deprel not in ("compound", "amod"):
        follows = token > 0 and words.tokens[token - 1].upos == "PROPN" and words.tokens[token - 1].head == token
        return not (current.upos == "PROPN" and follows and cls in ("office", "source", "people", "other_group"))
    if current.upos == "PROPN" and token + 1 < len(words.texts) and words.texts[token + 1][0].isupper():
        return False
    return cls in _MODIFYING_CLASSES or words.folded[token] == "civilian"


def _is_consumed(scene: Scene, words: SentenceWords, token: int, cls: str) -> bool:
    """Whether the noun after a modifier speaks for it: "army" of "army source", "rebel" of "rebel fighters"."""
    current = words.tokens[token]
    head = current.head
    if current.deprel not in ("compound", "amod") or head <= token or words.folded[head] not in scene.nouns.lasts:
        return False
    noun, first = find_noun(scene, words, words.find_phrase(head))
    armed = noun is not None and noun.cls in _ARMED_CLASSES and cls in ("rebel", "jihadist", "government")
    return first <= token or armed


def _find_mention(words: SentenceWords, token: int) -> Mention | None:
    return words.mention_of.get(token)


def _collect(scene: Scene, groundings: list[Grounding]) -> dict[str, Actor]:
    records: dict[str, Actor] = {}
    for grounding in groundings:
        for ident in (grounding.id, *(candidate.id for candidate in grounding.candidates)):
            actor = scene.actor(ident)
            if actor is not None and ident not in records:
                records[ident] = actor
    for actor in list(records.values()):
        for related in (actor.speaks_for, actor.side, *actor.member_of):
            known = scene.actor(related) if related else None
            if known is not None:
                records.setdefault(known.id, known)
    return records
