"""The map: points where they are, names apart, nothing hidden."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import combinations

import pytest

from fogline.lexicon.boundaries import Boundary, load_boundaries
from fogline.present.labels import Box, place_labels
from fogline.present.map import plan_map, render_map
from fogline.present.outlines import cut_outlines
from fogline.present.possession import Possession
from fogline.present.projection import fit_projection, split_far
from fogline.present.sitrep import derive_report
from fogline.present.symbols import assign_symbols
from present.scene import make_dossier


@pytest.fixture
def rows() -> tuple[Possession, ...]:
    return derive_report(make_dossier()).possessions


def test_points_keep_their_order_and_stay_inside() -> None:
    points = [(35.0, 36.0), (36.0, 37.0), (35.5, 38.0)]
    window = fit_projection(points, 800, 500)
    pixels = [window.to_pixels(lat, lon) for lat, lon in points]
    assert all(0 <= x <= 800 and 0 <= y <= 500 for x, y in pixels)
    assert pixels[0][0] < pixels[1][0] < pixels[2][0]
    assert pixels[1][1] < pixels[2][1] < pixels[0][1]


def test_scale_is_that_of_the_ground() -> None:
    window = fit_projection([(36.0, 37.0), (36.0, 38.0)], 800, 500)
    left, right = window.to_pixels(36.0, 37.0), window.to_pixels(36.0, 38.0)
    assert (right[0] - left[0]) * window.km_per_pixel() == pytest.approx(90.0, rel=0.01)


def test_one_point_has_a_map_of_its_surroundings() -> None:
    window = fit_projection([(36.0, 37.0)], 800, 500, least_km=30)
    assert 30 <= window.km_per_pixel() * 800 < 100


def test_far_points_are_set_apart() -> None:
    near = [(35 + i / 10, 36.5) for i in range(6)]
    assert split_far([*near, (51.5, -0.1)]) == {6}
    assert split_far(near) == set()


def test_names_never_meet() -> None:
    source = random.Random(7)
    points = [(source.uniform(50, 750), source.uniform(50, 450)) for _ in range(45)]
    names = ["x" * source.randint(3, 22) for _ in points]
    frame = Box(0, 0, 800, 500)
    labels, homeless = place_labels(points, names, range(45), frame)
    assert sorted([*(label.index for label in labels), *homeless]) == list(range(45))
    assert len(homeless) < 12
    for one, other in combinations(labels, 2):
        assert not one.box.meets(other.box)
    for label in labels:
        assert frame.left <= label.box.left and label.box.right <= frame.right


def test_borders_are_cut_to_the_window() -> None:
    world = Boundary("All", "country", "XX", (((-170.0, -80.0), (170.0, -80.0), (170.0, 80.0), (-170.0, 80.0)),))
    apart = Boundary("Apart", "province", "XX", (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)),))
    window = fit_projection([(35.0, 36.0), (36.0, 37.0)], 800, 500)
    drawn = cut_outlines([world, apart], window)
    assert [one.name for one in drawn] == ["All"]
    numbers = [float(number) for number in re.findall(r"-?\d+\.\d", drawn[0].path)]
    assert min(numbers) >= -8.1
    assert max(numbers) <= 808.1
    assert drawn[0].middle == pytest.approx((400, 250), abs=1)


def test_every_place_is_drawn_or_listed(rows: tuple[Possession, ...]) -> None:
    plan = plan_map(rows)
    assert {row.place for row in plan.shown} == {"sennar", "singa", "kosti"}
    assert [row.place for row in plan.unplaced] == ["upriver"]
    svg = render_map(plan, assign_symbols(row.status for row in rows), [], 800, 500)
    assert svg.count('<a href="#p-') == 3
    for row in plan.shown:
        assert f">{row.name}</text>" in svg


def test_no_position_no_map(rows: tuple[Possession, ...]) -> None:
    plan = plan_map([replace(row, lat=None) for row in rows])
    assert render_map(plan, {}, [], 800, 500) == ""
    assert len(plan.unplaced) == len(rows)


def test_statuses_differ_by_shape() -> None:
    symbols = assign_symbols(["a", "b", "c", "contested", "unknown", "besieged"])
    assert len({symbol.shape for symbol in symbols.values()}) == 6


def test_packaged_boundaries_have_rings() -> None:
    areas = load_boundaries()
    assert {area.kind for area in areas} == {"country", "province"}
    assert all(len(ring) > 2 for area in areas for ring in area.rings)
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for area in areas for ring in area.rings for lon, lat in ring)
