"""Described: a noun phrase under reading, and what its readers share: naming it, owning it, choosing its referent."""

from __future__ import annotations

from typing import NamedTuple

from fogline.lexicon.actor_nouns import ActorNoun
from fogline.lexicon.state_bodies import Body, make_slug
from fogline.models.entity import Actor, Candidate
from fogline.resolve.discourse import Referent
from fogline.resolve.nationality_roles import is_group
from fogline.resolve.noun_phrases import Phrase, SentenceWords
from fogline.resolve.owners import Owner
from fogline.resolve.scene import Reading, Scene

_MARKS = frozenset("-–\"'“”‘’")


_COUNTS = frozenset(
    (
        "more",
        "than",
        "at",
        "least",
        "about",
        "around",
        "some",
        "nearly",
        "over",
        "several",
        "many",
        "few",
        "other",
        "another",
        "same",
        "such",
    )
)


_TELLING = frozenset(("say", "announce", "confirm", "state", "declare", "report", "add", "claim", "insist"))
_STATE_KINDS = frozenset(("ministry", "military", "government", "country"))
_PLAIN = frozenset(("group", "force", "side", "unit"))
_LONGEST_TAIL = 9


class Described(NamedTuple):
    """A phrase under reading with its noun, determiner and modifiers."""

    sentence: int
    phrase: Phrase
    noun: ActorNoun
    definite: bool
    modifiers: frozenset[str]
    body: Body | None


def get_last_word(noun: ActorNoun) -> str:
    """The last word of a noun's singular ("agency" of "news agency")."""
    return noun.singular.rsplit(" ", 1)[-1]


def choose_referent(ranked: list[tuple[float, Referent]], how: str, score: float) -> Reading:
    """The best referent of a ranked list, the next two as runners-up."""
    best = ranked[0][1]
    rest = tuple(
        Candidate(other.actor.id, other.actor.name, round(max(0.05, score - 0.2 * place), 2), "less near")
        for place, (_, other) in enumerate(ranked[1:3], 1)
    )
    return Reading((best.actor.id,), how, score, best.named_at, rest, name=best.called)


def is_called(referent: Referent, noun: ActorNoun) -> bool:
    """Whether a referent bears the noun in one of its names, or was called by it before."""
    word = get_last_word(noun)
    if word in _PLAIN:
        return False
    actor = referent.actor
    return word in referent.nouns or any(word in name.lower().split() for name in (actor.name, *actor.aliases))


def find_kind(scene: Scene, noun: ActorNoun) -> str:
    kinds = scene.nouns.kinds_of(noun)
    order = ("monitor", "agency", "outlet", "ministry", "ngo", "igo", "government")
    return next((kind for kind in order if kind in kinds), "unnamed")


def find_group(scene: Scene, owner: Owner) -> str | None:
    """The armed group that an owner is, or that a person leads or speaks for."""
    if is_group(scene, owner.ident):
        return owner.ident
    actor = scene.actor(owner.ident)
    if actor is not None and actor.kind == "person" and actor.speaks_for:
        body = scene.actor(actor.speaks_for)
        if body is not None and body.kind in ("armed-group", "coalition", "militia", "military"):
            return body.id
    return None


def find_sender(scene: Scene, described: Described) -> str | None:
    """Whose forces are meant where someone sends, flies, pulls or loses them ("Ankara sent thousands of troops")."""
    words = scene.sentences[described.sentence]
    at = described.phrase.head
    for _ in range(3):
        token = words.tokens[at]
        if token.head < 0:
            return None
        if token.deprel == "obj":
            break
        if token.deprel not in ("nmod", "conj"):
            return None
        at = token.head
    verb = words.tokens[at].head
    if words.tokens[verb].lemma not in scene.nouns.sending:
        return None
    subject = _find_subject(words, verb)
    reading = scene.resolve(described.sentence, subject) if subject is not None else None
    actor = scene.actor(reading.ids[0]) if reading else None
    if actor is None:
        return None
    if actor.kind in ("country", "government", "ministry") and actor.country:
        return scene.theatre.body_id(actor.country, "army")
    if actor.kind == "person":
        return find_group(scene, Owner((actor.id,), actor.country, 0))
    return actor.id if actor.kind in ("military", "armed-group", "coalition", "militia") else None


def find_tellers_army(scene: Scene, described: Described) -> str | None:
    """The army of the state whose ministry, officer or government tells of unowned soldiers in its own words ("the
    ministry announced that troops were leaving"); None where they are not the telling clause's, or nobody's."""
    words = scene.sentences[described.sentence]
    at = described.phrase.head
    noun, relation = described.noun.singular, words.tokens[at].deprel
    if noun in scene.nouns.weapons and (noun not in scene.nouns.aircraft or relation != "nsubj"):
        return None
    if described.definite or not relation.startswith("nsubj"):
        return None
    verb = words.tokens[at].head
    above = _find_telling(words, verb) if verb >= 0 else -1
    if above < 0:
        return None
    subject = _find_subject(words, above)
    reading = scene.resolve(described.sentence, subject) if subject is not None else None
    actor = scene.actor(reading.ids[0]) if reading else None
    for _ in range(3):
        if actor is None or (actor.kind in _STATE_KINDS and actor.country):
            break
        actor = scene.actor(actor.speaks_for) if actor.speaks_for else None
    return scene.theatre.body_id(actor.country, "army") if actor is not None and actor.country else None


def _find_telling(words: SentenceWords, verb: int) -> int:
    """The verb of saying that a clause hangs on, or that stands behind it ("..., the ministry said"); -1 for none."""
    above = words.tokens[verb].head
    if above >= 0 and words.tokens[verb].deprel == "ccomp" and words.tokens[above].lemma in _TELLING:
        return above
    behind = (c for c in words.children(verb) if c > verb and words.tokens[c].deprel == "parataxis")
    return next((c for c in behind if words.tokens[c].lemma in _TELLING), -1)


def _find_subject(words: SentenceWords, verb: int) -> int | None:
    """The subject of a verb, or of the verb that it hangs on ("vowed to send", "began pulling")."""
    for _ in range(3):
        for child in words.children(verb):
            if words.tokens[child].deprel == "nsubj":
                return child
        if words.tokens[verb].deprel not in ("xcomp", "conj", "ccomp", "advcl") or words.tokens[verb].head < 0:
            return None
        verb = words.tokens[verb].head
    return None


def find_side(scene: Scene, actor: Actor | None) -> str | None:
    for _ in range(4):
        if actor is None:
            return None
        if actor.side:
            return actor.side
        actor = scene.actor(actor.speaks_for) if actor.speaks_for else None
    return None


def learn_described(
    scene: Scene, described: Described, owner: Owner | None, *, kind: str, speaks: bool = False
) -> Reading:
    """An actor named by the phrase itself: its words without determiner, possessor and counts."""
    name = _make_name(scene, described)
    body = owner.ident if owner and speaks else None
    country = owner.code if owner else scene.theatre.home
    if described.noun.singular == "civilian" and not (owner and owner.code):
        name = "civilians"
    if kind == "unnamed":
        name += _find_place_tail(scene, described)
    ident = make_slug(name) or "unknown"
    plain = ""
    if described.noun.cls == "people" and " " in name:
        plain = scene.sentences[described.sentence].folded[described.phrase.head]
    known = scene.learned.get(ident)
    if known is not None and known.kind not in ("unnamed", "civilians", "group") and kind != known.kind:
        ident = f"{ident}-{kind}"
    actor = scene.learned.add(Actor(ident, name, kind, country=country, speaks_for=body, learned=True))
    return Reading(
        (actor.id,), "description", 0.7, plural=described.noun.plural, noun=get_last_word(described.noun), name=plain
    )


def _find_place_tail(scene: Scene, described: Described) -> str:
    """The "in X", "at X", "from X" behind an unnamed voice, with a blank before it; "" where there is none."""
    words = scene.sentences[described.sentence]
    head = described.phrase.head
    for child in words.children(head):
        if child > head and words.tokens[child].deprel.startswith("nmod"):
            preposition = words.find_preposition(child)
            tail = words.find_phrase(child)
            close = described.phrase.last + 2 >= tail.first and tail.last - head <= _LONGEST_TAIL
            if preposition in ("in", "at", "from", "on", "of", "with", "to") and close:
                return scene.report.text[words.tokens[head].end : tail.end].replace("\n", " ")
    return ""


def _make_name(scene: Scene, described: Described) -> str:
    """The phrase's words from after its determiner, possessor and counts to its head."""
    words = scene.sentences[described.sentence]
    head, first = described.phrase.head, described.phrase.first
    for child in words.children(head):
        if child < head and words.tokens[child].deprel in (
            "det",
            "nummod",
            "nmod:poss",
            "det:predet",
            "advmod",
            "case",
        ):
            first = max(first, child + 1)
            while first < head and (words.tokens[first].deprel == "case" or words.texts[first] in _MARKS):
                first += 1
    while first < head and (
        words.tokens[first].upos in ("NUM", "DET", "PUNCT", "CCONJ") or words.folded[first] in _COUNTS
    ):
        if words.texts[first][:1].isdigit() and words.texts[first][-2:] in ("st", "nd", "rd", "th"):
            break
        if first + 1 < head and words.texts[first + 1] in "-–":
            break
        first += 1
    start, end = words.tokens[first].start, words.tokens[head].end
    name = scene.report.text[start:end].replace("\n", " ")
    initial = words.tokens[first].start == words.sentence.start and scene.name_over(described.sentence, first) is None
    if initial and words.tokens[first].upos != "PROPN" and name[1:2].islower():
        name = name[0].lower() + name[1:]
    return name
