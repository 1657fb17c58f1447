"""Positions: conditions of the frames about where forces stand again, on whose soil, and what is no force at all."""

from __future__ import annotations

from fogline.claim.arguments import is_civil
from fogline.claim.conditions import Condition
from fogline.claim.paths import Paths
from fogline.lexicon.frames import load_words

SOIL = frozenset({"soil", "territory", "land", "side", "bank", "shore"})
CREEPING = frozenset(
    {"cold", "warm", "weather", "storm", "rain", "monsoon", "sandstorm", "cyclone", "hurricane", "snow", "plague"}
    | {"locust", "flood", "floodwater", "fire", "wildfire", "flame", "virus", "epidemic", "cholera", "disease"}
    | {"price", "inflation", "technology", "team", "talk", "negotiation", "bill", "work", "lava", "drought", "desert"}
    | {"cloud", "water", "tide", "season", "date", "deadline", "election", "project", "construction", "winter"}
)
"""What creeps on without any army."""


def _subject_words(paths: Paths) -> set[str]:
    syntax = paths.scene.syntax
    nodes = [m for n in syntax.surface_subject(paths.index) for m in syntax.conjuncts(n)]
    return {syntax.lemmas[k] for n in nodes for k in (n, *syntax.kids(n, "amod", "compound"))}


def _back_again(paths: Paths) -> bool:
    """ "was back in the army's hands by Sunday": taken again; "is again in the army's hands" is a state."""
    syntax, i = paths.scene.syntax, paths.index
    back = any(syntax.words[k] == "back" for k in syntax.kids(i, "advmod"))
    return back and not {"is", "are"} & {syntax.words[k] for k in syntax.kids(i, "cop")}


def _on_soil(paths: Paths) -> bool:
    """ "is on Ruritanian soil", "are on our territory": whose soil it is is said."""
    syntax, i = paths.scene.syntax, paths.index
    return syntax.lemmas[i] in SOIL and bool(syntax.kids(i, "amod", "compound", "nmod"))


def _brought_force(paths: Paths) -> bool:
    """ "flew in hundreds of commandos", where the parse takes those flown in for a place."""
    syntax, words = paths.scene.syntax, load_words("forces") | {"reinforcement", "personnel", "men"}
    for case, node in syntax.obliques(paths.index):
        if case != "in" or node < paths.index:
            continue
        if any(syntax.words[c] == "in" and c == paths.index + 1 for c in syntax.kids(node, "case")) and any(
            syntax.lemmas[k] in words for k in (node, *syntax.parts(node))
        ):
            return not paths.scene.places_of(node)
    return False


def _predicated_military(paths: Paths) -> bool:
    """Reinforcements, convoys or troops "are on their way"."""
    syntax, words = paths.scene.syntax, load_words("military_things")
    if not syntax.kids(paths.index, "cop"):
        return False
    return any(syntax.lemmas[m] in words for n in paths.predicated() for m in syntax.conjuncts(n))


def _people_complement(paths: Paths) -> bool:
    """ "the capture of the town's elders": people are taken, no ground."""
    scene = paths.scene
    nodes = tuple(k for k in paths.complements(paths.index, ("of",)) if not scene.places_at(k))
    words = load_words("people") | load_words("posts") | load_words("rulers")
    return any(scene.syntax.lemmas[n] in words for n in nodes) or is_civil(paths, nodes)


POSITIONS: dict[str, Condition] = {
    "back-again": _back_again,
    "on-soil": _on_soil,
    "brought-force": _brought_force,
    "predicated-military": _predicated_military,
    "predicate-be": lambda p: bool(p.scene.syntax.kids(p.index, "cop")),
    "people-complement": _people_complement,
    "weather": lambda p: bool(_subject_words(p) & CREEPING),
}
"""Every condition of this module that the frames' data may name."""
