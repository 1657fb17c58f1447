"""Figures: which counts of the passage are figures of the claim, of what measure, and who is counted."""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.counts.counted_nouns import find_counted_noun, find_who
from fogline.claim.counts.measures import find_measure
from fogline.claim.counts.number_labels import is_known_already, is_label, is_pronoun
from fogline.claim.counts.parts import find_named_part, find_part_behind, is_opened, is_part
from fogline.claim.counts.single_victims import find_single, is_denied
from fogline.claim.events.happening import Happening
from fogline.claim.events.passage import strikes_back
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words
from fogline.models.measure import Figure

TYPE_MEASURES = {
    "seize": "taken", "hold": "forces", "enter": "forces", "advance": "forces", "withdraw": "other",
    "deploy": "forces", "attack": "forces", "clash": "forces", "airstrike": "struck", "shell": "struck",
    "support": "other", "organize": "forces", "blast": "struck", "displace": "displaced", "detain": "detained",
    "damage": "struck", "protest": "other",
}  # fmt: skip


def find_figures(scene: Scene, happening: Happening, members: frozenset[int]) -> tuple[Figure, ...]:
    """The claim's figures, in text order.

    `members` are the tokens of the claim's own passage (no other claim's clause). A count belongs to the verb
    under which it stands: "killed four and wounded 54" gives two measures to one claim. Who is killed, displaced or
    held may stand outside the passage, before a verb that carries it ("hundreds have begun returning").
    """
    if happening.type not in TYPE_MEASURES and happening.type != "casualties":
        return ()
    wider = members
    if scene.counts and happening.type in SUFFERED | {"damage", "seize"}:
        wider = members | _sufferers(scene, happening)
    elif scene.counts and happening.type in MOVING:
        wider = members | _movers(scene, happening)
    found: list[Figure] = []
    for quantity, token in scene.counts:
        none = quantity.high == 0 or _is_not_one(scene, happening, token)
        if none or is_pronoun(scene, token) or is_label(scene, happening, quantity, token):
            continue
        if _is_of_another_sentence(scene, happening, token):
            continue
        if token not in wider:
            if found and happening.type in SUFFERED and is_part(scene, happening, found, token):
                who = find_who(scene, find_counted_noun(scene, token), quantity)
                found.append(replace(found[-1], low=quantity.low, high=quantity.high, who=who, start=quantity.start,
                                     end=quantity.end))  # fmt: skip
            continue
        noun = find_counted_noun(scene, token)
        if is_known_already(scene, happening, noun, token):
            continue
        if quantity.low == quantity.high == 1 and scene.syntax.lemmas[noun] in load_words("collectives"):
            continue
        measure = find_measure(scene, happening, quantity, token, noun)
        if measure is not None and found and happening.type in SUFFERED and is_opened(scene, token):
            measure = found[-1].measure
        if measure is not None:
            who = find_who(scene, noun, quantity)
            found.append(Figure(measure, quantity.low, quantity.high, who, quantity.start, quantity.end))
    if happening.type in ("casualties", "detain") and found:
        found.extend(p for p in (find_named_part(scene, found), find_part_behind(scene, found)) if p is not None)
    if happening.type in ("casualties", "detain") and not is_denied(scene, happening):
        found.extend(find_single(scene, happening, {f.start for f in found}))
        found.sort(key=lambda f: f.start or 0)
    return tuple(found)


SUFFERED = frozenset({"casualties", "displace", "detain"})
MOVING = frozenset({"deploy", "enter", "advance", "withdraw"})


STOPS = frozenset({".", "!", "?"})
COUNT_STOP = frozenset({"acl", "advcl", "ccomp", "parataxis", "obl"})


def _is_not_one(scene: Scene, happening: Happening, token: int) -> bool:
    """ "did not fire one shell": a denial counts nothing."""
    syntax = scene.syntax
    return syntax.words[token] == "one" and syntax.negated(happening.trigger.predicate)


def _is_of_another_sentence(scene: Scene, happening: Happening, token: int) -> bool:
    """Whether a full stop stands between a number and the event's word, in a quotation read as one sentence."""
    first, last = sorted((token, happening.trigger.index))
    return not STOPS.isdisjoint(scene.syntax.words[first:last])


def _movers(scene: Scene, happening: Happening) -> set[int]:
    """Tokens of who moves or is moved, where that stands outside the passage: "Two brigades are said to be on the way",
    "Three battalions sent". What a clause shares with the one before it is counted there."""
    syntax, predicate = scene.syntax, happening.trigger.predicate
    over = predicate
    while syntax.rels[over] == "xcomp" and syntax.head(over) >= 0:
        over = syntax.head(over)
    if syntax.rels[over] in ("conj", "advcl") or syntax.tokens[over].deprel == "acl:relcl":
        return set()
    trigger = happening.trigger.index
    nodes = [*syntax.surface_subject(trigger), *syntax.patient(trigger), *syntax.surface_subject(predicate)]
    return {k for n in nodes for k in syntax.subtree(n, COUNT_STOP)}


def _put_at(scene: Scene, trigger: int) -> set[int]:
    """ "puts the displaced in the province at 570,000", "put the army's dead at 800 and their own at 240"."""
    syntax, verb = scene.syntax, _verb_over(scene, trigger)
    if verb < 0 or syntax.lemmas[verb] not in load_words("toll_setting"):
        return set()
    nodes = [verb, *syntax.kids(verb, "obj"), *(k for k in syntax.kids(verb, "conj"))]
    nodes += [m for n in syntax.kids(verb, "obj") for m in syntax.conjuncts(n)]
    at = [k for n in dict.fromkeys(nodes) for k in syntax.kids(n, "obl", "nmod") if syntax.case(k) in ("at", "to")]
    return {k for n in at for k in syntax.subtree(n)}


def _verb_over(scene: Scene, index: int) -> int:
    """The verb over a noun or its modifier; -1 where there is none."""
    for above in scene.syntax.ancestors(index)[:3]:
        if scene.syntax.is_verb(above):
            return above
    return -1


def _sufferers(scene: Scene, happening: Happening) -> set[int]:
    """Tokens of who suffers the act, and of what goes on listing them ("5 dead, 9 hurt")."""
    syntax, trigger = scene.syntax, happening.trigger.index
    nodes: list[int] = []
    if happening.trigger.frame.kind == "verb":
        nodes += syntax.patient(trigger) or syntax.surface_subject(trigger)
    told = ("xcomp", "amod", "acl", "ccomp", "advcl") if happening.trigger.frame.kind != "verb" else (
        "xcomp", "amod", "acl", "ccomp"
    )  # fmt: skip
    if syntax.rels[trigger] in told and syntax.head(trigger) >= 0 and not syntax.kids(trigger, "nsubj"):
        head = syntax.head(trigger)
        joined = _with_joined(scene, head) if happening.type == "casualties" else [head]
        nodes += joined if syntax.is_nominal(head) else syntax.kids(head, "obj", "nsubj")
    if happening.type == "casualties":
        nodes += [
            k
            for k in syntax.kids(trigger, "conj", "parataxis", "appos", "list", "dep")
            if {syntax.words[k], syntax.lemmas[k]} & load_words("deadly_words") and not strikes_back(scene, trigger, k)
        ]
    if happening.type == "displace" and trigger and syntax.tokens[trigger - 1].upos == "NUM":
        return {trigger - 1}  # "left 80 dead and 36,000 displaced"
    found = {k for n in nodes for k in syntax.subtree(n, COUNT_STOP)} | _put_at(scene, trigger)
    if happening.type == "casualties":
        found |= _toll_beside(scene, trigger)
    return found


def _with_joined(scene: Scene, noun: int) -> list[int]:
    """The noun that "killed" stands behind, those joined with it before ("17 rebels and 22 soldiers killed"), and the
    number that it is the whole of ("104 of its members killed")."""
    syntax, nodes, current = scene.syntax, [noun], noun
    while syntax.rels[current] == "conj" and syntax.is_nominal(syntax.head(current)):
        current = syntax.head(current)
        nodes.append(current)
    over = syntax.head(noun)
    if syntax.rels[noun] == "nmod" and syntax.case(noun) == "of" and syntax.tokens[over].upos == "NUM":
        nodes.append(over)
    return nodes


def _toll_beside(scene: Scene, trigger: int) -> set[int]:
    """ "22 dead", "48 people dead over 100 injured": the numbers that stand next to words of the dead and the hurt."""
    syntax = scene.syntax
    found: set[int] = set()
    deadly = syntax.lemmas[trigger] in load_words("deadly_words")
    if not deadly and syntax.words[trigger] not in load_words("toll_participles"):
        return found
    for index in range(trigger - 1, max(-1, trigger - 4), -1):
        if syntax.tokens[index].upos in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"):
            break
        found.add(index)
    last = trigger
    for index in range(trigger + 1, min(len(syntax), trigger + 10)):
        if syntax.words[index] in load_words("toll_participles") and any(
            syntax.tokens[k].upos == "NUM" for k in range(last, index)
        ):
            found |= set(range(last, index))
            last = index
        elif syntax.tokens[index].upos in ("VERB", "AUX", "SCONJ"):
            break
    return found
