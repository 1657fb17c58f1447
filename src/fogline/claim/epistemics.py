"""Epistemics: whether a statement is affirmed or denied, actual, planned or possible (codebook.md)."""

from __future__ import annotations

from datetime import date

from fogline.claim.scene import Scene
from fogline.claim.subjects import ORDINAL
from fogline.claim.trigger import Trigger
from fogline.lexicon.frames import load_words
from fogline.models.measure import Interval

FUTURE = frozenset({"will", "'ll", "’ll", "would", "shall", "wo", "'d", "’d"})
MAYBE = frozenset({"may", "might", "could", "can"})
PERCEIVED = frozenset({"hear", "see", "feel"})
"""What could be perceived was there."""
MAYBE_ADVERBS = frozenset(
    {"possibly", "perhaps", "apparently", "potentially", "likely", "probably", "presumably", "maybe"}
)
ARRANGED = frozenset({"expect", "due", "schedule"})
ORDERS = frozenset({"order", "instruct", "tell", "command", "direct", "ask", "authorise", "authorize", "clear"})
CONDITION = frozenset({"if", "unless", "whether"})
SALLIES = frozenset(
    {"push", "drive", "raid", "incursion", "strike", "thrust", "sweep", "ambush", "airstrike", "battle"}
)
SAME_EVENT = frozenset({"conj", "xcomp"})


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
    if feared or _feared(scene, predicate) or _unverified(scene, predicate):
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
        if syntax.rels[current] not in SAME_EVENT:
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
    found = judge_modality(scene, trigger.predicate, trigger.index)
    ahead = interval is not None and last_day is not None and interval.first > last_day
    if ahead and interval is not None and interval.basis == "explicit":  # "on December 11" may be last year's
        ahead = scene.syntax.tokens[trigger.predicate].xpos not in ("VBD", "VBN")
    return "planned" if ahead and found == "actual" else found


PROMISES = {
    "threaten": frozenset({"vow", "warn", "threaten", "promise", "swear", "pledge", "caution"}),
    "support": frozenset({"promise", "pledge", "offer"}),
    "agree": frozenset({"offer", "propose", "table"}),
}
"""By event type, the words that put forward what is not done yet."""
UNCHANGED = frozenset({"set", "put", "cut", "hit", "shut", "hurt", "let", "split", "beset"})
"""Verbs whose participle looks like the infinitive ("were set alight")."""
FEARS = frozenset({"fear", "dread", "worry", "afraid"})
CHECKING = frozenset({"verify", "confirm", "corroborate", "substantiate", "authenticate"})
HEARSAY = frozenset({"post", "report", "rumour", "rumor", "message", "claim", "video"})
ONLINE = frozenset({"telegram", "whatsapp", "facebook", "twitter", "internet", "media", "x", "vk", "weibo", "online"})


def _feared(scene: Scene, predicate: int) -> bool:
    """ "many fear that they will push on": what is feared, whatever its own verb."""
    syntax, head = scene.syntax, scene.syntax.head(predicate)
    return head >= 0 and syntax.rels[predicate] == "ccomp" and syntax.lemmas[head] in FEARS


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
    return any(scene.has_word(n, "event_nouns") or syntax.lemmas[n] in SALLIES for n in syntax.patient(predicate))


def _unverified(scene: Scene, predicate: int) -> bool:
    """ "Unconfirmed reports say that ..."."""
    syntax = scene.syntax
    head = syntax.head(predicate)
    if head < 0 or syntax.rels[predicate] not in ("ccomp", "parataxis", "acl"):
        return False
    nouns = [head, *syntax.kids(head, "nsubj")]
    if any(scene.has_word(k, "unproven") for n in nouns for k in syntax.kids(n, "amod")):
        return True
    return any(_is_hearsay(scene, n) for n in nouns)


def _is_hearsay(scene: Scene, noun: int) -> bool:
    """ "posts on social media say", "reports that ... could not be verified"."""
    syntax = scene.syntax
    if syntax.lemmas[noun] not in HEARSAY:
        return False
    if any(syntax.words[m] in ONLINE for k in syntax.kids(noun, "nmod") for m in (k, *syntax.kids(k, "flat"))):
        return True
    head = syntax.head(noun)
    return head >= 0 and syntax.lemmas[head] in CHECKING and syntax.negated(head)


def _own_verb_group(scene: Scene, index: int) -> bool:
    return bool(scene.syntax.kids(index, "aux", "nsubj"))


def _own_modality(scene: Scene, index: int, step: int) -> str | None:
    syntax = scene.syntax
    words = {syntax.words[k] for k in syntax.kids(index, "aux", "cop") + syntax.subkids(index, "aux:pass")}
    if words & MAYBE and not (words & {"could", "can"} and syntax.lemmas[index] in PERCEIVED):
        return "possible"
    if words & FUTURE and ("have" not in words or words & {"will", "'ll", "’ll"}):
        return "planned"
    if MAYBE_ADVERBS & {syntax.words[k] for k in syntax.kids(index, "advmod")}:
        return "possible"
    if step == 0 and CONDITION & {syntax.words[k] for k in syntax.kids(index, "mark")}:
        return "possible"
    to_be = any(syntax.words[k] == "to" for k in syntax.kids(index, "mark", "aux")) or (
        syntax.tokens[index].xpos == "VB" and syntax.words[index] not in UNCHANGED
    )
    if words & {"is", "are", "was", "were"} and to_be:
        return "planned"
    return None


def _is_imminent(scene: Scene, current: int, head: int) -> bool:
    """ "it is only a matter of days before the town falls"."""
    syntax = scene.syntax
    if not {"before", "until", "till"} & {syntax.words[k] for k in syntax.kids(current, "mark")}:
        return False
    return "matter" in (syntax.lemmas[head], syntax.lemmas[syntax.head(head)] if syntax.head(head) >= 0 else "")


def _governed(scene: Scene, current: int, head: int) -> str | None:
    syntax = scene.syntax
    if _is_imminent(scene, current, head):
        return "planned"
    rel, lemma, word = syntax.rels[current], syntax.lemmas[head], syntax.words[head]
    infinitive = "to" in {syntax.words[k] for k in syntax.kids(current, "mark")}
    if rel == "xcomp" and infinitive and lemma in ("likely", "unlikely"):
        return "possible"
    if rel == "xcomp" and infinitive and lemma in ("agree", "undertake", "offer", "promise", "pledge"):
        return "planned"
    if rel in ("xcomp", "ccomp", "advcl", "acl"):
        if lemma in load_words("possible") and rel != "advcl":
            return "possible"
        if lemma in load_words("hypothetical") and rel in ("acl", "ccomp", "nmod"):
            return "possible"
        if (lemma in load_words("planning") or word in load_words("planning")) and (infinitive or rel == "xcomp"):
            return None if lemma in ("try", "attempt", "seek") else "planned"
        if infinitive and rel == "xcomp" and lemma in ORDERS:
            return "planned"
        if lemma in ("attempt", "bid") and rel == "acl":
            return None
        if rel in ("advcl", "acl") and infinitive and syntax.tokens[current].xpos == "VB":
            return "planned"
    if rel in ("nmod", "obl", "obj") and lemma in load_words("hypothetical"):
        return "possible"
    if rel in ("nmod", "obl", "obj") and lemma in ("prepare", "plan", "preparation", "expect"):
        return "planned"
    if rel in ("acl", "nmod", "advcl", "obl") and lemma in ("plan", "aim", "intention", "readiness", "order", "bid"):
        return "planned"
    return None


def is_negated(scene: Scene, predicate: int, trigger: int) -> bool:
    """Whether the clause itself says that the event is not so ("had not entered", "no strikes", "nobody died")."""
    syntax = scene.syntax
    if "no longer" in " ".join(syntax.words[max(0, predicate - 2) : predicate]):
        return True
    if any(syntax.words[k] == "longer" and syntax.words[k - 1] == "no" for k in syntax.kids(predicate, "advmod")):
        return True
    if _unfounded(scene, predicate) or _unable(scene, predicate) or _nobody(scene, predicate):
        return True
    if syntax.negated(predicate) and syntax.rels[predicate] != "amod":
        return True
    if trigger != predicate and any(syntax.words[k] in ("no", "any") for k in syntax.kids(trigger, "det")):
        return any(syntax.words[k] == "no" for k in syntax.kids(trigger, "det"))
    head = syntax.head(predicate)
    if syntax.rels[predicate] == "xcomp" and head >= 0 and syntax.lemmas[head] in ("fail", "refuse", "decline"):
        return True
    if syntax.rels[predicate] == "xcomp" and head >= 0 and syntax.lemmas[head] in ("have", "be"):
        return any(syntax.words[k] == "yet" for k in syntax.kids(head, "advmod"))
    for k in syntax.kids(predicate, "nsubj"):
        if syntax.words[k] in ("nobody", "none", "neither"):
            return True
        if any(syntax.words[d] == "not" for d in syntax.kids(k, "advmod", "cc")) and (
            syntax.words[k] == "one" or any(syntax.words[d] in ("a", "one", "single") for d in syntax.children[k])
        ):
            return True
        if any(syntax.words[d] in ("no", "neither") for d in syntax.kids(k, "det", "cc")):
            return True
    return False


def _unable(scene: Scene, predicate: int) -> bool:
    """ "have not been able to enter", "were unable to leave", "it is not true that they fled"."""
    syntax, head = scene.syntax, scene.syntax.head(predicate)
    if head < 0 or syntax.rels[predicate] not in ("xcomp", "ccomp", "csubj", "advcl"):
        return False
    lemma = syntax.lemmas[head]
    return lemma == "unable" or (lemma in ("able", "true") and syntax.negated(head))


NOBODY = frozenset({"nobody", "none", "no-one", "noone"})


def _nobody(scene: Scene, predicate: int) -> bool:
    """ "hurting no-one", "we have bombed nobody", "not one shell has been fired"."""
    syntax = scene.syntax
    for k in syntax.kids(predicate, "obj", "nsubj"):
        before = syntax.words[max(0, k - 2) : k + 1]
        spelt = before in (("no", "-", "one"), ("no", "‑", "one")) or before[1:] == ("no", "one")
        if syntax.words[k] in NOBODY or spelt:
            return True
        first = syntax.subtree(k)[0]
        if syntax.words[first : first + 2] in (("not", "one"), ("not", "a")):
            return True
    return False


def has_no_object(scene: Scene, trigger: Trigger) -> bool:
    """Whether what a light verb carries is said to be none ("made no inroads into the city")."""
    syntax = scene.syntax
    if not trigger.frame.object or trigger.predicate != trigger.index:
        return False
    return any(
        syntax.words[d] in ("no", "neither")
        for n in syntax.patient(trigger.index)
        if syntax.lemmas[n] in trigger.frame.object
        for d in syntax.kids(n, "det")
    )


def _unfounded(scene: Scene, predicate: int) -> bool:
    """ "saw no sign that", "there is no evidence that", "without causing"."""
    syntax = scene.syntax
    if any(syntax.words[k] == "without" for k in syntax.kids(predicate, "mark")):
        return True
    head = syntax.head(predicate)
    if (
        head < 0
        or syntax.rels[predicate] not in ("acl", "ccomp")
        or not (scene.has_word(head, "signs") or scene.syntax.lemmas[head] in ("plan", "intention"))
    ):
        return False
    return any(syntax.words[k] == "no" for k in syntax.kids(head, "det"))


def _implied(scene: Scene, index: int) -> bool:
    """What an infinitive says none the less: "it took a day to drive them back", "had no plan to enter",
    "took it only to lose it", "the last town to fall"."""
    head = scene.syntax.head(index)
    lemma = scene.syntax.lemmas[head] if head >= 0 else ""
    above = scene.syntax.head(head) if head >= 0 else -1
    if above >= 0 and scene.syntax.rels[head] == "obj" and scene.syntax.lemmas[above] == "take":
        return bool(scene.syntax.kids(above, "expl")) or scene.syntax.words[max(0, above - 1)] == "it"
    if any(scene.syntax.words[k] == "only" for k in scene.syntax.kids(index, "advmod")):
        return True
    if scene.syntax.rels[index] == "acl":
        counted = bool(scene.syntax.kids(head, "cop")) and any(
            scene.syntax.words[k] in ORDINAL for k in scene.syntax.kids(head, "amod")
        )
        return counted or lemma in ("plan", "intention", "decision")
    return lemma in ("take", "use")


def is_hypothetical(scene: Scene, predicate: int) -> bool:
    """A bare purpose ("to reclaim all lost territory") or a condition: coded only where the codebook says so."""
    syntax = scene.syntax
    current = predicate
    for _ in range(3):
        infinitive = "to" in {syntax.words[k] for k in syntax.kids(current, "mark")}
        if syntax.rels[current] in ("advcl", "acl") and infinitive and syntax.tokens[current].xpos == "VB":
            return not _implied(scene, current)
        if syntax.rels[current] != "conj" or syntax.head(current) < 0:
            return False
        current = syntax.head(current)
    return False
