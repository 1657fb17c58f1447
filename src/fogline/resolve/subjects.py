"""Subjects: those that a pronoun leans on in its own sentence, before it or behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fogline.resolve.discourse import Referent
from fogline.resolve.noun_phrases import SentenceWords
from fogline.resolve.pronoun_words import PRONOUNS
from fogline.resolve.scene import Reading, Scene

_CLIMB = 8


def find_ruling_subject(
    scene: Scene, sentence: int, token: int, fits: Callable[[Referent], bool], exclude: tuple[str, ...]
) -> Referent | None:
    """The subject of a clause above the pronoun's own, or earlier in its clause ("the army said it ...")."""
    words = scene.sentences[sentence]
    for child, at, below in _climb(words, token):
        if child >= token or child == below or not _rules(words, child, at, below):
            continue
        reading = scene.resolve(sentence, _find_meant(words, child, at))
        for ident in reading.ids if reading else ():
            referent = scene.discourse.referents.get(ident)
            if referent is None or ident in exclude:
                continue
            found = referent if fits(referent) else _find_body(scene, sentence, referent, fits)
            if found:
                return found
    return None


def _climb(words: SentenceWords, token: int) -> Iterator[tuple[int, int, int]]:
    """What hangs on the words above a token, with the word that it hangs on and the one below that, nearest first."""
    below, at = token, words.tokens[token].head
    for _ in range(_CLIMB):
        if at < 0:
            return
        for child in words.children(at):
            yield child, at, below
        below, at = at, words.tokens[at].head


def _rules(words: SentenceWords, child: int, at: int, below: int) -> bool:
    """Whether a dependent is who a clause below is about: its head's subject, who is given something ("handed the army
    its first town since it left"), or whose words it tells ("the group's claim that it had left")."""
    relation = words.tokens[child].deprel
    if relation == "nmod:poss":
        return words.tokens[below].deprel in ("acl", "ccomp") and "mark" in {
            words.tokens[c].deprel for c in words.children(below)
        }
    return relation.startswith("nsubj") or relation == "iobj"


def _find_meant(words: SentenceWords, child: int, at: int) -> int:
    """The noun that a relative pronoun stands for ("the ministry, which said it had")."""
    relative = words.folded[child] in ("which", "who", "that") and words.tokens[at].deprel.startswith("acl")
    return words.tokens[at].head if relative and words.tokens[at].head >= 0 else child


def find_joint_subject(scene: Scene, sentence: int, token: int, fits: Callable[[Referent], bool]) -> Reading | None:
    """Everyone in the nearest subject above a plural pronoun, where that is a joint one ("X and Y voiced their")."""
    words = scene.sentences[sentence]
    for child, _, below in _climb(words, token):
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
    return None


def find_joint_before(scene: Scene, sentence: int, token: int) -> Reading | None:
    """Everyone in the joint subject of the sentence before, for "they" or "their" in a sentence's own subject ("A and B
    called for calm. Their envoys flew ...")."""
    words = scene.sentences[sentence]
    current = words.tokens[token]
    subject = words.tokens[current.head] if current.deprel == "nmod:poss" and current.head >= 0 else current
    above = words.tokens[subject.head] if subject.head >= 0 else None
    if above is not None and above.deprel == "ccomp":  # "Their envoys are to fly, diplomats said"
        above = words.tokens[above.head]
    if sentence == 0 or above is None or above.head >= 0 or not subject.deprel.startswith("nsubj"):
        return None
    before = scene.sentences[sentence - 1]
    if before.sentence.block != words.sentence.block:
        return None
    root = next((i for i, t in enumerate(before.tokens) if t.head < 0), -1)
    head = next((c for c in before.children(root) if before.tokens[c].deprel == "nsubj"), -1) if root >= 0 else -1
    ids = _find_joint(scene, sentence - 1, head) if head >= 0 and before.folded[head] not in PRONOUNS else ()
    if len(ids) < 2:
        return None
    return Reading(ids, "coreference", 0.7, before.find_phrase(head).start, plural=True)


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


def find_near(
    scene: Scene, sentence: int, token: int, fits: Callable[[Referent], bool], exclude: tuple[str, ...]
) -> Referent | None:
    """The nearest mention before an object pronoun in its sentence that is not the subject of its own clause."""
    words = scene.sentences[sentence]
    clause = words.tokens[token].head
    while clause >= 0 and words.tokens[clause].deprel in ("obj", "nmod") and words.tokens[token].deprel == "nmod":
        clause = words.tokens[clause].head
    own: set[str] = set()
    clause = _find_subject_clause(words, clause)
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


def _find_subject_clause(words: SentenceWords, clause: int) -> int:
    """The verb that has the subject which a clause shares ("The army sent tanks and drove them out")."""
    for _ in range(_CLIMB):
        if clause < 0 or any(words.tokens[c].deprel.startswith("nsubj") for c in words.children(clause)):
            return clause
        if words.tokens[clause].deprel != "conj":
            return clause
        clause = words.tokens[clause].head
    return clause


def find_own_subject(scene: Scene, sentence: int, token: int) -> tuple[str, ...]:
    """Ids of the subject of the verb whose object a noun is: "the group killed militiamen" tells of others."""
    words = scene.sentences[sentence]
    verb = words.tokens[token].head
    if words.tokens[token].deprel != "obj" or verb < 0:
        return ()
    for child in words.children(verb):
        if child < verb and words.tokens[child].deprel == "nsubj":
            reading = scene.resolve(sentence, child)
            return reading.ids if reading else ()
    return ()


def find_later_subject(scene: Scene, sentence: int, token: int, fits: Callable[[Referent], bool]) -> Referent | None:
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
