"""Pronouns: he, she, it, they and their forms to the actor just spoken of; I and we to the speaker of the quotation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from fogline.lexicon.cues import load_cues
from fogline.models.entity import Candidate
from fogline.models.report import Quotation
from fogline.resolve.discourse import BODIES, COLLECTIVES, Referent
from fogline.resolve.noun_phrases import SentenceWords
from fogline.resolve.scene import Reading, Scene

_PERSON = {"he": False, "him": False, "his": False, "himself": False, "she": True, "her": True, "hers": True}
_THING = frozenset(("it", "its", "itself"))
_PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
_SPEAKER = frozenset(("i", "me", "my", "mine", "myself"))
_SPEAKERS = frozenset(("we", "us", "our", "ours", "ourselves"))
PRONOUNS = frozenset(_PERSON) | _THING | _PLURAL | _SPEAKER | _SPEAKERS
_OBJECTS = frozenset(("them", "him", "her"))
_CLIMB = 8
_FURTHEST_VERB = 160
_LONGEST_SENTENCE = 300
_LONGEST_SPEECH = 6


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
    if word in _OBJECTS and words.tokens[token].deprel not in ("nmod:poss", "nsubj"):
        near = _find_near(scene, sentence, token, fits, exclude)
        if near is not None:
            return _make(near, [], 0.7, word)
    if word not in _PERSON and _is_late_teller(scene, sentence, token):
        teller = _find_late_teller(scene, sentence, token, fits, exclude)
        if teller is not None:
            return _make(teller, [], 0.8, word)
    both = _find_joint_subject(scene, sentence, token, fits) if word in _PLURAL else None
    if both is not None:
        return both
    ruling = _find_ruling_subject(scene, sentence, token, fits, exclude) or _find_later_subject(
        scene, sentence, token, fits
    )
    ranked = scene.discourse.find(sentence, fits, exclude)
    if ruling is not None:
        rest = [r for _, r in ranked if r.actor.id != ruling.actor.id][:2]
        return _make(ruling, rest, 0.85, word)
    if not ranked:
        return None
    return _make(ranked[0][1], [r for _, r in ranked[1:3]], 0.65, word)


def speaks(words: SentenceWords, token: int) -> bool:
    """Whether a token is the one who says something: a reporting verb's subject, or who something is according to."""
    current = words.tokens[token]
    if current.head < 0:
        return False
    if current.deprel.startswith("nsubj"):
        return words.tokens[current.head].lemma in load_cues().say
    return words.find_preposition(token) == "according"


def _is_late_teller(scene: Scene, sentence: int, token: int) -> bool:
    """Whether a pronoun says what stands before it ("Insurgents had entered the city, it acknowledged")."""
    words = scene.sentences[sentence]
    verb = words.tokens[token].head
    if not words.tokens[token].deprel.startswith("nsubj") or not speaks(words, token):
        return False
    if words.tokens[verb].deprel == "parataxis" and words.tokens[verb].head < token:
        return True
    return any(words.tokens[c].deprel in ("ccomp", "parataxis") and c < token for c in words.children(verb))


def _find_late_teller(
    scene: Scene, sentence: int, token: int, fits: Callable[[Referent], bool], exclude: tuple[str, ...]
) -> Referent | None:
    """Whom an earlier "its" or "their" of the sentence means, else the last to speak whom it does not name."""
    words = scene.sentences[sentence]
    own = "its" if words.folded[token] in _THING else "their"
    for at in range(token):
        owning = words.folded[at] == own and find_quotation(scene, words.tokens[at].start) is None
        reading = scene.resolve(sentence, at) if owning else None
        known = scene.discourse.referents.get(reading.ids[0]) if reading else None
        if known is not None and fits(known):
            return known
    ranked = [r for _, r in scene.discourse.find(sentence, fits, exclude) if r.named_at < words.sentence.start]
    spoken = [r for r in ranked if r.spoke >= max(0, sentence - _LONGEST_SPEECH)]
    return max(spoken, key=lambda r: r.spoke, default=None)


def find_gender(word: str) -> bool | None:
    """True for a pronoun that means a woman, False for one that means a man, None for others."""
    return _PERSON.get(word)


def _make(best: Referent, rest: list[Referent], score: float, word: str) -> Reading:
    runners = tuple(Candidate(r.actor.id, r.actor.name, round(score / 2, 2), "less near") for r in rest)
    plural = True if word in _PLURAL else None
    return Reading((best.actor.id,), "coreference", score, best.named_at, runners, plural=plural, name=best.called)


def _make_test(word: str) -> Callable[[Referent], bool] | None:
    if word in _PERSON:
        female = _PERSON[word]
        return lambda r: (
            (r.actor.kind == "person" or (r.actor.kind == "unnamed" and not r.plural))
            and (r.female is None or r.female is female)
        )
    if word in _THING:
        return lambda r: r.actor.kind in BODIES or (r.actor.kind == "group" and r.plural is False)
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
                if referent is None or ident in exclude:
                    continue
                found = referent if fits(referent) else _find_body(scene, sentence, referent, fits)
                if found:
                    return found
        below, at = at, words.tokens[at].head
    return None


def _find_joint_subject(scene: Scene, sentence: int, token: int, fits: Callable[[Referent], bool]) -> Reading | None:
    """Everyone in the nearest subject above a plural pronoun, where that is a joint one ("X and Y voiced their")."""
    words = scene.sentences[sentence]
    below, at = token, words.tokens[token].head
    for _ in range(_CLIMB):
        if at < 0:
            return None
        for child in words.children(at):
            fronted = child > token and words.tokens[below].deprel in ("obl", "advcl") and below < child
            if child == below or not words.tokens[child].deprel.startswith("nsubj") or not (child < token or fronted):
                continue
            if words.folded[child] in PRONOUNS:
                continue
            ids = _find_joint(scene, sentence, child)
            if len(ids) > 1:
                phrase = words.find_phrase(child)
                return Reading(ids, "coreference", 0.75, phrase.start, plural=True)
            known = scene.discourse.referents.get(ids[0]) if ids else None
            if known is not None and fits(known):
                return None
        below, at = at, words.tokens[at].head
    return None


def _find_joint(scene: Scene, sentence: int, head: int) -> tuple[str, ...]:
    """Everyone in a subject, those side by side with its apposition included."""
    words = scene.sentences[sentence]
    heads = [head]
    for near in (head, *(c for c in words.children(head) if words.tokens[c].deprel == "appos")):
        heads += [child for child in words.children(near) if words.tokens[child].deprel == "conj"]
    readings = [scene.resolve(sentence, near) for near in heads]
    return tuple(dict.fromkeys(ident for reading in readings if reading for ident in reading.ids))


def _find_body(scene: Scene, sentence: int, referent: Referent, fits: Callable[[Referent], bool]) -> Referent | None:
    """The body that a subject speaks for, where the pronoun cannot mean the speaker ("a source in X said its men")."""
    body = scene.actor(referent.actor.speaks_for) if referent.actor.speaks_for else None
    if body is None:
        return None
    known = scene.discourse.referents.get(body.id)
    candidate = known or Referent(body, sentence, referent.at, subject=True, named_at=referent.named_at)
    return candidate if fits(candidate) else None


def _find_near(
    scene: Scene, sentence: int, token: int, fits: Callable[[Referent], bool], exclude: tuple[str, ...]
) -> Referent | None:
    """The nearest mention before an object pronoun in its sentence that is not the subject of its own clause."""
    words = scene.sentences[sentence]
    clause = words.tokens[token].head
    own: set[str] = set()
    for child in words.children(clause) if clause >= 0 else ():
        if child < token and words.tokens[child].deprel.startswith("nsubj"):
            reading = scene.resolve(sentence, child)
            own.update(reading.ids if reading else ())
    start, here = words.sentence.start, words.tokens[token].start
    found: list[Referent] = []
    for referent in reversed(scene.discourse.referents.values()):
        if referent.at < start:
            break
        if referent.at < here and referent.actor.id not in own and referent.actor.id not in exclude and fits(referent):
            found.append(referent)
    return max(found, key=lambda r: r.at, default=None)


def _find_later_subject(scene: Scene, sentence: int, token: int, fits: Callable[[Referent], bool]) -> Referent | None:
    """The subject that a fronted clause without one of its own leans on ("Since launching its offensive, the army")."""
    words = scene.sentences[sentence]
    at = words.tokens[token].head
    for _ in range(_CLIMB):
        if at < 0:
            return None
        if words.tokens[at].deprel in ("advcl", "obl") and not any(
            words.tokens[child].deprel.startswith("nsubj") for child in words.children(at)
        ):
            for child in words.children(words.tokens[at].head):
                if child > token and words.tokens[child].deprel.startswith("nsubj"):
                    return _make_referent(scene, sentence, child, fits)
            return None
        at = words.tokens[at].head
    return None


def _make_referent(scene: Scene, sentence: int, token: int, fits: Callable[[Referent], bool]) -> Referent | None:
    """The referent of a phrase further on in the sentence, which the discourse may not know yet."""
    if scene.sentences[sentence].folded[token] in PRONOUNS:
        return None
    reading = scene.resolve(sentence, token)
    actor = scene.actor(reading.ids[0]) if reading else None
    if actor is None or reading is None:
        return None
    words = scene.sentences[sentence]
    start = (reading.phrase or words.find_phrase(token)).start
    referent = Referent(actor, sentence, words.tokens[token].start, subject=True, named_at=start, plural=reading.plural)
    return referent if fits(referent) else None


def _is_idle(scene: Scene, sentence: int, token: int) -> bool:
    """Whether "it" stands for a clause ("it was not clear whether ...")."""
    words = scene.sentences[sentence]
    head = words.tokens[token].head
    if head < 0 or words.tokens[head].upos not in ("ADJ", "NOUN", "ADV"):
        return False
    relations = {words.tokens[child].deprel for child in words.children(head)}
    return "cop" in relations and bool(relations & {"csubj", "ccomp", "advcl", "expl", "xcomp"})


def find_teller(scene: Scene, sentence: int) -> Reading | None:
    """The subject of the first reporting verb of a sentence."""
    words = scene.sentences[sentence]
    if len(words.tokens) > _LONGEST_SENTENCE:
        return None
    for at, token in enumerate(words.tokens):
        if token.upos == "VERB" and token.lemma in load_cues().say:
            for child in words.children(at):
                if words.tokens[child].deprel == "nsubj":
                    return scene.resolve(sentence, child)
    return None


def _find_quoted_speaker(scene: Scene, sentence: int, token: int) -> Reading | None:
    start = scene.sentences[sentence].tokens[token].start
    quotation = find_quotation(scene, start)
    return find_speaker(scene, sentence, quotation) if quotation else None


def find_quotation(scene: Scene, at: int) -> Quotation | None:
    """The quotation that holds a character, if any."""
    index = bisect_right(scene.quotation_starts, at) - 1
    quotation = scene.report.quotations[index] if index >= 0 else None
    return quotation if quotation is not None and at < quotation.end else None


def find_speaker(scene: Scene, sentence: int, quotation: Quotation) -> Reading | None:
    """Who speaks a quotation: the subject of the reporting verb nearest to its marks, in its own sentence first."""
    for near in (sentence, sentence - 1, sentence + 1):
        if 0 <= near < len(scene.sentences):
            for _, subject in sorted(_find_speech(scene, near, quotation)):
                reading = scene.resolve(near, subject)
                if reading:
                    return reading
    return None


def _find_speech(scene: Scene, sentence: int, quotation: Quotation) -> list[tuple[int, int]]:
    """(distance, subject) of each reporting verb outside a quotation and near its marks."""
    words = scene.sentences[sentence]
    found: list[tuple[int, int]] = []
    if len(words.tokens) > _LONGEST_SENTENCE:
        return found
    for at, token in enumerate(words.tokens):
        if token.upos != "VERB" or token.lemma not in load_cues().say or _is_inside(quotation, token.start):
            continue
        distance = min(abs(token.start - quotation.end), abs(quotation.start - token.end))
        if distance > _FURTHEST_VERB:
            continue
        for child in words.children(at):
            if words.tokens[child].deprel.startswith("nsubj") and not _is_inside(quotation, words.tokens[child].start):
                found.append((distance, child))
    return found


def _is_inside(quotation: Quotation, at: int) -> bool:
    return quotation.start <= at < quotation.end


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
    if several and actor is not None and actor.speaks_for and actor.kind in ("person", "unnamed"):
        ident = actor.speaks_for
    return Reading((ident,), "speaker", 0.75, speaker.antecedent, plural=several or None)


def _read_outlet(scene: Scene) -> Reading | None:
    """Outside quotation marks "we" is the outlet."""
    if not scene.report.publisher:
        return None
    known = scene.table.forms.get(scene.report.publisher)
    ident = known[0] if known else scene.learned.learn_body(scene.report.publisher).id
    return Reading((ident,), "outlet", 0.7)
