"""The front page: the drawing for a newcomer, and for a visitor who is back today at a glance."""

import re
from datetime import timedelta

from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.web.hero import LAPTOP, PAUSE_S, UP_S, hero_svg
from tests.conftest import healthy
from tests.pages.conftest import NOON, KeepFact, OpenPage

READING_S = 5
"""What moves by itself for longer has to be held still by a button (WCAG 2.2.2)."""


def week(at: AppTest) -> list[str]:
    """Return what the marks of the days mean."""
    return re.findall(r'aria-label="([^"]+)"', " ".join(one.body for one in at.get("html")))


def filled(at: AppTest) -> list[str]:
    """Return the buttons that stand out."""
    return [one.key for one in at.button if one.proto.type == "primary"]


def begin(keep: KeepFact) -> None:
    keep(Kind.ANSWERS, healthy(country="GB"), NOON - timedelta(hours=1))


def test_the_drawing_moves_once_and_stops_before_it_would_need_a_button() -> None:
    drawn = hero_svg()

    (lasts,) = re.findall(r"animation-duration:([\d.]+)s", drawn)
    assert float(lasts) == UP_S + PAUSE_S / 2 < READING_S
    assert "animation-direction" not in drawn
    assert drawn.endswith(f"{LAPTOP}</svg>")
    assert 'role="img" aria-label="Somebody gets up from a desk and stretches' in drawn


def test_the_week_tells_what_is_planned_and_what_is_done(
    keep: KeepFact, open_page: OpenPage
) -> None:
    begin(keep)
    assert week(open_page("home"))[:3] == [
        "Monday, today: session",
        "Tuesday: no session",
        "Wednesday: session",
    ]
    said = {"date": str(NOON.date()), "pain_before": 3, "pain_after": 3, "stopped": False}
    keep(Kind.SESSION, {**said, "items": []})

    assert week(open_page("home"))[0] == "Monday, today: session done"


def test_one_button_stands_out_and_it_is_what_comes_next(
    keep: KeepFact, open_page: OpenPage
) -> None:
    assert filled(open_page("home")) == ["home_start"]
    begin(keep)
    assert filled(open_page("home")) == ["home_session"]
    said = {"date": str(NOON.date()), "pain_before": 3, "pain_after": 3, "stopped": False}
    keep(Kind.SESSION, {**said, "items": []})
    assert filled(open_page("home")) == ["home_diary"]
    keep(Kind.CHECKIN, {"date": str(NOON.date()), "pain": 3, "morning": "usual", "flare": False})

    assert filled(open_page("home")) == []
