"""Pronouns: he, she, it, they and their forms to the actor just spoken of; I and we to the speaker of the quotation."""

from __future__ import annotations

from collections.abc import Callable

from fogline.lexicon.cues import load_cues
from fogline.models.entity import Candidate
from fogline.models.report import Quotation
from fogline.resolve.discourse import BODIES, COLLECTIVES, Referent
from fogline.resolve.scene import Reading, Scene

_PERSON = {"he": False, "him": False, "his": False, "himself": False, "she": True, "her": True, "hers": True}
_THING = frozenset(("it", "its", "itself"))
_PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
_SPEAKER = frozenset(("i", "me", "my", "mine", "myself"))
_SPEAKERS = frozenset(("we", "us", "our", "ours", "ourselves"))
PRONOUNS = frozenset(_PERSON) | _THING | _PLURAL | _SPEAKER | _SPEAKERS
_CLIMB = 8


def read_pronoun(scene: Scene, sentence: int, token: int) -> Reading | None:
    """The actor a pronoun stands for; None for an idle "it" and where nothing fits."""
    words = scene.sentences[sentence]
    word = words.folded[token]
    if word in _SPEAKER or word in _SPEAKERS:
        return _read_speaker(scene, sentence, token, several=word in _SPEAKERS)
    if words.tokens[token].deprel == "expl":
        return None
    fits = _make_test(word)
    if fits is None or (word == "it" and _is_idle(scene, sentence, token)):
        return None
    speaker = _find_quoted_speaker(scene, sentence, token)
    exclude = speaker.ids if speaker else ()
    ruling = _find_ruling_subject(scene, sentence, token, fits, exclude)
    ranked = scene.discourse.find(sentence, fits, exclude)
    if ruling is not None:
        rest = [r for _, r in ranked if r.actor.id != ruling.actor.id][:2]
        return _make(ruling, rest, 0.85, word)
    if not ranked:
        return None
    return _make(ranked[0][1], [r for _, r in ranked[1:3]], 0.65, word)


def _make(best: Referent, rest: list[Referent], score: float, word: str) -> Reading:
    runners = tuple(Candidate(r.actor.id, r.actor.name, round(score / 2, 2), "less near") for r in rest)
    plural = True if word in _PLURAL else None
    return Reading((best.actor.id,), "coreference", score, best.at, runners, plural=plural)


def _make_test(word: str) -> Callable[[Referent], bool] | None:
    if word in _PERSON:
        female = _PERSON[word]
        return lambda r: (r.actor.kind == "person" or (r.actor.kind == "unnamed" and not r.plural)) and (
            r.female is None or r.female is female
        )
    if word in _THING:
        return lambda r: r.actor.kind in BODIES and r.plural is not True
    if word in _PLURAL:
        return lambda r: r.plural is True or (r.plural is None and r.actor.kind in COLLECTIVES)
    return None


def _find_ruling_subject(
    scene: Scene, sentence: int, token: int, fits: Callable[[Referent], bool], exclude: tuple[str, ...]
) -> Referent | None:
    """The subject of a clause above the pronoun's own, or earlier in its clause ("the army said it ...")."""
    words = scene.sentences[sentence]
    below, at = token, words.tokens[token].head
    for _ in range(_CLIMB):
        if at < 0:
            return None
        for child in words.children(at):
            if child >= token or child == below or not words.tokens[child].deprel.startswith("nsubj"):
                continue
            reading = scene.resolve(sentence, child)
            for ident in reading.ids if reading else ():
                referent = scene.discourse.referents.get(ident)
                if referent is not None and ident not in exclude and fits(referent):
                    return referent
        below, at = at, words.tokens[at].head
    return None


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


def find_quotation(scene: Scene, at: int) -> Quotation | None:
    """The quotation that holds a character, if any."""
    return next((q for q in scene.report.quotations if q.start <= at < q.end), None)


def find_speaker(scene: Scene, sentence: int, quotation: Quotation) -> Reading | None:
    """Who speaks a quotation: the subject of a reporting verb outside it, in its sentences, else just before or after."""
    size = len(scene.sentences)
    for near in (sentence, sentence - 1, sentence + 1):
        if not 0 <= near < size:
            continue
        words = scene.sentences[near]
        for at, token in enumerate(words.tokens):
            if quotation.start <= token.start < quotation.end or token.lemma not in load_cues().say:
                continue
            if token.upos != "VERB":
                continue
            for child in words.children(at):
                if words.tokens[child].deprel.startswith("nsubj") and not (
                    quotation.start <= words.tokens[child].start < quotation.end
                ):
                    reading = scene.resolve(near, child)
                    if reading:
                        return reading
    return None


def _read_speaker(scene: Scene, sentence: int, token: int, *, several: bool) -> Reading | None:
    start = scene.sentences[sentence].tokens[token].start
    quotation = find_quotation(scene, start)
    if quotation is None:
        return _read_outlet(scene) if several else None
    speaker = find_speaker(scene, sentence, quotation)
    if speaker is None:
        return None
    ident = speaker.ids[0]
    actor = scene.actor(ident)
    if several and actor is not None and actor.speaks_for:
        ident = actor.speaks_for
    return Reading((ident,), "speaker", 0.75, speaker.antecedent, plural=several or None)


def _read_outlet(scene: Scene) -> Reading | None:
    """Outside quotation marks "we" is the outlet."""
    if not scene.report.publisher:
        return None
    known = scene.table.forms.get(scene.report.publisher)
    ident = known[0] if known else scene.learned.learn_body(scene.report.publisher).id
    return Reading((ident,), "outlet", 0.7)
