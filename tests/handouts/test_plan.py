"""The plan on paper: every exercise once, a box for every session, and nothing without a plan."""

import io
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from backplan.handouts.material import Material, NoPlanError
from backplan.handouts.plan import items, plan
from backplan.handouts.plan_page import plan_page
from backplan.handouts.plan_pdf import plan_pdf
from tests.handouts.conftest import FIRST_DAY, answers_on, material_of


def test_boxes_are_there_for_the_sessions_of_four_weeks_alone() -> None:
    wednesday = FIRST_DAY + timedelta(days=2)

    found = plan(material_of(answers_on(), on=wednesday))

    assert found.dates == "25 March 2026 to 21 April 2026"
    assert found.weeks == ("23 Mar", "30 Mar", "6 Apr", "13 Apr", "20 Apr")
    assert [(one.day, one.boxes) for one in found.rows] == [
        ("Monday", (False, True, True, True, True)),
        ("Wednesday", (True, True, True, True, False)),
        ("Friday", (True, True, True, True, False)),
    ]


def test_rows_name_the_exercises_by_their_numbers() -> None:
    # Twelve minutes at this level: two halves that take turns.
    material = material_of(answers_on(minutes=12))
    sessions = material.programme().sessions

    found = plan(material)

    names = {str(number): one.name for number, one in enumerate(found.moves, start=1)}
    assert [[names[one] for one in row.exercises.split(", ")] for row in found.rows] == [
        [item.exercise.name for item in session.items] for session in sessions
    ]
    assert "Every session" not in {one.days for one in found.moves}


def test_who_to_call_is_said_for_their_country() -> None:
    assert plan(material_of(answers_on(country="GB"))).call.endswith("call 999 or 112.")


def test_what_a_bad_knee_changes_is_on_the_paper() -> None:
    page = plan_page(plan(material_of(answers_on(joints=["knee"])))).decode()

    assert "<strong>For you:</strong>" in page


def test_the_pdf_has_every_exercise_with_a_drawing_that_is_described(plain: Material) -> None:
    found = plan(plain)
    raw = plan_pdf(found, on=FIRST_DAY)
    reader = PdfReader(io.BytesIO(raw))
    text = " ".join(" ".join(one.extract_text() for one in reader.pages).split())

    assert len(found.moves) == len(items(plain.programme())) == 7
    assert [one.name for one in found.moves if one.name not in text] == []
    assert all(one.drawing and one.drawing_words for one in found.moves)
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert text.count("□") == sum(sum(one.boxes) for one in found.rows) == 12
    assert 2 <= len(reader.pages) <= 4
    assert len(raw) < 200_000


def test_the_page_asks_nothing_and_runs_nothing(plain: Material) -> None:
    page = plan_page(plan(plain)).decode()

    assert "default-src 'none'" in page
    assert "script-src 'none'" in page
    assert page.count("<section") == 7
    assert "<script" not in page


def test_a_red_flag_leaves_no_plan_to_print() -> None:
    with pytest.raises(NoPlanError, match="emergency_now"):
        plan(material_of(answers_on(flags={"RF21": "yes"})))


def test_the_days_end_with_the_word_of_a_clinician() -> None:
    found = material_of(answers_on(readiness=["ER01"], cleared_on="2026-03-13"))

    assert found.last_day() == date(2026, 4, 12)
    assert plan(found).dates.endswith("12 April 2026")
