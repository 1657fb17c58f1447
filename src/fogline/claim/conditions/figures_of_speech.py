"""Figures of speech: conditions that tell wars of words, sports, hardships and what is only spoken of from fighting.

Each takes the paths of one trigger and answers whether it holds; `conditions.table.holds` asks these with its own.
"""

from __future__ import annotations

from fogline.claim.conditions.condition import Condition
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _of_words(paths: Paths) -> bool:
    """ "a war of words", "a legal battle", "a price war": no shot is fired."""
    syntax, i = paths.scene.syntax, paths.index
    if any(
        syntax.lemmas[k] in load_words("metaphors") - {"attrition", "succession"} for k in paths.complements(i, ("of",))
    ):
        return True
    return any(syntax.lemmas[k] in load_words("quarrels") for k in syntax.kids(i, "amod", "compound"))


def _strain(paths: Paths) -> bool:
    """ "battling inflation", "fought the blaze": no enemy but hardship."""
    syntax = paths.scene.syntax
    nodes = [*paths.patient(), *paths.obliques(paths.index, ("against", "with"))]
    return any(syntax.lemmas[m] in load_words("strains") for n in nodes for m in syntax.conjuncts(n))


def _presupposed(paths: Paths) -> bool:
    """ "any attack", "head of operations", "before the assault", "as an attack on us": a noun that tells no event."""
    syntax, i = paths.scene.syntax, paths.index
    if any(syntax.words[k] in ("any", "every", "such", "whatever") for k in syntax.kids(i, "det", "amod")):
        return True
    case, head = syntax.case(i), syntax.head(i)
    if (
        head >= 0
        and case in ("of", "for")
        and syntax.lemmas[head] in load_words("headships")
        and syntax.rels[i] == "nmod"
    ):
        return True
    if (
        head >= 0
        and syntax.rels[i] == "nmod"
        and case in ("of", "from", "about")
        and syntax.lemmas[head] in load_words("memories")
    ):
        return True
    if case == "into" and head >= 0 and syntax.lemmas[head] in ("day", "week", "month", "year", "hour"):
        return True
    definite = any(syntax.words[k] == "the" for k in syntax.kids(i, "det"))
    bare = not syntax.kids(i, "nmod", "acl", "compound", "amod")
    return case == "as" or (case in ("before", "since", "until") and definite and bare)


SPEECH_FIGURES: dict[str, Condition] = {
    "sporting": lambda p: bool(load_words("sporting") & set(p.scene.syntax.words)) and not p.places(("patient",)),
    "of-words": _of_words,
    "strain": _strain,
    "presupposed": _presupposed,
}
"""Every condition of this module that the frames' data may name."""
