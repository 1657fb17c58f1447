"""Syntax: one sentence's dependency parse, asked as a coder would: who does it, to whom, under which verb.

Four layers, each of which asks those below it: `tree` (heads, dependents, prepositions), `predicates` (voice,
obliques, particles), `subjects` (who is the subject), and here who does it and to whom.
"""

from __future__ import annotations

from fogline.claim.parse.memo import once_a_word
from fogline.claim.parse.subjects import LIGHT_SUBJECT, Subjects
from fogline.claim.parse.tree import RELATIVES

KEEPING = frozenset({"keep", "hold", "leave"})


class Syntax(Subjects):
    """The parse of one sentence with the derived notions that frames are written in."""

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
        noun = self.tokens[index].head
        if self.rels[index] == "acl" and self.rels[noun] == "obj" and self.lemmas[self.tokens[noun].head] in KEEPING:
            return self.agent(self.tokens[noun].head)  # "the militia has kept 20 men confined to their post"
        if self.subkids(index, "nsubj") and self._is_absolute(index) and self.tokens[index].head >= 0:
            return self.agent(self.tokens[index].head)
        return ()

    @once_a_word
    def patient(self, index: int) -> tuple[int, ...]:
        """Logical object: object of an active, subject of a passive, the noun a reduced relative hangs on."""
        if self.passive(index):
            token = self.tokens[index]
            reduced = token.deprel == "acl" and not self.kids(index, "nsubj")
            if reduced or (token.deprel == "amod" and token.head >= 0):
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
        return self._gapped_object(index) or self._bare_oblique(index) or self._joined_name(index)

    def _late_subject(self, index: int) -> tuple[int, ...]:
        """ "Rounded up in the sweep were 37 men": the subject behind its passive, that the parser called an object."""
        late = any(k > index for k in self.subkids(index, "aux:pass"))
        return tuple(self.kids(index, "obj")[:1]) if late else ()

    def _bare_oblique(self, index: int) -> tuple[int, ...]:
        """An object that the parser called an oblique: no preposition, right behind a particle verb."""
        if not self.subkids(index, "compound:prt"):
            return ()
        return tuple(k for k in self.subkids(index, "obl") if k > index and not self.case(k))[:1]

    def _joined_name(self, index: int) -> tuple[int, ...]:
        """ "Troops retook Oldtown", read as a verb and name in one: the name right behind is the object."""
        joined = self.is_verb(index) and index + 1 in self.subkids(index, "flat")
        return (index + 1,) if joined and self.tokens[index + 1].upos == "PROPN" else ()

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
