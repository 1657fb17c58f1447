"""Sufferers: conditions of the frames of people killed, hurt or lost, told by any word that means people.

Each takes the paths of one trigger and answers whether it holds; `conditions.table.holds` asks these with the others.
"""

from __future__ import annotations

from fogline.claim.conditions.arguments import is_quantified, place_like
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.persons import any_someone, is_none, is_owned, is_owned_by_teller, is_thing
from fogline.claim.conditions.surroundings import find_lemmas, find_oblique_lemmas, find_subject
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

NOBODY = frozenset({"nobody", "no-one", "noone", "none"})
SORTIES = frozenset({"patrol", "front", "mission", "battle", "sortie", "raid", "fight", "war", "trench", "line"})
BODY = frozenset(
    {"leg", "neck", "arm", "head", "chest", "back", "stomach", "shoulder", "foot", "hand", "face", "eye", "lung"}
    | {"thigh", "skull", "spine", "body", "belly", "hip", "knee", "jaw", "side", "abdomen", "brain"}
)
LIMBS = frozenset(
    {"leg", "limb", "eye", "arm", "foot", "hand", "finger", "toe", "ear", "sight", "head", "face", "jaw", "life"}
)
RUINS = frozenset({"rubble", "debris", "ruin", "ruins", "wreckage", "masonry", "concrete", "brick", "earth", "mud"})
FATES = frozenset({"fate", "whereabouts", "whereabout"})
BADLY = frozenset(
    {"intensive", "critical", "serious", "grave", "stable", "severe", "life-threatening", "coma", "poor", "fair"}
)
VICTIMS = frozenset({"victim", "dead", "casualty", "fatality", "death", "deceased", "slain", "wounded", "injured"})
WOUNDS = frozenset({"wound", "burn", "injury", "shrapnel", "bullet", "gunshot", "hospital", "clinic", "trauma"})


def _fate_subject(paths: Paths) -> bool:
    """ "the fate of 19 policemen is unknown", "their whereabouts remain unclear"."""
    nodes = paths.predicated()
    return bool(find_lemmas(paths, nodes) & FATES) and is_owned(paths, nodes)


def _no_trace(paths: Paths) -> bool:
    """ "no word of the engineers", "no trace has been found of the fishermen"."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    inner = list(paths.complements(paths.index, ("of", "from", "about")))
    if carrier is not None:
        inner += paths.obliques(carrier, ("of", "from"))
    return is_none(paths) and any_someone(paths, inner) and not any(syntax.words[k] in ("it", "them") for k in inner)


def _not_seen(paths: Paths) -> bool:
    """ "has not been heard from", "nobody has seen her husband since"."""
    syntax, i = paths.scene.syntax, paths.index
    near = {syntax.words[k] for k in syntax.subtree(i, frozenset({"ccomp", "conj"}))}
    wanted = {"from"} if syntax.lemmas[i] == "hear" else {"since"}
    own = any(syntax.subkids(n, "nmod:poss") for n in paths.patient())
    return is_none(paths) and bool(near & wanted) and (syntax.passive(i) or own) and any_someone(paths, paths.patient())


def _nobody_knows_where(paths: Paths) -> bool:
    """ "nobody knows where he is"."""
    syntax = paths.scene.syntax
    inner = syntax.kids(paths.index, "ccomp", "advcl", "xcomp")
    where = any(syntax.words[m] == "where" for k in inner for m in (k, *syntax.children[k]))
    return where and is_none(paths) and any(any_someone(paths, syntax.kids(k, "nsubj")) for k in inner)


def _under_ruins(paths: Paths) -> bool:
    """ "seven people are still under the debris"."""
    return paths.scene.syntax.lemmas[paths.index] in RUINS and any_someone(paths, paths.predicated())


def _life(paths: Paths) -> bool:
    """ "paid with their lives", "gave his life"."""
    nodes = (*paths.patient(), *(k for _, k in paths.scene.syntax.obliques(paths.index)))
    return "life" in find_lemmas(paths, nodes) and any_someone(paths, paths.scene.syntax.surface_subject(paths.index))


def _few_survived(paths: Paths) -> bool:
    """ "none of the eleven survived", "only two of the crew survived"."""
    syntax = paths.scene.syntax
    nodes = syntax.surface_subject(paths.index)
    if (syntax.kids(paths.index, "obj") and not is_none(paths)) or not nodes:
        return False
    few = any(syntax.words[k] in ("only", "just", "few") for n in nodes for k in syntax.kids(n, "advmod", "amod"))
    return (few or is_none(paths)) and (any_someone(paths, nodes) or any(syntax.words[n] in NOBODY for n in nodes))


def _victims_were(paths: Paths) -> bool:
    """ "most of the victims were women": who they were."""
    syntax, i = paths.scene.syntax, paths.index
    if i not in syntax.copular or not paths.scene.has_word(i, "people"):
        return False
    nodes = syntax.surface_subject(i)
    heads = {m for n in nodes for m in (n, *syntax.parts(n))}
    return any(syntax.lemmas[m] in VICTIMS for m in heads)


def _among_these(paths: Paths) -> bool:
    """ "among the fallen was Colonel X"."""
    syntax, i = paths.scene.syntax, paths.index
    return i in syntax.copular and syntax.case(i) == "among"


def _not_back(paths: Paths) -> bool:
    """ "did not come back from the patrol", "her son never returned from the front"."""
    cases = find_oblique_lemmas(paths, "from")
    return is_none(paths) and bool(cases & SORTIES) and any_someone(paths, find_subject(paths))


def _in_body(paths: Paths) -> bool:
    """ "with shrapnel in his leg"."""
    return bool(find_lemmas(paths, paths.complements(paths.index, ("in",))) & BODY)


def _owned_death(paths: Paths) -> bool:
    """ "his death was announced": whose it is, no war's or age's."""
    syntax, scene = paths.scene.syntax, paths.scene
    return any(
        syntax.words[k] in ("his", "her", "their") or any(scene.kind_of(g) == "person" for g in scene.actors_at(k))
        for k in syntax.subkids(paths.index, "nmod:poss")
    )


SUFFERERS: dict[str, Condition] = {
    "of-things": lambda p: any(
        p.scene.syntax.tokens[n].upos == "NUM" and is_thing(p, tuple(p.scene.syntax.parts(n))) for n in p.patient()
    ),
    "someone": lambda p: any_someone(p, p.patient()) and not place_like(p, p.patient()),
    "someone-subject": lambda p: any_someone(p, p.scene.syntax.surface_subject(p.index)),
    "someone-beside": lambda p: any_someone(p, (k for _, k in p.scene.syntax.obliques(p.index))),
    "limb": lambda p: bool(find_lemmas(p, p.patient()) & LIMBS) and is_owned(p, p.patient()),
    "fate-subject": _fate_subject,
    "no-trace": _no_trace,
    "not-seen": _not_seen,
    "nobody-knows-where": _nobody_knows_where,
    "cost-of-people": lambda p: any_someone(p, p.complements(p.index, ("of",))),
    "of-life": lambda p: bool(find_lemmas(p, p.complements(p.index, ("of",))) & {"life"}),
    "under-ruins": _under_ruins,
    "not-done": is_none,
    "not-lived": lambda p: (
        is_none(p) and any(p.scene.syntax.lemmas[k] == "see" for k in p.scene.syntax.kids(p.index, "xcomp", "advcl"))
    ),
    "living-words": lambda p: bool(
        {"alive", "safe", "unharmed"} & {p.scene.syntax.words[k] for k in p.scene.syntax.subtree(p.index)}
    ),
    "own-count": lambda p: bool(p.scene.syntax.kids(p.index, "nummod")),
    "loosely-seen": lambda p: (
        p.scene.syntax.rels[p.index] == "acl" or any(p.scene.syntax.words[n] == "they" for n in p.patient())
    ),
    "not-back": _not_back,
    "in-body": _in_body,
    "owned-death": _owned_death,
    "last-seen": lambda p: any(p.scene.syntax.words[k] == "last" for k in p.scene.syntax.kids(p.index, "advmod")),
    "number-or-ordinal": lambda p: (
        is_quantified(p)
        or any(p.scene.syntax.words[k].endswith("th") for n in p.patient() for k in p.scene.syntax.kids(n, "amod"))
    ),
    "somebody-from": lambda p: (
        is_owned(p, [k for _, k in p.scene.syntax.obliques(p.index)]) or is_owned(p, p.patient())
    ),
    "among-these": _among_these,
    "people-there": lambda p: any_someone(p, p.patient() or p.scene.syntax.surface_subject(p.index)),
    "kin-patient": lambda p: bool(find_lemmas(p, p.patient()) & load_words("kinsfolk")) and is_owned_by_teller(p),
    "life-given": _life,
    "few-survived": _few_survived,
    "victims-were": _victims_were,
    "badly-or-care": lambda p: (
        p.scene.syntax.lemmas[p.index] == "coma"
        or bool({p.scene.syntax.lemmas[k] for k in p.scene.syntax.kids(p.index, "amod", "compound")} & BADLY)
    ),
    "patient-wounded": lambda p: bool(find_oblique_lemmas(p) & WOUNDS) or p.scene.syntax.lemmas[p.index] != "evacuate",
    "told-alone": lambda p: (
        p.scene.syntax.rels[p.index] == "root"
        or (p.scene.syntax.rels[p.scene.syntax.head(p.index)] == "root" and p.scene.syntax.rels[p.index] == "obl")
    ),
    "victim-words": lambda p: (
        "victim"
        in {p.scene.syntax.lemmas[k] for k in p.scene.syntax.kids(p.index, "obj", "xcomp", "obl", "advmod", "nmod")}
    ),
}
"""Every condition of this module that the frames' data may name."""
