"""Modality: whether what is told is actual, planned or possible (codebook.md)."""

from __future__ import annotations

from datetime import date

from fogline.claim.epistemics.givens import is_known
from fogline.claim.epistemics.hearsay import is_only_asked, is_unverified
from fogline.claim.epistemics.refusals import is_left_open
from fogline.claim.epistemics.undone import is_undone
from fogline.claim.scenes.scene import Scene
from fogline.claim.scenes.trigger import Trigger
from fogline.lexicon.word_sets import load_words
from fogline.models.measure import Interval

FUTURE = frozenset({"will", "'ll", "’ll", "would", "shall", "wo", "'d", "’d"})
MAYBE = frozenset({"may", "might", "could", "can"})
PERCEIVED = frozenset({"hear", "see", "feel"})
"""What could be perceived was there."""
MAYBE_ADVERBS = frozenset(
    {"possibly", "perhaps", "apparently", "potentially", "likely", "probably", "presumably", "maybe"}
)
ARRANGED = frozenset({"expect", "due", "schedule"})
CONDITION = frozenset({"if", "unless", "whether"})
SAME_EVENT = frozenset({"conj", "xcomp"})
PROMISING = frozenset({"agree", "undertake", "offer", "promise", "pledge"})
AIMS = frozenset({"plan", "aim", "intention", "readiness", "order", "bid"})
PROMISES = {
    "threaten": frozenset({"vow", "warn", "threaten", "promise", "swear", "pledge", "caution"}),
    "support": frozenset({"promise", "pledge", "offer"}),
    "agree": frozenset({"offer", "propose", "table"}),
}
"""By event type, the words that put forward what is not done yet."""
FEARS = frozenset({"fear", "dread", "worry", "afraid"})


def judge_modality(scene: Scene, predicate: int, trigger: int | None = None) -> str:
    """The modality of the clause: planned, possible or actual, from auxiliaries, adverbs and governors."""
    syntax = scene.syntax
    if syntax.lemmas[predicate] in ARRANGED or (
        trigger is not None and trigger != predicate and syntax.lemmas[predicate] in ("plan", "prepare")
    ):
        return "planned"
    if trigger is not None and (_going(scene, predicate) or _prepared(scene, predicate)):
        return "planned"
    feared = trigger is not None and trigger != predicate and syntax.lemmas[predicate] in FEARS
    if feared or _feared(scene, predicate) or is_unverified(scene, predicate) or is_only_asked(scene, predicate):
        return "possible"
    current = predicate
    for step in range(8):
        if (found := _own_modality(scene, current, step)) is not None:
            return found
        head = syntax.head(current)
        if head < 0:
            return "actual"
        if (found := _governed(scene, current, head)) is not None:
            return found
        if syntax.rels[current] not in SAME_EVENT or _is_let_be(scene, current, head):
            return "actual"
        if syntax.rels[current] == "conj" and _own_verb_group(scene, current):
            return "actual"
        current = head
    return "actual"


def judge_event(scene: Scene, trigger: Trigger, last_day: date | None, interval: Interval | None) -> str:
    """The modality of an event: what its frame fixes, what is vowed, promised or put forward, else that of its clause;
    what is told of a day behind the report's (`last_day`) is still to come ("meet next Wednesday")."""
    lemma = scene.syntax.lemmas[trigger.index]
    if trigger.frame.modality:
        return trigger.frame.modality
    if lemma in PROMISES.get(trigger.frame.type, ()):
        return "planned"
    if is_left_open(scene, trigger.predicate):
        return "possible"
    found = judge_modality(scene, trigger.predicate, trigger.index)
    if found != "actual" and is_known(scene, trigger):
        found = "actual"
    ahead = interval is not None and last_day is not None and interval.first > last_day
    xpos = scene.syntax.tokens[trigger.predicate].xpos
    if ahead and interval is not None and interval.basis == "explicit":  # "on December 11" may be last year's
        ahead = xpos not in ("VBD", "VBN")
    return "planned" if ahead and found == "actual" else found


def _is_let_be(scene: Scene, current: int, head: int) -> bool:
    """ "could not stop militiamen killing villagers": what nobody could stop was so."""
    stopped = scene.syntax.tokens[current].xpos == "VBG" and scene.syntax.lemmas[head] in load_words("preventing")
    return stopped and is_undone(scene, head)


def _feared(scene: Scene, predicate: int) -> bool:
    """ "many fear that they will push on", "40 are feared dead": what is feared, whatever its own verb."""
    syntax, head = scene.syntax, scene.syntax.head(predicate)
    return head >= 0 and syntax.rels[predicate] in ("ccomp", "csubj", "xcomp") and syntax.lemmas[head] in FEARS


def _going(scene: Scene, predicate: int) -> bool:
    """ "I am going to Damascus": a journey told in the present progressive by the one who makes it."""
    syntax = scene.syntax
    if syntax.tokens[predicate].xpos != "VBG" or syntax.lemmas[predicate] not in ("go", "travel", "fly", "head"):
        return False
    return bool({"am", "'m", "’m"} & {syntax.words[k] for k in syntax.kids(predicate, "aux")})


def _prepared(scene: Scene, predicate: int) -> bool:
    """ "was preparing a counterattack": what is prepared is an attack still to come."""
    syntax = scene.syntax
    if syntax.lemmas[predicate] not in ("prepare", "plan"):
        return False
    return any(
        scene.has_word(n, "event_nouns") or syntax.lemmas[n] in load_words("sallies") for n in syntax.patient(predicate)
    )


def _own_verb_group(scene: Scene, index: int) -> bool:
    return bool(scene.syntax.kids(index, "aux", "nsubj"))


def _own_modality(scene: Scene, index: int, step: int) -> str | None:
    syntax = scene.syntax
    words = {syntax.words[k] for k in syntax.kids(index, "aux", "cop") + syntax.subkids(index, "aux:pass")}
    if words & MAYBE and not (words & {"could", "can"} and syntax.lemmas[index] in PERCEIVED):
        return "possible"
    if words & FUTURE and ("have" not in words or words & {"will", "'ll", "’ll"}):
        return "planned"
    if {"would", "have"} <= words:
        return "possible"
    if MAYBE_ADVERBS & {syntax.words[k] for k in syntax.kids(index, "advmod")}:
        return "possible"
    if step == 0 and CONDITION & syntax.marks(index):
        return "possible"
    to_be = any(syntax.words[k] == "to" for k in syntax.kids(index, "mark", "aux")) or (
        syntax.tokens[index].xpos == "VB" and syntax.words[index] not in load_words("unchanged_participles")
    )
    if words & {"is", "are", "was", "were"} and to_be and "yet" not in syntax.words[max(0, index - 2) : index]:
        return "planned"
    return None


def _is_imminent(scene: Scene, current: int, head: int) -> bool:
    """ "it is only a matter of days before the town falls"."""
    syntax = scene.syntax
    if not {"before", "until", "till"} & syntax.marks(current):
        return False
    return "matter" in (syntax.lemmas[head], syntax.lemmas[syntax.head(head)] if syntax.head(head) >= 0 else "")


def _is_close(scene: Scene, current: int, head: int) -> bool:
    """ "was close to encircling it", "came close to falling"."""
    near = scene.syntax.words[head] in ("close", "near") and scene.syntax.tokens[current].xpos == "VBG"
    return near and "to" in scene.syntax.marks(current)


def _governed(scene: Scene, current: int, head: int) -> str | None:
    """What the word above makes of a clause or noun: planned, possible, or neither."""
    if _is_imminent(scene, current, head):
        return "planned"
    rel, lemma = scene.syntax.rels[current], scene.syntax.lemmas[head]
    if lemma in load_words("doubtful") and rel in ("ccomp", "csubj") and not scene.syntax.negated(head):
        return "possible"
    if (rel in ("acl", "nmod") and lemma in load_words("thresholds")) or _is_close(scene, current, head):
        return "planned" if scene.syntax.kids(head, "cop") else "possible"
    if rel in ("xcomp", "ccomp", "advcl", "acl"):
        return _governed_clause(scene, current, head)
    if rel not in ("nmod", "obl", "obj"):
        return None
    if lemma in load_words("hypothetical"):
        return "possible"
    planned = lemma in ("prepare", "plan", "preparation", "expect") or (rel != "obj" and lemma in AIMS)
    return "planned" if planned else None


def _governed_clause(scene: Scene, current: int, head: int) -> str | None:
    syntax = scene.syntax
    rel, lemma, word = syntax.rels[current], syntax.lemmas[head], syntax.words[head]
    infinitive = "to" in syntax.marks(current)
    if rel == "xcomp" and infinitive and lemma in ("likely", "unlikely"):
        return "possible"
    if rel == "xcomp" and infinitive and lemma in PROMISING:
        return "planned"
    if lemma in load_words("possible") and rel != "advcl":
        return "possible"
    if lemma in load_words("hypothetical") and rel in ("acl", "ccomp"):
        return "possible"
    if (infinitive or rel == "xcomp") and not load_words("planning").isdisjoint((lemma, word)):
        return None if lemma in ("try", "attempt", "seek") else "planned"
    if rel == "xcomp":
        return "planned" if infinitive and lemma in load_words("ordering") else None
    if rel == "ccomp" or (lemma in ("attempt", "bid") and rel == "acl"):
        return None
    purpose = infinitive and syntax.tokens[current].xpos == "VB"
    return "planned" if purpose or lemma in AIMS else None
