"""Actors: every phrase of a report that names someone who can act, suffer or speak, tied to an actor.

Order of work: names are found and the theatre of war is judged from them; persons and abbreviations that the
report introduces are learned; then, in text order, each head word is read as a name, a person, a description or a
pronoun, with what was read before as its context.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from fogline.lexicon.actor_nouns import load_actor_nouns
from fogline.lexicon.actors import ActorTable, get_place_words
from fogline.lexicon.cues import load_cues
from fogline.lexicon.state_bodies import get_body_by_words
from fogline.models.entity import Actor, Grounding, Place
from fogline.models.report import Mention, Report
from fogline.models.story import Story
from fogline.resolve.descriptions import find_noun, read_description
from fogline.resolve.discourse import Discourse
from fogline.resolve.learned_names import LearnedNames
from fogline.resolve.name_scan import Name, count_countries, scan_names
from fogline.resolve.nationality_roles import find_body
from fogline.resolve.noun_phrases import Phrase, SentenceWords, make_words
from fogline.resolve.owners import is_no_owner
from fogline.resolve.persons import describe_person, find_name_span, learn_persons, read_person
from fogline.resolve.pronouns import PRONOUNS, read_pronoun
from fogline.resolve.scene import Reading, Scene
from fogline.resolve.theatre import find_theatre

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"))
_LOCATIVE = frozenset(
    (
        "in",
        "into",
        "inside",
        "near",
        "across",
        "throughout",
        "within",
        "around",
        "toward",
        "towards",
        "via",
        "through",
        "over",
    )
)
_CAPITAL_ROLES = ("nsubj", "nmod:poss", "iobj", "obl:agent")
_CAPITAL_LINKS = frozenset(("according", "by", "with", "between", "against", "for", "and", "than"))
_LONGEST_ABBREVIATION = 8
_LONGEST_LINK = 6
_ARMED_CLASSES = frozenset(("fighter", "force", "armed_body", "coalition", "army", "terrorist"))
_HELPERS = frozenset(("ally", "partner", "backer", "supporter", "proxy", "embassy", "consulate"))
_WAR_NOUNS = frozenset(
    [
        "strike",
        "airstrike",
        "raid",
        "bombing",
        "bombardment",
        "shelling",
        "offensive",
        "attack",
        "assault",
        "operation",
        "fire",
        "missile",
        "rocket",
        "drone",
        "incursion",
        "advance",
        "barrage",
        "shell",
        "bomb",
    ]
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
    _learn_bodies(scene)
    _learn_abbreviations(scene)
    _learn_nicknames(scene)
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
    return frozenset((m.sentence, m.first) for m in report.mentions if (m.start, m.end) in spans or m.start in heads)


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


def _learn_bodies(scene: Scene) -> None:
    """File bodies named in several capitalised words, so that they are found again whole."""
    for words in scene.sentences:
        for mention in words.mentions:
            first = mention.first + (words.folded[mention.first] in ("the", "a", "an"))
            if mention.label != "ORG" or mention.last <= first or (words.sentence.index, mention.first) in scene.taken:
                continue
            last = _find_name_end(words, mention)
            name = scene.report.text[words.tokens[first].start : words.tokens[last].end]
            known = scene.table.forms.get(name) or scene.table.context_forms.get(name)
            capitals = sum(text[0].isupper() for text in words.texts[first : mention.last + 1])
            if known or capitals < 2 or "\n" in name or scene.learned.find_body_kind(name) is None:
                continue
            if get_body_by_words().get(name.lower()):
                continue
            if any(m.label == "NORP" and m.first == first for m in words.mentions):
                continue
            scene.learned.forms.add(name, scene.learned.learn_body(name).id)


def _learn_nicknames(scene: Scene) -> None:
    """File what follows "known as", "nicknamed", "nom de guerre" as another name of the person before it."""
    for words in scene.sentences:
        persons = [m for m in words.mentions if m.label == "PERSON"]
        if len(persons) < 2:
            continue
        for known, nickname in pairwise(persons):
            between = words.folded[known.last + 1 : nickname.first]
            if len(between) <= _LONGEST_LINK and ("known" in between or "nicknamed" in between or "guerre" in between):
                first, last = find_name_span(scene, words, known)
                name = scene.report.text[words.tokens[first].start : words.tokens[last].end]
                found = scene.learned.forms.get(name)
                if found:
                    scene.learned.learn_alias(nickname.text, found[0])


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
        if covering.head == token:
            return _read_name(scene, sentence, token, covering)
        return _read_backer(scene, sentence, token) if covering.source == "actor" else None
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
            return read_person(scene, sentence, token, mention) if token == head else None
    if current.upos not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET"):
        return None
    if mention is not None and _is_body(scene, words, mention) and _is_proper(words, mention):
        return _read_organisation(scene, sentence, token, mention)
    reading = _read_common(scene, sentence, token)
    return reading if reading or mention is not None else _read_bare_name(scene, sentence, token)


def _read_bare_name(scene: Scene, sentence: int, token: int) -> Reading | None:
    """A personal name that the tagger did not mark: capitals that an office stands beside, or that say something."""
    words = scene.sentences[sentence]
    current = words.tokens[token]
    if current.upos != "PROPN":
        return None
    last = words.find_phrase(token, of=False).last
    if any(words.tokens[at].upos not in ("PROPN", "PUNCT") for at in range(token, last + 1)):
        return None
    if last == token or not _is_introduced(scene, words, token):
        return None
    text = scene.report.text[words.tokens[token].start : words.tokens[last].end]
    actor = scene.learned.learn_person(text)
    return Reading((actor.id,), "learned", 0.7)


def _is_introduced(scene: Scene, words: SentenceWords, token: int) -> bool:
    current = words.tokens[token]
    beside = [c for c in words.children(token) if words.tokens[c].deprel in ("appos", "nmod:desc")]
    if current.deprel in ("appos", "nmod:desc"):
        beside.append(current.head)
    for near in beside:
        noun = scene.nouns.nouns.get(words.folded[near])
        if noun is not None and noun.cls in ("office", "source", "people", "fighter"):
            return True
    speaks = current.head >= 0 and words.tokens[current.head].lemma in load_cues().say
    return current.deprel == "nsubj" and speaks


def _is_body(scene: Scene, words: SentenceWords, mention: Mention) -> bool:
    """Whether a mention is an organisation, or a "place" that speaks and is called a centre or council."""
    if mention.label == "ORG":
        return True
    head = words.tokens[words.find_head(mention.first, mention.last)]
    if mention.label not in ("LOC", "FAC") or head.head < 0 or not head.deprel.startswith("nsubj"):
        return False
    speaks = words.tokens[head.head].lemma in load_cues().say
    return speaks and scene.learned.find_body_kind(mention.text) is not None


def _find_name_end(words: SentenceWords, mention: Mention) -> int:
    """The last token of a body's name: a mention cut off at "of" goes on to the capitals behind it."""
    last = mention.last
    while last > mention.first and words.tokens[last].upos in ("ADP", "DET", "PUNCT"):
        after = last + 1
        if after < len(words.texts) and words.texts[after][0].isupper():
            while after < len(words.texts) and words.texts[after][0].isupper():
                after += 1
            return after - 1
        last -= 1
    return last


def _is_proper(words: SentenceWords, mention: Mention) -> bool:
    """Whether a mention has a capital of its own: one word at a sentence's start proves nothing."""
    first = mention.first
    if words.folded[first] in ("the", "a", "an") and first < mention.last:
        first += 1
    if any(words.texts[at][0].isupper() for at in range(first + 1, mention.last + 1)):
        return True
    return words.texts[first][0].isupper() and (first > 0 or words.tokens[first].upos == "PROPN")


def _read_common(scene: Scene, sentence: int, token: int) -> Reading | None:
    """A common noun or adjective that names actors."""
    words = scene.sentences[sentence]
    if words.folded[token] not in scene.nouns.lasts:
        return None
    current = words.tokens[token]
    phrase = words.find_phrase(token)
    noun, _ = find_noun(scene, words, phrase)
    if noun is None or not _may_name(scene, words, token, noun.cls):
        return None
    if current.upos in ("NOUN", "PROPN") or noun.cls in ("rebel", "partitive", "people", "jihadist", "separatist"):
        return read_description(scene, sentence, phrase, noun)
    return None


def _may_name(scene: Scene, words: SentenceWords, token: int, cls: str) -> bool:
    """Modifiers name actors only where they are fighters or organs ("rebel advance", "army hands")."""
    current = words.tokens[token]
    if current.deprel not in ("compound", "amod"):
        return True
    if cls in ("people", "source", "other_group", "office", "partitive", "report", "statement", "force", "outlet"):
        return words.folded[token] == "civilian"
    head = current.head
    if head > token and words.folded[head] in scene.nouns.lasts:
        noun, first = find_noun(scene, words, words.find_phrase(head))
        consumed = noun is not None and noun.cls in _ARMED_CLASSES and cls in ("rebel", "jihadist", "government")
        return first > token and not consumed
    return True


def _read_backer(scene: Scene, sentence: int, token: int) -> Reading | None:
    """The country inside a name like "Iranian-backed militias", which the backing is told of."""
    words = scene.sentences[sentence]
    if not is_no_owner(words, token):
        return None
    countries, _ = get_place_words()
    match = countries.find(words.folded, words.texts, token)
    if match is None:
        return None
    current = words.tokens[token]
    phrase = Phrase(token, token, token, current.start, current.end)
    code = match.values[0][-2:]
    return Reading((scene.theatre.country_id(code),), "nationality", 0.7, phrase=phrase)


def _find_mention(words: SentenceWords, token: int) -> Mention | None:
    return next((m for m in words.mentions if m.first <= token <= m.last), None)


def _read_organisation(scene: Scene, sentence: int, token: int, mention: Mention) -> Reading | None:
    """A body that no table holds: by its nouns a state's organ, else learned under its own name."""
    words = scene.sentences[sentence]
    if token != words.find_head(mention.first, mention.last) or (sentence, mention.first) in scene.taken:
        return None
    phrase = words.find_phrase(token)
    noun, _ = find_noun(scene, words, phrase)
    first = mention.first
    if words.folded[first] in ("the", "a", "an") and first < mention.last:
        first += 1
    single = first == mention.last
    if noun is not None and (single or noun.cls in ("army", "government", "ministry") or find_body(words, phrase)):
        reading = read_description(scene, sentence, phrase, noun)
        if reading is not None and (single or reading.how != "description"):
            return reading
    last = _find_name_end(words, mention)
    name = scene.report.text[words.tokens[first].start : words.tokens[last].end]
    if "\n" in name or not any(c.isalpha() for c in name):
        return None
    actor = scene.learned.learn_body(name)
    return Reading((actor.id,), "learned", 0.75, phrase=words.find_name_phrase(first, last, token))


def _read_name(scene: Scene, sentence: int, token: int, name: Name) -> Reading | None:
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
    """A name with its modifiers; before a role word ("Hezbollah fighters") it keeps to itself."""
    words = scene.sentences[sentence]
    name = scene.name_over(sentence, token)
    if name is None:
        return reading
    tokens = words.tokens
    if tokens[token].deprel not in ("compound", "amod"):
        phrase = words.find_name_phrase(name.first, name.last, token)
        return Reading(reading.ids, reading.how, reading.score, phrase=phrase)
    phrase = Phrase(name.first, name.last, token, tokens[name.first].start, tokens[name.last].end)
    return Reading(reading.ids, reading.how, reading.score, phrase=phrase)


def _read_nation(scene: Scene, sentence: int, token: int, code: str) -> Reading:
    """ "The Russians": the state's forces at war, else its people."""
    words = scene.sentences[sentence]
    if (
        words.tokens[token].deprel.startswith("nsubj")
        and scene.theatre.is_local(code)
        and "the" in words.folded[:token]
    ):
        return Reading((scene.theatre.body_id(code, "forces"),), "nationality+role", 0.6, plural=True)
    text = words.texts[token]
    actor = scene.learned.add(Actor(text.lower(), text, "civilians", country=code, learned=True))
    return Reading((actor.id,), "nationality", 0.6, plural=True)


def _read_adjective(scene: Scene, sentence: int, token: int, name: Name, code: str) -> Reading | None:
    """ "Israeli" of "Israeli strikes" is the actor; of "Israeli troops" or "Israeli town" it only qualifies."""
    words = scene.sentences[sentence]
    head = words.tokens[token].head
    backing = is_no_owner(words, name.last)
    if head >= 0 and words.tokens[token].deprel == "conj":
        head = words.tokens[head].head if words.tokens[head].upos != "VERB" else -1
    if head >= 0 and not backing:
        lemma = words.tokens[head].lemma.lower()
        noun = scene.nouns.nouns.get(words.folded[head])
        if noun is not None and lemma not in _WAR_NOUNS:
            if noun.singular not in _HELPERS and not _is_paired(words, token):
                return None
            key = "forces" if noun.cls in ("army", "force") else "government"
            return _bare(words, name, token, Reading((scene.theatre.body_id(code, key),), "nationality+role", 0.8))
        if head in (m.last for m in words.mentions if m.label in ("LOC", "FAC")):
            return None
        if lemma in _WAR_NOUNS:
            ident = scene.theatre.body_id(code, "forces")
            return _bare(words, name, token, Reading((ident,), "nationality+role", 0.9))
    return _bare(words, name, token, Reading((scene.theatre.country_id(code),), "nationality", 0.6))


def _is_paired(words: SentenceWords, token: int) -> bool:
    """Whether a nationality is one of two before its noun ("Russian and Syrian officers")."""
    return words.tokens[token].deprel == "conj" or any(
        words.tokens[child].deprel == "conj" for child in words.children(token)
    )


def _bare(words: SentenceWords, name: Name, token: int, reading: Reading) -> Reading:
    tokens = words.tokens
    phrase = Phrase(name.first, name.last, token, tokens[name.first].start, tokens[name.last].end)
    return Reading(reading.ids, reading.how, reading.score, phrase=phrase)


def _acts(scene: Scene, sentence: int, token: int, name: Name) -> bool:
    """Whether a country or capital stands for its government here, and not for the place."""
    words = scene.sentences[sentence]
    relation = words.tokens[token].deprel
    if words.texts[token].isupper() and token <= 2 and name.source == "capital":
        return False
    anchor = token
    if relation == "conj":
        anchor = words.tokens[token].head
        relation = words.tokens[anchor].deprel
    preposition = words.find_preposition(anchor)
    if name.source == "country":
        return preposition not in _LOCATIVE
    if preposition == "of" and relation == "nmod":
        return words.tokens[words.tokens[anchor].head].lemma in scene.nouns.attitudes
    if relation.startswith("obl") or relation == "nmod":
        return preposition in _CAPITAL_LINKS
    if relation == "obj":
        return words.tokens[words.tokens[anchor].head].lemma in scene.nouns.addressing
    return relation.startswith(_CAPITAL_ROLES)


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
