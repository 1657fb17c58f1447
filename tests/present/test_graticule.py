"""Graticule and landmarks: round degrees, a handful of lines, nothing over what was read."""

from __future__ import annotations

import re

import pytest

from fogline.present.graticule import render_graticule
from fogline.present.labels import Box
from fogline.present.orientation import render_orientation
from fogline.present.projection import fit_projection

WINDOWS = [[(13.63, 25.35), (13.5, 24.9)], [(36.2, 37.1), (34.7, 36.7)], [(50.0, 37.0), (-4.0, 29.0)]]


@pytest.mark.parametrize("points", WINDOWS)
def test_a_handful_of_round_degrees_are_drawn(points: list[tuple[float, float]]) -> None:
    drawn = str(render_graticule(fit_projection(points, 1000, 640)))
    named = re.findall(r">([\d.]+)°[NSEW]?<", drawn)
    assert 4 <= len(named) <= 14
    assert drawn.count("V") + drawn.count("H") == len(named)
    assert all(len(one.partition(".")[2]) <= 2 for one in named)


def test_a_window_tells_its_degrees_and_back() -> None:
    window = fit_projection(WINDOWS[1], 1000, 640)
    west, south, east, north = window.extent()
    assert window.to_pixels(north, west) == pytest.approx((0, 0), abs=0.01)
    assert window.to_pixels(south, east) == pytest.approx((1000, 640), abs=0.01)


def test_towns_keep_clear_of_what_was_read() -> None:
    window = fit_projection(WINDOWS[1], 1000, 640)
    homs = window.to_pixels(34.73, 36.71)
    taken = Box(homs[0] - 300, homs[1] - 80, homs[0] + 300, homs[1] + 80)
    drawn, boxes = render_orientation(window, [homs], ["Homs"], [taken], 13)
    assert 'class="town"' in drawn
    assert ">Homs<" not in drawn
    assert not any(box.meets(taken) for box in boxes)
