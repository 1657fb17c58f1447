"""Which corpora are learned from and which only measured."""

import random
from dataclasses import dataclass
from pathlib import Path

from dispatches import make_dispatches
from entities import attach_entities, read_btc, read_politics, read_uner, read_wikigold, read_wnut
from gum import mark_names
from names import LABELS
from re3d import read_re3d
from treebanks import Sentence, read_treebank

ANNOTATED: dict[str, tuple[str, ...]] = {
    "uner": ("PERSON", "ORG", "LOC", "NORP"),
    "gum": ("PERSON", "ORG", "LOC", "DATE", "EVENT"),
    "wikigold": ("PERSON", "ORG", "LOC", "NORP"),
    "btc": ("PERSON", "ORG", "LOC"),
    "wnut": ("PERSON", "ORG", "LOC"),
    "politics": ("PERSON", "ORG", "LOC", "NORP", "EVENT"),
    "dispatches": ("PERSON", "ORG", "LOC", "NORP"),
    "re3d": ("PERSON", "ORG", "LOC", "NORP", "DATE"),
}
"""Labels whose absence means something in a corpus: of the others, a word outside all entities may be any."""

assert all(label in LABELS for labels in ANNOTATED.values() for label in labels)


DISPATCHES = 3000


@dataclass
class Corpora:
    """Sentences by use."""

    syntax: list[Sentence]
    entities: list[Sentence]
    measured: dict[str, list[Sentence]]


def read_corpora(data: Path, places: Path | None = None, seed: int = 3) -> Corpora:
    """Everything under ``data`` (treebanks there, entity corpora in ``ner/``).

    With ``places`` (the gazetteer) also sentences of our own.
    """
    chance = random.Random(seed)
    ner = data / "ner"
    ewt = {p: _read_ewt(data, p) for p in ("train", "dev", "test")}
    gum = {p: _read_gum(data, p) for p in ("train", "dev", "test")}
    pud = read_treebank(data / "en_pud-ud-test.conllu.xz", "uner")
    attach_entities(pud, read_uner(ner / "uner_pud_test.iob2.xz"))
    re3d, re3d_held_out = read_re3d(data / "re3d_without_bbc.tar.xz")
    tweets = [s for part in "abefgh" for s in read_btc(ner / f"btc_{part}.conll.xz")]
    politics = [s for p in ("train", "dev", "test") for s in read_politics(ner / f"crossner_politics_{p}.txt.xz")]
    wnut = read_wnut(ner / "wnut17_wnut17train.conll.xz")
    chance.shuffle(tweets)
    chance.shuffle(wnut)
    sets = [read_wikigold(ner / "wikigold_wikigold.conll.txt.xz"), tweets[:3500], wnut[:1500], politics, re3d, re3d]
    syntax = [s for s in ewt["train"] + gum["train"] if len(s.words) <= 200]
    entities = [s for part in sets for s in _join(part, chance) if len(s.words) <= 150]
    if places:
        entities += make_dispatches(syntax + entities, places, DISPATCHES, chance)
    return Corpora(
        syntax=syntax,
        entities=entities,
        measured={
            "ewt_dev": ewt["dev"], "gum_dev": gum["dev"], "ewt_test": ewt["test"], "gum_test": gum["test"],
            "pud_test": pud, "re3d_test": re3d_held_out,
        },
    )  # fmt: skip


def _read_ewt(data: Path, part: str) -> list[Sentence]:
    sentences = read_treebank(data / f"en_ewt-ud-{part}.conllu.xz", "uner")
    attach_entities(sentences, read_uner(data / "ner" / f"uner_ewt_{part}.iob2.xz"))
    return sentences


def _read_gum(data: Path, part: str) -> list[Sentence]:
    sentences = read_treebank(data / f"en_gum_free-ud-{part}.conllu.xz", "gum")
    mark_names(sentences)
    return sentences


def _join(sentences: list[Sentence], chance: random.Random) -> list[Sentence]:
    """One or two sentences together, so that entities are also seen deeper in a text."""
    joined = []
    place = 0
    while place < len(sentences):
        group = sentences[place : place + chance.randint(1, 2)]
        place += len(group)
        whole = Sentence(words=[], entities=[], corpus=group[0].corpus)
        for s in group:
            shift = len(whole.words)
            whole.words += s.words
            whole.entities += [(a + shift, b + shift, label) for a, b, label in s.entities or []]
            whole.unsure += [(a + shift, b + shift) for a, b in s.unsure]
        joined.append(whole)
    return joined
