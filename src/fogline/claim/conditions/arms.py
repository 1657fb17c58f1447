"""Arms: which weapon an event is told of: aircraft, guns and rockets, bombs, small arms."""

from __future__ import annotations

from fogline.claim.conditions.air_arms import is_air, with_guns
from fogline.claim.conditions.arguments import is_quantified, lemma_in
from fogline.claim.conditions.event_nouns import is_event_noun
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def is_guns(paths: Paths, index: int) -> bool:
    """Whether a word tells of guns, rockets or missiles, or of a strike with them."""
    syntax = paths.scene.syntax
    modifiers = {syntax.lemmas[k] for k in syntax.kids(index, "compound", "amod")}
    if syntax.lemmas[index] == "gun" and modifiers & load_words("hand_guns"):
        return False
    if syntax.lemmas[index] in load_words("guns"):
        return not is_air(paths, index)
    if syntax.lemmas[index] == "bomb":
        return bool(modifiers & load_words("gun_modifier"))
    if syntax.lemmas[index] == "grenade":
        return "propelled" in {syntax.words[k] for k in syntax.kids(index, "amod", "compound", "acl")} or bool(
            modifiers & {"rocket", "rifle"}
        )
    if syntax.lemmas[index] not in load_words("strikes"):
        return False
    return bool(modifiers & load_words("gun_modifier")) or with_guns(paths, index)


def striking_words(paths: Paths) -> tuple[int, ...]:
    """The words that tell what strikes: who does it, and what it is done with."""
    syntax = paths.scene.syntax
    found = [m for i in paths.agent() for m in syntax.conjuncts(i)]
    found += [k for m in found if not syntax.tokens[m].xpos.startswith("NN") for k in syntax.parts(m)]
    found += [k for k in paths.obliques(paths.index, ("with", "by", "from")) if syntax.is_nominal(k)]
    return tuple(found)


def agent_air(paths: Paths) -> bool:
    """Whether aircraft, or an air force, do it."""
    if any(is_air(paths, i) for i in striking_words(paths)):
        return True
    return any({"air", "force"} <= set(g.id.split("-")) for i in paths.agent() for g in paths.scene.actors_at(i))


def agent_guns(paths: Paths) -> bool:
    """Whether guns strike."""
    return any(is_guns(paths, i) for i in striking_words(paths))


def is_bomb(paths: Paths, index: int) -> bool:
    """Whether a word tells of a bomb that goes off where it lies."""
    syntax = paths.scene.syntax
    modifiers = {syntax.lemmas[k] for k in syntax.kids(index, "compound", "amod")}
    return syntax.lemmas[index] in load_words("bombs") or bool(modifiers & load_words("bomb_modifier"))


def is_shelling(paths: Paths) -> bool:
    """Whether a noun tells of shelling of its own."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.rels[i] in ("compound", "amod"):
        return False
    if syntax.lemmas[i] in ("rocket", "missile", "mortar", "artillery", "shell", "round", "fire") and not (
        (paths.trigger.carried_as in ("nsubj", "obl:agent") and has_impact(paths))
        or "fire" in {syntax.lemmas[k] for k in syntax.children[i]}
        or (syntax.lemmas[i] == "fire" and is_guns(paths, i) and gunfire(paths))
    ):
        return False
    if syntax.lemmas[i] == "bombardment" and is_air(paths, i):
        return False
    if syntax.lemmas[i] in load_words("volleys") and not _is_volley(paths):
        return False
    return is_event_noun(paths)


def _is_volley(paths: Paths) -> bool:
    """ "a hail of rockets", "artillery duels", "a barrage": no "hail of abuse"."""
    syntax, i = paths.scene.syntax, paths.index
    if inner := paths.complements(i, ("of",)):
        told = {syntax.lemmas[m] for k in inner for m in syntax.conjuncts(k) if is_guns(paths, m)}
        return bool(told - {"fire", "round", "gun"})
    return gunfire(paths) or syntax.lemmas[i] in ("barrage", "salvo")


def has_impact(paths: Paths) -> bool:
    """Whether the verb that carries the noun tells of a hit."""
    carrier = paths.trigger.carrier
    return carrier is not None and paths.scene.syntax.lemmas[carrier] in load_words("impact_verbs")


def gunfire(paths: Paths) -> bool:
    """Whether the noun is said to be of guns ("mortar fire")."""
    modifiers = {paths.scene.syntax.lemmas[k] for k in paths.scene.syntax.kids(paths.index, "compound", "amod")}
    return bool(modifiers & load_words("gun_modifier"))


def gun_words(paths: Paths) -> bool:
    """Whether guns are named in the clause or as who does it."""
    syntax = paths.scene.syntax
    near = {syntax.lemmas[i] for i in syntax.subtree(paths.index, frozenset({"ccomp", "parataxis", "conj"}))}
    subject = {syntax.lemmas[i] for i in paths.agent()}
    return bool((near | subject) & load_words("guns") - {"fire", "round"})


def small_arms(paths: Paths) -> bool:
    """Shots of rifles or at crowds, not guns and rockets."""
    syntax = paths.scene.syntax
    near = {syntax.lemmas[k] for k in syntax.subtree(paths.index, frozenset({"ccomp", "parataxis", "conj", "acl"}))}
    return bool((near | {syntax.lemmas[n] for n in paths.agent()}) & load_words("small_arms"))


def is_blaze(paths: Paths) -> bool:
    """A fire at a thing or place: fire that burns, not fire of guns."""
    syntax = paths.scene.syntax
    sites = paths.complements(paths.index, ("at", "in"))
    if paths.trigger.carrier is not None:
        sites += paths.obliques(paths.trigger.carrier, ("at", "in"))
    guns = {syntax.lemmas[k] for k in syntax.kids(paths.index, "compound", "amod")} & load_words("gun_modifier")
    return not guns and lemma_in(paths, tuple(sites), "things", "institutions")


def listed_arms(paths: Paths) -> bool:
    """A line of a raid's tally: "27 cruise missiles from ships", with its count and no verb."""
    syntax, i = paths.scene.syntax, paths.index
    return syntax.rels[i] == "root" and bool(paths.complements(i, ("from",))) and is_quantified(paths)
