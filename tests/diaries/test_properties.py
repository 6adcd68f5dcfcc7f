"""What holds of every diary, whatever happens in it."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from backplan.core.change import Change
from backplan.core.facts import Fact, parse_fact
from backplan.core.fold import State, fold
from backplan.core.programme import Item, Programme
from backplan.core.replay import state_as_json
from backplan.core.safety_rules import StartLevel
from tests.content.schemas import schema
from tests.diaries.telling import MONDAY, RULES, Told, lived

STEPS = ["", ", steps 2000", ", steps 6000", ", steps 12000"]
MORNINGS = ["", ", morning usual", ", morning usual", ", morning better", ", morning worse"]
TRAINED = ["trains well", "trains well", "trains well", "trains", "trains hard"]
HURTS = ["", "", "", ", SQ hurts 6", ", SQ hurts 9, CL hurts 9, PL hurts 9", ", DL hurts 5"]
RARELY = [
    *["review", "review, tired", "review, breaks few", "review, activity 3", "review, worry 9"],
    *["swaps SQ3 for SQ2", "swaps SU3 for LU2", "swaps SQ1 for LU6", "wants 9000 steps"],
    *["flags RF33", "flags RF31", "cleared", "answers, pain_week 4"],
]
ANSWERS = [
    *[{}, {"pain_week": 4}, {"pain_week": 6}, {"minutes": 5}, {"minutes": 12}, {"kit": []}],
    *[{"joints": ["knee"]}, {"readiness": ["ER10"]}, {"readiness": ["ER05a"]}],
    {"pain_week": 2, "strength_trained": True},
    {"pain_week": 5, "pain_duration": "under_6_weeks", "training_days": ["mon", "thu"]},
]


@st.composite
def days(draw: st.DrawFn) -> list[str]:
    """Draw what happens on one day; most days are calm, or pain would stop every plan."""
    said = []
    if draw(st.integers(0, 9)) < 8:
        pain = draw(st.sampled_from([2, 3, 3, 3, 3, 4, 4, 6, 8]))
        flare = ", flare" if draw(st.integers(0, 30)) == 0 else ""
        said.append(
            f"pain {pain}{draw(st.sampled_from(MORNINGS))}{flare}" + draw(st.sampled_from(STEPS))
        )
    if draw(st.integers(0, 6)) < 3:
        said.append(draw(st.sampled_from(TRAINED)) + draw(st.sampled_from(HURTS)))
    if draw(st.integers(0, 12)) == 0:
        said.append(draw(st.sampled_from(RARELY)))
    return said


@st.composite
def well_lived(draw: st.DrawFn) -> Told:
    """Draw a diary of some weeks, some of them calm throughout so that plans get on."""
    calm = [
        ["pain 3, morning usual, steps 6000", *(["trains well"] if day % 7 in {0, 2, 4} else [])]
        for day in range(draw(st.sampled_from([0, 0, 14, 28])))
    ]
    wild = draw(st.lists(days(), min_size=1, max_size=30))
    first = draw(st.booleans())
    return lived([*calm, *wild] if first else [*wild, *calm], draw(st.sampled_from(ANSWERS)))


few = settings(max_examples=20)


def end(diary: Told) -> int:
    return max((one.on - diary.start).days for one in diary.facts)


def changes(state: State) -> tuple[Change, ...]:
    return () if state.adaptation is None else state.adaptation.changes


def week(change: Change, state: State) -> int:
    assert state.history.answered_on is not None
    return (change.on - state.history.answered_on).days // 7


def rung(value: object) -> int:
    assert isinstance(value, Item)
    return value.exercise.rung


def goes_up(change: Change) -> bool:
    """Return whether a change of an exercise makes it harder."""
    before, after = change.before, change.after
    assert isinstance(before, Item)
    assert isinstance(after, Item)
    return (after.exercise.rung, after.sets, amount(after)) > (
        before.exercise.rung,
        before.sets,
        amount(before),
    )


def amount(item: Item) -> int:
    return (item.reps or item.hold_s or item.minutes or (0, 0))[1]


@few
@given(diary=well_lived())
def test_every_result_fits_the_schema_and_a_second_fold_is_the_same(diary: Told) -> None:
    day = end(diary)
    first = state_as_json(diary.state(day), RULES)
    again = state_as_json(fold(reversed(diary.facts), RULES, today=diary.day(day)), RULES)

    schema("replay").validate(first)
    assert first == again


@few
@given(diary=well_lived(), weeks=st.integers(-60, 60))
def test_shifting_all_dates_by_whole_weeks_shifts_only_dates(diary: Told, weeks: int) -> None:
    by = timedelta(weeks=weeks)
    day = end(diary)
    moved = [moved_fact(one, by) for one in diary.facts]
    first = state_as_json(diary.state(day), RULES)
    later = state_as_json(fold(moved, RULES, today=diary.day(day) + by), RULES)

    assert without_dates(first) == without_dates(later)


def moved_fact(fact: Fact, by: timedelta) -> Fact:
    data = dict(fact.data)
    for key in ("date", "on", "week_of", "cleared_on"):
        if data.get(key):
            then = MONDAY.fromisoformat(str(data[key])) + by
            data[key] = then.isoformat()
    return parse_fact({**fact.as_json(), "at": (fact.at + by).isoformat(), "data": data})


def without_dates(value: object) -> object:
    if isinstance(value, dict):
        return {key: without_dates(one) for key, one in value.items() if key != "on"}
    if isinstance(value, list):
        return [without_dates(one) for one in value]
    return value


@few
@given(diary=well_lived())
def test_at_most_one_change_an_exercise_and_two_rungs_up_or_down_a_week(diary: Told) -> None:
    state = diary.state(end(diary))
    found = [one for one in changes(state) if one.exercise is not None]
    weekly = Counter((week(one, state), one.exercise[:2]) for one in found if one.exercise)
    # What a limit newly leaves out gives way at once: no limit a week may keep it there.
    rungs = Counter(
        week(one, state)
        for one in found
        if rung(one.before) != rung(one.after) and one.rule != "easier"
    )

    assert max(weekly.values(), default=0) <= 1
    assert max(rungs.values(), default=0) <= 2


@few
@given(diary=well_lived())
def test_nothing_goes_up_in_pain_after_a_flare_in_a_gap_or_on_hold(diary: Told) -> None:
    state = diary.state(end(diary))
    ups = [one for one in changes(state) if one.exercise is not None and goes_up(one)]
    for up in ups:
        assert up.rule == "P1"
        then = diary.state((up.on - diary.start).days)
        recent = [one for one in then.history.checkins if 0 <= (up.on - one.on).days < 7]
        assert not any(one.flare for one in recent)
        assert recent
        pains = [one.pain for one in recent]
        if rung(up.before) != rung(up.after) and len(pains) == 7:
            assert sum(pains) / 7 < 5.5
        sessions = [one for one in then.history.sessions if one.on <= up.on]
        with_it = [item for one in sessions for item in one.items if item.exercise == up.exercise]
        assert all(item.pain_during <= 7 for item in with_it[-2:])
        assert not then.locked


@few
@given(diary=well_lived())
def test_no_dose_is_above_its_band_and_nothing_left_out_appears(diary: Told) -> None:
    for day in range(0, end(diary) + 1, 3):
        state = diary.state(day)
        for item in items(state.programme):
            plan = RULES.routine.levels[level_of(item, state)]
            band = plan.band
            most = (band.hold_sets if item.hold_s else band.sets)[1]
            assert item.sets <= most
            if item.reps is not None:
                assert item.reps[1] <= band.ladder_reps.get(item.ladder, band.reps)[1]
            if item.hold_s is not None:
                assert item.hold_s[1] <= band.hold_s[1]
            limits = {one.tag for one in item.exercise.limits if one.for_weeks is None}
            capped = {one.tag for one in item.exercise.limits if one.max_hold_s}
            assert not (limits - capped - {None}) & state.triage.tags


def items(programme: Programme | None) -> list[Item]:
    return [one for day in (programme.sessions if programme else ()) for one in day.items]


def level_of(item: Item, state: State) -> StartLevel:
    assert state.programme is not None
    return StartLevel.SETTLE if item.ladder == "ST" else state.programme.level


@few
@given(diary=well_lived(), which=st.integers(0, 10_000))
def test_a_withdrawn_entry_leaves_no_trace(diary: Told, which: int) -> None:
    day = end(diary)
    gone = diary.facts[which % len(diary.facts)]
    without = [one for one in diary.facts if one is not gone]
    data = {"fact": gone.id}
    late = {"id": "w", "kind": "withdrawn", "at": f"{diary.day(day)}T23:00:00+00:00", "data": data}
    withdrawn = fold([*diary.facts, parse_fact(late)], RULES, today=diary.day(day))

    assert withdrawn == fold(without, RULES, today=diary.day(day))


@few
@given(diary=well_lived(), back=st.integers(0, 40))
def test_what_was_decided_does_not_change_with_later_days(diary: Told, back: int) -> None:
    last = end(diary)
    day = max(last - back, 0)
    earlier, later = diary.state(day), diary.state(last)
    if earlier.history.answers_fact != later.history.answers_fact:
        return  # Newer answers begin a new plan.

    before = [one for one in changes(later) if one.on <= diary.day(day)]
    assert before == list(changes(earlier))
    assert [one for one in later.escalations if one.on <= diary.day(day)] == list(
        earlier.escalations
    )


@few
@given(diary=well_lived())
def test_every_change_and_escalation_names_facts_that_are_there(diary: Told) -> None:
    state = diary.state(end(diary))
    known = {one.id for one in diary.facts}

    for one in (*changes(state), *state.escalations):
        assert set(one.facts) <= known
    assert replace(state) == state
