"""Persons: named people, the offices and bodies that their descriptions give them, and their later short names."""

from __future__ import annotations

from dataclasses import replace

from fogline.models.entity import Actor
from fogline.models.report import Mention, Report, Sentence
from fogline.resolve.namesakes import is_known_otherwise
from fogline.resolve.noun_phrases import Phrase, SentenceWords
from fogline.resolve.owners import find_owner
from fogline.resolve.scene import Reading, Scene

_LINKS = ("appos", "nmod:desc", "compound", "nmod", "amod", "flat")
_BELONGING = frozenset(("of", "from", "with", "for"))
_BODIES = frozenset(
    ("military", "armed-group", "coalition", "militia", "ministry", "government", "igo", "ngo", "monitor")
)
_LEADING = frozenset(("command", "lead", "head", "run"))
_SPOKESPERSONS = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_NEAR = 1
"""Sentences back that the body was named in."""
_FEWEST_LETTERS = 2
_HYPHENS = ("-", "–", "‐", "‑")


def join_hyphenated(report: Report, sentence: Sentence, mentions: list[Mention]) -> tuple[Mention, ...]:
    """The mentions of a sentence, a person's name that was parted at its hyphen made whole ("Anna Berg-Olsen")."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        parted = last is not None and last.label == mention.label == "PERSON" and mention.first == last.last + 2
        if last is not None and parted and report.text[last.end : mention.start] in _HYPHENS:
            text = report.text[last.start : mention.end]
            mention = replace(last, end=mention.end, text=text, last=mention.last)
            joined.pop()
        joined.append(mention)
    return tuple(joined)


def find_name_span(scene: Scene, words: SentenceWords, mention: Mention) -> tuple[int, int]:
    """The tokens of a person's mention without the titles at its beginning."""
    first = _find_name_after_office(words, mention)
    titles, kept = scene.nouns.titles, scene.nouns.kept_titles
    while first < mention.last:
        word = words.folded[first]
        if word not in titles or word in kept or words.folded[first + 1] in ("of", "for"):
            break
        first += 1
        while first < mention.last and words.texts[first] in "-–":
            first += 1
    last = mention.last
    for at in range(first + 1, mention.last + 1):
        if words.tokens[at].upos == "ADP" and words.folded[at] in ("of", "in", "at", "from"):
            last = at - 1
            break
    return first, last


def _find_name_after_office(words: SentenceWords, mention: Mention) -> int:
    """Where the name begins in "Secretary of State Andres Medrano"; the mention's first token where no office leads."""
    before = [at for at in range(mention.first + 1, mention.last) if words.folded[at] == "of"]
    if before:
        for child in words.children(words.find_head(mention.first, mention.last)):
            if before[-1] + 1 < child <= mention.last and words.tokens[child].deprel in ("flat", "appos"):
                back = child
                while words.tokens[back - 1].deprel == "nmod:desc" and words.tokens[back - 1].head == child:
                    back -= 1
                return back
    return mention.first


def learn_persons(scene: Scene) -> None:
    """First pass: file every full personal name, so that surnames find it wherever they stand."""
    for words in scene.sentences:
        for mention in words.mentions:
            if mention.label != "PERSON" or (words.sentence.index, mention.first) in scene.taken:
                continue
            first, last = find_name_span(scene, words, mention)
            if last > first and _is_name(words, first, last) and words.folded[first] not in scene.nouns.lasts:
                name = _join(words, first, last)
                if not is_known_otherwise(scene, name):
                    scene.learned.learn_person(name)


def read_person(scene: Scene, sentence: int, head: int, mention: Mention) -> Reading | None:
    """A personal name at its head token: the person, with what the phrase around tells of office and body."""
    words = scene.sentences[sentence]
    first, last = find_name_span(scene, words, mention)
    if not _is_name(words, first, last) or (first == last and words.folded[first] in scene.nouns.lasts):
        return None
    name = _join(words, first, last)
    if is_known_otherwise(scene, name):
        return None
    actor = scene.learned.learn_person(name)
    return Reading((actor.id,), "learned" if actor.learned else "alias", 0.9)


def describe_person(scene: Scene, sentence: int, head: int, ident: str) -> None:
    """Note offices, body and country of a person from the words beside the name."""
    words = scene.sentences[sentence]
    actor = scene.actor(ident)
    if actor is None or actor.kind != "person":
        return
    _note_command(scene, sentence, head, actor)
    for token in _find_descriptions(words, head):
        _note_office(scene, sentence, token, actor)
        actor = scene.actor(ident) or actor


def _find_descriptions(words: SentenceWords, head: int) -> list[int]:
    found = [
        child
        for child in words.children(head)
        if words.tokens[child].deprel in _LINKS and words.tokens[child].upos in ("NOUN", "PROPN", "ADJ")
    ]
    if words.tokens[head].deprel in ("appos", "flat", "nmod:desc") and words.tokens[head].head >= 0:
        beside = words.tokens[head].head
        found.append(beside)
        if words.tokens[head].deprel == "appos" and words.tokens[beside].deprel == "nmod":
            found.append(words.tokens[beside].head)  # "a spokesman for the alliance, Anna Berg"
    mention = words.mention_of.get(head)
    before = (min(head, mention.first) if mention is not None and mention.label == "PERSON" else head) - 1
    while before >= 0 and words.tokens[before].deprel in ("nmod:desc", "compound", "flat"):
        found += [before] if before not in found else []
        before -= 1
    return found


def _note_office(scene: Scene, sentence: int, token: int, actor: Actor) -> None:
    words = scene.sentences[sentence]
    phrase = words.find_phrase(token)
    referent = scene.discourse.referents.get(actor.id)
    if referent is not None and (rank := scene.nouns.short_ranks.get(words.folded[token].rstrip("."))):
        referent.offices.add(rank)
        return
    noun = None
    for first in range(max(phrase.first, token - 3), token + 1):
        joined = " ".join(words.folded[first : token + 1]).replace(" - ", "-")
        noun = scene.nouns.nouns.get(joined)
        if noun:
            break
    if noun is None and token + 2 < len(words.folded):
        noun = scene.nouns.nouns.get(" ".join(words.folded[token : token + 3]))
    if noun is None and words.find_preposition(token) in _BELONGING:
        _note_body(scene, sentence, token, actor)
    if noun is None or noun.cls not in ("office", "source", "fighter", "people", "rebel"):
        return
    if referent is not None:
        referent.offices |= _find_peer_offices(scene, sentence, token) or {noun.singular}
        last = noun.singular.rsplit(" ", 1)[-1]
        if last in scene.nouns.female:
            referent.female = True
        elif last in scene.nouns.male:
            referent.female = False
    owner = find_owner(scene, sentence, Phrase(phrase.first, phrase.last, token, phrase.start, phrase.end), links=True)
    if owner is None and noun.singular in _SPOKESPERSONS and actor.learned and not actor.speaks_for:
        _note_principal(scene, sentence, phrase.start, actor)
    if owner and actor.learned and owner.ident != actor.id:
        body = scene.actor(owner.ident)
        scene.learned.learn_person(
            actor.name, country=owner.code or (body.country if body else None), speaks_for=owner.ident
        )


def _note_principal(scene: Scene, sentence: int, start: int, actor: Actor) -> None:
    """The body that a spokesperson of nobody named speaks for: which has just spoken, or was just the subject."""
    bodies = [
        r
        for r in scene.discourse.referents.values()
        if r.actor.kind in _BODIES and r.at < start and sentence - r.last <= _NEAR
    ]
    body = max(bodies, key=lambda r: (r.spoke >= sentence - _NEAR, r.subject, r.at), default=None)
    if body is not None:
        scene.learned.learn_person(actor.name, country=body.actor.country, speaks_for=body.actor.id)


def _note_command(scene: Scene, sentence: int, head: int, actor: Actor) -> None:
    """The body that a relative clause says a person leads: "General X, who commands the northern front's forces"."""
    words = scene.sentences[sentence]
    for clause in words.children(head):
        if words.tokens[clause].deprel != "acl:relcl" or words.tokens[clause].lemma not in _LEADING:
            continue
        for led in words.children(clause):
            if words.tokens[led].deprel == "obj":
                _note_body(scene, sentence, led, actor)


def _note_body(scene: Scene, sentence: int, token: int, actor: Actor) -> None:
    """The body named behind a person's name: "Anna Berg of the Northern Mission"."""
    reading = scene.resolve(sentence, token) if actor.learned else None
    body = scene.actor(reading.ids[0]) if reading else None
    if body is not None and body.kind in _BODIES:
        scene.learned.learn_person(actor.name, country=body.country, speaks_for=body.id)


def _find_peer_offices(scene: Scene, sentence: int, token: int) -> set[str]:
    """The offices of the person whose counterpart someone is."""
    words = scene.sentences[sentence]
    possessor = words.find_possessor(token) if words.folded[token] == "counterpart" else None
    reading = scene.resolve(sentence, possessor) if possessor is not None else None
    peer = scene.discourse.referents.get(reading.ids[0]) if reading else None
    return set(peer.offices) if peer else set()


def _join(words: SentenceWords, first: int, last: int) -> str:
    start, end = words.tokens[first].start, words.tokens[last].end
    offset = words.sentence.start
    return _text_of(words, start - offset, end - offset)


def _text_of(words: SentenceWords, start: int, end: int) -> str:
    pieces: list[str] = []
    position = start
    for token in words.tokens:
        left, right = token.start - words.sentence.start, token.end - words.sentence.start
        if left >= start and right <= end:
            if pieces and left > position:
                pieces.append(" ")
            pieces.append(token.text)
            position = right
    return "".join(pieces)


def _is_name(words: SentenceWords, first: int, last: int) -> bool:
    if not any(words.texts[at][0].isupper() for at in range(first, last + 1)):
        return False
    if len(words.texts[first]) < _FEWEST_LETTERS and first == last:
        return False
    return words.tokens[last].upos != "VERB" or last > first
