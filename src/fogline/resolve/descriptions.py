"""Descriptions: noun phrases that name actors without a name: "the rebels", "two army sources", "the ministry".

Every class of noun (see `lexicon/data/actor_nouns.toml`) has one reader here; each returns a Reading or None.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from fogline.lexicon.actor_nouns import ActorNoun
from fogline.lexicon.state_bodies import Body, get_prefix, make_slug
from fogline.models.entity import Actor, Candidate
from fogline.resolve.discourse import Referent
from fogline.resolve.nationality_roles import choose_body_id, find_body, is_group, read_lemma_phrase
from fogline.resolve.noun_phrases import Phrase, SentenceWords
from fogline.resolve.offices import read_office
from fogline.resolve.owners import Owner, find_nations, find_owner
from fogline.resolve.pronouns import find_quotation, find_speaker
from fogline.resolve.scene import Reading, Scene

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "same"))
_VAGUE = frozenset(("rebel", "jihadist", "separatist", "paramilitary", "gang", "fighter", "terrorist", "enemy"))
_ARMED = frozenset(("rebel", "fighter", "terrorist", "force", "armed_body", "coalition", "enemy", "people", "source"))
_ARMED_KINDS = frozenset(("armed-group", "coalition", "militia"))
_LOOSE = frozenset(("army", "forces", "government"))
_ZEALOTS = frozenset(("militant", "terrorist", "jihadist", "extremist", "islamist", "jihadi"))
_HELPERS = frozenset(("ally", "partner", "backer", "supporter"))
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
_LONGEST_TAIL = 9
_LONGEST_NOUN = 4


class Described(NamedTuple):
    """A phrase under reading with its noun, determiner and modifiers."""

    sentence: int
    phrase: Phrase
    noun: ActorNoun
    definite: bool
    modifiers: frozenset[str]
    body: Body | None


def find_noun(scene: Scene, words: SentenceWords, phrase: Phrase) -> tuple[ActorNoun | None, int]:
    """The actor noun that a phrase's head ends, the longest entry first, and the token where it begins."""
    nouns = scene.nouns.nouns
    if words.folded[phrase.head] not in scene.nouns.lasts:
        return None, phrase.head
    for first in range(max(phrase.first, phrase.head - _LONGEST_NOUN), phrase.head + 1):
        noun = nouns.get(read_lemma_phrase(words, first, phrase.head))
        if noun:
            return noun, first
    return None, phrase.head


def read_description(scene: Scene, sentence: int, phrase: Phrase, noun: ActorNoun) -> Reading | None:
    """Read a phrase by its noun's class."""
    words = scene.sentences[sentence]
    before = words.folded[phrase.first : phrase.head]
    definite = any(word in _DEFINITE for word in before) or words.tokens[phrase.head].deprel == "compound"
    described = Described(sentence, phrase, noun, definite, frozenset(before), find_body(words, phrase))
    linked = _read_apposition(scene, described)
    if linked:
        return linked
    body = described.body
    if body is not None and (
        noun.cls in ("army", "government")
        or (body.key not in _LOOSE and noun.cls not in ("office", "source", "people"))
    ):
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
    relation = words.tokens[head].deprel
    beside = [c for c in words.children(head) if words.tokens[c].deprel in ("appos", "flat", "nmod:desc") and c > head]
    if relation in ("appos", "nmod:desc") or (relation in ("compound", "nmod") and words.tokens[head].head > head):
        beside.append(words.tokens[head].head)
    for token in beside:
        if not _is_name(scene, sentence, token):
            continue
        reading = scene.resolve(sentence, token)
        if reading and _suits(scene, described, reading.ids[0]):
            _teach(scene, described, reading.ids[0])
            silent = relation in ("nmod:desc", "compound")
            noun = _last_word(described.noun)
            return Reading(reading.ids, "apposition", 0.95, words.tokens[token].start, silent=silent, noun=noun)
    return None


def _teach(scene: Scene, described: Described, ident: str) -> None:
    """A description tells the kind and country of a body that no table holds ("the state news agency Sunwa")."""
    actor = scene.learned.actors.get(ident)
    if actor is None or actor.kind == "person":
        return
    kind = _kind_of(scene, described.noun)
    if actor.kind == "ngo" and kind != "unnamed":
        owner = find_owner(scene, described.sentence, described.phrase)
        code = owner.code if owner else actor.country
        state = "state" in described.modifiers or "state-run" in described.modifiers
        code = code or (scene.theatre.home if state else None)
        speaks_for = scene.theatre.country_id(code) if state and code else actor.speaks_for
        scene.learned.actors[ident] = replace(actor, kind=kind, country=code, speaks_for=speaks_for, party=state)


def _last_word(noun: ActorNoun) -> str:
    return noun.singular.rsplit(" ", 1)[-1]


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
    if owner and owner.code is None:
        ident = _find_group(scene, owner)
        if ident:
            return Reading((ident,), "possessor", 0.85)
    code = owner.code if owner else None
    if owner is not None:
        actor = scene.actor(owner.ident)
        if actor is not None and actor.kind == "military" and cls == "army":
            return Reading(owner.ids, "possessor", 0.85)
        if code is None and actor is not None and actor.kind in ("military", "government", "ministry"):
            code = actor.country
    if code is not None:
        nations = find_nations(scene, described.sentence, described.phrase)
        codes = nations if len(nations) > 1 else (code,)
        idents = tuple(i for c in codes if (i := choose_body_id(scene, c, body, cls)))
        return Reading(idents, "nationality+role", 0.95) if idents else None
    if scene.nouns.armed & described.modifiers:
        return _read_fighters(scene, described)
    if not described.definite and described.noun.singular in scene.nouns.bare and not described.noun.plural:
        return None
    return _read_unowned_state(scene, described)


def _find_group(scene: Scene, owner: Owner) -> str | None:
    """The armed group that an owner is, or that a person leads or speaks for."""
    if is_group(scene, owner.ident):
        return owner.ident
    actor = scene.actor(owner.ident)
    if actor is not None and actor.kind == "person" and actor.speaks_for:
        body = scene.actor(actor.speaks_for)
        if body is not None and body.kind in ("armed-group", "coalition", "militia", "military"):
            return body.id
    return None


def _read_unowned_state(scene: Scene, described: Described) -> Reading | None:
    loyal = bool(scene.nouns.loyal & described.modifiers)
    if described.noun.singular in scene.nouns.weapons and not loyal and not _is_acting(scene, described):
        return None
    body, cls = described.body, described.noun.cls
    key = body.key if body else {"army": "army", "government": "government"}.get(cls)
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
            lambda r: r.actor.kind in kinds and _is_organ(scene, r.actor, key, slug),
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


def _is_acting(scene: Scene, described: Described) -> bool:
    words = scene.sentences[described.sentence]
    relation = words.tokens[described.phrase.head].deprel
    if not described.noun.plural and not described.definite:
        return False
    return relation in ("nsubj", "obl:agent", "nmod:poss") or words.find_preposition(described.phrase.head) == "by"


def _is_organ(scene: Scene, actor: Actor, key: str | None, slug: str | None) -> bool:
    """Whether an actor is a state's organ of this sort; "the army" is no brigade of it."""
    if key == "government":
        return actor.kind == "government" and not actor.learned
    if key in ("army", "forces", None):
        return not actor.learned and (
            actor.id.endswith(("-army", "-military")) or actor.id == scene.theatre.body_id(actor.country or "", "army")
            if actor.country
            else False
        )
    return actor.id.endswith(f"-{slug}")


def _choose(ranked: list[tuple[float, Referent]], how: str, score: float) -> Reading:
    """The best referent of a ranked list, the next two as runners-up."""
    best = ranked[0][1]
    rest = tuple(
        Candidate(other.actor.id, other.actor.name, round(max(0.05, score - 0.2 * place), 2), "less near")
        for place, (_, other) in enumerate(ranked[1:3], 1)
    )
    return Reading((best.actor.id,), how, score, best.at, rest)


def _read_body(scene: Scene, described: Described) -> Reading | None:
    """Ministries, monitors, organisations, agencies and outlets."""
    if "this" in described.modifiers:
        return None
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
    if described.noun.singular in scene.nouns.bare and not owner and not described.definite:
        return None
    return _learn(scene, described, owner, kind=_kind_of(scene, described.noun))


def _is_new(scene: Scene, described: Described, fitting: list[tuple[float, Referent]]) -> bool:
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
        vague = scene.nouns.militant & described.modifiers or described.noun.singular == "group"
        return _read_fighters(scene, described) if vague or described.definite else None
    if described.definite:
        kinds = scene.nouns.kinds_of(described.noun)
        if "based" in described.modifiers:
            kinds = frozenset(("monitor", "ngo"))
        fitting = scene.discourse.find_kind(described.sentence, kinds, owner.ids if owner else ())
        exact = [pair for pair in fitting if _ends_name(pair[1].actor, described.noun)]
        if exact or fitting:
            return _choose(exact or fitting, "coreference", 0.8)
        conflict = scene.theatre.conflict
        if described.noun.singular == "coalition" and conflict is not None and conflict.coalition:
            return Reading((conflict.coalition,), "theatre", 0.6)
    if described.noun.singular in scene.nouns.bare and not described.modifiers:
        return None
    return _learn(scene, described, owner, kind="armed-group" if described.noun.cls == "armed_body" else "coalition")


def _of_rebels(scene: Scene, described: Described) -> bool:
    words = scene.sentences[described.sentence]
    of = words.find_of(described.phrase.head)
    if of is None:
        return False
    inner = words.folded[described.phrase.head + 1 : of + 1]
    return any(word in scene.nouns.armed or (scene.nouns.nouns.get(word, None) is not None
               and scene.nouns.nouns[word].cls in ("rebel", "fighter")) for word in inner)  # fmt: skip


def _read_force(scene: Scene, described: Described) -> Reading | None:
    """Forces, reinforcements, sides."""
    if described.noun.singular == "side" and described.modifiers & {"both", "two", "warring", "all"}:
        return _read_both_sides(scene, described)
    owner = find_owner(scene, described.sentence, described.phrase)
    if described.noun.singular in _HELPERS:
        if described.noun.plural or described.definite:
            return _learn(scene, described, owner, kind="group") if owner else None
        return None
    if owner and owner.code:
        nations = find_nations(scene, described.sentence, described.phrase)
        codes = nations if len(nations) > 1 else (owner.code,)
        idents = tuple(i for c in codes if (i := choose_body_id(scene, c, described.body, "force")))
        return Reading(idents, "nationality+role", 0.9) if idents else None
    if owner:
        return Reading((_find_group(scene, owner) or owner.ident,), "possessor", 0.85)
    if scene.nouns.loyal & described.modifiers and scene.theatre.home:
        return Reading((scene.theatre.body_id(scene.theatre.home, "army"),), "theatre", 0.8)
    if (scene.nouns.armed | scene.nouns.militant) & described.modifiers:
        return _read_fighters(scene, described)
    if described.definite or described.noun.plural:
        if described.noun.singular == "side":
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
    if "allied" in described.modifiers and not owner:
        return _learn(scene, described, owner, kind="militia")
    if owner and owner.code is None:
        actor = scene.actor(owner.ident)
        if actor is not None and actor.kind == "person" and actor.speaks_for:
            return Reading((actor.speaks_for,), "possessor", 0.8)
        if actor is not None and actor.kind not in ("unnamed", "civilians"):
            return Reading(owner.ids, "possessor", 0.9)
    loyal = {"pro-government", "pro-regime", "pro-assad", "loyalist", "regime", "government"} & described.modifiers
    if (loyal or noun.singular == "loyalist") and scene.theatre.home:
        return Reading((scene.theatre.body_id(scene.theatre.home, "army"),), "theatre", 0.8)
    if owner and owner.code and owner.code != scene.theatre.home:
        return _read_foreign(scene, described, owner)
    if noun.cls == "enemy":
        return _read_enemy(scene, described)
    return _read_side(scene, described, _vague_class(scene, described))


def _read_enemy(scene: Scene, described: Described) -> Reading | None:
    """The other side than the speaker's; outside quotations, than the state's at war."""
    theatre = scene.theatre
    start = described.phrase.start
    quotation = find_quotation(scene, start)
    speaker = find_speaker(scene, described.sentence, quotation) if quotation else None
    actor = scene.actor(speaker.ids[0]) if speaker else None
    own = _side_of(scene, actor) if actor else None
    if own is None and theatre.home:
        own = theatre.table.state_id(theatre.home, theatre.day)
    ranked = scene.discourse.find(
        described.sentence,
        lambda r: r.actor.kind in _ARMED_KINDS | {"military"} and _side_of(scene, r.actor) not in (own, None),
    )
    if ranked:
        return _choose(ranked, "coreference", 0.6)
    conflict = theatre.conflict
    if conflict is not None and conflict.kind == "interstate" and conflict.belligerents:
        return Reading((theatre.body_id(conflict.belligerents[0], "army"),), "theatre", 0.5)
    return _read_side(scene, described, "rebel")


def _side_of(scene: Scene, actor: Actor | None) -> str | None:
    for _ in range(4):
        if actor is None:
            return None
        if actor.side:
            return actor.side
        actor = scene.actor(actor.speaks_for) if actor.speaks_for else None
    return None


def _vague_class(scene: Scene, described: Described) -> str:
    if described.noun.cls in ("rebel", "jihadist", "separatist", "paramilitary", "gang"):
        return described.noun.cls
    for word in described.modifiers:
        noun = scene.nouns.nouns.get(word)
        if noun is not None and noun.cls in ("rebel", "jihadist", "separatist", "paramilitary"):
            return noun.cls
    return "fighter"


def _read_foreign(scene: Scene, described: Described, owner: Owner) -> Reading | None:
    """Fighters of another country: its army where it wages this war, else a group named by the phrase."""
    if owner.code and scene.theatre.is_local(owner.code):
        return Reading((scene.theatre.body_id(owner.code, "forces"),), "nationality+role", 0.8)
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
    if described.noun.singular in _ZEALOTS or cls == "jihadist":
        zealous = [pair for pair in ranked if "jihadist" in scene.table.tags.get(pair[1].actor.id, ())]
        ranked = zealous or ranked
    first = bool(theatre.conflict and theatre.conflict.umbrella_first)
    if umbrella is not None and first:
        best = ranked[0][1].actor if ranked else None
        if best is None or cls == "rebel" or _leads(scene, umbrella, ranked):
            rest = (Candidate(best.id, best.name, 0.3, "a group of that side"),) if best else ()
            return Reading((umbrella,), "umbrella", 0.8, None, rest, plural=True)
    if ranked:
        reading = _choose(ranked, "coreference", 0.7 if described.definite else 0.55)
        return Reading(reading.ids, reading.how, reading.score, reading.antecedent, reading.candidates, plural=True)
    if umbrella is not None:
        return Reading((umbrella,), "umbrella", 0.6, plural=True)
    return _learn_umbrella(scene, described)


def _leads(scene: Scene, umbrella: str, ranked: list[tuple[float, Referent]]) -> bool:
    """Whether the report speaks more of the umbrella's side than of the fittest other group."""
    side = scene.table.side_of(umbrella)
    best = ranked[0][1]
    if scene.table.side_of(best.actor.id) == side:
        return True
    own = sum(r.count for _, r in ranked if scene.table.side_of(r.actor.id) == side)
    return own > sum(r.count for _, r in ranked if r.actor.side == best.actor.side)


def _may_be_rebel(scene: Scene, actor: Actor) -> bool:
    """An armed group of this war that stands on no state's side."""
    home, conflict = scene.theatre.home, scene.theatre.conflict
    if actor.inter == 8 or actor.country not in (None, home) or actor.inter == 1:
        return False
    side = scene.table.find(scene.table.side_of(actor.id) or actor.side or actor.id)
    civil = conflict is not None and conflict.kind == "civil"
    return not (civil and side is not None and side.kind in ("country", "government") and not side.learned)


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
    noun = _last_word(described.noun)
    if described.definite:
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
    owner = find_owner(scene, described.sentence, described.phrase._replace(last=described.phrase.head))
    words = scene.sentences[described.sentence]
    if owner and owner.token > described.phrase.head:
        owner = None
    possessed = owner is not None or words.find_possessor(described.phrase.head) is not None
    if possessed or (described.noun.singular in scene.nouns.bare and not described.noun.plural):
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
    of = words.find_possessor(described.phrase.head)
    if of is None:
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
    name = _make_name(scene, described)
    body = owner.ident if owner and speaks else None
    country = owner.code if owner else scene.theatre.home
    if described.noun.singular == "civilian" and not (owner and owner.code):
        name = "civilians"
    if kind == "unnamed":
        name += _find_place_tail(scene, described)
    ident = make_slug(name) or "unknown"
    if described.noun.cls == "people":
        ident = make_slug(scene.sentences[described.sentence].folded[described.phrase.head]) or ident
    known = scene.learned.get(ident)
    if known is not None and known.kind not in ("unnamed", "civilians", "group") and kind != known.kind:
        ident = f"{ident}-{kind}"
    actor = scene.learned.add(Actor(ident, name, kind, country=country, speaks_for=body, learned=True))
    return Reading((actor.id,), "description", 0.7, plural=described.noun.plural, noun=_last_word(described.noun))


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
    while first < head and (words.tokens[first].upos in ("NUM", "DET", "PUNCT") or words.folded[first] in _COUNTS):
        if words.texts[first][-2:] in ("st", "nd", "rd", "th"):
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
