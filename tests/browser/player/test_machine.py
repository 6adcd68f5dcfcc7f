"""The way through a session: what comes next, from what was tapped and from the time."""

import pytest
from playwright.sync_api import Page

from tests.browser.player.modules import HARD, HOLD, ITEM, SIDES


def test_a_session_goes_from_ready_to_work_rest_the_next_set_and_the_next_exercise(
    modules: Page,
) -> None:
    places = modules.evaluate(
        """plan => {
          const seen = [];
          let run = fresh(...plan);
          const see = () => seen.at(-1) !== place(run) && seen.push(place(run));
          see();
          run = start(run, 0);
          for (let now = 0; now < 200000; now += 200) { run = advance(run, now); see(); }
          run = rate(run, 0, { effort: '2-3', pain: 2 }, 200000);
          see();
          return seen;
        }""",
        [ITEM, HOLD],
    )

    assert places == [
        "setup 0 0", "ready 0 0", "work 0 0", "rest 0 1", "ready 0 1", "work 0 1", "feedback 0 1",
        "setup 1 0",
    ]  # fmt: skip


def test_each_side_has_its_set_and_the_sides_are_switched_before_the_rest(modules: Page) -> None:
    places = modules.evaluate(
        """item => {
          const seen = new Set();
          let run = start(fresh(item), 0);
          for (let now = 0; now < 300000; now += 200) {
            run = advance(run, now);
            seen.add(`${run.phase} ${setName(run, { set: '{set}', left: 'l', right: 'r' })}`);
          }
          return [...seen];
        }""",
        SIDES,
    )

    assert places == [
        "ready 1, l", "work 1, l", "switch 1, r", "work 1, r", "rest 2, l", "ready 2, l",
        "work 2, l", "switch 2, r", "work 2, r", "feedback 2, r",
    ]  # fmt: skip


def test_a_page_that_comes_back_late_finds_the_set_counted_and_the_next_one_waiting(
    modules: Page,
) -> None:
    back = modules.evaluate(
        """item => {
          const late = advance(until(start(fresh(item), 0), 10), 1000000);
          const left = secondsLeft(late, 2000000);
          return [place(late), left, late.done[0].amounts, place(resume(late, 2000000))];
        }""",
        ITEM,
    )

    assert back == ["ready 0 1", 5, [3, None], "ready 0 1"]


def test_a_pause_keeps_the_time_however_long_it_is(modules: Page) -> None:
    left = modules.evaluate(
        """item => {
          const run = pause(until(start(fresh(item), 0), 9), 9000);
          const later = resume(advance(run, 9000000), 9000000);
          return [secondsLeft(run, 9000000), secondsLeft(later, 9000000), later.phase];
        }""",
        HOLD,
    )

    assert left == [16, 16, "work"]


def test_a_clock_that_was_set_back_starts_the_phase_anew_and_never_ends_it(modules: Page) -> None:
    left = modules.evaluate(
        "item => { const run = until(start(fresh(item), 0), 9);"
        " return [secondsLeft(run, -99999), advance(run, -99999) === run]; }",
        HOLD,
    )

    assert left == [20, True]


def test_who_skips_or_goes_back_while_the_clock_waits_goes_on(modules: Page) -> None:
    waits = modules.evaluate(
        """item => {
          const run = pause(until(start(fresh(item), 0), 8), 8000);
          return [run, skip(run, 9000), back(run, 9000)].map(isPaused);
        }""",
        ITEM,
    )

    assert waits == [True, False, False]


def test_a_tap_that_comes_too_late_for_its_screen_changes_nothing(modules: Page) -> None:
    same = modules.evaluate(
        """item => {
          const [works, rests] = [8, 25].map((s) => until(start(fresh(item), 0), s));
          return [start(works, 8000) === works, endSet(rests, 25000) === rests];
        }""",
        ITEM,
    )

    assert same == [True, True]


def test_a_run_is_left_alone_once_nobody_saw_it_for_three_hours(modules: Page) -> None:
    found = modules.evaluate(
        "item => [0, 1].map((ms) => isLeftAlone(fresh(item), 3 * 3600000 + ms))", ITEM
    )

    assert found == [False, True]


@pytest.mark.parametrize(
    ("seconds", "where"),
    [(2, "ready 0 1"), (7, "ready 0 1"), (25, "ready 0 1"), (90, "feedback 0 1")],
)
def test_a_skipped_set_is_not_counted_and_a_skipped_rest_ends(
    modules: Page, seconds: float, where: str
) -> None:
    place, amounts = modules.evaluate(
        """([plan, s]) => {
          const after = skip(until(start(fresh(...plan), 0), s), s * 1000);
          return [place(after), after.done[0].amounts];
        }""",
        [[ITEM, HOLD], seconds],
    )

    assert place == where
    assert amounts == ([3, None] if seconds in (25, 90) else [None, None])


def test_an_exercise_of_which_every_set_is_skipped_is_not_asked_about(modules: Page) -> None:
    found = modules.evaluate(
        "plan => place(skip(skip(start(fresh(...plan), 0), 0), 0))", [ITEM, HOLD]
    )

    assert found == "setup 1 0"


def test_an_exercise_skipped_on_its_card_leaves_nothing(modules: Page) -> None:
    places = modules.evaluate(
        """plan => {
          const once = skip(fresh(...plan), 0);
          const twice = skip(once, 0);
          return [place(once), place(twice), factOf(twice, 3)];
        }""",
        [ITEM, HOLD],
    )

    assert places == ["setup 1 0", "after 1 0", None]


@pytest.mark.parametrize(
    ("seconds", "where", "amounts"),
    [
        (2, "setup 0 0", [None, None]),
        (8, "ready 0 0", [None, None]),
        (25, "ready 0 0", [None, None]),
        (90, "ready 0 1", [3, None]),
        (110, "ready 0 1", [3, None]),
    ],
)
def test_back_does_the_set_again(modules: Page, seconds: float, where: str, amounts: list) -> None:
    found = modules.evaluate(
        """([item, s]) => {
          const run = back(until(start(fresh(item), 0), s), s * 1000);
          return [place(run), run.done[0].amounts];
        }""",
        [ITEM, seconds],
    )

    assert found == [where, amounts]


def test_back_from_a_card_leads_to_how_the_exercise_before_went(modules: Page) -> None:
    found = modules.evaluate(
        """plan => {
          const asked = until(start(fresh(...plan), 0), 110);
          const rated = rate(asked, 0, { effort: '2-3', pain: 2 }, 0);
          return [place(rated), place(back(rated, 0)), place(back(fresh(...plan), 0))];
        }""",
        [ITEM, HOLD],
    )

    assert found == ["setup 1 0", "feedback 0 0", "setup 0 0"]


def test_no_run_is_changed_by_what_is_done_with_it(modules: Page) -> None:
    same = modules.evaluate(
        """plan => {
          const run = until(start(fresh(...plan), 0), 8);
          const before = JSON.stringify(run);
          const freeze = (one) => {
            if (one && typeof one === 'object') Object.values(Object.freeze(one)).forEach(freeze);
            return one;
          };
          freeze(run);
          for (const how of [advance, pause, resume, endSet, skip, back, easier]) how(run, 99000);
          stop(run, 99000, 'time');
          rate(run, 0, { effort: '2-3' }, 0);
          return JSON.stringify(run) === before;
        }""",
        [HARD, HOLD],
    )

    assert same
