"""The whole way through the core, once: the six steps for Ana."""

from datetime import date

from backplan.content import load_rulebook
from backplan.core.adaptation import adapt
from backplan.core.answers import parse_answers
from backplan.core.assessment import assess
from backplan.core.facts import parse_fact
from backplan.core.history import read_history
from backplan.core.programme import Programme, build_programme
from backplan.core.progress import measure_progress
from backplan.core.sessions import parse_session


def test_the_six_steps_for_ana(ana: dict[str, object]) -> None:
    rulebook, monday = load_rulebook(), date(2026, 11, 2)

    answers = parse_answers(ana, rulebook)  # 1
    assessment = assess(answers, rulebook, today=monday)  # 2
    programme = build_programme(answers, assessment, rulebook)  # 3
    assert isinstance(programme, Programme)
    squat = programme.sessions[0].items[0]
    sets = [{"reps": squat.reps[0]}] * squat.sets
    item = {"exercise": squat.exercise.id, "sets": sets, "effort_left": "2-3", "pain_during": 3}
    done = {
        "date": "2026-11-02",
        "pain_before": 3,
        "pain_after": 2,
        "stopped": False,
        "items": [item],
    }
    session = parse_session(done, rulebook.catalogue.exercises)  # 4
    noon = "2026-11-02T12:00:00+00:00"
    facts = [
        parse_fact({"id": "1", "kind": "answers", "at": noon, "data": ana}),
        parse_fact({"id": "2", "kind": "session", "at": noon, "data": done}),
    ]
    history = read_history(facts, rulebook)
    progress = measure_progress(history, programme, today=monday)  # 5
    level = assessment.start_level
    assert level is not None
    adapted = adapt(history, answers, rulebook, began=monday, level=level, today=monday)  # 6

    assert assessment.triage.level == "ok"
    assert [(one.day, len(one.items)) for one in programme.sessions] == [
        ("mon", 7),
        ("wed", 7),
        ("fri", 7),
    ]
    assert session.items[0].exercise == "SQ3"
    assert progress.sessions_done == 1
    assert (adapted.programme, adapted.changes) == (programme, ())
