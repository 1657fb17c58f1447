"""Wordings: conditions of frames of plain news wordings: places had, threats unless, bans, craft by their make."""

from __future__ import annotations

from fogline.claim.conditions.arguments import lemma_in
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_lemmas
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _had_place(paths: Paths) -> bool:
    """ "by three they had the port and the bank": a place had, not had done, in sight or to lose."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.tokens[i].upos != "VERB" or syntax.negated(i) or syntax.kids(i, "xcomp", "ccomp"):
        return False
    nodes = syntax.kids(i, "obj")
    named = any(syntax.tokens[n].upos == "PROPN" and paths.scene.places_at(n) for n in nodes)
    definite = any(syntax.words[k] == "the" for n in nodes for k in syntax.kids(n, "det"))
    if not nodes or not (named or definite) or any(syntax.kids(n, "acl") for n in nodes):
        return False
    seen = any(
        syntax.case(k) in ("in", "within", "under", "at") for k in syntax.kids(i, "obl") if not paths.scene.places_of(k)
    )
    settled = load_words("settled_sites")
    return not seen and all(paths.scene.places_at(n) or syntax.lemmas[n] in settled for n in nodes[:1])


def _volunteers(paths: Paths) -> bool:
    """Volunteers, reservists or conscripts who set off."""
    syntax = paths.scene.syntax
    nodes = syntax.surface_subject(paths.index)
    words = {syntax.lemmas[m] for n in nodes for m in (n, *syntax.parts(n))}
    if syntax.tokens[paths.index].deprel == "acl:relcl":
        words.add(syntax.lemmas[syntax.head(paths.index)])
    return bool(words & load_words("volunteers"))


def _craft_patient(paths: Paths) -> bool:
    return bool(find_lemmas(paths, paths.patient()) & load_words("held_craft"))


def _craft_name(paths: Paths) -> bool:
    """ "lost two Su-25s", "the Mi-8 that was brought down": craft by their make."""
    syntax = paths.scene.syntax
    for node in paths.patient():
        for k in (*syntax.conjuncts(node), *(m for m in syntax.kids(node, "flat", "compound", "nummod"))):
            make, hyphen, number = syntax.words[k].partition("-")
            if hyphen and make in load_words("craft_makes") and number[:1].isdigit():
                return True
            following = syntax.words[k + 1 : k + 3]
            if make in load_words("craft_makes") and following[:1] in (("-",), ("–",)) and following[-1][:1].isdigit():
                return True
    return False


def _they_patient(paths: Paths) -> bool:
    """Those meant by a pronoun who are no force."""
    scene = paths.scene
    return any(scene.syntax.words[n] in ("they", "who", "them") and not scene.is_force(n) for n in paths.patient())


def _points_at_force(paths: Paths) -> bool:
    """ "residents point to the militia", "pointed the finger at the army": at who is held to have done it."""
    scene, syntax = paths.scene, paths.scene.syntax
    finger = any(syntax.lemmas[n] == "finger" for n in paths.patient())
    if paths.patient() and not finger:
        return False
    aimed = paths.obliques(paths.index, ("to", "at"))
    aimed += [k for n in paths.patient() for k in syntax.kids(n, "nmod") if syntax.case(k) in ("at", "to")]
    return any(scene.is_force(k) and syntax.lemmas[k] != "force" for k in aimed)


def _control_of_site(paths: Paths) -> bool:
    """ "maintains control of the airport": a site that no gazetteer names."""
    syntax = paths.scene.syntax
    nodes = [k for n in paths.patient() for k in syntax.kids(n, "nmod") if syntax.case(k) in ("of", "over")]
    nodes += [k for case, k in syntax.obliques(paths.index) if case in ("of", "over")]
    return any(syntax.lemmas[k] in load_words("place_nouns") | load_words("settled_sites") for k in nodes)


def _of_a_group(paths: Paths) -> bool:
    """ "announced the formation of a joint command"."""
    nodes = tuple(paths.complements(paths.index, ("of",)))
    syntax, head = paths.scene.syntax, paths.scene.syntax.head(paths.index)
    told = head >= 0 and syntax.is_verb(head) and syntax.rels[paths.index] in ("obj", "nsubj", "ccomp")
    return (told or bool(syntax.kids(paths.index, "cop"))) and lemma_in(paths, nodes, "groups")


def _front_line_subject(paths: Paths) -> bool:
    """ "the line of contact runs through the town", "the front passes south of it"."""
    syntax = paths.scene.syntax
    for node in syntax.surface_subject(paths.index):
        if syntax.lemmas[node] in ("frontline", "front"):
            return True
        around = {syntax.lemmas[k] for k in syntax.kids(node, "compound", "amod", "nmod")}
        if syntax.lemmas[node] == "line" and around & {"front", "contact", "ceasefire", "demarcation", "confrontation"}:
            return True
    return False


def _security_cordon(paths: Paths) -> bool:
    """ "a security cordon", "a police cordon": it keeps people out and besieges nobody."""
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[n] == "cordon"
        and {syntax.lemmas[k] for k in syntax.kids(n, "compound", "amod")} & {"security", "police", "safety"}
        for n in paths.patient()
    )


def _use_of_ground(paths: Paths) -> bool:
    """ "lets the army use its airport", "allowed them to operate from its soil"."""
    syntax = paths.scene.syntax
    grounds = {"airport", "airspace", "territory", "base", "soil", "port", "airbase", "airfield", "land", "bases"}
    inner = [k for k in syntax.kids(paths.index, "xcomp", "ccomp") if syntax.lemmas[k] in ("use", "operate", "cross")]
    inner += [k for n in syntax.kids(paths.index, "obj") for k in syntax.kids(n, "acl") if syntax.lemmas[k] == "use"]
    return any(syntax.lemmas[m] in grounds for k in inner for m in syntax.kids(k, "obj", "obl"))


def _complains_of_force(paths: Paths) -> bool:
    """ "complained to the council about its neighbour"."""
    return any(paths.scene.is_force(k) for k in paths.obliques(paths.index, ("about", "over", "of")))


WORDINGS: dict[str, Condition] = {
    "site-state": lambda p: p.scene.syntax.lemmas[p.index] in load_words("inner_sites"),
    "complains-of-force": _complains_of_force,
    "post-subject": lambda p: bool(
        find_lemmas(p, p.scene.syntax.surface_subject(p.index)) & (load_words("posts") | load_words("rulers"))
    ),
    "over-to-force": lambda p: any(p.scene.is_force(k) for k in p.obliques(p.index, ("to",))),
    "had-place": _had_place,
    "volunteer-subject": _volunteers,
    "craft-patient": _craft_patient,
    "craft-name-patient": _craft_name,
    "they-patient": _they_patient,
    "points-at-force": _points_at_force,
    "control-of-site": _control_of_site,
    "of-a-group": _of_a_group,
    "out-of-somewhere": lambda p: any(case == "out of" for case, _ in p.scene.syntax.obliques(p.index)),
    "front-line-subject": _front_line_subject,
    "security-cordon": _security_cordon,
    "use-of-ground": _use_of_ground,
}
"""Every condition of this module that the frames' data may name."""
