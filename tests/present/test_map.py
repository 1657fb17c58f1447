"""The map: points where they are, names apart, nothing hidden."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import combinations, pairwise
from math import hypot, sin

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


def walk(path: str) -> list[tuple[float, float]]:
    """The points of a path of steps, each rounded as it is drawn."""
    points: list[tuple[float, float]] = []
    for ring in re.findall(r"M([^lz]*)l([^z]*)z", path):
        x, y = map(float, ring[0].split())
        points.append((x, y))
        numbers = [float(number) for number in ring[1].split()]
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + down
            points.append((x, y))
    return points


def test_an_outline_is_thinned_to_what_pixels_show_and_no_further() -> None:
    window = fit_projection([(35.0, 36.0), (36.0, 37.0)], 800, 500)
    coast = [(35.0 + step / 400, 35.2 + 0.3 * sin(step / 40)) for step in range(1200)]
    sea = Boundary("Coast", "country", "XX", ((*coast, (38.0, 34.0), (35.0, 34.0)),))
    drawn = cut_outlines([sea], window)[0]
    points = walk(drawn.path)
    assert 20 < len(points) < 300
    for lon, lat in coast[::7]:
        x, y = window.to_pixels(lat, lon)
        if 0 < x < 800 and 0 < y < 500:
            assert min(off_line((x, y), a, b) for a, b in pairwise(points)) < 1.6


def off_line(point: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    """How far a point is from the stretch between two others."""
    across, down = b[0] - a[0], b[1] - a[1]
    square = across**2 + down**2
    share = max(0.0, min(1.0, ((point[0] - a[0]) * across + (point[1] - a[1]) * down) / square)) if square else 0.0
    return hypot(point[0] - a[0] - share * across, point[1] - a[1] - share * down)


def test_borders_are_cut_to_the_window() -> None:
    world = Boundary("All", "country", "XX", (((-170.0, -80.0), (170.0, -80.0), (170.0, 80.0), (-170.0, 80.0)),))
    apart = Boundary("Apart", "province", "XX", (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)),))
    window = fit_projection([(35.0, 36.0), (36.0, 37.0)], 800, 500)
    drawn = cut_outlines([world, apart], window)
    assert [one.name for one in drawn] == ["All"]
    points = walk(drawn[0].path)
    assert min(min(point) for point in points) >= -8.1
    assert max(x for x, _ in points) <= 808.1
    assert max(y for _, y in points) <= 508.1
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
