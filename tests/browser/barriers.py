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
DRAWN = """async () => {
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  document.getAnimations().forEach(one => one instanceof CSSTransition && one.finish());
}"""
"""Waits until the page is drawn, and ends the slow turning of one theme into the other."""
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
    be_wide(page, look.width, look.height)


def be_wide(page: Page, width: int, height: int = 800) -> None:
    """Make the page *width* pixels wide, and wait until it is drawn so."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(DRAWN)


def barriers(page: Page, looks: Iterable[Look], *, fingers: bool = False) -> list[str]:
    """Return what is wrong with the page as it is: a line each, empty where nothing is.

    Args:
        page: The page, standing still.
        looks: How to look at it; the last width is the one it has afterwards.
        fingers: Whether every control has to be as large as a primary action.
    """
    found = []
    for look in looks:
        look_as(page, look)
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        wrong = page.evaluate(RUN_AXE, AXE)
        wrong += page.evaluate(MEASURE, {"language": LANGUAGE, "fingers": fingers})
        found += [f"{look.width} {look.theme}: {one}" for one in wrong]
    for width in (ZOOMED, NARROW):
        be_wide(page, width)
        found += [f"{width}: {one}" for one in page.evaluate(MEASURE, {"width_only": True})]
    return found
