"""The tables of the lemmatiser, from the lemmas of the treebanks' training parts."""

import json
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

from treebanks import Sentence

OPEN = ("VERB", "NOUN", "ADJ", "ADV")
CLOSED = ("AUX", "PRON", "DET", "PART", "ADP", "PUNCT")
AGREED_SHARE, TRUSTED_COUNT = 0.7, 4
IRREGULAR = Path(__file__).with_name("irregular.toml")
"""Settles what the treebanks lack or disagree on (GUM has ``person`` for ``people``)."""


def make_tables(sentences: list[Sentence]) -> dict[str, dict]:
    """``forms``: part of speech to form to lemma, where they differ; ``known``: lemmas by part of speech."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for s in sentences:
        for word, lemma, pos in zip(s.words, s.lemmas, s.upos, strict=True):
            seen[pos, word.lower().replace("’", "'")][lemma] += 1
    forms: dict[str, dict[str, str]] = {pos: {} for pos in (*OPEN, *CLOSED)}
    known: dict[str, set[str]] = {pos: set() for pos in OPEN}
    for (pos, form), lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        if pos in OPEN and lemma.isalpha() and lemma.islower():
            known[pos].add(lemma)
        if pos in forms and count / lemmas.total() >= AGREED_SHARE and _is_sound(pos, form, lemma, count):
            forms[pos][form] = lemma
    for pos, table in tomllib.loads(IRREGULAR.read_text(encoding="utf-8")).items():
        known[pos] |= set(table)
        forms[pos] |= {form: lemma for lemma, words in table.items() for form in words.split()}
    known["any"] = set().union(*known.values())
    return {"forms": forms, "known": {pos: " ".join(sorted(words)) for pos, words in known.items()}}


def _is_sound(pos: str, form: str, lemma: str, count: int) -> bool:
    """Whether a form's lemma is no slip of the pen; open classes have lower-cased lemmas of one word."""
    if pos in CLOSED:
        return form != lemma and count >= TRUSTED_COUNT
    alike = form[:1] == lemma[:1] or count >= TRUSTED_COUNT
    return alike and len(lemma) < len(form) + 3 and form.isalpha() and lemma.isalpha() and lemma.islower()


def save_tables(sentences: list[Sentence], path: Path) -> None:
    """Writes the tables as JSON."""
    content = json.dumps(make_tables(sentences), ensure_ascii=False, separators=(",", ":"))
    path.write_text(content + "\n", encoding="utf-8")
