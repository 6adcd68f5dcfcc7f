"""The progress page: three charts with a sentence and a table each, or a friendly way in."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from tests.conftest import healthy
from tests.pages.conftest import NOON, KeepFact, OpenPage

CHART = "vega_lite_chart"


def ago(days: int) -> str:
    return (NOON.date() - timedelta(days=days)).isoformat()


@pytest.fixture
def logged(keep: KeepFact) -> None:
    """Fill two weeks: pain of 4 every day, 7,000 steps on half of them, one session."""
    keep(Kind.ANSWERS, healthy(), at=NOON - timedelta(days=14))
    for back in range(14):
        steps = {"steps": 7000} if back % 2 else {}
        day = {"date": ago(back), "pain": 4, "morning": None, "flare": False, **steps}
        keep(Kind.CHECKIN, day)
    session = {"date": ago(0), "pain_before": 3, "pain_after": 3, "stopped": False, "items": []}
    keep(Kind.SESSION, session)


def said(at: AppTest) -> list[str]:
    return [one.value for one in at.markdown]


def test_without_an_entry_there_is_no_chart_but_a_way_to_the_diary(open_page: OpenPage) -> None:
    page = open_page("progress")
    assert not page.get(CHART)
    page.button(key="progress_diary").click().run()
    assert page.title[0].value == "Diary"


def test_three_charts_with_a_sentence_and_a_table_each(logged: None, open_page: OpenPage) -> None:
    page = open_page("progress")
    assert len(page.get(CHART)) == 3
    assert [one.value for one in page.header] == ["Pain", "Steps", "Sessions"]
    assert len(page.table) == len(page.expander) == 3
    assert said(page)[:3] == [
        "Over the last seven days your pain was 4.0 out of 10 on average; single days jump up and "
        "down, and in the first weeks about the same is normal.",
        "You reached your present goal of 5,500 steps on 7 of the 7 days you noted; a day "
        "without a number is left blank, not counted as none.",
        "You have done 1 of 3 planned sessions this week; a week with fewer is nothing to make up "
        "for, just go on with the next.",
    ]


def test_every_chart_can_be_read_out(logged: None, open_page: OpenPage) -> None:
    assert all(one.proto.alt for one in open_page("progress").get(CHART))


def test_a_part_without_entries_says_where_they_come_from(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.CHECKIN, {"date": ago(9), "pain": 4, "morning": None, "flare": False})
    page = open_page("progress")
    assert len(page.get(CHART)) == 1
    assert said(page)[0].startswith("You have not noted your pain in the last seven days")
    assert said(page)[1].startswith("No steps noted yet")
    assert said(page)[2].startswith("No sessions yet")


def test_a_locked_visitor_still_sees_how_it_went(
    logged: None, keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.FLAGS, {"asked": ["RF02"], "flags": {"RF02": "yes"}})
    page = open_page("progress")
    assert len(page.get(CHART)) == 3
    assert said(page)[1].startswith("You noted your steps on 7 days, 7,000 on average;")
    assert said(page)[2].startswith("You have done 1 session this week;")
