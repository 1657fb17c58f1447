"""Descriptions: noun phrases that name actors without a name: "the rebels", "two army sources", "the ministry".

Every class of noun (see `lexicon/data/actor_nouns.toml`) has its reader; each returns a Reading or None.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.lexicon.actor_nouns import ActorNoun
from fogline.lexicon.place_words import load_place_words
from fogline.resolve.bodies import read_body
from fogline.resolve.counted_bodies import read_counted
from fogline.resolve.described import Described, find_kind, get_last_word
from fogline.resolve.fighters import VAGUE, read_fighters
from fogline.resolve.forces import read_armed_body, read_force
from fogline.resolve.nationality_roles import find_body, read_lemma_phrase
from fogline.resolve.noun_phrases import Phrase, SentenceWords
from fogline.resolve.offices import read_office
from fogline.resolve.owners import find_owner
from fogline.resolve.scene import Reading, Scene
from fogline.resolve.states import read_state
from fogline.resolve.voices import read_partitive, read_people, read_report, read_source, read_statement

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "same"))


_LOOSE = frozenset(("army", "forces", "government"))


_NAMING = frozenset(("call", "know", "name", "dub", "style"))
_NAMED_CLASSES = frozenset(("outlet", "news_agency", "monitor", "organisation", "armed_body", "coalition"))
_COUNTED = frozenset(("armed_body", "coalition", "organisation"))
_ANY_GROUP = frozenset(("group", "movement", "cell", "command", "affiliate", "offshoot", "outfit"))
"""Bodies that need not bear arms."""
_LONGEST_NOUN = 4


def find_noun(scene: Scene, words: SentenceWords, phrase: Phrase) -> tuple[ActorNoun | None, int]:
    """The actor noun that a phrase's head ends, the longest entry first, and the token where it begins."""
    nouns = scene.nouns.nouns
    head = phrase.head
    if head + 2 < len(words.folded) and words.folded[head + 1] == "of":
        for last in (head + 3, head + 2):
            noun = nouns.get(" ".join(words.folded[head : last + 1]))
            if noun:
                return noun, head
    if words.folded[phrase.head] not in scene.nouns.lasts:
        return None, phrase.head
    for first in range(max(phrase.first, phrase.head - _LONGEST_NOUN), phrase.head + 1):
        noun = nouns.get(read_lemma_phrase(words, first, phrase.head))
        if noun:
            mistaken = _is_site(words, first, phrase) if noun.cls == "outlet" else _is_dead(words, noun, phrase)
            return (None, phrase.head) if mistaken else (noun, first)
    return None, phrase.head


def _is_site(words: SentenceWords, first: int, phrase: Phrase) -> bool:
    """Whether the word before a noun makes a building of it ("the bus station" sends no news)."""
    return first > phrase.first and read_lemma_phrase(words, first - 1, phrase.head) in load_place_words().kinds


def _is_dead(words: SentenceWords, noun: ActorNoun, phrase: Phrase) -> bool:
    """Whether "bodies" are those of the dead: nothing before them says whose or what bodies they are."""
    if noun.singular != "body" or words.folded[phrase.head] != "bodies":
        return False
    return not any(words.tokens[k].deprel in ("compound", "amod") for k in words.children(phrase.head))


def read_description(scene: Scene, sentence: int, phrase: Phrase, noun: ActorNoun) -> Reading | None:
    """Read a phrase by its noun's class."""
    words = scene.sentences[sentence]
    before = words.folded[phrase.first : phrase.head]
    definite = any(word in _DEFINITE for word in before) or words.tokens[phrase.head].deprel == "compound"
    described = Described(sentence, phrase, noun, definite, frozenset(before), find_body(words, phrase))
    together = read_counted(scene, described) if noun.plural and noun.cls in _COUNTED else None
    linked = together or _read_apposition(scene, described)
    if linked:
        return linked
    body = described.body
    if body is not None and (
        noun.cls in ("army", "government")
        or (body.key not in _LOOSE and noun.cls not in ("office", "source", "people"))
    ):
        return read_state(scene, described)
    readers = {
        "army": read_state, "government": read_state, "ministry": read_body, "monitor": read_body,
        "organisation": read_body, "news_agency": read_body, "outlet": read_body, "armed_body": read_armed_body,
        "coalition": read_armed_body, "force": read_force, "source": read_source, "people": read_people,
        "other_group": read_people, "report": read_report, "statement": read_statement, "office": read_office,
        "partitive": read_partitive,
    }  # fmt: skip
    if noun.cls in VAGUE:
        return read_fighters(scene, described)
    return readers[noun.cls](scene, described)


def _read_apposition(scene: Scene, described: Described) -> Reading | None:
    """The name that stands beside the description: "the militant group Al-Nur Brigade", "Al-Nur, a militia"."""
    if described.noun.cls in ("people", "partitive", "report", "statement", "other_group"):
        return None
    sentence, head = described.sentence, described.phrase.head
    words = scene.sentences[sentence]
    relation = words.tokens[head].deprel
    beside = [c for c in words.children(head) if words.tokens[c].deprel in ("appos", "flat", "nmod:desc") and c > head]
    if relation in ("appos", "nmod:desc") or (relation in ("compound", "nmod") and words.tokens[head].head > head):
        beside.append(words.tokens[head].head)
    beside += _find_called(words, head) + _find_outlet_name(described, words)
    for token in beside:
        if not _is_name(scene, sentence, token):
            continue
        reading = scene.resolve(sentence, token) or _learn_called(scene, described, token)
        if reading and _suits(scene, described, reading.ids[0]):
            _teach(scene, described, reading.ids[0])
            silent = relation in ("nmod:desc", "compound")
            noun = get_last_word(described.noun)
            return Reading(reading.ids, "apposition", 0.95, words.tokens[token].start, silent=silent, noun=noun)
    return None


def _find_outlet_name(described: Described, words: SentenceWords) -> list[int]:
    """The name right before an agency or outlet's noun ("the Moskfax news agency")."""
    head = described.phrase.head
    if described.noun.cls not in ("news_agency", "outlet"):
        return []
    found = [c for c in words.children(head) if c < head and words.tokens[c].deprel == "compound"]
    mentions = {c: words.mention_of[c] for c in found if c in words.mention_of}
    return [
        c for c, m in mentions.items() if m.label == "ORG" and words.find_head(m.first, m.last) == c and m.last < head
    ]


def _find_called(words: SentenceWords, head: int) -> list[int]:
    """Names further off: "a group calling itself X", "a fisherman in Doron, Usman"."""
    found: list[int] = []
    for child in words.children(head):
        relation = words.tokens[child].deprel
        naming = relation.startswith("acl") and words.tokens[child].lemma in _NAMING
        if naming and not any(words.tokens[i].upos == "VERB" for i in range(head + 1, child)):
            found += [
                c for c in words.children(child) if words.tokens[c].deprel in ("obj", "xcomp", "obl", "nmod", "dep")
            ]
        elif relation == "nmod" and child > head:
            found += [c for c in words.children(child) if words.tokens[c].deprel == "appos"]
    return found


def _learn_called(scene: Scene, described: Described, token: int) -> Reading | None:
    """A capitalised name beside a describing noun that nothing else knows ("the website Tigris Post")."""
    words = scene.sentences[described.sentence]
    if (described.sentence, token) in scene.taken:
        return None
    if described.noun.cls == "office":
        return _learn_holder(scene, described, token)
    if described.noun.cls not in _NAMED_CLASSES:
        return None
    phrase = words.find_phrase(token, of=False)
    first = token
    while first - 1 >= phrase.first and words.tokens[first - 1].upos == "PROPN":
        first -= 1
    name = scene.report.text[words.tokens[first].start : words.tokens[phrase.last].end]
    if "\n" in name:
        return None
    return Reading((scene.learned.learn_body(name).id,), "learned", 0.6)


def _learn_holder(scene: Scene, described: Described, token: int) -> Reading | None:
    """The name in commas behind an office, whatever the tagger took it for ("The governor, Qasim al-Hamadah, held")."""
    words = scene.sentences[described.sentence]
    last = words.find_phrase(token, of=False).last
    parted = words.texts[token - 1] == "," and last + 1 < len(words.texts) and words.texts[last + 1] == ","
    if words.tokens[token].deprel != "appos" or last == token or not parted or described.noun.plural:
        return None
    name = scene.report.text[words.tokens[token].start : words.tokens[last].end]
    if "\n" in name or not words.texts[last][0].isupper():
        return None
    return Reading((scene.learned.learn_person(name).id,), "learned", 0.7)


def _teach(scene: Scene, described: Described, ident: str) -> None:
    """A description tells the kind and country of a body that no table holds ("the state news agency Sunwa")."""
    actor = scene.learned.actors.get(ident)
    if actor is None or actor.kind == "person":
        return
    kind = find_kind(scene, described.noun)
    if actor.kind == "ngo" and described.noun.cls == "armed_body" and described.noun.singular not in _ANY_GROUP:
        scene.learned.actors[ident] = replace(actor, kind="armed-group")
    elif actor.kind == "ngo" and kind != "unnamed":
        owner = find_owner(scene, described.sentence, described.phrase)
        code = owner.code if owner else actor.country
        state = "state" in described.modifiers or "state-run" in described.modifiers
        code = code or (scene.theatre.home if state else None)
        speaks_for = scene.theatre.country_id(code) if state and code else actor.speaks_for
        scene.learned.actors[ident] = replace(actor, kind=kind, country=code, speaks_for=speaks_for, party=state)


def _is_name(scene: Scene, sentence: int, token: int) -> bool:
    name = scene.name_at(sentence, token)
    if name is not None:
        return name.source == "actor"
    return scene.sentences[sentence].tokens[token].upos == "PROPN"


def _is_spoken_for(scene: Scene, described: Described) -> bool:
    """ "A spokesman for the rebel alliance, Anna Berg": the name behind a body is that of who speaks for it."""
    if described.noun.cls in ("office", "source"):
        return False
    words, head = scene.sentences[described.sentence], described.phrase.head
    above = words.tokens[head].head if words.tokens[head].deprel == "nmod" else -1
    office = scene.nouns.nouns.get(words.folded[above]) if 0 <= above < head else None
    return office is not None and office.cls in ("office", "source")


def _suits(scene: Scene, described: Described, ident: str) -> bool:
    actor = scene.actor(ident)
    if actor is None or (actor.kind == "person" and _is_spoken_for(scene, described)):
        return False
    kinds = scene.nouns.kinds_of(described.noun)
    if described.noun.cls in ("office", "source"):
        return actor.kind == "person"
    return actor.learned or not kinds or actor.kind in kinds
