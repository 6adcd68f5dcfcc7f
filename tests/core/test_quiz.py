import pytest
from hypothesis import given
from hypothesis import strategies as st

from backplan.core.answers import OPTIONAL, REQUIRED, parse_answers
from backplan.core.quiz import join_answers, next_screen
from tests.conftest import healthy
from tests.core.people import RULES

QUIZ = RULES.quiz
IDS = [screen.id for screen in QUIZ.screens]


def taken() -> dict[str, dict[str, object]]:
    """Return what each screen gives where nothing is wrong."""
    raw = healthy(country="GB", activity_name=None, steps_guess=None)
    given: dict[str, dict[str, object]] = {}
    for screen in QUIZ.screens:
        given[screen.id] = {key: raw[key] for key in screen.keys}
        if screen.flags:
            given[screen.id] |= {"flags": {}, "flags_asked": list(screen.flags)}
        if screen.readiness:
            given[screen.id] |= {"readiness": []}
    return given


@pytest.mark.parametrize("done", range(len(IDS)))
def test_the_next_screen_is_the_first_without_an_answer(done: int) -> None:
    screen = next_screen(QUIZ, IDS[:done])

    assert screen is not None
    assert screen.id == IDS[done]


def test_a_screen_left_open_comes_back_before_those_after_it() -> None:
    screen = next_screen(QUIZ, [one for one in IDS if one != "pain"])

    assert screen is not None
    assert screen.id == "pain"


def test_once_all_are_answered_there_is_no_next_screen() -> None:
    assert next_screen(QUIZ, IDS) is None


def test_all_screens_together_make_whole_answers() -> None:
    answers = parse_answers(join_answers(QUIZ, taken()), RULES)

    assert answers.age == 40
    assert answers.flags_asked == {one for screen in QUIZ.screens for one in screen.flags}


def test_every_required_key_is_asked_on_some_screen() -> None:
    parts = {"flags", "flags_asked", "flag_details", "readiness"}
    asked = {key for screen in QUIZ.screens for key in screen.keys}

    assert set(REQUIRED) - parts <= asked
    assert asked <= {*REQUIRED, *OPTIONAL}


def test_flags_details_and_items_of_all_screens_are_put_together() -> None:
    joined = join_answers(
        QUIZ,
        {
            "urgent": {
                "flags": {"RF07": "yes"},
                "flag_details": {"RF07": {"sudden": True}},
                "flags_asked": ["RF07"],
            },
            "history": {"flags": {"RF31": "unsure"}, "flags_asked": ("RF31",)},
            "ready": {"readiness": ["ER01"], "joints": ["hip"]},
        },
    )

    assert joined == {
        "flags": {"RF07": "yes", "RF31": "unsure"},
        "flag_details": {"RF07": {"sudden": True}},
        "flags_asked": ["RF07", "RF31"],
        "readiness": ["ER01"],
        "joints": ["hip"],
    }


def test_joining_leaves_what_was_given_as_it_is() -> None:
    given = taken()
    first = join_answers(QUIZ, given)

    assert join_answers(QUIZ, given) == first
    assert given == taken()


@given(order=st.permutations(IDS))
def test_the_order_of_answering_changes_nothing(order: list[str]) -> None:
    given = taken()

    assert join_answers(QUIZ, {key: given[key] for key in order}) == join_answers(QUIZ, given)


def test_a_value_of_the_wrong_form_is_passed_on_to_be_refused() -> None:
    assert join_answers(QUIZ, {"urgent": {"flags": "yes"}})["flags"] == "yes"
