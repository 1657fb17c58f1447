"""Place mastheads: names that only say where a report was filed, or where its outlet is."""

from __future__ import annotations

from fogline.models.entity import Grounding
from fogline.models.report import Report, Sentence

HEAD, LONGEST_MASTHEAD = 2, 7
"""The last of the sentences among which an outlet's line stands, and how many words it has at most."""
NAMING = frozenset({"PROPN", "NOUN", "ADJ", "PUNCT", "DET"})


def is_dateline(report: Report, sentence: Sentence, grounding: Grounding) -> bool:
    """Whether a name only says where the report was filed ("BEIRUT, Nov 29 (Halden) -"), or its outlet is ("Newton
    Net, Beirut")."""
    if _is_masthead(report, sentence, grounding):
        return True
    block = report.block_of(sentence)
    if grounding.start - block.start > 2 or block.kind == "headline":
        return False
    after = report.text[grounding.end : grounding.end + 45]
    return grounding.text.isupper() or any(mark in after[:4] for mark in ("—", "–", " - ")) or "(" in after[:22]


def _is_masthead(report: Report, sentence: Sentence, grounding: Grounding) -> bool:
    """Whether a name ends a short line at the head of a report that tells nothing: names and a comma."""
    tokens = sentence.tokens
    if sentence.index > HEAD or len(tokens) > LONGEST_MASTHEAD or grounding.start == sentence.start:
        return False
    ends = grounding.end >= tokens[-1].start or tokens[-1].text == "."
    return ends and report.text[: grounding.start].rstrip().endswith(",") and all(t.upos in NAMING for t in tokens)
