"""Attribution: which voices vouch for what a word states, from the one that speaks first-hand outward.

Source, cue and content follow PolNeAR (Newell, Margolin and Ruths, 2018). The chain is read off the parse by
walking from the statement's predicate to the root; quotations that no clause governs take the speaker of the
passage (see `Speakers`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.closing_tags import find_closing_tag, find_surface_speakers
from fogline.claim.speech.inverted_tags import find_inverted_speaker
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
        if rel in ("parataxis", "advcl", "ccomp", "acl") and syntax.is_verb(k) and _is_tag(scene, k, cues):
            hearing.add_outer(_speakers(scene, k, cues))
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


def _is_tag(scene: Scene, verb: int, cues: Cues) -> bool:
    """A reporting clause without content of its own ("the army said", "as X reported")."""
    syntax = scene.syntax
    if syntax.lemmas[verb] not in cues.say and syntax.lemmas[verb] not in cues.deny:
        return False
    if any(syntax.is_verb(k) or syntax.kids(k, "nsubj", "cop") for k in syntax.kids(verb, "ccomp")):
        return False
    marks = {syntax.words[k] for k in syntax.kids(verb, "mark", "advmod", "case")}
    if syntax.rels[verb] in ("advcl", "acl"):
        return "as" in marks and bool(syntax.agent(verb) or syntax.passive(verb))
    if not syntax.kids(verb, "nsubj") and not syntax.passive(verb):
        return bool(find_surface_speakers(scene, verb))
    return bool(syntax.kids(verb, "nsubj") or syntax.passive(verb)) and (
        not syntax.kids(verb, "obj") or syntax.lemmas[verb] in cues.citing
    )


def _hear_above(scene: Scene, current: int, head: int, hearing: Hearing, cues: Cues) -> None:
    """What the governor of this clause says about it: reporting verb, denial, noun of claiming."""
    syntax = scene.syntax
    rel, lemma = syntax.rels[current], syntax.lemmas[head]
    if rel == "amod" and lemma in cues.reports and not hearing.chain:
        hearing.add([unnamed_voice(scene, head)])
    if rel == "conj" and lemma in cues.say and _is_set_in(scene, head, current):
        hearing.add(_speakers(scene, head, cues))
    if rel not in CLAUSAL:
        return
    if rel == "acl" and syntax.tokens[current].xpos == "VBG" and not hearing.chain:
        above = syntax.head(head)
        blamed = above >= 0 and syntax.lemmas[above] in ("accuse", "blame", "charge") and syntax.rels[head] == "obj"
        if blamed and _marks(scene, current) & {"of", "for", "with"}:
            hearing.add(_speakers(scene, above, cues))
            return
    if rel == "acl" and lemma == "time" and "that" in _marks(scene, current):
        verb = syntax.head(head)
        if verb >= 0 and syntax.is_verb(verb) and syntax.lemmas[verb] in cues.say and not syntax.negated(verb):
            hearing.add(_speakers(scene, verb, cues))
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
        voices = _speakers(scene, head, cues)
        goes_on = rel == "advcl" and syntax.lemmas[current] in cues.say  # "denied it, saying that ..."
        hearing.denied = hearing.denied if goes_on else not hearing.denied
        hearing.add(voices)
        return
    if rel == "ccomp" and lemma in cues.say and not negative:
        if _is_said(scene, head) and not syntax.by_phrase(head):
            if lemma not in BELIEVING:
                hearing.add([unnamed_voice(scene, head)])
        else:
            hearing.add(_speakers(scene, head, cues))
    elif (
        (rel == "parataxis" and lemma in cues.say and syntax.kids(head, "nsubj") and not syntax.kids(head, "ccomp"))
        or (rel in ("obj", "obl", "xcomp", "advmod") and lemma in COUNTING and _counts(scene, head))
        or (rel == "obl" and lemma in ("tell", "speak", "talk") and syntax.case(current) in ("of", "about"))
    ):
        hearing.add(_speakers(scene, head, cues))
    elif rel == "advcl" and lemma in cues.claim_to | {"say"}:
        if syntax.passive(head) and syntax.tokens[current].xpos in ("VB", "VBN") and "to" in _marks(scene, current):
            hearing.add([unnamed_voice(scene, head)])
    elif rel == "xcomp" and lemma in cues.claim_to | cues.say:
        if syntax.passive(head):
            if lemma in SAID_TO:
                hearing.add([unnamed_voice(scene, head)])
        elif lemma in cues.claim_to:
            hearing.add(_speakers(scene, head, cues))
    elif (
        (rel in ("obj", "xcomp") and lemma in cues.expect and syntax.agent(head))
        or (rel == "obj" and lemma in cues.announce)
        or (rel in ("advcl", "obl", "xcomp", "ccomp") and lemma in ("accuse", "blame", "charge") and not hearing.chain)
    ):
        hearing.add(_speakers(scene, head, cues))
    elif rel == "advcl" and lemma in ("quote", "cite"):
        hearing.add([v for o in syntax.patient(head) for v in find_voices(scene, o, syntax.words[head])])
        hearing.add(_speakers(scene, head, cues))


BELIEVING = frozenset(
    {"believe", "think", "fear", "know", "understand", "expect", "suspect", "estimate", "see", "hope"}
)
SAID_TO = frozenset(
    {"say", "report", "claim", "allege", "rumour", "rumor", "purport", "declare", "describe", "understand"}
)


def _is_said(scene: Scene, verb: int) -> bool:
    """A passive of saying; "the group claimed in a message, carried by X, that" is none, though parsed as one."""
    syntax = scene.syntax
    helped = bool(syntax.kids(verb, "aux")) or not syntax.kids(verb, "nsubj")
    return syntax.passive(verb) and helped


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
        hearing.add(_speakers(scene, head, cues))
        return
    if _denied_noun(scene, noun, cues):
        hearing.denied = not hearing.denied
        if head >= 0 and syntax.is_verb(head) and syntax.lemmas[head] in cues.deny:
            hearing.add(_speakers(scene, head, cues))
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


def _speakers(scene: Scene, verb: int, cues: Cues) -> list[Voice]:
    """The voices of a reporting verb: cited ones first, then its subject, then the outlet that was told."""
    syntax = scene.syntax
    cue = scene.sentence.tokens[verb]
    if syntax.lemmas[verb] == "claim" and {syntax.lemmas[k] for k in syntax.kids(verb, "obj")} & {"life", "victim"}:
        return []  # a raid that claims lives says nothing
    if (tag := _tag_before(scene, verb, cues)) is not None:
        return _speakers(scene, tag, cues)
    found: list[Voice] = []
    if syntax.lemmas[verb] in cues.citing and not syntax.passive(verb):
        found.extend(v for o in syntax.kids(verb, "obj") for v in find_voices(scene, o, cue.text))
    for k in syntax.kids(verb, "advcl", "acl"):
        if syntax.lemmas[k] in cues.citing:
            found.extend(v for o in syntax.kids(k, "obj") for v in find_voices(scene, o, syntax.words[k]))
    if not syntax.kids(verb, "nsubj") and syntax.rels[verb] == "parataxis" and verb > syntax.head(verb):
        found.extend(find_surface_speakers(scene, verb))
    for subject in () if found else _subjects(scene, verb):
        for k in syntax.kids(subject, "acl", "advcl"):
            if syntax.lemmas[k] in cues.citing and k > subject:
                found.extend(v for o in syntax.kids(k, "obj") for v in find_voices(scene, o, syntax.words[k]))
        found.extend(find_voices(scene, _who_tells(scene, verb, subject), cue.text))
    if not found and not _is_said(scene, verb):
        found.extend(v for k in syntax.kids(verb, "nsubj") for v in find_voices(scene, k, cue.text))
    if not found and (syntax.passive(verb) or not syntax.agent(verb)):
        for case, k in syntax.obliques(verb):
            if case in ("by", "from") and syntax.passive(verb):
                found.extend(find_voices(scene, k, cue.text))
    if not found and not syntax.passive(verb):
        found.extend(find_surface_speakers(scene, verb) or _stolen_speaker(scene, verb))
    if syntax.lemmas[verb] in ("tell", "inform"):
        found.extend(v for o in syntax.kids(verb, "obj", "iobj") for v in find_voices(scene, o, "told", outlet=True))
    found.extend(_carriers(scene, verb))
    located = [replace(v, cue=cue.text, cue_start=cue.start, cue_end=cue.end) for v in found]
    return unique_voices(located)


def _subjects(scene: Scene, verb: int) -> tuple[int, ...]:
    """Who says it; both of two whom the parse hung side by side ("residents and rebel officials said")."""
    syntax, last = scene.syntax, scene.syntax.agent(verb)
    if len(last) != 1:
        return last
    first = min(i for i in syntax.subtree(last[0]) if syntax.words[i] != "and")
    joined = first > 1 and syntax.words[first - 1] == "and" and syntax.words[first - 2] not in (",", ";")
    before = [k for k in syntax.kids(verb, "nsubj") if k == first - 2]
    return (*before, *last) if joined else last


def _who_tells(scene: Scene, verb: int, subject: int) -> int:
    """ "Traders point to hired men, who they said shot nine": the traders, and not the men that the clause is about."""
    syntax = scene.syntax
    if syntax.tokens[verb].deprel != "acl:relcl" or syntax.words[subject] not in ("they", "he", "she"):
        return subject
    about = {g.id for g in scene.actors_of(syntax.head(verb))}
    if about.isdisjoint(g.id for g in scene.actors_of(subject)):
        return subject
    main = next((k for i in syntax.ancestors(verb)[1:] for k in syntax.kids(i, "nsubj")), subject)
    return main if main < syntax.head(verb) else subject


def _stolen_speaker(scene: Scene, verb: int) -> list[Voice]:
    """The speaker behind a verb of saying whom the parse gave to what is said: "On Sunday, said a medic, men fired"."""
    syntax = scene.syntax
    for clause in syntax.kids(verb, "ccomp"):
        subjects = syntax.kids(clause, "nsubj")
        if len(subjects) > 1 and verb < subjects[0] < verb + 4:
            return find_voices(scene, subjects[0], syntax.words[verb])
    return []


def _tag_before(scene: Scene, verb: int, cues: Cues) -> int | None:
    """The tag whose speaker goes on: "X fell, the army said in a statement, adding that ..."."""
    syntax = scene.syntax
    head = syntax.head(verb)
    if syntax.tokens[verb].xpos != "VBG" or syntax.rels[verb] != "advcl" or head < 0:
        return None
    tags = [k for k in syntax.kids(head, "parataxis") if head < k < verb and _is_tag(scene, k, cues)]
    above = syntax.head(head)
    if not tags and above >= 0 and syntax.rels[head] == "ccomp" and head < above < verb:
        tags = [above] if syntax.lemmas[above] in cues.say and syntax.kids(above, "nsubj") else []
    return tags[-1] if tags else None


CARRYING = frozenset(
    {"carry", "publish", "quote", "release", "report", "cite", "broadcast", "translate", "relay", "air", "transmit"}
    | {"distribute", "circulate", "post", "run", "print", "share", "monitor", "record", "obtain"}
)


def _carriers(scene: Scene, verb: int) -> list[Voice]:
    """ "in a statement carried by SANA": who passed the words on."""
    syntax = scene.syntax
    found: list[Voice] = []
    for k in (verb, *(k for _, k in syntax.obliques(verb))):
        for a in syntax.kids(k, "acl", "advcl"):
            if syntax.lemmas[a] in CARRYING and syntax.tokens[a].xpos == "VBN":
                found.extend(v for b in syntax.by_phrase(a) for v in find_voices(scene, b, syntax.words[a]))
    return found


def speaker_of(scene: Scene, inside: tuple[int, int]) -> list[Voice]:
    """The voices of the reporting verb that stands outside the quotation `inside`, and every other, in this sentence:
    the first behind a quotation, else the last; a verb set before its speaker ("says a pilot") first of all."""
    cues = load_cues()
    syntax = scene.syntax
    quoted = [(q.start, q.end) for q in scene.report.quotations if q.start < scene.span[1] and q.end > scene.span[0]]
    quoted.append(inside)
    best: list[Voice] = []
    for index, token in enumerate(syntax.tokens):
        if not syntax.is_verb(index) or any(start <= token.start < end for start, end in quoted):
            continue
        if syntax.lemmas[index] in cues.say | cues.deny:
            found = find_inverted_speaker(scene, index) or (
                _speakers(scene, index, cues) if syntax.agent(index) else find_surface_speakers(scene, index)
            )
            if found:
                best = found
                if any(0 <= end < token.start for _, end in quoted):
                    break
    if best:
        return best
    for index in range(len(syntax)):
        if syntax.case(index) in cues.according and not inside[0] <= syntax.tokens[index].start < inside[1]:
            return find_voices(scene, index, "according to")
    return []
