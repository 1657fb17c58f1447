"""Group names: the words "IS" of the parse that are the group of that name and no verb."""

from __future__ import annotations

from dataclasses import replace

from fogline.models.report import Token


def with_group_name(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with "IS" before a verb as the group of that name ("IS seized Oldtown"), not as the verb "is"."""
    if not any(t.text == "IS" and t.upos == "AUX" for t in tokens) or all(t.text.isupper() for t in tokens[:4]):
        return tokens
    tokens = _with_attributes(_with_governed(tokens))
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


def _with_governed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "fell to IS on Monday": behind a preposition it is the noun that the preposition belongs to."""
    found = list(tokens)
    for index in range(1, len(tokens)):
        token, before = tokens[index], tokens[index - 1]
        if token.text != "IS" or token.upos != "AUX" or before.upos != "ADP" or before.head < 0:
            continue
        own = before.deprel in ("obl", "nmod")
        head = before.head if own else tokens[before.head].head
        relation = before.deprel if own else tokens[before.head].deprel
        if head >= 0 and (own or before.deprel == "case"):
            found[index] = replace(token, upos="PROPN", xpos="NNP", lemma="IS", deprel=relation, head=head)
            found[index - 1] = replace(before, deprel="case", head=index)
    return tuple(found)


def _with_attributes(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "IS gunmen killed ten": before a noun it tells whose they are, and the verb, without another helper, is no
    passive."""
    found = list(tokens)
    for index in range(len(tokens) - 1):
        token, noun = tokens[index], tokens[index + 1]
        if token.text != "IS" or not token.deprel.startswith("aux") or noun.upos != "NOUN":
            continue
        owner = noun.head if noun.deprel == "compound" else index + 1
        found[index] = replace(token, upos="PROPN", xpos="NNP", lemma="IS", deprel="compound", head=owner)
        helped = any(t.head == token.head and t.deprel.startswith("aux") for t in found)
        if found[owner].deprel == "nsubj:pass" and not helped:
            found[owner] = replace(found[owner], deprel="nsubj")
    return tuple(found)
