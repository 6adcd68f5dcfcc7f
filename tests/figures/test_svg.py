"""What a drawing is made of: safe, whole, the same every time, and at rest for who asks."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from backplan.core.catalogue import Exercise
from backplan.core.errors import ContentError
from backplan.core.figure import Motion
from backplan.figures.camera import CAMERAS
from backplan.figures.drawing import figure_svg, still_svg
from backplan.figures.style import FIGURE_STYLE, PAINT, class_of
from backplan.figures.words import figure_alt
from tests.figures.drawn import EXERCISES, bodies_of, every_exercise, figure_of

MOST_BYTES = 10 * 1024
MEAN_BYTES = 6.5 * 1024
SVG = "{http://www.w3.org/2000/svg}"
PAGES = {"light": "#fbf7f0", "dark": "#16211f"}


def root_of(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314  our own text


def elements(text: str) -> list[ElementTree.Element]:
    return list(root_of(text).iter())


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    low, high = sorted(luminance(each) + 0.05 for each in (one, two))
    return high / low


@every_exercise
def test_it_is_one_well_formed_picture_with_a_name(one: Exercise) -> None:
    for text in (figure_svg(one), still_svg(one), figure_svg(one, mirrored=True)):
        root = root_of(text)
        assert root.tag == f"{SVG}svg"
        assert root.attrib["role"] == "img"
        assert root.attrib["aria-label"].startswith(one.name)
        assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
            "svg", "style", "g", "path", "ellipse", "circle",
        }  # fmt: skip


@every_exercise
def test_it_runs_nothing_and_asks_no_other_place(one: Exercise) -> None:
    for text in (figure_svg(one), still_svg(one)):
        rest = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(
            r"script|href|url\(|@import|https?:|\bon\w+=|style=|\bnan\b|\binf\b", rest
        )


@every_exercise
def test_the_same_exercise_gives_the_same_picture(one: Exercise) -> None:
    assert figure_svg.__wrapped__(one) == figure_svg(one)
    assert still_svg.__wrapped__(one) == still_svg(one)


@every_exercise
def test_every_name_in_it_is_its_own(one: Exercise) -> None:
    plain, turned = figure_svg(one, styled=False), figure_svg(one, mirrored=True, styled=False)
    for text, mine in ((plain, f"bp-{one.id}"), (turned, f"bp-{one.id}m")):
        frames = re.findall(r"@keyframes ([\w-]+)", text)
        assert len(frames) == len(set(frames)) > 0
        assert all(re.fullmatch(rf"{mine}-\d+", name) for name in frames)
        selectors = re.findall(r"(?:^|\}|<style>)\.([\w-]+)", text)
        assert {name for name in selectors if not re.match(rf"{mine}(-\d+)?$", name)} == set()
        assert not re.search(r'\bid="', text)


@every_exercise
def test_what_moves_is_at_rest_in_the_end_position_where_no_rule_reaches(one: Exercise) -> None:
    moving = [each for each in elements(figure_svg(one)) if "bp-m" in each.get("class", "").split()]
    assert moving
    assert all(each.get("transform") for each in moving)
    ghosts = [each for each in elements(figure_svg(one)) if each.get("class") == "bp-ghost"]
    figure = figure_of(one)
    assert len(ghosts) == (figure.poses[0] != figure.poses[-1])


@every_exercise
def test_on_paper_nothing_moves_and_every_colour_is_plain(one: Exercise) -> None:
    text = still_svg(one)
    assert not re.search(r"<style|class=|var\(|currentColor|animation", text)
    panels = list(root_of(text))
    figure = figure_of(one)
    single = figure.motion is Motion.HOLD and len(figure.poses) == 1
    assert len(panels) == (1 if single else 2)


@every_exercise
def test_everything_drawn_is_inside_the_frame(one: Exercise) -> None:
    root = root_of(figure_svg(one))
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    at = CAMERAS[figure_of(one).view].at
    for body in bodies_of(one.id):
        for x, y in map(at, body.points.values()):
            assert left < x < left + width
            assert top < y < top + height


@every_exercise
def test_the_mirrored_one_is_the_same_turned_round(one: Exercise) -> None:
    plain, turned = figure_svg(one), figure_svg(one, mirrored=True)
    assert "matrix(-1 0 0 1 " in turned
    assert "matrix" not in plain
    assert re.findall(r' d="([^"]+)"', plain) == re.findall(r' d="([^"]+)"', turned)


def test_they_are_small() -> None:
    sizes = [len(figure_svg(one, styled=False)) for one in EXERCISES]
    assert max(sizes) <= MOST_BYTES
    assert sum(sizes) / len(sizes) <= MEAN_BYTES
    assert len(FIGURE_STYLE) <= 2048


def test_the_shared_rules_cover_every_class_pause_and_rest() -> None:
    used = {
        name
        for one in EXERCISES
        for each in elements(figure_svg(one, styled=False))
        for name in each.get("class", "").split()
        if not re.match(rf"bp-{one.id}|bp-figure", name)
    }
    assert {name for name in used if not re.search(rf"\.{name}[,{{]", FIGURE_STYLE)} == set()
    assert "animation-play-state:paused" in FIGURE_STYLE
    assert "prefers-reduced-motion:reduce" in FIGURE_STYLE
    assert figure_svg(EXERCISES[0]).count(FIGURE_STYLE) == 1
    assert FIGURE_STYLE not in figure_svg(EXERCISES[0], styled=False)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("paint", ["skin", "top", "legs", "shoe", "work", "move", "kit"])
def test_the_body_stands_out_from_the_page(paint: str, page: str) -> None:
    near, far = PAINT[paint]
    assert contrast(near, PAGES[page]) >= 2.0
    assert contrast(far, PAGES[page]) >= 2.0
    assert max(contrast(near, PAGES[page]), contrast(far, PAGES[page])) >= 3.0


def test_near_and_far_have_classes_of_their_own_where_they_differ() -> None:
    assert class_of("legs") != class_of("legs", far=True)
    assert class_of("hair") == class_of("hair", far=True)


def test_an_exercise_without_a_drawing_is_refused_by_its_file() -> None:
    bare = replace(EXERCISES[0], figure=None)
    for draw in (figure_svg, still_svg, figure_alt):
        with pytest.raises(ContentError, match=rf"exercises/{bare.id}.toml: \[figure\] is missing"):
            draw(bare)
