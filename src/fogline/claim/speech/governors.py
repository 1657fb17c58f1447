"""Governors: what stands above a clause and says of it that it is told, claimed or denied, and by whom."""

from __future__ import annotations

from fogline.claim.epistemics.undone import is_undone
from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.reporters import find_speakers, is_said
from fogline.claim.speech.tag_reach import is_parted
from fogline.claim.speech.telling_nouns import hear_denial, hear_noun
from fogline.claim.speech.voice_chain import Hearing
from fogline.claim.speech.voices import find_voices, unnamed_voice
from fogline.lexicon.cues import Cues, load_cues
from fogline.lexicon.word_sets import load_words

CLAUSAL = frozenset({"ccomp", "parataxis", "xcomp", "advcl", "acl", "obj", "obl", "nmod", "dep", "advmod"})
BELIEVING = frozenset(
    {"believe", "think", "fear", "know", "understand", "expect", "suspect", "estimate", "see", "hope"}
)
DATING = frozenset({"after", "since", "before", "until"})
"""Words that open a clause of when something was said."""
SAID_TO = frozenset(
    {"say", "report", "claim", "allege", "rumour", "rumor", "purport", "declare", "describe", "understand"}
)
COUNTING = frozenset(
    {
        "count",
        "register",
        "record",
        "put",
        "tally",
        "document",
        "publish",
        "speak",
        "log",
        "number",
        "list",
        "admit",
        "acknowledge",
        "concede",
        "give",
        "estimate",
        "confirm",
        "verify",
        "find",
    }
)


def hear_above(scene: Scene, current: int, head: int, hearing: Hearing, cues: Cues) -> None:
    """What the governor of this clause says about it: reporting verb, denial, noun of claiming."""
    syntax = scene.syntax
    rel, lemma = syntax.rels[current], syntax.lemmas[head]
    if rel == "amod" and lemma in cues.reports and not hearing.chain:
        hearing.add([unnamed_voice(scene, head)])
    if lemma in cues.say and (
        (rel == "conj" and _is_set_in(scene, head, current)) or _is_told_too(scene, head, current)
    ):
        hearing.add(find_speakers(scene, head))
    elif lemma in cues.deny and _is_told_too(scene, head, current):
        hearing.denied = not hearing.denied
        hearing.add(find_speakers(scene, head))
    if rel not in CLAUSAL:
        return
    if rel == "acl" and syntax.tokens[current].xpos == "VBG" and not hearing.chain:
        above = syntax.head(head)
        blamed = above >= 0 and syntax.lemmas[above] in ("accuse", "blame", "charge") and syntax.rels[head] == "obj"
        if blamed and syntax.marks(current) & {"of", "for", "with"}:
            hearing.add(find_speakers(scene, above))
            return
    said_in = syntax.rels[head] == "obl" and lemma not in cues.claims  # "said on its channel that ..."
    if rel == "acl" and (lemma == "time" or said_in) and "that" in syntax.marks(current):
        verb = syntax.head(head)
        if verb >= 0 and syntax.is_verb(verb) and syntax.lemmas[verb] in cues.say and not syntax.negated(verb):
            hearing.add(find_speakers(scene, verb))
        return
    if syntax.is_verb(head) and not syntax.tokens[head].xpos.startswith("NN"):  # "Claims" tagged as a verb
        _hear_verb(scene, current, head, hearing, cues)
    elif lemma in cues.claims and rel in ("acl", "nmod", "ccomp", "obl", "advcl"):
        hear_noun(scene, head, hearing, cues)
    elif lemma in cues.denials and rel in ("acl", "nmod", "ccomp"):
        hear_denial(scene, current, head, hearing, cues)


def _is_set_in(scene: Scene, verb: int, later: int) -> bool:
    """Whether a verb of saying stands between two halves of what is said ("they got no further, he told X, and 40 cars
    were burned"): its content before it, and what is joined to it a clause with a subject of its own."""
    syntax = scene.syntax
    if later < verb or syntax.lemmas[later] in load_cues().say:
        return False
    if syntax.rels[verb] == "parataxis" and syntax.head(verb) < verb:
        return syntax.words[verb + 1 : verb + 2] == (",",) or not syntax.kids(verb, "obj", "ccomp")
    before = [k for k in syntax.kids(verb, "ccomp") if k < verb]
    own = [k for k in syntax.kids(later, "nsubj", "expl") if k > verb]
    return bool(before and own) and syntax.words[own[0] - 1] not in ("but", ";")


def _is_told_too(scene: Scene, verb: int, later: int) -> bool:
    """Whether a clause that the parse joined to a verb of saying is a further part of what is said: it opens with
    "that", or goes on in the past perfect without a subject ("said his men were near and had killed two", "said it had
    held out, destroyed two tanks and left")."""
    syntax = scene.syntax
    contents = [k for k in syntax.kids(verb, "ccomp") if verb < k < later]
    if syntax.rels[later] not in ("conj", "parataxis") or not verb < later or syntax.negated(verb):
        return False
    if syntax.rels[later] == "conj" and any("that" in syntax.marks(k) for k in (later, *syntax.kids(later, "conj"))):
        return True
    if not contents or syntax.kids(later, "nsubj", "expl") or is_parted(scene, verb, later):
        return False
    perfect = any("had" in syntax.auxiliaries(k) for k in contents)
    listed = syntax.rels[later] == "parataxis" and perfect and syntax.tokens[later].xpos in ("VBD", "VBN")
    return listed or (syntax.rels[later] == "conj" and "had" in syntax.auxiliaries(later))


def _hear_verb(scene: Scene, current: int, head: int, hearing: Hearing, cues: Cues) -> None:
    syntax = scene.syntax
    rel, lemma = syntax.rels[current], syntax.lemmas[head]
    negative = syntax.negated(head)
    if lemma in ("tell", "order", "warn") and syntax.marks(current) & {"to"}:
        return
    if lemma == "call" and syntax.kids(head, "compound"):
        return  # "called off the talks"
    if (current < head or rel == "parataxis") and is_parted(scene, min(current, head), max(current, head)):
        return
    if rel == "obj" and syntax.lemmas[current] in cues.claims:
        return
    if rel == "advcl" and not DATING.isdisjoint(syntax.marks(current)):
        return  # "for months after the war broke out, both denied that ..."
    if lemma in cues.deny and rel in ("ccomp", "xcomp", "obj", "advcl", "parataxis"):
        voices = find_speakers(scene, head)
        if rel == "parataxis" and head < current and syntax.kids(head, "ccomp", "xcomp", "obj"):
            hearing.add(voices)  # "denied that it had fallen: 'We hold the town'"
            return
        goes_on = rel == "advcl" and syntax.lemmas[current] in cues.say  # "denied it, saying that ..."
        hearing.denied = hearing.denied if goes_on or is_undone(scene, head) else not hearing.denied
        hearing.add(voices)
        return
    if rel == "ccomp" and lemma in cues.say and not negative:
        if is_said(scene, head) and not syntax.by_phrase(head):
            if lemma not in BELIEVING and {"should", "must"}.isdisjoint(syntax.auxiliaries(head)):
                hearing.add([unnamed_voice(scene, head)])  # not "it should be recalled that"
        else:
            hearing.add(find_speakers(scene, head))
    elif (
        (rel == "parataxis" and lemma in cues.say and syntax.kids(head, "nsubj") and not syntax.kids(head, "ccomp"))
        or (rel in ("obj", "obl", "xcomp", "advmod") and lemma in COUNTING and _counts(scene, head))
        or (rel == "obl" and lemma in ("tell", "speak", "talk") and syntax.case(current) in ("of", "about"))
    ):
        hearing.add(find_speakers(scene, head))
    elif rel == "advcl" and lemma in cues.claim_to | {"say"}:
        if lemma in cues.claim_to and _is_perfect_infinitive(scene, current) and not syntax.passive(head):
            hearing.add(find_speakers(scene, head))
        elif syntax.passive(head) and syntax.tokens[current].xpos in ("VB", "VBN") and "to" in syntax.marks(current):
            hearing.add([unnamed_voice(scene, head)])
    elif rel == "xcomp" and lemma in cues.claim_to | cues.say:
        if syntax.passive(head):
            if lemma in SAID_TO:
                hearing.add([unnamed_voice(scene, head)])
        elif lemma in cues.claim_to:
            hearing.add(find_speakers(scene, head))
    elif (
        (rel in ("obj", "xcomp") and lemma in cues.expect and syntax.agent(head))
        or (
            rel == "obj"
            and lemma in cues.announce
            and not is_undone(scene, head)
            and not (lemma == "admit" and takes_in(scene, syntax.agent(head)))
        )
        or (rel in ("advcl", "obl", "xcomp", "ccomp") and lemma in ("accuse", "blame", "charge") and not hearing.chain)
    ):
        hearing.add(find_speakers(scene, head))
    elif rel == "advcl" and lemma in ("quote", "cite"):
        hearing.add([v for o in syntax.patient(head) for v in find_voices(scene, o, syntax.words[head])])
        hearing.add(find_speakers(scene, head))


def _is_perfect_infinitive(scene: Scene, index: int) -> bool:
    """ "claimed on Monday to have taken it": no purpose, whatever the parse says of it."""
    return "to" in scene.syntax.marks(index) and any(
        scene.syntax.words[k] == "have" for k in scene.syntax.kids(index, "aux")
    )


def takes_in(scene: Scene, agents: tuple[int, ...]) -> bool:
    """Whether who admits somebody is a hospital: it takes them in, and owns to nothing."""
    return any(scene.syntax.lemmas[n] in load_words("care") for n in agents)


def _counts(scene: Scene, verb: int) -> bool:
    """ "counted 19 dead", "put the toll at 19", "speaks of 30 killed": who counts tells it."""
    agents = scene.syntax.agent(verb)
    if not agents or (scene.syntax.lemmas[verb] == "admit" and takes_in(scene, agents)):
        return False
    inside = scene.syntax.subtree(verb, frozenset({"ccomp", "advcl", "parataxis", "conj"}))
    return bool(scene.quantities_at(inside)) and not is_undone(scene, verb)
