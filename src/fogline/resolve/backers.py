"""Backers: fighters told of by who backs them ("Ruritanian-backed rebels", "fighters backed by Ruritania")."""

from __future__ import annotations

from functools import cache

from fogline.lexicon.actors import ActorTable, get_place_words
from fogline.lexicon.state_bodies import make_slug
from fogline.models.entity import Actor
from fogline.resolve.described import Described, choose_referent, learn_described
from fogline.resolve.name_scan import Name
from fogline.resolve.scene import Reading, Scene

_ARMED = frozenset(("armed-group", "coalition", "militia"))
_BACKED = frozenset(("backed", "supported", "armed", "sponsored", "funded", "aligned"))
_BACKING = frozenset(("back", "support", "arm", "sponsor", "fund"))


def read_backed(scene: Scene, described: Described) -> Reading | None:
    """The group that a state backs by the table, of those that fit the war the one spoken of; else another group spoken
    of that does not fight the backer; else the fighters under their own words. None where no state backs them."""
    code, last = _find_backer(scene, described)
    if code is None or not described.noun.plural:
        return None
    listed = _list_backed(scene.table).get(code, ())
    spoken = scene.discourse.find(
        described.sentence, lambda r: r.actor.kind in _ARMED and r.actor.id in listed and r.actor.inter != 8
    )
    if spoken:
        return choose_referent(spoken, "coreference", 0.8)
    home = scene.theatre.home if scene.theatre.home != code else None
    known = [a for ident in listed if (a := scene.table.find(ident)) and scene.theatre.fits(a)]
    fitting = [a for a in known if (a.country == home if home else scene.theatre.is_about(a.country))]
    if fitting:
        return Reading((fitting[0].id,), "umbrella", 0.6, plural=True)
    others = scene.discourse.find(
        described.sentence, lambda r: r.actor.kind in _ARMED and r.actor.country != code and r.actor.inter not in (1, 8)
    )
    if others and described.definite:
        return choose_referent(others, "coreference", 0.6)
    if last is None:
        return learn_described(scene, described, None, kind="armed-group")
    tokens = scene.sentences[described.sentence].tokens
    name = scene.report.text[tokens[described.phrase.head].start : tokens[last].end].replace("\n", " ")
    actor = scene.learned.add(Actor(make_slug(name), name.lower()[:1] + name[1:], "armed-group", learned=True))
    return Reading((actor.id,), "description", 0.6, plural=True)


def _find_backer(scene: Scene, described: Described) -> tuple[str | None, int | None]:
    """The code of the state that backs them, before the noun with "-backed" or behind "backed by", and of the latter
    the token that names it."""
    words, sentence = scene.sentences[described.sentence], described.sentence
    head = described.phrase.head
    for at in range(max(2, described.phrase.first), head):
        if words.folded[at] in _BACKED and words.texts[at - 1] in "-–‑":
            return _find_code(scene, scene.name_over(sentence, at - 2)), None
    for clause in words.children(head):
        reduced = clause > head and words.tokens[clause].deprel in ("acl", "amod")
        if reduced and words.tokens[clause].lemma in _BACKING:
            by = [c for c in words.children(clause) if c > clause and words.find_preposition(c) == "by"]
            named = ((_find_code(scene, scene.name_over(sentence, c)), c) for c in by)
            return next(((code, c) for code, c in named if code), (None, None))
    return None, None


def _find_code(scene: Scene, name: Name | None) -> str | None:
    """A state's code by its name, adjective or capital; packaged names of states bear it, too."""
    if name is None or name.source != "actor":
        return name.values[0] if name else None
    actor = scene.actor(name.values[0])
    return actor.country if actor is not None and actor.kind in ("country", "government") else None


@cache
def _list_backed(table: ActorTable) -> dict[str, tuple[str, ...]]:
    """Ids of groups by the code of the state that a name of theirs tells to back them ("Ruritanian-backed X")."""
    countries, _ = get_place_words()
    listed: dict[str, list[str]] = {}
    for actor in table.actors:
        for alias in actor.aliases:
            backer, _, rest = alias.partition("-backed ")
            found = countries.get(backer) if rest else ()
            if found and actor.id not in listed.setdefault(found[0][-2:], []):
                listed[found[0][-2:]].append(actor.id)
    return {code: tuple(ids) for code, ids in listed.items()}
