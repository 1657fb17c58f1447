"""Tolls: what a count of people measures where some are killed, hurt or missing."""

from __future__ import annotations

from fogline.claim.counts.fates import (
    CASUALTY_MEASURES,
    ELSEWISE,
    SAID_BEHIND,
    find_fate,
    find_marked_fate,
    find_said_beside,
    tells_both_fates,
)
from fogline.claim.counts.unscathed import counts_unscathed
from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words
from fogline.models.measure import Quantity

DYING = frozenset({"die", "perish", "succumb"})
SPARING = frozenset({"kidnap", "abduct", "capture", "arrest", "detain", "rescue", "free", "release", "displace"})
"""What befell those who are counted beside the dead, and did not kill them."""
COUNTING = frozenset({"count", "report", "list", "record", "confirm", "register", "claim", "leave", "admit"})
KILLING = frozenset({"kill", "shoot", "execute", "murder", "massacre"})


def find_toll(scene: Scene, happening: Happening, quantity: Quantity, token: int, noun: int) -> str | None:
    """Whether the number at `token`, which counts `noun`, tells of the killed, injured or missing, of both ("other"),
    or of nobody who suffered (None)."""
    syntax, trigger = scene.syntax, happening.trigger.index
    if "announces" in happening.trigger.frame.marks and syntax.words[token - 1 : token] == ("to",):
        noun = token  # "rose from 12 to 20"
    beside = syntax.words[token + 1 : token + 2]
    elsewise = beside in ELSEWISE and syntax.rels[token + 1] != "amod"  # not "killed 20 displaced people"
    if elsewise or counts_unscathed(scene, happening, token, noun):
        return None
    if _is_body_of(scene, noun):
        return "killed"
    both = tells_both_fates(scene, token, noun)
    hurt_before = _kills_the_hurt(scene, trigger, token, noun)
    if beside and beside[0] in SAID_BEHIND and not both and not hurt_before:  # "six wounded men were shot dead"
        return SAID_BEHIND[beside[0]]
    dead = noun == trigger and syntax.lemmas[noun] in load_words("deadly_words")
    if syntax.lemmas[noun] == "casualty" and noun > token:
        return "other"
    if not (dead or counts_people(scene, noun, token) or suffers(scene, happening, noun)):
        return None
    if both:
        return "other"
    if (hurt := _find_hurt(scene, noun)) is not None and syntax.lemmas[trigger] not in KILLING:
        return CASUALTY_MEASURES[syntax.words[hurt]]
    if syntax.lemmas[trigger] in DYING and {token, noun} & set(syntax.surface_subject(trigger)):
        return "killed"  # "two of the injured died"
    if not hurt_before and (said := find_said_beside(scene, quantity, token, noun)) is not None:
        return said
    verb = _governing_verb(scene, token, trigger)
    if syntax.head(trigger) == verb and syntax.rels[trigger] == "xcomp":
        verb = trigger  # "two men have gone missing"
    if verb != trigger and syntax.lemmas[verb] in SPARING:
        return None
    if syntax.lemmas[verb] in COUNTING:
        verb = trigger  # "counted 17 soldiers and 22 rebels wounded"
    return (verb == trigger and find_marked_fate(happening)) or find_fate(scene, verb, noun)


def _kills_the_hurt(scene: Scene, trigger: int, token: int, noun: int) -> bool:
    """ "six wounded men were shot dead"; of "100 killed and 400 wounded mostly women" none of the women died."""
    syntax = scene.syntax
    if syntax.lemmas[trigger] not in KILLING or noun <= token + 1 or syntax.head(token + 1) != noun:
        return False
    return noun in syntax.patient(trigger) and syntax.rels[trigger] != "acl"


def _is_body_of(scene: Scene, noun: int) -> bool:
    """ "the bodies of two soldiers missing since Thursday"."""
    syntax, head = scene.syntax, scene.syntax.head(noun)
    return syntax.rels[noun] == "nmod" and syntax.case(noun) == "of" and syntax.lemmas[head] in load_words("remains")


def _find_hurt(scene: Scene, noun: int) -> int | None:
    """ "12 wounded soldiers": the word before the noun that says what became of them."""
    syntax = scene.syntax
    return next((k for k in syntax.kids(noun, "amod") if syntax.words[k] in CASUALTY_MEASURES and k < noun), None)


def counts_people(scene: Scene, noun: int, token: int) -> bool:
    """Whether persons are counted: a people word, an actor, or a bare number as object ("killing 17")."""
    if scene.has_word(noun, "people") or scene.has_word(noun, "civil"):
        return True
    if noun == token or scene.syntax.words[noun] in ("them", "us", "whom", "you", "those", "own"):
        return True
    if any(scene.has_word(noun, c) for c in ("institutions", "place_nouns", "things", "air")):
        return False
    kinds = load_words("people_kinds") | load_words("armed_kinds")
    return any(scene.kind_of(g) in kinds for g in scene.actors_at(noun))


def suffers(scene: Scene, happening: Happening, noun: int) -> bool:
    """Whoever is counted as killed, taken, freed or put to flight is somebody, whatever the word ("two village heads",
    "nine worshippers")."""
    syntax, trigger = scene.syntax, happening.trigger.index
    if happening.type not in ("detain", "displace", "casualties") or (
        syntax.tokens[noun].upos != "NOUN" and syntax.tokens[noun].xpos != "NNPS"
    ):
        return False
    deadly = happening.type == "casualties"
    found = [] if deadly and happening.trigger.frame.kind != "verb" else list(syntax.patient(trigger))
    if happening.type == "displace" or (deadly and syntax.lemmas[trigger] in load_words("dying")):
        found += syntax.surface_subject(trigger)
    victims = {m for n in found for m in syntax.conjuncts(n)}
    named = syntax.tokens[noun].xpos == "NNPS"  # "31 Tigers"
    return noun in victims and (named or not any(scene.has_word(noun, name) for name in LIFELESS))


LIFELESS = ("institutions", "place_nouns", "things", "air", "military_things", "guns", "event_words", "beasts")


def _governing_verb(scene: Scene, token: int, trigger: int) -> int:
    syntax = scene.syntax
    current = token
    for _ in range(12):
        if syntax.lemmas[current] in CASUALTY_MEASURES or current == trigger:
            return current
        head = syntax.head(current)
        if head < 0:
            return trigger
        if syntax.is_verb(head):
            return head
        current = head
    return trigger
