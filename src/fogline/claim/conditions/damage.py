"""Damage: conditions of the frames of things destroyed, cut off or shut (`damage`)."""

from __future__ import annotations

from fogline.claim.conditions.arguments import force_actor, lemma_in, place_like
from fogline.claim.conditions.arms import is_blaze
from fogline.claim.conditions.clauses import is_told_as_none
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.slots import is_thing_alone, is_thing_patient
from fogline.claim.conditions.surroundings import find_lemmas, find_near, find_subject_lemmas
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

HANDS = frozenset({"hand", "hands", "possession"})


def is_built(paths: Paths) -> bool:
    """What came or burnt down is a building or a thing, named or pointed at."""
    nodes = paths.scene.syntax.surface_subject(paths.index)
    return lemma_in(paths, nodes, "things") or place_like(paths, nodes)


def _lacking(paths: Paths) -> bool:
    """ "has no water", "lost power"."""
    syntax = paths.scene.syntax
    none = any(syntax.words[d] == "no" for n in paths.patient() for d in syntax.kids(n, "det"))
    return none or syntax.lemmas[paths.index] == "lose" or syntax.negated(paths.index)


def _alight(paths: Paths) -> bool:
    words = {paths.scene.syntax.words[k] for k in paths.scene.syntax.children[paths.index]}
    return bool(words & {"alight", "ablaze"})


def _caused(paths: Paths) -> bool:
    """Damage that is done, or that there is none of."""
    if is_told_as_none(paths):
        return True
    carrier = paths.trigger.carrier
    verbs = ("cause", "inflict", "suffer", "sustain", "do")
    return carrier is not None and paths.scene.syntax.lemmas[carrier] in verbs


def _went_dark(paths: Paths) -> bool:
    near = find_near(paths)
    return bool(near & {"dark", "darkness", "blackout"}) and not near & {"age", "ages"}


def _seen_burning(paths: Paths) -> bool:
    """ "We saw boats in flames", "left the depot in ruins": the thing stands as object beside the state."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    if head < 0 or syntax.rels[i] not in ("obl", "xcomp", "advcl") or not syntax.is_verb(head):
        return False
    things = load_words("things") | load_words("institutions") | load_words("place_nouns")
    return any(syntax.lemmas[m] in things for n in syntax.kids(head, "obj") for m in syntax.conjuncts(n))


def _into_hands(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return any(case in ("into", "in") and syntax.lemmas[k] in HANDS for case, k in syntax.obliques(paths.index))


def _arms_subject(paths: Paths) -> bool:
    nodes = [m for n in paths.scene.syntax.surface_subject(paths.index) for m in paths.scene.syntax.conjuncts(n)]
    return lemma_in(paths, tuple(nodes), "guns", "military_things", "aid") and not any(
        paths.scene.has_word(n, "people") and paths.scene.syntax.lemmas[n] != "number" for n in nodes
    )


def _fire_burning(paths: Paths) -> bool:
    """ "a fire rages on the upper floors": fire that burns."""
    syntax = paths.scene.syntax
    around = {syntax.lemmas[k] for k in syntax.kids(paths.index, "compound", "amod")}
    return paths.trigger.carried_as == "nsubj" and not around & (load_words("gun_modifier") | {"enemy", "small", "gun"})


def _heap(paths: Paths) -> bool:
    """ "the mosque is a heap of rubble"."""
    syntax, i = paths.scene.syntax, paths.index
    waste = any(syntax.lemmas[k] in ("rubble", "ruin", "ash", "stone", "debris") for k in syntax.parts(i))
    return i in syntax.copular and waste


def _cut_off_service(paths: Paths) -> bool:
    """ "Hospital without power": the house that lacks it."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    return head >= 0 and syntax.rels[i] == "nmod" and paths.scene.has_word(head, "institutions")


def _with_booty(paths: Paths) -> bool:
    """ "decamped with 75 weapons": arms or goods of others are carried off; "with their guns" they only go armed."""
    syntax = paths.scene.syntax
    for k in paths.obliques(paths.index, ("with",)):
        for m in (*syntax.conjuncts(k), *syntax.parts(k)):
            own = any(syntax.words[p] in ("their", "his", "its", "our") for p in syntax.kids(m, "nmod", "det"))
            own = own or any(syntax.words[p] in ("their", "his", "its") for p in syntax.subkids(m, "nmod:poss"))
            if syntax.lemmas[m] in load_words("booty") and not own:
                return True
    return False


def _burnt_out(paths: Paths) -> bool:
    """ "two burnt-out lorries", "the bombed-out school"."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.words[i - 2] not in load_words("burnt_words"):
        return False
    head = syntax.head(i)
    if not _is_many(paths, head):
        return False
    near = [head, syntax.head(head) if head >= 0 else -1, i + 1 if i + 1 < len(syntax) else -1]
    words = load_words("things") | load_words("institutions") | load_words("bomb_carriers") | load_words("air")
    return any(n >= 0 and (syntax.lemmas[n] in words or syntax.lemmas[n].endswith("wheeler")) for n in near)


def _is_many(paths: Paths, index: int) -> bool:
    """A number of things, or more than one."""
    syntax = paths.scene.syntax
    near = [n for n in (index, syntax.head(index) if index >= 0 else -1) if n >= 0]
    return any(syntax.tokens[n].xpos in ("NNS", "NNPS") or syntax.kids(n, "nummod") for n in near)


GRIDS = frozenset(
    {"line", "power", "electricity", "water", "telephone", "phone", "internet", "network", "grid", "supply"}
)


def _lines_said(paths: Paths) -> bool:
    """ "Water and telephone lines were down"."""
    syntax = paths.scene.syntax
    return any(syntax.lemmas[m] in GRIDS for n in paths.predicated() for m in syntax.conjuncts(n))


DAMAGE: dict[str, Condition] = {
    "lines-said": _lines_said,
    "subject-built-thing": lambda p: any(
        p.scene.has_word(k, "things") or p.scene.has_word(k, "institutions")
        for n in p.scene.syntax.surface_subject(p.index)
        for k in (n, *p.scene.syntax.parts(n))
    ),
    "with-booty": _with_booty,
    "burnt-out": _burnt_out,
    "stopped-craft": lambda p: (
        p.scene.syntax.lemmas[p.index] in ("intercept", "impound")
        and any(
            p.scene.syntax.lemmas[m] in load_words("craft_stopped")
            for n in p.patient()
            for m in p.scene.syntax.conjuncts(n)
        )
    ),
    "alight": _alight,
    "caused": _caused,
    "patient-service": lambda p: lemma_in(p, p.patient(), "institutions", "things"),
    "subject-built": is_built,
    "blaze": is_blaze,
    "lacking": _lacking,
    "subject-thing": lambda p: lemma_in(p, p.predicated(), "things"),
    "subject-installation": lambda p: lemma_in(p, p.scene.syntax.surface_subject(p.index), "institutions"),
    "went-dark": _went_dark,
    "ablaze": lambda p: bool(find_near(p) & {"ablaze", "alight", "afire"}),
    "subject-craft": lambda p: (
        bool(find_subject_lemmas(p) & load_words("wreckable_craft"))
        and (p.scene.syntax.lemmas[p.index] != "run" or "aground" in find_near(p))
        and not any(case in ("into", "on") for case, _ in p.scene.syntax.obliques(p.index))
    ),
    "hit-thing": lambda p: is_thing_patient(p) or is_built(p),
    "predicated-thing": lambda p: bool(
        find_lemmas(p, p.predicated()) & (load_words("things") | load_words("institutions"))
    ),
    "seen-burning": _seen_burning,
    "into-hands": _into_hands,
    "arms-subject": _arms_subject,
    "grid-subject": lambda p: any(
        p.scene.syntax.lemmas[n] in ("network", "line", "grid", "internet", "phone", "signal", "server", "site")
        for n in p.scene.syntax.surface_subject(p.index)
    ),
    "heap": _heap,
    "cut-off-service": _cut_off_service,
    "force-overwhelms": lambda p: p.scene.syntax.lemmas[p.index] == "overwhelm" and force_actor(p),
    "loot": lambda p: (
        is_thing_alone(p) or any(p.scene.syntax.words[n] in ("everything", "anything", "all") for n in p.patient())
    ),
    "fire-burning": _fire_burning,
    "thing-alone": is_thing_alone,
    "noose": lambda p: any(p.scene.syntax.lemmas[n] in ("trap", "noose", "ring", "pocket") for n in p.patient()),
    "military-mod": lambda p: any(
        p.scene.syntax.lemmas[k] == "military"
        for n in p.scene.syntax.surface_subject(p.index)
        for k in p.scene.syntax.kids(n, "amod", "compound")
    ),
    "suspended-polity": lambda p: p.scene.syntax.lemmas[p.index] == "suspend" and bool(p.places(("patient",))),
    "off-air": lambda p: not p.scene.syntax.kids(p.index, "amod", "nmod"),
    "cut-from": lambda p: (
        p.scene.syntax.lemmas[p.index] == "cut"
        and bool(p.obliques(p.index, ("from",)))
        and bool(p.places(("patient",)))
    ),
}
"""Every condition of this module that the frames' data may name."""
