"""Counted again: triggers that only tell once more, or further, what another trigger of the sentence tells."""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words

PART_REACH = 12
"""Tokens within which "one of whom" goes on with a toll."""
COUNTS = frozenset({"number", "figure", "count", "total", "tally", "estimate", "toll"})
WOUNDED = frozenset({"casualties-wounds", "casualties-suffer", "casualties-limb", "casualties-die", "casualties-verb"})


def find_counted_again(scene: Scene, happenings: list[Happening]) -> set[int]:
    """Indexes of triggers whose event another happening of the same type tells: the second half of a toll
    ("two perished and nine received wounds"), a part of it ("two were hurt, one of whom lost a foot"), and the label
    before a colon ("Infighting: two factions clashed")."""
    return {
        happening.trigger.index
        for happening in happenings
        for other in happenings
        if other is not happening and other.type == happening.type and _tells_again(scene, happening, other)
    }


def _tells_again(scene: Scene, happening: Happening, other: Happening) -> bool:
    own, theirs = happening.trigger.index, other.trigger.index
    if happening.type == "casualties" and (_is_part(scene, own, theirs) or _is_second_half(scene, happening, other)):
        return True
    if happening.type == "casualties" and (_is_of_toll(scene, happening, other) or _is_put_at(scene, own, theirs)):
        return True
    return _is_label(scene, own, theirs) or _goes_on(scene, happening, other)


def _is_of_toll(scene: Scene, happening: Happening, other: Happening) -> bool:
    """ "the number of people killed has passed 60": a participle that tells what the number is of."""
    syntax, own, toll = scene.syntax, happening.trigger.index, other.trigger.index
    if other.trigger.frame.kind == "verb":
        subjects = [*syntax.surface_subject(toll), *syntax.patient(toll)]
        toll = next((n for n in subjects if syntax.lemmas[n] in COUNTS), toll)
    if syntax.lemmas[toll] not in COUNTS or syntax.words[own] not in load_words("toll_participles"):
        return False
    return toll < own and toll in syntax.ancestors(own)[:3]


def _is_put_at(scene: Scene, toll: int, counted: int) -> bool:
    """ "the toll is two dead and five wounded": a toll that the words behind it count."""
    syntax = scene.syntax
    said_of = syntax.rels[toll] == "nsubj" and syntax.head(toll) == counted and counted in syntax.copular
    return said_of and (syntax.lemmas[toll] in COUNTS or syntax.lemmas[toll] == "loss")


def _goes_on(scene: Scene, happening: Happening, other: Happening) -> bool:
    """ "remain dug in", "arrived to reinforce the post", "thousands of refugees returned", "the coup that toppled
    him": words that belong to the same telling."""
    syntax, own, theirs = scene.syntax, happening.trigger.index, other.trigger.index
    bound = syntax.head(own) == theirs
    match happening.type:
        case "hold":
            return bound and syntax.rels[own] == "xcomp" and not happening.place
        case "deploy":
            return bound and syntax.rels[own] in ("advcl", "xcomp") and syntax.tokens[own].xpos == "VB"
        case "displace":
            subjects = syntax.surface_subject(theirs)
            inside = {k for n in subjects for k in (n, *syntax.parts(n), *syntax.kids(n, "acl", "amod"))}
            known = not syntax.is_verb(own) or syntax.tokens[own].xpos == "VBN"
            return other.trigger.frame.kind == "verb" and known and own in inside
        case "organize":
            return bound and syntax.tokens[own].deprel == "acl:relcl" and not syntax.is_verb(theirs)
    return False


def _is_part(scene: Scene, index: int, other: int) -> bool:
    """ "two were hurt, one of whom lost a foot"."""
    syntax = scene.syntax
    if not 0 < index - other < PART_REACH:
        return False
    own = [m for n in syntax.kids(index, "nsubj") for m in syntax.parts(n)]
    return any(syntax.words[m] == "whom" for m in own)


def _is_second_half(scene: Scene, happening: Happening, other: Happening) -> bool:
    """ "two perished and nine received wounds": the second verb, with nothing of when or where of its own."""
    syntax, index = scene.syntax, happening.trigger.index
    if syntax.rels[index] != "conj" or syntax.head(index) != other.trigger.index:
        return False
    if happening.trigger.frame.id not in WOUNDED or other.trigger.frame.id not in WOUNDED:
        return False
    return bool(syntax.kids(index, "nsubj")) and not happening.place


def _is_label(scene: Scene, index: int, other: int) -> bool:
    """ "Losses of the army: two men perished": a label that the clause behind the colon spells out."""
    syntax = scene.syntax
    if syntax.is_verb(index) or syntax.rels[index] != "root" or syntax.kids(index, "nummod", "cop", "nsubj"):
        return False
    return any(syntax.words[k] == ":" for k in range(index + 1, other))
