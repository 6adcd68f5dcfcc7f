"""A week of a plan, and what a visitor sees and says when looking back on it."""

import re
from datetime import date, timedelta
from typing import Any

from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from tests.conftest import healthy
from tests.core.people import RULES
from tests.pages.conftest import NOON, KeepFact

TODAY = NOON.date()
SCREENED = {"asked": list(RULES.triage.T8.flags), "flags": {}}


def day(keep: KeepFact, days_ago: int, pain: int = 3, **more: object) -> None:
    on = NOON - timedelta(days=days_ago)
    said = {"date": str(on.date()), "pain": pain, "morning": "usual", "flare": False, **more}
    keep(Kind.CHECKIN, said, on)


def session(keep: KeepFact, days_ago: int) -> None:
    on = NOON - timedelta(days=days_ago)
    said = {"date": str(on.date()), "pain_before": 3, "pain_after": 3, "stopped": False}
    keep(Kind.SESSION, {**said, "items": []}, on)


def begin(keep: KeepFact, days_ago: int, **answers: object) -> None:
    keep(Kind.ANSWERS, healthy(country="GB", **answers), NOON - timedelta(days=days_ago))


def review(keep: KeepFact, days_ago: int, week_of: date, **said: object) -> None:
    data = {"week_of": str(week_of), "activity_score": 6, **said}
    keep(Kind.REVIEW, data, NOON - timedelta(days=days_ago))


def field(at: AppTest, name: str) -> Any:
    widgets = [one for one in at.main if getattr(one, "key", None) and "." in one.key]
    return next(one for one in widgets if one.key.startswith("review-") and one.key.endswith(name))


def save(at: AppTest, **values: object) -> AppTest:
    for name, value in values.items():
        field(at, f".{name}").set_value(value)
    return at.button(key="review_save").click().run()


def told(at: AppTest) -> str:
    shown = (*at.markdown, *at.info, *at.success, *at.warning, *at.text)
    at_a_glance = re.sub(r"<[^>]+>", " ", " ".join(one.body for one in at.get("html")))
    return "\n".join([*(str(one.value) for one in shown), " ".join(at_a_glance.split())])


def reviews(diary: Diary) -> list[Any]:
    return [one["data"] for one in diary.facts().facts if one["kind"] == Kind.REVIEW]


def fill_a_week(keep: KeepFact) -> None:
    """Fill the first week of a plan: pain of 3 on each day, steps on two, three sessions."""
    begin(keep, 7, activity_name="tying my **shoes** <img src=x>")
    for days_ago in range(7, 0, -1):
        day(keep, days_ago, **({"steps": 7000} if days_ago < 3 else {}))
    for days_ago in (7, 5, 3):
        session(keep, days_ago)
    keep(Kind.FLAGS, SCREENED)
