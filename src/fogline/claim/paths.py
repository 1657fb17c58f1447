"""Argument paths: from a trigger to the words that fill a slot, as `data/frames/` names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fogline.claim.lost_subjects import find_lost_subject
from fogline.claim.predicates import bare_case
from fogline.claim.remote_places import find_aimed_at, find_host, find_named_after, find_reported_from
from fogline.claim.scene import Scene, keep_first
from fogline.claim.visits import find_visited, find_visitor
from fogline.lexicon.countries import get_countries_by_word, load_countries
from fogline.lexicon.cues import load_cues
from fogline.lexicon.frames import Frame, load_words
from fogline.models.entity import Grounding
from fogline.models.report import Token

UNNAMED = "unnamed-reports"
MANNED = ("of", "at", "in", "on", "inside", "around", "near")
"""Between defenders and what they hold ("the garrison at Oldtown")."""
CARRYING = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "obl:agent", "xcomp", "csubj"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may name an event: its token, the verb that carries it if it is a noun, its predicate."""

    index: int
    frame: Frame
    carrier: int | None
    carried_as: str

    @property
    def predicate(self) -> int:
        """The token whose clause dates, places and voices the event."""
        return self.carrier if self.carrier is not None else self.index


def find_carrier(scene: Scene, index: int) -> tuple[int | None, str]:
    """The verb that carries an event noun ("launched an offensive", "strikes hit the town") and as what."""
    syntax = scene.syntax
    current = index
    while syntax.rels[current] == "conj" and syntax.head(current) >= 0 and not syntax.is_verb(syntax.head(current)):
        current = syntax.head(current)
    head, rel = syntax.head(current), syntax.tokens[current].deprel
    if rel == "nmod" and head >= 0 and (syntax.lemmas[head] in SERIES or _counts(scene, current, head)):
        current, head, rel = head, syntax.head(head), syntax.tokens[head].deprel
    if head < 0 or rel not in CARRYING or not syntax.is_verb(head) or (rel == "xcomp" and index in syntax.copular):
        return None, ""
    cues = load_cues()
    if rel == "obj" and syntax.lemmas[head] in (cues.announce | cues.deny) - load_words("light_verbs") - {"claim"}:
        return None, ""
    return head, rel


def _counts(scene: Scene, index: int, head: int) -> bool:
    """ "one of the strikes hit the port", "none of the assaults succeeded"."""
    syntax = scene.syntax
    some = syntax.tokens[head].upos == "NUM" or syntax.words[head] in ("none", "all", "most", "some", "many", "several")
    return some and syntax.case(index) == "of"


SERIES = frozenset(
    {"series", "wave", "number", "dozen", "string", "spate", "round", "flurry", "rash", "burst", "succession"}
    | {"campaign", "hour", "day", "week", "month", "night", "bout", "incident", "instance", "case", "bouts"}
)
NOT_WHERE = frozenset({"from", "with", "against", "by", "for", "as", "about"})


CLAIMING = frozenset({"claim", "assume", "accept", "take", "vindicate", "revindicate"})
BLAMING = frozenset({"blame", "accuse", "suspect", "condemn", "denounce", "criticise", "criticize", "fault"})
VIOLENT = frozenset({"attack", "blast", "shell", "airstrike", "casualties"})
TRADING = frozenset({"trade", "exchange", "swap"})
PITTING = frozenset({"pit", "oppose", "involve"})
ANSWERING = frozenset({"answer", "respond", "reply", "retaliate", "react", "proceed", "persist"})
LONGEST_MEANS = 40
PARLEYING = frozenset({"meet", "agree", "support", "accuse", "threaten", "organize"})
"""Types in which "between" names the parties, never where it is."""
BETWEEN = frozenset({"between"})


class Paths:
    """Fills slots for one trigger by following path names."""

    def __init__(self, scene: Scene, trigger: Trigger) -> None:
        self.scene = scene
        self.trigger = trigger
        self.index = trigger.index
        self._found_actors: dict[tuple[str, ...], list[Grounding]] = {}
        self._found_places: dict[tuple[str, ...], list[Grounding]] = {}

    def actors(self, paths: Iterable[str]) -> list[Grounding]:
        """Actors at the first path that yields any."""
        asked = tuple(paths)
        if asked not in self._found_actors:
            self._found_actors[asked] = self._first_actors(asked)
        return self._found_actors[asked].copy()

    def _first_actors(self, paths: tuple[str, ...]) -> list[Grounding]:
        for path in paths:
            if found := self._actors(path):
                return found
        return (self._claimants() or self._blamed()) if self.trigger.frame.kind == "noun" else []

    def _claimants(self) -> list[Grounding]:
        """Who claims an attack, or responsibility for it."""
        syntax, current = self.scene.syntax, self.index
        head = syntax.head(current)
        if head >= 0 and syntax.lemmas[head] == "responsibility" and syntax.case(current) == "for":
            current, head = head, syntax.head(head)
        claimed = head >= 0 and syntax.rels[current] == "obj" and syntax.lemmas[head] in CLAIMING
        if not claimed or (current == self.index and self.trigger.frame.type not in VIOLENT):
            return []
        return self._actors_of(syntax.agent(head))

    def _blamed(self) -> list[Grounding]:
        """Who is blamed for an attack ("blamed the army for the shelling", "accused rebels of the attack")."""
        syntax, current = self.scene.syntax, self.index
        head = syntax.head(current)
        if self.trigger.frame.type not in VIOLENT or head < 0 or syntax.case(current) not in ("for", "of", "over"):
            return []
        blamed = syntax.rels[current] in ("obl", "nmod") and syntax.lemmas[head] in BLAMING
        return self._actors_of(syntax.patient(head)) if blamed else []

    def places(self, paths: Iterable[str]) -> list[Grounding]:
        """Places at the first path that yields any."""
        asked = tuple(paths)
        if asked not in self._found_places:
            self._found_places[asked] = self._first_places(asked)
        return self._found_places[asked].copy()

    def _first_places(self, paths: tuple[str, ...]) -> list[Grounding]:
        for path in paths:
            if found := self._places(path):
                return found
        return []

    # ------------------------------------------------------------ nodes
    def agent(self) -> tuple[int, ...]:
        """Tokens of the logical subject of the trigger (verb) or of the verb that carries it (noun)."""
        syntax = self.scene.syntax
        if self.trigger.frame.kind == "verb":
            return self._verb_agent(self.index)
        carrier, rel = self.trigger.carrier, self.trigger.carried_as
        if carrier is None or rel in ("nsubj", "nsubj:pass"):
            return self._verb_agent(carrier) if carrier is not None and rel == "nsubj:pass" else ()
        if rel == "obl:agent" or (rel == "obl" and syntax.case(self.index) in ("by", "from", "in", "after", "to")):
            return () if rel == "obl:agent" else self._verb_agent(carrier)
        return self._verb_agent(carrier)

    def _verb_agent(self, verb: int) -> tuple[int, ...]:
        syntax = self.scene.syntax
        found = syntax.agent(verb)
        if syntax.rels[verb] in ("advcl", "conj") and syntax.head(verb) >= 0 and not syntax.passive(verb):
            head = syntax.head(verb)
            if (
                syntax.tokens[verb].xpos == "VBG"
                and syntax.is_verb(head)
                and syntax.passive(head)
                and (by := syntax.by_phrase(head))
            ):
                return by
        if not found or self._is_event(found):
            return find_lost_subject(self.scene, verb) or found
        return found if any(self.scene.actors_of(node) for node in found) else self._climbed(verb, found) or found

    def _is_event(self, nodes: tuple[int, ...]) -> bool:
        return all(self.scene.has_word(n, "event_nouns") for n in nodes)

    def _climbed(self, verb: int, nodes: tuple[int, ...]) -> tuple[int, ...]:
        """The head of an "of" phrase that a relative clause was hung on: "the supporters of the president, who ..."."""
        syntax = self.scene.syntax
        if syntax.tokens[verb].deprel != "acl:relcl":
            return ()
        climbed = [syntax.head(n) for n in nodes if syntax.rels[n] == "nmod" and syntax.case(n) == "of"]
        return tuple(c for c in climbed if c >= 0 and self.scene.actors_at(c))

    def patient(self) -> tuple[int, ...]:
        """Tokens of the logical object of a verb trigger."""
        return self.scene.syntax.patient(self.index) if self.trigger.frame.kind == "verb" else ()

    def complements(self, index: int, preps: Iterable[str]) -> list[int]:
        """Noun complements of `index` with one of these prepositions."""
        wanted = set(preps)
        syntax = self.scene.syntax
        return [k for k in syntax.kids(index, "nmod", "obl") if syntax.own_case(k) in wanted]

    def obliques(self, index: int, preps: Iterable[str]) -> list[int]:
        """Obliques of a predicate with one of these prepositions; a participle's own first."""
        wanted = set(preps)
        return [k for case, k in self.scene.syntax.obliques(index) if case in wanted or bare_case(case) in wanted]

    def locatives(self, index: int) -> list[int]:
        """Obliques or complements of `index` that a locative preposition introduces."""
        wanted = load_words("locatives") - (BETWEEN if self.trigger.frame.type in PARLEYING else frozenset())
        found = [k for case, k in self.scene.syntax.obliques(index) if case in wanted or case.split(" ")[0] in wanted]
        return found + [k for k in self.scene.syntax.kids(index, "advmod") if self.scene.places_at(k)]

    # ------------------------------------------------------------ slots
    def _actors(self, path: str) -> list[Grounding]:
        scene, syntax = self.scene, self.scene.syntax
        name, _, preps = path.partition(":")
        match name:
            case "none":
                return []
            case "agent" | "agent-killer" | "agent-cause":
                return self._actors_of(self.agent())
            case "agent-owner":
                return [g for i in self.agent() for m in syntax.conjuncts(i) for g in self._owner(m)]
            case "subj" | "subj-people":
                return self._actors_of(syntax.surface_subject(self.index))
            case "subj-owner":
                return [g for i in syntax.surface_subject(self.index) for g in scene.owners_of(i)]
            case "governed":
                head = syntax.head(self.index)
                return self._actors_of(syntax.surface_subject(head)) if head >= 0 else []
            case "carrier.between" | "carrier.between.and":
                carrier = self.trigger.carrier
                nodes = self.obliques(carrier, ("between",)) if carrier is not None else []
                found = self._actors_of(nodes)
                return found[1:] if name.endswith("and") else found[:1]
            case "makers":
                return self._maker(self.index)
            case "engaged":
                return self._engaged()
            case "closer":
                return self._closer()
            case "obj-mod-named":
                return [g for i in self.patient() for g in self._named_owners(i)]
            case "mod-named":
                return self._named_owners(self.index)
            case "subj-maker":
                return [g for i in syntax.surface_subject(self.index) for g in self._maker(i)]
            case "teller":
                return self._teller()
            case "self-actor":
                return scene.actors_at(self.index) or self._actors_of((self.index,))
            case "iobj":
                return self._actors_of(syntax.kids(self.index, "iobj"))
            case "sent":
                return [g for g in self._actors_of(self.patient()) if scene.kind_of(g) in load_words("armed_kinds")]
            case "patient" | "patient-people":
                return self._actors_of(self.patient())
            case "patient-actor":
                found = [g for i in self.patient() for g in scene.actors_of(i, deep=False)]
                return [g for g in found if g.how != "learned" or self.trigger.frame.type != "withdraw"]
            case "patient-mod" | "patient-owner":
                return [g for i in self.patient() for g in self._belonging(i)]
            case "displaced":
                found = self._actors_of(self.patient()) if syntax.passive(self.index) else []
                return found or self._actors_of(syntax.surface_subject(self.index))
            case "obl":
                return self._actors_of(self.obliques(self.index, preps.split(",")))
            case "obl.into.of":
                nouns = self.obliques(self.index, ("into", "to", "in"))
                return self._actors_of(k for n in nouns for k in self.complements(n, ("of",)))
            case "compound":
                return [g for k in syntax.kids(self.index, "compound", "amod") for g in scene.actors_at(k)]
            case "mod" | "mod-people" | "mod-actor":
                return scene.owners_of(self.index)
            case "light":
                carrier = self.trigger.carrier
                if carrier is None or syntax.lemmas[carrier] not in load_words("light_verbs") | TRADING | ANSWERING:
                    return []
                return self._actors_of(self.agent())
            case "carrier.subj":
                return self._actors_of(self.agent())
            case "visitor":
                return self._actors_of(find_visitor(scene, self.index))
            case "light-obj":
                carrier = self.trigger.carrier
                return self._actors_of(syntax.patient(carrier)) if carrier is not None else []
            case "between":
                return self._actors_of(self._opposed())[:1]
            case "between.and":
                return self._actors_of(self._opposed())[1:]
            case "prefix":
                return self._around_hyphen(-2)
            case "suffix":
                return self._around_hyphen(2)
            case "modified":
                return [g for i in self._modified() for g in scene.actors_of(i)]
            case "predicated" | "predicated-actor" | "predicated-people":
                return self._actors_of(self.predicated())
            case "appos-actor":
                return self._actors_of(self._apposed())
            case "context":
                return []
        if name.startswith("obj."):
            preps_of = name[4:].split(",")
            return self._actors_of(k for i in self.patient() for k in self.complements(i, preps_of))
        return self._actors_of(self._noun_complements(path.split(",")))

    def _places(self, path: str) -> list[Grounding]:
        scene, syntax = self.scene, self.scene.syntax
        name, _, preps = path.partition(":")
        match name:
            case "patient" | "patient-place":
                return self._places_of(self.patient())
            case "subj":
                return self._places_of(syntax.surface_subject(self.index))
            case "patient-loc":
                return self._places_of(k for i in self.patient() for k in self.locatives(i))
            case "patient-near":
                return self._places_of(
                    k for i in self.patient() for k in syntax.kids(i, "nmod") if syntax.case(k) not in NOT_WHERE
                )
            case "agent-at":
                return self._places_of(k for i in self.agent() for k in self.complements(i, MANNED))
            case "under":
                return self._under()
            case "obl":
                return self._places_of(self.obliques(self.index, preps.split(",")))
            case "loc":
                return self._located()
            case "mod-place":
                return [g for k in syntax.children[self.index] for g in scene.places_at(k)]
            case "predicated":
                return self._places_of(self.predicated())
            case "appos":
                return self._places_of(self._apposed())
            case "modified":
                return [g for i in self._modified() for g in self._renamed(i) or scene.places_at(i)]
            case "self":
                return self._places_of((self.index,))
            case "aim":
                return find_aimed_at(scene, (self.index, *self.patient(), *self._carriers()))
            case "obj-named-after":
                return find_named_after(scene, self.patient())
            case "visited":
                return self._places_of(find_visited(scene, self.index))
            case "host":
                return find_host(scene, self.index)
            case "reported-from":
                return find_reported_from(scene, self.index)
            case "carrier.obj":
                return self._carried_object()
            case "state-loc":
                head = syntax.head(self.index)
                return self._places_of(self.locatives(head)) if head in syntax.copular else []
            case "carrier.subj-place":
                carrier = self.trigger.carrier
                return self._places_of(syntax.surface_subject(carrier)) if carrier is not None else []
            case "carrier.obl":
                carrier = self.trigger.carrier
                return self._places_of(self.obliques(carrier, preps.split(","))) if carrier is not None else []
        if name.startswith("of."):
            inner = self.complements(self.index, ("of", "by"))
            return self._places_of(k for i in inner for k in self.complements(i, name[3:].split(",")))
        if name.startswith("obj."):
            preps_of = name[4:].split(",")
            return self._places_of(k for i in self.patient() for k in self.complements(i, preps_of))
        return self._places_of(self._noun_complements(path.split(",")))

    def _noun_complements(self, preps: list[str]) -> list[int]:
        return self.complements(self.index, preps)

    def _carried_object(self) -> list[Grounding]:
        carrier = self.trigger.carrier
        if carrier is None or self.trigger.carried_as not in ("nsubj", "obl:agent", "obl"):
            return []
        patient = self.scene.syntax.patient(carrier)
        return self._places_of(patient) or self._places_of(k for i in patient for k in self.locatives(i))

    def _carriers(self) -> tuple[int, ...]:
        return () if self.trigger.carrier is None else (self.trigger.carrier,)

    def _located(self) -> list[Grounding]:
        found = self._places_of(self.locatives(self.index))
        if not found and self.trigger.carrier is not None:
            found = self._places_of(self.locatives(self.trigger.carrier))
        if not found:
            found = self._places_of(k for i in self.patient() for k in self.locatives(i))
        return found

    def _teller(self) -> list[Grounding]:
        """The force that announces, admits or denies a move without saying whose: its own."""
        syntax, head = self.scene.syntax, self.scene.syntax.head(self.index)
        if head < 0 or syntax.rels[self.index] != "obj" or not syntax.is_verb(head):
            return []
        cues = load_cues()
        if syntax.lemmas[head] not in cues.announce | cues.deny | cues.say:
            return []
        nodes = [n for a in syntax.agent(head) for n in syntax.conjuncts(a)]
        return self._actors_of(n for n in nodes if self.scene.is_force(n))

    def _maker(self, index: int) -> list[Grounding]:
        """Who laid, left, brokered or carried out what a noun names ("a mine left behind by the militia")."""
        syntax = self.scene.syntax
        nouns = (index, *syntax.parts(index))
        deeds = [v for n in nouns for k in syntax.kids(n, "acl") for v in (k, *syntax.kids(k, "xcomp"))]
        return self._actors_of(b for v in deeds for b in syntax.by_phrase(v))

    def _engaged(self) -> list[Grounding]:
        """The side whose clause tells of clashes "with" the other, or whose dead fell in the battle."""
        syntax, carrier = self.scene.syntax, self.trigger.carrier
        clause = carrier if carrier is not None else syntax.clause_head(self.index)
        pitted = [
            o for k in syntax.kids(self.index, "acl") if syntax.lemmas[k] in PITTING for o in syntax.kids(k, "obj")
        ]
        if pitted:
            return self._actors_of(pitted)
        enemies = {g.id for g in self._actors_of(self.complements(self.index, ("with", "against")))}
        nodes = syntax.agent(clause) if enemies else ()
        if not nodes and syntax.passive(clause) and syntax.lemmas[clause] in ("kill", "wound", "injure", "martyr"):
            nodes = syntax.patient(clause)
        forces = [m for n in nodes for m in syntax.conjuncts(n) if self.scene.is_force(m)]
        return [g for g in self._actors_of(forces) if g.id not in enemies]

    def _opposed(self) -> list[int]:
        """Complements under "between": the trigger's own, else two forces so joined elsewhere in its clause."""
        if own := self.complements(self.index, ("between",)):
            return own
        syntax, head = self.scene.syntax, self.scene.syntax.head(self.index)
        if head < 0 or "between" not in syntax.words:
            return []
        inside = syntax.subtree(head, frozenset({"ccomp", "parataxis", "advcl", "acl"}))
        return [k for k in inside if syntax.case(k) == "between" and self.scene.is_force(k)]

    def _closer(self) -> list[Grounding]:
        """Who closes or takes a thing; what closes of itself, and who loses it, is no actor."""
        syntax = self.scene.syntax
        if not (self.patient() or syntax.passive(self.index)) or syntax.lemmas[self.index] in ("lose", "surrender"):
            return []
        return self._actors_of(self.agent())

    def _named_owners(self, index: int) -> list[Grounding]:
        """Owners by name; a pronoun ("their support") is the clause's subject, not somebody told of before."""
        syntax = self.scene.syntax
        pronouns = [k for k in syntax.subkids(index, "nmod:poss") if syntax.tokens[k].upos == "PRON"]
        return [] if pronouns else self.scene.owners_of(index)

    def _under(self) -> list[Grounding]:
        """The place that "came under fire", "is under siege"."""
        carrier, syntax = self.trigger.carrier, self.scene.syntax
        if syntax.case(self.index) != "under":
            return []
        return self._places_of(syntax.surface_subject(self.index if carrier is None else carrier))

    def _owner(self, index: int) -> list[Grounding]:
        marks = self.scene.syntax.kids(index, "flat")
        return (
            [self._with_means(g, index) for g in self.scene.owners_of(index)]
            or [g for k in marks for g in self.scene.owners_of(k)]
            or self._actors_of(self.complements(index, ("of", "by", "from")))
            or self.scene.actors_at(index)
        )

    def _with_means(self, owner: Grounding, index: int) -> Grounding:
        """Whose guns or aircraft, with the words for them as the text has them ("Ruritanian jets")."""
        token = self.scene.syntax.tokens[index]
        close = owner.end < token.end <= owner.start + LONGEST_MEANS
        if not close or self.scene.has_word(index, "strikes"):
            return owner
        return replace(owner, end=token.end, text=self.scene.report.text[owner.start : token.end])

    def _belonging(self, index: int) -> list[Grounding]:
        syntax = self.scene.syntax
        found = []
        for member in syntax.conjuncts(index):
            found.extend(self.scene.owners_of(member))
            found.extend(self._actors_of(self.complements(member, ("of",))))
            for k in syntax.kids(member, "acl"):
                if syntax.lemmas[k] in ("belong", "hold", "control", "own", "use"):
                    found.extend(self._actors_of(o for _, o in syntax.obliques(k)))
        return keep_first(found)

    def predicated(self) -> tuple[int, ...]:
        """What a predicate noun or adjective is said of ("Idlib is under HTS control", "the bridge is closed")."""
        syntax = self.scene.syntax
        if syntax.kids(self.index, "cop", "nsubj"):
            return syntax.surface_subject(self.index)
        head = syntax.head(self.index)
        if head < 0:
            return ()
        rel = syntax.rels[self.index]
        if rel in ("obl", "xcomp") and syntax.is_verb(head):
            objects = syntax.kids(head, "obj")
            return (objects[0],) if objects and rel == "xcomp" else syntax.surface_subject(head)
        if rel == "nmod" and syntax.words[head] == "one" and syntax.rels[head] == "appos":
            return (syntax.head(head),)
        if rel in ("amod", "nmod", "acl"):
            return (head,)
        if rel == "conj" and syntax.kids(head, "cop", "nsubj"):
            return syntax.surface_subject(head)
        return ()

    def _apposed(self) -> tuple[int, ...]:
        syntax = self.scene.syntax
        current = self.index
        if syntax.rels[current] == "nmod" and syntax.head(current) >= 0 and syntax.words[syntax.head(current)] == "one":
            current = syntax.head(current)
        if syntax.rels[current] == "appos":
            return (syntax.head(current),)
        return tuple(syntax.kids(self.index, "appos"))

    def _modified(self) -> tuple[int, ...]:
        syntax = self.scene.syntax
        head = syntax.head(self.index)
        if head >= 0 and syntax.rels[self.index] in ("amod", "acl", "compound", "nmod"):
            return (head,)
        for i in range(self.index + 1, min(self.index + 6, len(syntax))):
            if syntax.tokens[i].upos in ("NOUN", "PROPN") and syntax.rels[i] not in ("compound", "flat"):
                return (i,)
        return ()

    def _renamed(self, index: int) -> list[Grounding]:
        """The place that an apposition names anew ("the Old City, the last X-held quarter")."""
        syntax = self.scene.syntax
        return self.scene.places_at(syntax.head(index)) if syntax.rels[index] == "appos" else []

    def _around_hyphen(self, offset: int) -> list[Grounding]:
        syntax = self.scene.syntax
        position = self.index + offset
        hyphen = self.index + (1 if offset > 0 else -1)
        if not 0 <= position < len(syntax) or syntax.words[hyphen] not in ("-", "–", "‑"):
            return []
        token = syntax.tokens[position]
        return (
            self.scene.actors_at(position)
            or list(self.scene.groundings.actors_in(token.start, token.end))
            or _nation(token)
        )

    def _actors_of(self, indexes: Iterable[int]) -> list[Grounding]:
        return keep_first(g for i in indexes for g in self.scene.actors_of(i) if g.id != UNNAMED)

    def _places_of(self, indexes: Iterable[int]) -> list[Grounding]:
        return keep_first(g for i in indexes for g in self.scene.places_of(i))


def _nation(token: Token) -> list[Grounding]:
    """The state that a nationality before a hyphen names ("Iranian-backed")."""
    codes = get_countries_by_word().get(token.text.casefold(), ())
    found = [c for c in load_countries() if c.iso2 in codes[:1]]
    return [
        Grounding(
            token.start,
            token.end,
            token.text,
            c.name.lower().replace(" ", "-"),
            c.name,
            "actor",
            "nationality",
            token.start,
        )
        for c in found
    ]
