"""Passage: the smallest stretch that carries a claim, and the tokens of its own clause."""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words

CLAUSE_STOP = frozenset({"ccomp", "advcl", "parataxis", "acl", "dep"})
EDGE_PUNCTUATION = frozenset(",;:.-–—\"'“”‘’()[]")


def find_members(scene: Scene, happening: Happening, others: list[Happening]) -> frozenset[int]:
    """Tokens of the claim's own clause: what hangs on its predicate, without the clauses of other claims."""
    syntax = scene.syntax
    trigger = happening.trigger
    root = trigger.predicate if not _free_noun(happening) else trigger.index
    taken = {o.trigger.predicate for o in others if o is not happening} - {root}
    taken |= {o.trigger.index for o in others if o is not happening and o.trigger.frame.kind == "verb"} - {root}
    members: set[int] = set()
    stack = [root]
    while stack:
        current = stack.pop()
        if current in members:
            continue
        members.add(current)
        for k in syntax.children[current]:
            if _goes_on(scene, current, k, root, taken):
                stack.append(k)
    members |= _merged_casualties(scene, happening)
    return frozenset(members)


def _free_noun(happening: Happening) -> bool:
    return happening.trigger.frame.kind != "verb" and happening.trigger.carrier is None


def _goes_on(scene: Scene, current: int, kid: int, root: int, taken: set[int]) -> bool:
    syntax = scene.syntax
    rel = syntax.rels[kid]
    finite = syntax.is_verb(kid) or (syntax.kids(kid, "nsubj") and syntax.kids(kid, "aux", "cop"))
    if kid in taken and (finite or rel in CLAUSE_STOP):
        return False
    if rel == "conj" and current == root and syntax.is_predicate(kid) and syntax.is_verb(kid):
        return False
    if rel in CLAUSE_STOP:
        return rel in ("acl", "advcl") and not syntax.kids(kid, "nsubj") and kid not in taken and rel == "acl"
    return True


def _merged_casualties(scene: Scene, happening: Happening) -> set[int]:
    """ "killed four and injured 54" is one claim: the coordinated casualty verb's words belong to it."""
    if happening.type != "casualties":
        return set()
    syntax = scene.syntax
    found: set[int] = set()
    beside = (
        syntax.kids(syntax.head(happening.trigger.index), "conj") if syntax.head(happening.trigger.index) >= 0 else []
    )
    for k in syntax.kids(happening.trigger.index, "conj"):
        if syntax.lemmas[k] in load_words("casualty_lemmas") and not strikes_back(scene, happening.trigger.index, k):
            found |= set(syntax.subtree(k, CLAUSE_STOP))
    for k in beside:
        if is_twin(scene, happening.trigger.index, k):
            found |= set(syntax.subtree(k, CLAUSE_STOP))
    last = happening.trigger.index
    for index in range(last + 1, min(len(syntax), last + LONGEST_TOLL)):
        if goes_on_counting(scene, last, index):
            found |= set(syntax.subtree(index, CLAUSE_STOP))
            last = index
    return found


def strikes_back(scene: Scene, first: int, second: int) -> bool:
    """ "lost four men and killed 30": the second word tells of the enemy's dead."""
    syntax = scene.syntax
    return syntax.lemmas[first] in load_words("losing") and bool(syntax.kids(second, "obj"))


def is_twin(scene: Scene, first: int, second: int) -> bool:
    """ "ripped through a bus, killing a vendor and wounding 11": a gerund that goes on with another's toll, though the
    parse hangs it on the main verb."""
    syntax = scene.syntax
    if not 0 < second - first < LONGEST_TOLL or syntax.lemmas[second] not in load_words("casualty_lemmas"):
        return False
    gerunds = syntax.tokens[first].xpos == syntax.tokens[second].xpos == "VBG"
    return (
        gerunds
        and syntax.rels[second] == "conj"
        and syntax.head(first) == syntax.head(second)
        and not syntax.kids(second, "nsubj", "mark")
    )


def find_bounds(scene: Scene, members: frozenset[int], trigger: int) -> tuple[int, int]:
    """Character range of the passage: the unbroken run of members around the trigger, trimmed of punctuation."""
    tokens = scene.sentence.tokens
    order = sorted(members)
    first = last = order.index(trigger) if trigger in members else 0
    while first > 0 and order[first] - order[first - 1] <= 3:
        first -= 1
    while last < len(order) - 1 and order[last + 1] - order[last] <= 3:
        last += 1
    low, high = order[first], order[last]
    while low < trigger and tokens[low].text in EDGE_PUNCTUATION:
        low += 1
    while high > trigger and tokens[high].text in EDGE_PUNCTUATION:
        high -= 1
    return tokens[low].start, tokens[high].end


def clause_bounds(scene: Scene, predicate: int) -> tuple[int, int]:
    """Character range of one clause: its predicate and what hangs on it, without subordinate clauses."""
    members = frozenset(scene.syntax.subtree(predicate, CLAUSE_STOP | {"conj"}))
    return find_bounds(scene, members, predicate)


SHORT_TOLL = 9


def _joined(scene: Scene, first: int, second: int) -> bool:
    """ "killed in the assault and some 280 wounded": the second count follows an "and"."""
    words = scene.syntax.words[first + 1 : second]
    return "and" in words[-5:] and "who" not in words and ";" not in words


LONGEST_TOLL = 15
LEAST_NEAR = 3


def goes_on_counting(scene: Scene, first: int, second: int) -> bool:
    """Whether the second word only goes on with the toll of the first: a number, and no verb, between them."""
    syntax = scene.syntax
    if syntax.words[second] not in load_words("toll_participles") or second - first > LONGEST_TOLL:
        return False
    if syntax.kids(second, "aux", "mark", "cop") or syntax.subkids(second, "aux:pass"):
        return False
    if (syntax.kids(second, "nsubj") and syntax.kids(second, "obj")) or strikes_back(scene, first, second):
        return False
    between = [syntax.tokens[i].upos for i in range(first + 1, second)]
    far = second - first > SHORT_TOLL
    if far and ("NUM" not in between[-LEAST_NEAR:] or not _joined(scene, first, second)):
        return False
    return "NUM" in between and not {"VERB", "AUX", "SCONJ"} & set(between)
