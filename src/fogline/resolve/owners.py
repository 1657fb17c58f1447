"""Owners: whose army, spokesman or fighters: a nationality, a name, a possessor, an "of" phrase."""

from __future__ import annotations

from typing import NamedTuple

from fogline.lexicon.word_sets import load_words
from fogline.resolve.name_scan import Name
from fogline.resolve.noun_phrases import Phrase, SentenceWords
from fogline.resolve.scene import Scene

_LINKS = frozenset(("for", "of", "in", "at", "with", "from", "to", "within", "on"))
_DEEPEST = 6
_SUPPOSED = frozenset(("think", "believe", "suspect", "presume", "say", "assume"))
_STATES = frozenset(("country", "government"))


class Owner(NamedTuple):
    """Actor ids, an ISO code where the owner is a state, and the token that names it."""

    ids: tuple[str, ...]
    code: str | None
    token: int

    @property
    def ident(self) -> str:
        """The likeliest actor id."""
        return self.ids[0]


def find_owner(scene: Scene, sentence: int, phrase: Phrase, *, links: bool = False) -> Owner | None:
    """The owner of a phrase. With `links`, "spokesman for X" and "source in X" count too."""
    words = scene.sentences[sentence]
    possessor = words.find_possessor(phrase.head)
    if possessor is not None and words.folded[possessor] == "whose":
        antecedent = _find_antecedent(words, phrase.head)
        return _own(scene, sentence, antecedent) if antecedent is not None else None
    if possessor is not None and words.tokens[possessor].upos == "PRON":
        named = _find_named(scene, sentence, phrase)
        if named and named.code:
            return named
    if possessor is not None:
        owned = _own(scene, sentence, possessor)
        if owned:
            return owned
    named = _find_named(scene, sentence, phrase) or _find_bracketed(scene, sentence, phrase)
    named = named or _find_supposed(scene, sentence, phrase)
    if named:
        return named
    described = _find_described(scene, sentence, phrase)
    if described:
        return described
    for child in words.children(phrase.head):
        if child > phrase.head and words.tokens[child].deprel.startswith(("nmod", "obl")):
            preposition = words.find_preposition(child)
            if preposition == "of" or (links and preposition in _LINKS):
                owned = _own(scene, sentence, child)
                if owned:
                    return owned
    return None


def _find_antecedent(words: SentenceWords, head: int) -> int | None:
    """The noun whose relative clause a phrase with "whose" stands in ("the corps, whose aircraft bombed the road")."""
    for _ in range(_DEEPEST):
        token = words.tokens[head]
        if token.head < 0:
            return None
        if token.deprel == "acl:relcl":
            return token.head
        head = token.head
    return None


def is_no_owner(words: SentenceWords, last: int) -> bool:
    """Whether a name only colours what follows: "Turkey" of "Turkey-backed", "Hezbollah" of "Hezbollah-held"."""
    following = last + 1
    if following + 1 < len(words.texts) and words.texts[following] in "-–‑":
        return words.folded[following + 1] in load_words("no_owners")
    return following < len(words.folded) and words.folded[following] in load_words("no_owners")


def _find_named(scene: Scene, sentence: int, phrase: Phrase) -> Owner | None:
    words = scene.sentences[sentence]
    for at in range(phrase.head - 1, phrase.first - 1, -1):
        name = scene.name_over(sentence, at)
        if name is None or name.last >= phrase.head or is_no_owner(words, name.last):
            continue
        ident, code = _read_owner(scene, name)
        other = _find_partner(scene, sentence, phrase, name)
        if other is not None and "actor" in (name.source, other.source) and name.source != other.source:
            sides = (other, name) if other.first < name.first else (name, other)
            return Owner(tuple(_find_forces(scene, side) for side in sides), None, name.head)
        return Owner((ident,), code, name.head)
    return None


def _find_bracketed(scene: Scene, sentence: int, phrase: Phrase) -> Owner | None:
    """The group whose abbreviation in brackets stands right before a phrase ("Hill Front (HF) rebels"), not before a
    phrase of its own ("MOSCOW (Varnia News) The coalition struck")."""
    words, at = scene.sentences[sentence], phrase.first - 1
    if at < 3 or words.texts[at] != ")" or words.texts[at - 2] != "(" or words.tokens[phrase.first].upos == "DET":
        return None
    name = scene.name_over(sentence, at - 1)
    if name is None or name.source != "actor":
        return None
    return Owner((name.values[0],), _code_of(scene, name.values[0]), name.head)


def _find_supposed(scene: Scene, sentence: int, phrase: Phrase) -> Owner | None:
    """The nationality of "warplanes thought to be Russian"."""
    words = scene.sentences[sentence]
    beside = [c for c in words.children(phrase.head) if words.tokens[c].deprel == "acl"]
    for verb in (*beside, words.tokens[phrase.head].head):
        supposed = verb == phrase.last + 1 and words.tokens[verb].lemma in _SUPPOSED
        if supposed and words.folded[verb + 1 : verb + 3] == ("to", "be"):
            name = scene.name_over(sentence, verb + 3)
            if name is not None and name.source in ("adjective", "people"):
                return Owner((scene.theatre.country_id(name.values[0]),), name.values[0], name.head)
    return None


def _read_owner(scene: Scene, name: Name) -> tuple[str, str | None]:
    """Actor id and, of a state, the ISO code."""
    value = name.values[0]
    if name.source == "actor":
        return value, _code_of(scene, value)
    return scene.theatre.country_id(value), value


def _find_forces(scene: Scene, name: Name) -> str:
    """The actor that a name or nationality stands for before "forces" ("Congolese and UN forces")."""
    return name.values[0] if name.source == "actor" else scene.theatre.body_id(name.values[0], "forces")


def _find_partner(scene: Scene, sentence: int, phrase: Phrase, name: Name) -> Name | None:
    """The name before "and" that shares a phrase's head with another."""
    words = scene.sentences[sentence]
    if name.first < phrase.first + 2 or words.folded[name.first - 1] != "and":
        return None
    other = scene.name_over(sentence, name.first - 2)
    return other if other is not None and other.last < name.first and not is_no_owner(words, other.last) else None


def find_nations(scene: Scene, sentence: int, phrase: Phrase) -> tuple[str, ...]:
    """ISO codes of the nationalities before a head, in order ("Russian and Syrian aircraft" has two)."""
    words = scene.sentences[sentence]
    codes: list[str] = []
    for at in range(phrase.first, phrase.head):
        name = scene.name_at(sentence, at)
        if name is not None and name.source in ("adjective", "country") and not is_no_owner(words, name.last):
            codes.append(name.values[0])
    return tuple(dict.fromkeys(codes))


def _find_described(scene: Scene, sentence: int, phrase: Phrase) -> Owner | None:
    """The army of "army sources", the ministry of "ministry spokesman", the rebels of "rebel commander"."""
    words = scene.sentences[sentence]
    for at in range(phrase.head - 1, phrase.first - 1, -1):
        noun = scene.nouns.nouns.get(words.folded[at])
        if noun is None or noun.cls not in ("army", "government", "rebel", "ministry", "coalition", "jihadist"):
            continue
        if words.tokens[at].deprel in ("compound", "amod") and not is_no_owner(words, at):
            return _own(scene, sentence, at)
    return None


def _own(scene: Scene, sentence: int, token: int) -> Owner | None:
    name = scene.name_at(sentence, token)
    if name is not None and name.source != "actor":
        code = name.values[0]
        return Owner((scene.theatre.country_id(code),), code, token)
    reading = scene.resolve(sentence, token)
    if reading is None or not reading.ids:
        return None
    return Owner(reading.ids, _code_of(scene, reading.ids[0]), token)


def _code_of(scene: Scene, ident: str) -> str | None:
    actor = scene.actor(ident)
    if actor is None:
        return None
    if actor.kind in _STATES and (actor.kind == "country" or actor.inter == 1):
        return actor.country
    if actor.kind == "person" and actor.speaks_for:
        return _code_of(scene, actor.speaks_for)
    return None
