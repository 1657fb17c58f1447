"""Losses: conditions of the frames of things destroyed, shut or overwhelmed, and of what is so in words only.

Each takes the paths of one trigger and answers whether it holds; `conditions.table.holds` asks these with the others.
"""

from __future__ import annotations

from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.persons import any_someone, is_thing
from fogline.claim.conditions.surroundings import find_lemmas, find_near_beside, find_subject
from fogline.claim.epistemics.undone import is_undone
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

FIRES = frozenset({"fire", "flame", "blaze", "inferno"})
TRAFFIC = frozenset({"traffic", "collided", "collision", "overturned", "derailed", "motorist", "speeding"})
LINES = frozenset({"radio", "station", "network", "line", "internet", "phone", "television"})


def _no_longer(paths: Paths) -> bool:
    """ "no longer exists", "is not working", "only two of the nine clinics are functioning"."""
    syntax, i, nodes = paths.scene.syntax, paths.index, find_subject(paths)
    near = {syntax.words[k] for k in (*syntax.kids(i, "advmod"), *(k for n in nodes for k in syntax.kids(n, "advmod")))}
    near |= {syntax.words[m] for k in syntax.kids(i, "advmod") for m in syntax.kids(k, "advmod", "det")}
    said = {"longer", "only", "barely", "hardly", "scarcely"} & near or syntax.negated(i)
    none = any(syntax.words[n] in ("none", "nothing") for n in nodes)
    none = none or any(syntax.words[d] == "no" for n in nodes for d in syntax.kids(n, "det"))
    return bool(said or none) and is_thing(paths, nodes)


def _made_so(paths: Paths) -> bool:
    """ "rendered the runway unusable", "has become impassable", "are uninhabitable"."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    if syntax.rels[i] == "xcomp" and head >= 0 and syntax.lemmas[head] in ("render", "make", "leave", "turn"):
        return is_thing(paths, syntax.patient(head))
    return is_thing(paths, paths.predicated())


def _full_site(paths: Paths) -> bool:
    """Hospitals and their like beyond what they can take."""
    return bool(find_lemmas(paths, (*find_subject(paths), *paths.predicated())) & load_words("care"))


def _fire_agent(paths: Paths) -> bool:
    return bool(find_lemmas(paths, paths.agent()) & FIRES) and not any_someone(paths, paths.patient())


def _without_power(paths: Paths) -> bool:
    """ "the city was left without power"."""
    return bool(paths.places(("predicated", "loc"))) or is_thing(paths, paths.predicated())


def _aircraft_name(paths: Paths) -> bool:
    """ "a Su-25", "two Mi-8s": craft told by their make."""
    syntax = paths.scene.syntax
    for n in find_subject(paths):
        following = syntax.words[n + 1 : n + 3]
        joined = syntax.words[n].split("-")
        if joined[0] in load_words("aircraft_names") and (
            (following[:1] and following[0] in ("-", "–") and following[-1][:1].isdigit())
            or (len(joined) > 1 and joined[1][:1].isdigit())
        ):
            return True
    return False


def _none_of_things(paths: Paths) -> bool:
    """ "not a single pane was left intact", "no building is standing"."""
    syntax, i = paths.scene.syntax, paths.index
    nodes = paths.predicated()
    head = syntax.head(i)
    verb = head if syntax.rels[i] == "xcomp" and head >= 0 else i
    none = any(
        syntax.words[k] in ("no", "not", "hardly", "scarcely", "few", "only", "neither", "barely")
        for n in nodes
        for k in syntax.kids(n, "advmod", "det", "amod", "cc")
    )
    said = none or syntax.negated(verb) or any(syntax.words[n] in ("nothing", "none", "little") for n in nodes)
    return said and is_thing(paths, nodes)


def _little_left(paths: Paths) -> bool:
    """ "nothing remains of the market", "only the chimney is left of the house"."""
    syntax = paths.scene.syntax
    nodes = find_subject(paths)
    of = list(paths.obliques(paths.index, ("of",))) + [k for n in nodes for k in paths.complements(n, ("of",))]
    words = {syntax.words[m] for n in nodes for m in (n, *syntax.kids(n, "advmod", "amod", "det"))}
    few = bool(words & {"nothing", "little", "only", "not", "rubble", "ashes", "ruins"}) or syntax.negated(paths.index)
    pointed = any(syntax.words[k] in ("it", "them") for k in of)
    return few and bool(of) and (pointed or is_thing(paths, tuple(of)))


def _shunned(paths: Paths) -> bool:
    """ "takes care to avoid harming civilians", "kept from hurting": what is not to be."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    if head < 0 or syntax.rels[i] not in ("xcomp", "advcl", "ccomp") or syntax.tokens[i].xpos != "VBG":
        return False
    return syntax.lemmas[head] in ("avoid", "prevent", "refrain", "shun") and not is_undone(paths.scene, head)


def _standing(paths: Paths) -> frozenset[str]:
    """What is burnt or plundered is the market of stalls, not that of prices."""
    return (
        frozenset({"market"}) if paths.scene.syntax.lemmas[paths.index] in load_words("wrecking_verbs") else frozenset()
    )


LOSSES: dict[str, Condition] = {
    "no-longer": _no_longer,
    "made-so": _made_so,
    "little-left": _little_left,
    "bare-predicate": lambda p: not p.scene.syntax.case(p.index),
    "grid-subject-out": lambda p: bool(find_lemmas(p, find_subject(p)) & load_words("grids")),
    "ran-dry": lambda p: bool(find_lemmas(p, find_subject(p)) & load_words("taps")) and "dry" in find_near_beside(p),
    "craft-or-name": lambda p: _aircraft_name(p) or bool(find_lemmas(p, find_subject(p)) & load_words("air")),
    "predicate-or-xcomp": lambda p: p.index in p.scene.syntax.copular or p.scene.syntax.rels[p.index] == "xcomp",
    "figurative-doer": lambda p: bool(find_lemmas(p, p.agent()) & (load_words("figurative") - load_words("footage"))),
    "traffic": lambda p: (
        bool(TRAFFIC & set(p.scene.syntax.words)) and not load_words("shot_words") & set(p.scene.syntax.lemmas)
    ),
    "shunned": _shunned,
    "sport": lambda p: bool(find_near_beside(p) & load_words("sport_words")),
    "none-of-things": _none_of_things,
    "idle-site": lambda p: bool(find_lemmas(p, p.predicated()) & (load_words("institutions") | {"shop", "mill"})),
    "grid-predicated": lambda p: bool(find_lemmas(p, p.predicated()) & load_words("grids")),
    "full-site": _full_site,
    "fire-agent": _fire_agent,
    "without-power": _without_power,
    "aircraft-name": _aircraft_name,
    "subject-thing-or-site": lambda p: is_thing(p, find_subject(p)),
    "patient-any-thing": lambda p: is_thing(p, p.patient()),
    "routine": lambda p: bool(find_near_beside(p) & load_words("routine")),
    "figurative": lambda p: (
        bool(find_lemmas(p, p.patient()) & (load_words("figurative") | load_words("pacts")) - _standing(p))
        and not any_someone(p, p.patient())
    ),
    "figurative-subject": lambda p: bool(
        find_lemmas(p, find_subject(p)) & (load_words("figurative") | load_words("pacts"))
    ),
    "place-noun-said": lambda p: bool(find_lemmas(p, p.predicated()) & {"town", "village", "city"}),
    "off-line": lambda p: is_thing(p, p.predicated()) and bool(find_lemmas(p, p.predicated()) & LINES),
    "farm-patient": lambda p: bool(find_lemmas(p, p.patient()) & load_words("farmed")),
    "short-mod": lambda p: any(p.scene.syntax.lemmas[k] == "short" for k in p.scene.syntax.kids(p.index, "amod")),
}
"""Every condition of this module that the frames' data may name."""
