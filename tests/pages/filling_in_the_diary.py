"""A visitor who fills in the forms of the diary, without a browser."""

from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.core.programme import Session
from backplan.diary.diary import Diary
from tests.core.people import programme

MONDAY = programme().sessions[0]


def field(at: AppTest, name: str) -> Any:
    """Return the widget of the form that is called *name*, whichever entry it belongs to."""
    widgets = [one for one in at.main if getattr(one, "key", None) and "." in one.key]
    return next(one for one in widgets if one.key.partition(".")[2] == name)


def words(at: AppTest) -> str:
    """Return everything that the page sends to the browser, folded or not."""
    return "\n".join(str(one.proto) for one in at.main if hasattr(one, "proto"))


def facts(diary: Diary, kind: Kind) -> list[Any]:
    """Return the data of the diary's facts of one kind, oldest first."""
    return [one["data"] for one in diary.facts().facts if one["kind"] == kind]


def check_in(at: AppTest, **values: object) -> AppTest:
    """Fill in the check-in and save it."""
    for name, value in values.items():
        field(at, name).set_value(value)
    return at.button(key="checkin_save").click().run()


def start_session(at: AppTest) -> AppTest:
    """Open the form with today's session and answer what is asked about the whole of it."""
    at.button_group(key="diary_part").set_value("session").run()
    for name, value in (("pain_before", 3), ("effort", "2-3"), ("pain_during", 4)):
        field(at, name).set_value(value)
    field(at, "pain_after").set_value(2)
    return at


def tick(at: AppTest, session: Session = MONDAY) -> None:
    for item in session.items:
        field(at, f"mon.{item.exercise.id}.done").check()


def save_session(at: AppTest) -> AppTest:
    return at.button(key="session_save").click().run()


def open_history(at: AppTest) -> AppTest:
    """Open the list of all entries from the diary's forms."""
    return at.button(key="diary_all").click().run()


def done_with(on: date) -> dict[str, Any]:
    """Return the data of a session with one exercise."""
    items = [
        {
            "exercise": "SQ2",
            "sets": [{"reps": 8}, {"reps": 8}],
            "effort_left": "2-3",
            "pain_during": 3,
        }
    ]
    return {
        "date": on.isoformat(),
        "pain_before": 3,
        "pain_after": 2,
        "stopped": False,
        "items": items,
    }
