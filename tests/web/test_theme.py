"""The palette can be read by everybody: WCAG contrast of what the theme sets."""

import itertools
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
AAA, AA, GRAPHICS = 7.0, 4.5, 3.0
MODES = pytest.mark.parametrize("mode", ["light", "dark"])
SURFACES = ("backgroundColor", "secondaryBackgroundColor")


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@MODES
def test_body_text_has_aaa_contrast_on_every_surface(mode: str) -> None:
    theme = THEME[mode]

    assert all(contrast(theme["textColor"], theme[surface]) >= AAA for surface in SURFACES)


@MODES
def test_links_and_white_on_buttons_have_aa_contrast(mode: str) -> None:
    theme = THEME[mode]

    assert all(contrast(theme["linkColor"], theme[surface]) >= AA for surface in SURFACES)
    assert contrast("#ffffff", theme["primaryColor"]) >= AA


@MODES
def test_lines_of_charts_stand_out_from_the_page(mode: str) -> None:
    theme = THEME[mode]
    colours = theme["chartCategoricalColors"]

    assert all(contrast(one, theme["backgroundColor"]) >= GRAPHICS for one in colours)
    assert all(one != other for one, other in itertools.combinations(colours, 2))
