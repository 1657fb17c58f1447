"""What the comparison sees of a claim."""

import pytest

from desk import Desk
from fogline.assemble.facets import find_facets
from fogline.assemble.sides import find_sides
from fogline.models.origins import Origins


@pytest.mark.parametrize(
    ("figure", "suffer"),
    [
        (("killed", 4, 4, "people"), {"people"}),
        (("killed", 0, 0, "people"), set()),
        (("struck", 4, 4, "houses"), set()),
    ],
)
def test_who_is_only_counted_suffers_too(figure: tuple[str, int, int, str], suffer: set[str]) -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "Shells hit Tarn on Sunday and killed four people, Mira said.")
    claim = desk.claim("a", "casualties", "killed four people", place="tarn", by="mira", figures=[figure])
    facets = find_facets(desk.holdings, find_sides(desk.holdings), Origins([]))
    assert facets[claim.id].recipients == suffer
