"""Pronouns: he, she, it, they and their forms to the actor just spoken of; I and we to the speaker of the quotation."""

from __future__ import annotations

from fogline.lexicon.cues import load_cues
from fogline.models.entity import Candidate
from fogline.resolve.antecedents import Ranked
from fogline.resolve.discourse import Referent
from fogline.resolve.fled import drop_fled, takes_ground
from fogline.resolve.pronoun_words import NEUTER, PERSONAL, PLURAL, SPEAKER, SPEAKERS, make_test
from fogline.resolve.scene import Reading, Scene
from fogline.resolve.subjects import (
    find_joint_before,
    find_joint_subject,
    find_later_subject,
    find_near,
    find_ruling_subject,
)
from fogline.resolve.tellers import find_late_teller, find_quotation, find_speaker, find_teller, is_late_teller

_BLAMING = frozenset(("blame", "accuse", "condemn", "denounce", "deny", "reject", "warn", "urge", "demand"))
_UNDER_ARMS = frozenset(("armed-group", "coalition", "militia", "military"))
_FURTHEST_SPEECH = 3
_OBJECTS = frozenset(("them", "him", "her"))


def read_pronoun(scene: Scene, sentence: int, token: int) -> Reading | None:
    """The actor a pronoun stands for; None for an idle "it" and where nothing fits."""
    words = scene.sentences[sentence]
    word = words.folded[token]
    if word in SPEAKER or word in SPEAKERS:
        return _read_speaker(scene, sentence, token, several=word in SPEAKERS)
    if words.tokens[token].deprel == "expl":
        return None
    fits = make_test(word)
    if fits is None or (word == "it" and _is_idle(scene, sentence, token)):
        return None
    speaker = _find_quoted_speaker(scene, sentence, token)
    exclude = (*speaker.ids, *_find_own_body(scene, speaker)) if speaker else ()
    exclude = (*exclude, *(_find_several(scene, sentence, token) if word == "it" else ()))
    of_speakers = _is_of_speakers(scene, sentence, token)
    if word in _OBJECTS and not of_speakers and words.tokens[token].deprel not in ("nmod:poss", "nsubj"):
        near = find_near(scene, sentence, token, fits, exclude)
        if near is not None:
            return _make(scene, near, [], 0.7, word)
    if word not in PERSONAL and is_late_teller(scene, sentence, token):
        teller = find_late_teller(scene, sentence, token, fits, exclude)
        if teller is not None:
            return _make(scene, teller, [], 0.8, word)
    both = find_joint_subject(scene, sentence, token, fits) if word in PLURAL else None
    both = both or (find_joint_before(scene, sentence, token) if word in PLURAL and not speaker else None)
    if both is not None:
        return both
    ruling = find_ruling_subject(scene, sentence, token, fits, exclude) or find_later_subject(
        scene, sentence, token, fits
    )
    ranked = scene.discourse.find(sentence, fits, exclude)
    goes_on = word in NEUTER and _goes_on_speaking(scene, sentence, token)
    if ruling is None and (goes_on or of_speakers):
        last = max((r.spoke for _, r in ranked), default=-1) if of_speakers else sentence - 1
        spoken = [pair for pair in ranked if pair[1].spoke == last and last >= max(0, sentence - _FURTHEST_SPEECH)]
        ranked = spoken + [pair for pair in ranked if pair not in spoken] if len(spoken) == 1 else ranked
    if ruling is not None:
        rest = [r for _, r in ranked if r.actor.id != ruling.actor.id][:2]
        return _make(scene, ruling, rest, 0.85, word)
    if not ranked:
        return None
    if word in PLURAL and _acts(scene, sentence, token):
        ranked = _before_tellers(ranked)
        if takes_ground(scene, sentence, token):
            ranked = drop_fled(scene, sentence, ranked)
    if not ranked:
        return None
    return _make(scene, ranked[0][1], [r for _, r in ranked[1:3]], 0.65, word)


def _find_several(scene: Scene, sentence: int, token: int) -> tuple[str, ...]:
    """Who says something of "it" and is several people ("U.N. experts say it has troops there")."""
    words = scene.sentences[sentence]
    verb = words.tokens[words.tokens[token].head].head if words.tokens[token].head >= 0 else -1
    if verb < 0 or words.tokens[verb].lemma not in load_cues().say:
        return ()
    tellers = [
        c
        for c in words.children(verb)
        if words.tokens[c].deprel == "nsubj" and words.tokens[c].xpos == "NNS" and words.texts[c].islower()
    ]
    readings = [scene.resolve(sentence, c) for c in tellers]
    return tuple(ident for reading in readings if reading for ident in reading.ids)


def _goes_on_speaking(scene: Scene, sentence: int, token: int) -> bool:
    """Whether a pronoun opens a sentence and is the subject of its speech ("It accused the rebels of looting")."""
    words = scene.sentences[sentence]
    verb = words.tokens[token].head
    first = (
        next((c for c in words.children(verb) if words.tokens[c].deprel.startswith("nsubj")), -1) if verb >= 0 else -1
    )
    opens = first == token and (token <= 1 or (words.tokens[verb].head < 0 and token < verb))
    return opens and words.tokens[verb].lemma in load_cues().say | _BLAMING


def _acts(scene: Scene, sentence: int, token: int) -> bool:
    """Whether a pronoun is the subject of what somebody does, not says."""
    words = scene.sentences[sentence]
    verb = words.tokens[token].head
    acts = words.tokens[token].deprel == "nsubj" and verb >= 0 and words.tokens[verb].upos == "VERB"
    return acts and words.tokens[verb].lemma not in load_cues().say | _BLAMING


def _before_tellers(ranked: Ranked) -> Ranked:
    """Who bears arms before unnamed voices that only told of it ("Gunmen attacked the quarter, residents said. They
    burned houses")."""
    best = ranked[0][1]
    if best.actor.kind not in ("unnamed", "civilians") or best.spoke != best.last:
        return ranked
    armed = [pair for pair in ranked if pair[1].actor.kind in _UNDER_ARMS and pair[1].last == best.last]
    return armed[:1] + [pair for pair in ranked if pair not in armed[:1]]


def _is_of_speakers(scene: Scene, sentence: int, token: int) -> bool:
    """ "One of them said": some of those who spoke before."""
    words = scene.sentences[sentence]
    some = words.tokens[token].head
    if words.folded[token] != "them" or words.find_preposition(token) != "of" or some < 0:
        return False
    verb = words.tokens[some].head
    told = verb >= 0 and words.tokens[verb].lemma in load_cues().say
    return told and words.tokens[some].deprel.startswith("nsubj") and words.tokens[some].upos in ("NUM", "DET", "PRON")


def _make(scene: Scene, best: Referent, rest: list[Referent], score: float, word: str) -> Reading:
    runners = tuple(Candidate(r.actor.id, r.actor.name, round(score / 2, 2), "less near") for r in rest)
    plural = True if word in PLURAL else None
    ids: tuple[str, ...] = (best.actor.id,)
    if plural:
        joint = [r.actor.id for r in scene.discourse.referents.values() if r.at == best.at and r.plural]
        ids = tuple(joint) if best.actor.id in joint else ids
    return Reading(ids, "coreference", score, best.named_at, runners, plural=plural, name=best.called)


def _is_idle(scene: Scene, sentence: int, token: int) -> bool:
    """Whether "it" stands for a clause ("it was not clear whether ...")."""
    words = scene.sentences[sentence]
    head = words.tokens[token].head
    if head < 0 or words.tokens[head].upos not in ("ADJ", "NOUN", "ADV"):
        return False
    relations = {words.tokens[child].deprel for child in words.children(head)}
    return "cop" in relations and bool(relations & {"csubj", "ccomp", "advcl", "expl", "xcomp"})


def _find_quoted_speaker(scene: Scene, sentence: int, token: int) -> Reading | None:
    start = scene.sentences[sentence].tokens[token].start
    quotation = find_quotation(scene, start)
    return find_speaker(scene, sentence, quotation) if quotation else None


def _find_own_body(scene: Scene, speaker: Reading) -> tuple[str, ...]:
    """The body that a quoted speaker belongs to: he calls it "we", not "they"."""
    actor = scene.actor(speaker.ids[0])
    return (actor.speaks_for,) if actor is not None and actor.speaks_for else ()


def _read_speaker(scene: Scene, sentence: int, token: int, *, several: bool) -> Reading | None:
    start = scene.sentences[sentence].tokens[token].start
    quotation = find_quotation(scene, start)
    if quotation is None:
        own = _read_own_army(scene, sentence, token) or (_read_headed(scene, sentence, token) if several else None)
        return own or (_read_outlet(scene) if several else None)
    speaker = find_speaker(scene, sentence, quotation)
    if speaker is None:
        return None
    ident = speaker.ids[0]
    actor = scene.actor(ident)
    if several and actor is not None and actor.speaks_for and actor.kind in ("person", "unnamed"):
        ident = actor.speaks_for
    return Reading((ident,), "speaker", 0.75, speaker.antecedent, plural=several or None)


_OWN_FORCES = frozenset(("unit", "force", "army", "troop", "troops", "soldier", "hero", "military", "defender"))


def _read_own_army(scene: Scene, sentence: int, token: int) -> Reading | None:
    """Outside quotation marks "our units" are the army of the state at war at home: its outlets write so."""
    words = scene.sentences[sentence]
    head = words.tokens[token].head
    if words.folded[token] != "our" or head < 0 or not scene.theatre.home:
        return None
    if words.tokens[head].lemma.lower() not in _OWN_FORCES:
        return None
    return Reading((scene.theatre.body_id(scene.theatre.home, "army"),), "theatre", 0.7)


_HEADINGS = frozenset(("headline", "subhead", "list_item", "standfirst"))


def _read_headed(scene: Scene, sentence: int, token: int) -> Reading | None:
    """ "Army: we killed 40", "We killed 40, says Army": a headline's "we" is who it quotes without marks."""
    words = scene.sentences[sentence]
    block = scene.report.blocks[words.sentence.block] if scene.report.blocks else None
    if block is None or block.kind not in _HEADINGS:
        return None
    reading = find_teller(scene, sentence)
    if reading is None and token and words.texts[token - 1] == ":":
        reading = next((found for at in range(token - 1) if (found := scene.resolve(sentence, at))), None)
    return Reading(reading.ids, "speaker", 0.7, plural=True) if reading else None


def _read_outlet(scene: Scene) -> Reading | None:
    """Outside quotation marks "we" is the outlet."""
    if not scene.report.publisher:
        return None
    known = scene.table.forms.get(scene.report.publisher)
    ident = known[0] if known else scene.learned.learn_body(scene.report.publisher).id
    return Reading((ident,), "outlet", 0.7)
