"""Word senses: conditions that tell in which of its senses a word of several stands.

Each takes the paths of one trigger and answers whether it holds; `conditions.table.holds` asks these with the others.
"""

from __future__ import annotations

from fogline.claim.conditions.arms import agent_air
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_kinds, find_lemmas, find_near, find_subjects
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

IRREGULARS = frozenset({"armed-group", "militia"})
WANTING = ("on", "for", "to", "against", "of", "in", "at")
AWAY = ("from", "out of", "to", "into")
STEPS = 3
"""How far above talks the verb may stand that only wishes for them."""


def _own_staff(paths: Paths) -> bool:
    """ "evacuated its staff", "most of the agency's employees were flown out": a body takes its own people away."""
    return bool(find_lemmas(paths, paths.patient()) & load_words("own_staff"))


def _moved_off(paths: Paths) -> bool:
    """Out of somewhere, or to somewhere else."""
    return bool(paths.obliques(paths.index, AWAY)) or "out" in paths.scene.syntax.particles(paths.index)


def _aircraft_flight(paths: Paths) -> bool:
    """ "a flight with medicine", "suspended flights": an aeroplane's, nobody's from a war."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] != "flight":
        return False
    counted = syntax.kids(i, "nummod") or any(syntax.words[k] in ("a", "an", "another") for k in syntax.kids(i, "det"))
    return syntax.words[i] == "flights" or bool(counted)


def _bombed_by_hand(paths: Paths) -> bool:
    """ "Guerrillas bombed the police station": irregulars without aircraft, who lay their bombs."""
    if not find_kinds(paths, "agent") & IRREGULARS or agent_air(paths):
        return False
    syntax = paths.scene.syntax
    told = bool(syntax.kids(paths.index, "nsubj")) or syntax.passive(paths.index)
    return told and all(syntax.tokens[n].upos != "PRON" for n in paths.agent())


def _put_ashore(paths: Paths) -> bool:
    """Rebels, or troops from boats, who land where others are; troops that are flown in only arrive."""
    near = find_near(paths) | {paths.scene.syntax.lemmas[n] for n in find_subjects(paths)}
    return bool(near & load_words("landing_craft") or find_kinds(paths, "agent") & IRREGULARS)


def _burst_inside(paths: Paths) -> bool:
    """ "burst into a café": upon those inside; who bursts into a town enters it."""
    if paths.scene.syntax.lemmas[paths.index] not in ("burst", "barge"):
        return False
    return bool(find_lemmas(paths, paths.obliques(paths.index, ("into", "inside"))) & load_words("burst_into"))


def _burnt_emblem(paths: Paths) -> bool:
    """ "burned an effigy", "burnt tyres": what crowds burn to protest."""
    syntax = paths.scene.syntax
    return syntax.lemmas[paths.index] == "burn" and bool(
        find_lemmas(paths, paths.patient() or find_subjects(paths)) & load_words("emblems")
    )


def _known_hurt(paths: Paths) -> bool:
    """ "visited wounded soldiers", "the dead presenter's family", "took 30 wounded out": known before; who
    takes them in tells of them."""
    syntax, i = paths.scene.syntax, paths.index
    noun = syntax.head(i) if syntax.rels[i] == "amod" else i
    if noun < i:
        return False
    if noun > i and not (syntax.kids(noun, "nummod") or paths.scene.quantities_at([noun])):
        counted = syntax.kids(i, "nummod") or (i and syntax.tokens[i - 1].upos == "NUM")
        return not counted and paths.scene.block.kind != "headline"
    verb = syntax.head(noun)
    if verb < 0 or syntax.rels[noun] != "obj" or syntax.lemmas[verb] not in load_words("moving_hurt"):
        return False
    return "in" not in (*syntax.particles(verb), *syntax.words[verb + 1 : verb + 2])


def _set_so(paths: Paths) -> bool:
    """ "was set ablaze": told by the verb."""
    syntax, i = paths.scene.syntax, paths.index
    return syntax.head(i) >= 0 and syntax.lemmas[syntax.head(i)] == "set"


def _where_they_fell(paths: Paths) -> bool:
    """ "died in the fighting", "in the last days of the assault": an event only named as where, or when, something
    else was."""
    syntax, i = paths.scene.syntax, paths.index
    rel, head = syntax.rels[i], syntax.head(i)
    if rel not in ("obl", "nmod") or head < 0 or all(syntax.words[k] != "the" for k in syntax.kids(i, "det")):
        return False
    if any(syntax.rels[k] not in ("det", "case", "amod", "punct") for k in syntax.children[i]):
        return False
    if rel == "nmod":
        return syntax.case(i) == "of" and syntax.lemmas[head] in load_words("day_words")
    return syntax.case(i) in ("in", "during") and syntax.lemmas[head] in load_words("casualty_lemmas") | {"shoot"}


def _only_wished(paths: Paths) -> bool:
    """ "insists on direct talks", "ruled out talks with the rebels": no talks that were or will be held."""
    syntax = paths.scene.syntax
    current = paths.index
    for _ in range(STEPS):
        head, rel = syntax.head(current), syntax.rels[current]
        if head < 0 or (rel in ("obl", "nmod") and syntax.case(current) not in WANTING):
            return False
        if rel not in ("obl", "nmod", "obj", "xcomp"):
            return False
        if syntax.lemmas[head] in load_words("wishing"):
            return True
        current = head
    return False


WORD_SENSES: dict[str, Condition] = {
    "own-staff": _own_staff,
    "moved-off": _moved_off,
    "aircraft-flight": _aircraft_flight,
    "bombed-by-hand": _bombed_by_hand,
    "burnt-emblem": _burnt_emblem,
    "burst-inside": _burst_inside,
    "put-ashore": _put_ashore,
    "known-hurt": _known_hurt,
    "where-they-fell": _where_they_fell,
    "set-so": _set_so,
    "only-wished": _only_wished,
}
"""Every condition of this module that the frames' data may name."""
