"""Diplomacy: conditions of the frames of meetings and agreements (`meet`, `agree`)."""

from __future__ import annotations

from fogline.claim.conditions.arguments import is_diplomat, lemma_in
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.event_nouns import has_detail
from fogline.claim.conditions.surroundings import find_kinds, find_lemmas, find_modifiers, find_subject_lemmas
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _lost_touch(paths: Paths) -> bool:
    """ "broke contact", "contact with the convoy was lost": no talks, but forces out of touch or out of range."""
    carrier = paths.trigger.carrier
    return carrier is not None and paths.scene.syntax.lemmas[carrier] in load_words("contact_breaking")


def _diplomatic_noun(paths: Paths) -> bool:
    syntax, i = paths.scene.syntax, paths.index
    if syntax.rels[i] in ("compound", "amod"):
        return False
    modifiers = {syntax.lemmas[k] for k in syntax.kids(i, "compound", "amod")}
    if syntax.lemmas[i] in ("call", "conversation"):
        return (
            bool(modifiers & {"phone", "telephone", "video", "conference"})
            or bool(paths.complements(i, ("with", "between")) and paths.actors(("with", "between")))
            or bool(syntax.subkids(i, "nmod:poss") and paths.actors(("carrier.subj",)))
        )
    if syntax.lemmas[i] == "contact" and _lost_touch(paths):
        return False
    frame = paths.trigger.frame
    head = syntax.tokens[i].head
    if head >= 0 and syntax.lemmas[head] in ("round", "day", "session") and syntax.rels[i] == "nmod":
        return True
    return bool(paths.actors(frame.actor) or paths.actors(frame.recipient))


def _patient_front(paths: Paths) -> bool:
    """A tour of the front by a soldier is a deployment, not a meeting."""
    front = load_words("front_words")
    return any(paths.scene.syntax.lemmas[n] in front for n in paths.patient())


def _elders(paths: Paths) -> bool:
    """Elders, clan chiefs or delegates as those who meet."""
    _scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    nodes = [*paths.agent(), *syntax.surface_subject(i)]
    if syntax.rels[i] in ("acl", "advcl") and syntax.head(i) >= 0:
        nodes += [syntax.head(i), *syntax.surface_subject(syntax.head(i))]
    return any(syntax.lemmas[m] in load_words("elders") for n in nodes for m in syntax.conjuncts(n))


def _hosts_parley(paths: Paths, index: int) -> bool:
    """ "to host negotiations", whoever is to hold them; a meeting of two men is a meeting."""
    syntax = paths.scene.syntax
    held = {syntax.lemmas[m] for n in syntax.kids(index, "obj") for m in syntax.conjuncts(n)}
    return syntax.lemmas[index] in ("host", "hold", "sponsor", "convene") and bool(held & load_words("parleys"))


def _offered_to_mediate(paths: Paths) -> bool:
    """ "offered to host the talks": help with making peace, held out."""
    syntax = paths.scene.syntax
    return any(
        (syntax.lemmas[k] in load_words("peace_offices") or _hosts_parley(paths, k))
        and any(syntax.words[m] == "to" for m in syntax.kids(k, "mark"))
        for k in syntax.kids(paths.index, "xcomp", "acl", "advcl", "ccomp")
    )


def _under_offer(paths: Paths) -> bool:
    """What is only offered to be held or brokered."""
    syntax, current = paths.scene.syntax, paths.trigger.predicate
    for _ in range(3):
        head = syntax.head(current)
        if head < 0 or syntax.rels[current] not in ("xcomp", "acl", "obj", "ccomp"):
            return False
        if syntax.lemmas[head] in ("offer", "propose", "volunteer", "readiness", "willingness"):
            told = syntax.lemmas[current] in load_words("peace_offices") or _hosts_parley(paths, current)
            return told and syntax.rels[current] in ("xcomp", "acl")
        current = head
    return False


DIPLOMACY: dict[str, Condition] = {
    "to-pact": lambda p: any(
        p.scene.has_word(k, "pacts") for case, k in p.scene.syntax.obliques(p.index) if case == "to"
    ),
    "contact-between": lambda p: bool(p.complements(p.index, ("between",))),
    "raised-verb": lambda p: (
        p.trigger.carrier is not None
        and p.trigger.carried_as.startswith("nsubj")
        and p.scene.syntax.lemmas[p.trigger.carrier] in ("appear", "seem", "continue", "happen", "tend")
        and bool(p.scene.syntax.kids(p.trigger.carrier, "xcomp"))
    ),
    "elders-meeting": _elders,
    "offered-to-mediate": _offered_to_mediate,
    "under-offer": _under_offer,
    "to-talk": lambda p: any(
        p.scene.syntax.lemmas[k]
        in ("talk", "talks", "meeting", "speak", "discuss", "negotiate", "mediation", "mediate")
        for k in p.scene.syntax.subtree(p.index, frozenset({"conj", "ccomp"}))
    ),
    "to-reporters": lambda p: any(
        case in ("to", "with")
        and p.scene.syntax.words[k].rstrip("s") in load_words("reporters") | {"journalist", "reporter"}
        for case, k in p.scene.syntax.obliques(p.index)
    ),
    "undertook-support": lambda p: any(
        p.scene.syntax.lemmas[k] in ("stand", "back", "support", "help", "assist", "aid", "supply", "provide", "fund")
        for k in p.scene.syntax.kids(p.index, "xcomp", "ccomp")
    ),
    "patient-front": _patient_front,
    "patient-pact": lambda p: lemma_in(p, p.patient(), "pacts"),
    "pact-complement": lambda p: any(p.scene.has_word(k, "pacts") for k in p.complements(p.index, ("of", "in"))),
    "detail-or-parties": lambda p: (
        p.scene.syntax.rels[p.index] not in ("compound", "amod")
        and (has_detail(p) or bool(p.actors(p.trigger.frame.actor)))
    ),
    "actor-diplomat": is_diplomat,
    "diplomatic-noun": _diplomatic_noun,
    "pact-subject": lambda p: bool(find_subject_lemmas(p) & load_words("pacts")),
    "visiting-body": lambda p: (
        bool(find_subject_lemmas(p) & load_words("visiting_bodies"))
        or bool(find_kinds(p, "agent") & {"igo", "ministry"})
    ),
    "told-diplomat": lambda p: bool(
        find_lemmas(p, tuple(p.scene.syntax.kids(p.index, "obj", "iobj")))
        & (load_words("diplomats") - {"he", "she", "they"})
    ),
    "patient-diplomat": lambda p: bool(find_lemmas(p, p.patient()) & load_words("diplomats")),
    "talk-purpose": lambda p: bool(
        {p.scene.syntax.lemmas[k] for k in p.scene.syntax.subtree(p.index)}
        & {"discuss", "talk", "talks", "summit", "meeting", "negotiate", "down", "conference", "negotiation"}
    ),
    "body-subject": lambda p: bool(find_subject_lemmas(p) & load_words("whole_polities")),
    "pact-modifier": lambda p: bool(find_modifiers(p, p.index) & load_words("pacts")),
}
"""Every condition of this module that the frames' data may name."""
