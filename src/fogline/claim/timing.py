"""Timing: which time expression of the sentence dates which statement (codebook.md, Finer decisions, Time)."""

from __future__ import annotations

from datetime import date

from fogline.claim.linked_times import find_linked
from fogline.claim.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.models.measure import Interval, TimeExpression

SPEECH_ACTS = frozenset({"accuse", "support", "threaten", "agree", "meet"})
NO_TIME_MARKS = frozenset({"after", "before", "while", "as", "since", "until", "once", "if"})


def find_time(scene: Scene, predicate: int, trigger: int, event_type: str) -> tuple[TimeExpression | None, str]:
    """The expression that dates the statement, or None with the reason why nothing does."""
    if following := _told_next(scene, predicate, trigger):
        return following, ""
    times = [t for t in scene.times if not t.dates_next]
    if not times:
        return None, "the clause names no time"
    placed = [(t, _seat(scene, t)) for t in times]
    topical = event_type in ("accuse", "threaten")
    told = [p for p in placed if not _of_topic(scene, p[1][0])] if topical else placed
    if own := _own(scene, predicate, trigger, told):
        return own, ""
    if event_type in SPEECH_ACTS and (tagged := _tagged(scene, predicate, placed)):
        return tagged, ""
    if event_type not in SPEECH_ACTS and (shared := _shared(scene, predicate, placed)):
        return shared, ""
    inherited = _inherited(scene, predicate, placed, event_type) or find_linked(
        scene, predicate, trigger, event_type, placed
    )
    if inherited is not None:
        return inherited, ""
    return None, "the sentence's time belongs to another clause"


def _told_next(scene: Scene, predicate: int, trigger: int) -> TimeExpression | None:
    """The time of "two days after launching the drive" for the launch: the first verb or trigger behind it."""
    tokens = scene.sentence.tokens
    for time in scene.times:
        if time.dates_next and time.interval is not None:
            behind = [i for i, t in enumerate(tokens) if t.start >= time.end]
            reach = next((i for i in behind if scene.syntax.is_verb(i)), None)
            if behind and (predicate == reach or trigger == reach or behind[0] <= trigger <= behind[0] + 4):
                return time
    return None


def merged(expressions: list[TimeExpression]) -> TimeExpression | None:
    """One expression for several of one clause: resolved before open, "since" and ranges before bare days."""
    usable = [e for e in expressions if e.interval is not None]
    if not usable:
        return None
    precise = [e for e in usable if e.relation in ("on", "by", "since", "now")] or usable
    return min(precise, key=_width)


def _width(expression: TimeExpression) -> tuple[int, int]:
    interval = expression.interval
    assert interval is not None
    return (interval.last - interval.first).days, expression.start


def _seat(scene: Scene, expression: TimeExpression) -> tuple[int, int]:
    """The head token of the expression and the predicate of its clause."""
    token = _head_token(scene, expression)
    if token is None:
        return -1, -1
    if expression.relation == "since" and scene.syntax.is_verb(token) and scene.syntax.head(token) >= 0:
        return token, scene.syntax.clause_head(scene.syntax.head(token))
    seat = scene.syntax.clause_head(scene.syntax.head(token) if scene.syntax.head(token) >= 0 else token)
    return token, _reporting_seat(scene, token, seat)


def _head_token(scene: Scene, expression: TimeExpression) -> int | None:
    """The word that heads the expression: a day or month before an adverb that the parse hung elsewhere ("Late on
    Saturday")."""
    token = scene.token_at(expression.start, expression.end)
    if token is None or scene.syntax.tokens[token].upos != "ADV":
        return token
    tokens = scene.sentence.tokens
    inside = [i for i, t in enumerate(tokens) if expression.start <= t.start < expression.end]
    nouns = [i for i in inside if tokens[i].upos in ("NOUN", "PROPN", "NUM") and tokens[i].head not in inside]
    return nouns[0] if nouns else token


def _reporting_seat(scene: Scene, token: int, seat: int) -> int:
    """ "said on Sunday the army had ...": a time between the reporting verb and the subject of what it reports is
    the verb's, wherever the parse hangs it."""
    syntax = scene.syntax
    verb = syntax.head(seat)
    if (
        syntax.rels[seat] != "ccomp"
        or verb < 0
        or not verb < token < seat
        or syntax.lemmas[verb] not in load_cues().say
    ):
        return seat
    subjects = syntax.kids(seat, "nsubj")
    marked = any(k < token for k in syntax.kids(seat, "mark"))
    return verb if subjects and subjects[0] > token and not marked else seat


def _own(
    scene: Scene, predicate: int, trigger: int, placed: list[tuple[TimeExpression, tuple[int, int]]]
) -> TimeExpression | None:
    under = set(scene.syntax.subtree(trigger, frozenset({"acl", "ccomp", "advcl", "parataxis"})))
    if trigger != predicate and _told_apart(scene, trigger, predicate):
        return merged([t for t, (token, _) in placed if token in under])
    own = [t for t, (token, seat) in placed if seat == predicate or (trigger != predicate and token in under)]
    if not own and trigger == predicate:
        own = [t for t, (token, seat) in placed if seat >= 0 and seat == scene.syntax.clause_head(trigger)]
    return merged(own)


APART = frozenset({"after", "following", "before", "since", "despite", "amid"})


def _told_apart(scene: Scene, trigger: int, predicate: int) -> bool:
    """ "fell on May 17 after a wave of bombings": the noun is of another time than its clause."""
    current = trigger
    while current >= 0 and current != predicate:
        if scene.syntax.case(current) in APART:
            return True
        current = scene.syntax.head(current)
    return False


def _of_topic(scene: Scene, token: int) -> bool:
    """ "blamed each other for this morning's clash": the time of what is spoken of, not of the speech."""
    syntax = scene.syntax
    if token < 0 or syntax.tokens[token].deprel != "nmod:poss":
        return False
    noun = syntax.head(token)
    return noun >= 0 and syntax.tokens[noun].upos == "NOUN" and syntax.rels[noun] in ("obj", "obl", "nmod")


def _shifts(scene: Scene, index: int) -> bool:
    """Whether a conjunct leaves the past that it is joined to: "landed on Tuesday and may try to retake it", "took the
    village on Monday and still hold it"."""
    syntax = scene.syntax
    helpers = {syntax.words[k] for k in syntax.kids(index, "aux")}
    head = {syntax.words[k] for k in syntax.kids(syntax.head(index), "aux")}
    leaving = {"may", "might", "will", "would", "could", "can", "must", "should", "has", "have"}
    if helpers & leaving and not head & leaving:
        return True
    past = syntax.tokens[syntax.head(index)].xpos == "VBD" or bool(head & {"was", "were", "had"})
    now = syntax.tokens[index].xpos in ("VBZ", "VBP") or bool(helpers & {"is", "are"})
    return past and (now or any(syntax.words[k] in ("is", "are") for k in syntax.kids(index, "cop")))


def _shared(
    scene: Scene, predicate: int, placed: list[tuple[TimeExpression, tuple[int, int]]]
) -> TimeExpression | None:
    """The time that closes a run of verbs of one subject: "bombs killed seven people and injured 80 on Thursday"."""
    syntax = scene.syntax
    joined = [k for k in syntax.kids(predicate, "conj") if syntax.is_verb(k) and not syntax.kids(k, "nsubj", "mark")]
    if not joined or not syntax.is_verb(predicate):
        return None
    last = joined[-1]
    return merged([t for t, (token, seat) in placed if seat == last and token > last])


def _tagged(
    scene: Scene, predicate: int, placed: list[tuple[TimeExpression, tuple[int, int]]]
) -> TimeExpression | None:
    """The time of a reporting tag ("..., the spokesman told reporters on Monday"): a speech act is of that day."""
    syntax = scene.syntax
    tags = {k for i in (predicate, *syntax.ancestors(predicate)) for k in syntax.kids(i, "parataxis")}
    return merged([t for t, (_, seat) in placed if seat in tags and syntax.lemmas[seat] in load_cues().say])


OUTCOMES = frozenset({"casualties", "damage"})
"""What a strike of the clause before did that day."""


def _inherited(
    scene: Scene, predicate: int, placed: list[tuple[TimeExpression, tuple[int, int]]], event_type: str
) -> TimeExpression | None:
    syntax = scene.syntax
    cues = load_cues()
    current = predicate
    for _ in range(6):
        head, rel = syntax.head(current), syntax.rels[current]
        if head < 0:
            return None
        marks = {syntax.words[k] for k in syntax.kids(current, "mark", "advmod")}
        speech = syntax.lemmas[head] in cues.say | cues.deny and rel in ("ccomp", "parataxis", "xcomp", "advcl", "obj")
        seat = syntax.clause_head(head)
        here = [t for t, (_, s) in placed if s == seat]
        if speech and syntax.is_verb(head):
            if event_type not in SPEECH_ACTS and rel != "advcl":
                here = [t for t in here if t.relation in ("by", "since")]
        elif _where_clause(scene, current):
            pass
        elif (
            (rel == "advcl" and (marks & NO_TIME_MARKS)) or rel == "acl" or syntax.tokens[current].deprel == "acl:relcl"
        ):
            return None
        tag = rel == "parataxis" and syntax.lemmas[current] in cues.say
        if rel in ("conj", "parataxis") and not speech and not tag and _shifts(scene, current):
            return None
        if rel == "parataxis" and not speech and event_type not in OUTCOMES and _apart(scene, current):
            return None
        if found := merged(here):
            return found
        if rel not in ("xcomp", "advcl", "conj", "ccomp", "parataxis", "obj", "obl", "nmod", "nsubj") and not (
            _where_clause(scene, current)
        ):
            return None
        if rel == "ccomp" and not speech:
            return None
        current = head
    return None


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


def is_old(interval: Interval | None, published: date | None) -> bool:
    """Background by its date: over well before the report (60 days), or begun years before it."""
    if interval is None or published is None:
        return False
    return (published - interval.last).days > 60 or (published - interval.first).days > 366
