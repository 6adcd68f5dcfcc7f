"""The check-in of the diary page: what is saved, what is refused, and what is listed."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from backplan.diary.store import StoreReadOnlyError, StoreUnavailableError
from tests.pages.conftest import NOON, KeepFact, OpenPage
from tests.pages.filling_in_the_diary import check_in, facts, field, words

TODAY = NOON.date()


def noted(days_ago: int) -> dict[str, object]:
    """Return a short check-in; its pain says how long ago it was."""
    on = (TODAY - timedelta(days=days_ago)).isoformat()
    return {"date": on, "pain": days_ago, "morning": None, "flare": False}


@pytest.fixture
def blank(open_page: OpenPage) -> AppTest:
    return open_page("diary")


def test_nothing_is_chosen_for_the_visitor_but_the_day(blank: AppTest) -> None:
    assert field(blank, "date").value == TODAY
    assert field(blank, "pain").value is None
    assert field(blank, "morning").value is None
    assert field(blank, "steps").value is None
    assert field(blank, "flare").value is False


def test_a_short_check_in_is_kept_as_it_was_given(blank: AppTest, diary: Diary) -> None:
    check_in(blank, pain=0)
    assert facts(diary, Kind.CHECKIN) == [
        {"date": TODAY.isoformat(), "pain": 0, "morning": None, "flare": False}
    ]


def test_a_full_check_in_is_kept_as_it_was_given(blank: AppTest, diary: Diary) -> None:
    yesterday = TODAY - timedelta(days=1)
    check_in(
        blank,
        date=yesterday,
        pain=4,
        morning="worse",
        flare=True,
        steps=4180,
        sitting_hours=9.5,
        note="  <b>Long</b> drive. ",
    )
    assert facts(diary, Kind.CHECKIN) == [
        {
            "date": yesterday.isoformat(),
            "pain": 4,
            "morning": "worse",
            "flare": True,
            "steps": 4180,
            "sitting_hours": 9.5,
            "note": "<b>Long</b> drive.",
        }
    ]


def test_after_saving_the_words_say_so_and_the_form_is_empty(blank: AppTest) -> None:
    check_in(blank, pain=4, steps=4180)
    assert "Pain 4 out of 10, 4,180 steps." in blank.success[0].value
    assert field(blank, "pain").value is None
    assert field(blank, "steps").value is None
    assert not blank.run().success


def test_a_check_in_without_pain_is_not_kept(blank: AppTest, diary: Diary) -> None:
    check_in(blank, steps=4180)
    assert "Choose a number for your pain" in blank.error[0].value
    assert field(blank, "steps").value == 4180
    assert facts(diary, Kind.CHECKIN) == []


def test_a_second_check_in_of_a_day_says_that_it_takes_the_place_of_the_first(
    blank: AppTest, diary: Diary
) -> None:
    check_in(blank, pain=4)
    assert "noted this day already: Pain 4 out of 10." in blank.run().info[0].value
    check_in(blank, pain=6)
    assert [one["pain"] for one in facts(diary, Kind.CHECKIN)] == [4, 6]
    assert [one["fact"] for one in facts(diary, Kind.WITHDRAWN)] == [diary.facts().facts[0]["id"]]
    assert "Pain 6 out of 10." in words(blank)
    assert "Pain 4 out of 10." not in words(blank)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("steps", 60_001, "Steps: please give a whole number from 0 to 60000"),
        ("sitting_hours", 24.5, "Hours sat: please give a number from 0 to 24"),
        ("sitting_hours", 7.3, "in steps of 0.5"),
    ],
)
def test_a_value_out_of_range_is_refused_and_stays_in_the_form(
    blank: AppTest, diary: Diary, name: str, value: float, allowed: str
) -> None:
    check_in(blank, pain=4, **{name: value})
    assert allowed in blank.error[0].value
    assert field(blank, name).value == value
    assert facts(diary, Kind.CHECKIN) == []


def test_a_note_is_drawn_as_text_and_never_as_markup(blank: AppTest) -> None:
    check_in(blank, pain=4, note="<img src=x> **now**")
    assert [one.value for one in blank.text] == ["<img src=x> **now**"]
    assert not any("<img" in one.value for one in (*blank.markdown, *blank.success))


def test_what_was_typed_waits_while_the_diary_is_away_and_is_saved_once_when_it_is_back(
    blank: AppTest, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreUnavailableError

    with monkeypatch.context() as patch:
        patch.setattr(Diary, "save", fail)
        check_in(blank, pain=4, note="Still here")
        blank.run()
        assert "This is not saved yet" in " ".join(one.value for one in blank.warning)
        assert field(blank, "note").value == "Still here"
        assert facts(diary, Kind.CHECKIN) == []
    blank.run()
    assert "Saved" in blank.success[0].value
    assert [one["note"] for one in facts(diary, Kind.CHECKIN)] == ["Still here"]
    assert field(blank, "note").value in (None, "")


def test_an_entry_that_cannot_be_written_is_said_plainly_and_stays(
    blank: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreReadOnlyError

    with monkeypatch.context() as patch:
        patch.setattr(Diary, "save", fail)
        check_in(blank, pain=4, note="Still here")
    assert "could not be saved" in blank.error[0].value
    assert field(blank, "note").value == "Still here"
    check_in(blank)
    assert "Saved" in blank.success[0].value


def test_an_entry_that_was_saved_before_the_server_was_lost_is_said_to_be_saved_and_not_doubled(
    blank: AppTest, diary: Diary, open_page: OpenPage
) -> None:
    held = str(blank.text_input(key="checkin.entry").value)
    check_in(blank, pain=4, note="By the window")
    after = open_page("diary")
    after.text_input(key="checkin.entry").set_value(held).run()

    assert "was saved before the connection was lost" in after.success[0].value
    assert after.text_input(key="checkin.entry").value != held
    assert len(diary.facts().facts) == 1


def test_a_reload_shows_the_entries_again(blank: AppTest, open_page: OpenPage) -> None:
    check_in(blank, pain=4, note="By the window")
    again = open_page("diary")
    assert "Pain 4 out of 10." in words(again)
    assert "By the window" in words(again)


def test_the_last_entries_are_listed_newest_first(keep: KeepFact, open_page: OpenPage) -> None:
    for back in range(12):
        keep(Kind.CHECKIN, {**noted(back), "pain": min(back, 10)})
    told = [one.value.split("  \n") for one in open_page("diary").markdown]
    listed = [words for _, *rest in told for words in rest]
    assert listed == [f"Pain {back} out of 10." for back in range(5)]


def test_yesterdays_answers_are_one_tap_away_but_for_its_note(
    keep: KeepFact, open_page: OpenPage, diary: Diary
) -> None:
    yesterday = {
        "date": (TODAY - timedelta(days=1)).isoformat(),
        "pain": 4,
        "morning": "worse",
        "flare": True,
        "steps": 4180,
        "sitting_hours": 9.5,
    }
    keep(Kind.CHECKIN, {**yesterday, "note": "Long drive"})
    at = open_page("diary")
    field(at, "note").set_value("Rain")
    assert at.button(key="checkin_same").label == "Same as yesterday"
    at.button(key="checkin_same").click().run()
    check_in(at)
    assert facts(diary, Kind.CHECKIN)[1] == {
        **yesterday,
        "date": TODAY.isoformat(),
        "note": "Rain",
    }


def test_steps_that_a_file_knows_better_are_not_taken_from_yesterday(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.CHECKIN, {**noted(1), "steps": 4180})
    keep(Kind.STEPS, {"source": "phone", "days": {TODAY.isoformat(): 7000}})
    at = open_page("diary")
    at.button(key="checkin_same").click().run()
    assert field(at, "pain").value == 1
    assert field(at, "steps").value is None


@pytest.mark.parametrize(("days_ago", "label"), [(3, "Same as Friday"), (8, None)])
def test_the_last_check_in_of_a_week_is_offered(
    keep: KeepFact, open_page: OpenPage, days_ago: int, label: str | None
) -> None:
    keep(Kind.CHECKIN, noted(days_ago))
    found = [one.label for one in open_page("diary").button if one.key == "checkin_same"]
    assert found == ([label] if label else [])


def test_a_saved_day_can_be_undone(blank: AppTest, diary: Diary) -> None:
    check_in(blank, pain=4, steps=4180)
    check_in(blank, pain=6)
    assert "4,180" not in words(blank)
    blank.button(key="undo").click().run()
    assert "Undone" in blank.success[0].value
    assert "Pain 4 out of 10, 4,180 steps." in words(blank)
    assert len(facts(diary, Kind.CHECKIN)) == 2


def test_a_day_that_is_noted_is_changed_from_what_it_says(blank: AppTest, diary: Diary) -> None:
    check_in(blank, pain=4, note="By the window")
    blank.run().button(key="checkin_change").click().run()
    assert field(blank, "note").value == "By the window"
    field(blank, "pain").set_value(5)
    blank.button(key="correction_save").click().run()
    assert facts(diary, Kind.CHECKIN)[1]["note"] == "By the window"


def test_what_is_wrong_is_said_below_the_field_and_by_the_button(blank: AppTest) -> None:
    check_in(blank, pain=4, steps=60_001)
    order = [str(getattr(one, "key", None) or one.type).rpartition(".")[2] for one in blank.main]
    below, by_the_button = (at for at, one in enumerate(order) if one == "error")
    assert order.index("steps") < below < order.index("sitting_hours")
    assert by_the_button > order.index("checkin_save")
    assert "still here" in blank.error[1].value
