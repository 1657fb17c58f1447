"""Unmarked names: bodies, persons and peoples that no table holds and the tagger may not have marked."""

from __future__ import annotations

from fogline.lexicon.cues import load_cues
from fogline.lexicon.state_bodies import make_slug
from fogline.models.entity import Actor
from fogline.models.report import Mention
from fogline.resolve.descriptions import find_noun, read_description
from fogline.resolve.introductions import find_name_end, is_armed, skip_place, take_ordinal
from fogline.resolve.nationality_roles import find_body
from fogline.resolve.noun_phrases import SentenceWords
from fogline.resolve.scene import Reading, Scene

_LONGEST_PARTICLE = 3  # "al", "von", "del"


def is_body(scene: Scene, words: SentenceWords, mention: Mention) -> bool:
    """Whether a mention is an organisation, or a "place" that speaks and is called a centre or council."""
    if mention.label == "ORG":
        return True
    head = words.tokens[words.find_head(mention.first, mention.last)]
    if mention.label not in ("LOC", "FAC") or head.head < 0 or not head.deprel.startswith("nsubj"):
        return False
    speaks = words.tokens[head.head].lemma in load_cues().say
    return speaks and scene.learned.find_body_kind(mention.text) is not None


def is_mistaken(scene: Scene, sentence: int, mention: Mention) -> bool:
    """Whether a "place" that no place is may be a person's name: a full name with an office beside it."""
    if mention.label not in ("LOC", "FAC") or mention.last == mention.first or (sentence, mention.first) in scene.taken:
        return False
    words = scene.sentences[sentence]
    beside = [c for c in words.children(mention.first) if words.tokens[c].deprel == "appos"]
    nouns = [scene.nouns.nouns.get(words.folded[c]) for c in beside]
    return any(noun is not None and noun.cls == "office" for noun in nouns)


def is_proper(words: SentenceWords, mention: Mention) -> bool:
    """Whether a mention has a capital of its own: one word at a sentence's start proves nothing."""
    first = mention.first
    if words.folded[first] in ("the", "a", "an") and first < mention.last:
        first += 1
    if any(words.texts[at][0].isupper() for at in range(first + 1, mention.last + 1)):
        return True
    return words.texts[first][0].isupper() and (first > 0 or words.tokens[first].upos == "PROPN")


def read_organisation(scene: Scene, sentence: int, token: int, mention: Mention) -> Reading | None:
    """A body that no table holds: by its nouns a state's organ, else learned under its own name."""
    words = scene.sentences[sentence]
    if token != words.find_head(mention.first, mention.last) or (sentence, mention.first) in scene.taken:
        return None
    phrase = words.find_phrase(token)
    noun, _ = find_noun(scene, words, phrase)
    first = mention.first
    if words.folded[first] in ("the", "a", "an") and first < mention.last:
        first += 1
    while first < mention.last and words.texts[first].islower() and len(words.texts[first]) > _LONGEST_PARTICLE:
        first += 1
    single = first == mention.last
    common = words.texts[token][0].islower() or (noun is not None and noun.cls in ("army", "government", "ministry"))
    if noun is not None and (single or common or find_body(words, phrase)):
        reading = read_description(scene, sentence, phrase, noun)
        if reading is not None and (single or reading.how != "description"):
            return reading
    last = find_name_end(words, mention)
    first = take_ordinal(words, skip_place(words, first, last))
    name = scene.report.text[words.tokens[first].start : words.tokens[last].end]
    if "\n" in name or not any(c.isalpha() for c in name) or name.lower() in ("the", "a", "an"):
        return None
    known = scene.table.forms.get(name)
    actor = scene.table.get(known[0]) if known else scene.learned.learn_body(name)
    if is_armed(words, mention):
        scene.learned.arm(actor.id)
    phrase = words.find_name_phrase(first, last, max(first, token))
    owner = words.find_possessor(token)
    if owner is not None and owner < first:
        left = words.find_phrase(owner).first
        phrase = phrase._replace(first=left, start=words.tokens[left].start)
    return Reading((actor.id,), "learned", 0.75, phrase=phrase)


def read_bare_name(scene: Scene, sentence: int, token: int) -> Reading | None:
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


def read_unknown(scene: Scene, sentence: int, token: int, mention: Mention | None) -> Reading | None:
    """A capitalised word that says something is someone; a nationality that no state has is a people."""
    words = scene.sentences[sentence]
    current = words.tokens[token]
    if mention is not None and mention.label == "NORP" and mention.first == mention.last:
        if current.deprel in ("amod", "compound") and current.head >= 0:
            noun = scene.nouns.nouns.get(words.folded[current.head])
            if noun is not None and noun.cls != "report":
                return None
        text = words.texts[token]
        actor = scene.learned.add(Actor(make_slug(text) or "unknown", text, "group", learned=True))
        return Reading((actor.id,), "nationality", 0.5)
    if mention is None and current.upos == "PROPN" and current.deprel == "nsubj" and token + 1 < len(words.texts):
        speaks = current.head >= 0 and words.tokens[current.head].lemma in load_cues().say
        if speaks and words.texts[token][0].isupper() and words.find_phrase(token).first == token:
            return Reading((scene.learned.learn_body(words.texts[token]).id,), "learned", 0.4)
    return None
