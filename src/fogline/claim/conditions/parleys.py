"""Parleys: conditions of frames of envoys' travel, offers, ultimatums and agreements kept or broken."""

from __future__ import annotations

from collections.abc import Callable

from fogline.claim.conditions.defiance import is_voiced
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

SPANS = frozenset({"hour", "day", "week", "month", "minute", "midnight"})


def _envoy_subject(paths: Paths) -> bool:
    """Envoys and their kind who leave, return, tour or are expected somewhere; not the heads of a state in flight."""
    scene, syntax = paths.scene, paths.scene.syntax
    lemma = syntax.lemmas[paths.index]
    if lemma == "expect" and syntax.kids(paths.index, "xcomp"):
        return False
    if lemma == "expect" and not (syntax.passive(paths.index) or syntax.tokens[paths.index].xpos == "VBN"):
        return False
    for node in syntax.surface_subject(paths.index):
        titles = {
            syntax.lemmas[node],
            *(syntax.lemmas[k] for k in syntax.kids(node, "compound", "nmod", "appos", "flat")),
        }
        found = titles & load_words("envoys")
        if (
            found
            and (found - load_words("high_offices") or lemma in ("tour", "expect", "visit", "arrive"))
            and not scene.is_force(node)
        ):
            return True
    return False


def _terms_offered(paths: Paths) -> bool:
    """ "offered to stop the shelling", "proposed to share the port": terms held out to the other side."""
    syntax = paths.scene.syntax
    inner = syntax.kids(paths.index, "xcomp", "ccomp")
    party = bool(paths.actors(("agent",))) or any(paths.scene.is_force(n) for n in paths.agent())
    return party and any(syntax.lemmas[k] in load_words("terms") for k in inner)


def _agreed_thing(paths: Paths) -> bool:
    """ "only the evacuation of civilians had been agreed", "a force agreed in April"."""
    syntax = paths.scene.syntax
    nodes = paths.patient() or syntax.surface_subject(paths.index)
    return any(syntax.lemmas[m] in load_words("agreed_things") for n in nodes for m in syntax.conjuncts(n))


def _hours_given(paths: Paths) -> bool:
    """ "gave the ambassador 48 hours to leave": a span of time to act in."""
    syntax = paths.scene.syntax
    kids = syntax.kids(paths.index, "obj", "iobj", "obl")
    spans = [k for k in kids if syntax.lemmas[k] in SPANS and syntax.kids(k, "nummod", "case", "det")]
    spans += [k for case, k in syntax.obliques(paths.index) if case == "until"]
    acts = [k for n in (paths.index, *kids) for k in syntax.kids(n, "xcomp", "acl", "advcl")]
    return bool(spans) and any(syntax.words[m] == "to" for k in acts for m in syntax.kids(k, "mark"))


def _vowed_nothing(paths: Paths) -> bool:
    """ "the chief vowed", "they promised us": a vow without what is vowed is told by what stands beside it."""
    syntax = paths.scene.syntax
    content = syntax.kids(paths.index, "ccomp", "xcomp", "obl", "advcl", "parataxis", "conj")
    things = [k for k in syntax.kids(paths.index, "obj") if syntax.tokens[k].upos != "PRON"]
    backed = any(syntax.lemmas[k] in ("stand", "support", "back") for k in syntax.kids(paths.index, "ccomp"))
    return backed or not (content or things)


def _never_came(paths: Paths) -> bool:
    """ "a statement that would have called on both sides"."""
    helpers = set(paths.scene.syntax.auxiliaries(paths.index))
    return bool(helpers & {"would", "could", "should"}) and "have" in helpers


def _emergency_near(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return any(syntax.lemmas[k] in ("emergency", "siege", "alert") for k in syntax.subtree(paths.index))


def _evacuation_mod(paths: Paths) -> bool:
    """ "evacuation orders": residents are told to go."""
    syntax = paths.scene.syntax
    return any(syntax.lemmas[k] in ("evacuation", "expulsion") for k in syntax.kids(paths.index, "compound", "amod"))


def _told_officer(paths: Paths) -> bool:
    """ "ordered its commander to begin": an order down one's own ranks."""
    syntax = paths.scene.syntax
    told = [m for n in syntax.kids(paths.index, "obj", "iobj") for m in syntax.conjuncts(n)]
    return any(syntax.lemmas[m] in ("commander", "general", "officer", "chief", "ministry") for m in told)


def _broken_faith(paths: Paths) -> bool:
    """ "was not abiding by the agreements", "had failed to honour the deal", as the other side says."""
    syntax, index = paths.scene.syntax, paths.index
    head = syntax.head(index)
    failed = head >= 0 and syntax.lemmas[head] in ("fail", "refuse") and syntax.rels[index] == "xcomp"
    if not (failed or syntax.negated(index)):
        return False
    pacts = load_words("pacts") | {"commitment", "pledge", "obligation", "promise", "word", "resolution", "protocol"}
    nodes = [*syntax.kids(index, "obj"), *(k for _, k in syntax.obliques(index))]
    top = Paths(paths.scene, type(paths.trigger)(head, paths.trigger.frame, None, "")) if failed else paths
    return any(syntax.lemmas[n] in pacts for n in nodes) and is_voiced(top)


def _speech_at(paths: Paths) -> bool:
    """ "told a rally", "was speaking at a rally": where somebody speaks."""
    syntax = paths.scene.syntax
    head = syntax.head(paths.index)
    speaking = head >= 0 and syntax.lemmas[head] in ("speak", "tell", "address", "say", "announce", "declare")
    return speaking and syntax.lemmas[paths.index] == "rally"


def _family_trip(paths: Paths) -> bool:
    """ "was travelling with nine relatives"."""
    syntax = paths.scene.syntax
    return any(
        case == "with" and syntax.lemmas[k] in load_words("family_and_goods")
        for case, k in syntax.obliques(paths.index)
    )


def _calls_to_people(paths: Paths) -> bool:
    """ "telephone calls to villagers": the outlet's own asking."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] not in ("call", "calls"):
        return False
    reached = [k for k in syntax.kids(paths.index, "nmod") if syntax.case(k) == "to"]
    return any(paths.scene.has_word(k, "civil") for k in reached)


def _not_force_agent(paths: Paths) -> bool:
    nodes = [m for n in paths.agent() for m in paths.scene.syntax.conjuncts(n)]
    words = {paths.scene.syntax.words[n] for n in nodes}
    lone = bool(words & {"i", "we"})
    return not lone and not any(paths.scene.has_word(n, "forces") or paths.scene.has_word(n, "civil") for n in nodes)


def _called_for(paths: Paths) -> bool:
    """ "called for a ceasefire", "a truce called for by envoys": what is only asked for is no deal."""
    syntax, i = paths.scene.syntax, paths.index
    return any(
        syntax.lemmas[k] == "call" and syntax.words[k + 1 : k + 2] == ("for",) for k in (i, *syntax.kids(i, "acl"))
    )


PARLEYS: dict[str, Callable[[Paths], bool]] = {
    "envoy-subject": _envoy_subject,
    "terms-offered": _terms_offered,
    "agreed-thing": _agreed_thing,
    "hours-given": _hours_given,
    "vowed-nothing": _vowed_nothing,
    "never-came": _never_came,
    "told-officer": _told_officer,
    "emergency-near": _emergency_near,
    "evacuation-mod": _evacuation_mod,
    "broken-faith": _broken_faith,
    "called-for": _called_for,
    "speech-at": _speech_at,
    "family-trip": _family_trip,
    "calls-to-people": _calls_to_people,
    "not-force-agent": _not_force_agent,
}
"""Every condition of this module that the frames' data may name."""
