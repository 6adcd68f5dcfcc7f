"""All drawings on one picture, to be looked at: `python -m tests.figures.contact_sheet`.

A drawing is right when somebody who knows the exercises could name it without its title; run this
after every change to a pose, and look.
"""

import argparse
from html import escape
from pathlib import Path

from playwright.sync_api import sync_playwright

from backplan.content import load_rulebook
from backplan.core.catalogue import Exercise
from backplan.figures.drawing import still_svg
from tests.browser.chromium import MISSING, find_chromium

SHEET = Path(__file__).parents[2] / "docs" / "images" / "figures.png"
STYLE = """
body { margin: 12px; background: #fbf7f0; color: #22302e; font: 15px sans-serif;
  display: grid; grid-template-columns: repeat(5, 1fr); gap: 10px; }
figure { margin: 0; padding: 8px; background: #fff; border-radius: 10px; }
svg { display: block; width: 100%; height: 190px; }
figcaption { margin-top: 6px; text-align: center; }
"""


def sheet(exercises: list[Exercise], *, named: bool) -> str:
    """Return the page; without names it can be given to somebody to guess."""
    cells = []
    for number, one in enumerate(exercises, 1):
        title = f"{one.id} {one.name}" if named else str(number)
        drawing = still_svg(one) if named else _silent(still_svg(one))
        cells.append(f"<figure>{drawing}<figcaption>{escape(title)}</figcaption></figure>")
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{''.join(cells)}"


def _silent(drawing: str) -> str:
    """Return *drawing* without its words."""
    before, _, rest = drawing.partition(' aria-label="')
    return before + rest.partition('"')[2]


def main() -> None:
    """Draw the sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=SHEET)
    parser.add_argument("--unnamed", action="store_true", help="numbers in place of names")
    parser.add_argument("--ladder", default="", help="one ladder alone, such as SQ")
    chosen = parser.parse_args()
    program = find_chromium()
    if program is None:
        raise SystemExit(MISSING)
    every = load_rulebook().catalogue.exercises.values()
    wanted = [one for one in every if one.ladder.startswith(chosen.ladder)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        page = browser.new_page(viewport={"width": 1500, "height": 800})
        page.set_content(sheet(wanted, named=not chosen.unnamed))
        page.screenshot(path=chosen.out, full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
