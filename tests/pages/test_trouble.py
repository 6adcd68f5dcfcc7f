"""Where nothing can be kept: the visitor is told, and the check and the plan still work."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from backplan.content import load_rulebook
from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from backplan.diary.store import StoreReadOnlyError
from backplan.web.keeping import open_store
from tests.conftest import healthy
from tests.pages.conftest import KeepFact, OpenPage
from tests.pages.taking_the_check import answer_list, take_healthy_check, tell_about


@pytest.fixture
def no_database(diary: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the data folder be a file, so that no database can be opened in it."""
    blocked = tmp_path / "blocked"
    blocked.write_text("not a folder")
    monkeypatch.setenv("BACKPLAN_DATA", str(blocked))
    open_store.cache_clear()


@pytest.fixture
def no_cookie(diary: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the browser keep no cookie."""
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: {}))


def words(at: AppTest) -> str:
    return " ".join(str(one.value) for one in (*at.warning, *at.markdown, *at.header, *at.title))


@pytest.mark.usefixtures("no_database")
def test_without_a_database_the_page_says_so_and_check_and_plan_work(open_page: OpenPage) -> None:
    at = open_page("check")
    assert "cannot reach the place where diaries are kept" in words(at)
    take_healthy_check(at)

    assert [one.value for one in at.title] == ["Your plan"]
    assert "cannot reach the place where diaries are kept" in words(at)


@pytest.mark.usefixtures("no_cookie")
def test_without_cookies_the_page_says_so_and_check_and_plan_work(open_page: OpenPage) -> None:
    at = open_page("check")
    assert "does not keep cookies" in words(at)
    take_healthy_check(at)

    assert [one.value for one in at.title] == ["Your plan"]


def test_an_emergency_shows_its_advice_even_where_it_cannot_be_kept(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StoreReadOnlyError

    at = tell_about(open_page("check"))
    monkeypatch.setattr(Diary, "save", refuse)
    answer_list(at, "emergency", ["RF19"])
    assert "Get help now" in words(at)
    assert "could not be saved" in at.error[0].value
    at.run()

    assert "Get help now" in words(at)


def test_a_red_flag_that_cannot_be_read_now_still_keeps_exercises_shut(
    open_page: OpenPage, keep: KeepFact, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(Kind.FLAGS, {"asked": ["RF01"], "flags": {"RF01": "yes"}})
    blocked = tmp_path / "blocked"
    blocked.write_text("not a folder")
    monkeypatch.setenv("BACKPLAN_DATA", str(blocked))
    open_store.cache_clear()
    at = open_page("exercises")

    assert "please take the check first" in words(at)
    assert "Clamshell" not in words(at)


def test_a_red_flag_told_further_east_locks_here_though_it_is_tomorrow_there(
    open_page: OpenPage, keep: KeepFact
) -> None:
    auckland = datetime(2026, 11, 3, 0, 30, tzinfo=timezone(timedelta(hours=13)))
    keep(Kind.FLAGS, {"asked": ["RF01"], "flags": {"RF01": "yes"}}, auckland)

    assert "Get help now" in words(open_page("plan"))


@pytest.mark.parametrize("name", ["plan", "exercises", "home", "diary"])
def test_an_entry_that_may_have_held_a_red_flag_closes_the_plan_until_the_check_is_taken_again(
    open_page: OpenPage, keep: KeepFact, name: str
) -> None:
    keep(Kind.ANSWERS, healthy())
    keep(Kind.FLAGS, {"asked": ["RF01"], "flags": {"RF01": "perhaps"}})
    at = open_page(name)
    if name == "diary":
        at.button_group(key="diary_part").set_value("session").run()
    names = [one.name for one in load_rulebook().catalogue.exercises.values()]

    assert not [one for one in names if one in words(at)]
    if name != "diary":
        assert "take the check once more" in words(at)
        at.button(key="guard_check").click().run()
        assert [one.value for one in at.title] == ["About you"]
