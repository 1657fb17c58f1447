"""Subjects: the grammatical subject of a predicate, wherever the parse has left it."""

from __future__ import annotations

from fogline.claim.parse.predicates import Predicates
from fogline.claim.parse.tree import RELATIVES
from fogline.lexicon.cues import load_cues
from fogline.lexicon.word_sets import load_words
from fogline.models.report import Sentence

ORDINAL = frozenset({"first", "last", "only", "next", "latest", "second", "third"})
STOPS = frozenset({":", ";", "-", "–", "—", "(", ")"})
"""What parts a label from what it heads."""
QUOTES = frozenset({'"', "“", "”"})
TELLING = frozenset({"VBD", "VBZ", "VBP", "VBN"})
DEEPEST = 12
"""Clauses that a subject is followed through."""
LIGHT_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})


class Subjects(Predicates):
    """The parse with the subjects of its predicates."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self._subjects: dict[int, tuple[int, ...]] = {}

    def surface_subject(self, index: int, depth: int = 0) -> tuple[int, ...]:
        """Grammatical subject, followed through coordination, control, participles and relative pronouns."""
        if index in self._subjects:
            return self._subjects[index]
        self._subjects[index] = ()
        found = self._find_subject(index, depth)
        self._subjects[index] = found
        return found

    def _find_subject(self, index: int, depth: int) -> tuple[int, ...]:
        head = self.tokens[index].head
        if depth > DEEPEST:
            return ()
        if own := self._own_subjects(index):
            if self.words[own[0]] in RELATIVES and head >= 0:
                return self._relative_head(index)
            return (self._nearest(own, index),)
        return self._inherited_subject(index, head, depth) if head >= 0 else ()

    def _own_subjects(self, index: int) -> list[int]:
        """Subjects among a predicate's own dependents, under whatever name the parse gave them."""
        own = [k for k in self.children[index] if self.tokens[k].deprel in LIGHT_SUBJECT]
        if own and not self._is_of_a_tag(own[0], index):
            return own
        before = [k for k in self.kids(index, "obl") if k < index]
        misread = [k for k in before if self._is_amount(k) or self._is_fronted(k, index)]
        return misread or self._joined_subject(index)

    def _is_of_a_tag(self, subject: int, verb: int) -> bool:
        """ "..., entered the zone, Col X, a commander, told reporters": the subject of a tag behind the verb."""
        if subject <= verb + 1:
            return False
        first = next((k for k in self.subtree(subject) if self.tokens[k].upos != "PUNCT"), subject)
        return self.words[first - 1] == ","

    def _inherited_subject(self, index: int, head: int, depth: int) -> tuple[int, ...]:
        """The subject that a predicate without one of its own has from what it hangs on."""
        if taken := self._who_takes(index, head):
            return taken
        xpos = self.tokens[index].xpos
        match self.rels[index]:
            case "conj":
                return self._shared_subject(head, depth)
            case "xcomp":
                return self._controlled_subject(index, head, depth)
            case "amod" if head < index and self.kids(index, "obj"):
                return (head,)  # "Gunships strafed trucks", read as strafed gunships
            case "advcl":
                return self._adverbial_subject(index, head, depth)
            case "acl":
                noun = self.tokens[index].deprel == "acl:relcl" or xpos in ("VBG", "VBN", "VBD")
                noun = noun or self._heads_line(index, head)
                return (head,) if noun else self._infinitive_subject(head, depth)
            case "ccomp" | "parataxis" if self.is_predicate(head):
                return self._told_subject(index, head, depth)
            case "nmod" | "obl" if xpos == "VBG" and self.is_predicate(head):
                return self.surface_subject(head, depth + 1)
            case "parataxis" if self._heads_line(index, head):
                return (head,)
        return ()

    def _heads_line(self, index: int, head: int) -> bool:
        """ "Army units cleanse the town", "Ruritania, Freedonia summon envoys": the noun that heads a line whose verb
        the parse hung below it."""
        if self.tokens[head].head >= 0 or head > index or not self.kids(index, "obj") or self.kids(index, "mark"):
            return False
        nominal = self.tokens[head].upos in ("NOUN", "PROPN") and not self.case(head)
        return (nominal and not any(self.words[i] in STOPS or self.is_verb(i) for i in range(head + 1, index))) or (
            nominal and self._follows_listed(index, head)
        )

    def _follows_listed(self, index: int, head: int) -> bool:
        """Whether the verb right before it in a line has the line's noun for its subject, too."""
        before = [k for k in self.kids(head, "parataxis") if k < index]
        return bool(before) and self._heads_line(before[-1], head)

    def _who_takes(self, index: int, head: int) -> tuple[int, ...]:
        """ "it took the army two hours to clear the town"."""
        clause = self.rels[index] in ("csubj", "xcomp", "advcl", "ccomp") and self.tokens[index].xpos == "VB"
        if not clause or self.lemmas[head] != "take":
            return ()
        taken = [k for k in self.kids(head, "obj", "iobj") if self.lemmas[k] not in load_words("spans_of_time")]
        return tuple(taken[:1]) if any(self.words[k] == "it" for k in self.kids(head, "expl", "nsubj")) else ()

    def _shared_subject(self, head: int, depth: int) -> tuple[int, ...]:
        """The subject of the verb before; behind a tag, the one before ("X fell, it said, but was retaken")."""
        if self.rels[head] == "parataxis" and self.lemmas[head] in load_cues().say and self.head(head) >= 0:
            return self.surface_subject(self.head(head), depth + 1)
        return self.surface_subject(head, depth + 1) if self.is_predicate(head) else ()

    def _controlled_subject(self, index: int, head: int, depth: int) -> tuple[int, ...]:
        """Who is made or seen to do it: the object of some verbs, the subject of others."""
        gerund = self.tokens[index].xpos == "VBG" and self.lemmas[head] in load_words("object_gerund")
        marked = bool(self.kids(index, "mark")) or self.lemmas[head] in load_words("preventing")
        controlled = (gerund and marked) or self.lemmas[head] in load_words("object_control")
        if controlled and (objects := self.kids(head, "obj", "iobj")):
            return (objects[0],)
        return self.surface_subject(head, depth + 1)

    def _adverbial_subject(self, index: int, head: int, depth: int) -> tuple[int, ...]:
        """The subject of a clause beside another: the other's, or its object's."""
        xpos = self.tokens[index].xpos
        helpers = [self.words[k] for k in self.kids(index, "aux")]
        if xpos == "VBN" and all(word in ("having", "been") for word in helpers):
            return (self._accused(index, head) if helpers else ()) or self.surface_subject(head, depth + 1)
        if found := self._object_subject(index, head):
            return found
        if xpos in ("VBG", "VB") or self.kids(index, "mark"):
            return self.surface_subject(head, depth + 1) if self.is_predicate(head) else (head,)
        return self._listed_subject(index, head, depth)

    def _told_subject(self, index: int, head: int, depth: int) -> tuple[int, ...]:
        """The subject of a clause that is said, or set beside another: whoever says it, where the clause has none
        ("denied having planted it", "Ruritania says shot down two drones") and nobody is accused of it."""
        if gapped := self._gapped_subject(index, head):
            return gapped
        if self.tokens[index].xpos in ("VBG", "VB") or self._is_headless(index):
            return self._accused(index, head) or self.surface_subject(head, depth + 1)
        stolen = self._stolen_subject(index, head)
        return stolen or (self._listed_subject(index, head, depth) if self.rels[index] == "parataxis" else ())

    def _gapped_subject(self, index: int, head: int) -> tuple[int, ...]:
        """ "a strike that the hospital says killed nine": what the relative pronoun before who says it stands for."""
        if self.rels[index] != "ccomp" or index < head or self.kids(index, "nsubj", "csubj", "expl"):
            return ()
        opening = [k for k in (*self.kids(head, "obj", "mark"), *self.kids(index, "mark")) if 0 < k < head]
        nouns = [k - 1 for k in opening if self.words[k] in RELATIVES]
        return tuple(k for k in nouns if self.tokens[k].upos in ("NOUN", "PROPN") or self.tokens[k].xpos == "VBG")

    def _is_headless(self, index: int) -> bool:
        """Whether a clause that is said lacks the subject that its verb asks for."""
        if self.rels[index] != "ccomp" or self.kids(index, "nsubj", "csubj", "expl"):
            return False
        having = any(self.words[k] == "having" for k in self.kids(index, "aux"))
        head = self.tokens[index].head
        told = head == index - 1 and self.lemmas[head] in load_cues().say
        return having or (told and self.tokens[index].xpos in TELLING and bool(self.kids(index, "obj")))

    def _accused(self, index: int, head: int) -> tuple[int, ...]:
        """Who is accused "of having shelled the town"."""
        accused = self.lemmas[head] in load_words("object_gerund") and self.kids(index, "mark")
        return tuple(self.kids(head, "obj", "iobj")[:1]) if accused else ()

    def _listed_subject(self, index: int, head: int, depth: int) -> tuple[int, ...]:
        """A finite verb without a subject, listed after another ("liberates four towns, raises the flag")."""
        if self.tokens[index].xpos not in ("VBD", "VBZ", "VBP", "VBN") or index < head or not self.is_verb(head):
            return ()
        return self.surface_subject(head, depth + 1)

    def _object_subject(self, index: int, head: int) -> tuple[int, ...]:
        """The object as the subject of a gerund: "accused the army of launching", "hit columns fleeing east"."""
        if self.tokens[index].xpos != "VBG" or not self.is_verb(head):
            return ()
        if accused := self._accused(index, head):
            return accused
        objects = self.kids(head, "obj")
        if not objects:
            return ()
        inside = self.subtree(objects[0], frozenset({"advcl", "acl"}))
        close = [i for i in range(inside[-1] + 1, index) if self.words[i] not in QUOTES]
        return (objects[0],) if inside[-1] < index and not close and not self.kids(index, "mark") else ()

    def _is_amount(self, index: int) -> bool:
        """ "Up to 300,000 have fled": a number under a preposition of degree that the parse took for an oblique."""
        return self.tokens[index].upos == "NUM" and any(
            self.words[k] in ("up", "upwards", "close", "as") for k in self.kids(index, "advmod", "case")
        )

    def _is_fronted(self, index: int, verb: int) -> bool:
        """ "In Oldtown gunmen overran four posts": a subject that the parse took into the place before it."""
        if index != verb - 1 or self.lemmas[index] not in load_words("forces"):
            return False
        if self.tokens[index].xpos != "NNS" and self.tokens[verb].xpos not in ("VBZ", "VBD"):
            return False
        inner = (index, *self.kids(index, "compound"))
        cases = {self.words[c] for k in inner for c in self.kids(k, "case")}
        return not cases or bool(cases & {"in", "at", "near", "as", "while", "when", "after", "before"})

    def _joined_subject(self, verb: int) -> list[int]:
        """A headline's subject that the parse took for a part of the verb ("Ruritanian coalition storms airport")."""
        before = verb - 1
        if before < 0 or not self.is_verb(verb) or self.kids(verb, "aux", "cop"):
            return []
        joined = before in self.kids(verb, "compound") and self.tokens[before].upos in ("NOUN", "PROPN")
        return [before] if joined else []

    def _nearest(self, subjects: list[int], verb: int) -> int:
        """Of several subjects, a sign of a misread clause, the last one before the verb; "most of them" is an aside."""
        before = [s for s in subjects if s < verb]
        if len(before) > 1 and any(self.words[k] in ("them", "whom") for k in self.parts(before[-1])):
            return before[-2]
        return before[-1] if before else subjects[0]

    def _stolen_subject(self, index: int, head: int) -> tuple[int, ...]:
        """A finite clause of speech whose subject the parser gave to the reporting verb: the first of its two."""
        subjects = self.subkids(head, "nsubj")
        if len(subjects) > 1 and subjects[0] < index:
            relative = self.words[subjects[0]] in RELATIVES
            return self._relative_head(head) if relative else (subjects[0],)
        return ()

    def _infinitive_subject(self, noun: int, depth: int) -> tuple[int, ...]:
        if any(self.words[k] in ORDINAL for k in self.kids(noun, "amod")):
            return (noun,)  # "the last city to fall", "the first brigade to enter"
        owners = self.subkids(noun, "nmod:poss")
        owners = owners or [k for k in self.kids(noun, "nmod") if self.case(k) == "by"]  # "an attempt by X to"
        if owners:
            return (owners[0],)
        head = self.tokens[noun].head
        if head >= 0 and self.is_predicate(head):
            return self.surface_subject(head, depth + 1)
        return ()
