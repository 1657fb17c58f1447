"""Clauses: conditions on the shape of the clause that a trigger stands in."""

from __future__ import annotations

from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.event_nouns import is_event_noun, is_judged
from fogline.claim.conditions.speeches import has_complement
from fogline.claim.slots.paths import Paths
from fogline.lexicon.cues import load_cues

REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})


def is_told_as_none(paths: Paths) -> bool:
    """ "there were no casualties", "without causing casualties", "no injuries were reported"."""
    syntax, i = paths.scene.syntax, paths.index
    if any(syntax.words[k] in ("no", "any") for k in syntax.kids(i, "det")):
        return True
    head = syntax.head(i)
    return head >= 0 and syntax.lemmas[head] == "cause" and "without" in syntax.marks(head)


def _bare_gerund(paths: Paths) -> bool:
    """ "shelling over the weekend killed ...": a gerund that stands for the noun."""
    syntax, i = paths.scene.syntax, paths.index
    return syntax.tokens[i].xpos == "VBG" and not syntax.kids(i, "obj", "aux", "nsubj", "mark")


def _for_or_against(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return any(
        syntax.case(k) in ("for", "against", "over", "on", "upon") for k in syntax.kids(paths.index, "nmod", "obl")
    )


def _there_is(paths: Paths) -> bool:
    """ "There was no power": a clause that only says whether something is there."""
    syntax, head = paths.scene.syntax, paths.scene.syntax.head(paths.index)
    nodes = [paths.index] if head < 0 else [paths.index, head]
    return any(syntax.kids(n, "expl") for n in nodes)


def _denied_deed(paths: Paths) -> bool:
    """ "denied hitting civilians": what somebody says that he did not do."""
    syntax, head = paths.scene.syntax, paths.scene.syntax.head(paths.index)
    return head >= 0 and syntax.rels[paths.index] in ("xcomp", "ccomp") and syntax.lemmas[head] in load_cues().deny


def _copula(paths: Paths) -> bool:
    return paths.index in paths.scene.syntax.copular


def _month_name(paths: Paths) -> bool:
    return paths.scene.syntax.tokens[paths.index].text in ("March", "MARCH")


CLAUSES: dict[str, Condition] = {
    "noun-complement": lambda p: any(
        p.scene.syntax.tokens[k].upos in ("NOUN", "PROPN") for k in p.scene.syntax.kids(p.index, "xcomp", "obj")
    ),
    "carried-subject": lambda p: p.trigger.carried_as == "nsubj",
    "bare-gerund": _bare_gerund,
    "prep-on": lambda p: bool(p.obliques(p.index, ("on", "upon"))),
    "event-noun-free": lambda p: p.scene.syntax.rels[p.index] not in ("compound", "amod"),
    "existential": is_told_as_none,
    "particle-down": lambda p: "down" in p.scene.syntax.particles(p.index),
    "complement-clause": lambda p: (
        bool(p.scene.syntax.kids(p.index, "ccomp", "xcomp"))
        or any(p.scene.has_word(k, "pacts") for _, k in p.scene.syntax.obliques(p.index))
    ),
    "event-noun": is_event_noun,
    "complement": has_complement,
    "prep-from": lambda p: bool(p.obliques(p.index, ("from", "out of")) and p.places(("obl:from,out of",))),
    "there-is": _there_is,
    "epithet": lambda p: p.scene.syntax.rels[p.index] in ("amod", "compound"),
    "prep-out": lambda p: any(case in ("out", "out of") for case, _ in p.scene.syntax.obliques(p.index)),
    "for-or-against": _for_or_against,
    "headed": lambda p: p.scene.block.kind in ("headline", "subhead", "list_item", "live_entry", "caption"),
    "prep-into": lambda p: bool(p.obliques(p.index, ("into", "inside"))),
    "prep-behind": lambda p: bool(p.obliques(p.index, ("behind", "around"))),
    "prep-said": lambda p: bool(p.scene.syntax.kids(p.index, "ccomp", "parataxis")),
    "passive": lambda p: p.scene.syntax.passive(p.index),
    "carried-shots": lambda p: p.trigger.carried_as in ("nsubj", "nsubj:pass"),
    "reflexive": lambda p: bool(
        {p.scene.syntax.words[n] for n in p.scene.syntax.kids(p.index, "obj", "iobj")} & REFLEXIVES
    ),
    "particle-up": lambda p: "up" in p.scene.syntax.particles(p.index),
    "with-deed": lambda p: bool(p.scene.syntax.kids(p.index, "advcl", "ccomp", "xcomp")),
    "copula": _copula,
    "denied-deed": _denied_deed,
    "obliged": lambda p: bool(
        {"must", "should", "ought", "let"} & set(p.scene.syntax.auxiliaries(p.trigger.predicate))
    ),
    "judged": is_judged,
    "dragged-into": lambda p: p.trigger.carried_as == "obl" and p.scene.syntax.case(p.index) in ("into", "to"),
    "noun-form": lambda p: not p.scene.syntax.kids(p.index, "nsubj"),
    "relative": lambda p: p.scene.syntax.tokens[p.index].deprel == "acl:relcl",
    "carried-agent": lambda p: (
        p.trigger.carried_as in ("nsubj", "obl:agent")
        or (p.trigger.carried_as == "obl" and p.scene.syntax.case(p.index) == "by")
    ),
    "month-name": _month_name,
    "gerund": lambda p: p.scene.syntax.tokens[p.index].xpos == "VBG",
    "infinitive": lambda p: p.scene.syntax.rels[p.index] == "xcomp" or "to" in p.scene.syntax.marks(p.index),
    "object": lambda p: bool(p.scene.syntax.kids(p.index, "obj")),
}
"""Every condition of this module that the frames' data may name."""
