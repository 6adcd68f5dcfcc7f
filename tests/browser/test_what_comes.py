"""What a browser fetches for a page: its scripts ahead of their turn, and one small font."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from backplan.diary.codes import PlanCode
from backplan.diary.sql import sqlite_url
from backplan.web.element_scripts import element_scripts
from backplan.web.icons import FAMILY, icon_file
from backplan.web.index_page import INDEX, named_files
from backplan.web.sitemap import FRONT, PAGES
from tests.browser.conftest import served, visit
from tests.browser.going_about import Site, arrive, diary_of, hold
from tests.web.icon_names import needed_icons, streamlits_font

NEWCOMERS = (FRONT, "check")
A_WEEK = "0-6 pain 3, morning usual, steps 5600\n0,2,4 trains"
AT_ONCE = set(named_files(INDEX.read_text(encoding="utf-8")))
SIZE = 24
WIDTHS = """async ([family, names]) => {
  await document.fonts.load(`24px "${family}"`);
  const box = document.body.appendChild(document.createElement('div'));
  const drawn = names.map((name) => {
    const one = box.appendChild(document.createElement('span'));
    one.textContent = name;
    one.style = `font: 24px "${family}"; position: absolute; letter-spacing: normal`;
    return one;
  });
  const wide = drawn.map((one) => one.getBoundingClientRect().width);
  box.remove();
  return wide;
}"""
LOAD = """async ([family, url]) => {
  document.fonts.add(await new FontFace(family, `url(${url})`).load());
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("what_comes")
    (folder / "data").mkdir()
    with served(folder / "data", folder / "log") as address:
        yield Site(address, sqlite_url(folder / "data"))


@pytest.fixture(scope="module")
def code(site: Site) -> PlanCode:
    return diary_of(site.url, A_WEEK, days=8)


def fetched(browser: Browser, site: Site, name: str, code: PlanCode | None) -> dict[str, set[str]]:
    """Return the paths that a first visit to a page fetches, by what they are for."""
    found: dict[str, set[str]] = {"script": set(), "font": set(), "fetch": set()}
    context = visit(browser, site.address)
    page = context.new_page()
    page.on("request", lambda one: note(found, one.resource_type, one.url))
    if code is not None:
        hold(page, site.address, code)
    arrive(page, "/" if name == FRONT else f"/{name}")
    assert context.strayed == []
    context.close()
    return found


def note(found: dict[str, set[str]], kind: str, url: str) -> None:
    """Note a request; what is not fetched over the line is none."""
    if kind in found and url.startswith("http"):
        found[kind].add(urlsplit(url).path)


@pytest.mark.parametrize(
    ("name", "back"), [(one, False) for one in NEWCOMERS] + [(one, True) for one in PAGES]
)
def test_what_a_page_draws_was_fetched_before_it_is_drawn(
    browser: Browser, site: Site, code: PlanCode, name: str, *, back: bool
) -> None:
    found = fetched(browser, site, name, code if back else None)
    ahead = {one.removeprefix(".") for one in element_scripts(name)}

    assert ahead <= found["fetch"]
    assert found["script"] - AT_ONCE <= ahead
    assert found["font"] == {f"/{icon_file()}"}


def test_the_font_has_every_icon_that_streamlits_has(visitor: Page) -> None:
    arrive(visitor, "/")
    names = list(needed_icons())
    whole = streamlits_font().relative_to(streamlits_font().parents[2])
    visitor.evaluate(LOAD, ["whole", f"./{whole}"])

    ours, theirs = (set(drawn(visitor, one, names)) for one in (FAMILY, "whole"))

    assert {"home", "timer", "search", "counter_1"} < theirs
    assert theirs - ours == set()


def drawn(page: Page, family: str, names: list[str]) -> Iterator[str]:
    """Yield the names that a font draws as one sign; its letters are as wide as its signs."""
    wide = page.evaluate(WIDTHS, [family, names])
    yield from (
        name for name, one in zip(names, wide, strict=True) if one == SIZE < SIZE * len(name)
    )
