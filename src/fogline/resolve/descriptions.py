"""Descriptions: noun phrases that name actors without a name: "the rebels", "two army sources", "the ministry".

Every class of noun (see `lexicon/data/actor_nouns.toml`) has one reader here; each returns a Reading or None.
"""

from __future__ import annotations

from typing import NamedTuple

from fogline.lexicon.actor_nouns import ActorNoun
from fogline.lexicon.state_bodies import Body, get_prefix, make_slug
from fogline.models.entity import Actor, Candidate
from fogline.resolve.nationality_roles import choose_body_id, find_body, is_group, read_lemma_phrase
from fogline.resolve.noun_phrases import Phrase, SentenceWords
from fogline.resolve.offices import read_office
from fogline.resolve.owners import Owner, find_owner
from fogline.resolve.scene import Reading, Scene

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "same"))
_VAGUE = frozenset(("rebel", "jihadist", "separatist", "paramilitary", "gang", "fighter", "terrorist", "enemy"))
_ARMED = frozenset(("rebel", "fighter", "terrorist", "force", "armed_body", "coalition", "enemy", "people", "source"))
_ARMED_KINDS = frozenset(("armed-group", "coalition", "militia"))
_LONGEST_NOUN = 4


class Described(NamedTuple):
    """A phrase under reading with its noun, determiner and modifiers."""

    sentence: int
    phrase: Phrase
    noun: ActorNoun
    definite: bool
    modifiers: frozenset[str]
    body: Body | None


def find_noun(scene: Scene, words: SentenceWords, phrase: Phrase) -> ActorNoun | None:
    """The actor noun that a phrase's head ends, the longest entry first."""
    for first in range(max(phrase.first, phrase.head - _LONGEST_NOUN), phrase.head + 1):
        noun = scene.nouns.nouns.get(read_lemma_phrase(words, first, phrase.head))
        if noun:
            return noun
    return None


def read_description(scene: Scene, sentence: int, phrase: Phrase, noun: ActorNoun) -> Reading | None:
    """Read a phrase by its noun's class."""
    words = scene.sentences[sentence]
    before = words.folded[phrase.first : phrase.head]
    described = Described(
        sentence, phrase, noun, any(word in _DEFINITE for word in before), frozenset(before), find_body(words, phrase)
    )
    linked = _read_apposition(scene, described)
    if linked:
        return linked
    if described.body is not None and noun.cls not in ("office", "source", "people"):
        return _read_state(scene, described)
    readers = {
        "army": _read_state, "government": _read_state, "ministry": _read_body, "monitor": _read_body,
        "organisation": _read_body, "news_agency": _read_body, "outlet": _read_body, "armed_body": _read_armed_body,
        "coalition": _read_armed_body, "force": _read_force, "source": _read_source, "people": _read_people,
        "other_group": _read_people, "report": _read_report, "statement": _read_statement, "office": read_office,
        "partitive": _read_partitive,
    }  # fmt: skip
    if noun.cls in _VAGUE:
        return _read_fighters(scene, described)
    return readers[noun.cls](scene, described)


def _read_apposition(scene: Scene, described: Described) -> Reading | None:
    """The name that stands beside the description: "the militant group Al-Nur Brigade", "Al-Nur, a militia"."""
    if described.noun.cls in ("people", "partitive", "report", "statement", "other_group"):
        return None
    sentence, head = described.sentence, described.phrase.head
    words = scene.sentences[sentence]
    beside = [c for c in words.children(head) if words.tokens[c].deprel in ("appos", "flat", "nmod:desc") and c > head]
    if words.tokens[head].deprel == "appos":
        beside.append(words.tokens[head].head)
    for token in beside:
        if not _is_name(scene, sentence, token):
            continue
        reading = scene.resolve(sentence, token)
        if reading and _suits(scene, described, reading.ids[0]):
            return Reading(reading.ids, "apposition", 0.95, words.tokens[token].start, noun=described.noun.singular)
    return None


def _is_name(scene: Scene, sentence: int, token: int) -> bool:
    name = scene.name_at(sentence, token)
    if name is not None:
        return name.source == "actor"
    return scene.sentences[sentence].tokens[token].upos == "PROPN"


def _suits(scene: Scene, described: Described, ident: str) -> bool:
    actor = scene.actor(ident)
    if actor is None:
        return False
    kinds = scene.nouns.kinds_of(described.noun)
    if described.noun.cls in ("office", "source"):
        return actor.kind == "person"
    return actor.learned or not kinds or actor.kind in kinds


def _read_state(scene: Scene, described: Described) -> Reading | None:
    """Armies, governments and their organs."""
    cls, body = described.noun.cls, described.body
    owner = find_owner(scene, described.sentence, described.phrase)
    if owner and owner.code is None and is_group(scene, owner.ident):
        return Reading(owner.ids, "possessor", 0.85)
    code = owner.code if owner else None
    if code is None and owner is not None:
        actor = scene.actor(owner.ident)
        if actor is not None and actor.kind in ("military", "government", "ministry"):
            if body is None or body.key in ("army", "forces", "government"):
                return Reading(owner.ids, "possessor", 0.85)
            code = actor.country
    if code is not None:
        ident = choose_body_id(scene, code, body, cls)
        return Reading((ident,), "nationality+role", 0.95) if ident else None
    if scene.nouns.armed & described.modifiers:
        return _read_fighters(scene, described)
    if not described.definite and described.noun.singular in scene.nouns.bare and not described.noun.plural:
        return None
    return _read_unowned_state(scene, described)


def _read_unowned_state(scene: Scene, described: Described) -> Reading | None:
    body, cls = described.body, described.noun.cls
    key = body.key if body else {"army": "army", "government": "government"}.get(cls)
    loyal = bool(scene.nouns.loyal & described.modifiers)
    if key in ("army", "forces", None) and not loyal:
        kinds = ("military",)
    elif key == "government":
        kinds = ("government", "country") if described.noun.singular in ("country",) else ("government",)
    else:
        kinds = ("ministry", "agency", "outlet", "military", "government")
    slug = body.slug if body else key
    if not loyal:
        fitting = scene.discourse.find(
            described.sentence,
            lambda r: r.actor.kind in kinds and (r.actor.id.endswith(f"-{slug}") or key in ("army", "government")),
        )
        near = [pair for pair in fitting if key not in ("army", "forces", "government") or pair[0] > -6]
        if near:
            return _choose(near, "coreference", 0.8)
    home = scene.theatre.home
    if home is None:
        return None
    if body is None and key is None:
        return None
    ident = choose_body_id(scene, home, body, cls)
    if loyal:
        ident = scene.theatre.body_id(home, "army")
    return Reading((ident,), "theatre", 0.7) if ident else None


def _choose(ranked: list[tuple[float, object]], how: str, score: float) -> Reading:
    """The best referent of a ranked list, the next two as runners-up."""
    best = ranked[0][1]
    rest = tuple(
        Candidate(other.actor.id, other.actor.name, round(max(0.05, score - 0.2 * place), 2), "less near")
        for place, (_, other) in enumerate(ranked[1:3], 1)
    )
    return Reading((best.actor.id,), how, score, best.at, rest)


def _read_body(scene: Scene, described: Described) -> Reading | None:
    """Ministries, monitors, organisations, agencies and outlets."""
    owner = find_owner(scene, described.sentence, described.phrase)
    if described.definite or owner:
        kinds = scene.nouns.kinds_of(described.noun)
        code = owner.code if owner else None
        fitting = scene.discourse.find(
            described.sentence,
            lambda r: (
                (r.actor.kind in kinds or described.noun.singular in r.nouns or _ends_name(r.actor, described.noun))
                and (code is None or r.actor.country == code)
                and (r.actor.learned or r.actor.kind in kinds)
            ),
            exclude=owner.ids if owner else (),
        )
        exact = [pair for pair in fitting if _ends_name(pair[1].actor, described.noun)]
        if (exact or fitting) and (described.definite or exact) and not _is_new(scene, described, exact or fitting):
            return _choose(exact or fitting, "coreference", 0.85)
    if described.noun.singular in scene.nouns.bare and not owner:
        return None
    return _learn(scene, described, owner, kind=_kind_of(scene, described.noun))


def _is_new(scene: Scene, described: Described, fitting: list[tuple[float, object]]) -> bool:
    """Modifiers that the antecedent's name does not hold speak for another body ("the transport ministry")."""
    words = scene.sentences[described.sentence]
    extra = {
        words.folded[at]
        for at in range(described.phrase.first, described.phrase.head)
        if words.tokens[at].deprel in ("compound",) and words.tokens[at].upos in ("NOUN", "PROPN")
    }
    actor = fitting[0][1].actor
    return bool(extra) and not extra & set(" ".join((actor.name, *actor.aliases)).lower().replace("-", " ").split())


def _ends_name(actor: Actor, noun: ActorNoun) -> bool:
    return noun.singular in actor.name.lower().split()


def _read_armed_body(scene: Scene, described: Described) -> Reading | None:
    """A group, faction, alliance: the one just spoken of, or one that the phrase describes anew."""
    owner = find_owner(scene, described.sentence, described.phrase)
    if owner and owner.code is None and is_group(scene, owner.ident):
        return Reading(owner.ids, "possessor", 0.8)
    if scene.nouns.armed & described.modifiers or _of_rebels(scene, described):
        return _read_fighters(scene, described)
    if owner and owner.code and described.noun.singular in ("brigade", "battalion", "regiment", "division", "corps"):
        return _learn(scene, described, owner, kind="military")
    if described.noun.plural:
        vague = scene.nouns.militant & described.modifiers
        return _read_fighters(scene, described) if vague or described.definite else None
    if described.definite:
        kinds = scene.nouns.kinds_of(described.noun)
        fitting = scene.discourse.find_kind(described.sentence, kinds, owner.ids if owner else ())
        if described.noun.cls == "coalition":
            umbrella = scene.theatre.side_umbrella("rebel")
            fitting = fitting or ([] if umbrella is None else [])
        if fitting:
            return _choose(fitting, "coreference", 0.8)
    if described.noun.singular in scene.nouns.bare and not described.modifiers:
        return None
    return _learn(scene, described, owner, kind="armed-group" if described.noun.cls == "armed_body" else "coalition")


def _of_rebels(scene: Scene, described: Described) -> bool:
    words = scene.sentences[described.sentence]
    of = words.find_of(described.phrase.head)
    if of is None:
        return False
    inner = words.folded[described.phrase.head + 1 : of + 1]
    return any(word in scene.nouns.armed or scene.nouns.nouns.get(word, None) is not None
               and scene.nouns.nouns[word].cls in ("rebel", "fighter") for word in inner)  # fmt: skip


def _read_force(scene: Scene, described: Described) -> Reading | None:
    """Forces, reinforcements, sides."""
    if described.noun.singular == "side" and described.modifiers & {"both", "two", "warring", "all"}:
        return _read_both_sides(scene, described)
    owner = find_owner(scene, described.sentence, described.phrase)
    if owner and owner.code:
        ident = choose_body_id(scene, owner.code, described.body, "force")
        return Reading((ident,), "nationality+role", 0.9) if ident else None
    if owner:
        if described.noun.singular in ("ally", "partner", "backer", "supporter"):
            return _learn(scene, described, owner, kind="group")
        return Reading(owner.ids, "possessor", 0.85)
    if scene.nouns.loyal & described.modifiers and scene.theatre.home:
        return Reading((scene.theatre.body_id(scene.theatre.home, "army"),), "theatre", 0.8)
    if (scene.nouns.armed | scene.nouns.militant) & described.modifiers:
        return _read_fighters(scene, described)
    if described.definite or described.noun.plural:
        if described.noun.singular in ("ally", "partner", "backer", "supporter", "side"):
            return None
        ranked = scene.discourse.find_kind(described.sentence, _ARMED_KINDS | {"military"})
        return _choose(ranked, "coreference", 0.6) if ranked else None
    return None


def _read_both_sides(scene: Scene, described: Described) -> Reading | None:
    """The two sides that the report names most."""
    seen: list[str] = []
    ranked = sorted(scene.discourse.referents.values(), key=lambda r: -r.count)
    sides: set[str] = set()
    for referent in ranked:
        if referent.actor.kind not in _ARMED_KINDS | {"military", "government", "country"}:
            continue
        side = scene.table.side_of(referent.actor.id) or referent.actor.id
        if side not in sides and (referent.actor.party or referent.actor.learned):
            sides.add(side)
            seen.append(referent.actor.id)
        if len(seen) == 2:
            break
    return Reading(tuple(seen), "both-sides", 0.7, plural=True) if len(seen) == 2 else None


def _read_fighters(scene: Scene, described: Described) -> Reading | None:
    """Rebels, militants, gunmen: the owner's, or the armed side that the report has in mind."""
    owner = find_owner(scene, described.sentence, described.phrase)
    noun = described.noun
    if owner and owner.code is None:
        actor = scene.actor(owner.ident)
        if actor is not None and actor.kind == "person" and actor.speaks_for:
            return Reading((actor.speaks_for,), "possessor", 0.8)
        if actor is not None and actor.kind not in ("unnamed", "civilians"):
            return Reading(owner.ids, "possessor", 0.9)
    loyal = {"pro-government", "pro-regime", "pro-assad", "loyalist", "regime", "government"} & described.modifiers
    if (loyal or noun.singular == "loyalist") and scene.theatre.home:
        return Reading((scene.theatre.body_id(scene.theatre.home, "army"),), "theatre", 0.8)
    if owner and owner.code:
        if owner.code != scene.theatre.home:
            return _read_foreign(scene, described, owner)
    cls = _vague_class(scene, described)
    return _read_side(scene, described, cls)


def _vague_class(scene: Scene, described: Described) -> str:
    if described.noun.cls in ("rebel", "jihadist", "separatist", "paramilitary", "gang"):
        return described.noun.cls
    for word in described.modifiers:
        noun = scene.nouns.nouns.get(word)
        if noun is not None and noun.cls in ("rebel", "jihadist", "separatist", "paramilitary"):
            return noun.cls
    return "fighter"


def _read_foreign(scene: Scene, described: Described, owner: Owner) -> Reading | None:
    """Fighters of another country: its own rebels where the table knows them, else a group named by the phrase."""
    if described.noun.cls in ("rebel", "separatist") and owner.code:
        from_table = scene.theatre.table.find(f"{get_prefix(owner.code)[0]}-rebels")
        if from_table:
            return Reading((from_table.id,), "nationality+role", 0.8)
    return _learn(scene, described, owner, kind="armed-group")


def _read_side(scene: Scene, described: Described, cls: str) -> Reading | None:
    theatre = scene.theatre
    umbrella = theatre.side_umbrella(cls)
    ranked = scene.discourse.find(
        described.sentence, lambda r: r.actor.kind in _ARMED_KINDS and _may_be_rebel(scene, r.actor)
    )
    first = bool(theatre.conflict and theatre.conflict.umbrella_first)
    if umbrella is not None and first:
        best = ranked[0][1].actor if ranked else None
        if best is None or scene.table.side_of(best.id) == scene.table.side_of(umbrella):
            rest = (Candidate(best.id, best.name, 0.3, "a group of that side"),) if best else ()
            return Reading((umbrella,), "umbrella", 0.8, None, rest, plural=True)
    if ranked:
        reading = _choose(ranked, "coreference", 0.7 if described.definite else 0.55)
        return Reading(reading.ids, reading.how, reading.score, reading.antecedent, reading.candidates, plural=True)
    if umbrella is not None:
        return Reading((umbrella,), "umbrella", 0.6, plural=True)
    return _learn_umbrella(scene, described)


def _may_be_rebel(scene: Scene, actor: Actor) -> bool:
    home = scene.theatre.home
    if home and scene.table.side_of(actor.id) == scene.theatre.body_id(home, "government"):
        return False
    return actor.inter != 8 and actor.country in (None, home)


def _learn_umbrella(scene: Scene, described: Described) -> Reading:
    home = scene.theatre.home
    noun = described.noun.singular
    plural = scene.sentences[described.sentence].folded[described.phrase.head]
    if not described.noun.plural and described.noun.cls in _VAGUE:
        plural = f"{noun}s"
    slug, adjective = get_prefix(home) if home else ("", "")
    ident = make_slug(f"{slug} {plural}")
    actor = scene.learned.add(
        Actor(ident, f"{adjective} {plural}".strip(), "armed-group", side=ident, country=home, party=True, inter=2,
              learned=True)
    )  # fmt: skip
    return Reading((actor.id,), "unknown", 0.5, plural=True)


def _read_source(scene: Scene, described: Described) -> Reading | None:
    """Unnamed voices. "The source" is the one just cited; a body's official speaks for the body."""
    owner = find_owner(scene, described.sentence, described.phrase, links=True)
    noun = described.noun.singular
    if described.definite or described.modifiers & {"same", "the"}:
        fitting = scene.discourse.find(
            described.sentence, lambda r: noun in r.nouns and (r.actor.kind in ("unnamed", "person"))
        )
        if fitting and not owner:
            return _choose(fitting, "coreference", 0.8)
        if not owner and noun in ("official", "officer", "leader", "diplomat", "doctor", "medic"):
            persons = scene.discourse.find(described.sentence, lambda r: r.actor.kind == "person" and noun in r.offices)
            if persons:
                return _choose(persons, "coreference", 0.7)
    return _learn(scene, described, owner, kind="unnamed", speaks=True)


def _read_people(scene: Scene, described: Described) -> Reading | None:
    """Civilians, families, prisoners, hospitals: a group named by its noun, counts left out."""
    owner = find_owner(scene, described.sentence, described.phrase)
    if described.noun.singular in scene.nouns.bare and not (owner or described.definite):
        return None
    kind = "civilians" if described.noun.cls == "people" else "group"
    if described.noun.singular in ("country", "nation"):
        if owner and owner.code:
            return Reading((scene.theatre.country_id(owner.code),), "possessor", 0.7)
        return None if not described.noun.plural else _learn(scene, described, owner, kind="group")
    if described.noun.singular in ("man", "supporter", "follower", "son", "guard", "crew", "staff") and owner:
        actor = scene.actor(owner.ident)
        if described.noun.singular == "man" and actor is not None:
            body = actor.speaks_for if actor.kind == "person" else actor.id
            return Reading((body,), "possessor", 0.8) if body else None
    return _learn(scene, described, owner, kind=kind)


def _read_report(scene: Scene, described: Described) -> Reading | None:
    owner = find_owner(scene, described.sentence, described.phrase)
    if owner or (described.noun.singular in scene.nouns.bare and not described.noun.plural):
        return None
    return Reading(("unnamed-reports",), "unnamed", 0.8)


def _read_statement(scene: Scene, described: Described) -> Reading | None:
    """A statement speaks for its owner: "an SDF statement", "a military statement", "a presidential statement"."""
    owner = find_owner(scene, described.sentence, described.phrase)
    home = scene.theatre.home
    if "presidential" in described.modifiers:
        code = owner.code if owner and owner.code else home
        return Reading((scene.theatre.body_id(code, "presidency"),), "nationality+role", 0.8) if code else None
    if {"military", "army"} & described.modifiers:
        code = owner.code if owner and owner.code else home
        return Reading((scene.theatre.body_id(code, "army"),), "nationality+role", 0.8) if code else None
    return Reading(owner.ids, "possessor", 0.7) if owner else None


def _read_partitive(scene: Scene, described: Described) -> Reading | None:
    """Dozens of fighters, most of the residents: those they are of."""
    words = scene.sentences[described.sentence]
    of = words.find_of(described.phrase.head)
    if of is None:
        return None
    reading = scene.resolve(described.sentence, of)
    return Reading(reading.ids, reading.how, reading.score, reading.antecedent, plural=True) if reading else None


def _kind_of(scene: Scene, noun: ActorNoun) -> str:
    kinds = scene.nouns.kinds_of(noun)
    order = ("monitor", "agency", "outlet", "ministry", "ngo", "igo", "government")
    return next((kind for kind in order if kind in kinds), "unnamed")


def _learn(scene: Scene, described: Described, owner: Owner | None, *, kind: str, speaks: bool = False) -> Reading:
    """An actor named by the phrase itself: its words without determiner, possessor and counts."""
    words = scene.sentences[described.sentence]
    phrase = described.phrase
    possessor = words.find_possessor(phrase.head)
    kept = [
        at
        for at in range(phrase.first, phrase.head + 1)
        if words.tokens[at].deprel not in ("det", "nummod", "case", "punct", "det:predet", "nmod:poss")
        and words.tokens[at].upos not in ("NUM", "DET", "PUNCT")
        and (possessor is None or at > possessor or at == phrase.head)
    ]
    counted = {at for at in kept if words.tokens[at].head in range(phrase.first, phrase.head)
               and words.tokens[words.tokens[at].head].deprel == "nummod"}  # fmt: skip
    name = " ".join(words.texts[at] for at in kept if at not in counted)
    if not name or name == words.texts[phrase.head]:
        name = words.folded[phrase.head] if words.tokens[phrase.head].upos != "PROPN" else words.texts[phrase.head]
    if name.islower() is False and name[0].isupper() and words.tokens[phrase.first].start == words.sentence.start:
        name = name[0].lower() + name[1:] if words.tokens[kept[0]].upos != "PROPN" else name
    body = owner.ident if owner and speaks else None
    country = owner.code if owner else scene.theatre.home
    if described.noun.singular == "civilian" and not (owner and owner.code):
        name = "civilians"
    actor = scene.learned.add(
        Actor(make_slug(name) or "unknown", name, kind, country=country, speaks_for=body, learned=True)
    )
    return Reading((actor.id,), "description", 0.7, plural=described.noun.plural, noun=described.noun.singular)
