"""Organizations: conditions of the frames of groups, posts and aims (`organize`)."""

from __future__ import annotations

from fogline.claim.conditions.arguments import lemma_in
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_kinds, find_lemmas, find_near, find_subject_lemmas
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _group_object(paths: Paths) -> bool:
    scene = paths.scene
    if lemma_in(paths, paths.patient(), "groups"):
        return True
    if paths.trigger.frame.kind == "verb" and scene.syntax.lemmas[paths.index] in ("join", "merge", "split", "unite"):
        return bool(paths.actors(("patient-actor", "obl:with,into,from")))
    kinds = {"armed-group", "coalition", "militia"}
    return any(scene.kind_of(g) in kinds for i in paths.patient() for g in scene.actors_at(i))


def _label_form(paths: Paths) -> bool:
    token = paths.scene.syntax.tokens[paths.index]
    return token.deprel.startswith("acl") or token.xpos in ("VBN", "VBG") or paths.scene.syntax.passive(paths.index)


def _offensive_aim(paths: Paths) -> bool:
    """The aim of an offensive ("its aim is to free the eastern bank")."""
    syntax = paths.scene.syntax
    owners = syntax.subkids(paths.index, "nmod:poss") + paths.complements(paths.index, ("of",))
    return bool(owners) and bool(syntax.kids(paths.index, "cop", "nsubj", "acl", "csubj", "xcomp", "ccomp"))


def _post(paths: Paths) -> bool:
    """Somebody is named to or removed from a post: the post stands as object, or as what he becomes."""
    syntax = paths.scene.syntax
    nodes = (*paths.patient(), *syntax.kids(paths.index, "xcomp"), *paths.obliques(paths.index, ("as",)))
    around = find_lemmas(paths, nodes)
    named = {syntax.lemmas[k] for n in nodes for k in syntax.kids(n, "compound", "appos", "flat")}
    return bool((around | named) & load_words("posts"))


def _of_bands(paths: Paths) -> bool:
    """ "a loose patchwork of militias": what a group is made up of, said of a group."""
    scene, syntax = paths.scene, paths.scene.syntax
    inner = paths.complements(paths.index, ("of", "between"))
    banded = any(syntax.lemmas[m] in load_words("bands") for k in inner for m in syntax.conjuncts(k))
    said = paths.predicated()
    return banded and any(
        syntax.tokens[n].upos == "PROPN" or scene.is_force(n) or scene.has_word(n, "groups") for n in said
    )


def _bands_within(paths: Paths) -> bool:
    """ "is made up of a dozen rebel groups", "groups three militias"."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    subjects = syntax.surface_subject(i)
    if not any(scene.has_word(n, "groups") or scene.is_force(n) for n in subjects):
        return False
    inner = [k for case, k in syntax.obliques(i) if case in ("of", "up of")]
    if syntax.lemmas[i] in ("comprise", "group"):
        inner += list(syntax.kids(i, "obj"))
    if syntax.lemmas[i] == "make" and "up" not in syntax.particles(i):
        return False
    plural = [m for k in inner for m in syntax.conjuncts(k) if syntax.lemmas[m] in load_words("bands")]
    return any(syntax.tokens[m].xpos in ("NNS", "NNPS") for m in plural)


def _operation_name(paths: Paths) -> bool:
    """ "which it has christened Operation Dawn", "codenamed Operation Dawn"."""
    syntax, i = paths.scene.syntax, paths.index
    if not syntax.lemmas[i].startswith(("name", "dub", "code", "christen", "call", "bapti")):
        return False
    near = [k for n in (i, *syntax.kids(i, "xcomp", "obj")) for k in (n, *syntax.children[n])]
    return any(syntax.tokens[k].text == "Operation" and k > i for k in near)


def _armed_band(paths: Paths) -> bool:
    """Who fights for a state of their own: a force or group, no campaigner of parties."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    nodes = [*paths.agent(), *syntax.surface_subject(i)]
    if syntax.rels[i] == "acl" and syntax.head(i) >= 0:
        nodes.append(syntax.head(i))
    inner = [m for n in nodes for k in (n, *syntax.parts(n)) for m in syntax.conjuncts(k)]
    return any(scene.is_force(m) or syntax.lemmas[m] in load_words("bands") for m in inner)


def _declared_zone(paths: Paths) -> bool:
    """ "declared the valley a closed zone", "was declared a disaster area": what a place is made by word alone."""
    syntax, i = paths.scene.syntax, paths.index
    made = [k for k in syntax.children[i] if k > i and syntax.rels[k] in ("xcomp", "obj", "ccomp", "obl", "nmod")]
    return any(
        syntax.lemmas[k] in load_words("zones_declared")
        and any(syntax.words[m] in ("a", "an") for m in syntax.kids(k, "det"))
        for k in made
    )


ORGANIZATIONS: dict[str, Condition] = {
    "declared-zone": _declared_zone,
    "of-bands": _of_bands,
    "bands-within": _bands_within,
    "operation-name": _operation_name,
    "armed-band": _armed_band,
    "fights-for": lambda p: any(
        case == "for" and p.scene.syntax.lemmas[k] in load_words("freedoms")
        for case, k in p.scene.syntax.obliques(p.index)
    ),
    "patient-abstract-event": lambda p: lemma_in(p, p.patient(), "event_nouns", "event_words"),
    "post-complement": lambda p: bool(p.scene.syntax.kids(p.index, "xcomp") or p.obliques(p.index, ("as",))),
    "offensive-aim": _offensive_aim,
    "offensive-subject": lambda p: lemma_in(p, p.scene.syntax.surface_subject(p.index), "event_nouns"),
    "cause-words": lambda p: any(
        (case in ("in response to", "in", "because of", "after", "as") and "response" in p.scene.syntax.lemmas[k])
        or p.scene.syntax.lemmas[k] in ("response", "means", "retaliation", "reply")
        for case, k in p.scene.syntax.obliques(p.index)
    ),
    "group-object": _group_object,
    "label-form": _label_form,
    "with-unit": lambda p: bool(
        find_near(p) & {"garrison", "men", "soldiers", "troops", "unit", "battalion", "fighters"}
    ),
    "group-subject": lambda p: (
        bool(find_subject_lemmas(p) & load_words("groups"))
        or bool(find_kinds(p, "agent") & {"coalition", "armed-group", "militia"})
    ),
    "ruler-object": lambda p: (
        bool(find_lemmas(p, p.patient()) & load_words("rulers")) or "person" in find_kinds(p, "patient")
    ),
    "post-object": _post,
    "named-so": lambda p: bool(p.scene.syntax.kids(p.index, "xcomp", "obj", "appos")) and len(p.patient()) > 0,
}
"""Every condition of this module that the frames' data may name."""
