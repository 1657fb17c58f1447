"""Inherited times: the time of a clause that a statement's own clause hangs on (codebook.md, Finer decisions, Time).

A participle, a result or a conjunct happens when its main clause does; an aside, a reason, what somebody only says, and
what stands behind a full stop or a change of tense does not.
"""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.lexicon.word_sets import load_words
from fogline.models.measure import TimeExpression

SPEECH_ACTS = frozenset({"accuse", "support", "threaten", "agree", "meet"})
NO_TIME_MARKS = frozenset(
    {"after", "before", "while", "as", "since", "until", "once", "if", "because", "though", "although"}
)
APART = frozenset({"after", "following", "before", "since", "despite", "amid"})
Placed = list[tuple[TimeExpression, tuple[int, int]]]


def merged(expressions: list[TimeExpression]) -> TimeExpression | None:
    """One expression for several of one clause: resolved before open, "since" and ranges before bare days."""
    usable = [e for e in expressions if e.interval is not None]
    if not usable:
        return None
    precise = [e for e in usable if e.relation in ("on", "by", "since", "now")] or usable
    starts = [e.end for e in precise if e.relation == "since"]
    apart = [e for e in precise if e.relation != "on" or not any(0 <= e.start - end <= SET_IN for end in starts)]
    return min(apart or precise, key=_width)


SET_IN = 4
"""Characters of the preposition of a day that a "since" phrase ends in ("since the start of the drive on 27 March")."""


def _width(expression: TimeExpression) -> tuple[int, int]:
    interval = expression.interval
    assert interval is not None
    return (interval.last - interval.first).days, expression.start


OUTCOMES = frozenset({"casualties", "damage"})
"""What a strike of the clause before did that day."""
TOLLS = OUTCOMES | {"displace", "detain"}
"""What is summed up from a start to the day of the report."""
ASIDE = frozenset({"conj", "parataxis", "advcl", "acl"})


def find_inherited(scene: Scene, predicate: int, placed: Placed, event_type: str) -> TimeExpression | None:
    """The time of the clauses above a statement's own, from the nearest outward; None where none of them dates it."""
    syntax = scene.syntax
    current, told = predicate, False
    for _ in range(6):
        head, rel = syntax.head(current), syntax.rels[current]
        if head < 0 or (told and rel in ASIDE and event_type not in SPEECH_ACTS):
            return None
        speech = _is_told(scene, current)
        seat = syntax.clause_head(head)
        # "tried to enter on Monday, but fled"
        seats = {seat, *(k for k in syntax.kids(seat, "xcomp") if rel == "conj")}
        here = [t for t, (_, s) in placed if s in seats]
        if speech and syntax.is_verb(head):
            told = rel == "ccomp"
            if event_type not in SPEECH_ACTS and rel != "advcl":
                here = [t for t in here if t.relation in ("by", "since")]
            elif told and syntax.tokens[head].xpos != "VBG" and _had_happened(scene, current, predicate):
                return None
        elif _meanwhile(scene, current, event_type):
            here = [t for t in here if t.relation == "on"]
        elif _sums_up(scene, current, event_type):
            here = [t for t in here if t.relation == "since" or rel == "conj"]
        elif _is_aside(scene, current, event_type) and not (event_type == "support" and _at_hand(scene, current)):
            return None
        elif _is_other_run(scene, current):
            here = [t for t in here if t.relation != "since"]
        if found := merged(here):
            return found
        if not _hangs_on(scene, current) or (rel == "ccomp" and not speech):
            return None
        current = head
    return None


def _is_told(scene: Scene, index: int) -> bool:
    """Whether a clause is what a verb over it says or denies."""
    cues = load_cues()
    told = scene.syntax.lemmas[scene.syntax.head(index)] in cues.say | cues.deny
    told = told and "as" not in scene.syntax.marks(index)
    return told and scene.syntax.rels[index] in ("ccomp", "parataxis", "xcomp", "advcl", "obj")


def _hangs_on(scene: Scene, index: int) -> bool:
    """Whether a clause belongs to the one above so closely that it shares its day."""
    shared = ("xcomp", "advcl", "conj", "ccomp", "parataxis", "obj", "obl", "nmod", "nsubj")
    return scene.syntax.rels[index] in shared or _where_clause(scene, index)


def _is_aside(scene: Scene, index: int, event_type: str) -> bool:
    """Whether a clause is of a time of its own: an "after" clause, a reason, a relative clause, what comes behind a
    full stop, a change from the past to what is so now."""
    syntax, rel = scene.syntax, scene.syntax.rels[index]
    if _where_clause(scene, index):
        return _shifts(scene, index)
    marks = {syntax.words[k] for k in syntax.kids(index, "mark", "advmod", "case")}
    after_it = marks & NO_TIME_MARKS == {"before"} and syntax.tokens[index].xpos == "VBG"
    if syntax.tokens[index].deprel == "acl:relcl" and _is_cleft(scene, syntax.head(index)):
        return False
    if (
        (rel == "advcl" and marks & NO_TIME_MARKS and not after_it)
        or syntax.tokens[index].deprel == "acl:relcl"
        or rel == "acl"
    ):
        return True
    if rel in ("obl", "nmod") and syntax.case(index) in APART - {"since"}:
        return True
    if rel == "conj" and "that" in marks and "had" in syntax.auxiliaries(index):
        return True
    tag = rel == "parataxis" and syntax.lemmas[index] in load_cues().say
    if rel in ("conj", "parataxis") and not tag and (_shifts(scene, index) or _is_parted(scene, index)):
        return True
    return rel == "parataxis" and event_type not in OUTCOMES and _apart(scene, index)


def _is_cleft(scene: Scene, noun: int) -> bool:
    """ "On Monday it was militiamen who held the bridge": the clause behind "it was" is the news."""
    syntax = scene.syntax
    counted = syntax.lemmas[noun] == "time"  # "it was the third time that ..."
    pointing = any(syntax.words[k] == "it" for k in syntax.kids(noun, "nsubj", "expl"))
    return pointing and not counted and bool(syntax.kids(noun, "cop"))


def _at_hand(scene: Scene, index: int) -> bool:
    """ "Troops backed by tanks entered the town on Monday": whoever backed them in it did so that day."""
    syntax = scene.syntax
    helpers = {syntax.lemmas[m] for k in syntax.by_phrase(index) for m in (k, *syntax.conjuncts(k))}
    participle = syntax.tokens[index].deprel == "acl" and syntax.rels[syntax.head(index)] == "nsubj"
    return participle and bool(helpers & load_words("weapons_at_hand"))


def _shifts(scene: Scene, index: int) -> bool:
    """Whether a clause leaves the past that it is joined to: "landed on Tuesday and may try to retake it", "took the
    village on Monday and still hold it", "surrounded the swamp today, where he is hiding"."""
    syntax = scene.syntax
    if syntax.rels[index] == "conj" and any(syntax.words[k] == "still" for k in syntax.kids(index, "advmod")):
        return True
    helpers = {syntax.words[k] for k in syntax.kids(index, "aux")}
    head = {syntax.words[k] for k in syntax.kids(syntax.head(index), "aux")}
    leaving = {"may", "might", "will", "would", "could", "can", "must", "should", "has", "have"}
    if helpers & leaving and not head & leaving:
        return True
    above = syntax.tokens[syntax.head(index)].xpos
    goes_on = bool(helpers & {"was", "were"}) and syntax.tokens[index].xpos == "VBG" and above != "VBG"
    goes_on = goes_on and not _where_clause(scene, index)
    past = above == "VBD" or bool(head & {"was", "were", "had"})
    now = syntax.tokens[index].xpos in ("VBZ", "VBP") or bool(helpers & {"is", "are"})
    return goes_on or (past and (now or any(syntax.words[k] in ("is", "are") for k in syntax.kids(index, "cop"))))


def _is_parted(scene: Scene, index: int) -> bool:
    """Whether a full stop inside a quotation that is read as one sentence stands between a clause and its head."""
    syntax, head = scene.syntax, scene.syntax.head(index)
    first, last = min(index, head), max(index, head)
    return any(syntax.words[i] in (".", "!", "?") for i in range(first, last))


def _had_happened(scene: Scene, index: int, predicate: int) -> bool:
    """ "said on Monday that the two had agreed": what had been done when it was told was not done that day; what is
    joined to it in the plain past was ("and asked for tents")."""
    joined = index != predicate and scene.syntax.tokens[predicate].xpos == "VBD"
    return "had" in scene.syntax.auxiliaries(index) and not joined


def _meanwhile(scene: Scene, index: int, event_type: str) -> bool:
    """ "lost ground on Tuesday as troops swept into the town", "while tanks closed in": what an "as" or "while" clause
    behind the verb tells as done."""
    syntax = scene.syntax
    marks = {syntax.words[k] for k in syntax.kids(index, "mark", "advmod", "case")} & NO_TIME_MARKS
    behind = syntax.rels[index] == "advcl" and index > syntax.head(index)
    contrast = event_type in SPEECH_ACTS
    return behind and (marks == {"as"} or (marks == {"while"} and not contrast)) and syntax.tokens[index].xpos == "VBD"


def _sums_up(scene: Scene, index: int, event_type: str) -> bool:
    """ "40 have died since May, while hundreds have fled": a toll beside one that is counted from a start."""
    syntax = scene.syntax
    perfect = {"has", "have"} & set(syntax.auxiliaries(index)) and {"has", "have"} & set(
        syntax.auxiliaries(syntax.head(index))
    )
    return bool(perfect) and event_type in TOLLS and syntax.rels[index] in ("advcl", "conj", "parataxis")


def _is_other_run(scene: Scene, index: int) -> bool:
    """ "The bridge has been cut since Monday and mills are shut": who else does it need not have begun then."""
    return scene.syntax.rels[index] == "conj" and bool(scene.syntax.kids(index, "nsubj"))


def _apart(scene: Scene, index: int) -> bool:
    """Whether a semicolon sets a clause with a subject of its own apart from the one before."""
    syntax = scene.syntax
    stopped = any(syntax.words[k] == ";" and k < index for k in syntax.kids(index, "punct"))
    return stopped and any(syntax.words[k] not in ("they", "he", "she", "it") for k in syntax.kids(index, "nsubj"))


def _where_clause(scene: Scene, index: int) -> bool:
    """ "headed to the capital on Monday, where he met X": the story goes on at the place, on the same day."""
    syntax = scene.syntax
    return syntax.tokens[index].deprel == "acl:relcl" and any(
        syntax.words[k] == "where" for k in syntax.kids(index, "advmod")
    )
