"""Times told next: the day of an event whose distance from the main clause is told ("two days after the raid")."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.models.measure import TimeExpression

FEW = frozenset({"an", "one", "two", "three", "four", "five", "six", "several", "a", "few", "some"})


def find_told_next(scene: Scene, predicate: int, trigger: int) -> TimeExpression | None:
    """The time of "two days after launching the drive" for the launch: the first verb or trigger behind it."""
    tokens = scene.sentence.tokens
    for time in scene.times:
        if time.dates_next and time.interval is not None and not _is_loose(time):
            behind = [i for i, t in enumerate(tokens) if t.start >= time.end]
            reach = next((i for i in behind if scene.syntax.is_verb(i)), None)
            if behind and (predicate == reach or trigger == reach or behind[0] <= trigger <= behind[0] + 4):
                return time
    return None


def find_with_told_next(scene: Scene, predicate: int) -> TimeExpression | None:
    """The time of the clause that another goes on from or tells the outcome of, dated from the main clause: "two days
    after the rebels crossed the river and burned it", "a week after mortars hit the mill, killing nine"."""
    syntax, head = scene.syntax, scene.syntax.head(predicate)
    joined = syntax.rels[predicate] == "conj" and not syntax.kids(predicate, "nsubj")
    outcome = syntax.rels[predicate] == "advcl" and syntax.tokens[predicate].xpos == "VBG"
    if head < 0 or not (joined or outcome) or predicate < head or syntax.marks(predicate):
        return None
    return find_told_next(scene, head, head)


def _is_loose(time: TimeExpression) -> bool:
    """ "hours after the raid", "two hours after": too little to give the raid a day."""
    words = time.text.lower().split()
    short = words[0] in ("hours", "minutes", "shortly", "moments") or words[0] in FEW
    return short and words[-1] == "after" and bool({"hours", "hour", "minutes", "shortly", "moments"} & set(words))
