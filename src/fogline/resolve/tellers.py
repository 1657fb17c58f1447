"""Tellers: who says what: subjects of reporting verbs, speakers of quotations, those who tell what stands before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from fogline.lexicon.cues import load_cues
from fogline.models.report import Quotation
from fogline.resolve.discourse import Referent
from fogline.resolve.noun_phrases import SentenceWords
from fogline.resolve.pronoun_words import NEUTER
from fogline.resolve.scene import Reading, Scene

_FURTHEST_VERB = 160
_LONGEST_SENTENCE = 300
_LONGEST_SPEECH = 6
_WIDEST_GAP = 2


def speaks(words: SentenceWords, token: int, *, denying: bool = False) -> bool:
    """Whether a token is the one who says something: a reporting verb's subject, or who something is according to; with
    `denying` who denies something, too."""
    current = words.tokens[token]
    if current.head < 0:
        return False
    if current.deprel.startswith("nsubj"):
        return words.tokens[current.head].lemma in (load_cues().say | load_cues().deny if denying else load_cues().say)
    return words.find_preposition(token) == "according"


def is_late_teller(scene: Scene, sentence: int, token: int) -> bool:
    """Whether a pronoun says what stands before it ("Insurgents had entered the city, it acknowledged")."""
    words = scene.sentences[sentence]
    verb = words.tokens[token].head
    if not words.tokens[token].deprel.startswith("nsubj") or not speaks(words, token):
        return False
    if words.tokens[verb].deprel == "parataxis" and words.tokens[verb].head < token:
        return True
    return any(words.tokens[c].deprel in ("ccomp", "parataxis") and c < token for c in words.children(verb))


def find_late_teller(
    scene: Scene, sentence: int, token: int, fits: Callable[[Referent], bool], exclude: tuple[str, ...]
) -> Referent | None:
    """Whom an earlier "its" or "their" of the sentence means, else the last to speak whom it does not name."""
    words = scene.sentences[sentence]
    own = "its" if words.folded[token] in NEUTER else "their"
    for at in range(token):
        owning = words.folded[at] == own and find_quotation(scene, words.tokens[at].start) is None
        reading = scene.resolve(sentence, at) if owning else None
        known = scene.discourse.referents.get(reading.ids[0]) if reading else None
        if known is not None and fits(known):
            return known
    ranked = [
        r
        for _, r in scene.discourse.find(sentence, fits, exclude)
        if r.named_at < words.sentence.start or r.spoke == sentence - 1
    ]
    spoken = [r for r in ranked if r.spoke >= max(0, sentence - _LONGEST_SPEECH)]
    return max(spoken, key=lambda r: r.spoke, default=None)


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


def find_quotation(scene: Scene, at: int) -> Quotation | None:
    """The quotation that holds a character, if any."""
    index = bisect_right(scene.quotation_starts, at) - 1
    quotation = scene.report.quotations[index] if index >= 0 else None
    return quotation if quotation is not None and at < quotation.end else None


def find_speaker(scene: Scene, sentence: int, quotation: Quotation) -> Reading | None:
    """Who speaks a quotation: whose name and a colon stand right before it, else the subject of the reporting verb
    nearest to its marks, in its own sentence first."""
    labelled = _find_label(scene, sentence, quotation)
    if labelled is not None:
        return labelled
    for near in (sentence, sentence - 1, sentence + 1):
        if 0 <= near < len(scene.sentences):
            for _, subject in sorted(_find_speech(scene, near, quotation)):
                reading = scene.resolve(near, subject)
                if reading:
                    return reading
    return None


def _find_label(scene: Scene, sentence: int, quotation: Quotation) -> Reading | None:
    """Who is named with a colon right before a quotation ("Oldtown: 'We have bombed nobody.'")."""
    words = scene.sentences[sentence]
    for at, token in enumerate(words.tokens):
        if token.start >= quotation.start:
            return None
        if at and token.text == ":" and 0 <= quotation.start - token.end <= _WIDEST_GAP:
            return scene.resolve(sentence, at - 1)
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
