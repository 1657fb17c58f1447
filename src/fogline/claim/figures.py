"""Figures: which counts of the passage are figures of the claim, of what measure, and who is counted."""

from __future__ import annotations

from fogline.claim.happenings import Happening
from fogline.claim.scene import Scene
from fogline.lexicon.frames import load_words
from fogline.models.measure import Figure

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
    for quantity, token in scene.counts:
        if token not in members or quantity.high == 0:
            continue
        noun = _counted(scene, token)
        if _known_already(scene, happening, noun, token):
            continue
        measure = _measure(scene, happening, token, noun)
        if measure is not None:
            found.append(Figure(measure, quantity.low, quantity.high, _who(scene, noun), quantity.start, quantity.end))
    if happening.type == "casualties":
        found.extend(_single(scene, happening, {f.start for f in found}))
        found.sort(key=lambda f: f.start or 0)
    return tuple(found)


def _known_already(scene: Scene, happening: Happening, noun: int, token: int) -> bool:
    """ "the two sides", "the three towns": a definite number counts what is known already."""
    if happening.type == "casualties":
        return False
    syntax = scene.syntax
    definite = [k for k in syntax.kids(noun, "det") if syntax.words[k] in ("the", "these", "those", "both")]
    return bool(definite) and definite[0] == token - 1


def _single(scene: Scene, happening: Happening, counted: set[int | None]) -> list[Figure]:
    """Victims told one by one without a number: "killed a guard", "a woman was shot and four people hurt"."""
    if happening.trigger.frame.kind not in ("verb", "adjective"):
        return []
    syntax, trigger = scene.syntax, happening.trigger.index
    if any(q.number_start in counted or q.start in counted for q in scene.quantities_at(_victims(scene, trigger))):
        return []
    found = []
    for node in _victims(scene, trigger):
        token = syntax.tokens[node]
        person = scene.has_word(node, "people") or any(scene.kind_of(g) == "person" for g in scene.actors_at(node))
        inside = {syntax.tokens[i].start for i in syntax.subtree(node, frozenset({"conj", "acl", "appos"}))}
        if inside & counted or syntax.kids(node, "nummod"):
            continue
        if token.xpos in ("NN", "NNP") and person and syntax.lemmas[node] not in PLURAL_PERSONS:
            lemma = syntax.lemmas[trigger]
            measure = CASUALTY_MEASURES.get(syntax.words[trigger], CASUALTY_MEASURES.get(lemma, "killed"))
            found.append(Figure(measure, 1, 1, _who(scene, node), token.start, token.end))
    return found


def _victims(scene: Scene, trigger: int) -> list[int]:
    syntax = scene.syntax
    nodes = syntax.patient(trigger) or syntax.surface_subject(trigger)
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
    if not words:
        return ""
    return scene.report.text[words[0].start : words[-1].end][:80]


def _measure(scene: Scene, happening: Happening, token: int, noun: int) -> str | None:
    syntax = scene.syntax
    if happening.type == "casualties":
        if not _is_people(scene, noun, token):
            return None
        if hurt := [k for k in syntax.kids(noun, "amod") if syntax.words[k] in CASUALTY_MEASURES and k < noun]:
            return CASUALTY_MEASURES[syntax.words[hurt[0]]]
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
            return "detained" if people else None
        case "damage":
            return None if people else ("struck" if scene.has_word(noun, "installations") else "other")
    return None


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
