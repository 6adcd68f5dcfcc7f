"""A visitor who takes the check through the widgets of the page, without a browser."""

from collections.abc import Iterable

from streamlit.testing.v1 import AppTest

from backplan.web.check import DRAFT

SCREENS = ("emergency", "urgent", "history", "ready")
HEALTHY_PAIN = {
    "pain_week": 3,
    "pain_duration": "over_12_weeks",
    "first_episode": "false",
    "activity_score": 6,
}


def prefix(at: AppTest) -> str:
    """Return what the keys of this check's widgets start with."""
    return f"check-{at.session_state[DRAFT].id}"


def press(at: AppTest, key: str) -> AppTest:
    """Press the button *key*."""
    return at.button(key=key).click().run()


def tell(at: AppTest, key: str, value: object) -> None:
    """Answer the question *key*, whatever kind of widget asks it."""
    name = f"{prefix(at)}.{key}"
    kinds = (at.number_input, at.radio, at.button_group, at.text_input, at.selectbox)
    widget = next(one for kind in kinds for one in kind if one.key == name)
    widget.set_value(value)
    at.run()


def tick(at: AppTest, *keys: str) -> None:
    """Tick boxes."""
    for key in keys:
        at.checkbox(key=f"{prefix(at)}.{key}").check()
    at.run()


def tell_about(at: AppTest, age: int = 42) -> AppTest:
    """Answer the first screen and go on."""
    tell(at, "age", age)
    return press(at, "check_continue")


def answer_list(at: AppTest, screen: str, ticked: Iterable[str] = ()) -> AppTest:
    """Tick *ticked*, or none of these, and go on."""
    tick(at, *(tuple(ticked) or (f"{screen}.none",)))
    return press(at, "check_continue")


def answer_the_rest(
    at: AppTest, *, days: tuple[str, ...] = ("mon", "wed", "fri"), **pain: object
) -> AppTest:
    """Answer the screens after the lists, and finish."""
    for key, value in {**HEALTHY_PAIN, **pain}.items():
        tell(at, key, value)
    press(at, "check_continue")
    for key, value in {"sitting_hours": 9.0, "steps": 3200, "strength_trained": "false"}.items():
        tell(at, key, value)
    press(at, "check_continue")
    tell(at, "minutes", "25")
    tell(at, "training_days", list(days))
    return press(at, "check_continue")


def take_healthy_check(at: AppTest, *, age: int = 42, **pain: object) -> AppTest:
    """Take the whole check with no red flag."""
    tell_about(at, age)
    for screen in SCREENS:
        answer_list(at, screen)
    answer_the_rest(at, **pain)
    return press(at, "check_finish")
