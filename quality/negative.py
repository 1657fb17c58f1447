"""Count claims in texts with nothing to code: python quality/negative.py [FOLDER]

Every claim that the reader finds there is false. Printed: claims per 1,000 words and each of them; status 1 above the
bound of 0.3. The default is the project's own set, `corpus/negative`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fogline.pipeline import make_stages, run
from fogline.settings import Settings
from fogline.store.database import open_store
from fogline.store.view import View

HERE = Path(__file__).resolve().parent
BOUND = 0.3


def main() -> int:
    """Print the rate; 1 where it is above the bound."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "corpus" / "negative"
    texts = sorted(folder.glob("*.txt"))
    words = sum(len(text.read_text(encoding="utf-8").split()) for text in texts)
    with tempfile.TemporaryDirectory() as name, open_store(str(Path(name) / "negative.db")) as store:
        run([str(t) for t in texts], store, Settings(), {"published": "2024-05-01"}, stages=make_stages(1))
        claims = View(store).claims()
    for claim in claims:
        print(f"{claim.doc} {claim.event_type} {claim.frame} {claim.evidence.exact!r}")
    rate = 1000 * len(claims) / words
    print(f"{len(texts)} texts, {words} words, {len(claims)} claims: {rate:.2f} per 1,000 words, bound {BOUND}")
    return int(rate > BOUND)


if __name__ == "__main__":
    sys.exit(main())
