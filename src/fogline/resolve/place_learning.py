"""Place learning: names that no gazetteer knows, kept by name where something is placed at them.

Whether a name is kept hangs on what the sentence does with it; under which place it is kept, `place_parents` tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from fogline.lexicon.countries import get_countries_by_word
from fogline.lexicon.place_matches import EXACT
from fogline.lexicon.place_words import PlaceWords
from fogline.lexicon.placekey import fold_name
from fogline.models.entity import Place
from fogline.models.report import Sentence
from fogline.resolve.place_choice import Choice
from fogline.resolve.place_hints import LINKS, find_title, is_closing
from fogline.resolve.place_name import PlaceName
from fogline.resolve.place_natural import find_natural_kind, is_called_otherwise, is_crossed
from fogline.resolve.place_offsets import UNITS
from fogline.resolve.place_parents import find_parent, find_told_parent
from fogline.resolve.place_parts import make_learned, make_slug
from fogline.resolve.place_phrase import PlacePhrase, find_head
from fogline.resolve.place_positions import draw_place
from fogline.resolve.place_reading import Reading
from fogline.resolve.place_signs import is_fallen, is_held, is_taken

BOUND = frozenset(
    {
        "leave",
        "left",
        "depart",
        "head",
        "make",
        "set",
        "sail",
        "fly",
        "bound",
        "embark",
        "out",
        "flee",
        "fight",
        "battle",
    }
)
"""Words whose "for X" is where somebody goes."""
BESIDE = frozenset({"close", "next", "near", "nearer", "closer", "adjacent"})
"""Words whose "to X" is where something lies."""
URBAN = frozenset({"quarter", "building", "airport"})
"""Kinds of unknown places that lie in the town that the text speaks of."""
LEAVING = frozenset({"out", "way"})
"""Words whose "of X" is where somebody comes from or through ("got out of Newton", "by way of Newton")."""


def _is_placed(sentence: Sentence, phrase: PlacePhrase, words: PlaceWords) -> bool:
    """Whether something is placed at an unknown name, or done to it: what a person or body is not used for."""
    tokens = sentence.tokens
    bare = all(layer.op == "same" for layer in phrase.layers)
    if bare and tokens[phrase.first].text.lower() in ("a", "an"):
        return False
    if any(layer.op in ("facility", "countryside", "centre", "part", "around") for layer in phrase.layers):
        return True
    if (
        _is_label(sentence, phrase)
        or is_held(sentence, phrase.first, words)
        or is_taken(tokens, tokens[find_head(sentence, phrase.name.first, phrase.last, phrase.name.last)], words.taking)
    ):
        return True
    before = tokens[phrase.first - 1].text.lower() if phrase.first else ""
    if before == "for" and phrase.first > 1 and tokens[phrase.first - 2].lemma.lower() in BOUND:
        return True
    if is_closing(sentence, phrase.name.first, phrase.name.last):
        return True
    if before in words.prepositions - {"of"}:
        return True
    head = tokens[find_head(sentence, phrase.name.first, phrase.name.last, phrase.name.last)]
    if before == "to" and phrase.first > 1 and tokens[phrase.first - 2].text.lower() in BESIDE:
        return True
    if before == "of" and phrase.first > 1 and tokens[phrase.first - 2].text.lower() in LEAVING | UNITS.keys():
        return True
    if before == "of" and phrase.first > 1 and tokens[phrase.first - 2].text.lower() in words.directions:
        return True
    if head.text.islower() and head.upos in ("NOUN", "PROPN"):  # "the Newton oilfield"
        return True
    if is_taken(tokens, head, words.persons):
        return False
    return head.upos == "PROPN" and (head.deprel in ("obj", "nsubj:pass", "conj") or is_fallen(tokens, head))


def learn_place(reading: Reading, sentence: Sentence, index: int, choices: Sequence[Choice | None]) -> Choice | None:
    """A place by its name alone, for a name that the tagger is sure of or that stands in a list of places.

    `index` is the number of its phrase in the sentence, `choices` what the sentence's phrases were resolved to.
    """
    phrase = reading.phrases[sentence.index][index]
    name = phrase.name
    positions = reading.positions.get(fold_name(name.text), [])
    if not (name.sure or phrase.hint or phrase.kind):
        return None
    alone = phrase.first == 0 and len(sentence.tokens) - phrase.last <= 2
    slug = make_slug(name.text)
    known = slug in reading.learned and not name.text.isupper()
    joined = phrase.first and sentence.tokens[phrase.first - 1].text in ("and", "or", "&")
    listed = name.sure and (
        _is_listed(reading, sentence, index, choices) or (joined and _follows_place(reading, sentence, index, choices))
    )
    bonds = reading.bonds.get(sentence.index, {})
    bound = index in (*bonds, *bonds.values()) or any(position.tie.how != "inside" for position in positions)
    named = positions and any(m.score == EXACT for m in reading.gazetteer.find_candidates(name.text, limit=1))
    tied = bound or named or is_crossed(sentence, phrase)
    told = phrase.hint or phrase.kind or alone or known or listed or tied
    if not told and not _is_placed(sentence, phrase, reading.words):
        return None
    titled = bool(find_title(sentence.tokens, name.first, reading.words))
    site = titled or any(layer.op == "facility" and layer.noun > name.last for layer in phrase.layers)
    target = _is_target(sentence, name, reading.words) or phrase.kind or site
    meant = name.sure and (target or _follows_place(reading, sentence, index, choices))
    body = name.text in reading.bodies and not (alone or meant or bound)
    country = name.text.casefold() in get_countries_by_word() and phrase.kind not in (
        "river",
        "sea",
        "road",
        "hill",
        "quarter",
    )
    if not slug or country or body or is_called_otherwise(sentence, phrase, reading.words):
        return None
    if slug not in reading.learned:
        kind = phrase.kind or phrase.hint or find_natural_kind(sentence, phrase, reading.words)
        label = name.text
        opener = phrase.layers[0] if phrase.layers else None
        if opener is not None and opener.op in ("kind", "facility") and opener.noun > name.last:
            kind = opener.kind
            label = f"{name.text} {opener.words}" if opener.op == "facility" else label
            plural = sentence.tokens[opener.noun].xpos in ("NNS", "NNPS")
            label = f"{name.text} {sentence.tokens[opener.noun].text}" if opener.op == "kind" and not plural else label
            slug = make_slug(label)
        if slug in reading.learned:
            return Choice(reading.learned[slug], 0.3, "unknown", ())
        neighbours = [c.place for c in (*choices[index + 1 :], *choices[:index][::-1]) if c]
        parent = find_told_parent(reading, positions) or find_parent(reading, sentence, index, choices)
        if {kind, phrase.layers[0].kind if phrase.layers else ""} & URBAN:
            town = next((p for p in neighbours if p.kind in ("city", "town")), None) or _find_main_town(reading)
            parent = town if town and (parent is None or town.country == parent.country) else parent
        earlier = reading.story_names.get(slug)
        if earlier:
            try:
                parent = reading.gazetteer.get_place(earlier.partition("~")[2])
            except KeyError:
                parent = parent
        reading.learned[slug] = reading.learned[make_slug(name.text)] = draw_place(
            make_learned(label, kind, parent), positions
        )
        slug = make_slug(name.text)
    passed = reading.chooser.find_passed(name.text, positions) if positions else ()
    return Choice(reading.learned[slug], 0.3, "unknown", passed)


def _is_label(sentence: Sentence, phrase: PlacePhrase) -> bool:
    """Whether a name opens its sentence as what the rest is about ("Newton: two shells fell")."""
    after = [token.text for token in sentence.tokens[phrase.last + 1 : phrase.last + 7]]
    ahead = after[: after.index(":")] if ":" in after else ["."]
    return phrase.first == 0 and (not ahead or (ahead[0] == "," and all(word[0].isalpha() for word in ahead[1:])))


def _is_target(sentence: Sentence, name: PlaceName, words: PlaceWords) -> bool:
    """Whether a name is what is attacked, taken, held or left."""
    token = sentence.tokens[name.last]
    held = is_held(sentence, name.first, words) or is_taken(sentence.tokens, token, words.taking)
    return held or (token.head >= 0 and sentence.tokens[token.head].lemma in words.taking)


def _follows_place(reading: Reading, sentence: Sentence, index: int, choices: Sequence[Choice | None]) -> bool:
    """Whether the name stands in a list right behind a place that is known."""
    phrases = reading.phrases[sentence.index]
    if not index or (choices[index - 1] is None and make_slug(phrases[index - 1].name.text) not in reading.learned):
        return False
    between = sentence.tokens[phrases[index - 1].last + 1 : phrases[index].first]
    return 0 < len(between) <= 2 and all(token.text in LINKS for token in between)


def _is_listed(reading: Reading, sentence: Sentence, index: int, choices: Sequence[Choice | None]) -> bool:
    """Whether the name stands in a list right before a place that is known ("Newton and Aldham: two shells fell")."""
    phrases = reading.phrases[sentence.index]
    if index + 1 >= len(phrases) or choices[index + 1] is None:
        return False
    between = sentence.tokens[phrases[index].last + 1 : phrases[index + 1].first]
    return 0 < len(between) <= 2 and all(token.text in LINKS for token in between)


def _find_main_town(reading: Reading) -> Place | None:
    """The city or town most often grounded so far."""
    if not reading.towns:
        return None
    return reading.records[min(reading.towns, key=lambda i: (-reading.towns[i], i))]
