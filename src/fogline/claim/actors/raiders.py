"""Raiders: whose raid it was that a witness or a later sentence tells of ("they burned our houses", "another raid")."""

from __future__ import annotations

from fogline.claim.actors.parties import Parties, as_context, is_fighting
from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Claim, Slot

RAIDS = frozenset(
    {"attack", "seize", "advance", "enter", "airstrike", "shell", "blast", "casualties", "damage", "detain"}
)
STRIKING = frozenset({"airstrike", "shell", "attack"})
FIRED = frozenset({"shell", "airstrike"})
AGAIN = frozenset({"the", "this", "that", "these", "those", "another", "second", "third", "further"})
RAID_REACH = 8
"""How many sentences back a witness's "they" may have been told of."""
THEY = frozenset({"they", "them"})
REACH = 60
"""How many claims back a report is searched for the one who acts."""
NEAR_FLOWN = 6
"""How many sentences back other air strikes tell whose an unclaimed one is."""


def find_raiders(scene: Scene, happening: Happening, earlier: list[Claim], parties: Parties) -> tuple[Slot, ...]:
    """Whom a witness means by "they" in an act of force ("They burned our houses"): the attacker told of last, one of
    the same type first; empty where "they" is not the subject or nobody attacked."""
    nodes = scene.syntax.agent(happening.trigger.predicate)
    if not nodes or any(scene.syntax.words[n] not in THEY for n in nodes):
        return ()
    barred = {parties.side_of(g.id) for g in happening.recipient}
    told = [
        c
        for c in earlier[-REACH:]
        if c.actor
        and c.event_type in RAIDS
        and scene.sentence.index - c.sentence <= RAID_REACH
        and parties.may_fight(c)
        and not {parties.side_of(s.id) for s in c.actor} & barred
    ]
    alike = [c for c in told if c.event_type == happening.type]
    return as_context((alike or told)[-1]) if told else ()


def find_raider(scene: Scene, happening: Happening, earlier: list[Claim]) -> tuple[Slot, ...]:
    """Whose raid it was that killed or destroyed: "the raids", "another raid" are those of the strike told last."""
    syntax = scene.syntax
    nodes = [n for n in syntax.agent(happening.trigger.index) if syntax.lemmas[n] in load_words("raid_words")]
    if not any(_is_anaphoric(scene, n) for n in nodes):
        return ()
    told = [c for c in earlier if c.event_type in STRIKING and c.actor]
    near = [c for c in told if scene.sentence.index - c.sentence <= NEAR_FLOWN]
    flown = [c for c in near if c.event_type == "airstrike"] if _says_raid(scene, nodes) else []
    return as_context((flown or near)[-1]) if near else ()


def _says_raid(scene: Scene, nodes: list[int]) -> bool:
    """Whether the work is that of raids and strikes by name, which aircraft make before guns do."""
    return any(scene.syntax.lemmas[n] in ("raid", "airstrike", "strike") for n in nodes)


def _is_anaphoric(scene: Scene, index: int) -> bool:
    syntax = scene.syntax
    words = {syntax.words[k] for k in syntax.kids(index, "det", "amod")}
    return bool(words & AGAIN) or bool(syntax.subkids(index, "nmod:poss"))


def find_firer(scene: Scene, happening: Happening, earlier: list[Claim]) -> tuple[Slot, ...]:
    """Who fired what hit: "five of the rockets landed", "one struck a factory" are of the salvo told right before."""
    kind, here = happening.type, scene.sentence.index
    if kind not in FIRED:
        return ()
    nodes = scene.syntax.surface_subject(happening.trigger.predicate)
    told = [c for c in earlier if c.event_type == kind and here - c.sentence <= 1 and c.actor]
    if not told or not any(_is_of_salvo(scene, n) for n in nodes):
        return ()
    return as_context(told[-1])


def _is_of_salvo(scene: Scene, index: int) -> bool:
    """Whether a subject is one of several just told of: "one", "the missiles", "two of the rockets"."""
    syntax = scene.syntax
    if syntax.tokens[index].upos == "NUM":
        parts = syntax.parts(index)
        return not parts or any(_is_of_salvo(scene, k) or syntax.words[k] == "them" for k in parts)
    definite = any(syntax.words[k] in ("the", "these", "those") for k in syntax.kids(index, "det"))
    return definite and syntax.lemmas[index] in load_words("munitions")


def find_raider_within(scene: Scene, happening: Happening, parties: Parties) -> tuple[Slot, ...]:
    """Whose attack it is in which somebody does something: "the militia seized two men in a cross-border raid"."""
    syntax, current = scene.syntax, happening.trigger.index
    if happening.trigger.frame.kind == "verb" and syntax.rels[current] == "acl":
        current = syntax.head(current)
    head = syntax.head(current)
    if head >= 0 and syntax.rels[current] == "nmod" and syntax.rels[head] == "obj":
        head = syntax.head(head)
    if syntax.case(current) not in ("in", "during") or head < 0 or syntax.passive(head) or not syntax.patient(head):
        return ()
    if {syntax.words[k] for k in syntax.kids(current, "det")} & {"the", "this", "that"}:
        return ()
    found = [g for n in syntax.agent(head) for g in scene.actors_of(n)]
    records = [parties.records.get(g.id) for g in found]
    if not all(r is not None and (is_fighting(r) or r.kind in ("country", "government")) for r in records):
        return ()
    return tuple(map(Slot.of, found))
