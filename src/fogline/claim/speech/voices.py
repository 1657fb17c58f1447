"""Voices: who speaks behind a noun phrase, by name where one is known, else in the phrase's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.voice_phrases import LEADING, with_phrase
from fogline.lexicon.cues import load_cues
from fogline.lexicon.frames import load_frames
from fogline.lexicon.voice_kinds import UNNAMED
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Voice
from fogline.models.entity import Grounding

SPOKESPERSONS = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative"})
CHECKED = frozenset(
    {
        "verify",
        "release",
        "publish",
        "post",
        "broadcast",
        "geolocate",
        "authenticate",
        "share",
        "air",
        "circulate",
        "send",
    }
)
FIGHTS = frozenset({"attack", "clash", "advance", "airstrike", "shell", "blast"})
NAMES = frozenset({"country", "place", "city", "capital", "nationality"})
STAFF = frozenset(
    {
        "correspondent",
        "reporter",
        "journalist",
        "photographer",
        "tally",
        "count",
        "team",
        "crew",
        "stringer",
        "analysis",
    }
    | {"calculation", "calculations", "correspondents", "reporters", "journalists", "figures", "records", "bureau"}
)
PLAIN = frozenset(
    {"the", "news", "agency", "press", "online", "post", "wire", "service", "of", "and", "radio", "daily"}
)


def find_voices(scene: Scene, index: int, cue: str, outlet: bool = False, strict: bool = False) -> list[Voice]:
    """Voices behind a noun phrase; `outlet` keeps news agencies and outlets alone; `strict` needs a grounding.

    A noun of time, money or count speaks for nobody; film speaks for who posted or checked it.
    """
    syntax = scene.syntax
    if not strict and _is_mute(scene, index):
        return []
    if syntax.lemmas[index] in load_words("footage") and not scene.actors_at(index):
        return _who_showed(scene, index, cue)
    groundings: Sequence[Grounding] = scene.actors_of(index, deep=not strict)
    if syntax.lemmas[index] in load_cues().statement | {"official", "figure"} and not scene.actors_at(index):
        inner = scene.owners_of(index) or [g for k in syntax.kids(index, "nmod") for g in scene.actors_of(k)]
        groundings = inner or groundings
    if syntax.lemmas[index] in SPOKESPERSONS and not scene.actors_at(index):
        groundings = [g for k in syntax.kids(index, "nmod") for g in scene.actors_of(k)] or groundings
    groundings = _apposed_person(scene, index, groundings) or _without_modifier(scene, index, groundings)
    if syntax.lemmas[index] in load_cues().reports and syntax.tokens[index].upos == "NOUN" and not groundings:
        return [unnamed_voice(scene, index)]
    if outlet:
        groundings = [g for g in groundings if scene.kind_of(g) in ("agency", "outlet")]
    first = _first_of_several(scene, index, groundings, cue) if not outlet and not strict else []
    if groundings:
        known = [Voice(g.id, g.name, g.text, g.start, g.end, cue) for g in groundings]
        return first + _one_a_phrase([with_phrase(scene, index, voice) for voice in known])
    if outlet or strict or syntax.tokens[index].upos in ("PRON", "DET", "NUM"):
        return []
    return [_voice_by_words(scene, index, cue)]


def _one_a_phrase(voices: list[Voice]) -> list[Voice]:
    """Of several names in one phrase ("Ruritania's Northern Command") the last speaks, the one nearest its head."""
    return list({(voice.start, voice.end): voice for voice in voices}.values())


def _first_of_several(scene: Scene, index: int, groundings: Sequence[Grounding], cue: str) -> list[Voice]:
    """ "residents and rebel officials": the first of several voices, where only a later one is known."""
    syntax = scene.syntax
    token = syntax.tokens[index]
    later = syntax.conjuncts(index)[1:]
    if not later or not groundings or token.upos not in ("NOUN", "PROPN"):
        return []
    cut = syntax.tokens[syntax.subtree(later[0])[0]].start
    return [] if any(g.start < cut for g in groundings) else [_voice_by_words(scene, index, cue)]


def _is_mute(scene: Scene, index: int) -> bool:
    """ "hours after ...", "citing the price of water", "dozens of whom": words that nobody speaks by."""
    syntax = scene.syntax
    token = syntax.tokens[index]
    if any(t.start <= token.start < t.end for t in scene.times) and not scene.actors_at(index):
        return True
    if token.upos in ("PROPN", "PRON"):
        return False
    if syntax.lemmas[index] in load_words("mute") or syntax.lemmas[index] in load_words("answering_arms"):
        return True
    if not scene.actors_at(index) and any(f.type in FIGHTS for f in load_frames().noun.get(syntax.lemmas[index], ())):
        return True  # "the fight continues"
    return any(syntax.words[k] in ("whom", "which") for k in syntax.kids(index, "nmod"))


def _who_showed(scene: Scene, index: int, cue: str) -> list[Voice]:
    """ "a video verified by the group", "pictures posted by the army"; other film is what the outlet itself saw."""
    syntax = scene.syntax
    deeds = [k for k in syntax.kids(index, "acl", "advcl") if syntax.lemmas[k] in CHECKED]
    return [v for k in deeds for b in syntax.by_phrase(k) for v in find_voices(scene, b, cue)]


def _apposed_person(scene: Scene, index: int, groundings: Sequence[Grounding]) -> list[Grounding]:
    """ "its coordinator in Chad, A. Perrin": the person whom a title is followed by."""
    if any(scene.kind_of(g) == "person" for g in groundings):
        return []
    if scene.syntax.tokens[index].upos == "NUM" and scene.syntax.parts(index):  # "one of them, a teacher, said"
        return [g for k in scene.syntax.kids(index, "appos") for g in scene.actors_at(k)]
    beside = [g for k in scene.syntax.kids(index, "appos") for g in scene.actors_at(k)]
    people = [g for g in beside if scene.kind_of(g) == "person"]
    if people or scene.syntax.tokens[index].upos == "PROPN":
        return people
    return [g for g in beside if scene.kind_of(g) in NAMED_SOURCES and g.how in ("alias", "learned")]


NAMED_SOURCES = frozenset({"outlet", "agency", "monitor", "ngo", "igo", "ministry"})
"""Kinds of body whose name behind a common noun is who speaks ("the rebels' channel, Al-Wadi TV, said")."""


def _without_modifier(scene: Scene, index: int, groundings: Sequence[Grounding]) -> Sequence[Grounding]:
    """ "the Ruritania Ledger": a country or town inside a name that is not known speaks for nobody."""
    named = scene.syntax.tokens[index].upos == "PROPN" and not scene.actors_at(index)
    if not named or not groundings:
        return groundings
    own = scene.owners_of(index)
    only_modifiers = {g.id for g in groundings} <= {g.id for g in own}
    return [] if only_modifiers and all(scene.kind_of(g) in NAMES or g.how in NAMES for g in own) else groundings


def is_own_voice(voice: Voice, publisher: str) -> bool:
    """Whether a voice is the outlet itself: by its name, its last word ("the Monitor"), or as its own staff or count
    ("an ANS correspondent" of the Agram News Service)."""
    if not publisher:
        return False
    words = re.findall(r"[\w’'-]{1,40}", publisher)
    if voice.name.lower() in (publisher.lower(), publisher.lower().removeprefix("the ")):
        return True
    said = re.findall(r"[\w’'-]{1,40}", voice.text)
    if [w for w in said if w.lower() != "the"] == words[-1:] and voice.text[:4].lower() == "the ":
        return True
    acronyms = {"".join(w[0] for w in words).upper(), "".join(w[0] for w in words if w.lower() != "the").upper()}
    known = {w.lower() for w in words} - PLAIN | {a.lower() for a in acronyms if len(a) > 1}
    lowered = {w.lower().removesuffix("'s").removesuffix("’s") for w in said}
    return bool(lowered & STAFF and lowered & known)


def _voice_by_words(scene: Scene, index: int, cue: str) -> Voice:
    """A voice that no table and no rule knows, kept under its own words."""
    syntax = scene.syntax
    members = syntax.subtree(index, frozenset({"acl", "appos", "conj", "cc", "punct", "case", "parataxis", "advcl"}))
    while len(members) > 1 and syntax.words[members[0]] in LEADING:
        members = members[1:]
    voice = voice_of_words(scene, members[0], members[-1], cue)
    return with_phrase(scene, index, voice)


def voice_of_words(scene: Scene, first_token: int, last_token: int, cue: str) -> Voice:
    """A voice under the words from one token to another."""
    first, last = scene.sentence.tokens[first_token], scene.sentence.tokens[last_token]
    text = scene.report.text[first.start : last.end]
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"^(?:the|a|an)\s", "", text.lower())).strip("-")[:60]
    return Voice(slug or "unnamed-voice", text, text, first.start, last.end, cue)


def unnamed_voice(scene: Scene, index: int) -> Voice:
    """The voice of nobody named, at the word that tells of it."""
    token = scene.sentence.tokens[index]
    return Voice(UNNAMED, "unnamed reports", token.text, token.start, token.end, token.text, token.start, token.end)


def unique_voices(voices: list[Voice]) -> list[Voice]:
    """One voice an id, the first of each."""
    kept: list[Voice] = []
    for voice in voices:
        if all(voice.id != v.id for v in kept):
            kept.append(voice)
    return kept


def as_voices(groundings: Sequence[Grounding]) -> list[Voice]:
    """Actors as voices of their own words."""
    return [Voice(g.id, g.name, g.text, g.start, g.end) for g in groundings]
