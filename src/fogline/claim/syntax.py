"""Syntax: one sentence's dependency parse, asked as a coder would: who does it, to whom, under which verb.

Universal Dependencies labels (universaldependencies.org). Indexes are token positions in the sentence.
All look-ups are memoised per sentence; nothing here looks outside the sentence.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from fogline.claim.headlines import with_headline_verb
from fogline.lexicon.cues import load_cues
from fogline.lexicon.frames import load_words
from fogline.lexicon.inflection import find_lemma
from fogline.models.report import Sentence, Token

UNDONE = frozenset(
    {"advance", "retreat", "arrive", "march", "flee", "cross", "head", "go", "come", "rush", "converge", "gather"}
    | {"regroup", "escape", "withdraw", "collapse", "die", "erupt", "emerge", "return"}
)
"""Verbs whose past form right behind a noun tells what the noun did ("militias advanced 2 km"): nothing is advanced."""
ORDINAL = frozenset({"first", "last", "only", "next", "latest", "second", "third"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
OBJECT_CONTROL = frozenset(
    {"show", "film", "watch", "catch", "find", "hear", "spot", "want", "expect", "command", "instruct", "push"}
    | {"drive", "prompt", "persuade", "compel", "require", "permit", "encourage", "leave", "send", "invite", "tell"}
    | {
        "help",
        "allow",
        "force",
        "order",
        "urge",
        "ask",
        "see",
        "cause",
        "enable",
        "let",
        "make",
        "have",
        "lead",
        "tell",
    }
)
OBJECT_GERUND = frozenset({"accuse", "suspect", "blame", "stop", "prevent", "keep", "bar", "charge", "deter"})
OBJECT_GERUND |= {"fault", "criticise", "criticize", "condemn", "denounce", "slam", "rebuke", "sanction", "punish"}
SHOOTING = frozenset({"fire", "shoot"})
RECKONINGS = frozenset(
    {"count", "tally", "figure", "estimate", "reckoning", "account", "record", "calculation", "toll"}
)
WAYS = frozenset({"up", "down", "back", "over", "across", "on", "in", "down south", "through", "out", "forward", "off"})
ENDS = frozenset({"to", "into", "onto", "from", "toward", "towards", "in", "at"})
SPANS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "while", "time", "night"})
NEARER = frozenset({"closer", "nearer", "near", "close", "deeper", "further", "farther"})
HOURS = frozenset(
    {"dawn", "daybreak", "sunrise", "morning", "mid-morning", "noon", "midday", "lunchtime", "afternoon", "sunset"}
    | {"dusk", "evening", "nightfall", "night", "midnight", "weekend", "week", "month", "year", "end", "now", "then"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"}
    | {"april", "june", "july", "august", "september", "october", "november", "december", "summer", "winter"}
    | {"autumn", "spring", "daylight", "breakfast", "deadline", "hour", "road", "sea", "air", "boat", "land"}
)
"""What stands behind "by" and does nothing: times and ways."""
HYPHENS = frozenset({"-", "–", "‑"})
QUOTES = frozenset({'"', "“", "”"})
LIGHT_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})


def bare_case(case: str) -> str:
    """A preposition without the adverb of direction before it: "up to" is "to", "back into" is "into"."""
    adverb, _, preposition = case.rpartition(" ")
    return preposition if adverb in WAYS and preposition in ENDS else case


def _with_is(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with "IS" before a verb as the group of that name ("IS seized Oldtown"), not as the verb "is"."""
    if not any(t.text == "IS" and t.upos == "AUX" for t in tokens) or all(t.text.isupper() for t in tokens[:4]):
        return tokens
    named = {t.head for t in tokens if t.text == "IS" and t.upos == "AUX" and t.deprel.startswith("aux")}
    named -= {t.head for i, t in enumerate(tokens) if t.deprel.startswith("nsubj") and i < t.head}
    return tuple(
        replace(t, upos="PROPN", xpos="NNP", deprel="nsubj", lemma="IS")
        if t.text == "IS" and t.head in named
        else replace(t, deprel="obj")
        if (t.deprel.startswith("nsubj") or (t.deprel == "xcomp" and t.upos == "PROPN")) and t.head in named
        else t
        for t in tokens
    )


class Syntax:
    """The parse of one sentence with the derived notions that frames are written in."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = with_headline_verb(_with_is(sentence.tokens))
        if sentence.children and all(a.head == b.head for a, b in zip(self.tokens, sentence.tokens, strict=True)):
            self.children: tuple[tuple[int, ...], ...] = sentence.children
        else:
            kids: list[list[int]] = [[] for _ in self.tokens]
            for index, token in enumerate(self.tokens):
                if token.head >= 0:
                    kids[token.head].append(index)
            self.children = tuple(tuple(k) for k in kids)
        self._subjects: dict[int, tuple[int, ...]] = {}
        self._cases: dict[int, str] = {}
        self._passives: dict[int, bool] = {}
        self._patients: dict[int, tuple[int, ...]] = {}
        self._obliques: dict[int, list[tuple[str, int]]] = {}
        self._particles: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """Lower-case lemmas, the lexicon's before the tagger's."""
        found = [find_lemma(t.text.lower(), t.upos, (t.lemma or t.text).lower()) for t in self.tokens]
        for i in range(2, len(found)):
            if found[i] == "fire" and found[i - 2] == "cease" and self.tokens[i - 1].text in HYPHENS:
                found[i] = "ceasefire"
        return tuple(found)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Lower-case forms."""
        return tuple(t.text.lower() for t in self.tokens)

    @cached_property
    def rels(self) -> tuple[str, ...]:
        """Relations without subtype."""
        return tuple(t.deprel.partition(":")[0] for t in self.tokens)

    @cached_property
    def copular(self) -> frozenset[int]:
        """Tokens that are predicates by a copula ("in the town" of "were in the town")."""
        return frozenset(t.head for t, rel in zip(self.tokens, self.rels, strict=True) if rel == "cop")

    def kids(self, index: int, *rels: str) -> list[int]:
        """Dependents of a token with one of these relations (without subtype), in order."""
        children = self.children[index]
        if not children:
            return []
        own = self.rels
        if len(rels) == 1:
            only = rels[0]
            return [k for k in children if own[k] == only]
        return [k for k in children if own[k] in rels]

    def subkids(self, index: int, *deprels: str) -> list[int]:
        """Dependents of a token with one of these full relations."""
        return [k for k in self.children[index] if self.tokens[k].deprel in deprels]

    def head(self, index: int) -> int:
        """Index of the head, -1 for the root."""
        return self.tokens[index].head

    def is_verb(self, index: int) -> bool:
        """Verb or auxiliary used as predicate."""
        return self.tokens[index].upos in ("VERB", "AUX")

    def is_nominal(self, index: int) -> bool:
        """Noun, name, pronoun or number standing for a noun."""
        return self.tokens[index].upos in ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X")

    def subtree(self, index: int, stop: frozenset[str] = frozenset()) -> list[int]:
        """All tokens under and including `index`, not going into dependents whose relation is in `stop`."""
        found, stack = [], [index]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(k for k in self.children[current] if self.rels[k] not in stop)
        return sorted(found)

    def ancestors(self, index: int) -> list[int]:
        """Heads upward, nearest first."""
        found: list[int] = []
        current = self.tokens[index].head
        while current >= 0 and len(found) < 60:
            found.append(current)
            current = self.tokens[current].head
        return found

    def case(self, index: int) -> str:
        """The preposition(s) of a nominal as one lower-case string ("out of", "according to"); "" if none."""
        if index in self._cases:
            return self._cases[index]
        words = []
        heads = self.kids(index, "case") or self.kids(index, "mark") or self._case_inside(index)
        for k in heads:
            if self.words[k] not in ("'s", "’s", "'", "’"):
                words.append(self.words[k])
                words.extend(self.words[f] for f in self.kids(k, "fixed"))
        self._cases[index] = " ".join(words)
        return self._cases[index]

    def _case_inside(self, index: int) -> list[int]:
        """The preposition that the parse hung on a later word of a name ("fell on [New Town]")."""
        return [c for k in self.kids(index, "flat") for c in self.kids(k, "case") if c < index]

    def parts(self, index: int) -> list[int]:
        """The "of" complements of a noun, number or quantifier ("most of it"), whatever the parse calls them."""
        return [k for k in self.kids(index, "nmod", "obl") if self.case(k) == "of"]

    def own_case(self, index: int) -> str:
        """As `case`, but a conjunct without a preposition shares that of its first conjunct."""
        current = index
        while not self.case(current) and self.rels[current] == "conj" and self.tokens[current].head >= 0:
            current = self.tokens[current].head
        return self.case(current)

    def conjuncts(self, index: int) -> list[int]:
        """The token and what is coordinated with it, in order."""
        found, queue = [index], self.kids(index, "conj")
        while queue:
            current = queue.pop(0)
            found.append(current)
            queue.extend(self.kids(current, "conj"))
        return found

    def passive(self, index: int) -> bool:
        """Whether a verb is passive: passive auxiliary or subject, or a bare past participle after a noun.

        A perfect without "been" is active, whatever the parser calls its subject ("the group had fired on X").
        """
        found = self._passives.get(index)
        if found is None:
            found = self._passives[index] = self._find_passive(index)
        return found

    def _find_passive(self, index: int) -> bool:
        helpers = {self.lemmas[k] for k in self.kids(index, "aux")}
        if "have" in helpers and not helpers & {"be", "get"} and not self.subkids(index, "aux:pass"):
            return False
        if self.subkids(index, "aux:pass", "csubj:pass"):
            return True
        if self.subkids(index, "nsubj:pass"):
            return not self._is_bare_active(index)
        token = self.tokens[index]
        if token.xpos not in ("VBN", "VBD"):
            return False
        if self.kids(index, "aux"):
            return False
        if self.subkids(index, "nsubj"):
            return self._is_bare_passive(index) or self._is_absolute(index)
        if token.deprel == "acl":
            return self.lemmas[index] not in UNDONE or bool(self.by_phrase(index))
        if token.deprel in ("advcl", "xcomp", "amod") and token.xpos == "VBN":
            return not self.kids(index, "obj")
        if token.deprel == "conj" and token.head >= 0 and self.is_verb(token.head) and not self.kids(index, "obj"):
            shot = self.lemmas[index] in SHOOTING and any(case in ("on", "at") for case, _ in self.obliques(index))
            return token.xpos == "VBN" and not shot and self.passive(token.head)
        return False

    def _is_absolute(self, index: int) -> bool:
        """ "With Oldtown secured, the army turned north": done by the subject of the main clause."""
        token = self.tokens[index]
        if token.xpos != "VBN" or token.deprel != "advcl" or self.kids(index, "obj"):
            return False
        return "with" in {self.words[k] for k in self.kids(index, "mark")}

    def _is_bare_active(self, index: int) -> bool:
        """A plain past with an object whose subject the parser takes for a passive one ("the guerrillas killed 28")."""
        if self.kids(index, "aux") or self.tokens[index].xpos not in ("VBD", "VBN"):
            return False
        if self.kids(index, "obj"):
            return True
        undergone = self.lemmas[index] in load_words("undergone") or self.lemmas[index] in SHOOTING
        return not undergone and not self.by_phrase(index)

    def _is_bare_passive(self, index: int) -> bool:
        """A headline's passive that the parser takes for a past: "Pylons dynamited in Homs", "Town retaken"."""
        token = self.tokens[index]
        if token.deprel not in ("root", "parataxis") or self.lemmas[index] not in load_words("undergone"):
            return False
        if self.lemmas[index] == "set" and not {"ablaze", "alight", "afire", "fire"} & set(self.words[index + 1 :]):
            return False
        objects = self.kids(index, "obj", "ccomp", "xcomp", "conj")
        return not any(not self.words[k].isdigit() or len(self.words[k]) < 4 for k in objects)

    def surface_subject(self, index: int, depth: int = 0) -> tuple[int, ...]:
        """Grammatical subject, followed through coordination, control, participles and relative pronouns."""
        if index in self._subjects:
            return self._subjects[index]
        self._subjects[index] = ()
        found = self._find_subject(index, depth)
        self._subjects[index] = found
        return found

    def _find_subject(self, index: int, depth: int) -> tuple[int, ...]:
        if depth > 12:
            return ()
        own = [k for k in self.children[index] if self.tokens[k].deprel in LIGHT_SUBJECT]
        if own and own[0] > index + 1 and self.words[self.subtree(own[0])[0] - 1] == ",":
            own = []  # "..., entered the zone, Col X, a commander, told reporters": the subject of a tag
        token = self.tokens[index]
        rel, head = token.deprel, token.head
        if not own:
            own = [
                k for k in self.kids(index, "obl") if k < index and (self._is_amount(k) or self._is_fronted(k, index))
            ] or self._joined_subject(index)
        if own:
            if self.words[own[0]] in RELATIVES and head >= 0:
                return self._relative_head(index)
            return (self._nearest(own, index),)
        if head < 0:
            return ()
        base = self.rels[index]
        if base in ("csubj", "xcomp", "advcl", "ccomp") and self.lemmas[head] == "take" and token.xpos == "VB":
            taken = [k for k in self.kids(head, "obj", "iobj") if self.lemmas[k] not in SPANS]
            if taken and any(self.words[k] == "it" for k in self.kids(head, "expl", "nsubj")):
                return (taken[0],)  # "it took the army two hours to clear the town"
        if base == "conj":
            if self.rels[head] == "parataxis" and self.lemmas[head] in load_cues().say and self.head(head) >= 0:
                return self.surface_subject(self.head(head), depth + 1)  # "X fell, it said, but was retaken"
            return self.surface_subject(head, depth + 1) if self.is_predicate(head) else ()
        if base == "xcomp":
            gerund = token.xpos == "VBG" and self.lemmas[head] in OBJECT_GERUND and bool(self.kids(index, "mark"))
            controlled = gerund or self.lemmas[head] in OBJECT_CONTROL
            if controlled and (objects := self.kids(head, "obj", "iobj")):
                return (objects[0],)
            return self.surface_subject(head, depth + 1)
        if base == "amod" and head < index and self.kids(index, "obj"):
            return (head,)  # "Gunships strafed trucks", read as strafed gunships
        if base == "advcl":
            if token.xpos == "VBN" and all(self.words[k] in ("having", "been") for k in self.kids(index, "aux")):
                return self.surface_subject(head, depth + 1)
            if found := self._object_subject(index, head):
                return found
            if token.xpos in ("VBG", "VB") or self.kids(index, "mark"):
                return self.surface_subject(head, depth + 1) if self.is_predicate(head) else (head,)
            return self._listed_subject(index, head, depth)
        if rel == "acl:relcl":
            return (head,)
        if base == "acl":
            if token.xpos in ("VBG", "VBN", "VBD"):
                return (head,)
            return self._infinitive_subject(head, depth)
        if base in ("ccomp", "parataxis") and token.xpos in ("VBG", "VB") and self.is_predicate(head):
            return self.surface_subject(head, depth + 1)
        if base in ("ccomp", "parataxis") and self.is_predicate(head):
            return self._stolen_subject(index, head) or (
                self._listed_subject(index, head, depth) if base == "parataxis" else ()
            )
        if base in ("nmod", "obl") and token.xpos == "VBG":
            return self.surface_subject(head, depth + 1) if self.is_predicate(head) else ()
        return ()

    def _listed_subject(self, index: int, head: int, depth: int) -> tuple[int, ...]:
        """A finite verb without a subject, listed after another ("liberates four towns, raises the flag")."""
        if self.tokens[index].xpos not in ("VBD", "VBZ", "VBP", "VBN") or index < head or not self.is_verb(head):
            return ()
        return self.surface_subject(head, depth + 1)

    def _object_subject(self, index: int, head: int) -> tuple[int, ...]:
        """The object as the subject of a gerund: "accused the army of launching", "hit columns fleeing east"."""
        if self.tokens[index].xpos != "VBG" or not self.is_verb(head):
            return ()
        objects = self.kids(head, "obj")
        if not objects:
            return ()
        if self.lemmas[head] in OBJECT_GERUND and self.kids(index, "mark"):
            return (objects[0],)
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
        if index != verb - 1 or self.tokens[index].xpos != "NNS" or self.lemmas[index] not in load_words("forces"):
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
            return (subjects[0],)
        return ()

    def _relative_head(self, index: int) -> tuple[int, ...]:
        current = index
        for _ in range(4):
            if self.tokens[current].deprel in ("acl:relcl", "acl"):
                return (self.tokens[current].head,)
            if self.rels[current] not in ("conj", "xcomp", "ccomp"):
                break
            current = self.tokens[current].head
        return ()

    def _infinitive_subject(self, noun: int, depth: int) -> tuple[int, ...]:
        if any(self.words[k] in ORDINAL for k in self.kids(noun, "amod")):
            return (noun,)  # "the last city to fall", "the first brigade to enter"
        owners = self.subkids(noun, "nmod:poss")
        if owners:
            return (owners[0],)
        head = self.tokens[noun].head
        if head >= 0 and self.is_predicate(head):
            return self.surface_subject(head, depth + 1)
        return ()

    def is_predicate(self, index: int) -> bool:
        """A verb, or a nominal or adjective with a copula or subject."""
        return self.is_verb(index) or bool(self.kids(index, "cop", "nsubj")) or self.tokens[index].upos == "ADJ"

    def by_phrase(self, index: int) -> tuple[int, ...]:
        """The agent of a passive: obl:agent, or an oblique with "by"."""
        agents = self.subkids(index, "obl:agent")
        if not agents:
            agents = [k for k in self.kids(index, "obl") if self.case(k) == "by"]
        return tuple(k for k in agents[:1] if self.lemmas[k] not in RECKONINGS | HOURS)

    def agent(self, index: int) -> tuple[int, ...]:
        """Logical subject: the by-phrase of a passive, else the (inherited) subject."""
        if self.passive(index):
            if found := self.by_phrase(index):
                return found
            return self._ellipted_agent(index)
        return self.surface_subject(index)

    def _ellipted_agent(self, index: int) -> tuple[int, ...]:
        """A conjoined passive shares the by-phrase of a later conjunct ("seized and looted by X")."""
        for k in self.kids(index, "conj"):
            if self.is_verb(k) and self.passive(k) and (found := self.by_phrase(k)):
                return found
        if self.subkids(index, "nsubj") and self._is_absolute(index) and self.tokens[index].head >= 0:
            return self.agent(self.tokens[index].head)
        return ()

    def patient(self, index: int) -> tuple[int, ...]:
        """Logical object: object of an active, subject of a passive, the noun a reduced relative hangs on."""
        found = self._patients.get(index)
        if found is None:
            found = self._patients[index] = self._find_patient(index)
        return found

    def _find_patient(self, index: int) -> tuple[int, ...]:
        if self.passive(index):
            token = self.tokens[index]
            if token.deprel == "acl" or (token.deprel == "amod" and token.head >= 0):
                return (token.head,)
            return self.surface_subject(index) or self._late_subject(index)
        objects = list(self.kids(index, "obj"))
        if objects:
            if self.words[objects[0]] in RELATIVES:
                return self._relative_head(index)
            return (objects[0],)
        shared = [k for k in self.kids(index, "conj") if k == index + 2 and self.is_verb(k) and self.kids(k, "obj")]
        if shared and self.words[index + 1] in ("and", "or"):
            return (self.kids(shared[0], "obj")[0],)  # "ambushed and mauled a column"
        for k in self.kids(index, "advmod"):
            if self.words[k] in ("back", "over") and (inner := self.kids(k, "obj")):
                return (inner[0],)  # "won back a large part", with the object hung on the adverb
        return self._gapped_object(index) or self._bare_oblique(index)

    def _late_subject(self, index: int) -> tuple[int, ...]:
        """ "Rounded up in the sweep were 37 men": the subject behind its passive, that the parser called an object."""
        late = any(k > index for k in self.subkids(index, "aux:pass"))
        return tuple(self.kids(index, "obj")[:1]) if late else ()

    def _bare_oblique(self, index: int) -> tuple[int, ...]:
        """An object that the parser called an oblique: no preposition, right behind a particle verb."""
        if not self.subkids(index, "compound:prt"):
            return ()
        return tuple(k for k in self.subkids(index, "obl") if k > index and not self.case(k))[:1]

    def _gapped_object(self, index: int) -> tuple[int, ...]:
        token = self.tokens[index]
        finite = token.deprel == "acl" and token.xpos in ("VBD", "VBN", "VBZ", "VBP")
        if (token.deprel == "acl:relcl" or finite) and token.head >= 0:
            own = [k for k in self.children[index] if self.tokens[k].deprel in LIGHT_SUBJECT]
            where = any(
                self.words[k] in RELATIVES and self.case(k) for k in self.kids(index, "obl")
            )  # "in which two died"
            if own and self.words[own[0]] not in RELATIVES and not where:
                return (token.head,)
        if self.rels[index] == "conj" and token.head >= 0 and self.is_verb(token.head):
            shared = [k for k in self.kids(token.head, "obj") if k > index]
            return tuple(shared[:1])
        if self.rels[index] == "xcomp" and token.head >= 0 and self.tokens[token.head].deprel == "acl:relcl":
            return self._gapped_object(token.head)
        return ()

    def obliques(self, index: int) -> list[tuple[str, int]]:
        """(preposition, nominal) pairs of a predicate, coordination and "to"-adverbs included."""
        found = self._obliques.get(index)
        if found is None:
            found = self._obliques[index] = self._find_obliques(index)
        return found

    def _find_obliques(self, index: int) -> list[tuple[str, int]]:
        found = [
            (self.case(k), self._antecedent(index, k))
            for k in self.kids(index, "obl", "nmod")
            if self.is_nominal(k) or self.case(k)
        ]
        for k in self.kids(index, "advcl"):
            if self.tokens[k].xpos in ("NN", "NNS", "NNP", "NNPS") and self.case(k):
                found.append((self.case(k), k))
        for k in self.kids(index, "advmod", "xcomp"):
            if self.rels[k] == "advmod" or self.words[k] in NEARER:
                found.extend((self.case(o) or self.words[k], o) for o in self.kids(k, "obl", "nmod"))
        found += [("toward", o) for _, k in found if self.lemmas[k] == "direction" for o in self.parts(k)]
        return found

    def _antecedent(self, index: int, oblique: int) -> int:
        """The noun that a relative pronoun stands for ("the front to which it belongs"), else the oblique itself."""
        if self.words[oblique] in RELATIVES and (found := self._relative_head(index)):
            return found[0]
        return oblique

    def particles(self, index: int) -> list[str]:
        """Particles and bare direction adverbs of a verb ("over", "back", "out", "in")."""
        found = self._particles.get(index)
        if found is None:
            found = self._particles[index] = self._find_particles(index)
        return found

    def _find_particles(self, index: int) -> list[str]:
        found = [self.words[k] for k in self.children[index] if self.tokens[k].deprel == "compound:prt"]
        found += [self.words[k] for k in self.kids(index, "advmod") if self.tokens[k].upos in ("ADP", "ADV")]
        found += [self.words[k] for k in self.kids(index, "xcomp") if self.words[k] in NEARER]
        found += [self.words[k] for k in self.kids(index, "obl") if self.tokens[k].upos == "ADP" and k == index + 1]
        if index + 1 < len(self.tokens) and self.tokens[index + 1].xpos == "RP" and self.rels[index + 1] == "case":
            found.append(self.words[index + 1])
        return found

    def negated(self, index: int) -> bool:
        """Whether the predicate itself is negated."""
        return any(
            self.words[k] in ("not", "n't", "n’t", "never", "no", "neither", "nor")
            for k in self.kids(index, "advmod", "det", "cc")
        )

    def auxiliaries(self, index: int) -> list[str]:
        """Lower-case auxiliaries of a predicate, those of the verb it is coordinated with included."""
        own = [self.words[k] for k in self.kids(index, "aux", "cop")]
        own += [self.words[k] for k in self.subkids(index, "aux:pass")]
        token = self.tokens[index]
        if not own and self.rels[index] == "conj" and token.head >= 0 and self.is_verb(token.head):
            return self.auxiliaries(token.head)
        return own

    def clause_head(self, index: int) -> int:
        """The nearest predicate at or above a token."""
        current = index
        for _ in range(60):
            if self.is_verb(current) and self.rels[current] not in ("aux", "cop", "amod", "case", "compound"):
                return current
            if self.kids(current, "cop") or self.tokens[current].head < 0:
                return current
            if self.rels[current] in ("parataxis", "ccomp", "advcl") and self.kids(current, "nsubj"):
                return current
            current = self.tokens[current].head
        return current
