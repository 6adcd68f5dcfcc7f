"""A server that was lost: the browser holds the check, and a new server goes on with it."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from backplan.diary.diary import Diary
from backplan.web.check_held import HELD
from tests.pages.conftest import OpenPage
from tests.pages.taking_the_check import (
    answer_list,
    answer_the_rest,
    press,
    take_healthy_check,
    tell_about,
)


def held(at: AppTest) -> str:
    return str(at.text_input(key=HELD).value)


def go_on_elsewhere(open_page: OpenPage, text: str) -> AppTest:
    """Return the page of a new server, after the browser sent what it holds."""
    at = open_page("check")
    # A new server knows of no check, until the browser speaks.
    if "check" in at.session_state:
        del at.session_state["check"]
    at.text_input(key=HELD).set_value(text)
    return at.run()


def titles(at: AppTest) -> list[str]:
    return [one.value for one in at.title]


def test_a_half_taken_check_goes_on_where_it_was(open_page: OpenPage) -> None:
    at = answer_list(tell_about(open_page("check")), "emergency")
    at.run()
    again = go_on_elsewhere(open_page, held(at))

    assert titles(again) == titles(at) == ["Signs to get checked today"]


def test_a_check_whose_answers_were_saved_is_over(open_page: OpenPage, diary: Diary) -> None:
    at = answer_list(tell_about(open_page("check")), "emergency")
    at.run()
    before = held(at)
    for screen in ("urgent", "history", "ready"):
        answer_list(at, screen)
    again = press(answer_the_rest(at), "check_finish")
    assert titles(again) == ["Your plan"]
    after = go_on_elsewhere(open_page, before)

    assert titles(after) == ["Your check"]
    assert len(diary.facts().facts) == 1


@pytest.mark.parametrize(
    "rubbish",
    [
        "x",
        "[]",
        "{}",
        '{"id": 3}',
        '{"id": "a", "given": []}',
        '{"id": "a", "given": {"emergency": {"flags": {"RF99": "yes"}}}}',
        '{"id": "a", "given": {"emergency": 1}}',
        '{"id": ["a"], "given": {}}',
        "[" * 5000,
    ],
)
def test_what_does_not_read_as_a_check_begins_a_new_one(open_page: OpenPage, rubbish: str) -> None:
    at = go_on_elsewhere(open_page, rubbish)

    assert not at.exception
    assert titles(at) == ["About you"]


def test_a_held_check_opens_no_plan_by_itself(open_page: OpenPage, diary: Diary) -> None:
    done: Any = take_healthy_check(open_page("check"))
    assert titles(done) == ["Your plan"]
    diary.delete()
    at = go_on_elsewhere(open_page, '{"id": "a", "given": {"ready": {"readiness": []}}}')
    at.switch_page("../../pages/plan.py").run()

    assert titles(at) != ["Your plan"]
