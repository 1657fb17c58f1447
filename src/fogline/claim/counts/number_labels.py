"""Number labels: numbers that count nothing of a claim: hours, ages, sizes of towns, days of a month, glosses."""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.lexicon.word_sets import load_words
from fogline.models.measure import Quantity

FIRED = frozenset({"shell", "airstrike", "blast", "attack", "enter", "advance"})
"""Events whose "one" is one of the shells or men just told of ("one hit a queue")."""
CLOCKED = frozenset({"at", "by", "before", "until", "after", "from", "since", "around", "about"})


LARGEST_HOUR = 12


def is_label(scene: Scene, happening: Happening, quantity: Quantity, token: int) -> bool:
    """Numbers that count nothing: "at 0540", "by nine the attackers", "a boy of 12", "Front 33", "Wednesday 15"."""
    syntax = scene.syntax
    text = syntax.tokens[token].text
    if len(text) == 4 and text.isdigit() and (text[0] == "0" or (token == 0 and _is_entry_hour(scene, text))):
        return True
    head, before = syntax.head(token), syntax.words[token - 1] if token else ""
    if (
        _is_dated(scene, quantity)
        or _is_size(scene, token)
        or _is_gloss(scene, token)
        or _speaks(scene, happening, token)
        or _is_age(scene, token)
        or _is_taken_back(scene, quantity)
    ):
        return True
    if 0 <= head == token - 1 and syntax.tokens[head].upos == "PROPN" and text[0].isdigit():
        return True
    if before == "of" and token >= 2 and syntax.lemmas[token - 2] in load_words("persons_aged"):
        return True
    one_of_them = syntax.words[token] == "one" and syntax.rels[token] == "nsubj" and happening.type in FIRED
    if one_of_them or _is_whole(scene, token) or _is_former(scene, quantity):
        return True
    if happening.type == "casualties":
        return False
    hour = quantity.low == quantity.high and (quantity.low or 0) <= LARGEST_HOUR
    alone = not syntax.is_nominal(head) if head >= 0 else True
    return hour and alone and before in CLOCKED and syntax.rels[token] in ("obl", "nmod", "advmod")


def _is_entry_hour(scene: Scene, text: str) -> bool:
    """ "1405 Tanks have entered the town": the hour that opens an entry, on a page where others open so."""
    report = scene.report
    if int(text[:2]) > LAST_HOUR or int(text[2:]) > LAST_MINUTE:
        return False
    openings = [report.text[b.start : b.start + 5] for b in report.blocks]
    return sum(o[:4].isdigit() and o[4:5].isspace() for o in openings) >= FEWEST_ENTRIES


FEWEST_ENTRIES = 3
LAST_HOUR = 23
LAST_MINUTE = 59


def _is_whole(scene: Scene, token: int) -> bool:
    """ "11 of 17 townships", "19 out of 41 drones", "14,500 of the camp's 31,000 people", "of the 120 who attacked, 80
    were killed": of how many."""
    syntax = scene.syntax
    noun = syntax.head(token) if syntax.rels[token] == "nummod" else token
    if noun >= 0 and syntax.rels[noun] == "obl" and syntax.case(noun) == "of" and syntax.head(noun) > noun:
        counted = [m for k in syntax.kids(syntax.head(noun), "nsubj") for m in (k, *syntax.kids(k, "nummod"))]
        return any(syntax.tokens[k].upos == "NUM" for k in counted)
    part = syntax.head(noun) if noun >= 0 and syntax.rels[noun] in ("nmod", "obl") else -1
    if part < 0 or not part < token or syntax.case(noun) not in ("of", "out of"):
        return False
    return syntax.tokens[part].upos == "NUM"


def _is_former(scene: Scene, quantity: Quantity) -> bool:
    """ "six dead, up from four on Tuesday": what the number was before."""
    at = scene.start_of.get(quantity.start)
    return at is not None and at >= 2 and scene.syntax.words[at - 2 : at] in (("up", "from"), ("down", "from"))


def _is_dated(scene: Scene, quantity: Quantity) -> bool:
    """A number of a date: "in 2003-05"."""
    return any(t.start <= quantity.number_start <= t.end for t in scene.times if t.end - t.start < LONGEST_DATE)


LONGEST_DATE = 40


def _is_age(scene: Scene, token: int) -> bool:
    """ "two brothers aged 14 and 16", "some as young as 13", "students between 15 and 20": how old they are."""
    syntax = scene.syntax
    if syntax.case(token) == "between" and syntax.rels[token] in ("nmod", "obl"):
        head = syntax.head(token)
        return head >= 0 and syntax.is_nominal(head) and scene.has_word(head, "people")
    for index in range(token - 1, max(-1, token - AGES_REACH), -1):
        if syntax.words[index] in AGED:
            return True
        if syntax.tokens[index].upos != "NUM" and syntax.words[index] not in BETWEEN_AGES:
            return False
    return False


AGED = frozenset({"aged", "young", "ages"})
BETWEEN_AGES = frozenset({"and", "to", "between", "from", ",", "as", "-", "or", "of", "under", "over", "about"})
AGES_REACH = 7


def _is_taken_back(scene: Scene, quantity: Quantity) -> bool:
    """ "54 soldiers, not eight, had died", "26, rather than the official three", "all but 29 of them rebels": a number
    that is said to be wrong or is left out."""
    first = scene.start_of.get(quantity.start)
    if not first:
        return False
    before = [w for w in scene.syntax.words[max(0, first - 4) : first] if w not in ("the", "official")]
    return any(tuple(before[-len(words) :]) == words for words in TAKEN_BACK)


TAKEN_BACK = (("rather", "than"), ("instead", "of"), ("all", "but"), ("not",))


def _is_size(scene: Scene, token: int) -> bool:
    """ "a town of 50,000": how many live there; "from three sides": where from."""
    syntax = scene.syntax
    noun = syntax.head(token) if syntax.rels[token] == "nummod" else token
    if noun >= 0 and syntax.lemmas[noun] in load_words("numbered_sides"):
        return True
    head = syntax.head(noun) if noun >= 0 else -1
    return head >= 0 and syntax.case(noun) == "of" and syntax.lemmas[head] in load_words("sized_places")


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


def is_pronoun(scene: Scene, token: int) -> bool:
    """ "the only big one", "not one shell", "one hit a queue": a pronoun or a denial, no count."""
    syntax = scene.syntax
    if syntax.words[token] == "one" and token and syntax.words[token - 1] == "not":
        return True
    return syntax.words[token] in ("one", "ones") and bool(syntax.kids(token, "amod", "det"))


def is_known_already(scene: Scene, happening: Happening, noun: int, token: int) -> bool:
    """ "the two sides", "the three towns": a definite number counts what is known already."""
    syntax = scene.syntax
    if happening.type == "casualties" or syntax.words[token + 2 : token + 3] == ("strong",):
        return False
    definite = [k for k in syntax.kids(noun, "det") if syntax.words[k] in ("the", "these", "those", "both")]
    return bool(definite) and definite[0] == token - 1
