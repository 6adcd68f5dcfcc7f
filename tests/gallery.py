"""Pictures of every page, light and dark, on a phone and on a wide screen: `make gallery`.

They are taken in one visit of somebody whose diary is made up, and put side by side with their
names. Run this after every change of the look, and look: docs/gallery.md shows them.
"""

import argparse
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Page, expect, sync_playwright

from backplan.diary.sql import sqlite_url
from tests.browser.barriers import LOOKS, PHONE_LIGHT, Look, look_as
from tests.browser.chromium import AS_ROOT, MISSING, find_chromium
from tests.browser.conftest import FLAGS, press, served, visit
from tests.browser.going_about import (
    TITLES,
    Site,
    States,
    arrive,
    diary_of,
    hold,
    see,
    stand_still,
    turn_to,
)
from tests.browser.playing import begin, heading, let, tap
from tests.browser.taking_the_check import tick
from tests.browser.touring_a_diary import ACTIVITY, THREE_WEEKS
from tests.core.people import RULES

FOLDER = Path(__file__).parents[1] / "docs" / "images"
TALL = {360: 1100, 1280: 900}
"""How much of a page is shown, by its width; the pictures of a page are cut below that."""
SHOWN_AS = {360: (270, 6), 1280: (480, 4)}
"""How wide a picture is on the sheet, and how many stand in a row."""
GAP, LABEL, FONT = 18, 34, 19
BACK, INK = "#e9e2d5", "#22302e"
QUALITY = 72


def stops(page: Page, site: Site) -> States:
    """Go to each page, and name it."""
    page.clock.install()
    arrive(page, "/")
    yield "Home, at first"
    turn_to(page, "/check", "About you")
    yield "Check"
    hold(page, site.address, diary_of(site.url, THREE_WEEKS, days=21, activity_name=ACTIVITY))
    arrive(page, "/plan")
    see(page, "A quick safety check first")
    yield "Safety check"
    tick(page, "None of these")
    press(page, "Continue")
    see(page, "Your plan")
    yield "Plan"
    turn_to(page, "/", "Today")
    yield "Home, later on"
    for name in ("diary", "review", "progress", "exercises", "learn", "help", "data", "about"):
        turn_to(page, f"/{name}", TITLES[name])
        if name == "progress":
            expect(page.get_by_test_id("stVegaLiteChart").first.locator("svg")).to_be_visible()
        yield TITLES[name]
    yield from _deeper(page)
    yield from _session(page, site)
    hold(page, site.address, diary_of(site.url, flags={"RF02": "yes"}))
    arrive(page, "/plan")
    yield "When help is needed"


def _deeper(page: Page) -> States:
    """Go to what lies behind a link."""
    turn_to(page, "/diary?entries=all", "Your entries")
    yield "All entries"
    lunge, walking = RULES.catalogue.exercises["LU5"], RULES.topics["walking"]
    turn_to(page, f"/exercises?exercise={lunge.id}", lunge.name)
    yield "One exercise"
    turn_to(page, f"/learn?topic={walking.id}", walking.title)
    yield "One topic"


def _session(page: Page, site: Site) -> States:
    """Do a part of a session."""
    hold(page, site.address, diary_of(site.url))
    arrive(page, "/session")
    see(page, "Your session")
    begin(page)
    heading(page, RULES.catalogue.exercises["SQ3"].name)
    yield "Session, before a set"
    tap(page, "Start")
    let(page, 8)
    heading(page, "Go")
    yield "Session, at work"


def photographed(page: Page, site: Site) -> Iterator[tuple[str, Look, Image.Image]]:
    """Yield a picture of each page in each look."""
    for name in stops(page, site):
        stand_still(page)
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
        for look in LOOKS:
            look_as(page, Look(look.width, look.theme, TALL[look.width]))
            page.locator('[data-testid="stMain"]').evaluate("one => one.scrollTo(0, 0)")
            yield name, look, Image.open(io.BytesIO(page.screenshot()))


def sheet(pictures: list[tuple[str, Image.Image]], width: int) -> Image.Image:
    """Return *pictures* side by side, each with its name above it."""
    shown, in_a_row = SHOWN_AS[width]
    tall = TALL[width] * shown // width
    rows = -(-len(pictures) // in_a_row)
    cell = (shown + GAP, tall + LABEL + GAP)
    whole = Image.new("RGB", (cell[0] * in_a_row + GAP, cell[1] * rows + GAP), BACK)
    draw, font = ImageDraw.Draw(whole), ImageFont.load_default(FONT)
    for at, (name, picture) in enumerate(pictures):
        left, top = GAP + cell[0] * (at % in_a_row), GAP + cell[1] * (at // in_a_row)
        draw.text((left, top), name, INK, font)
        whole.paste(picture.resize((shown, tall), Image.Resampling.LANCZOS), (left, top + LABEL))
    return whole


def main() -> None:
    """Take the pictures and keep the sheets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER)
    out = parser.parse_args().out
    program = find_chromium()
    if program is None:
        raise SystemExit(MISSING)
    taken: dict[Look, list[tuple[str, Image.Image]]] = {look: [] for look in LOOKS}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data = Path(folder) / "data"
        data.mkdir()
        with served(data, Path(folder) / "log") as address:
            flags = [*FLAGS, *AS_ROOT]
            browser = playwright.chromium.launch(executable_path=program, args=flags)
            page = visit(browser, address, reduced_motion="reduce").new_page()
            for name, look, picture in photographed(page, Site(address, sqlite_url(data))):
                taken[look].append((name, picture))
            browser.close()
    for look, pictures in taken.items():
        kind = "phone" if look.width == PHONE_LIGHT.width else "wide"
        file = out / f"gallery-{kind}-{look.theme}.webp"
        sheet(pictures, look.width).save(file, quality=QUALITY, method=6)


if __name__ == "__main__":
    main()
