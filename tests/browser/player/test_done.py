"""What was done of a session: what counts, what is kept of it, and what is said aloud."""

import pytest
from playwright.sync_api import Page

from tests.browser.player.modules import HARD, HOLD, ITEM, LOADED, SET_S, SIDES, WALK


@pytest.mark.parametrize(
    ("item", "seconds", "amount"),
    [(ITEM, SET_S, 3), (ITEM, 9.9, 1), (HOLD, 20, 20), (HOLD, 12.4, 12), (WALK, 120, 2)],
)
def test_what_is_shown_is_what_is_counted(
    modules: Page, item: dict, seconds: float, amount: int
) -> None:
    counted = modules.evaluate(
        """([item, s]) => {
          const run = until(start(fresh(item), 0), 5);
          const end = 5000 + s * 1000;
          const shown = soFar(run, end - 1) + (s * 1000 === run.length ? 1 : 0);
          const after = s * 1000 === run.length ? until(run, 5 + s) : endSet(run, end);
          return [shown, after.done[0].amounts[0]];
        }""",
        [item, seconds],
    )

    assert counted == [amount, amount]


def test_nothing_counts_that_ended_before_the_first_repeat(modules: Page) -> None:
    done = modules.evaluate(
        "item => endSet(until(start(fresh(item), 0), 5), 9000).done[0].amounts", ITEM
    )

    assert done == [None, None]


def test_a_set_that_is_ended_late_counts_no_more_than_a_whole_one(modules: Page) -> None:
    found = modules.evaluate(
        """item => {
          const run = until(start(fresh(item), 0), 6);
          const late = pause(run, 900000);
          return [endSet(run, 900000).done[0].amounts, soFar(late, 0), secondsLeft(late, 0)];
        }""",
        HOLD,
    )

    assert found == [[20], 20, 0]


def test_the_easier_one_takes_the_place_of_what_was_not_begun(modules: Page) -> None:
    found = modules.evaluate(
        "plan => { const run = easier(fresh(...plan), 0);"
        " return [place(run), run.plan.map((one) => one.id), run.done.length]; }",
        [HARD, HOLD],
    )

    assert found == ["setup 0 0", ["SQ2", "PL2"], 2]


def test_what_was_done_of_the_harder_one_stays_and_the_easier_one_has_the_sets_that_are_left(
    modules: Page,
) -> None:
    found = modules.evaluate(
        """plan => {
          let run = easier(until(start(fresh(...plan), 0), 25), 25000);
          const asked = [place(run), run.plan.map((one) => one.sets), easier(run, 25000) === run];
          run = rate(run, 0, { effort: '0-1', pain: 4 }, 25000);
          run = until(start(run, 25000), 25 + 25);
          run = rate(run, 1, { effort: '4+', pain: 1 }, 50000);
          return [asked, factOf(skip(run, 50000), 3).items];
        }""",
        [HARD, HOLD],
    )

    assert found == [
        ["feedback 0 1", [2, 1, 1], True],
        [
            {"exercise": "SQ3", "sets": [{"reps": 3}], "effort_left": "0-1", "pain_during": 4},
            {"exercise": "SQ2", "sets": [{"reps": 3}], "effort_left": "4+", "pain_during": 1},
        ],
    ]


@pytest.mark.parametrize("seconds", [24, 50, 135])
def test_the_easier_one_has_a_set_for_each_that_is_left_of_both_sides_or_one(
    modules: Page, seconds: float
) -> None:
    sets = modules.evaluate(
        """([item, s]) => {
          const run = easier(until(start(fresh(item), 0), s), s * 1000);
          return run.plan.map((one) => one.sets);
        }""",
        [{**SIDES, "easier": SIDES}, seconds],
    )

    assert sets == [2, 1]


def test_a_set_that_is_set_to_nothing_is_not_kept(modules: Page) -> None:
    sets = modules.evaluate(
        """item => {
          const run = until(start(fresh(item), 0), 110);
          const rated = rate(run, 0, { amounts: [0, 3], effort: '2-3', pain: 2 }, 110000);
          return factOf(rated, 3).items[0].sets;
        }""",
        ITEM,
    )

    assert sets == [{"reps": 3}]


def test_who_stops_in_a_set_keeps_what_was_done_of_it_and_is_asked_how_it_went(
    modules: Page,
) -> None:
    found = modules.evaluate(
        """plan => {
          const run = stop(until(start(fresh(...plan), 0), 16), 16000, 'time');
          const open = unrated(run);
          const rated = rate(run, 0, { effort: '2-3', pain: 2, load: 7.5 }, 0);
          return [place(run), place(rated), open, unrated(rated), factOf(rated, 4)];
        }""",
        [LOADED, HOLD],
    )

    assert found == [
        "after 0 0",
        "after 0 0",
        [0],
        [],
        {
            "date": "2026-11-02",
            "pain_before": 3,
            "pain_after": 4,
            "stopped": True,
            "stop_reason": "time",
            "items": [
                {
                    "exercise": "PL2",
                    "sets": [{"hold_s": 11, "load_kg": 7.5}],
                    "effort_left": "2-3",
                    "pain_during": 2,
                }
            ],
        },
    ]


def test_a_sign_is_kept_though_nothing_was_done_and_no_time_is_not(modules: Page) -> None:
    found = modules.evaluate(
        """item => [factOf(stop(fresh(item), 0, 'chest_pain', true), 3)?.stop_reason,
                    factOf(stop(fresh(item), 0, 'time'), 3)]""",
        ITEM,
    )

    assert found == ["chest_pain", None]


def test_who_lets_the_clock_wait_is_told_that_it_does(modules: Page) -> None:
    said = modules.evaluate(
        """item => {
          const words = { set: 'x', says: { work: 'Go.', paused: 'Waiting.' } };
          const run = until(start(fresh(item), 0), 8);
          return momentOf(pause(run, 8000), 9000, words).say;
        }""",
        ITEM,
    )

    assert said == "Waiting."


def test_every_repeat_is_counted_aloud_once_with_a_beat_there_and_back(modules: Page) -> None:
    words = {"set": "{set}", "says": {"work": "Go.", "ready": "Ready", "rest": "Rest"}}
    said = modules.evaluate(
        """([item, words]) => {
          const said = [];
          let run = start(fresh(item), 0);
          let last = '';
          for (let now = 0; now <= 21000; now += 200) {
            run = advance(run, now);
            const moment = momentOf(run, now, words);
            if (moment.key !== last) said.push([now / 1000, moment.say, moment.beep]);
            last = moment.key;
          }
          return said;
        }""",
        [ITEM, words],
    )

    assert said == [
        [0, "Ready", 880], [2, "3", 440], [3, "2", 440], [4, "1", 440],
        [5, "Go.", 880], [7, "", 0], [8, "", 440],
        [10, "1", 620], [12, "", 0], [13, "", 440],
        [15, "2", 620], [17, "", 0], [18, "", 440],
        [20, "Rest", 880],
    ]  # fmt: skip
