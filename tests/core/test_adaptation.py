from hypothesis import given
from hypothesis import strategies as st

from backplan.core.adaptation import adapt
from backplan.core.history import read_history
from backplan.core.progress import measure_progress
from tests.core.people import RULES, TODAY, answers_fact, checkin_fact, programme, session_fact


@given(
    minutes=st.sampled_from([5, 12, 25]),
    pains=st.lists(st.integers(0, 10), max_size=2),
    trained=st.booleans(),
)
def test_in_this_release_a_week_repeats_the_one_before(
    minutes: int, pains: list[int], *, trained: bool
) -> None:
    plan = programme(minutes=minutes)
    facts = [
        answers_fact("a", 1),
        *(checkin_fact(f"c{at}", 1, pain) for at, pain in enumerate(pains)),
    ]
    facts += [session_fact("s", 2)] if trained else []
    progress = measure_progress(read_history(facts, RULES), plan, today=TODAY)
    found = adapt(plan, progress)

    assert found.programme is plan
    assert found.changes == ()
