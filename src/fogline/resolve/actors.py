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
from fogline.resolve.descriptions import find_noun, read_description
from fogline.resolve.discourse import Discourse
from fogline.resolve.learned_names import LearnedNames
from fogline.resolve.name_scan import Name, count_countries, scan_names
from fogline.resolve.noun_phrases import Phrase, SentenceWords, make_words
from fogline.resolve.owners import is_no_owner
from fogline.resolve.persons import describe_person, learn_persons, read_person
from fogline.resolve.pronouns import PRONOUNS, read_pronoun
from fogline.resolve.scene import Reading, Scene
from fogline.resolve.theatre import find_theatre

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"))
_LOCATIVE = frozenset("in into inside near across throughout within around toward towards via through over".split())
_CAPITAL_ROLES = ("nsubj", "nmod:poss", "iobj", "obl:agent")
_CAPITAL_LINKS = frozenset("by with between against for and than".split())
_LONGEST_ABBREVIATION = 8
_WAR_NOUNS = frozenset(
    "strike airstrike raid bombing bombardment shelling offensive attack assault operation fire missile rocket drone "
    "incursion advance barrage shell bomb".split()
)


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
    for place in place_records.values():
        if place.country:
            counts[place.country] += 1
    theatre = find_theatre(table, counts, story.countries, report.dating.day)
    nouns = load_actor_nouns()
    learned = LearnedNames(table, nouns)
    scene = Scene(
        report, table, nouns, theatre, learned, Discourse(), sentences, _read_token,
        _find_taken(report, places),
    )  # fmt: skip
    learn_persons(scene)
    _learn_abbreviations(scene)
    for alias, ident in story.aliases.items():
        learned.learn_alias(alias, ident)
    for words in sentences:
        names = scan_names(words, table, learned.forms, theatre)
        scene.names.append({name.head: name for name in names})
        scene.name_of.append({at: name for name in names for at in range(name.first, name.last + 1)})
    return scene


def _find_taken(report: Report, places: Iterable[Grounding]) -> frozenset[tuple[int, int]]:
    """(sentence, first token) of mentions that are grounded as a known place."""
    spans = {(g.start, g.end) for g in places if g.how in ("gazetteer", "alias", "curated")}
    heads = {g.head for g in places if g.how in ("gazetteer", "alias", "curated")}
    return frozenset(
        (m.sentence, m.first) for m in report.mentions if (m.start, m.end) in spans or m.start in heads
    )


def _learn_abbreviations(scene: Scene) -> None:
    """File "(SOC)" after a capitalised name as another name of it."""
    for words in scene.sentences:
        texts = words.texts
        for at in range(2, len(texts) - 1):
            inner = texts[at]
            if texts[at - 1] != "(" or texts[at + 1] not in (")", ",", ";") or not _is_abbreviation(inner):
                continue
            before = at - 2
            first = _find_name_start(words, before)
            if first is None:
                continue
            name = scene.report.text[words.tokens[first].start : words.tokens[before].end]
            found = scene.table.forms.get(name) or scene.learned.forms.get(name)
            if not found:
                longest = next((scene.table.forms.find(words.folded, texts, start) for start in range(first, before + 1)
                                if _ends_at(scene, words, start, before)), None)  # fmt: skip
                found = longest.values if longest else ()
            if found:
                scene.learned.learn_alias(inner, found[0])
            elif scene.learned.find_body_kind(name) or before - first >= 1:
                actor = scene.learned.learn_body(name)
                scene.learned.forms.add(name, actor.id)
                scene.learned.learn_alias(inner, actor.id)


def _ends_at(scene: Scene, words: SentenceWords, start: int, end: int) -> bool:
    match = scene.table.forms.find(words.folded, words.texts, start)
    return match is not None and match.last == end


def _is_abbreviation(word: str) -> bool:
    return 2 <= len(word) <= _LONGEST_ABBREVIATION and sum(c.isupper() for c in word) >= 2 and word[0].isalnum()


def _find_name_start(words: SentenceWords, last: int) -> int | None:
    """The first token of the run of capitalised words (with of, for, and, al) that ends at `last`."""
    first = None
    at = last
    while at >= 0 and last - at < 10:
        text = words.texts[at]
        if text[0].isupper():
            first = at
        elif words.folded[at] not in ("of", "for", "and", "the", "al", "in", "on", "&", "-", "'s", "’s"):
            break
        at -= 1
    if first is not None and words.folded[first] == "the" and first < last:
        first += 1
    return first


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
        scene.discourse.remember(actor, sentence, start, subject=subject, plural=reading.plural, noun=reading.noun)
        if actor.kind == "person":
            describe_person(scene, sentence, token, ident)
            actor = scene.actor(ident) or actor
            scene.discourse.referents[ident].actor = actor
        if reading.silent:
            continue
        made.append(
            Grounding(
                start=phrase.start, end=phrase.end, text=scene.report.text[phrase.start : phrase.end], id=ident,
                name=actor.name, role="actor", how=reading.how, head=start, score=reading.score,
                antecedent=reading.antecedent, candidates=reading.candidates,
            )
        )  # fmt: skip
    return made


def _read_token(scene: Scene, sentence: int, token: int) -> Reading | None:
    """The one dispatcher: name, pronoun, person, described actor, learned body."""
    words = scene.sentences[sentence]
    covering = scene.name_over(sentence, token)
    if covering is not None:
        return _read_name(scene, sentence, token, covering) if covering.head == token else None
    current = words.tokens[token]
    if words.folded[token] in PRONOUNS:
        return read_pronoun(scene, sentence, token)
    mention = _find_mention(words, token)
    if mention is not None:
        if mention.label in ("DATE", "NUMBER", "EVENT"):
            return None
        head = words.find_head(mention.first, mention.last)
        if mention.label == "PERSON" and (sentence, mention.first) not in scene.taken:
            return read_person(scene, sentence, token, mention) if token == head else None
    if current.upos not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET"):
        return None
    phrase = words.find_phrase(token)
    noun = find_noun(scene, words, phrase)
    if mention is not None and mention.label == "ORG":
        return _read_organisation(scene, sentence, token, mention, phrase)
    if noun is not None and (current.upos in ("NOUN", "PROPN") or noun.cls in ("rebel", "partitive", "people", "jihadist")):
        if current.upos == "ADJ" and noun.cls == "people" and current.deprel == "amod":
            return None
        return read_description(scene, sentence, phrase, noun)
    return None


def _find_mention(words: SentenceWords, token: int) -> Mention | None:
    return next((m for m in words.mentions if m.first <= token <= m.last), None)


def _read_organisation(scene: Scene, sentence: int, token: int, mention: Mention, phrase: Phrase) -> Reading | None:
    """A body that no table holds: by its nouns a state's organ, else learned under its own name."""
    words = scene.sentences[sentence]
    if token != words.find_head(mention.first, mention.last):
        return None
    noun = find_noun(scene, words, phrase)
    single = mention.first == mention.last
    if noun is not None and (single or noun.cls in ("army", "government", "ministry")):
        reading = read_description(scene, sentence, phrase, noun)
        if reading is not None and (single or reading.how != "description"):
            return reading
    name = scene.report.text[words.tokens[mention.first].start : words.tokens[mention.last].end]
    if "\n" in name or not any(c.isalpha() for c in name):
        return None
    actor = scene.learned.learn_body(name)
    return Reading((actor.id,), "learned", 0.75)


def _read_name(scene: Scene, sentence: int, token: int, name: Name) -> Reading | None:
    words = scene.sentences[sentence]
    if name.source == "actor":
        how = "learned" if scene.learned.actors.get(name.values[0]) else "alias"
        actor = scene.actor(name.values[0])
        if actor is None:
            return None
        reading = Reading((actor.id,), how, 1.0 if len(name.values) == 1 else 0.8)
        return _widen(scene, sentence, token, reading)
    code = name.values[0]
    if name.source == "people":
        return _read_nation(scene, sentence, token, code)
    if name.source == "adjective":
        return _read_adjective(scene, sentence, token, name, code)
    if not _acts(scene, sentence, token, name):
        return None
    score = 0.9 if name.source == "country" else 0.7
    return Reading((scene.theatre.country_id(code),), "country" if name.source == "country" else "capital", score)


def _widen(scene: Scene, sentence: int, token: int, reading: Reading) -> Reading:
    """A name before a role word ("Hezbollah fighters") keeps to itself; the role word has its own reading."""
    words = scene.sentences[sentence]
    name = scene.name_over(sentence, token)
    if name is None or words.tokens[token].deprel not in ("compound", "amod", "nmod:poss"):
        return reading
    tokens = words.tokens
    phrase = Phrase(name.first, name.last, token, tokens[name.first].start, tokens[name.last].end)
    return Reading(reading.ids, reading.how, reading.score, phrase=phrase)


def _read_nation(scene: Scene, sentence: int, token: int, code: str) -> Reading:
    """ "The Russians": the state's forces at war, else its people."""
    words = scene.sentences[sentence]
    if words.tokens[token].deprel.startswith("nsubj") and scene.theatre.is_local(code) and "the" in words.folded[:token]:
        return Reading((scene.theatre.body_id(code, "forces"),), "nationality+role", 0.6, plural=True)
    text = words.texts[token]
    actor = scene.learned.add(Actor(text.lower(), text, "civilians", country=code, learned=True))
    return Reading((actor.id,), "nationality", 0.6, plural=True)


def _read_adjective(scene: Scene, sentence: int, token: int, name: Name, code: str) -> Reading | None:
    """ "Israeli" of "Israeli strikes" is the actor; of "Israeli troops" or "Israeli town" it only qualifies."""
    words = scene.sentences[sentence]
    head = words.tokens[token].head
    backing = is_no_owner(words, name.last)
    if head >= 0 and not backing:
        lemma = words.tokens[head].lemma.lower()
        if scene.nouns.nouns.get(words.folded[head]) and lemma not in _WAR_NOUNS:
            return None
        if head in (m.last for m in words.mentions if m.label in ("LOC", "FAC")):
            return None
        if lemma in _WAR_NOUNS:
            ident = scene.theatre.body_id(code, "forces")
            return _bare(words, name, token, Reading((ident,), "nationality+role", 0.9))
    return _bare(words, name, token, Reading((scene.theatre.country_id(code),), "nationality", 0.6))


def _bare(words: SentenceWords, name: Name, token: int, reading: Reading) -> Reading:
    tokens = words.tokens
    phrase = Phrase(name.first, name.last, token, tokens[name.first].start, tokens[name.last].end)
    return Reading(reading.ids, reading.how, reading.score, phrase=phrase)


def _acts(scene: Scene, sentence: int, token: int, name: Name) -> bool:
    """Whether a country or capital stands for its government here, and not for the place."""
    words = scene.sentences[sentence]
    relation = words.tokens[token].deprel
    anchor = token
    if relation == "conj":
        anchor = words.tokens[token].head
        relation = words.tokens[anchor].deprel
    preposition = words.find_preposition(anchor)
    if name.source == "country":
        return preposition not in _LOCATIVE
    if relation.startswith("obl") or relation == "nmod":
        return preposition in _CAPITAL_LINKS
    return relation.startswith(_CAPITAL_ROLES) or relation in ("obj", "compound", "root", "appos")


def _collect(scene: Scene, groundings: list[Grounding]) -> dict[str, Actor]:
    records: dict[str, Actor] = {}
    for grounding in groundings:
        for ident in (grounding.id, *(candidate.id for candidate in grounding.candidates)):
            actor = scene.actor(ident)
            if actor is not None and ident not in records:
                records[ident] = actor
    for actor in list(records.values()):
        for ident in (actor.speaks_for, actor.side, *actor.member_of):
            known = scene.actor(ident) if ident else None
            if known is not None:
                records.setdefault(known.id, known)
    return records
