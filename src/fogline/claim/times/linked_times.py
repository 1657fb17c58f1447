"""Linked times: times that stand in another part of the sentence and date the statement all the same.

- a run that a subject has: "fighting since Friday has killed 40", "the war, which began in 2011, has displaced ..."
- the event that a relative clause tells the outcome of: "Monday's blast, in which nine died"
- the fight that it happened in: "died in Wednesday's fighting"
- the blow that a bare "when" tells: "two nurses died when a shell hit the ward on Sunday"
- the end of a list of tolls: "nine have died and 40 been hurt since Friday"
"""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.parse.tree import RELATIVES
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.models.measure import Interval, TimeExpression

Placed = list[tuple[TimeExpression, tuple[int, int]]]
OUTCOMES = frozenset({"casualties", "damage", "displace", "detain"})
BLOWS = frozenset({"airstrike", "shell", "blast", "attack"})
RECKONING = frozenset({"put", "estimate", "reckon", "count", "raise", "bring"})
FIGHTS = frozenset(
    {"fighting", "battle", "gunbattle", "war", "raid", "clash", "exchange", "blast", "explosion", "shelling", "strike"}
    | {"bombing", "ambush", "firefight", "shooting", "crash", "violence", "massacre"}
)
_HELD = frozenset({"open", "hold", "occur", "happen", "catch", "take", "convene"})
_AGREED = frozenset(
    {"reach", "sign", "announce", "broker", "strike", "declare", "conclude", "agree", "arrange", "mediate"}
)
_DEADLY = frozenset({"kill", "wound", "injure", "hit", "destroy"})
"""What the relative clause of an attack tells of it ("a raid that killed two on Monday")."""
FOUGHT_IN = frozenset({"in", "during", "by"})
_BEGINNING = frozenset({"begin", "start", "erupt", "break", "launch", "commence", "flare"})


def find_linked(scene: Scene, predicate: int, trigger: int, event_type: str, placed: Placed) -> TimeExpression | None:
    """The linked time of a statement, None where it has none."""
    if begun := _of_beginning(scene, trigger, event_type, placed):
        return begun
    if event_type not in OUTCOMES:
        return None
    return (
        _running(scene, predicate, placed)
        or _of_event(scene, predicate, trigger, placed)
        or _of_fight(scene, predicate, placed)
        or _of_list(scene, predicate, placed)
        or _of_blow(scene, predicate, placed)
        or _of_reckoning(scene, predicate, placed)
    )


def _of_beginning(scene: Scene, trigger: int, event_type: str, placed: Placed) -> TimeExpression | None:
    """The day that a noun's own clause gives it ("the clashes that began on Monday", "the talks, held today", "a truce
    reached on Monday")."""
    syntax = scene.syntax
    if syntax.tokens[trigger].upos not in ("NOUN", "PROPN"):
        return None
    dated = _BEGINNING | _HELD | (_AGREED if event_type == "agree" else _DEADLY if event_type in BLOWS else frozenset())
    begun = [k for k in syntax.kids(trigger, "acl") if syntax.lemmas[k] in dated]
    return _first([t for t, (_, seat) in placed if seat in begun and t.relation == "on"])


def _running(scene: Scene, predicate: int, placed: Placed) -> TimeExpression | None:
    """What has been going on since the time that the subject names is counted from there to the report."""
    syntax, day = scene.syntax, scene.report.dating.day
    if day is None or not {"has", "have", "had"} & set(syntax.auxiliaries(predicate)):
        return None
    subjects = [*syntax.kids(predicate, "nsubj", "csubj"), *(syntax.surface_subject(predicate))]
    for subject in subjects[:2]:
        inside = set(syntax.subtree(subject))
        for time, (token, seat) in placed:
            if token not in inside or time.interval is None:
                continue
            if time.relation == "since":
                return time
            begun = syntax.lemmas[seat] in _BEGINNING and seat in inside
            if begun and time.interval.first <= day:
                run = Interval(time.interval.first, day, "range", "since")
                return replace(time, interval=run, relation="since")
    return None


def _of_event(scene: Scene, predicate: int, trigger: int, placed: Placed) -> TimeExpression | None:
    """The time of the noun that a relative clause or participle tells the outcome of."""
    syntax = scene.syntax
    if syntax.rels[predicate] == "conj" and syntax.rels[syntax.head(predicate)] == "acl":
        predicate = syntax.head(predicate)
    if syntax.rels[predicate] != "acl" or syntax.head(predicate) < 0:
        return None
    noun = syntax.head(predicate)
    if syntax.tokens[noun].upos != "NOUN":
        return None
    below = set(syntax.subtree(predicate))
    if any(syntax.words[k] in ("who", "whom", "whose") for k in below if syntax.words[k] in RELATIVES):
        return None
    for _ in range(3):
        own = set(syntax.subtree(noun)) - below
        if found := _first([t for t, (token, _) in placed if token in own]):
            return found
        fought = syntax.lemmas[noun] in FIGHTS or scene.has_word(noun, "event_nouns")
        # "claimed on Monday the raid in which two died"
        told = syntax.lemmas[syntax.clause_head(noun)] in load_cues().say
        if fought and syntax.rels[noun] in ("obl", "obj", "nsubj") and not told:
            return _first([t for t, (_, seat) in placed if seat == syntax.clause_head(noun) and t.relation == "on"])
        if syntax.rels[noun] not in ("nmod", "conj"):
            return None
        noun = syntax.head(noun)
    return None


def _of_fight(scene: Scene, predicate: int, placed: Placed) -> TimeExpression | None:
    """The time of the fight that a verb has beside it ("died in Wednesday's fighting", "killed during the raid of 3
    May")."""
    syntax = scene.syntax
    beside = [*(k for _, k in syntax.obliques(predicate)), *syntax.kids(predicate, "advcl")]
    fights = [
        k
        for k in beside
        if syntax.case(k) in FOUGHT_IN and (syntax.words[k] in FIGHTS or scene.has_word(k, "event_nouns"))
    ]
    inside = {i for k in fights for i in syntax.subtree(k, frozenset({"acl"}))}
    return _first([t for t, (token, _) in placed if token in inside and t.relation == "on"])


def _of_blow(scene: Scene, predicate: int, placed: Placed) -> TimeExpression | None:
    """The time of a "when" clause behind the verb: what befell somebody befell him then."""
    syntax = scene.syntax
    verbs = (predicate, *(k for k in syntax.kids(predicate, "conj") if syntax.is_verb(k)))
    for clause in [k for verb in verbs for k in syntax.kids(verb, "advcl")]:
        above = syntax.head(clause)
        openings = [*syntax.kids(clause, "mark", "advmod"), *(k for k in syntax.kids(above, "advmod") if k > above)]
        marks = {syntax.words[k] for k in openings if k < clause}
        meanwhile = "while" in marks and syntax.tokens[clause].xpos == "VBG"
        if clause > predicate and (marks & {"when", "as"} or meanwhile):
            inside = set(syntax.subtree(clause))
            if found := _first([t for t, (token, _) in placed if token in inside and t.relation == "on"]):
                return found
    return None


def _of_list(scene: Scene, predicate: int, placed: Placed) -> TimeExpression | None:
    """The time that closes a run of tolls, each with its own subject."""
    syntax = scene.syntax
    joined = [k for k in syntax.kids(predicate, "conj") if syntax.is_verb(k) and not syntax.kids(k, "mark")]
    if not joined or not syntax.is_verb(predicate):
        return None
    last = joined[-1]
    if not {syntax.lemmas[last], syntax.lemmas[predicate]} & {"wound", "injure", "hurt", "die", "kill", "miss"}:
        return None
    return _first([t for t, (token, seat) in placed if seat == last and token > last])


def _of_reckoning(scene: Scene, predicate: int, placed: Placed) -> TimeExpression | None:
    """The start that somebody counts from ("put the number of those driven from their homes since May at 2,000")."""
    syntax = scene.syntax
    for verb in (predicate, *syntax.ancestors(predicate)):
        if verb != predicate and any(syntax.rels[k] == "ccomp" for k in syntax.children[verb] if k <= predicate):
            return None
        if syntax.lemmas[verb] in RECKONING and syntax.is_verb(verb):
            inside = set(syntax.subtree(verb))
            return _first([t for t, (token, _) in placed if token in inside and t.relation == "since"])
    return None


def _first(times: list[TimeExpression]) -> TimeExpression | None:
    return next((t for t in times if t.interval is not None), None)
