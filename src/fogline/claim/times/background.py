"""Background: older history and standing labels beside what a report tells (codebook.md, `core`).

A dated statement is background by its date. One without a date is where the words around it say that it is old: the
clause it hangs on is of years ago, or it tells of itself what was long before; where it only says of somebody named
whom they back or belong to; and where it counts the dead of a whole war.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from fogline.claim.scenes.scene import Scene
from fogline.claim.times.seats import find_seat
from fogline.lexicon.word_sets import load_words
from fogline.models.measure import Interval, TimeExpression

OLD, OPENED = 30, 60
"""Days before the report from which on what ended then is background; an attack may have opened what goes on."""
LONG = 366
"""Days before the report from which on what began then is background, though it goes on."""
LABELS = frozenset({"support", "organize"})
COUNTED = frozenset({"casualties", "displace"})
ASIDES = frozenset({"acl", "acl:relcl"})
LONG_UNITS = frozenset({"year", "decade", "century", "generation"})
HANGS_ON = frozenset({"advcl", "acl", "acl:relcl", "conj", "xcomp", "ccomp", "obl", "nmod"})
LATER = frozenset({"after", "since", "before", "until"})


def is_old(event_type: str, interval: Interval, published: date | None) -> bool:
    """Background by its date: over a month before the report, or begun over a year before it."""
    if published is None:
        return False
    most = OPENED if event_type == "attack" else OLD
    return (published - interval.last).days > most or (published - interval.first).days > LONG


def is_beside_the_news(scene: Scene, predicate: int, event_type: str) -> bool:
    """Whether the words around an undated statement say that it is background."""
    if event_type in LABELS and _is_aside(scene, predicate):
        return True
    if event_type == "hold" and _is_former(scene, predicate):
        return True
    if event_type in COUNTED and _counts_a_war(scene, predicate):
        return True
    if _took_years(scene, predicate):
        return True
    return _names_old(scene, predicate) or _hangs_on_old(scene, predicate) or _is_before_old(scene, predicate)


def _is_aside(scene: Scene, predicate: int) -> bool:
    """ "Turkey, which backs the rebels, ...", "fighters backed by Ankara": said of somebody, not told. What they did
    once is told ("who congratulated them"), and so are arms in an action ("backed by Russian warplanes")."""
    syntax = scene.syntax
    if syntax.tokens[predicate].deprel not in ASIDES:
        return False
    if syntax.kids(predicate, "aux") and not _is_lasting(scene, predicate):
        return False
    agents = [k for k in syntax.kids(predicate, "obl") if syntax.case(k) == "by"]
    if any(syntax.lemmas[k] in load_words("weapons_at_hand") for k in agents):
        return False
    return syntax.tokens[predicate].xpos != "VBD" or syntax.tokens[predicate].deprel == "acl"


def _is_former(scene: Scene, predicate: int) -> bool:
    """ "left areas it had controlled", "towns that had been strongholds of the army", "previously held by rebels"."""
    syntax = scene.syntax
    if any(syntax.lemmas[k] in load_words("formerly") for k in syntax.kids(predicate, "advmod")):
        return True
    had = any(syntax.words[k] == "had" for k in syntax.kids(predicate, "aux", "cop"))
    return had and syntax.tokens[predicate].deprel in ASIDES


def _is_lasting(scene: Scene, predicate: int) -> bool:
    """ "which has backed them", "who is supporting them": no "will", "could", "to"."""
    return all(scene.syntax.lemmas[k] in ("have", "be") for k in scene.syntax.kids(predicate, "aux"))


def _counts_a_war(scene: Scene, predicate: int) -> bool:
    """ "The war has killed 500,000 people", "12,000 people have been killed in the war"."""
    syntax, wars = scene.syntax, load_words("whole_wars")
    named = [k for k in syntax.kids(predicate, "nsubj", "obl") if syntax.lemmas[k] in wars]
    return any(not syntax.kids(k, "amod", "compound", "nmod", "acl") for k in named)


def _took_years(scene: Scene, predicate: int) -> bool:
    """ "needed four years to win back Oldtown", "it took them a decade to enter it"."""
    syntax, head = scene.syntax, scene.syntax.head(predicate)
    if head < 0 or syntax.lemmas[head] not in ("need", "take", "require", "spend") or syntax.tokens[head].xpos == "VB":
        return False
    return any(syntax.lemmas[k] in LONG_UNITS for k in syntax.kids(head, "obj", "obl", "iobj"))


def _names_old(scene: Scene, predicate: int) -> bool:
    """ "Most fighting stopped years ago": no day, but old; "was taken in 2016 after a long siege": so is the siege."""
    return _is_dated_old(scene, [predicate]) is True


def _hangs_on_old(scene: Scene, predicate: int) -> bool:
    """ "held it in 2015 before it was driven out", "in the five years since it took control"."""
    syntax, current = scene.syntax, predicate
    for _ in range(4):
        head = syntax.head(current)
        if head < 0 or syntax.tokens[current].deprel not in HANGS_ON:
            return False
        marks = [k for k in syntax.kids(current, "mark", "case") if syntax.words[k] == "since"]
        if any(k and syntax.lemmas[k - 1] in LONG_UNITS for k in marks):
            return True
        if (old := _is_dated_old(scene, [head])) is not None:
            return old
        if syntax.rels[current] in ("xcomp", "ccomp") and _is_before_old(scene, head):
            return True
        current = head
    return False


def _is_before_old(scene: Scene, predicate: int) -> bool:
    """ "helped him retake it after it was last seized in 2016": of the year it names, or before it."""
    syntax = scene.syntax
    openings = {k: syntax.kids(k, "mark", "case") for k in syntax.kids(predicate, "advcl")}
    clauses = [clause for clause, marks in openings.items() if any(syntax.words[k] in LATER for k in marks)]
    return _is_dated_old(scene, clauses) is True


def _is_dated_old(scene: Scene, predicates: Collection[int]) -> bool | None:
    """Whether all times of these clauses are of years ago; None where they have none."""
    if not predicates:
        return None
    seated = [time for time in scene.times if find_seat(scene, time)[1] in predicates]
    return all(_is_of_years_ago(scene, time) for time in seated) if seated else None


def _is_of_years_ago(scene: Scene, expression: TimeExpression) -> bool:
    """Whether what an expression names ended long before the report; a start ("since 2016") did not."""
    if expression.relation == "since":
        return False
    day, interval = scene.report.dating.day, expression.interval
    if interval is None:
        words = expression.text.lower().split()
        return words[-1] in ("ago", "earlier") and words[0].rstrip("s") in LONG_UNITS
    return day is not None and (day - interval.last).days > LONG
