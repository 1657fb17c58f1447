"""Gunfire: conditions of the frames of artillery, rockets and shots (`shell`)."""

from __future__ import annotations

from fogline.claim.conditions.arguments import lemma_in, place_like
from fogline.claim.conditions.arms import agent_guns, gun_words, is_guns, is_shelling, listed_arms, small_arms
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_modifiers, find_near
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

WILDLY = frozenset({"direction", "indiscriminately", "randomly", "wildly", "random", "sporadically", "repeatedly"})


def _free_shots(paths: Paths) -> bool:
    """ "They are shooting at anyone", "shot over heads", "were shooting out of the woods": fire at nobody named."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.kids(i, "obj", "xcomp") or {"up", "down"} & set(syntax.particles(i)):
        return False
    where = {"at" if syntax.lemmas[k] in WILDLY else case for case, k in syntax.obliques(i) if syntax.words[k] != "air"}
    where |= {"at" for k in syntax.kids(i, "advmod") if syntax.lemmas[k] in WILDLY}
    fired = syntax.lemmas[i] == "fire"
    if syntax.passive(i):
        return fired and bool(where & {"at", "on"})
    subjects = syntax.surface_subject(i)
    firing = any(syntax.words[n] in ("they", "we") for n in subjects)
    firing = firing or (not fired and any(paths.scene.is_force(n) for n in subjects))
    return firing and bool(where & {"at", "on", "over", "out of", "from", "into"})


def _shot_at(paths: Paths) -> bool:
    """ "was shot at near the bridge", "were fired upon": the preposition is left behind by its object."""
    syntax, i = paths.scene.syntax, paths.index
    if not syntax.passive(i) and not (syntax.tokens[i].xpos == "VBN" and syntax.rels[i] == "acl"):
        return False
    return i + 1 < len(syntax) and syntax.words[i + 1] in ("at", "upon", "on") and not _object_of(paths, i + 1)


def _object_of(paths: Paths, index: int) -> bool:
    """Whether the preposition has an object of its own ("was fired on Tuesday")."""
    syntax = paths.scene.syntax
    head = syntax.head(index)
    return (
        syntax.rels[index] == "case"
        and head > index
        and not any(syntax.rels[k] == "case" for k in range(index + 1, head))
    )


def _fired_with(paths: Paths) -> bool:
    """ "opened up with a machine gun"."""
    syntax = paths.scene.syntax
    arms = load_words("small_arms") | {"gun", "machine-gun", "machinegun"}
    return any(syntax.lemmas[m] in arms for k in paths.obliques(paths.index, ("with",)) for m in syntax.conjuncts(k))


def _small_fire_mod(paths: Paths) -> bool:
    """ "machine-gun fire", "rifle fire": the fire of small arms."""
    return bool(
        find_modifiers(paths, paths.index) & (load_words("light_weapons") | {"machine"})
    ) and not find_modifiers(paths, paths.index) & load_words("big_fire")


def _pronoun_fire(paths: Paths) -> bool:
    """Fire of those meant by a pronoun, with no gun named."""
    syntax = paths.scene.syntax
    return any(syntax.words[n] in ("they", "we", "he") for n in paths.agent()) and not gun_words(paths)


def _bare_fire(paths: Paths) -> bool:
    """ "fired on the patrol", "fired warning shots at them": at nobody's ground, with nothing that launchers throw."""
    syntax = paths.scene.syntax
    if place_like(paths, tuple(paths.obliques(paths.index, ("on", "at", "upon", "into")))):
        return False
    thrown = syntax.kids(paths.index, "obj", "nsubj:pass")
    bullets = all(syntax.lemmas[n] in ("shot", "bullet", "round", "volley") for n in thrown)
    return bullets and not gun_words(paths) and not agent_guns(paths)


def _gun_crews(paths: Paths) -> bool:
    """Guns themselves fire: artillery, though a "gun" may be a rifle."""
    syntax = paths.scene.syntax
    return any(syntax.lemmas[n] in ("gun", "gunner", "battery", "howitzer", "cannon") for n in paths.agent())


def _hit_with_guns(paths: Paths) -> bool:
    """ "were hit from both sides with mortars": the guns hang on another word of the clause."""
    syntax = paths.scene.syntax
    inner = [k for _, o in syntax.obliques(paths.index) for k in syntax.kids(o, "nmod") if syntax.case(k) == "with"]
    return any(syntax.lemmas[m] in load_words("guns") for k in inner for m in syntax.conjuncts(k))


GUNFIRE: dict[str, Condition] = {
    "small-arms": small_arms,
    "listed-arms": listed_arms,
    "arms-complement": lambda p: lemma_in(p, tuple(p.complements(p.index, ("of",))), "guns"),
    "gun-words": gun_words,
    "agent-guns": agent_guns,
    "with-guns": lambda p: (
        any(is_guns(p, k) for k in p.obliques(p.index, ("with", "in")))
        or any(
            is_guns(p, k)
            for n in p.patient()
            for k in p.scene.syntax.kids(n, "nmod")
            if p.scene.syntax.case(k) == "with"
        )
    ),
    "guns-mod": lambda p: is_guns(p, p.index),
    "shelling-noun": is_shelling,
    "gun-modified": lambda p: bool(find_modifiers(p, p.index) & load_words("gun_modifier")),
    "bullets": lambda p: bool(find_near(p) & {"bullet", "bullets", "gunfire", "fire", "machine-gun", "gun"}),
    "free-shots": _free_shots,
    "pronoun-fire": _pronoun_fire,
    "bare-fire": _bare_fire,
    "projectile-subject": lambda p: any(
        p.scene.syntax.lemmas[m] in ("rocket", "shell", "missile", "mortar", "projectile", "round", "salvo")
        or (p.scene.syntax.lemmas[m] == "bomb" and is_guns(p, m))
        for n in p.scene.syntax.surface_subject(p.index)
        for m in (n, *p.scene.syntax.parts(n))
    ),
    "hit-with-guns": _hit_with_guns,
    "answered": lambda p: (
        p.scene.syntax.lemmas[p.index] in ("answer", "respond", "retaliate")
        and any(p.scene.syntax.words[k] == "fire" for k in p.obliques(p.index, ("with", "in")))
    ),
    "shot-at": _shot_at,
    "gun-with": _fired_with,
    "small-fire-mod": _small_fire_mod,
    "heard-guns": lambda p: p.trigger.carried_as in ("nsubj", "nsubj:pass", "obj"),
    "small-arms-alone": lambda p: small_arms(p) and not _gun_crews(p),
    "gun-crews": _gun_crews,
}
"""Every condition of this module that the frames' data may name."""
