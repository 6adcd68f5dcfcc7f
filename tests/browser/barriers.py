"""What keeps somebody from using a page: what axe finds, and what can be measured besides."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from backplan.web.index_page import LANGUAGE

AXE = {
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
    ],
    "resultTypes": ["violations"],
}
"""WCAG 2.2 AA and what is best besides; nothing is allowed that they find."""
RUN_AXE = """async options => (await axe.run(document, options)).violations.flatMap(
  one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)}`))"""
MEASURE = Path(__file__).with_name("barriers.js").read_text(encoding="utf-8")
STILL = """async (dark) => {
  const app = document.querySelector('[data-testid="stApp"]') ?? document.body;
  const turned = () => dark === null
    || dark === (Number(getComputedStyle(app).backgroundColor.match(/\\d+/)[0]) < 128);
  for (let still = 0, frames = 0; still < 2 && frames < 200; frames++) {
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    const turning = document.getAnimations().filter(one => one instanceof CSSTransition);
    turning.forEach(one => one.finish());
    still = turned() && !turning.length ? still + 1 : 0;
  }
}"""
"""Waits until the page is drawn in the theme, and ends the slow turning of one into the other."""
TRIES = 60
NARROW, ZOOMED = 320, 640
"""A small phone, which is also 1280 px at a zoom of 400 %; 1280 px at a zoom of 200 %."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at a page."""

    width: int
    theme: Literal["light", "dark"]
    height: int = 800


PHONE_LIGHT, WIDE_DARK = Look(360, "light"), Look(1280, "dark")
LOOKS = (PHONE_LIGHT, WIDE_DARK, Look(1280, "light"), Look(360, "dark"))


def look_as(page: Page, look: Look) -> None:
    """Show the page as wide and as dark as *look* says."""
    page.emulate_media(color_scheme=look.theme)
    page.set_viewport_size({"width": look.width, "height": look.height})
    page.evaluate(STILL, look.theme == "dark")


def too_wide(page: Page, width: int) -> list[str]:
    """Return what goes over the edge of a page *width* pixels wide; charts follow with a delay."""
    page.set_viewport_size({"width": width, "height": 800})
    for _ in range(TRIES):
        page.evaluate(STILL, None)
        if not (found := page.evaluate(MEASURE, {"width_only": True})):
            break
    return [f"{width}: {one}" for one in found]


def barriers(
    page: Page,
    looks: Iterable[Look],
    *,
    fingers: bool = False,
    widths: Iterable[int] = (ZOOMED, NARROW),
) -> list[str]:
    """Return what is wrong with the page as it is: a line each, empty where nothing is.

    Args:
        page: The page, standing still.
        looks: How to look at it.
        fingers: Whether every control has to be as large as a primary action.
        widths: In which nothing may go over the edge; it has the last one afterwards.
    """
    found = []
    for look in looks:
        look_as(page, look)
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        wrong = page.evaluate(RUN_AXE, AXE)
        wrong += page.evaluate(MEASURE, {"language": LANGUAGE, "fingers": fingers})
        found += [f"{look.width} {look.theme}: {one}" for one in wrong]
    for width in widths:
        found += too_wide(page, width)
    return found
