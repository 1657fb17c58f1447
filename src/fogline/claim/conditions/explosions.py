"""Explosions: conditions of the frames of bombs and mines that go off (`blast`)."""

from __future__ import annotations

from fogline.claim.conditions.air_arms import is_air
from fogline.claim.conditions.arguments import lemma_in
from fogline.claim.conditions.arms import is_bomb, is_guns
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_lemmas, find_modifiers, find_near
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _bomb_agent(paths: Paths) -> bool:
    """A planted bomb as what hits or kills; shells and bombs from the air are not."""
    syntax = paths.scene.syntax
    if not syntax.kids(paths.index, "nsubj") and not syntax.passive(paths.index):
        return False
    nodes = [m for n in paths.agent() for m in (*syntax.conjuncts(n), *syntax.parts(n))]
    nodes += [k for k in paths.obliques(paths.index, ("by",)) if k not in nodes]
    for node in nodes:
        lemma, around = syntax.lemmas[node], find_modifiers(paths, node)
        if around & (load_words("unplanted_bombs") | load_words("gun_modifier") | load_words("air_modifier")):
            continue
        if lemma in load_words("bombs") - load_words("plain_bomb_words"):
            return True
        if lemma in ("charge", "device") and syntax.lemmas[paths.index] in ("rip", "tear", "shatter", "wreck", "gut"):
            return True
        if lemma in load_words("plain_bomb_words") - {"explosion", "bombing"} and around & (
            load_words("bomb_modifier") | {"bomb"}
        ):
            return lemma not in ("car", "vehicle") or bool(around & {"bomb", "suicide", "explosive"})
    return False


def _bomb_mod(paths: Paths) -> bool:
    return bool(find_modifiers(paths, paths.index) & load_words("bomb_words"))


def _bomber_driving(paths: Paths) -> bool:
    if find_lemmas(paths, paths.agent()) & {"bomber", "attacker", "assailant"} and find_near(paths) & {
        "car",
        "truck",
        "van",
    }:
        return True
    return bool({"explosives", "explosive", "bomb"} & find_near(paths)) and bool(paths.patient())


def _explosive_patient(paths: Paths) -> bool:
    return bool({paths.scene.syntax.lemmas[n] for n in paths.patient()} & load_words("devices")) or any(
        paths.scene.syntax.words[n] in ("them", "it") for n in paths.patient()
    )


def _blown_subject(paths: Paths) -> bool:
    """ "a booby-trapped house blew up", "the train blew up": no object, and a thing goes up."""
    syntax = paths.scene.syntax
    return not syntax.kids(paths.index, "obj") and lemma_in(paths, syntax.surface_subject(paths.index), "things")


def _ore_mine(paths: Paths) -> bool:
    """A mine where ore is dug, or one that only lies somewhere, not one that is laid or goes off."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] != "mine":
        return False
    around = find_modifiers(paths, i) | {syntax.lemmas[k] for k in syntax.children[i]}
    carrier = paths.trigger.carrier
    beside = {syntax.lemmas[k] for k in (carrier, *syntax.children[carrier])} if carrier is not None else set()
    if around & load_words("ores") or beside & load_words("mining_words"):
        return True
    above = {syntax.lemmas[k] for k in (*syntax.ancestors(i), *([carrier] if carrier is not None else []))}
    told = around & load_words("laid_mines") or above & load_words("mine_deeds")
    return not (told or syntax.case(i) in ("by", "on"))


EXPLOSIONS: dict[str, Condition] = {
    "ore-mine": _ore_mine,
    "ground-bomb": lambda p: is_bomb(p, p.index) and not is_air(p, p.index) and not is_guns(p, p.index),
    "bomb-subject": lambda p: any(is_bomb(p, i) for i in p.scene.syntax.surface_subject(p.index)),
    "bomb-noun": lambda p: (
        p.scene.syntax.rels[p.index] not in ("compound", "amod")
        and (p.scene.syntax.lemmas[p.index] not in ("bombing",) or is_bomb(p, p.index))
        and not is_air(p, p.index)
    ),
    "bomb-mod": _bomb_mod,
    "bomb-agent": _bomb_agent,
    "bomber-driving": _bomber_driving,
    "explosive-patient": _explosive_patient,
    "blown-subject": _blown_subject,
    "bombs-rained": lambda p: any(p.scene.syntax.words[n] == "bombs" for n in p.agent()),
}
"""Every condition of this module that the frames' data may name."""
