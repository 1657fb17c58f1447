"""Group names: the words "IS" of the parse that are the group of that name and no verb."""

from __future__ import annotations

from dataclasses import replace

from fogline.models.report import Token


def with_group_name(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
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
