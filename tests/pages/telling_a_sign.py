"""Somebody fit and well equipped, but for one sign, who takes the whole check."""

from collections.abc import Mapping

from streamlit.testing.v1 import AppTest

from tests.pages.taking_the_check import prefix, press, tell, tick
from tests.signs import LISTS, Sign

FIT: Mapping[str, Mapping[str, object]] = {
    "pain": {
        "pain_week": 2,
        "pain_duration": "over_12_weeks",
        "first_episode": "false",
        "activity_score": 8,
    },
    "day": {"sitting_hours": 9.0, "steps": 6000, "strength_trained": "true"},
    "training": {
        "kit": ["step", "band", "weights", "mat"],
        "minutes": "25",
        "training_days": ["mon", "wed", "fri"],
    },
}
"""What is answered on the screens after the lists, where the sign says nothing else."""


def tell_sign(at: AppTest, sign: Sign, country: str | None = None) -> AppTest:
    """Take the check from its start to what it says to do."""
    if country is not None:
        tell(at, "country", country)
    tell(at, "age", sign.answers.get("age", 42))
    press(at, "check_continue")
    for screen in LISTS:
        _answer_list(at, screen, sign)
        if all(one.key != "check_continue" for one in at.button):
            return at
    for answers in FIT.values():
        _fill_in(at, {key: sign.answers.get(key, value) for key, value in answers.items()})
        press(at, "check_continue")
    return press(at, "check_finish")


def _answer_list(at: AppTest, screen: str, sign: Sign) -> None:
    """Tick what the sign ticks on *screen*, or none of these, and go on."""
    ticked = sign.ticks.get(screen, ())
    for box in ticked:
        tick(at, box)
    for (flag, question), answer in sign.follow_ups.items():
        if flag in ticked:
            tell(at, f"{flag}.{question}", answer)
    if screen == "ready" and "joints" in sign.answers:
        tell(at, "joints", sign.answers["joints"])
    if not ticked:
        at.checkbox(key=f"{prefix(at)}.{screen}.none").check()
    press(at, "check_continue")


def _fill_in(at: AppTest, answers: Mapping[str, object]) -> None:
    """Answer all questions of a screen at one go, as a quick hand does."""
    widgets = {
        one.key: one for kind in (at.number_input, at.radio, at.button_group) for one in kind
    }
    for key, value in answers.items():
        widgets[f"{prefix(at)}.{key}"].set_value(value)
