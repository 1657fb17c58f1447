"""Arguments: what kind of thing fills a trigger's argument: a place, a person, civilians, a force, a count."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

FRACTIONS = frozenset({"whole", "much", "third", "majority", "bulk", "entirety", "remainder", "length"})
FRACTIONS |= {"fifth", "fourth", "sixth", "tenth", "quarter"}
"""Parts that are places only by what they are parts of."""


def lemma_in(paths: Paths, indexes: tuple[int, ...], *classes: str) -> bool:
    """Whether a token, what is coordinated with it, or what it is a number "of" has a lemma in the classes."""
    scene, syntax = paths.scene, paths.scene.syntax
    words = frozenset().union(*(load_words(c) for c in classes))
    for index in indexes:
        for member in syntax.conjuncts(index):
            counted = syntax.parts(member)
            if counted and (syntax.lemmas[member] in load_words("quantifiers") or syntax.tokens[member].upos == "NUM"):
                if any(syntax.lemmas[k] in words for k in counted):
                    return True
                continue
            if syntax.lemmas[member] in words:
                return True
            for k in syntax.kids(member, "nmod"):
                if syntax.case(k) == "of" and syntax.lemmas[k] in words and not scene.actors_at(member):
                    return True
    return False


def place_like(paths: Paths, indexes: tuple[int, ...]) -> bool:
    """Whether a token, or what is coordinated with it, is a place by name or by its word."""
    scene, syntax = paths.scene, paths.scene.syntax
    for index in indexes:
        for member in syntax.conjuncts(index):
            if scene.places_at(member):
                return True
            word = syntax.lemmas[member] in load_words("place_nouns")
            if word and (syntax.tokens[member].upos != "NUM" or scene.places_of(member)):
                complements = syntax.parts(member)
                if not complements and syntax.lemmas[member] in FRACTIONS:
                    continue
                if not complements or any(
                    scene.places_of(k) or syntax.lemmas[k] in load_words("place_nouns") for k in complements
                ):
                    return True
            if any(scene.places_at(k) for k in syntax.kids(member, "appos")):
                return True
            if syntax.tokens[member].upos == "NUM" and any(
                syntax.lemmas[k] in load_words("place_nouns")
                for k in (*syntax.parts(member), *syntax.kids(member, "nmod"))  # "11 of 17 villages"
            ):
                return True
    return False


def _find_doers(paths: Paths) -> tuple[int, ...]:
    """Who does it by the frame: the grammatical subject, where it asks for that first, else the logical one."""
    by_subject = paths.trigger.frame.actor[:1] == ("subj",)
    return paths.scene.syntax.surface_subject(paths.index) if by_subject else paths.agent()


def force_actor(paths: Paths) -> bool:
    """Whether who does it is a force, or a people that makes the moves of one."""
    scene = paths.scene
    return any(
        scene.is_force(m) or _is_people_at_arms(scene, m) or _is_unresolved(scene, m)
        for i in _find_doers(paths)
        for m in scene.syntax.conjuncts(i)
    )


def _is_unresolved(scene: Scene, index: int) -> bool:
    """ "They" of nobody named: whoever makes the moves of an army is one."""
    return scene.syntax.words[index] == "they" and not scene.actors_at(index)


def _is_people_at_arms(scene: Scene, index: int) -> bool:
    """ "The Serbs pushed into town": a people by its name, uncounted, that makes the moves of an army."""
    token = scene.syntax.tokens[index]
    if token.upos not in ("PROPN", "NOUN") or token.xpos not in ("NNPS", "NNS") or scene.syntax.kids(index, "nummod"):
        return False
    return any(g.how == "nationality" for g in scene.actors_at(index))


def is_civil(paths: Paths, nodes: tuple[int, ...]) -> bool:
    """Whether some tokens are civilians, by word, kind or bare number."""
    scene = paths.scene
    for index in nodes:
        for member in scene.syntax.conjuncts(index):
            if scene.syntax.lemmas[member] in load_words("forces"):
                return False
            inner = scene.syntax.parts(member)
            if any(scene.is_force(k) for k in inner):
                return False
            if scene.syntax.lemmas[member] in load_words("quantifiers") and any(
                scene.has_word(k, "civil") for k in inner
            ):
                return True
            if inner and all(_is_thing(scene, k) for k in inner):
                continue
            if scene.has_word(member, "civil") or scene.syntax.tokens[member].upos == "NUM":
                return True
            if scene.syntax.tokens[member].upos in ("PROPN", "ADJ") and scene.syntax.kids(member, "nummod"):
                return True
            if any(scene.kind_of(g) in load_words("civil_kinds") for g in scene.actors_at(member)):
                return True
    return False


def _is_thing(scene: Scene, index: int) -> bool:
    """A common noun that is neither people nor anybody known ("hundreds of statues")."""
    known = scene.has_word(index, "people") or scene.has_word(index, "civil") or scene.actors_at(index)
    return scene.syntax.tokens[index].upos == "NOUN" and not known


def is_military(paths: Paths) -> bool:
    """Whether the object is a force or its gear."""
    scene = paths.scene
    if lemma_in(paths, paths.patient(), "military_things"):
        return True
    return any(
        scene.kind_of(g) in ("military", "armed-group", "militia") for i in paths.patient() for g in scene.actors_of(i)
    )


def person_patient(paths: Paths) -> bool:
    """Whether the object is people."""
    scene = paths.scene
    if place_like(paths, paths.patient()):
        return False
    if lemma_in(paths, paths.patient(), "people"):
        return True
    kinds = load_words("people_kinds")
    return any(scene.kind_of(g) in kinds for i in paths.patient() for g in scene.actors_of(i, not _owned(scene, i)))


def _owned(scene: Scene, index: int) -> bool:
    """A common noun with an owner ("their byres"): its owner is not it."""
    return scene.syntax.tokens[index].upos == "NOUN" and bool(scene.syntax.subkids(index, "nmod:poss"))


def is_diplomat(paths: Paths) -> bool:
    """Whether who does it may meet, visit and negotiate."""
    scene = paths.scene
    for index in _find_doers(paths):
        for member in scene.syntax.conjuncts(index):
            if scene.has_word(member, "diplomats") and not scene.has_word(member, "forces"):
                return True
            if any(scene.kind_of(g) == "person" for g in scene.actors_at(member)):
                return True
    return False


def any_slot(paths: Paths) -> bool:
    """Something of who, whom or where: named, or a force or a place by its common noun ("militias fought")."""
    frame = paths.trigger.frame
    if paths.actors(frame.actor) or paths.actors(frame.recipient) or paths.places(frame.place):
        return True
    return frame.kind == "verb" and (force_actor(paths) or place_like(paths, paths.patient()))


def is_quantified(paths: Paths) -> bool:
    """Whether a count stands in the clause of the trigger or of what it hangs on."""
    scene, syntax = paths.scene, paths.scene.syntax
    members = set(syntax.subtree(paths.index, frozenset({"acl"})))
    head = syntax.head(paths.index)
    if head >= 0:
        members |= set(syntax.subtree(head, frozenset({"ccomp", "advcl", "parataxis", "acl"})))
    return bool(scene.quantities_at(sorted(members)))


def dead_result(paths: Paths) -> bool:
    """Whether somebody is said to be dead of it ("shot dead")."""
    syntax = paths.scene.syntax
    return any(
        syntax.words[k] in ("dead",) for k in syntax.kids(paths.index, "xcomp", "advmod", "obj", "amod", "advcl")
    )
