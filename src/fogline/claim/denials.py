"""Denials that point back: "the ministry denied it", "reports the government denied", "called it pure fabrication".

Such a clause names no event of its own; it denies the claim told just before. It becomes a claim of that type with
polarity denied and the denier as voice; figures and time are not repeated (codebook.md, Slots).
"""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.epistemics.undone import is_undone
from fogline.claim.identity import claim_id
from fogline.claim.parse.time_clauses import OPENERS
from fogline.claim.retelling import retell
from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.voices import find_voices
from fogline.lexicon.cues import load_cues
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Claim, Voice

POINTERS = frozenset({"it", "this", "that", "these", "them", "so"})
DENIABLE = frozenset(
    {"seize", "hold", "enter", "advance", "withdraw", "attack", "airstrike", "shell", "casualties", "damage", "deploy"}
    | {"detain", "displace", "agree", "support", "blast", "clash"}
)
TOLLS = frozenset({"figure", "toll"})
DISMISSING = frozenset({"call", "describe", "dismiss", "brand"})
"""What is said of a claim before the word that makes it untrue."""
ANSWERED = frozenset({"reject", "dismiss"})
"""Verbs of which a bare charge or claim is only answered, not denied."""
BLOWS = frozenset({"airstrike", "shell", "blast", "attack"})
"""Types of what is denied rather than the harm that it did."""
REACH = 3
"""How many sentences back the denied claim may stand."""


def find_denials(scene: Scene, here: list[Claim], earlier: list[Claim]) -> list[Claim]:
    """Claims made by denials that point back, in text order.

    `here` are the claims of this sentence, `earlier` those of the sentences before, in text order.
    """
    found = []
    for verb in _bare_denials(scene, here):
        deniers = [v for s in scene.syntax.agent(verb) for v in find_voices(scene, s, scene.syntax.words[verb])]
        target = _target(scene, verb, deniers, here, earlier)
        if deniers and target is not None:
            found.append(tell_denial(scene, verb, deniers[:1], target))
    return found


def retell_denied_blows(scene: Scene, here: list[Claim], earlier: list[Claim]) -> list[Claim]:
    """The claims of a sentence, where somebody denies an attack on people without saying where ("denied targeting
    civilians") with the blow in its place that was told before: it is that airstrike or shelling that he denies."""
    found = []
    for claim in here:
        if claim.event_type == "attack" and claim.polarity == "denied" and claim.trigger and not claim.place:
            index, deniers = scene.start_of.get(claim.trigger.start), {v.id for v in claim.attribution}
            told = [*earlier, *(c for c in here if c.trigger and c.trigger.start < claim.trigger.start)]
            blow = next((c for c in reversed(told) if _is_blow(scene, c, claim, deniers)), None)
            if blow is not None and index is not None and scene.syntax.tokens[index].xpos == "VBG":
                denial = tell_denial(scene, index, list(claim.attribution), blow)
                claim = replace(denial, actor=claim.actor, recipient=claim.recipient or blow.recipient)
        found.append(claim)
    return found


def _is_blow(scene: Scene, told: Claim, denied: Claim, deniers: set[str]) -> bool:
    """Whether a claim told before may be what an attack is denied of: affirmed by others, of the same doer or nobody's,
    somewhere."""
    if told.event_type not in BLOWS or told.polarity != "affirmed" or not told.place or not told.core:
        return False
    doers, near = {s.id for s in denied.actor}, scene.sentence.index - told.sentence <= REACH
    return near and not deniers & {v.id for v in told.attribution} and {s.id for s in told.actor} <= doers


def _bare_denials(scene: Scene, here: list[Claim]) -> list[int]:
    """Denying verbs whose object points back and which govern no claim of this sentence."""
    syntax = scene.syntax
    cues = load_cues()
    found = []
    denying = cues.deny | DISMISSING
    for index, lemma in enumerate(syntax.lemmas):
        if lemma not in denying or not syntax.is_verb(index) or not _denies(scene, index):
            continue
        if syntax.tokens[index].xpos == "VBG" and any(syntax.lemmas[i] in cues.deny for i in syntax.ancestors(index)):
            continue  # "denied that it had shelled Oldtown, calling the charge baseless": denied once
        if syntax.kids(index, "ccomp", "xcomp") and syntax.lemmas[index] in cues.deny:
            continue
        inside = {syntax.tokens[i].start for i in syntax.subtree(index)}
        if any(c.trigger and c.trigger.start in inside and c.polarity == "denied" for c in here):
            continue
        found.append(index)
    return found


def _denies(scene: Scene, index: int) -> bool:
    """Whether a verb of denying or dismissing has something told for its object."""
    syntax = scene.syntax
    cues = load_cues()
    if is_undone(scene, index):
        return False
    if syntax.lemmas[index] == "deny" and any(syntax.words[k] == "which" for k in syntax.kids(index, "obj")):
        return syntax.tokens[index].deprel.endswith(":relcl")  # "accused it of shelling Oldtown, which it denied"
    patients = syntax.patient(index)
    pointing = any(
        syntax.words[p] in POINTERS or syntax.lemmas[p] in cues.claims | {"accusation", "charge"} | TOLLS
        for p in patients
    )
    own = any(k != index for p in patients for k in syntax.kids(p, "acl", "ccomp"))
    if syntax.lemmas[index] in cues.deny:
        return pointing and not own and not _answers(scene, index)
    if pointing and not own:
        words = {syntax.words[i] for i in syntax.subtree(index, frozenset({"parataxis", "conj"}))}
        return bool(words & load_words("untrue"))
    return False


def _answers(scene: Scene, index: int) -> bool:
    """ "rejected the charge": an answer to those who made it, and a claim of its own (`accuse`)."""
    syntax = scene.syntax
    if syntax.lemmas[index] not in ANSWERED or syntax.tokens[index].deprel == "acl:relcl":
        return False
    return not any(syntax.words[p] in POINTERS or syntax.lemmas[p] in TOLLS for p in syntax.patient(index))


def _target(scene: Scene, verb: int, deniers: list[Voice], here: list[Claim], earlier: list[Claim]) -> Claim | None:
    position = scene.sentence.tokens[verb].start
    ids = {v.id for v in deniers}
    counted = any(scene.syntax.lemmas[p] in TOLLS for p in scene.syntax.patient(verb))
    before = [c for c in here if c.trigger and c.trigger.start < position]
    before.sort(key=lambda c: not _only_dates(scene, c))  # what only dates the rest is denied last
    candidates = [*reversed(before), *reversed([c for c in earlier if scene.sentence.index - c.sentence <= REACH])]
    for claim in candidates:
        if counted and not claim.figures and claim.event_type != "casualties":
            continue  # a figure is denied of what was counted
        own = {v.id for v in claim.attribution}
        if claim.event_type in DENIABLE and claim.polarity == "affirmed" and claim.core and not own & ids:
            return claim if counted else _blow_of(claim, candidates)
    return None


def _only_dates(scene: Scene, claim: Claim) -> bool:
    """Whether a claim stands in a clause that tells when the rest was: "two days after the army entered"."""
    syntax, index = scene.syntax, scene.start_of.get(claim.trigger.start) if claim.trigger else None
    if index is None:
        return False
    clauses = [i for i in (index, *syntax.ancestors(index)) if syntax.rels[i] == "advcl"]
    return any(not OPENERS.isdisjoint(syntax.marks(i)) for i in clauses)


def _blow_of(claim: Claim, candidates: list[Claim]) -> Claim:
    """The strike told in the same sentence whose dead or damage a claim tells; else the claim itself."""
    if claim.event_type not in ("casualties", "damage"):
        return claim
    blows = [c for c in candidates if c.sentence == claim.sentence and c.event_type in BLOWS]
    return next((c for c in blows if c.polarity == "affirmed" and c.core), claim)


def tell_denial(scene: Scene, verb: int, voices: list[Voice], target: Claim) -> Claim:
    """The claim `target` as the word at `verb` denies it, on the word of `voices`."""
    token = scene.sentence.tokens[verb]
    return retell(
        scene,
        verb,
        target,
        time_null="a denial repeats no date",
        polarity="denied",
        modality="actual",
        attribution=tuple(replace(v, cue=token.text, cue_start=token.start, cue_end=token.end) for v in voices),
        frame="denial-of-what-was-told",
        notes=(f"denies claim {claim_id(scene.report.sha256, target)}",),
    )
