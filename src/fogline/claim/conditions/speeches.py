"""Speeches: vows, demands, warnings and scorn, and what only looks like them."""

from __future__ import annotations

from fogline.claim.conditions.arguments import lemma_in
from fogline.claim.conditions.undertakings import PROMISING
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

GOING_ON = frozenset({"continue", "keep", "go"})


def has_complement(paths: Paths) -> bool:
    """Whether what is said, or to whom, stands beside a verb of saying."""
    return bool(paths.scene.syntax.kids(paths.index, "ccomp", "xcomp", "advcl", "obj", "parataxis"))


def denial_object(paths: Paths) -> bool:
    """ "rejected claims that ..." denies what is claimed; "rejected the charge" only answers it."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] not in ("reject", "dismiss"):
        return False
    if lemma_in(paths, paths.patient(), "tolls"):
        return True
    if not lemma_in(paths, paths.patient(), "claim_nouns"):
        return False
    return syntax.tokens[i].deprel == "acl:relcl" or any(
        k != i for n in paths.patient() for k in syntax.kids(n, "acl", "ccomp")
    )


def vow_form(paths: Paths) -> bool:
    """First or third person future of defiance: "we will not stop", "it would answer"."""
    syntax, i = paths.scene.syntax, paths.index
    future = {"will", "'ll", "’ll", "wo", "would", "shall"} & set(syntax.auxiliaries(i))
    defiant = syntax.lemmas[i] in ("answer", "respond", "retaliate", "avenge")
    return bool(future) and (syntax.negated(i) != defiant)


def is_scorn(paths: Paths) -> bool:
    """ "called it a vile escalation", "dismissed the account as fabrication", "held X responsible"."""
    syntax, i = paths.scene.syntax, paths.index
    text = {syntax.words[k] for k in syntax.subtree(i, frozenset({"parataxis", "conj"}))}
    if syntax.lemmas[i] == "hold":
        return "responsible" in text
    return bool(text & load_words("scorn"))


def warned_of_others(paths: Paths) -> bool:
    """ "warned that the other side might attack" tells what others may do; a threat is of one's own deeds."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    if syntax.lemmas[i] == "promise":
        return not any(scene.is_force(n) for n in paths.agent())
    if syntax.lemmas[i] != "warn":
        return False
    clauses = syntax.kids(i, "ccomp")
    speakers = {g.id for n in paths.agent() for g in scene.actors_of(n)}
    if not clauses:
        return not any(scene.is_force(n) for n in paths.agent())
    doers = {g.id for k in clauses for n in syntax.surface_subject(k) for g in scene.actors_of(n)}
    subjects = {syntax.words[n] for k in clauses for n in syntax.surface_subject(k)}
    if not doers and subjects & {"it", "they", "he", "she", "we"}:
        return False
    return not doers & speakers


def anonymity(paths: Paths) -> bool:
    """ "who asked not to be named" is no demand."""
    syntax = paths.scene.syntax
    inner = syntax.kids(paths.index, "xcomp", "ccomp", "advcl")
    if any(syntax.lemmas[k] in load_words("anonymous") for k in inner):
        return True
    words = {syntax.words[k] for k in syntax.subtree(paths.index)}
    kept = bool(words & {"not", "kept", "withheld", "omitted", "changed"})
    return kept and bool(words & {"named", "name", "names", "identified", "quoted", "surname", "identity"})


def vowed_support(paths: Paths) -> bool:
    """Whether what is vowed is to stand by somebody, or what is promised is to do them good or goes on helping them."""
    syntax = paths.scene.syntax
    vowed = syntax.kids(paths.index, "xcomp")
    lasting = [k for k in vowed if syntax.lemmas[k] in GOING_ON]
    inner = [m for k in lasting for m in syntax.kids(k, "xcomp")]
    promised = syntax.lemmas[paths.index] in PROMISING
    deeds = load_words("standing_by") | (load_words("helpful_deeds") if promised else frozenset())
    if any(syntax.lemmas[k] in deeds for k in (*vowed, *inner)):
        return True
    kept = [n for k in lasting for n in syntax.kids(k, "obj")]
    kept += [
        n for k in syntax.kids(paths.index, "ccomp") if syntax.lemmas[k] in GOING_ON for n in syntax.kids(k, "nsubj")
    ]
    return promised and any(syntax.lemmas[n] in load_words("aid") for n in kept)


def disowned(paths: Paths) -> bool:
    """ "dismissed the report as a fabrication" denies what is told; it accuses nobody."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] == "hold":
        return False
    text = {syntax.words[k] for k in syntax.subtree(i, frozenset({"parataxis", "conj"}))}
    told = any(syntax.words[n] in ("it", "this", "that") for n in paths.patient()) or lemma_in(
        paths, paths.patient(), "claim_nouns", "tolls"
    )
    return told and bool(text & load_words("untrue") | text & {"fairy"})
