"""Air arms: whether an event is told of aircraft, or of a strike from them."""

from __future__ import annotations

from fogline.claim.parse.syntax import Syntax
from fogline.claim.parse.tree import HYPHENS
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def is_craft_mark(syntax: Syntax, index: int) -> bool:
    """ "F-16s", "Su-25": an aircraft by the letters and number of its type."""
    words = syntax.words
    if words[index] not in load_words("craft_marks"):
        return False
    return index + 2 < len(words) and words[index + 1] in HYPHENS and words[index + 2][:1].isdigit()


def is_air(paths: Paths, index: int) -> bool:
    """Whether a word tells of aircraft or of a strike from them."""
    syntax = paths.scene.syntax
    lemma = syntax.lemmas[index]
    if lemma in load_words("air") or is_craft_mark(syntax, index):
        return True
    modifiers = {syntax.lemmas[k] for k in syntax.kids(index, "compound", "amod")}
    if lemma == "fighter" and modifiers & load_words("air"):
        return True
    flying = modifiers & (load_words("air_modifier") | load_words("air"))
    if not flying and is_earthbound(paths, index, modifiers):
        return False
    if lemma == "bombardment" and index == paths.index and not _in_air(paths, index):
        return False
    if lemma in load_words("air_strong"):
        return not modifiers & (load_words("gun_modifier") | load_words("bomb_modifier"))
    if lemma == "raid" and _is_air_raid(paths, index, modifiers):
        return True
    if lemma not in load_words("strikes"):
        return False
    if any(syntax.lemmas[k] in load_words("air") for k in paths.complements(index, ("by", "with", "from"))):
        return True
    if with_guns(paths, index):
        return False
    return bool(flying) or (lemma == "strike" and not modifiers & load_words("gun_modifier"))


def _is_air_raid(paths: Paths, index: int, modifiers: set[str]) -> bool:
    """ "raids hit the town", "carried out a raid on the port": not said to be made on the ground."""
    carrier = paths.trigger.carrier
    if carrier is None or index != paths.index or raids_on_foot(paths, index):
        return False
    if modifiers & (load_words("ground_modifier") | load_words("gun_modifier")):
        return False
    hitting = load_words("impact_verbs") | {"carry", "conduct"}
    told = paths.scene.syntax.lemmas[carrier] in hitting or bool(paths.complements(index, ("on",)))
    return told and _report_flies(paths)


def _report_flies(paths: Paths) -> bool:
    """Whether the report speaks of anything that flies; raids in one that does not are made on the ground."""
    words = load_words("air") | load_words("air_modifier")
    return any(t.lemma in words for s in paths.scene.report.sentences for t in s.tokens)


def raids_on_foot(paths: Paths, index: int) -> bool:
    """ "a midnight raid on their outpost"."""
    syntax = paths.scene.syntax
    targets = load_words("foot_raid_targets")
    return any(syntax.lemmas[k] in targets for k in paths.complements(index, ("on", "against", "at")))


def _in_air(paths: Paths, index: int) -> bool:
    """Whether a bombardment is from the air: aircraft, bombs or the air itself stand in its clause."""
    syntax = paths.scene.syntax
    words = load_words("air") | load_words("air_modifier") | {"sky", "bomb", "pilot"}
    head = syntax.head(index)
    near = syntax.subtree(head if head >= 0 else index, frozenset({"ccomp", "parataxis"}))
    if any(syntax.lemmas[k] in words for k in near if k != index):
        return True
    makers = [g for k in syntax.kids(index, "compound", "amod") for g in paths.scene.actors_at(k)]
    return any("air" in g.id.split("-") for g in makers)


def with_guns(paths: Paths, index: int) -> bool:
    """ "strikes with artillery": the weapon is named beside the noun or its verb."""
    syntax = paths.scene.syntax
    head = syntax.head(index)
    beside = [*syntax.kids(index, "nmod"), *(syntax.kids(head, "obl") if head >= 0 else [])]
    return any(syntax.case(k) == "with" and syntax.lemmas[k] in load_words("guns") for k in beside)


def is_earthbound(paths: Paths, index: int, modifiers: set[str]) -> bool:
    """A strike of workers, bombings in a city, raids of an armed group, a bombardment by gunners."""
    scene, syntax = paths.scene, paths.scene.syntax
    lemma, head = syntax.lemmas[index], syntax.head(index)
    if lemma == "strike":
        idle = syntax.case(index) == "on" and head >= 0 and syntax.lemmas[head] in ("go", "be", "remain", "come")
        makers = {syntax.lemmas[k] for k in paths.complements(index, ("by",))}
        return idle or bool(modifiers & load_words("labour")) or bool(makers & load_words("protesters"))
    if syntax.words[index] == "bombings":
        return True
    if index != paths.index or paths.trigger.frame.kind == "verb":
        return False
    agents = [m for n in paths.agent() for m in syntax.conjuncts(n)]
    agents += paths.complements(index, ("by",))
    if lemma == "bombing" and _is_planted(paths, index):
        return True
    if lemma in ("raid", "bombing"):
        return any(scene.kind_of(g) in ("armed-group", "militia") for n in agents for g in scene.actors_at(n))
    return any(syntax.lemmas[n] in load_words("guns") for n in agents)


def _is_planted(paths: Paths, index: int) -> bool:
    """ "the bombing of a minibus", "claimed the bombing": what bombs are laid at, an act that somebody owns to, or
    one in a report in which nothing flies."""
    syntax, head = paths.scene.syntax, paths.scene.syntax.head(index)
    if any(syntax.lemmas[k] in load_words("bombed_things") for k in paths.complements(index, ("of", "on", "at"))):
        return True
    if head >= 0 and syntax.lemmas[head] in ("claim", "own") and syntax.rels[index] == "obj":
        return True
    of_place = any(paths.scene.places_at(k) for k in paths.complements(index, ("of",)))
    return not of_place and not _report_flies(paths)
