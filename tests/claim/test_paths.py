"""Argument paths: each one that the frames name leads somewhere."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator

from fogline.claim.paths import Paths
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
ELSEWHERE = frozenset({"speaker", "none"})
"""`speaker` is filled by who is heard, `none` is the slot left empty."""


def list_frames() -> Iterator[Frame]:
    index = load_frames()
    for kind in (index.verb, index.noun, index.adjective, index.compound, index.prefix, index.state):
        for frames in kind.values():
            yield from frames
    yield from load_generic_frames().values()


def list_cases(method: Callable[..., object]) -> set[str]:
    """The path names that a method tells apart."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(method)))
    return {ast.literal_eval(node.value) for node in ast.walk(tree) if isinstance(node, ast.MatchValue)}


def is_known(path: str, cases: set[str]) -> bool:
    name, _, prepositions = path.partition(":")
    if name not in cases | ELSEWHERE:
        prepositions = name.removeprefix("obj.").removeprefix("of.")
    return set(prepositions.replace(",", " ").split()) <= PREPOSITIONS


def test_every_path_that_the_frames_name_is_followed() -> None:
    actors, places = list_cases(Paths._actors), list_cases(Paths._places)
    assert {"agent", "mod"} <= actors
    assert {"loc", "host"} <= places
    for frame in list_frames():
        assert [p for p in (*frame.actor, *frame.recipient) if not is_known(p, actors)] == [], frame.id
        assert [p for p in frame.place if not is_known(p, places)] == [], frame.id


def test_every_path_that_is_followed_is_named_by_a_frame() -> None:
    named = {path.partition(":")[0] for frame in list_frames() for path in (*frame.actor, *frame.recipient)}
    assert list_cases(Paths._actors) - named == set()
    named = {path.partition(":")[0] for frame in list_frames() for path in frame.place}
    assert list_cases(Paths._places) - named == set()
