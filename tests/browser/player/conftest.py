"""A browser whose diary has a plan with short sessions, and a page at the session."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from backplan.diary.codes import PlanCode
from backplan.diary.sql import sqlite_url
from tests.browser.killing import MortalServer, mortal_server
from tests.browser.player.modules import modules_in
from tests.browser.playing import browser_of, opened, with_short_plan


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MortalServer]:
    folder = tmp_path_factory.mktemp("player")
    with mortal_server(folder) as server:
        server.url = sqlite_url(folder / "data")
        yield server


@pytest.fixture(scope="module")
def server(program: MortalServer) -> MortalServer:
    program.start()
    return program


@pytest.fixture
def code(server: MortalServer) -> PlanCode:
    return with_short_plan(server.url)


@pytest.fixture
def context(browser: Browser, server: MortalServer, code: PlanCode) -> Iterator[BrowserContext]:
    context = browser_of(browser, server, code)
    yield context
    assert context.strayed == []
    context.close()


@pytest.fixture(scope="package")
def modules(browser: Browser) -> Iterator[Page]:
    with modules_in(browser) as page:
        yield page


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return opened(context)
