"""Attribution: which voices vouch for what a word states, from the one that speaks first-hand outward.

Source, cue and content follow PolNeAR (Newell, Margolin and Ruths, 2018). The chain is read off the parse by
walking from the statement's predicate to the root; quotations that no clause governs take the speaker of the
passage (see `Speakers`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.closing_tags import find_closing_tag
from fogline.claim.speech.reporters import find_speakers, is_said, is_tag
from fogline.claim.speech.tag_reach import is_closed_before, is_left_behind, is_parted
from fogline.claim.speech.voices import as_voices, find_voices, unique_voices, unnamed_voice
from fogline.lexicon.cues import Cues, load_cues
from fogline.lexicon.voice_kinds import UNNAMED
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Voice

TALLIES = frozenset({"figure", "tally", "count", "estimate", "account", "reckoning"})
CLAUSAL = frozenset({"ccomp", "parataxis", "xcomp", "advcl", "acl", "obj", "obl", "nmod", "dep", "advmod"})


@dataclass(slots=True)
class Hearing:
    """Who vouches for a statement, and whether they say that it is so (`denied` False) or is not."""

    chain: list[Voice] = field(default_factory=list)
    outer: list[Voice] = field(default_factory=list)
    denied: bool = False

    def add(self, voices: list[Voice]) -> None:
        """Append voices nearer the outlet, without repeating one."""
        for voice in voices:
            if all(voice.id != v.id for v in (*self.chain, *self.outer)):
                self.chain.append(voice)

    def add_outer(self, voices: list[Voice]) -> None:
        """Voices hung on the sentence ("according to X"): outward of every reporting verb."""
        for voice in voices:
            if all(voice.id != v.id for v in (*self.chain, *self.outer)):
                self.outer.append(voice)

    def close(self) -> None:
        """Join the two halves: reporting verbs first-hand, then what the sentence hangs on; a named voice
        takes the place of unnamed reports."""
        self.chain = unique_voices([*self.chain, *self.outer])
        self.outer = []
        if any(v.id != UNNAMED for v in self.chain):
            self.chain = [v for v in self.chain if v.id != UNNAMED]


def find_hearing(scene: Scene, predicate: int) -> Hearing:
    """The attribution of what the clause of `predicate` states, from syntax alone."""
    cues = load_cues()
    hearing = Hearing()
    syntax = scene.syntax
    current = predicate
    path = {predicate, *syntax.ancestors(predicate)}
    below = -1
    presupposed: bool | None = None
    for _ in range(40):
        _hear_beside(scene, predicate, current, below, path, hearing, cues)
        head = syntax.head(current)
        if head < 0:
            break
        if presupposed is None and _is_presupposed(scene, current):
            presupposed = hearing.denied
        if not (current < head < predicate and is_left_behind(scene, head, predicate)):
            _hear_above(scene, current, head, hearing, cues)
        below, current = current, head
    if presupposed is not None:
        hearing.denied = presupposed
    if not hearing.chain and not hearing.outer:
        hearing.add_outer(find_closing_tag(scene, predicate))
    hearing.close()
    return hearing


def _is_presupposed(scene: Scene, index: int) -> bool:
    """A relative clause, or one that dates another, is not denied with it: "denied that it had left the village, which
    it took last week"."""
    syntax = scene.syntax
    if syntax.tokens[index].deprel == "acl:relcl":
        return True
    return syntax.rels[index] == "advcl" and bool(_marks(scene, index) & {"after", "since", "while", "as", "before"})


def _hear_beside(
    scene: Scene, predicate: int, current: int, below: int, path: set[int], hearing: Hearing, cues: Cues
) -> None:
    """Voices hung on this clause: ", the army said", "according to X", "as reported by X", "reportedly"."""
    syntax = scene.syntax
    for k in syntax.children[current]:
        rel = syntax.rels[k]
        if k in path or is_closed_before(scene, current, k, below) or is_left_behind(scene, k, predicate):
            continue
        if rel in ("parataxis", "advcl", "ccomp", "acl") and syntax.is_verb(k) and is_tag(scene, k, cues):
            hearing.add_outer(find_speakers(scene, k, cues))
        elif rel in ("obl", "nmod", "advmod", "parataxis", "advcl") and syntax.case(k) in cues.according:
            hearing.add_outer([*_cited_by(scene, k, cues), *find_voices(scene, k, "according to")])
        elif rel in ("obl", "nmod") and syntax.case(k) in ("by", "in") and syntax.lemmas[k] in TALLIES:
            hearing.add(_tellers_of(scene, k))
        elif rel == "advmod" and syntax.words[k] == "according":
            for o in syntax.kids(k, "obl", "nmod"):
                hearing.add_outer([*_cited_by(scene, o, cues), *find_voices(scene, o, "according to")])
        elif rel == "advmod" and syntax.words[k] in cues.unnamed and not hearing.chain:
            hearing.add([unnamed_voice(scene, k)])
        elif rel in ("advcl", "acl") and syntax.lemmas[k] in cues.citing:
            cited = [v for o in syntax.kids(k, "obj") for v in find_voices(scene, o, syntax.words[k])]
            hearing.outer[:0] = [v for v in cited if all(v.id != c.id for c in hearing.outer)]


def _tellers_of(scene: Scene, tally: int) -> list[Voice]:
    """Whose count it is: "by Israeli tallies", "by the count of the village teacher"."""
    owners = as_voices(scene.actors_at(tally) or scene.owners_of(tally))
    if owners:
        return owners
    return [v for k in scene.syntax.parts(tally) for v in find_voices(scene, k, scene.syntax.words[tally])]


def _cited_by(scene: Scene, noun: int, cues: Cues) -> list[Voice]:
    """Whom a source cites in its turn: "according to the Post, a local site citing soldiers"."""
    syntax = scene.syntax
    holders = [noun, *syntax.kids(noun, "appos")]
    deeds = [k for n in holders for k in syntax.kids(n, "acl", "advcl") if syntax.lemmas[k] in cues.citing]
    return [v for k in deeds for o in syntax.kids(k, "obj") for v in find_voices(scene, o, syntax.words[k])]


def _hear_above(scene: Scene, current: int, head: int, hearing: Hearing, cues: Cues) -> None:
    """What the governor of this clause says about it: reporting verb, denial, noun of claiming."""
    syntax = scene.syntax
    rel, lemma = syntax.rels[current], syntax.lemmas[head]
    if rel == "amod" and lemma in cues.reports and not hearing.chain:
        hearing.add([unnamed_voice(scene, head)])
    if rel == "conj" and lemma in cues.say and _is_set_in(scene, head, current):
        hearing.add(find_speakers(scene, head, cues))
    if rel not in CLAUSAL:
        return
    if rel == "acl" and syntax.tokens[current].xpos == "VBG" and not hearing.chain:
        above = syntax.head(head)
        blamed = above >= 0 and syntax.lemmas[above] in ("accuse", "blame", "charge") and syntax.rels[head] == "obj"
        if blamed and _marks(scene, current) & {"of", "for", "with"}:
            hearing.add(find_speakers(scene, above, cues))
            return
    if rel == "acl" and lemma == "time" and "that" in _marks(scene, current):
        verb = syntax.head(head)
        if verb >= 0 and syntax.is_verb(verb) and syntax.lemmas[verb] in cues.say and not syntax.negated(verb):
            hearing.add(find_speakers(scene, verb, cues))
        return
    if syntax.is_verb(head):
        _hear_verb(scene, current, head, hearing, cues)
    elif lemma in cues.claims and rel in ("acl", "nmod", "ccomp", "obl", "advcl"):
        _hear_noun(scene, head, hearing, cues)


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


def _hear_verb(scene: Scene, current: int, head: int, hearing: Hearing, cues: Cues) -> None:
    syntax = scene.syntax
    rel, lemma = syntax.rels[current], syntax.lemmas[head]
    negative = syntax.negated(head)
    if lemma in ("tell", "order", "warn") and _marks(scene, current) & {"to"}:
        return
    if current < head and is_parted(scene, current, head):
        return
    if rel == "obj" and syntax.lemmas[current] in cues.claims:
        return
    if lemma in cues.deny and rel in ("ccomp", "xcomp", "obj", "advcl", "parataxis"):
        voices = find_speakers(scene, head, cues)
        goes_on = rel == "advcl" and syntax.lemmas[current] in cues.say  # "denied it, saying that ..."
        hearing.denied = hearing.denied if goes_on else not hearing.denied
        hearing.add(voices)
        return
    if rel == "ccomp" and lemma in cues.say and not negative:
        if is_said(scene, head) and not syntax.by_phrase(head):
            if lemma not in BELIEVING:
                hearing.add([unnamed_voice(scene, head)])
        else:
            hearing.add(find_speakers(scene, head, cues))
    elif (
        (rel == "parataxis" and lemma in cues.say and syntax.kids(head, "nsubj") and not syntax.kids(head, "ccomp"))
        or (rel in ("obj", "obl", "xcomp", "advmod") and lemma in COUNTING and _counts(scene, head))
        or (rel == "obl" and lemma in ("tell", "speak", "talk") and syntax.case(current) in ("of", "about"))
    ):
        hearing.add(find_speakers(scene, head, cues))
    elif rel == "advcl" and lemma in cues.claim_to | {"say"}:
        if syntax.passive(head) and syntax.tokens[current].xpos in ("VB", "VBN") and "to" in _marks(scene, current):
            hearing.add([unnamed_voice(scene, head)])
    elif rel == "xcomp" and lemma in cues.claim_to | cues.say:
        if syntax.passive(head):
            if lemma in SAID_TO:
                hearing.add([unnamed_voice(scene, head)])
        elif lemma in cues.claim_to:
            hearing.add(find_speakers(scene, head, cues))
    elif (
        (rel in ("obj", "xcomp") and lemma in cues.expect and syntax.agent(head))
        or (rel == "obj" and lemma in cues.announce)
        or (rel in ("advcl", "obl", "xcomp", "ccomp") and lemma in ("accuse", "blame", "charge") and not hearing.chain)
    ):
        hearing.add(find_speakers(scene, head, cues))
    elif rel == "advcl" and lemma in ("quote", "cite"):
        hearing.add([v for o in syntax.patient(head) for v in find_voices(scene, o, syntax.words[head])])
        hearing.add(find_speakers(scene, head, cues))


BELIEVING = frozenset(
    {"believe", "think", "fear", "know", "understand", "expect", "suspect", "estimate", "see", "hope"}
)
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
        "give",
    }
)


def _counts(scene: Scene, verb: int) -> bool:
    """ "counted 19 dead", "put the toll at 19", "speaks of 30 killed": who counts tells it."""
    if not scene.syntax.agent(verb):
        return False
    inside = scene.syntax.subtree(verb, frozenset({"ccomp", "advcl", "parataxis", "conj"}))
    return bool(scene.quantities_at(inside))


def _marks(scene: Scene, index: int) -> set[str]:
    return {scene.syntax.words[k] for k in scene.syntax.kids(index, "mark")}


def _hear_noun(scene: Scene, noun: int, hearing: Hearing, cues: Cues) -> None:
    """ "claims that ..." under a denial, "reports of ..." by nobody named, "the army's statement that ..."."""
    syntax = scene.syntax
    head = syntax.head(noun)
    told_in = syntax.case(noun) in ("in", "by", "on", "via", "during", "at") and head >= 0 and syntax.is_verb(head)
    if told_in and syntax.lemmas[head] in cues.say and syntax.agent(head):
        hearing.add(find_speakers(scene, head, cues))
        return
    if _denied_noun(scene, noun, cues):
        hearing.denied = not hearing.denied
        if head >= 0 and syntax.is_verb(head) and syntax.lemmas[head] in cues.deny:
            hearing.add(find_speakers(scene, head, cues))
        return
    told_by = [*syntax.subkids(noun, "nmod:poss", "amod", "compound")]
    told_by += [k for k in syntax.kids(noun, "nmod") if syntax.case(k) in ("of", "by") and syntax.kids(noun, "acl")]
    owners = [v for k in told_by for v in find_voices(scene, k, "", strict=True)]
    if owners:
        hearing.add(owners)
    elif syntax.lemmas[noun] in cues.reports and syntax.rels[noun] not in ("obj",) and not hearing.chain:
        hearing.add([unnamed_voice(scene, noun)])


def _denied_noun(scene: Scene, noun: int, cues: Cues) -> bool:
    syntax = scene.syntax
    if syntax.case(noun) in ("contrary to", "despite"):
        return syntax.case(noun) == "contrary to"
    head = syntax.head(noun)
    if head < 0:
        return False
    if syntax.is_verb(head) and syntax.lemmas[head] in cues.deny and syntax.rels[noun] in ("obj", "nsubj", "obl"):
        return True
    untrue = load_words("untrue")
    if syntax.rels[noun] in ("nsubj", "csubj") and (syntax.lemmas[head] in untrue or syntax.words[head] in untrue):
        return True
    return any(syntax.words[k] in untrue for k in syntax.kids(noun, "amod")) or (
        syntax.rels[noun] == "obj" and any(syntax.words[k] in untrue for k in syntax.kids(head, "xcomp", "obl"))
    )
