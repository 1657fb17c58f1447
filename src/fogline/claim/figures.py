"""Figures: which counts of the passage are figures of the claim, of what measure, and who is counted."""

from __future__ import annotations

from fogline.claim.happenings import Happening
from fogline.claim.scene import Scene
from fogline.lexicon.frames import load_words
from fogline.models.measure import Figure, Quantity

CASUALTY_MEASURES = {
    "wound": "injured", "injure": "injured", "hurt": "injured", "hospitalise": "injured", "hospitalize": "injured",
    "maim": "injured", "wounded": "injured", "injured": "injured", "injury": "injured", "missing": "missing",
    "treat": "injured", "admit": "injured", "harm": "injured", "hospitalised": "injured", "hospitalized": "injured",
}  # fmt: skip
TYPE_MEASURES = {
    "seize": "taken", "hold": "forces", "enter": "forces", "advance": "forces", "withdraw": "other",
    "deploy": "forces", "attack": "forces", "clash": "forces", "airstrike": "struck", "shell": "struck",
    "blast": "struck", "displace": "displaced", "detain": "detained", "damage": "struck", "protest": "other",
}  # fmt: skip
RETURNING = frozenset({"return", "returnee", "repatriate"})


def find_figures(scene: Scene, happening: Happening, members: frozenset[int]) -> tuple[Figure, ...]:
    """The claim's figures, in text order.

    `members` are the tokens of the claim's own passage (no other claim's clause). A count belongs to the verb
    under which it stands: "killed four and wounded 54" gives two measures to one claim.
    """
    if happening.type not in TYPE_MEASURES and happening.type != "casualties":
        return ()
    found: list[Figure] = []
    for quantity in scene.quantities:
        token = _token_of(scene, quantity)
        if token is None or token not in members or quantity.high == 0:
            continue
        noun = _counted(scene, token)
        measure = _measure(scene, happening, token, noun)
        if measure is not None:
            found.append(Figure(measure, quantity.low, quantity.high, _who(scene, noun), quantity.start, quantity.end))
    if happening.type == "casualties" and not found:
        found.extend(_single(scene, happening))
    return tuple(found)


def _single(scene: Scene, happening: Happening) -> list[Figure]:
    """One victim told without a number: "killed a guard", "her husband died"."""
    syntax, trigger = scene.syntax, happening.trigger.index
    if happening.trigger.frame.kind != "verb":
        return []
    found = []
    for node in syntax.patient(trigger) or syntax.surface_subject(trigger):
        for member in syntax.conjuncts(node):
            token = syntax.tokens[member]
            person = scene.has_word(member, "people") or any(
                scene.kind_of(g) == "person" for g in scene.actors_at(member)
            )
            if token.xpos in ("NN", "NNP") and person and syntax.lemmas[member] not in PLURAL_PERSONS:
                measure = CASUALTY_MEASURES.get(syntax.lemmas[trigger], "killed")
                found.append(Figure(measure, 1, 1, _who(scene, member), token.start, token.end))
    return found


PLURAL_PERSONS = frozenset(
    {"people", "family", "number", "toll", "crew", "staff", "majority", "half", "most", "rest", "force", "household"}
    | {"personnel", "dead", "couple", "dozen", "score", "hundred", "thousand", "million", "army", "group", "police"}
)


def _token_of(scene: Scene, quantity: Quantity) -> int | None:
    for index, token in enumerate(scene.sentence.tokens):
        if token.start < quantity.number_end and token.end > quantity.number_start:
            return scene.token_at(quantity.number_start, quantity.number_end) or index
    return None


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
    if not words:
        return ""
    return scene.report.text[words[0].start : words[-1].end][:80]


def _measure(scene: Scene, happening: Happening, token: int, noun: int) -> str | None:
    syntax = scene.syntax
    if happening.type == "casualties":
        if not _is_people(scene, noun, token):
            return None
        verb = _governing_verb(scene, token, happening.trigger.index)
        return CASUALTY_MEASURES.get(syntax.lemmas[verb], CASUALTY_MEASURES.get(syntax.lemmas[noun], "killed"))
    people = _is_people(scene, noun, token)
    place = bool(scene.places_of(noun)) or scene.has_word(noun, "place_nouns")
    match happening.type:
        case "seize":
            return "taken" if place and not people else None
        case "withdraw":
            return "forces" if people or scene.has_word(noun, "forces") else "other"
        case "attack" | "airstrike" | "shell" | "blast":
            if people:
                return "forces" if happening.type == "attack" else None
            return "struck" if scene.has_word(noun, "installations") else "other"
        case "enter" | "hold" | "advance" | "clash":
            return "forces" if people or scene.has_word(noun, "military_things") else None
        case "deploy":
            return "forces" if people else "other"
        case "protest":
            return "other"
        case "displace":
            back = syntax.lemmas[happening.trigger.index] in RETURNING
            return ("returned" if back else "displaced") if people else None
        case "detain":
            return "detained" if people else None
        case "damage":
            return None if people else ("struck" if scene.has_word(noun, "installations") else "other")
    return None


def _is_people(scene: Scene, noun: int, token: int) -> bool:
    """Whether persons are counted: a people word, an actor, or a bare number as object ("killing 17")."""
    if scene.has_word(noun, "people") or scene.has_word(noun, "civil"):
        return True
    if noun == token:
        return True
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
