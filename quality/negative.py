"""Count claims in texts with nothing to code: python quality/negative.py [FOLDER]

Every claim that the reader finds there is false. Printed: claims per 1,000 words and each of them; status 1 above the
bound of 0.3. The default is the project's own set, `corpus/negative`; then it is told, too, how many of the texts that
tell of wars in unusual ways (`corpus/beside`) are read at all, with status 1 below the floor of 0.9.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fogline.pipeline import make_stages, run
from fogline.settings import Settings
from fogline.store.database import Store, open_store
from fogline.store.view import View

CORPUS = Path(__file__).resolve().parent / "corpus"
BOUND = 0.3
READ = 0.9


def main() -> int:
    """Print the rates; 1 where one is on the wrong side of its bound."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS / "negative"
    bad = count_false_claims(folder) > BOUND
    if len(sys.argv) < 2:
        bad = count_read(CORPUS / "beside") < READ or bad
    return int(bad)


def count_false_claims(folder: Path) -> float:
    """Claims per 1,000 words of the folder's texts; each is printed."""
    texts = sorted(folder.glob("*.txt"))
    words = sum(len(text.read_text(encoding="utf-8").split()) for text in texts)
    with tempfile.TemporaryDirectory() as name, open_store(str(Path(name) / "negative.db")) as store:
        _read(texts, store)
        claims = View(store).claims()
    for claim in claims:
        print(f"{claim.doc} {claim.event_type} {claim.frame} {claim.evidence.exact!r}")
    rate = 1000 * len(claims) / words
    print(f"{len(texts)} texts, {words} words, {len(claims)} claims: {rate:.2f} per 1,000 words, bound {BOUND}")
    return rate


def count_read(folder: Path) -> float:
    """The share of the folder's texts that are looked through for claims; the others are printed with the reason."""
    texts = sorted(folder.glob("*.txt"))
    with tempfile.TemporaryDirectory() as name, open_store(str(Path(name) / "beside.db")) as store:
        _read(texts, store)
        passed_over = [one for one in View(store).discards() if one.stage == "relevance"]
    for one in passed_over:
        print(f"{one.name} {one.reason}")
    share = 1 - len(passed_over) / len(texts)
    print(f"{len(texts)} texts beside a war, {len(texts) - len(passed_over)} of them read, floor {READ}")
    return share


def _read(texts: list[Path], store: Store) -> None:
    run([str(t) for t in texts], store, Settings(), {"published": "2024-05-01"}, stages=make_stages(1))


if __name__ == "__main__":
    sys.exit(main())
