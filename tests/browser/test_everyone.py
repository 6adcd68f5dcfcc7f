"""Nothing keeps anybody from using a page, whatever state it is in, however they look at it.

Each page is looked at as on a light phone or as on a wide, dark screen, in turns, and on the
smallest phone; `make test-long` looks at each at all widths in both themes, and at each exercise
and topic.
"""

import json
from collections.abc import Callable, Iterator
from itertools import cycle

import pytest
from playwright.sync_api import Browser, Page

from backplan.diary.sql import sqlite_url
from tests.browser.barriers import (
    LOOKS,
    NARROW,
    PHONE_LIGHT,
    WIDE_DARK,
    ZOOMED,
    Look,
    barriers,
)
from tests.browser.conftest import served, visit
from tests.browser.going_about import Site, States
from tests.browser.touring import (
    a_newcomer,
    who_must_be_seen,
    who_reads_everything,
    who_takes_the_check,
)
from tests.browser.touring_a_diary import who_comes_back
from tests.browser.touring_a_session import who_trains

FOR_FINGERS = ("check", "safety check", "session")
"""How the states begin in which every control is as large as a primary action."""
Turns = tuple[tuple[Look, ...], ...]
IN_TURNS: Turns = ((PHONE_LIGHT,), (WIDE_DARK,))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("everyone")
    data = folder / "data"
    data.mkdir()
    with served(data, folder / "log") as address:
        yield Site(address, sqlite_url(data))


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    context = visit(browser, site.address, reduced_motion="reduce")
    yield context.new_page()
    assert context.strayed == []
    context.close()


@pytest.mark.parametrize(
    "turns",
    [pytest.param(IN_TURNS, id="turns"), pytest.param((LOOKS,), id="all", marks=pytest.mark.long)],
)
@pytest.mark.parametrize(
    "somebody",
    [
        a_newcomer,
        who_takes_the_check,
        who_trains,
        who_comes_back,
        who_must_be_seen,
        pytest.param(who_reads_everything, marks=pytest.mark.long),
    ],
)
def test_nothing_keeps_anybody_from_using_a_page_in_any_state(
    page: Page, site: Site, somebody: Callable[[Page, Site], States], turns: Turns
) -> None:
    wrong = {}
    widths = (NARROW,) if turns is IN_TURNS else (ZOOMED, NARROW)
    for looks, state in zip(cycle(turns), somebody(page, site), strict=False):
        found = barriers(page, looks, fingers=state.startswith(FOR_FINGERS), widths=widths)
        if found:
            wrong[state] = found

    assert not wrong, json.dumps(wrong, indent=1)
