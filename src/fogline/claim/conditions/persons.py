"""Persons: whether a word means people or somebody's own, nobody, or a thing."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.claim.conditions.arguments import place_like
from fogline.claim.conditions.surroundings import find_lemmas
from fogline.claim.scenes.scene import Scene
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

PRONOUNS = frozenset(
    {"he", "she", "they", "him", "her", "them", "we", "us", "i", "me", "who", "whom", "someone", "somebody", "those"}
    | {"everyone", "everybody", "others", "both", "many", "most", "some", "several", "nobody", "none", "anyone", "all"}
)
MAKERS_OF_PERSONS = ("man", "men", "woman", "women", "ist", "eer", "person", "keeper", "maker", "monger", "mate")
NOBODY = frozenset({"nobody", "no-one", "noone", "none"})


def is_someone(scene: Scene, index: int) -> bool:
    """Whether a word means people: by its class, its ending, its pronoun, who it was resolved to, or a bare number."""
    syntax = scene.syntax
    token, lemma = syntax.tokens[index], syntax.lemmas[index]
    counts = token.upos in ("NUM", "DET", "PRON", "ADJ") or lemma in load_words("people")
    if counts and (inner := syntax.parts(index)):
        return any(is_someone(scene, k) for k in inner)
    if token.upos == "PRON":
        return syntax.words[index] in PRONOUNS
    if any(scene.has_word(index, c) for c in ("people", "civil", "forces", "protesters", "posts")):
        return True
    if token.upos == "NUM":
        return True
    if token.upos == "NOUN" and lemma.endswith(MAKERS_OF_PERSONS) and not scene.has_word(index, "things"):
        return True
    kinds = load_words("people_kinds") | {"military", "armed-group", "militia"}
    return any(scene.kind_of(g) in kinds for g in scene.actors_at(index)) and not scene.places_at(index)


def any_someone(paths: Paths, nodes: Iterable[int]) -> bool:
    """Whether any of some nodes, or what is coordinated with them, means people."""
    return any(is_someone(paths.scene, m) for n in nodes for m in paths.scene.syntax.conjuncts(n))


def is_owned(paths: Paths, nodes: Iterable[int]) -> bool:
    """ "his left eye", "the leg of a boy"."""
    syntax = paths.scene.syntax
    inner = [k for n in nodes for m in syntax.conjuncts(n) for k in (*syntax.subkids(m, "nmod:poss"), *syntax.parts(m))]
    return any(is_someone(paths.scene, k) or syntax.words[k] in ("his", "her", "their", "my", "our") for k in inner)


def is_owned_by_teller(paths: Paths) -> bool:
    """ "my brother", "her husband"."""
    syntax = paths.scene.syntax
    return any(syntax.tokens[k].upos == "PRON" for n in paths.patient() for k in syntax.subkids(n, "nmod:poss"))


def is_none(paths: Paths) -> bool:
    """Nobody does it, or it is not done."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.negated(paths.trigger.predicate) or any(syntax.words[k] in ("no", "any") for k in syntax.kids(i, "det")):
        return True
    return any(
        syntax.words[n] in NOBODY or any(syntax.words[k] in ("no", "neither", "none") for k in syntax.kids(n, "det"))
        for n in syntax.surface_subject(paths.trigger.predicate)
    )


def is_thing(paths: Paths, nodes: tuple[int, ...]) -> bool:
    """A building, a service or a site by its word, or a place."""
    found = find_lemmas(paths, nodes)
    return bool(found & (load_words("things") | load_words("institutions"))) or place_like(paths, nodes)
