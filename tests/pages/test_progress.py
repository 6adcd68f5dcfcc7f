"""The progress page: each chart with a sentence and a table, or a friendly way in."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.core.series import read_series
from backplan.diary.diary import Diary
from backplan.web import progress_charts
from backplan.web.progress_pages import EMPTY, STAGES
from backplan.web.states import STATES
from tests.conftest import healthy
from tests.pages.conftest import NOON, KeepFact, OpenPage
from tests.pages.shown import exercises

CHART = "vega_lite_chart"
HEADERS = ["Pain", "Steps", "Sitting and breaks", "Strength", "Sessions", "Pain beside training"]


def ago(days: int) -> str:
    return (NOON.date() - timedelta(days=days)).isoformat()


@pytest.fixture
def logged(keep: KeepFact) -> None:
    """Fill two weeks: pain of 4 every day, 7,000 steps on half of them, two sessions."""
    keep(Kind.ANSWERS, healthy(), at=NOON - timedelta(days=14))
    for back in range(14):
        steps = {"steps": 7000} if back % 2 else {}
        day = {"date": ago(back), "pain": 4, "morning": None, "flare": False, **steps}
        keep(Kind.CHECKIN, day)
    for back, moves in ((3, ["SQ2", "CL1"]), (0, ["SQ2"])):
        items = [
            {"exercise": one, "sets": [{"reps": 8}], "effort_left": "2-3", "pain_during": 3}
            for one in moves
        ]
        day = {"date": ago(back), "pain_before": 3, "pain_after": 3, "stopped": False}
        keep(Kind.SESSION, {**day, "items": items})


def said(at: AppTest) -> list[str]:
    return [one.value for one in at.markdown if STAGES not in one.value]


def test_without_an_entry_there_is_no_chart_but_a_way_to_begin(open_page: OpenPage) -> None:
    page = open_page("progress")
    assert not page.get(CHART)
    page.button(key="progress_check").click().run()
    assert page.title[0].value == "About you"


def test_with_a_plan_and_no_entry_the_way_leads_to_the_diary(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.ANSWERS, healthy())
    page = open_page("progress")
    assert not page.get(CHART)
    page.button(key="progress_diary").click().run()
    assert page.title[0].value == "Diary"


def test_each_chart_has_a_sentence_and_a_table_of_its_own(
    logged: None, open_page: OpenPage
) -> None:
    page = open_page("progress")
    assert [one.value for one in page.header] == HEADERS
    assert len(page.get(CHART)) == len(page.expander) == 5
    assert said(page)[:5] == [
        "Over the last seven days your pain was 4.0 out of 10 on average. At first it was 3.0. "
        "Your pain is about the same as at first. That is normal in the first weeks: days differ a "
        "lot, and strength takes time.",
        "You met your goal on 7 of the 7 days you noted, with 7,000 steps on average. Days without "
        "a count are left blank. A phone that lies on a table counts nothing.",
        ":material/hourglass_empty: Nothing here yet. You will see how long you sit, and your "
        "breaks.",
        "You were at stage 2 at the start and at the end of 2 sessions. A harder stage shows that "
        "you can do more of this move. It can't show that your pain changed because of it.",
        "You did 1 of 6 planned sessions in 2 weeks that are over. A week with fewer is nothing to "
        "make up for. It can't say how hard you tried. Just go on with the next one.",
    ]


def test_every_chart_can_be_read_out(logged: None, open_page: OpenPage) -> None:
    charts = open_page("progress").get(CHART)
    assert charts
    assert all(one.proto.alt for one in charts)
    assert not any(one.proto.alt.startswith("Made up") for one in charts)


def test_a_table_is_built_only_once_it_is_opened(logged: None, open_page: OpenPage) -> None:
    page = open_page("progress")
    assert not page.table
    page.session_state["pain_table"] = True
    page.run()
    assert not page.exception
    assert len(page.table) == 1
    assert list(page.table[0].value["Pain"]) == ["4"] * 14


def test_a_shorter_look_back_leaves_older_days_out(keep: KeepFact, open_page: OpenPage) -> None:
    keep(Kind.CHECKIN, {"date": ago(40), "pain": 4, "morning": None, "flare": False})
    page = open_page("progress")
    assert len(page.get(CHART)) == 1
    page.button_group(key="progress_look_back").set_value("4_weeks").run()
    assert not page.get(CHART)
    assert said(page)[0] == "Nothing in these days. Look further back."


def test_another_ladder_can_be_looked_at(logged: None, open_page: OpenPage) -> None:
    page = open_page("progress")
    picker = page.selectbox(key="progress_ladder")
    assert picker.options == ["Squat", "Clamshell"]
    page = picker.select("CL").run()
    assert not page.exception
    assert said(page)[3].startswith("You did these moves in 1 session, which is too few")


def test_a_part_without_entries_says_where_they_come_from(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.CHECKIN, {"date": ago(9), "pain": 4, "morning": None, "flare": False})
    page = open_page("progress")
    assert len(page.get(CHART)) == 1
    assert said(page)[0].startswith("You have not noted your pain in the last seven days.")
    assert said(page)[1].endswith("Nothing here yet. You will see your steps beside your goal.")
    assert said(page)[4].endswith("Nothing here yet. You will see your sessions beside your plan.")
    ways = [(one.proto.page, one.proto.label) for one in page.get("page_link")]
    assert ways == [("diary", EMPTY[one][1]) for one in ("steps", "sitting", "sessions", "both")]


def test_stages_are_explained_where_they_are_first_met(logged: None, open_page: OpenPage) -> None:
    assert f":small[{STAGES}]" in [one.value for one in open_page("progress").markdown]


def test_a_locked_visitor_still_sees_how_it_went_but_no_moves(
    logged: None, keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.FLAGS, {"asked": ["RF02"], "flags": {"RF02": "yes"}})
    page = open_page("progress")
    assert len(page.get(CHART)) == 4
    assert said(page)[1].startswith("You noted your steps on 7 days, 7,000 on average.")
    assert said(page)[3] == "Your moves are shown while you have a plan."
    assert exercises(page) == []
    assert not page.selectbox


def test_a_rerun_draws_what_was_made_and_a_new_entry_makes_it_anew(
    logged: None, keep: KeepFact, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    monkeypatch.setattr(
        progress_charts, "read_series", lambda *given: made.append(1) or read_series(*given)
    )
    page = open_page("progress")
    page.run()
    assert len(made) == 1
    keep(Kind.CHECKIN, {"date": ago(0), "pain": 9, "morning": None, "flare": False})
    page.run()
    assert len(made) == 2
    assert "to 9 out of 10" in page.get(CHART)[0].proto.alt


def test_leaving_forgets_the_charts(
    logged: None, open_page: OpenPage, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    monkeypatch.setattr(
        progress_charts, "read_series", lambda *given: made.append(1) or read_series(*given)
    )
    page = open_page("progress")
    STATES.forget(diary.id)
    page.run()
    assert len(made) == 2
