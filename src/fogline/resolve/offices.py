"""Offices: "the Syrian leader", "his Turkish counterpart", "the spokesman": the person who holds it, or the office."""

from __future__ import annotations

from fogline.lexicon.state_bodies import get_prefix, make_slug
from fogline.models.entity import Actor, Candidate
from fogline.resolve.described import Described
from fogline.resolve.discourse import Referent
from fogline.resolve.owners import Owner, find_owner
from fogline.resolve.scene import Reading, Scene

_LEADING = frozenset(("leader", "minister", "commander", "envoy", "chief", "member"))
_MASSES = frozenset(("leader", "commander", "chief", "representative", "envoy", "diplomat", "general", "politician"))


def read_office(scene: Scene, described: Described) -> Reading | None:
    """The person of the report who was said to hold the office; else the office as an actor of its own."""
    words = scene.sentences[described.sentence]
    token = words.tokens[described.phrase.head]
    if token.deprel == "nmod:desc":
        return _read_title(scene, described, token.head)
    owner = find_owner(scene, described.sentence, described.phrase, links=True)
    noun = described.noun.singular
    if noun == "ambassador" and described.noun.plural and owner:
        return Reading(owner.ids, "possessor", 0.7, plural=True)
    if not described.noun.plural and (described.definite or owner):
        holder = find_holder(scene, described, owner)
        if holder:
            return holder
    if described.noun.plural and owner and _are_the_body(scene, described, owner):
        return Reading(owner.ids, "possessor", 0.7, plural=True)
    if noun in scene.nouns.bare and not owner and not described.definite:
        return None
    if described.noun.plural and noun not in _MASSES and not owner:
        return None
    return _learn_office(scene, described, owner)


def _are_the_body(scene: Scene, described: Described, owner: Owner) -> bool:
    """Whether several who lead a body of many stand for it ("the alliance's leaders", "Hill Front commanders")."""
    body = scene.actor(owner.ident)
    leading = described.noun.singular.rsplit(" ", 1)[-1] in _LEADING
    return leading and body is not None and body.kind in ("igo", "coalition", "armed-group", "militia")


def find_holder(scene: Scene, described: Described, owner: Owner | None) -> Reading | None:
    """The person of the report who was said to hold such an office, with the next two as runners-up."""
    holders = _find_holders(scene, described, owner)
    if not holders:
        return None
    best, rest = holders[0], holders[1:3]
    runners = tuple(Candidate(r.actor.id, r.actor.name, 0.4, "holds a like office") for r in rest)
    noun = described.noun.singular
    return Reading((best.actor.id,), "coreference", 0.8, best.named_at, runners, noun=noun)


def _read_title(scene: Scene, described: Described, head: int) -> Reading | None:
    reading = scene.resolve(described.sentence, head)
    if reading is None:
        return None
    return Reading(reading.ids, "apposition", 0.9, silent=True)


def _find_holders(scene: Scene, described: Described, owner: Owner | None) -> list[Referent]:
    noun = described.noun.singular
    wanted = scene.nouns.offices.get(noun, frozenset((noun,)))
    last = noun.rsplit(" ", 1)[-1]

    def holds(referent: Referent) -> bool:
        if referent.actor.kind != "person":
            return False
        held = referent.offices | set(scene.table.offices.get(referent.actor.id, ()))
        if not (held & wanted or noun in held or any(office.endswith(last) and last == noun for office in held)):
            return False
        if owner is None:
            return True
        return _belongs(scene, referent.actor, owner)

    found = [referent for _, referent in scene.discourse.find(described.sentence, holds)]
    if found or noun == "counterpart" or owner is None:
        return found
    return []


def _belongs(scene: Scene, actor: Actor, owner: Owner) -> bool:
    if owner.code and actor.country == owner.code:
        return True
    if actor.speaks_for in owner.ids or actor.id in owner.ids:
        return True
    body = scene.actor(actor.speaks_for) if actor.speaks_for else None
    return body is not None and (body.speaks_for in owner.ids or body.side in owner.ids)


def _learn_office(scene: Scene, described: Described, owner: Owner | None) -> Reading:
    words = scene.sentences[described.sentence]
    noun = described.noun.singular
    if noun == "counterpart" and owner:
        noun = _find_peer_office(scene, described) or noun
    home = scene.theatre.home
    code = owner.code if owner else (home if noun in ("president", "prime minister", "army chief") else None)
    if code:
        slug, adjective = get_prefix(code)
        ident, name = make_slug(f"{slug} {noun}"), f"{adjective} {noun}"
    elif owner:
        body = scene.actor(owner.ident)
        prefix = body.name if body else owner.ident
        ident, name = make_slug(f"{prefix} {noun}"), f"{prefix} {noun}"
    else:
        span = range(described.phrase.first, described.phrase.head + 1)
        texts = [words.folded[at] for at in span if words.tokens[at].upos not in ("DET", "NUM", "PUNCT")]
        name = " ".join(texts) or noun
        ident = make_slug(name)
    if described.noun.plural and not name.endswith("s"):
        name, ident = f"{name}s", f"{ident}s"
    kind = "unnamed" if described.noun.plural or noun.startswith("spokes") else "person"
    speaks_for = owner.ident if owner else None
    actor = scene.learned.add(Actor(ident, name, kind, country=code, speaks_for=speaks_for, learned=True))
    called = "" if noun == "counterpart" or described.noun.plural else _call(scene, described)
    return Reading((actor.id,), "description", 0.7, plural=described.noun.plural, noun=noun, name=called)


def _call(scene: Scene, described: Described) -> str:
    """The phrase itself without its article, its "of" or "to" phrase with it: "mayor of Lutsk"."""
    words = scene.sentences[described.sentence]
    phrase = described.phrase
    first = phrase.first + (words.folded[phrase.first] in ("the", "a", "an") and phrase.first < phrase.head)
    last = phrase.last
    links = ("of", "to", "for") if described.noun.singular.startswith("spokes") else ("of", "to", "for", "in")
    for child in words.children(phrase.head):
        if child > phrase.head and words.find_preposition(child) in links:
            last = max(last, words.find_phrase(child).last)
            break
    return scene.report.text[words.tokens[first].start : words.tokens[last].end].replace("\n", " ")


def _find_peer_office(scene: Scene, described: Described) -> str | None:
    """The office of the person whose counterpart it is."""
    words = scene.sentences[described.sentence]
    possessor = words.find_possessor(described.phrase.head)
    reading = scene.resolve(described.sentence, possessor) if possessor is not None else None
    referent = scene.discourse.referents.get(reading.ids[0]) if reading else None
    if referent is None:
        return None
    held = referent.offices | set(scene.table.offices.get(referent.actor.id, ()))
    return max(held, key=lambda office: (" " in office, office)) if held else None
