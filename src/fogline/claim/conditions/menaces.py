"""Menaces: conditions of frames of threats, demands and blame, and what only sounds like them ("floods threaten")."""

from __future__ import annotations

from collections.abc import Callable

from fogline.claim.conditions.arguments import lemma_in
from fogline.claim.conditions.defiance import FUTURE, is_voiced
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

WHOEVER = frozenset({"anyone", "anybody", "whoever", "everyone", "everybody", "those", "any", "every", "each", "all"})
NOBODY = frozenset({"nobody", "none", "everybody", "everyone", "myself"})


def any_subject(paths: Paths) -> bool:
    """ "Anyone who helps them will be shot", "any ship that enters will be a target": what whoever does it comes to."""
    syntax = paths.scene.syntax
    if not FUTURE & set(syntax.auxiliaries(paths.index)) or syntax.negated(paths.index):
        return False
    clauses = syntax.kids(paths.index, "csubj")
    if any(syntax.words[m] in ("whoever", "anyone") for k in clauses for m in syntax.subtree(k)):
        return True
    return any(_is_whoever(paths, n) for n in syntax.surface_subject(paths.index))


def _is_whoever(paths: Paths, node: int) -> bool:
    syntax = paths.scene.syntax
    if syntax.words[node] in WHOEVER - {"any", "every", "each", "all"} and syntax.kids(node, "acl", "nmod"):
        return True
    if syntax.words[node] in ("who", "whoever", "anyone", "anybody"):
        return True
    return any(syntax.words[k] in ("any", "every") for k in syntax.kids(node, "det"))


def _warned_any(paths: Paths) -> bool:
    """A warning of what any ship, or anyone, will come to."""
    syntax = paths.scene.syntax
    return any(
        any_subject(Paths(paths.scene, type(paths.trigger)(k, paths.trigger.frame, None, "")))
        for k in syntax.kids(paths.index, "ccomp", "parataxis")
    )


def _faces_reckoning(paths: Paths) -> bool:
    """ "will pay", "will be shot", "will face the consequences": of "face" and "be", only what is a punishment."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] != "face":
        return True
    words = {syntax.words[k] for k in syntax.subtree(paths.index)}
    return bool(words & (load_words("threatened_ends") | load_words("ends_faced")))


def _stands_idle(paths: Paths) -> bool:
    """ "will not stand idly by", "cannot remain silent"."""
    syntax = paths.scene.syntax
    if not syntax.negated(paths.index):
        return False
    helped = set(syntax.auxiliaries(paths.index)) & (FUTURE | {"can", "ca", "could"})
    return bool(helped) and bool(
        load_words("idle") & {syntax.words[k] for k in syntax.subtree(paths.index, frozenset({"advcl"}))}
    )


def _or_else(paths: Paths) -> bool:
    """ "Leave or face the consequences, the army tells villagers"."""
    words = paths.scene.syntax.words
    return any(
        words[i] == "or" and words[i + 1] in load_words("or_else") for i in range(min(paths.index, len(words) - 1))
    )


def _matter_agent(paths: Paths) -> bool:
    """Waters, weather, want and the fighting itself threaten, too, but utter no threats."""
    syntax = paths.scene.syntax
    nodes = syntax.surface_subject(paths.index)
    if not nodes or paths.trigger.frame.kind == "noun":
        return False
    return all(syntax.lemmas[n] in load_words("matters") for n in nodes)


def _blames_matter(paths: Paths) -> bool:
    """ "blame the noise", "blames nobody": what is blamed is no party, person or deed."""
    scene, syntax = paths.scene, paths.scene.syntax
    nodes = paths.patient()
    if any(syntax.words[n] in NOBODY or "no" in {syntax.words[k] for k in syntax.kids(n, "det")} for n in nodes):
        return True
    if syntax.lemmas[paths.index] not in ("blame", "fault", "curse"):
        return False
    return bool(nodes) and all(
        syntax.lemmas[n] in load_words("matters") - load_words("strife_nouns")
        and not scene.actors_at(n)
        and not syntax.kids(n, "nmod")
        for n in nodes
    )


def _domestic(paths: Paths) -> bool:
    """ "His wife demanded a divorce", "mothers warned their children": words within a family."""
    syntax = paths.scene.syntax
    told = (*paths.patient(), *syntax.kids(paths.index, "iobj"))
    for node in (*syntax.surface_subject(paths.index), *told):
        kin = syntax.lemmas[node] in load_words("kin") and bool(syntax.subkids(node, "nmod:poss"))
        if kin and (syntax.tokens[node].xpos == "NN" or node in told):
            return True
    return False


def _lies_with(paths: Paths) -> bool:
    """ "Responsibility for the deaths lies with the occupier"."""
    syntax = paths.scene.syntax
    told = {syntax.lemmas[n] for n in syntax.surface_subject(paths.index)}
    return bool(told & {"responsibility", "blame", "fault", "guilt", "onus", "culpability"}) and is_voiced(paths)


def _bloody_hands(paths: Paths) -> bool:
    """ "had blood on its hands", in somebody's words."""
    words = {paths.scene.syntax.words[k] for k in paths.scene.syntax.subtree(paths.index)}
    return {"blood", "hands"} <= words and is_voiced(paths)


def _out_against(paths: Paths) -> bool:
    """ "came out against lifting the embargo", "lashed out at the envoy"."""
    syntax = paths.scene.syntax
    nodes = [k for k in syntax.children[paths.index] if k > paths.index]
    cases = {syntax.case(k) for k in nodes} | {syntax.words[m] for k in nodes for m in syntax.kids(k, "mark", "case")}
    return bool(cases & {"against", "at"})


def _swears_in(paths: Paths) -> bool:
    """ "swore in its own chief of staff": an oath taken from somebody, no vow."""
    syntax, i = paths.scene.syntax, paths.index
    return syntax.lemmas[i] == "swear" and i + 1 < len(syntax) and syntax.words[i + 1] == "in"


def _vowed_peace(paths: Paths) -> bool:
    """ "swore to keep the peace", "pledged to respect the truce": a vow that is an agreement."""
    syntax = paths.scene.syntax
    keeping = load_words("peace_keeping")
    return any(
        syntax.lemmas[k] in keeping
        and {syntax.lemmas[m] for m in syntax.subtree(k)} & (load_words("pacts") | {"peace", "calm", "hostilities"})
        for k in syntax.kids(paths.index, "xcomp", "advcl", "ccomp")
    )


def _for_comment(paths: Paths) -> bool:
    """ "did not respond to a request for comment": the outlet's own asking."""
    syntax = paths.scene.syntax
    wanted = {"comment", "comments", "interview", "information", "clarification", "response"}
    return any(syntax.words[k] in wanted for k in syntax.kids(paths.index, "nmod", "obl"))


def _guilty_of(paths: Paths) -> bool:
    """ "may be guilty of war crimes", "was responsible for the massacre", in somebody's words."""
    syntax = paths.scene.syntax
    if not syntax.kids(paths.index, "cop"):
        return False
    if syntax.lemmas[paths.index] in ("complicit", "culpable", "guilty"):
        return True
    inner = {syntax.lemmas[m] for _, k in syntax.obliques(paths.index) for m in syntax.conjuncts(k)}
    return bool(
        inner & (load_words("guilt") | load_words("event_nouns") | {"death", "bombing", "shelling", "blast", "strike"})
    )


def _terror_complement(paths: Paths) -> bool:
    """ "lists it as a terrorist organisation", "put the group on the terror list"."""
    syntax = paths.scene.syntax
    nodes = [*syntax.kids(paths.index, "xcomp"), *paths.obliques(paths.index, ("as", "on", "among"))]
    return any(syntax.words[m] in load_words("terror_words") for n in nodes for m in syntax.subtree(n))


def _backs_vehicle(paths: Paths) -> bool:
    """ "backed the lorry into the yard"."""
    if paths.scene.syntax.lemmas[paths.index] not in ("back", "support"):
        return False
    moved = bool(paths.obliques(paths.index, ("into", "out of", "onto", "against", "up to", "through")))
    roof = lemma_in(paths, paths.patient(), "shell_parts")
    return roof or (moved and lemma_in(paths, paths.patient(), "things") and not paths.actors(("patient-actor",)))


MENACES: dict[str, Callable[[Paths], bool]] = {
    "any-subject": any_subject,
    "warned-any": _warned_any,
    "faces-reckoning": _faces_reckoning,
    "stands-idle": _stands_idle,
    "or-else": _or_else,
    "matter-agent": _matter_agent,
    "blames-matter": _blames_matter,
    "guilty-of": _guilty_of,
    "domestic": _domestic,
    "for-comment": _for_comment,
    "swears-in": _swears_in,
    "vowed-peace": _vowed_peace,
    "out-against": _out_against,
    "lies-with": _lies_with,
    "bloody-hands": _bloody_hands,
    "terror-complement": _terror_complement,
    "backs-vehicle": _backs_vehicle,
}
"""Every condition of this module that the frames' data may name."""
