"""Scene: one sentence with its syntax and groundings, asked for the actors and places behind a word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any

from fogline.claim.labels import UNLABELLED, Label
from fogline.claim.syntax import Syntax
from fogline.lexicon.frames import load_words
from fogline.models.entity import Grounding
from fogline.models.groundings import Groundings
from fogline.models.measure import Quantity, TimeExpression
from fogline.models.report import Block, Report, Sentence

LIST_GAP = re.compile(
    r"\s*(?:,|;|and|or|&|as well as)(?:\s*(?:and|the|also|both|(?:towns?|villages?|cities|city) of))*\s*"
)
QUANTIFIERS = frozenset(
    {"number", "dozen", "score", "hundred", "thousand", "million", "ten", "most", "part", "all", "rest", "member"}
    | {"group", "coalition", "column", "unit", "wave", "some", "many", "several", "one", "two", "half", "majority"}
    | {
        "swathe",
        "swath",
        "series",
        "handful",
        "mix",
        "lot",
        "rank",
        "element",
        "remnant",
        "thirds",
        "quarter",
        "section",
    }
)
SOLDIERLY = frozenset(
    {"commander", "colonel", "col", "col.", "captain", "capt", "capt.", "major", "maj", "maj.", "lieutenant", "lt."}
    | {"sergeant", "sgt", "sgt.", "brigadier", "brig", "gen", "gen.", "soldier", "fighter", "spokesman", "spokeswoman"}
    | {"soldier,", "fighter,", "commander,", "spokesman,", "spokeswoman,", "officer,", "corporal", "militiaman,"}
)
ROLLING = frozenset({"pick-up", "pickup", "technical", "humvee", "jeep", "apc", "halftrack", "armour", "armor"})
"""What a column of fighters drives."""
NEAR_NAME = 40
"""Characters before and behind a name in which a rank or office stands."""
REMAINDERS = frozenset({"rest", "remainder"})
MEMBERS = frozenset({"fighter", "soldier", "troops", "force", "member", "militant", "gunman", "unit", "officer"})
INCLUDING = frozenset({"including", "such as", "like", "notably", "among", "namely", "include", "e.g."})


PRONOUNS = frozenset(
    {"he", "she", "it", "they", "them", "him", "her", "his", "hers", "its", "their", "theirs", "himself", "herself"}
    | {"itself", "themselves", "i", "me", "my", "we", "us", "our", "ours", "who", "whom", "whose", "which", "that"}
    | {"both", "each", "one", "those", "these", "this", "some", "others"}
)
APART = frozenset({"from", "with", "against", "by", "for", "to"})
LEADING = frozenset({"entrance", "road", "approach", "access", "gateway", "exit", "route", "highway", "track", "way"})
"""Ways to a place, which is where they are ("a roadblock at the entrance to Oldtown")."""
ABUTTING = frozenset({"overlook", "surround", "border", "adjoin", "dominate", "flank", "ring", "command"})
"""What heights and villages do to the place that tells where they are ("the hills overlooking Oldtown")."""


class Scene:
    """A sentence's words tied to things. Built once per sentence; look-ups are by token index. `label` tells the places
    that head its list item or section."""

    def __init__(self, report: Report, sentence: Sentence, groundings: Groundings, label: Label = UNLABELLED) -> None:
        self.label = label
        self.report = report
        self.sentence = sentence
        self.block: Block = report.blocks[sentence.block]
        self.groundings = groundings
        self.syntax = Syntax(sentence)
        self.start_of = {t.start: i for i, t in enumerate(sentence.tokens)}
        self.times: list[TimeExpression] = [t for t in groundings.times if sentence.start <= t.start < sentence.end]
        self.quantities: list[Quantity] = [q for q in groundings.quantities if sentence.start <= q.start < sentence.end]
        self.triggers: dict[int, tuple[Any, ...]] = {}
        """what may name an event, by word: kept by `happenings`"""
        self._actors_at: dict[int, list[Grounding]] = {}
        self._actors_of: dict[tuple[int, bool], list[Grounding]] = {}
        self._places_of: dict[int, list[Grounding]] = {}
        self._forces: dict[int, bool] = {}

    @property
    def span(self) -> tuple[int, int]:
        """First character and the one behind the last."""
        return self.sentence.start, self.sentence.end

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.sentence.tokens]

    @cached_property
    def counts(self) -> list[tuple[Quantity, int]]:
        """Counts of the sentence with the token that heads each number."""
        found = [(q, self.token_at(q.number_start, q.number_end)) for q in self.quantities]
        return [(q, token) for q, token in found if token is not None]

    def token_at(self, start: int, end: int) -> int | None:
        """The head token of a character range: the token in it whose own head lies outside."""
        tokens = self.sentence.tokens
        first = max(0, bisect_right(self._starts, start) - 1)
        inside = [i for i in range(first, bisect_left(self._starts, end)) if tokens[i].end > start]
        if not inside:
            return None
        members = set(inside)
        for i in inside:
            if self.sentence.tokens[i].head not in members:
                return i
        return inside[0]

    # ------------------------------------------------------------ actors
    def actors_at(self, index: int) -> list[Grounding]:
        """Groundings whose head is exactly this token; a name learned as an actor that is a known place is none."""
        found = self._actors_at.get(index)
        if found is None:
            found = self._actors_at[index] = self._find_actors_at(index)
        return found.copy()

    def _find_actors_at(self, index: int) -> list[Grounding]:
        start = self.sentence.tokens[index].start
        found = [self._spelt_out(g) for g in self.groundings.actors_at(start)]
        if found and any(self.has_word(index, c) for c in ("air", "guns")):
            found = [g for g in found if g.how != "learned"]  # "FPV", "Katyusha": weapons, whatever names they have
        if found and any(g.how == "learned" for g in found) and self.groundings.places_at(start):
            return [g for g in found if g.how != "learned"]
        return found

    def _spelt_out(self, grounding: Grounding) -> Grounding:
        """A pronoun's grounding with the words and place of the mention that it stands for."""
        if grounding.antecedent is None or grounding.text.lower() not in PRONOUNS:
            return grounding
        for named in self.groundings.actors_from(grounding.antecedent):
            if named.id == grounding.id:
                return replace(grounding, text=named.text, start=named.start, end=named.end)
        return grounding

    def actors_of(self, index: int, deep: bool = True) -> list[Grounding]:
        """Actors that a noun phrase stands for, its conjuncts included.

        A head that names nobody ("columns of army tanks", "Russian strikes") lends its complement or its
        possessor when `deep` is set.
        """
        known = self._actors_of.get((index, deep))
        if known is None:
            known = self._actors_of[index, deep] = self._find_actors_of(index, deep)
        return known.copy()

    def _find_actors_of(self, index: int, deep: bool) -> list[Grounding]:
        found: list[Grounding] = []
        for member in self.syntax.conjuncts(index):
            here = self._named_members(member) or self.actors_at(member) or self._remaining(member)
            if not here and deep:
                here = self._inner_actors(member)
            found.extend(g for g in here if all(g.id != f.id for f in found))
        return found

    def _remaining(self, index: int) -> list[Grounding]:
        """ "killed dozens of gunmen while the rest fled": the rest of those named before in the sentence."""
        if self.syntax.lemmas[index] not in REMAINDERS or self.syntax.kids(index, "nmod"):
            return []
        start, kinds = self.sentence.start, load_words("armed_kinds") | load_words("civil_kinds")
        before = list(self.groundings.actors_in(start, self.sentence.tokens[index].start))
        return [g for g in before if self.kind_of(g) in kinds and g.how != "possessor"][-1:]

    def _named_members(self, index: int) -> list[Grounding]:
        """ "dozens of fighters from the Third Brigade" are the brigade's, whatever "fighters" alone would mean."""
        syntax = self.syntax
        if syntax.lemmas[index] not in QUANTIFIERS | MEMBERS:
            return []
        nouns = [index, *(k for k in syntax.kids(index, "nmod") if syntax.lemmas[k] in MEMBERS)]
        inner = [k for n in nouns for k in syntax.kids(n, "nmod") if syntax.case(k) in ("of", "from")]
        return [g for k in inner for g in self.actors_at(k) if g.how in ("alias", "learned") and k not in nouns]

    def _inner_actors(self, index: int) -> list[Grounding]:
        syntax = self.syntax
        found: list[Grounding] = self._titled(index)
        if found:
            return found
        if syntax.lemmas[index] in QUANTIFIERS or syntax.tokens[index].upos in ("NUM", "DET", "ADJ"):
            for k in syntax.parts(index):
                found.extend(self.actors_of(k))
            if found:
                return found
        found.extend(self.owners_of(index))
        if not found:
            for k in syntax.kids(index, "nmod"):
                if syntax.case(k) in ("of", "from", "by"):
                    found.extend(self.actors_of(k, deep=False))
        return found

    def _titled(self, index: int) -> list[Grounding]:
        """The person whose name the parse hung under a title ("Secretary of State A. Medrano")."""
        queue = self.syntax.kids(index, "flat")
        while queue:
            current = queue.pop(0)
            if found := [g for g in self.actors_at(current) if self.kind_of(g) == "person"]:
                return found
            queue.extend(self.syntax.kids(current, "flat"))
        return []

    def owners_of(self, index: int) -> list[Grounding]:
        """Actors in a noun's possessors, nationalities and compounds ("rebel positions", "Russia's jets")."""
        syntax = self.syntax
        found: list[Grounding] = []
        for k in syntax.children[index]:
            if syntax.rels[k] in ("compound", "amod") or syntax.tokens[k].deprel == "nmod:poss":
                for member in (k, *syntax.kids(k, "conj")):
                    found.extend(self.actors_at(member))
                    if not self.actors_at(member) and syntax.rels[k] == "compound":
                        for inner in syntax.kids(member, "compound", "amod"):
                            found.extend(self.actors_at(inner))
        return keep_first(found)

    # ------------------------------------------------------------ places
    def places_at(self, index: int) -> list[Grounding]:
        """Place groundings whose head is this token, or that hold it where the parse gave their name two heads."""
        token = self.sentence.tokens[index]
        found = self.groundings.places_at(token.start)
        if found or token.upos not in ("PROPN", "NOUN"):
            return found
        return [
            g
            for g in self.groundings.places
            if g.start <= token.start < g.end and self._outside(index, g.start, g.end) and g.inside is None
        ]

    def _outside(self, index: int, start: int, end: int) -> bool:
        head = self.sentence.tokens[index].head
        return head < 0 or not start <= self.sentence.tokens[head].start < end

    def places_of(self, index: int, depth: int = 0) -> list[Grounding]:
        """Places that a noun phrase stands for: itself, conjuncts, appositions, and lists after "including".

        A head that is no place itself ("towns", "parts", "dozens of villages") lends its complements; once a
        place is found its own locative complements are not added ("Saraqib in the east of Idlib").
        """
        if depth > 6:
            return []
        if depth:
            return self._find_places_of(index, depth)
        known = self._places_of.get(index)
        if known is None:
            known = self._places_of[index] = self._find_places_of(index, 0)
        return known.copy()

    def _find_places_of(self, index: int, depth: int) -> list[Grounding]:
        syntax = self.syntax
        found: list[Grounding] = []
        for member in syntax.conjuncts(index):
            here = self._with_listed(self.places_at(member) or self._said_to_be(member))
            specific = self._specific_places(member, depth)
            if here and not specific:
                found.extend(here)
                continue
            if specific:
                found.extend(specific if not here or self._is_group(member) else [*here, *specific])
                continue
            for k in syntax.kids(member, "nmod"):
                case = syntax.case(k)
                if case not in APART or (case == "to" and syntax.lemmas[member] in LEADING):
                    found.extend(self.places_of(k, depth + 1))
            for k in syntax.kids(member, "acl"):
                if syntax.lemmas[k] in ABUTTING:
                    found.extend(g for o in syntax.kids(k, "obj") for g in self.places_of(o, depth + 1))
            if not found:
                envoys = self.has_word(member, "diplomats") and not self.has_word(member, "forces")
                for k in syntax.kids(member, "compound"):
                    found.extend([] if envoys and k < member else self.places_at(k))
        return keep_first(found)

    def _said_to_be(self, index: int) -> list[Grounding]:
        """The place that a predicate noun is said of: "Oldtown is the last town held by X"."""
        if not self.syntax.kids(index, "cop"):
            return []
        return [g for k in self.syntax.kids(index, "nsubj") for g in self.places_at(k)]

    def listed_from(self, place: Grounding) -> list[Grounding]:
        """A place and those listed right after it."""
        return self._with_listed([place])

    def _with_listed(self, found: list[Grounding]) -> list[Grounding]:
        """The places named right after in one list ("A, B and C"), whatever the parse makes of the list."""
        if not found:
            return []
        text, listed, last = self.report.text, list(found), found[-1]
        for place in self.groundings.places_in(last.end, self.sentence.end):
            gap = text[last.end : place.start]
            if len(gap) > 24 or not LIST_GAP.fullmatch(gap):
                if place.inside is not None:
                    continue
                break
            if place.id in self.containers(last.id) or last.inside is not None:
                break
            listed.append(place)
            last = place
        return listed

    def containers(self, ident: str) -> set[str]:
        """Ids of everything that holds a place, as far as the records tell."""
        records, found = self.groundings.place_records, set()
        while (record := records.get(ident)) is not None and record.within and record.within not in found:
            found.add(record.within)
            ident = record.within
        return found

    def _specific_places(self, index: int, depth: int) -> list[Grounding]:
        syntax = self.syntax
        found: list[Grounding] = []
        for k in syntax.children[index]:
            listed = syntax.rels[k] == "nmod" and (syntax.case(k) in INCLUDING or syntax.case(k).startswith("includ"))
            if listed or syntax.rels[k] == "appos":
                found.extend(self.places_of(k, depth + 1))
            elif syntax.rels[k] in ("acl", "advcl") and syntax.lemmas[k] == "include":
                found.extend(g for o in syntax.kids(k, "obj") for g in self.places_of(o, depth + 1))
        return found

    def _is_group(self, index: int) -> bool:
        return self.syntax.tokens[index].xpos in ("NNS", "NNPS") or self.syntax.lemmas[index] in QUANTIFIERS

    # ------------------------------------------------------------ classes
    def is_force(self, index: int) -> bool:
        """Whether the phrase is an armed force or a state, by its word or by what it was resolved to."""
        known = self._forces.get(index)
        if known is None:
            known = self._forces[index] = self._find_force(index)
        return known

    def _find_force(self, index: int) -> bool:
        if self.syntax.words[index] == "what":
            left = [k for k in self.syntax.kids(index, "acl") if self.syntax.lemmas[k] in ("leave", "remain")]
            return any(self.is_force(p) for k in left for p in self.syntax.parts(k))
        if self.syntax.lemmas[index] in QUANTIFIERS:
            inner = self.syntax.parts(index)
            if inner:
                return any(self.is_force(k) for k in inner)
        if self._armed_men(index) or self._soldier_speaking(index) or self._in_column(index):
            return True
        if self.syntax.lemmas[index] in load_words("civil") and self.syntax.lemmas[index] not in REMAINDERS:
            return False
        if self.syntax.lemmas[index] in load_words("forces"):
            return True
        if self.syntax.kids(index, "nummod") and self.syntax.tokens[index].upos in ("PROPN", "ADJ"):
            return False
        kinds = load_words("armed_kinds")
        return any(self.kind_of(g) in kinds for g in self.actors_of(index))

    def _in_column(self, index: int) -> bool:
        """ "a column of pick-ups": what fighters drive, told of in columns."""
        head, words = self.syntax.head(index), self.syntax.words
        if head < 0 or self.syntax.lemmas[head] not in ("column", "convoy"):
            return False
        return self.syntax.lemmas[index] in ROLLING or (words[index] == "ups" and words[index - 2] == "pick")

    def _soldier_speaking(self, index: int) -> bool:
        """ "We are still in the town," said a captain: who speaks for a force means the force."""
        if self.syntax.words[index] not in ("we", "our", "us") or self.syntax.tokens[index].upos != "PRON":
            return False
        found = {g.id for g in self.actors_at(index) if g.how == "speaker"}
        text = self.report.text
        return any(
            not SOLDIERLY.isdisjoint(text[max(0, g.start - NEAR_NAME) : g.end + NEAR_NAME].lower().split())
            for g in self.groundings.actors
            if g.id in found and g.how != "speaker" and g.text.lower() not in PRONOUNS
        )

    def _armed_men(self, index: int) -> bool:
        """ "his men", "armed men", "men in uniform": men who are somebody's, or who bear arms."""
        syntax = self.syntax
        if syntax.tokens[index].text.lower() != "men":
            return False
        if syntax.subkids(index, "nmod:poss"):
            return True
        near = {syntax.words[k] for k in syntax.kids(index, "amod")} | {
            syntax.lemmas[k] for k in syntax.kids(index, "nmod", "obl") if syntax.case(k) == "in"
        }
        return bool(near & {"armed", "masked", "uniformed", "uniform", "fatigues", "camouflage"})

    def kind_of(self, grounding: Grounding) -> str:
        """The kind of the actor that a grounding stands for; "" if no record is known."""
        record = self.groundings.actor_records.get(grounding.id)
        return record.kind if record else ""

    def has_word(self, index: int, name: str) -> bool:
        """Whether the token's lemma is in a word class of the lexicon."""
        return self.syntax.lemmas[index] in load_words(name)

    def quantities_at(self, indexes: list[int]) -> list[Quantity]:
        """Counts whose number stands on one of these tokens."""
        starts = [(self.sentence.tokens[i].start, self.sentence.tokens[i].end) for i in indexes]
        return [q for q in self.quantities if any(s < q.number_end and e > q.number_start for s, e in starts)]


def keep_first(found: Iterable[Grounding]) -> list[Grounding]:
    """One grounding an id, the first of each, in order."""
    seen: set[str] = set()
    kept = []
    for grounding in found:
        if grounding.id not in seen:
            seen.add(grounding.id)
            kept.append(grounding)
    return kept
