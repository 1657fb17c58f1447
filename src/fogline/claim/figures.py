"""Figures: which counts of the passage are figures of the claim, of what measure, and who is counted."""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.happenings import Happening
from fogline.claim.measures import (
    CASUALTY_MEASURES,
    SAID_BEHIND,
    TYPE_MEASURES,
    marked_measure,
    measure_at,
    said_beside,
)
from fogline.claim.passage import TOLL_WORDS
from fogline.claim.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.lexicon.frames import load_words
from fogline.models.measure import Figure, Quantity

RETURNING = frozenset({"return", "returnee", "repatriate"})


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
    found: list[Figure] = []
    for quantity, token in scene.counts:
        if quantity.high == 0 or _is_pronoun(scene, token) or _is_label(scene, happening, quantity, token):
            continue
        if token not in wider:
            if found and happening.type in SUFFERED and _is_part(scene, found[-1], quantity, token):
                found.append(replace(found[-1], low=quantity.low, high=quantity.high, who="", start=quantity.start,
                                     end=quantity.end))  # fmt: skip
            continue
        noun = _counted(scene, token)
        if _known_already(scene, happening, noun, token):
            continue
        if quantity.low == quantity.high == 1 and scene.syntax.lemmas[noun] in PLURAL_PERSONS:
            continue
        measure = _measure(scene, happening, quantity, token, noun)
        if measure is not None and found and happening.type in SUFFERED and _is_opened(scene, token):
            measure = found[-1].measure
        if measure is not None:
            found.append(Figure(measure, quantity.low, quantity.high, _who(scene, noun), quantity.start, quantity.end))
    if happening.type == "casualties" and found and (part := _named_part(scene, found)) is not None:
        found.append(part)
    if happening.type == "casualties" and not _denied(scene, happening):
        found.extend(_single(scene, happening, {f.start for f in found}))
        found.sort(key=lambda f: f.start or 0)
    return tuple(found)


PERSONS_AGED = frozenset(
    {"boy", "girl", "man", "woman", "child", "youth", "teenager", "baby", "son", "daughter", "mother"}
)
CLOCKED = frozenset({"at", "by", "before", "until", "after", "from", "since", "around", "about"})
LARGEST_HOUR = 12


def _is_label(scene: Scene, happening: Happening, quantity: Quantity, token: int) -> bool:
    """Numbers that count nothing: "at 0540", "by nine the attackers", "a boy of 12", "Front 33", "Wednesday 15"."""
    syntax = scene.syntax
    text = syntax.tokens[token].text
    if len(text) == 4 and text.isdigit() and text[0] == "0":
        return True
    head, before = syntax.head(token), syntax.words[token - 1] if token else ""
    if (
        _is_dated(scene, quantity)
        or _is_size(scene, token)
        or _is_gloss(scene, token)
        or _speaks(scene, happening, token)
    ):
        return True
    if 0 <= head == token - 1 and syntax.tokens[head].upos == "PROPN" and text[0].isdigit():
        return True
    if before == "of" and token >= 2 and syntax.lemmas[token - 2] in PERSONS_AGED:
        return True
    if happening.type == "casualties":
        return False
    hour = quantity.low == quantity.high and (quantity.low or 0) <= LARGEST_HOUR
    alone = not syntax.is_nominal(head) if head >= 0 else True
    return hour and alone and before in CLOCKED and syntax.rels[token] in ("obl", "nmod", "advmod")


SIZED = frozenset({"town", "city", "village", "vila", "suburb", "camp", "settlement", "community", "district"})
SIDES = frozenset({"side", "direction", "front", "axis", "angle", "phase", "flank", "stage"})


def _is_dated(scene: Scene, quantity: Quantity) -> bool:
    """A number of a date: "in 2003-05"."""
    return any(t.start <= quantity.number_start <= t.end for t in scene.times if t.end - t.start < LONGEST_DATE)


LONGEST_DATE = 40


def _is_size(scene: Scene, token: int) -> bool:
    """ "a town of 50,000": how many live there; "from three sides": where from."""
    syntax = scene.syntax
    noun = syntax.head(token) if syntax.rels[token] == "nummod" else token
    if noun >= 0 and syntax.lemmas[noun] in SIDES:
        return True
    head = syntax.head(noun) if noun >= 0 else -1
    return head >= 0 and syntax.case(noun) == "of" and syntax.lemmas[head] in SIZED


def _speaks(scene: Scene, happening: Happening, token: int) -> bool:
    """ "two hospital officials said": those who tell it."""
    syntax = scene.syntax
    noun = syntax.head(token) if syntax.rels[token] == "nummod" else token
    if noun >= 0 and syntax.case(noun) == "according to":
        return True
    head = syntax.head(noun) if noun >= 0 else -1
    if head in (-1, happening.trigger.index) or syntax.tokens[noun].deprel != "nsubj" or syntax.passive(head):
        return False
    told = noun not in syntax.surface_subject(head)  # "Four killed near Oldtown, medics say"
    return syntax.lemmas[head] in load_cues().say and syntax.tokens[noun].upos != "NUM" and not told


def _is_gloss(scene: Scene, token: int) -> bool:
    """ "Oldtown and Newtown, two towns on the river": what explains named places counts none of its own."""
    syntax = scene.syntax
    noun = syntax.head(token)
    if noun < 0 or syntax.rels[token] != "nummod" or syntax.rels[noun] not in ("appos", "conj", "parataxis"):
        return False
    described = scene.has_word(noun, "place_nouns") and bool(syntax.kids(noun, "nmod", "acl"))
    head = syntax.head(noun)
    return described and head >= 0 and bool(scene.places_of(head)) and syntax.words[max(0, token - 1)] == ","


LONGEST_PART = 14


def _is_part(scene: Scene, whole: Figure, quantity: Quantity, token: int) -> bool:
    """ "six members of a family, four of them women", "15 civilians, including four kids": a part of the count just
    told, wherever the parse hung it."""
    syntax = scene.syntax
    start = next((i for i, t in enumerate(syntax.tokens) if t.start >= (whole.end or 0)), token)
    if not 0 < token - start < LONGEST_PART:
        return False
    words = syntax.words
    opened = "including" in words[start:token] or words[token - 2 : token] in (("among", "them"), ("them", "were"))
    listed = words[token + 1 : token + 3] in (("of", "them"), ("of", "whom"))
    verbs = any(syntax.tokens[i].xpos in ("VB", "VBD", "VBZ", "VBP", "MD") for i in range(start, token))
    return (opened or listed) and not verbs


def _is_opened(scene: Scene, token: int) -> bool:
    """ "12 wounded, including two fighters": a part has the measure of its whole."""
    words = scene.syntax.words
    return words[token - 1] == "including" or words[max(0, token - 2) : token] == ("among", "them")


def _named_part(scene: Scene, found: list[Figure]) -> Figure | None:
    """ "36 people, including a doctor and a driver", "four hostages, among them a priest": a part told one by one."""
    syntax, words = scene.syntax, scene.syntax.words
    for index in range(len(syntax) - 2):
        if words[index] == "including" or words[index : index + 2] == ("among", "them"):
            first = index + (1 if words[index] == "including" else 2)
            if words[first : first + 1] not in (("a",), ("an",), ("one",)):
                continue
            noun = syntax.head(first)
            before = [f for f in found if (f.end or 0) <= syntax.tokens[index].start]
            if noun < first or not before or not scene.has_word(noun, "people"):
                continue
            members = [m for m in syntax.conjuncts(noun) if any(words[k] in ("a", "an") for k in syntax.kids(m, "det"))]
            if len(members) != len(syntax.conjuncts(noun)) or not members:
                continue
            token, last = syntax.tokens[first], syntax.tokens[members[-1]]
            if any(f.start is not None and token.start <= f.start < last.end for f in found):
                continue
            count = len(members)
            text = scene.report.text[token.start : last.end][:80]
            return Figure(before[0].measure, count, count, text, token.start, last.end)
    return None


SUFFERED = frozenset({"casualties", "displace", "detain"})
COUNT_STOP = frozenset({"acl", "advcl", "ccomp", "parataxis", "obl"})


def _sufferers(scene: Scene, happening: Happening) -> set[int]:
    """Tokens of who suffers the act, and of what goes on listing them ("5 dead, 9 hurt")."""
    syntax, trigger = scene.syntax, happening.trigger.index
    nodes: list[int] = []
    if happening.trigger.frame.kind == "verb":
        nodes += syntax.patient(trigger) or syntax.surface_subject(trigger)
    told = ("xcomp", "amod", "acl", "ccomp", "advcl") if happening.trigger.frame.kind != "verb" else (
        "xcomp", "amod", "acl", "ccomp"
    )  # fmt: skip
    if syntax.rels[trigger] in told and syntax.head(trigger) >= 0:
        head = syntax.head(trigger)
        nodes += [head] if syntax.is_nominal(head) else syntax.kids(head, "obj", "nsubj")
    if happening.type == "casualties":
        nodes += [
            k
            for k in syntax.kids(trigger, "conj", "parataxis", "appos", "list", "dep")
            if {syntax.words[k], syntax.lemmas[k]} & DEADLY_WORDS
        ]
    found = {k for n in nodes for k in syntax.subtree(n, COUNT_STOP)}
    if happening.type == "casualties":
        found |= _toll_beside(scene, trigger)
    return found


def _toll_beside(scene: Scene, trigger: int) -> set[int]:
    """ "22 dead", "48 people dead over 100 injured": the numbers that stand next to words of the dead and the hurt."""
    syntax = scene.syntax
    found: set[int] = set()
    if syntax.words[trigger] not in TOLL_WORDS and syntax.lemmas[trigger] not in DEADLY_WORDS:
        return found
    for index in range(trigger - 1, max(-1, trigger - 4), -1):
        if syntax.tokens[index].upos in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"):
            break
        found.add(index)
    last = trigger
    for index in range(trigger + 1, min(len(syntax), trigger + 10)):
        if syntax.words[index] in TOLL_WORDS and any(syntax.tokens[k].upos == "NUM" for k in range(last, index)):
            found |= set(range(last, index))
            last = index
        elif syntax.tokens[index].upos in ("VERB", "AUX", "SCONJ"):
            break
    return found


DEADLY_WORDS = TOLL_WORDS | CASUALTY_MEASURES.keys() | {"death", "body", "kill", "fatality", "corpse"}


def _is_pronoun(scene: Scene, token: int) -> bool:
    """ "the only big one", "not one shell", "one hit a queue": a pronoun or a denial, no count."""
    syntax = scene.syntax
    if syntax.words[token] == "one" and token and syntax.words[token - 1] == "not":
        return True
    return syntax.words[token] in ("one", "ones") and bool(syntax.kids(token, "amod", "det"))


def _denied(scene: Scene, happening: Happening) -> bool:
    """ "no soldier was killed", "nobody died", "has not lost a man": nobody is counted."""
    syntax, trigger = scene.syntax, happening.trigger.predicate
    if syntax.negated(trigger):
        return True
    nobody = {"nobody", "none", "no", "neither", "no-one", "noone"}
    return any(
        syntax.words[n] in nobody
        or syntax.words[max(0, n - 2) : n + 1] in (("no", "-", "one"), ("no", "‑", "one"))
        or any(syntax.words[k] in nobody for k in syntax.kids(n, "det"))
        for n in _victims(scene, happening.trigger.index)
    )


def _known_already(scene: Scene, happening: Happening, noun: int, token: int) -> bool:
    """ "the two sides", "the three towns": a definite number counts what is known already."""
    if happening.type == "casualties":
        return False
    syntax = scene.syntax
    definite = [k for k in syntax.kids(noun, "det") if syntax.words[k] in ("the", "these", "those", "both")]
    return bool(definite) and definite[0] == token - 1


def _single(scene: Scene, happening: Happening, counted: set[int | None]) -> list[Figure]:
    """Victims told one by one without a number: "killed a guard", "a woman was shot and four people hurt"."""
    if happening.trigger.frame.kind not in ("verb", "adjective") or "counted-only" in happening.trigger.frame.marks:
        return []
    syntax, trigger = scene.syntax, happening.trigger.index
    if counted and syntax.rels[trigger] in ("obj", "nsubj", "obl", "nmod"):
        return []
    if trigger and counted and syntax.tokens[trigger - 1].upos == "NUM":
        return []
    if any(q.number_start in counted or q.start in counted for q in scene.quantities_at(_victims(scene, trigger))):
        return []
    found = []
    for node in _victims(scene, trigger):
        token = syntax.tokens[node]
        person = scene.has_word(node, "people") or any(scene.kind_of(g) == "person" for g in scene.actors_at(node))
        inside = {syntax.tokens[i].start for i in syntax.subtree(node, frozenset({"conj", "acl", "appos"}))}
        if inside & counted or scene.quantities_at(syntax.kids(node, "nummod")):
            continue
        alone = syntax.words[node] in ("he", "she", "him", "her", "himself", "herself")
        article = any(syntax.words[k] in ("a", "an", "one", "another") for k in syntax.kids(node, "det", "nummod"))
        owned = bool(syntax.subkids(node, "nmod:poss")) or (token.xpos == "NNP" and not scene.actors_at(node))
        thing = any(scene.has_word(node, c) for c in ("things", "place_nouns", "institutions", "event_words"))
        person = person or ((article or owned) and not thing)
        if alone or (token.xpos in ("NN", "NNP") and person and syntax.lemmas[node] not in PLURAL_PERSONS):
            measure = marked_measure(happening) or measure_at(scene, trigger)
            found.append(Figure(measure, 1, 1, _who(scene, node), token.start, token.end))
    return found


def _victims(scene: Scene, trigger: int) -> list[int]:
    syntax = scene.syntax
    nodes = list(syntax.patient(trigger) or syntax.surface_subject(trigger))
    if not nodes and syntax.rels[trigger] == "xcomp" and syntax.head(trigger) >= 0:
        nodes = syntax.kids(syntax.head(trigger), "obj") or syntax.kids(syntax.head(trigger), "nsubj")
    return [m for n in nodes for m in syntax.conjuncts(n)]


PLURAL_PERSONS = frozenset(
    {"people", "family", "number", "toll", "crew", "staff", "majority", "half", "most", "rest", "force", "household"}
    | {"personnel", "dead", "couple", "dozen", "score", "hundred", "thousand", "million", "army", "group", "police"}
)


def _counted(scene: Scene, token: int) -> int:
    """The noun that a number counts: its head, or its "of" complement, or itself ("killing 17")."""
    syntax = scene.syntax
    if syntax.rels[token] in ("nummod", "amod", "compound", "det", "advmod", "nmod") and syntax.head(token) >= 0:
        head = syntax.head(token)
        if syntax.is_nominal(head):
            return _counted(scene, head) if syntax.rels[head] == "nummod" else head
    for k in syntax.kids(token, "nmod"):
        if syntax.case(k) in ("of", "to"):
            return _counted(scene, k) if syntax.lemmas[k] in MANY else k
    return token


MANY = frozenset({"ten", "dozen", "score", "hundred", "thousand", "million"})


def _who(scene: Scene, noun: int) -> str:
    syntax = scene.syntax
    members = syntax.subtree(noun, frozenset({"acl", "appos", "conj", "cc", "punct", "case", "nummod", "advcl"}))
    words = [scene.sentence.tokens[i] for i in members if syntax.rels[i] != "det"]
    if all(t.upos in ("NUM", "ADV", "SYM", "PUNCT") for t in words):  # "wounded 20": people whom no word names
        return ""
    return scene.report.text[words[0].start : words[-1].end][:80]


def _measure(scene: Scene, happening: Happening, quantity: Quantity, token: int, noun: int) -> str | None:
    syntax = scene.syntax
    if happening.type == "casualties":
        beside = syntax.words[token + 1 : token + 2]
        if beside in ELSEWISE:
            return None
        if beside and beside[0] in SAID_BEHIND and not _both_fates(scene, token, noun):
            return SAID_BEHIND[beside[0]]
        if not _is_people(scene, noun, token) and not (
            noun == happening.trigger.index and syntax.lemmas[noun] in DEADLY_WORDS
        ):
            return None
        if _both_fates(scene, token, noun):
            return "other"
        killing = syntax.lemmas[happening.trigger.index] in ("kill", "shoot", "execute", "murder", "massacre")
        if (
            hurt := []
            if killing
            else [k for k in syntax.kids(noun, "amod") if syntax.words[k] in CASUALTY_MEASURES and k < noun]
        ):
            return CASUALTY_MEASURES[syntax.words[hurt[0]]]
        if (said := said_beside(scene, quantity, token, noun)) is not None:
            return said
        verb = _governing_verb(scene, token, happening.trigger.index)
        return (verb == happening.trigger.index and marked_measure(happening)) or measure_at(scene, verb, noun)
    if happening.type in ("attack", "clash") and not _takes_part(scene, happening, noun):
        return None
    if syntax.words[token] in ("twice", "thrice"):
        return TIMES.get(happening.type) if syntax.head(token) == happening.trigger.predicate else None
    if happening.type in REMOTE and _is_told_elsewhere(scene, happening, noun):
        return None
    people = _is_people(scene, noun, token)
    place = bool(scene.places_of(noun)) or scene.has_word(noun, "place_nouns")
    match happening.type:
        case "seize":
            return "taken" if place and not people else None
        case "withdraw":
            return "forces" if people or scene.has_word(noun, "forces") else "other"
        case "support":
            goods = any(scene.has_word(noun, c) for c in ("aid", "relief", "things", "military_things", "guns"))
            return (
                "other"
                if (goods or syntax.lemmas[noun] in ("tonne", "ton", "lorry")) and not _is_human(scene, noun)
                else None
            )
        case "organize":
            exact = quantity.low == quantity.high
            return "forces" if exact and people and scene.has_word(noun, "people") else None
        case "airstrike" | "shell" if syntax.lemmas[noun] == "bomb":
            return "other"
        case "airstrike" | "shell" if syntax.lemmas[happening.trigger.index] in WRECKING:
            return "struck" if scene.has_word(noun, "installations") and not people else None
        case "clash" if syntax.lemmas[noun] in REPELLED:
            return "other"
        case "airstrike" | "shell" if noun in _agents(scene, happening) and not scene.has_word(noun, "installations"):
            return "forces" if not scene.has_word(noun, "guns") else "other"
        case "attack" | "airstrike" | "shell" | "blast":
            if scene.has_word(noun, "installations"):
                return "struck"
            if people:
                return "forces" if happening.type == "attack" else None
            return "other" if scene.has_word(noun, "things") or scene.has_word(noun, "guns") else None
        case "hold" if place and not people:
            return "taken"
        case "enter" if place and not people:
            return "other"
        case "enter" | "hold" | "advance" | "clash":
            return "forces" if people or scene.has_word(noun, "military_things") else None
        case "deploy":
            return "forces" if people else "other"
        case "protest":
            return "other"
        case "displace":
            trigger = happening.trigger.index
            back = syntax.lemmas[trigger] in RETURNING or _homeward(scene, trigger)
            return ("returned" if back else "displaced") if people else None
        case "detain":
            if not people:
                return None
            return "other" if _set_free(scene, happening.trigger.index) else "detained"
        case "damage":
            return None if people else ("struck" if scene.has_word(noun, "installations") else "other")
    return None


WRECKING = frozenset({"destroy", "flatten", "level", "wreck", "damage", "demolish", "raze", "obliterate", "sink"})
TIMES = {"airstrike": "struck", "shell": "struck", "attack": "other", "clash": "other"}
REMOTE = frozenset({"airstrike", "shell", "blast"})


def _is_told_elsewhere(scene: Scene, happening: Happening, noun: int) -> bool:
    """ "two soldiers died in a raid": what is counted outside a strike that only says how."""
    trigger = happening.trigger
    if trigger.carrier is None or not trigger.carried_as.startswith("obl"):
        return False
    return noun not in scene.syntax.subtree(trigger.index)


REPELLED = frozenset({"attack", "assault", "counter-attack", "counterattack", "raid", "offensive", "wave"})
ELSEWISE = frozenset({("displaced",), ("homeless",), ("arrested",), ("detained",), ("evacuated",), ("uprooted",)})
"""Words behind a number that count no dead and hurt."""
FATES = frozenset({"killed", "dead", "wounded", "injured", "hurt"})


def _both_fates(scene: Scene, token: int, noun: int) -> bool:
    """ "38,000 killed and wounded", "850 were killed or wounded": one number for the dead and the hurt together."""
    words = scene.syntax.words
    for index in range(token + 1, min(token + 9, len(words) - 2)):
        if words[index] in FATES:
            return words[index + 1] in ("and", "or") and words[index + 2] in FATES
        if scene.syntax.tokens[index].upos == "NUM":
            return False
    return False


FREEING = frozenset({"free", "release", "escape", "pardon", "rescue", "liberate", "amnesty", "parole", "ransom"})


def _set_free(scene: Scene, trigger: int) -> bool:
    """Those freed or escaped are no detainees any more."""
    syntax = scene.syntax
    words = {syntax.words[k] for k in syntax.children[trigger]}
    if syntax.lemmas[trigger] in FREEING:
        return True
    return bool(words & {"free", "go", "alive", "out"}) and syntax.lemmas[trigger] in ("set", "let", "pull", "break")


def _takes_part(scene: Scene, happening: Happening, noun: int) -> bool:
    """Whether those counted fight, or are what is struck; the victims and the displaced of another clause do not."""
    syntax, trigger = scene.syntax, happening.trigger
    nodes = {trigger.index, trigger.predicate}
    nodes |= {m for n in syntax.agent(trigger.predicate) for m in syntax.conjuncts(n)}
    nodes |= {m for n in syntax.patient(trigger.predicate) for m in syntax.conjuncts(n)}
    nodes |= set(syntax.kids(trigger.index, "nmod", "compound", "obl", "nummod"))
    nodes |= {k for n in list(nodes) for k in syntax.kids(n, "nmod")}
    if noun not in nodes:
        return False
    return trigger.frame.kind == "verb" or trigger.carried_as == "obj" or noun in syntax.subtree(trigger.index)


def _is_human(scene: Scene, noun: int) -> bool:
    return scene.has_word(noun, "people") or scene.has_word(noun, "civil")


def _agents(scene: Scene, happening: Happening) -> set[int]:
    syntax, predicate = scene.syntax, happening.trigger.predicate
    return {m for n in syntax.agent(predicate) for m in syntax.conjuncts(n)} - {happening.trigger.index}


def _homeward(scene: Scene, trigger: int) -> bool:
    """ "have gone home", "came back": a way back with a plain verb of motion."""
    if scene.syntax.lemmas[trigger] not in ("go", "come", "head", "get", "move"):
        return False
    return any(scene.syntax.words[k] in ("home", "back") for k in scene.syntax.children[trigger])


def _is_people(scene: Scene, noun: int, token: int) -> bool:
    """Whether persons are counted: a people word, an actor, or a bare number as object ("killing 17")."""
    if scene.has_word(noun, "people") or scene.has_word(noun, "civil"):
        return True
    if noun == token:
        return True
    if any(scene.has_word(noun, c) for c in ("institutions", "place_nouns", "things", "air")):
        return False
    kinds = load_words("people_kinds") | load_words("armed_kinds")
    return any(scene.kind_of(g) in kinds for g in scene.actors_at(noun))


def _governing_verb(scene: Scene, token: int, trigger: int) -> int:
    syntax = scene.syntax
    current = token
    for _ in range(12):
        if syntax.lemmas[current] in CASUALTY_MEASURES or current == trigger:
            return current
        head = syntax.head(current)
        if head < 0:
            return trigger
        if syntax.is_verb(head):
            return head
        current = head
    return trigger
