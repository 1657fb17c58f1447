"""Readings: which of several readings of the same words stays."""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words

TWICE = frozenset({"shell", "airstrike", "blast", "agree", "meet"})
# A verb reading of one type stands for the weaker reading of another on the same word.
STRONGER = {
    ("airstrike", "attack"), ("shell", "attack"), ("shell", "airstrike"), ("seize", "withdraw"),
    ("withdraw", "displace"), ("enter", "advance"), ("withdraw", "advance"), ("detain", "seize"),
    ("damage", "seize"), ("damage", "detain"), ("enter", "attack"), ("meet", "enter"), ("meet", "advance"),
    ("deploy", "advance"), ("deploy", "enter"), ("casualties", "damage"), ("withdraw", "clash"),
    ("seize", "detain"), ("seize", "damage"), ("displace", "enter"), ("displace", "advance"), ("hold", "seize"),
    ("protest", "advance"), ("deploy", "withdraw"), ("blast", "shell"), ("support", "deploy"),
    ("clash", "attack"), ("casualties", "shell"), ("withdraw", "damage"),
    ("blast", "attack"), ("blast", "airstrike"), ("organize", "withdraw"), ("threaten", "detain"),
    ("threaten", "withdraw"), ("threaten", "advance"), ("threaten", "seize"), ("threaten", "enter"),
    ("attack", "seize"), ("threaten", "casualties"), ("threaten", "attack"),
    ("threaten", "airstrike"), ("threaten", "damage"), ("threaten", "shell"), ("support", "advance"),
    ("support", "enter"), ("protest", "displace"), ("protest", "attack"), ("casualties", "clash"),
    ("accuse", "seize"), ("organize", "deploy"),
    ("accuse", "hold"), ("meet", "deploy"), ("protest", "accuse"), ("support", "clash"), ("protest", "detain"),
}  # fmt: skip


def choose_readings(scene: Scene, found: list[Happening]) -> list[Happening]:
    """One happening for each (type, predicate); a noun under a verb of its own type yields to the verb."""
    kept: dict[tuple[str, int], Happening] = {}
    for happening in found:
        key = (happening.type, happening.trigger.predicate)
        rival = kept.get(key)
        if rival is None or happening.weight > rival.weight:
            kept[key] = happening if rival is None else _joined(happening, rival)
        else:
            kept[key] = _joined(rival, happening)
    chosen = _without_told_twice(scene, sorted(kept.values(), key=lambda h: h.trigger.index))
    chosen = _placed_once(scene, chosen)
    return [h for h in chosen if not _shadowed(scene, h, chosen)]


def _joined(better: Happening, other: Happening) -> Happening:
    """Fill the better reading's empty slots from the other."""
    return Happening(
        better.trigger,
        better.actor or other.actor,
        better.recipient or other.recipient,
        better.place or other.place,
    )


def _without_told_twice(scene: Scene, chosen: list[Happening]) -> list[Happening]:
    """Drop what one word tells by two readings of one type, and a participle that only goes with the noun whose hit is
    told ("two missiles fired from the hills hit the town", "the bomb, hidden in a cart, exploded")."""
    syntax = scene.syntax
    kept: list[Happening] = []
    for happening in chosen:
        type_, index = happening.type, happening.trigger.index
        others = [h for h in chosen if h is not happening and h.type == type_]
        if any(h.trigger.index == index and h.weight > happening.weight for h in others):
            continue
        if type_ == "attack" and happening.trigger.frame.kind == "verb":
            objects = {m for n in syntax.patient(index) for m in syntax.conjuncts(n)}
            if any(h.type in ("airstrike", "shell") and h.trigger.index in objects for h in chosen):
                continue  # "jets carried out nine raids": the raids are told by their own noun
        if type_ in TWICE and syntax.tokens[index].deprel == "acl" and syntax.head(index) >= 0:
            noun = syntax.head(index)
            if any(noun in (h.trigger.index, *syntax.surface_subject(h.trigger.predicate)) for h in others):
                continue
        if happening.trigger.frame.id == "airstrike-kill" and any(
            h.type == "airstrike" and _goes_on(scene, index, h.trigger.predicate) for h in others
        ):
            continue  # "a drone fired two missiles, killing nine"
        kept.append(happening)
    return kept


def _goes_on(scene: Scene, index: int, above: int) -> bool:
    """Whether a predicate hangs on another as a participle or beside one."""
    syntax, current = scene.syntax, index
    for _ in range(4):
        if syntax.rels[current] not in ("advcl", "conj", "xcomp"):
            return False
        current = syntax.head(current)
        if current == above:
            return True
    return False


def _placed_once(scene: Scene, chosen: list[Happening]) -> list[Happening]:
    """One protest told by several verbs takes the place that any of them names."""
    protests = [h for h in chosen if h.type == "protest"]
    if len(protests) < 2:
        return chosen
    placed = []
    for happening in chosen:
        own = happening.place
        if happening.type == "protest" and not own:
            on = [h for h in protests if h.place and goes_on_protesting(scene, h, happening)]
            own = on[0].place if on else ()
        placed.append(replace(happening, place=own) if own != happening.place else happening)
    return placed


def goes_on_protesting(scene: Scene, happening: Happening, other: Happening) -> bool:
    """ "marched on the palace, chanting", "burned tyres and blocked the road": one protest, unless at another place."""
    if happening.type != other.type or happening.trigger.index < other.trigger.index:
        return False
    if happening.type == "organize":  # "merged to form a front"
        purpose = "to" in scene.syntax.marks(happening.trigger.index)
        return purpose and scene.syntax.head(happening.trigger.index) == other.trigger.index
    if happening.type == "support":  # "pledged to continue supporting the council"
        head = scene.syntax.head(happening.trigger.index)
        chain = scene.syntax.rels[happening.trigger.index] == "xcomp"
        above = scene.syntax.head(head) if chain and scene.syntax.rels[head] == "xcomp" else -1
        return chain and other.trigger.frame.kind == "verb" and other.trigger.index in (head, above)
    if happening.type != "protest":
        return False
    joined = scene.syntax.rels[happening.trigger.predicate] in ("conj", "advcl", "xcomp")
    under = scene.syntax.head(happening.trigger.predicate) == other.trigger.predicate
    there = {g.id for g in happening.place}
    return joined and under and (not there or not other.place or there <= {g.id for g in other.place})


def _shadowed(scene: Scene, happening: Happening, chosen: list[Happening]) -> bool:
    for other in chosen:
        if other is happening:
            continue
        if goes_on_protesting(scene, happening, other):
            return True
        if other.trigger.index != happening.trigger.index or (other.type, happening.type) not in STRONGER:
            continue
        if {happening.type, other.type} == {"airstrike", "shell"} and _by_both(scene, happening.trigger.index):
            continue
        if (happening.type, other.type) not in STRONGER or other.weight > happening.weight:
            return True
    return False


def _by_both(scene: Scene, index: int) -> bool:
    """ "struck with cruise missiles and drones", "missiles and jets hit the port": a strike of each kind."""
    syntax = scene.syntax
    nodes = [*syntax.agent(index), *(k for case, k in syntax.obliques(index) if case in ("with", "by"))]
    joined = [[syntax.lemmas[m] for m in syntax.conjuncts(n)] for n in nodes]
    air, guns = load_words("air"), load_words("guns") - load_words("air")
    return any(air.intersection(lemmas) and guns.intersection(lemmas) for lemmas in joined)
