"""Revisions: reports that take the place of an earlier one of the same outlet, or take one back.

A report revises an earlier one of its publisher where it has the same text in the main, or says of itself that it
corrects an earlier version and shares text or title with it; one that says that it was retracted takes its own text and
its earlier versions back. See lexicon/data/corrections.toml.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from fogline.assemble.citations import Publishers
from fogline.assemble.notices import find_meant
from fogline.lexicon.corrections import Notice, find_notices
from fogline.lexicon.rulebook import load_rulebook
from fogline.lexicon.voice_kinds import fold_words
from fogline.models.claim import Claim
from fogline.models.event import Reprint
from fogline.models.report import ReportCard

_DAYS, _MOST, _LONGEST = 30, 40, 20_000
"""Days around a notice in which its outlet's reports are looked at, how many of them, and how many characters."""
_MARKS = frozenset({"correction", "corrected", "update", "updated", "retraction", "the"})


def find_revisions(
    reports: Iterable[ReportCard],
    copies: Iterable[Reprint],
    publishers: Publishers,
    claims: Mapping[str, Sequence[Claim]] | None = None,
) -> tuple[list[Reprint], dict[str, list[Notice]]]:
    """(revisions, notices by document). A Reprint of kind `revises`: b takes the place of a; of kind `retracts`: b
    takes a back (a report that takes itself back is both a and b). Each report is revised by the next version only.
    A notice that shares no text with what it takes back is told by the `claims` (by document) of its outlet's reports.
    """
    cards = {card.doc: card for card in reports}
    notices = {doc: found for doc, card in cards.items() if (found := find_notices(card.text))}
    pairs: dict[tuple[str, str], Reprint] = {}
    for doc, found in sorted(notices.items()):
        if any(n.kind == "retract" for n in found):
            pairs[doc, doc] = Reprint(doc, doc, "retracts", 1.0, "says that it was taken back")
    alike = [(r.a, r.b, _share_of_first(r, cards)) for r in copies if r.kind in ("full", "partial")]
    alike += _near_notices(cards, notices, publishers)
    for one, two, share in alike:
        if one not in cards or two not in cards or not publishers.same_house(one, two):
            continue
        made = _judge(cards[one], cards[two], share, notices)
        if made:
            pairs.setdefault((made.a, made.b), made)
    taken = {pair.b for pair in pairs.values() if pair.a != pair.b}
    for doc in sorted(notices.keys() - taken):
        others = [
            cards[one] for one in publishers.docs_named(cards[doc].publisher or "") if one in cards and one != doc
        ]
        meant = find_meant(cards[doc], others, claims or {})
        if meant is not None:
            pairs[meant, doc] = Reprint(meant, doc, "retracts", 0.0, "takes back an earlier report of its outlet")
    return _keep_next(pairs.values(), cards), notices


def _share_of_first(reprint: Reprint, cards: Mapping[str, ReportCard]) -> float:
    """Share of the smaller text that the two have in common, by characters."""
    common = sum(end - start for start, end, _, _ in reprint.passages)
    sizes = [len(cards[doc].text) for doc in (reprint.a, reprint.b) if doc in cards]
    return common / max(1, min(sizes, default=1))


def _judge(a: ReportCard, b: ReportCard, share: float, notices: Mapping[str, Sequence[Notice]]) -> Reprint | None:
    """Which of two reports of one publisher that share text revises the other, if one does."""
    rules = load_rulebook("corrections")
    first, last = _order(a, b, notices)
    if first is None or last is None:
        return None
    told = notices.get(last.doc, ())
    if not told and share < rules["version_share"]:
        return None
    if told and share < rules["notice_share"]:
        return None
    kind = "retracts" if any(n.kind == "retract" for n in told) else "revises"
    words = "takes back" if kind == "retracts" else "says that it corrects" if told else "is a later version of"
    return Reprint(first.doc, last.doc, kind, round(min(1.0, share), 3), f"{words} an earlier report of its outlet")


def _order(
    a: ReportCard, b: ReportCard, notices: Mapping[str, Sequence[Notice]]
) -> tuple[ReportCard | None, ReportCard | None]:
    """The earlier and the later of two reports: by day of publication, then by notice, then by when they were fetched;
    (None, None) where nothing tells."""
    one, two = a.dating.day, b.dating.day
    if one and two and one != two:
        return (a, b) if one < two else (b, a)
    if (a.doc in notices) != (b.doc in notices):
        return (b, a) if a.doc in notices else (a, b)
    if a.retrieved_at != b.retrieved_at:
        return (a, b) if a.retrieved_at < b.retrieved_at else (b, a)
    return None, None


def _near_notices(
    cards: Mapping[str, ReportCard], notices: Mapping[str, Sequence[Notice]], publishers: Publishers
) -> list[tuple[str, str, float]]:
    """Pairs of a report with a notice and another of its publisher, with the share of the shorter one's phrases that
    the other has; 1 under nearly the same headline. Only the reports of nearest days are looked at."""
    rules = load_rulebook("corrections")
    found = []
    for doc in sorted(notices):
        mine, title, day = _phrases(cards[doc].text), _headline(cards[doc]), cards[doc].dating.day
        others = [cards[o] for o in publishers.docs_named(cards[doc].publisher or "") if o in cards and o != doc]
        near = [o for o in others if day is None or o.dating.day is None or abs((o.dating.day - day).days) <= _DAYS]
        for other in sorted(near, key=lambda o: (_gap(o.dating.day, day), o.doc))[:_MOST]:
            theirs = _phrases(other.text)
            share = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
            words = _headline(other)
            named = title and words and len(title & words) >= rules["title_share"] * max(len(title), len(words))
            found.append((other.doc, doc, 1.0 if named else share))
    return found


def _gap(one: date | None, two: date | None) -> int:
    return abs((one - two).days) if one and two else _DAYS


def _phrases(text: str) -> set[tuple[str, ...]]:
    words = fold_words(text[:_LONGEST]).split()
    return {tuple(words[i : i + 3]) for i in range(len(words) - 2)}


def _headline(card: ReportCard) -> set[str]:
    return {w for w in fold_words(card.title or "").split() if w not in _MARKS}


def _keep_next(pairs: Iterable[Reprint], cards: Mapping[str, ReportCard]) -> list[Reprint]:
    """For each report the earliest of the reports that revise it, and whatever takes it back."""
    by_first: dict[str, list[Reprint]] = defaultdict(list)
    for pair in pairs:
        by_first[pair.a].append(pair)
    kept = []
    for doc in sorted(by_first):
        rows = sorted(by_first[doc], key=lambda r: (_when(cards[r.b]), r.b))
        kept += [r for r in rows if r.kind == "retracts"]
        kept += [r for r in rows if r.kind == "revises"][:1]
    return kept


def _when(card: ReportCard) -> tuple[date, datetime]:
    return card.dating.day or date.max, card.retrieved_at
