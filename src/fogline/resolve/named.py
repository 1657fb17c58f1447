"""Named: packaged and learned names, countries, capitals and nationalities at their head words."""

from __future__ import annotations

from fogline.lexicon.actors import get_place_words
from fogline.models.entity import Actor
from fogline.resolve.name_scan import Name
from fogline.resolve.nationality_roles import read_contingent
from fogline.resolve.noun_phrases import Phrase, SentenceWords
from fogline.resolve.owners import is_no_owner
from fogline.resolve.scene import Reading, Scene

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


_OPENING = (('"',), ("“",), ("'",), ("‘",))


_CAPITAL_ROLES = ("nsubj", "nmod:poss", "iobj", "obl:agent")


_CAPITAL_LINKS = frozenset(("according", "by", "with", "between", "against", "for", "and", "than"))


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


def read_name(scene: Scene, sentence: int, token: int, name: Name) -> Reading | None:
    if name.source == "actor":
        ident = _find_last_named(scene, name.values)
        how = "learned" if scene.learned.actors.get(ident) else "alias"
        actor = scene.actor(ident)
        if actor is None:
            return None
        if contingent := read_contingent(scene, sentence, name):
            return contingent
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


def _find_last_named(scene: Scene, idents: tuple[str, ...]) -> str:
    """Of people who share a family name, the one last spoken of; else the likeliest."""
    if len(idents) > 1 and all(ident in scene.learned.actors for ident in idents):
        spoken = [referent for ident in idents if (referent := scene.discourse.referents.get(ident))]
        if spoken:
            return max(spoken, key=lambda referent: referent.at).actor.id
    return idents[0]


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
    acting = words.tokens[token].deprel.startswith("nsubj") and "the" in words.folded[:token]
    body = scene.theatre.body_id(code, "forces" if scene.theatre.is_local(code) else "army")
    if acting and (scene.theatre.is_local(code) or body in scene.discourse.referents):
        return Reading((body,), "nationality+role", 0.6, plural=True)
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
    around = words.folded[max(0, token - 1) : token + 2]
    return "and" in around


def _bare(words: SentenceWords, name: Name, token: int, reading: Reading) -> Reading:
    tokens = words.tokens
    phrase = Phrase(name.first, name.last, token, tokens[name.first].start, tokens[name.last].end)
    return Reading(reading.ids, reading.how, reading.score, phrase=phrase)


def _acts(scene: Scene, sentence: int, token: int, name: Name) -> bool:
    """Whether a country or capital stands for its government here, and not for the place."""
    words = scene.sentences[sentence]
    relation = words.tokens[token].deprel
    if words.folded[token + 1 : token + 2] == (":",) and words.texts[token + 2 : token + 3] in _OPENING:
        return True  # 'Oldtown: "We have bombed nobody."'
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


def read_backer(scene: Scene, sentence: int, token: int) -> Reading | None:
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
