"""Timing: which time expression of the sentence dates which statement (codebook.md, Finer decisions, Time)."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.claim.times.inherited_times import APART, SPEECH_ACTS, find_inherited, merged
from fogline.claim.times.linked_times import find_linked
from fogline.claim.times.seats import find_seat
from fogline.claim.times.told_next import find_told_next, find_with_told_next
from fogline.lexicon.cues import load_cues
from fogline.models.measure import TimeExpression

__all__ = ["SPEECH_ACTS", "find_time", "merged"]


WILLED = frozenset({"threaten", "support", "organize"})
"""What is vowed or asked on one day to be done on another."""


RUN_ON = frozenset(
    {
        "casualties",
        "displace",
        "shell",
        "airstrike",
        "attack",
        "clash",
        "advance",
        "deploy",
        "enter",
        "accuse",
        "threaten",
    }
)
"""What goes on or adds up from a start: "have since died", where "has since been freed" is done on some day after."""


def find_time(scene: Scene, predicate: int, trigger: int, event_type: str) -> tuple[TimeExpression | None, str]:
    """The expression that dates the statement, or None with the reason why nothing does."""
    if following := find_told_next(scene, predicate, trigger):
        return following, ""
    times = [t for t in scene.times if not t.dates_next and (event_type in RUN_ON or t.text.lower() != "since")]
    if not times:
        return None, "the clause names no time"
    placed = [(t, find_seat(scene, t)) for t in times]
    placed = [p for p in placed if not _of_older_count(scene, p[1][0])]
    topical = event_type in ("accuse", "threaten")
    told = [p for p in placed if not _of_topic(scene, p[1][0])] if topical else placed
    if own := _own(scene, predicate, trigger, told):
        return own, ""
    helped = scene.syntax.lemmas[predicate] == "help"
    if (helped or event_type not in WILLED) and (
        done := merged([t for t, (_, s) in told if s in _completions(scene, predicate)])
    ):
        return done, ""
    if event_type in SPEECH_ACTS and (tagged := _tagged(scene, predicate, placed)):
        return tagged, ""
    if event_type not in SPEECH_ACTS and (shared := _shared(scene, predicate, placed)):
        return shared, ""
    inherited = find_inherited(scene, predicate, placed, event_type) or find_linked(
        scene, predicate, trigger, event_type, placed
    )
    if inherited is not None:
        return inherited, ""
    if fronted := _fronted(scene, predicate, placed):
        return fronted, ""
    if dated := find_with_told_next(scene, predicate) or _beside(scene, predicate, event_type, placed):
        return dated, ""
    return None, "the sentence's time belongs to another clause"


def _completions(scene: Scene, predicate: int) -> list[int]:
    """The infinitives that only complete a verb ("let him go at dawn", "agreed to stop at noon")."""
    return scene.syntax.kids(predicate, "xcomp") if scene.syntax.is_verb(predicate) else []


def _of_older_count(scene: Scene, token: int) -> bool:
    """Whether a time is of the count that another is set beside ("28 dead, up from four on Tuesday")."""
    syntax, head = scene.syntax, scene.syntax.head(token) if token >= 0 else -1
    if head < 0 or syntax.tokens[head].upos != "NUM" or syntax.case(head) not in ("from", "up from", "down from"):
        return False
    return any(syntax.words[i] in ("up", "down") for i in range(max(0, head - 3), head))


def _beside(
    scene: Scene, predicate: int, event_type: str, placed: list[tuple[TimeExpression, tuple[int, int]]]
) -> TimeExpression | None:
    """The time of what somebody was doing when it happened, told beside its subject or object: "The council, meeting on
    Monday, condemned the raid", "ambushed a convoy carrying food to Oldtown on Monday"."""
    syntax = scene.syntax
    parties = ("nsubj",) if event_type in SPEECH_ACTS else ("nsubj", "obj")
    nouns = [k for k in syntax.kids(predicate, *parties) if syntax.is_verb(predicate)]
    participles = [k for n in nouns for k in syntax.kids(n, "acl", "appos") if syntax.tokens[k].xpos == "VBG"]
    doing = [k for k in participles if not syntax.marks(k)]
    alone = syntax.rels[predicate] == "conj" and not syntax.kids(predicate, "nsubj")
    first = syntax.head(predicate) if alone else predicate
    opening = syntax.kids(first, "nsubj")
    doing += [k for n in opening for k in syntax.kids(n, "acl") if n < first and _runs_on(scene, n, k, first)]
    return merged([t for t, (_, seat) in placed if seat in doing and t.relation in ("on", "after")])


def _runs_on(scene: Scene, noun: int, verb: int, predicate: int) -> bool:
    """ "Rebels crossed the river on Monday, blew up a bridge and fled": the first of a run of verbs that the parse has
    taken for a participle of their subject. A comma ends it, and none opens it."""
    syntax = scene.syntax
    past = syntax.tokens[verb].xpos in ("VBD", "VBN") and not syntax.by_phrase(verb)
    joined = any(syntax.is_verb(k) and not syntax.kids(k, "nsubj") for k in syntax.kids(predicate, "conj"))
    return (
        past
        and joined
        and syntax.tokens[predicate].xpos == "VBD"
        and syntax.words[predicate - 1 : predicate] == (",",)
        and "," not in syntax.words[noun:verb]
    )


def _own(
    scene: Scene, predicate: int, trigger: int, placed: list[tuple[TimeExpression, tuple[int, int]]]
) -> TimeExpression | None:
    if not placed:
        return None
    under = set(scene.syntax.subtree(trigger, frozenset({"acl", "ccomp", "advcl", "parataxis"})))
    if trigger != predicate and _told_apart(scene, trigger, predicate):
        return merged([t for t, (token, _) in placed if token in under or _follows(scene, trigger, token)])
    if _is_announced(scene, trigger):
        object_of = scene.syntax.rels[trigger] == "obj"
        under -= {k for k in under if k - 1 == scene.syntax.head(trigger) and scene.syntax.rels[k] == "compound"}
        return merged([t for t, (token, _) in placed if token in under or (object_of and token > trigger)])
    own = [t for t, (token, seat) in placed if seat == predicate or (trigger != predicate and token in under)]
    if not own and trigger == predicate:
        own = [t for t, (token, seat) in placed if seat >= 0 and seat == scene.syntax.clause_head(trigger)]
    return merged(own)


def _told_apart(scene: Scene, trigger: int, predicate: int) -> bool:
    """ "fell on May 17 after a wave of bombings": the noun is of another time than its clause."""
    current = trigger
    while current >= 0 and current != predicate:
        if scene.syntax.case(current) in APART:
            return True
        current = scene.syntax.head(current)
    return False


REPORTING = frozenset({"report", "announce", "declare", "claim", "proclaim", "confirm", "revindicate"})


def _is_announced(scene: Scene, trigger: int) -> bool:
    """ "reported heavy clashes on Monday", "its capture was announced today": the day is that of the report."""
    syntax, verb = scene.syntax, scene.syntax.head(trigger)
    if verb < 0 or not syntax.is_verb(verb) or syntax.lemmas[verb] not in REPORTING or syntax.is_verb(trigger):
        return False
    return syntax.rels[trigger] == "obj" or syntax.tokens[trigger].deprel == "nsubj:pass"


def _follows(scene: Scene, trigger: int, token: int) -> bool:
    """ "Smoke rises after an air strike on Saturday": the time right behind a noun is its own."""
    syntax = scene.syntax
    behind = range(trigger + 1, token)
    return trigger < token and not any(
        syntax.tokens[i].upos in ("VERB", "AUX") or syntax.words[i] in (",", ";") for i in behind
    )


def _of_topic(scene: Scene, token: int) -> bool:
    """ "blamed each other for this morning's clash": the time of what is spoken of, not of the speech."""
    syntax = scene.syntax
    if token < 0 or syntax.tokens[token].deprel != "nmod:poss":
        return False
    noun = syntax.head(token)
    return noun >= 0 and syntax.tokens[noun].upos == "NOUN" and syntax.rels[noun] in ("obj", "obl", "nmod")


def _shared(
    scene: Scene, predicate: int, placed: list[tuple[TimeExpression, tuple[int, int]]]
) -> TimeExpression | None:
    """The time that closes a run of verbs of one subject: "bombs killed seven people and injured 80 on Thursday"."""
    syntax = scene.syntax
    joined = [k for k in syntax.kids(predicate, "conj") if syntax.is_verb(k) and not syntax.kids(k, "nsubj", "mark")]
    if not joined or not syntax.is_verb(predicate):
        return None
    last = joined[-1]
    helpers = [{syntax.words[k] for k in syntax.kids(verb, "aux")} & TURNS for verb in (predicate, last)]
    if helpers[0] != helpers[1] and any(helpers):
        return None
    closing = [t for t, (token, seat) in placed if seat == last and token > last]
    return merged([t for t in closing if t.relation == "on" and not t.text.lower().endswith(COUNTED_ON)])


TURNS = frozenset({"has", "have", "had", "will", "would", "is", "are"})
"""Auxiliaries that set a verb apart in time from one without them."""
COUNTED_ON = ("later", "after", "afterwards")
"""How a time ends that is counted from the verb before ("seized him and freed him two days later")."""


def _fronted(
    scene: Scene, predicate: int, placed: list[tuple[TimeExpression, tuple[int, int]]]
) -> TimeExpression | None:
    """The time that opens a sentence, for its main clause, wherever the parse hung it: "Last month the rebels, whom he
    had long paid, raided Oldtown", "Overnight, drones hit the base, an official said"."""
    syntax = scene.syntax
    first = next((t for t, _ in placed if t.start - scene.sentence.start <= FRONT), None)
    if first is None or first.interval is None or not syntax.is_verb(predicate):
        return None
    head = syntax.head(predicate)
    told = head > predicate and syntax.rels[predicate] == "ccomp" and syntax.lemmas[head] in load_cues().say
    if head >= 0 and not told:
        return None
    opened = next((i for i, t in enumerate(syntax.tokens) if t.start >= first.end), predicate)
    between = [k for k in range(opened, predicate) if syntax.tokens[k].xpos in ("VBD", "VBZ", "VBP")]
    aside = all(_under_relative(scene, k, predicate) for k in between)
    return first if aside else None


FRONT = 12
"""Characters before the time that opens a sentence ("Since", "In the", "On")."""


def _under_relative(scene: Scene, index: int, predicate: int) -> bool:
    """Whether a verb before the main one is an auxiliary of it, or stands in a relative clause."""
    chain = [index, *scene.syntax.ancestors(index)]
    return scene.syntax.head(index) == predicate or any(scene.syntax.tokens[k].deprel == "acl:relcl" for k in chain)


def _tagged(
    scene: Scene, predicate: int, placed: list[tuple[TimeExpression, tuple[int, int]]]
) -> TimeExpression | None:
    """The time of a reporting tag ("..., the spokesman told reporters on Monday"): a speech act is of that day."""
    syntax = scene.syntax
    tags = {k for i in (predicate, *syntax.ancestors(predicate)) for k in syntax.kids(i, "parataxis")}
    return merged([t for t, (_, seat) in placed if seat in tags and syntax.lemmas[seat] in load_cues().say])
