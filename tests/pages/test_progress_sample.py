"""The made-up diary: all charts for somebody who has no entry yet, and nothing of it is kept."""

from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from tests.conftest import healthy
from tests.pages.conftest import NOON, KeepFact, OpenPage
from tests.pages.shown import exercises

CHART = "vega_lite_chart"
HEADERS = ["Pain", "Steps", "Sitting and breaks", "Strength", "Sessions", "Pain beside training"]


def opened(open_page: OpenPage) -> AppTest:
    page = open_page("progress").button(key="progress_sample_open").click().run()
    assert not page.exception
    return page


def test_a_newcomer_sees_every_chart_labelled_as_made_up(open_page: OpenPage) -> None:
    page = opened(open_page)
    charts = page.get(CHART)

    assert page.info[0].value.startswith("**This diary is made up.**")
    assert [one.value for one in page.header] == HEADERS
    assert len(charts) == len(HEADERS)
    assert all(one.proto.alt.startswith("Made up: ") for one in charts)
    assert sum(one.value.startswith("**Made up:** ") for one in page.markdown) == len(HEADERS)


def test_one_click_leaves_it(open_page: OpenPage) -> None:
    page = opened(open_page).button(key="progress_sample_leave").click().run()

    assert not page.get(CHART)
    assert page.button(key="progress_check")


def test_nothing_of_it_is_saved(open_page: OpenPage, diary: Diary) -> None:
    page = opened(open_page)
    page.button_group(key="progress_look_back").set_value("all").run()

    assert not page.exception
    assert diary.last_seq() == 0


def test_it_gives_way_to_the_first_entry(keep: KeepFact, open_page: OpenPage, diary: Diary) -> None:
    page = opened(open_page)
    today = NOON.date().isoformat()
    keep(Kind.CHECKIN, {"date": today, "pain": 4, "morning": None, "flare": False})
    page.run()

    assert not page.info
    assert len(page.get(CHART)) == 1
    assert not any(one.proto.alt.startswith("Made up") for one in page.get(CHART))


def test_it_shows_no_moves_to_somebody_who_should_be_seen_first(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.ANSWERS, healthy(flags={"RF02": "yes"}))
    page = opened(open_page)

    assert len(page.get(CHART)) == len(HEADERS) - 1
    assert exercises(page) == []
    assert not page.selectbox
