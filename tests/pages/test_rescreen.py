"""The short list of red flags, asked again before exercises are shown."""

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from backplan.web.screens import NEITHER
from tests.conftest import healthy
from tests.pages.conftest import NOON, KeepFact, OpenPage

TITLE = "A quick safety check first"


def titles(at: AppTest) -> list[str]:
    return [one.value for one in (*at.title, *at.header)]


def tick(at: AppTest, name: str) -> None:
    next(one for one in at.checkbox if one.key.endswith(f".{name}")).check().run()


def test_a_week_later_the_plan_asks_first_and_then_opens(
    open_page: OpenPage, keep: KeepFact, diary: Diary
) -> None:
    keep(Kind.ANSWERS, healthy(), NOON - timedelta(days=7))
    at = open_page("plan")
    assert titles(at) == [TITLE]
    at.button(key="rescreen_continue").click().run()
    assert "Tick what is true" in at.error[0].value
    # Beside the list, too, right below its last box.
    assert sum(NEITHER in one.value for one in at.markdown) == 1
    tick(at, "none")
    at.button(key="rescreen_continue").click().run()

    assert "This week" in titles(at)
    assert diary.facts().facts[-1]["data"]["flags"] == {}
    assert "RF31" in diary.facts().facts[-1]["data"]["asked"]


def test_a_new_sign_locks_the_plan_at_once(open_page: OpenPage, keep: KeepFact) -> None:
    keep(Kind.ANSWERS, healthy(), NOON - timedelta(days=7))
    at = open_page("exercises")
    tick(at, "RF02")
    at.button(key="rescreen_continue").click().run()

    assert "Get help now" in titles(at)


def test_a_flare_today_asks_before_the_next_session(open_page: OpenPage, keep: KeepFact) -> None:
    keep(Kind.ANSWERS, healthy(), NOON - timedelta(days=1))
    keep(Kind.CHECKIN, {"date": "2026-11-02", "pain": 6, "flare": True})

    assert titles(open_page("plan")) == [TITLE]
