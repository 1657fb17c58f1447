"""Telling: voices that hang on the word of the event itself: who put a toll, announced, was reported, said that."""

from __future__ import annotations

from fogline.claim.epistemics.undone import is_undone
from fogline.claim.scenes.scene import Scene
from fogline.claim.scenes.trigger import Trigger
from fogline.claim.speech.item_sources import is_own_work
from fogline.claim.speech.voices import as_voices, find_voices, unnamed_voice, voice_of_words
from fogline.lexicon.cues import load_cues
from fogline.lexicon.voice_kinds import find_kind
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Voice

SOURCES = frozenset({"outlet", "agency", "ministry", "military", "government", "monitor", "ngo", "igo", "armed-group"})
VOUCHING = frozenset({"spokesperson", "ministry", "monitor", "outlet"})
"""Kinds of voice that a bracket may give without a name ("local officials")."""
LONGEST_SOURCE = 5


def is_denied_passive(scene: Scene, trigger: Trigger) -> bool:
    """Whether an event noun is what somebody denied ("the capture of Oldtown was denied by the army")."""
    verb = trigger.carrier
    denied = verb is not None and trigger.carried_as == "nsubj:pass" and scene.syntax.lemmas[verb] in load_cues().deny
    return denied and verb is not None and not is_undone(scene, verb)


def find_carrying_voices(scene: Scene, trigger: Trigger) -> list[Voice]:
    """The voice of the verb that carries an event noun: "put losses at 40", "clashes were reported (by X)"."""
    syntax, verb = scene.syntax, trigger.carrier
    if verb is None:
        return []
    lemma = syntax.lemmas[verb]
    if is_denied_passive(scene, trigger):
        return [v for k in syntax.by_phrase(verb) for v in find_voices(scene, k, syntax.words[verb])]
    if trigger.carried_as == "nsubj:pass" and lemma in load_words("reported"):
        named = [v for k in syntax.by_phrase(verb) for v in find_voices(scene, k, syntax.words[verb])]
        return named or ([unnamed_voice(scene, verb)] if lemma in ("report", "allege", "claim") else [])
    if trigger.carried_as == "obl" and lemma in ("tell", "speak", "talk", "admit", "confess"):
        if syntax.passive(verb):
            return [unnamed_voice(scene, verb)] if syntax.case(trigger.index) == "of" else []
        told = syntax.case(trigger.index) in (("to",) if lemma in ("admit", "confess") else ("of", "about"))
        return [v for s in syntax.agent(verb) if told for v in find_voices(scene, s, syntax.words[verb])]
    if trigger.carried_as == "obl" and lemma in load_words("blaming") and syntax.case(trigger.index) in ("for", "over"):
        mutual = any(syntax.words[n] in ("each", "other") for n in syntax.patient(verb))
        return [v for s in syntax.agent(verb) if not mutual for v in find_voices(scene, s, syntax.words[verb])]
    if trigger.carried_as == "obj" and lemma in load_cues().expect:
        return [v for s in syntax.agent(verb) for v in find_voices(scene, s, syntax.words[verb])]
    if trigger.carried_as == "obj" and lemma in load_words("putting"):
        inside = syntax.subtree(verb, frozenset({"ccomp", "advcl", "parataxis", "conj"}))
        if lemma == "claim":
            return as_voices([g for s in syntax.agent(verb) for g in scene.actors_of(s)])
        if (lemma != "put" or _puts_at(scene, verb)) and scene.quantities_at(inside):
            return [v for s in syntax.agent(verb) for v in find_voices(scene, s, syntax.words[verb])]
    return []


def _puts_at(scene: Scene, verb: int) -> bool:
    """ "put the toll at 40", "at between 20 and 30", "at twice that"; "put a mine under a car at Oldtown" counts
    none."""
    words, tokens = scene.syntax.words, scene.syntax.tokens
    behind = (i for i in range(verb + 1, len(words) - 1) if words[i] == "at")
    return any(tokens[i + 1].upos not in ("PROPN", "DET", "NOUN") for i in behind)


def says_that(scene: Scene, trigger: Trigger) -> bool:
    """A vow or warning told with a that-clause of its own is its speaker's words; a demand ("that both leave") is none,
    being asked, not said."""
    syntax = scene.syntax
    if syntax.lemmas[trigger.index] not in load_words("vowing"):
        return False
    return any(syntax.kids(k, "nsubj") for k in syntax.kids(trigger.index, "ccomp"))


def find_parenthesised(scene: Scene) -> list[Voice]:
    """The source that a wire's line ends in: "TWO DEAD (PORTIAN RADIO).", "51 killed, 18 of them civilians (army)"."""
    tokens = scene.sentence.tokens
    last = len(tokens) - 1
    while last > 0 and tokens[last].text in (".", "!"):
        last -= 1
    if tokens[last].text != ")":
        return []
    first = next((i for i in range(last - 1, max(-1, last - LONGEST_SOURCE - 2), -1) if tokens[i].text == "("), None)
    if first is None or first == 0:
        return []
    if last - first == 2 and tokens[first + 1].text.isupper() and not scene.report.text[slice(*scene.span)].isupper():
        return []
    named = scene.groundings.actors_in(tokens[first].start, tokens[last].end)
    found = [g for g in named if scene.kind_of(g) in SOURCES]
    before = {
        g.id
        for g in scene.groundings.actors_in(scene.sentence.start, tokens[first].start)
        if g.end >= tokens[first].start - 1
    }
    if found:
        return as_voices([g for g in found if g.id not in before][:1])
    return [voice_of_words(scene, first + 1, last - 1, "(")] if _may_vouch(scene, range(first + 1, last)) else []


def _may_vouch(scene: Scene, inside: range) -> bool:
    """ "residents", "local officials": a bracket that says who tells, and neither a part of a toll ("two officers") nor
    what something was ("the ministry")."""
    if any(scene.syntax.tokens[i].upos in ("NUM", "DET") for i in inside):
        return False
    said = " ".join(scene.syntax.words[i] for i in inside)
    told = scene.syntax.words[inside[-1]] in load_words("witnesses") or find_kind([said]) in VOUCHING
    return told and not is_own_work(said)
