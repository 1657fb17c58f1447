"""Argument paths: each one that the frames name leads somewhere."""

from collections.abc import Container, Iterator

from fogline.claim.slots.actor_paths import ACTOR_PATHS
from fogline.claim.slots.place_paths import PLACE_PATHS
from fogline.lexicon.frames import Frame, load_frames
from fogline.lexicon.generic_frames import load_generic_frames

PREPOSITIONS = frozenset(
    {
        "about", "above", "across", "after", "against", "along", "alongside", "among", "around", "as", "at",
        "atop", "away", "before", "behind", "below", "beside", "between", "beyond", "by", "close", "down",
        "during", "east", "far", "for", "from", "front", "in", "inside", "into", "near", "north", "of", "off",
        "on", "onto", "out", "outside", "over", "past", "round", "short", "south", "than", "through",
        "throughout", "to", "toward", "towards", "under", "until", "up", "upon", "via", "west", "with",
        "within", "without",
    }
)  # fmt: skip
"""Words that make up prepositions, "out of" and "north of" among them."""
GOVERNED = frozenset({"obl", "carrier.obl"})
ELSEWHERE = frozenset({"speaker", "none"})
"""`speaker` is filled by who is heard, `none` is the slot left empty."""


def list_frames() -> Iterator[Frame]:
    index = load_frames()
    for kind in (index.verb, index.noun, index.adjective, index.compound, index.prefix, index.state):
        for frames in kind.values():
            yield from frames
    yield from load_generic_frames().values()


def is_known(path: str, table: Container[str]) -> bool:
    name, _, prepositions = path.partition(":")
    if name not in GOVERNED:
        prepositions = name.removeprefix("obj.").removeprefix("of.")
    return path in table or path in ELSEWHERE or set(prepositions.replace(",", " ").split()) <= PREPOSITIONS


def test_every_path_that_the_frames_name_is_followed() -> None:
    for frame in list_frames():
        assert [p for p in (*frame.actor, *frame.recipient) if not is_known(p, ACTOR_PATHS)] == [], frame.id
        assert [p for p in frame.place if not is_known(p, PLACE_PATHS)] == [], frame.id


def test_every_path_that_is_followed_is_named_by_a_frame() -> None:
    frames = list(list_frames())
    assert ACTOR_PATHS.keys() - {p for f in frames for p in (*f.actor, *f.recipient)} == set()
    assert PLACE_PATHS.keys() - {p for f in frames for p in f.place} == set()
