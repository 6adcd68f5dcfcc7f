"""What tests of pages share: a visitor on a Monday, with a cookie and a diary of their own."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from backplan import clock
from backplan.core.facts import Fact, Kind
from backplan.diary.codes import new_plan_code
from backplan.diary.diary import Diary
from backplan.web.cookie import COOKIE
from backplan.web.keeping import open_store

SHELL = Path(__file__).parents[2] / "backplan" / "web" / "shell.py"
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)

OpenPage = Callable[[str], AppTest]
KeepFact = Callable[..., None]


@pytest.fixture(scope="session", autouse=True)
def components() -> Iterator[None]:
    """Look through the installed packages for components once, not for every new page."""
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be Monday 2 November 2026, a second later with every look at the clock."""
    seconds = itertools.count()
    monkeypatch.setattr(clock, "now", lambda _zone: NOON + timedelta(seconds=next(seconds)))


@pytest.fixture
def diary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Diary]:
    """Return the diary of the visitor that the pages meet."""
    monkeypatch.setenv("BACKPLAN_DATA", str(tmp_path))
    monkeypatch.delenv("BACKPLAN_DATABASE_URL", raising=False)
    open_store.cache_clear()
    st.cache_data.clear()
    st.cache_resource.clear()
    code = new_plan_code()
    cookies = {COOKIE: code.written}
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: cookies))
    yield Diary(code, open_store())
    open_store.cache_clear()


@pytest.fixture
def keep(diary: Diary) -> KeepFact:
    """Return how to put a fact into the diary, made a minute ago or at another time."""

    def put(kind: Kind, data: dict[str, object], at: datetime | None = None) -> None:
        at = at or clock.now("UTC") - timedelta(minutes=1)
        fact_id = f"fact-{diary.last_seq():04}"
        diary.save(Fact(id=fact_id, kind=kind, at=at, data=data).as_json(), written_on=at.date())

    return put


@pytest.fixture
def open_page(diary: Diary) -> OpenPage:
    """Return how to open a page as a new browser session with the visitor's cookie."""

    def open_one(name: str) -> AppTest:
        at = AppTest.from_file(SHELL, default_timeout=30)
        at.context = {"locale": "en-GB", "timezone": "UTC"}
        at.run()
        at.switch_page(f"../../pages/{name}.py").run()
        assert not at.exception
        return at

    return open_one


@pytest.fixture
def catalogue(open_page: OpenPage) -> AppTest:
    """Return the catalogue as somebody finds it."""
    return open_page("exercises")
